/**
 * What stands around every page: head, navigation, display settings, footer. A page is what its
 * presenter made plus this frame and the words of its language; views see nothing else.
 */
import { ASSETS } from '../../assets.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import { choiceHref } from '../../visit.ts';
import type { Choice, Visit } from '../../visit.ts';
import { smallBox } from '../search/search-box.ts';
import type { SearchBox } from '../search/search-box.ts';
import { HTML_LANG } from '../../i18n/languages.ts';
import type { FooterSettings } from '../../portal-deps.ts';
import { telephonesIn } from './telephone.ts';
import type { About } from './meta.ts';

export type Section =
  'home' | 'search' | 'browse' | 'libraries' | 'collections' | 'shelf' | 'status' | 'help' | 'none';

/** What a page says of itself. */
export interface PageHead {
  readonly title: string;
  readonly section: Section;
  /** False for pages without end (searches, errors), which crawlers should leave. */
  readonly indexed: boolean;
  /** To those who do not read the page: search engines, cards, feed readers. */
  readonly about?: About;
  /** Addresses of scripts that this page needs beside those of all pages. */
  readonly scripts?: readonly string[];
  /** Ways past what stands before the heart of the page. */
  readonly skips?: readonly Skip[];
}

/** A link that is seen when it has the focus. */
export interface Skip {
  readonly href: string;
  readonly label: string;
}

export interface ChoiceLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

export interface Frame {
  readonly htmlLang: string;
  /** Classes of the root element: `text-large`, `contrast-high`, none. */
  readonly display: string;
  readonly title: string;
  readonly robots: string;
  readonly stylesheet: string;
  readonly icon: string;
  /** Suggestions in the search box, and what the page needs beside. */
  readonly scripts: readonly string[];
  readonly skips: readonly Skip[];
  /** The search box under the masthead; null on a page that has one of its own. */
  readonly box: SearchBox | null;
  readonly nav: readonly ChoiceLink[];
  /** Label in its own language, and that language. */
  readonly languages: readonly (ChoiceLink & { readonly lang: string })[];
  readonly textSizes: readonly ChoiceLink[];
  readonly contrasts: readonly ChoiceLink[];
  readonly demonstration: boolean;
  readonly footer: readonly {
    readonly label: string;
    readonly value: string;
    readonly href: string | null;
  }[];
}

/** Of a window and of a bookmark, UTF-16 units. */
const LONGEST_TITLE = 200;

/** @param hasBox whether the page has a search box of its own */
export function frameOf(
  visit: Visit,
  head: PageHead,
  site: { readonly demonstration: boolean; readonly footer: FooterSettings },
  hasBox: boolean,
): Frame {
  const { t } = visit;
  const choice = (which: Choice, value: string, label: string, current: boolean): ChoiceLink => ({
    href: choiceHref(visit, which, value),
    label,
    current,
  });
  const sections = [
    'home',
    'search',
    'browse',
    'libraries',
    'collections',
    'shelf',
    'status',
    'help',
  ] as const;
  return {
    htmlLang: HTML_LANG[visit.lang],
    display: [visit.largeText ? 'text-large' : '', visit.highContrast ? 'contrast-high' : '']
      .filter((name) => name !== '')
      .join(' '),
    title:
      head.section === 'home'
        ? `${t.site.name} · ${t.site.tagline}`
        : `${shortened(head.title, LONGEST_TITLE)} - ${t.site.name}`,
    robots: head.indexed ? 'index, follow' : 'noindex, follow',
    stylesheet: ASSETS.stylesheet,
    icon: ASSETS.icon,
    scripts: [ASSETS.suggest, ASSETS.shelf, ...(head.scripts ?? [])],
    skips: head.skips ?? [],
    box: hasBox ? null : smallBox(t),
    nav: sections.map((section) => ({
      href: section === 'home' ? '/' : `/${section}`,
      label: t.nav[section],
      current: section === head.section,
    })),
    languages: [
      { ...choice('lang', 'zh', '中文', visit.lang === 'zh'), lang: HTML_LANG.zh },
      { ...choice('lang', 'en', 'English', visit.lang === 'en'), lang: HTML_LANG.en },
    ],
    textSizes: [
      choice('text', 'standard', t.site.textStandard, !visit.largeText),
      choice('text', 'large', t.site.textLarge, visit.largeText),
    ],
    contrasts: [
      choice('contrast', 'standard', t.site.contrastStandard, !visit.highContrast),
      choice('contrast', 'high', t.site.contrastHigh, visit.highContrast),
    ],
    demonstration: site.demonstration,
    footer: footerOf(site.footer, visit),
  };
}

function footerOf(footer: FooterSettings, { t }: Visit): Frame['footer'] {
  const lines: { label: string; value: string; href: string | null }[] = [];
  if (footer.organiser)
    lines.push({ label: t.site.organiser, value: footer.organiser, href: null });
  if (footer.telephone) {
    for (const { text, href } of telephonesIn(footer.telephone))
      lines.push({ label: t.site.telephone, value: text, href });
  }
  // Law wants the number to lead to the register it is in.
  if (footer.icp) lines.push({ label: '', value: footer.icp, href: 'https://beian.miit.gov.cn/' });
  if (footer.police)
    lines.push({ label: '', value: footer.police, href: 'https://beian.mps.gov.cn/' });
  return lines;
}
