/**
 * A work 文献 is what a reader finds: the same edition, described by one or more libraries. It is
 * built from its documents each time and never edited, so that it can also come apart. Its id is
 * that of its oldest document, the first stored.
 */
import type { Access, Carrier } from './fields/access.ts';
import {
  dateIn,
  followedIn,
  namesIn,
  sayCarrier,
  sayCreators,
  sayDate,
  sayPublisher,
  sayTitle,
  sayType,
} from './card.ts';
import { endYear, startYear } from './dates/dates.ts';
import { pictureOf, displayTitle } from './document.ts';
import type { DateStatement } from './dates/reading.ts';
import type { CatalogueDocument, DocumentId, Holding } from './document.ts';
import type { TypeCode } from './fields/types.ts';
import { takenDown } from './suppression.ts';
import type { HeldSuppression, TakenDown } from './suppression.ts';
import { shortened } from './text/bounds.ts';
import { foldForms, titleKey } from './text/text.ts';

export type WorkId = DocumentId;

/** What an id leads to. */
export type WorkLookup =
  | { readonly kind: 'work'; readonly work: Work }
  /** The id is that of a member, present or past, of this other work. */
  | { readonly kind: 'moved'; readonly to: WorkId }
  /** The last record was deleted. `title` as it was last known. */
  | { readonly kind: 'gone'; readonly title: string; readonly deletedAt: string }
  /** A person keeps its last record from readers. */
  | ({ readonly kind: 'taken-down' } & TakenDown)
  | { readonly kind: 'unknown' };

/** What the id of an oeuvre leads to, whose oldest work may be no more. */
export type OeuvreLookup =
  | { readonly kind: 'oeuvre'; readonly id: WorkId }
  /** The only work that is left of it. */
  | { readonly kind: 'work'; readonly id: WorkId }
  | { readonly kind: 'none' };

/** Where the id of a record leads that is no work of its own. */
export function ledTo(
  id: WorkId,
  record:
    | {
        /** The work that it belongs to, or belonged to last. */
        readonly work: WorkId | null;
        readonly isAlive: boolean;
        /** Of the work it was, else its own. */
        readonly title: string;
        /** ISO 8601 UTC. */
        readonly changedAt: string;
        /** What keeps it from readers; undefined when nothing does. */
        readonly suppression?: HeldSuppression | undefined;
      }
    | undefined,
): WorkLookup {
  if (record === undefined) return { kind: 'unknown' };
  const { work, isAlive, title, changedAt } = record;
  if (work !== null && work !== id && isAlive) return { kind: 'moved', to: work };
  if (record.suppression !== undefined)
    return { kind: 'taken-down', ...takenDown(record.suppression) };
  return { kind: 'gone', title, deletedAt: changedAt };
}

/** Number of live works, and live records and their works by library code. */
export interface CatalogueTotals {
  readonly works: number;
  readonly byLibrary: Readonly<
    Record<string, { readonly works: number; readonly records: number }>
  >;
}

/** A holding with the record that says so. */
export interface WorkHolding extends Holding {
  readonly library: string;
  readonly source: string;
  /** OAI identifier of the record. */
  readonly identifier: string;
  readonly document: CatalogueDocument;
}

export interface Work {
  readonly id: WorkId;
  /** Of the 著作 that it belongs to with other editions and carriers of its text, see `matching/oeuvre.ts`; null by itself. */
  readonly oeuvreId: WorkId | null;
  /** Display title: 正题名. 分册号, 分册名. */
  readonly title: string;
  /** Names of those responsible first. */
  readonly creators: readonly string[];
  /** Date of publication as printed, else of making, else of the volume; null when no document says one. */
  readonly date: string | null;
  readonly dateKind: DateStatement['kind'];
  /** First and last year of that date, astronomical; null when unknown. */
  readonly startYear: number | null;
  readonly endYear: number | null;
  /** The main kind. */
  readonly type: TypeCode;
  /** Every kind that a document says, the main one first; `other` only where there is none else. */
  readonly types: readonly TypeCode[];
  readonly carrier: Carrier;
  /** Oldest first: the order in which their records were first stored. */
  readonly documents: readonly CatalogueDocument[];
  /** Every holding of every document, in the order of the documents. */
  readonly holdings: readonly WorkHolding[];
  /** When the oldest record was first stored, ISO 8601 UTC. */
  readonly firstAdded: string;
}

/**
 * What a result list shows of a work; kept in the index as it stands. A list of a hundred works stays small
 * whatever is in a record: texts are cut and end in …, lists are cut and their number is told.
 */
export interface WorkHit {
  readonly id: WorkId;
  readonly title: string;
  readonly creators: readonly string[];
  /** How many there are; absent when all are listed. */
  readonly creatorCount?: number;
  /** Title and names as other records print them, in other forms of the same characters; absent when none does. */
  readonly otherForms?: readonly string[];
  readonly date: string | null;
  /** What the date is of; absent for that of publication. */
  readonly dateKind?: DateStatement['kind'];
  readonly publisher: string | null;
  /** The main kind. */
  readonly type: TypeCode;
  /** All kinds, the main one first; absent when there is one alone. */
  readonly types?: readonly TypeCode[];
  /** Whether `/works/:id/picture` has something to show. */
  readonly picture: boolean;
  /** Of each library the first, and others as far as there is room. */
  readonly holdings: readonly HitHolding[];
  /** How many there are; absent when all are listed. */
  readonly holdingCount?: number;
}

