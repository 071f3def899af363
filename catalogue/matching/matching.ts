/**
 * Which documents describe the same edition. Only certain identity joins: a false join hides a document
 * from readers, a missed one shows two hits (docs/decisions/0002-certain-identity-only.md).
 *
 * Keys nominate: documents without a key in common are never compared. `sameEdition` decides. Groups
 * are not transitive: a document joins the group whose oldest document it is the same as. A key that
 * very many documents have is narrowed, see `blocks.ts`.
 */
import { editionKindIn } from '../fields/editions.ts';
import type { CatalogueDocument } from '../document.ts';
import type { Identifier } from '../fields/identifiers.ts';
import { readVolume, volumeKey } from '../fields/volumes.ts';
import type { Volume } from '../fields/volumes.ts';
import { nameKey } from '../fields/names.ts';
import { publisherKey } from '../fields/publishers.ts';
import { titleKey } from '../text/text.ts';
import { isClassTitle, likeness, numbersIn, titleCore } from '../fields/titles.ts';

/** Titles of one ISBN agree from this likeness of their character pairs on (reference, section 8: .6 is conflict). */
const LIKE = 0.8;

/** A volume named in a note: 第2册, 上册 : 精装, v. 3. */
const VOLUME_NOTE = /第.{1,6}?[册冊卷辑輯编編集]|[上中下][册冊卷]|\bv(?:ol)?\.?\s*\d+/iu;

/** What documents must have in common to be compared. */
export interface MatchKey {
  readonly key: string;
  /** What of the title must be equal as well where too many have the key; '' when all of it is in the key. */
  readonly title: string;
}

/**
 * One key for each valid ISBN of the volume itself; or, for a document without any ISBN, one key composed
 * of everything that must be equal, when everything is there. None = never joined.
 */
export function matchKeys(document: CatalogueDocument): readonly MatchKey[] {
  const volume = volumeKey(document.volume);
  const isbns = document.identifiers.filter((identifier) => identifier.type === 'isbn');
  if (isbns.length > 0) {
    return isbns
      .filter((isbn) => isbn.valid && isbn.ofSet !== true)
      .filter((isbn) => isbns.length === 1 || namesVolume(isbn, document.volume))
      .map((isbn) => ({
        key: `isbn|${isbn.value}|${volume}|${document.carrier}`,
        title: exactTitle(document),
      }));
  }
  const key = describedKey(document, volume);
  return key === undefined ? [] : [{ key, title: '' }];
}

/** The record of a set lists the ISBN of each volume (第2册): none of them is that of the set. */
function namesVolume({ note = '' }: Identifier, volume: Volume | null): boolean {
  const said = VOLUME_NOTE.exec(note)?.[0];
  if (said === undefined) return true;
  return volume !== null && readVolume(said)?.number === volume.number;
}

/** Title core, first responsible, edition kind, publisher, date, volume and carrier, all present. */
function describedKey(document: CatalogueDocument, volume: string): string | undefined {
  const title = document.titles[0]?.text ?? '';
  const creator = document.creators.find((one) => one.primary) ?? document.creators[0];
  const publisher = document.publications.find((one) => one.publisher !== null)?.publisher;
  const date = document.dates.find((one) => one.kind === 'publication');
  const edition = document.edition?.kind ?? editionKindIn(date?.raw ?? '');
  if (creator === undefined || publisher == null || edition === null) return undefined;
  if (date?.start == null || date.precision === 'ambiguous' || date.certainty !== 'certain')
    return undefined;
  if (document.carrier === 'unknown' || isClassTitle(title)) return undefined;
  const parts = [
    titleCore(title),
    nameKey(creator.name),
    edition,
    publisherKey(publisher),
    `${date.start}/${date.end ?? ''}`,
    volume,
    document.carrier,
  ];
  return `described|${parts.join('|')}`;
}

/**
 * Groups of documents of one edition, each oldest first, in the order of their oldest documents.
 *
 * @param documents oldest first
 * @param keysOf documents are compared that have one of these in common
 */
export function groupSameEdition(
  documents: readonly CatalogueDocument[],
  keysOf: (document: CatalogueDocument) => readonly string[] = allKeys,
): CatalogueDocument[][] {
  const groups: CatalogueDocument[][] = [];
  /** Groups by the keys of their oldest document. */
  const byKey = new Map<string, CatalogueDocument[][]>();
  for (const document of documents) {
    const keys = keysOf(document);
    const group = keys
      .flatMap((key) => byKey.get(key) ?? [])
      .find(([oldest]) => oldest !== undefined && sameEdition(oldest, document));
    if (group !== undefined) {
      group.push(document);
      continue;
    }
    const begun = [document];
    groups.push(begun);
    for (const key of keys) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [begun]);
      else known.push(begun);
    }
  }
  return groups;
}

function allKeys(document: CatalogueDocument): string[] {
  return matchKeys(document).map(({ key }) => key);
}

/** Equal in two documents only when `titlesAgree` says yes without looking at likeness. */
function exactTitle({ titles }: CatalogueDocument): string {
  const title = titles[0]?.text ?? '';
  return `${titleCore(title)}|${numbersIn(title)}`;
}

/** Whether two documents with a key in common are the same edition: with ISBN only when their titles agree. */
function sameEdition(a: CatalogueDocument, b: CatalogueDocument): boolean {
  const hasIsbn = a.identifiers.some((identifier) => identifier.type === 'isbn');
  return !hasIsbn || titlesAgree(a, b);
}

/** The same number may stand on a series, a set and a reprint: the titles must say the same as well. */
function titlesAgree(a: CatalogueDocument, b: CatalogueDocument): boolean {
  const [left, right] = [a, b].map((document) => document.titles[0]?.text ?? '') as [
    string,
    string,
  ];
  if (numbersIn(left) !== numbersIn(right)) return false;
  const [one, other] = [titleCore(left), titleCore(right)];
  if (one === other || likeness(one, other) >= LIKE) return true;
  // 秦淮河 : 历史与文化 in one record, 秦淮河历史与文化 or 秦淮河 in the other.
  return (
    withRemainder(a).some((long) => long === other) ||
    withRemainder(b).some((long) => long === one) ||
    withRemainder(a).some((long) => withRemainder(b).includes(long))
  );
}

function withRemainder(document: CatalogueDocument): string[] {
  const main = document.titles[0]?.text ?? '';
  return document.titles
    .filter((title) => title.kind === 'remainder')
    .flatMap((title) => [titleKey(`${main}${title.text}`)]);
}
