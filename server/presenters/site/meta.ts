/**
 * What a page says of itself to those who do not read it: search engines, cards of messengers, feed readers. A sentence
 * about the page, the address it has, the picture that may stand for it, and the same in data (JSON-LD). Only what is
 * on the page as well: what is kept from readers never comes here.
 */
import { beginningOf } from '../../../catalogue/text/bounds.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { Visit } from '../../visit.ts';

/** A feed of what a page lists. */
export interface Feed {
  readonly href: string;
  readonly title: string;
}

/** What a presenter says of its page; all may be absent. */
export interface About {
  /** A sentence or two; the name of the page and what the portal is when absent. */
  readonly description?: string;
  /** Address of a picture that everybody may see, from `/`. */
  readonly picture?: string | null;
  readonly isArticle?: boolean;
  readonly feed?: Feed;
  /** Nodes of schema.org. */
  readonly data?: readonly object[];
}

export interface PageMeta {
  readonly description: string;
  readonly title: string;
  readonly siteName: string;
  readonly type: 'website' | 'article';
  readonly url: string;
  /** Where the page has an address for good; null for those that crawlers leave. */
  readonly canonical: string | null;
  readonly image: string | null;
  readonly locale: string;
  readonly otherLocale: string;
  readonly feeds: readonly Feed[];
  /** JSON as it may stand in a script element. */
  readonly data: readonly string[];
}

const LOCALES: Readonly<Record<Lang, string>> = { zh: 'zh_CN', en: 'en_US' };
/** UTF-16 units: longer ones nobody shows. */
const LONGEST_DESCRIPTION = 300;
const LONGEST_TITLE = 200;
/** What is longer is read at `/works/:id.jsonld`. */
const LONGEST_DATA = 32_000;

/** @param origin see `originOf` */
export function metaOf(
  { lang, t, address }: Pick<Visit, 'lang' | 't' | 'address'>,
  head: {
    readonly title: string;
    readonly section: string;
    readonly indexed: boolean;
    readonly about?: About;
  },
  origin: string,
): PageMeta {
  const { description, picture = null, isArticle = false, feed, data = [] } = head.about ?? {};
  const newest = { href: '/feed.atom', title: t.meta.newest };
  const [path = '/'] = address.split('?');
  const isHome = head.section === 'home';
  return {
    description: beginningOf(
      description ??
        (isHome
          ? t.site.description
          : t.meta.page(beginningOf(head.title, LONGEST_TITLE), t.site.description)),
      LONGEST_DESCRIPTION,
    ),
    title: beginningOf(isHome ? t.site.name : head.title, LONGEST_TITLE),
    siteName: t.site.name,
    type: isArticle ? 'article' : 'website',
    url: `${origin}${head.indexed ? path : address}`,
    canonical: head.indexed ? `${origin}${path}` : null,
    image: picture === null ? null : `${origin}${picture}`,
    locale: LOCALES[lang],
    otherLocale: LOCALES[lang === 'zh' ? 'en' : 'zh'],
    feeds: feed === undefined ? [newest] : [feed, newest],
    data: data.map(jsonInHtml).filter((json) => json.length <= LONGEST_DATA),
  };
}

/** The first sentence of a text of whatever length, without its line ends. */
export function firstSentence(text: string): string {
  const beginning = beginningOf(text.trim(), LONGEST_DESCRIPTION);
  const end = beginning.search(/[。！？\n]|[.!?](?=\s)/);
  return (end === -1 ? beginning : beginning.slice(0, end + 1)).trim();
}

/** Nothing in it ends the element it stands in, or a line of a script. */
export function jsonInHtml(data: object): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