export interface HitHolding {
  readonly library: string;
  readonly source: string;
  readonly identifier: string;
  readonly collections: readonly string[];
  readonly access: Access;
  readonly carrier: Carrier;
  readonly callNumber: string | null;
}

/**
 * Builds a work from its documents.
 *
 * What is shown of the work is told, field by field, by the document that `card.ts` says is followed.
 *
 * @param documents oldest first, at least one
 * @param firstAdded when the oldest record was first stored, ISO 8601 UTC
 */
export function buildWork(
  documents: readonly CatalogueDocument[],
  firstAdded: string,
  oeuvreId: WorkId | null = null,
): Work {
  const [oldest] = documents;
  if (oldest === undefined) throw new RangeError('A work has at least one document.');
  const date = dateIn(followedIn(documents, sayDate)?.dates ?? []);
  const named = followedIn(documents, sayCreators);
  return {
    id: oldest.id,
    oeuvreId,
    title: displayTitle(followedIn(documents, sayTitle) ?? oldest),
    creators: named === undefined ? [] : namesIn(named),
    date: date?.raw ?? null,
    dateKind: date?.kind ?? 'publication',
    startYear: date === undefined ? null : (startYear(date) ?? endYear(date)),
    endYear: date === undefined ? null : date.precision === 'open' ? OPEN_END : endYear(date),
    ...typesOf(documents),
    carrier: followedIn(documents, sayCarrier)?.carrier ?? 'unknown',
    documents,
    holdings: documents.flatMap((document) =>
      document.holdings.map((holding) => ({
        ...holding,
        library: document.library,
        source: document.source,
        identifier: document.identifier,
        document,
      })),
    ),
    firstAdded,
  };
}

function typesOf(documents: readonly CatalogueDocument[]): Pick<Work, 'type' | 'types'> {
  const said = documents.flatMap(({ type: { code, also = [] } }) => [code, ...also]);
  const type = followedIn(documents, sayType)?.type.code ?? 'other';
  const others = said.filter((code) => code !== 'other');
  return { type, types: [...new Set<TypeCode>([type, ...others])] };
}

/** A serial that goes on: far enough for every filter, and no year of its own. */
export const OPEN_END = 9999;

/** Texts and lists of a hit are no longer than this; texts in UTF-16 units. */
const LONGEST_TITLE = 500;
const LONGEST_TEXT = 100;
const MOST_CREATORS = 20;
const MOST_FORMS = 6;
const MOST_HOLDINGS = 50;
const MOST_COLLECTIONS = 10;

/** What a result list shows of it. */
export function workHit(work: Work): WorkHit {
  const { creators, holdings } = work;
  const publisher = followedIn(work.documents, sayPublisher)?.publications.find(
    (publication) => publication.publisher !== null,
  )?.publisher;
  const listed = holdings.length > MOST_HOLDINGS ? someOfEach(holdings) : holdings;
  const otherForms = otherFormsOf(work);
  return {
    id: work.id,
    title: shortened(work.title, LONGEST_TITLE),
    creators: creators.slice(0, MOST_CREATORS).map((name) => shortened(name, LONGEST_TEXT)),
    ...(creators.length > MOST_CREATORS ? { creatorCount: creators.length } : {}),
    ...(otherForms.length > 0 ? { otherForms } : {}),
    date: work.date === null ? null : shortened(work.date, LONGEST_TEXT),
    ...(work.dateKind === 'publication' ? {} : { dateKind: work.dateKind }),
    publisher: publisher == null ? null : shortened(publisher, LONGEST_TEXT),
    type: work.type,
    ...(work.types.length > 1 ? { types: work.types } : {}),
    picture: work.documents.some((document) => pictureOf(document) !== null),
    holdings: listed.map((holding) => ({
      library: holding.library,
      source: holding.source,
      identifier: holding.identifier,
      collections: holding.collections.slice(0, MOST_COLLECTIONS),
      access: holding.access,
      carrier: holding.carrier,
      callNumber: holding.callNumber === null ? null : shortened(holding.callNumber, LONGEST_TEXT),
    })),
    ...(listed === holdings ? {} : { holdingCount: holdings.length }),
  };
}

/** What other records print for the title and the names: 金陵瑣事 where 金陵琐事 is shown. */
function otherFormsOf({ title, creators, documents }: Work): string[] {
  if (documents.length < 2) return [];
  const shown = [title, ...creators.slice(0, MOST_CREATORS)];
  const keys = new Set(shown.map(titleKey));
  const seen = new Set(shown.map(lettersOf));
  const forms: string[] = [];
  for (const document of documents) {
    for (const text of [displayTitle(document), ...document.creators.map(({ name }) => name)]) {
      const letters = lettersOf(text);
      if (seen.has(letters) || !keys.has(titleKey(text))) continue;
      seen.add(letters);
      forms.push(shortened(text, LONGEST_TEXT));
    }
  }
  return forms.slice(0, MOST_FORMS);
}

/** Without marks and blanks, every character in the form it is printed in. */
function lettersOf(text: string): string {
  return foldForms(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** The first of every library, and as many others as there is room for, in their order. */
function someOfEach(holdings: readonly WorkHolding[]): WorkHolding[] {
  const firsts = new Set(new Map(holdings.toReversed().map((one) => [one.library, one])).values());
  let room = MOST_HOLDINGS - firsts.size;
  return holdings.filter((one) => firsts.has(one) || room-- > 0);
}
