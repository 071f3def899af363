/**
 * Addresses of a record that can be kept from readers: all of them, those of a kind, or one. An address that is
 * taken out is taken out of texts and numbers as well: many records print it there once more.
 */
import type { CatalogueDocument } from '../document.ts';
import type { Link } from '../fields/links.ts';

/** Kinds that are named in a suppression: 全文, 缩略图 and so on. */
export const LINK_KINDS = [
  'landing',
  'fulltext',
  'cover',
  'thumbnail',
  'iiif',
  'audio',
  'video',
  'other',
] as const satisfies readonly Link['kind'][];

/** Whether the name is one of a kind; else it is an address. */
export function isLinkKind(name: string): name is Link['kind'] {
  return LINK_KINDS.some((kind) => kind === name);
}

/** Every address of the record, once each. */
export function linksIn({ holdings }: CatalogueDocument): Link[] {
  const links = holdings.flatMap((holding) => holding.links);
  return [...new Map(links.map((link) => [link.url, link])).values()];
}

/**
 * The description without these addresses; the same object when it has none of them.
 *
 * @param named a kind or an address; null = all
 */
export function withoutLinks(document: CatalogueDocument, named: string | null): CatalogueDocument {
  const isOne = ({ url, kind }: Link): boolean => named === null || named === kind || named === url;
  const gone = linksIn(document)
    .filter(isOne)
    .map(({ url }) => url);
  if (gone.length === 0) return document;
  const isFree = (text: string | null | undefined): boolean =>
    text == null || !gone.some((url) => text.includes(url));
  const freeOf = <T extends string>(texts: readonly T[]): T[] => texts.filter(isFree);
  const { hosts, ...rest } = document;
  return {
    ...rest,
    ...(hosts === undefined ? {} : { hosts: freeOf(hosts) }),
    identifiers: document.identifiers.filter(({ raw }) => isFree(raw)),
    abstract: isFree(document.abstract) ? document.abstract : null,
    contents: freeOf(document.contents),
    notes: freeOf(document.notes),
    extra: Object.fromEntries(
      Object.entries(document.extra).map(([label, values]) => [label, freeOf(values)] as const),
    ),
    holdings: document.holdings.map((holding) => ({
      ...holding,
      rights: isFree(holding.rights) ? holding.rights : null,
      links: holding.links.filter((link) => !isOne(link)),
    })),
  };
}
