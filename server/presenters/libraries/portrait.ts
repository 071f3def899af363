/** What a library's page leads with: what it alone holds, what it is strong in, its works by time. */
import type { Portrait } from '../../enquiries/portraits.ts';
import type { Strength, StrongFacet } from '../../enquiries/strengths.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';
import { langOf } from '../../../catalogue/text/script.ts';
import { HTML_LANG } from '../../i18n/languages.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Visit } from '../../visit.ts';
import { arePictures, presentHit } from '../search/hits.ts';
import type { ShownHit } from '../search/hits.ts';
import type { Library } from '../../../catalogue/library.ts';

export interface ShownOnly {
  /** 120 种，占馆藏的 45%. */
  readonly summary: string;
  readonly href: string;
  readonly hrefLabel: string;
  readonly hits: readonly ShownHit[];
  readonly isGrid: boolean;
}

export interface ShownStrength {
  readonly label: string;
  /** `lang` of the label; '' where that of the page is right. */
  readonly lang: string;
  readonly href: string;
  /** 8 种，占本馆 21%，全市 3%. */
  readonly said: string;
  /** Per cent of the drawing. */
  readonly width: number;
  readonly cityWidth: number;
}

export interface ShownStrengths {
  readonly facet: StrongFacet;
  readonly heading: string;
  readonly values: readonly ShownStrength[];
}

/** In this order, and so many of each. */
const SHOWN: readonly (readonly [facet: StrongFacet, most: number])[] = [
  ['type', 4],
  ['class', 4],
  ['subject', 6],
];

/** @returns null when there is nothing that it alone holds */
export function presentOnly(
  code: string,
  { only, found }: Portrait,
  labels: Labels,
  visit: Visit,
): ShownOnly | null {
  const { t } = visit;
  if (only.works === 0) return null;
  return {
    summary: t.portrait.only(only.works, shareText(only.works / Math.max(1, found.total), visit)),
    href: writeSearchAddress({ filters: { lib: [code], held: ['single'] } }),
    hrefLabel: t.portrait.allOnly(only.works),
    hits: only.hits.map((hit) => presentHit(hit, labels, visit)),
    isGrid: arePictures(only.hits),
  };
}

export function presentStrengths(
  library: Library,
  { strengths }: Portrait,
  labels: Labels,
  visit: Visit,
): ShownStrengths[] {
  const { lang, t } = visit;
  return SHOWN.flatMap(([facet, most]) => {
    const shown = strengths[facet].filter((one) => !isItsName(one, library)).slice(0, most);
    if (shown.length === 0) return [];
    const values = shown.map(({ value, works, share, cityShare }): ShownStrength => {
      const label = labels.of(facet, value);
      return {
        label,
        lang: langOf(label, HTML_LANG[lang]),
        href: writeSearchAddress({ filters: { lib: [library.code], [facet]: [value] } }),
        said: t.portrait.share(works, shareText(share, visit), shareText(cityShare, visit)),
        width: percent(share),
        cityWidth: percent(cityShare),
      };
    });
    return [{ facet, heading: t.portrait.strong[facet], values }];
  });
}

/** That a library of a district has works about the district goes without saying. */
function isItsName({ facet, value }: Strength, { shortName }: Library): boolean {
  return facet === 'subject' && value.includes(shortName);
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}

function shareText(share: number, { lang }: Visit): string {
  const digits = share < 0.0095 ? 1 : 0;
  return new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: digits,
  }).format(Math.max(share, 0.001));
}
