/**
 * A work 文献 is what a reader finds: the same edition, described by one or more libraries. It is
 * built from its documents each time and never edited, so that it can also come apart. Its id is
 * that of its oldest document, the first stored.
 */
import type { Access, Carrier } from './fields/access.ts';
import { endYear, startYear } from './dates/dates.ts';
import { nameKey } from './fields/names.ts';
import { pictureOf, displayTitle } from './document.ts';
import type { CatalogueDocument, DocumentId, Holding } from './document.ts';
import type { DateStatement } from './dates/reading.ts';
import type { TypeCode } from './fields/types.ts';

export type WorkId = DocumentId;

/** What an id leads to. */
export type WorkLookup =
  | { readonly kind: 'work'; readonly work: Work }
  /** The id is that of a member, present or past, of this other work. */
  | { readonly kind: 'moved'; readonly to: WorkId }
  /** The last record was deleted. `title` as it was last known. */
  | { readonly kind: 'gone'; readonly title: string; readonly deletedAt: string }
  | { readonly kind: 'unknown' };

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
      }
    | undefined,
): WorkLookup {
  if (record === undefined) return { kind: 'unknown' };
  const { work, isAlive, title, changedAt } = record;
  if (work !== null && work !== id && isAlive) return { kind: 'moved', to: work };
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
  /** Display title: 正题名. 分册号, 分册名. */
  readonly title: string;
  /** Names of those responsible first in the oldest document, each as most documents print it. */
  readonly creators: readonly string[];
  /** Date of publication as printed, else of making; null when no document says one. */
  readonly date: string | null;
  /** First and last year of that date, astronomical; null when unknown. */
  readonly startYear: number | null;
  readonly endYear: number | null;
  readonly type: TypeCode;
  readonly carrier: Carrier;
  /** Oldest first: the order in which their records were first stored. */
  readonly documents: readonly CatalogueDocument[];
  /** Every holding of every document, in the order of the documents. */
  readonly holdings: readonly WorkHolding[];
  /** When the oldest record was first stored, ISO 8601 UTC. */
  readonly firstAdded: string;
}

/** What a result list shows of a work; kept in the index as it stands. */
export interface WorkHit {
  readonly id: WorkId;
  readonly title: string;
  readonly creators: readonly string[];
  readonly date: string | null;
  readonly publisher: string | null;
  readonly type: TypeCode;
  /** Whether `/works/:id/picture` has something to show. */
  readonly picture: boolean;
  readonly holdings: readonly HitHolding[];
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
 * What is shown of the work is told by its oldest document; where that is silent (no date, no type)
 * the next one that knows is asked.
 *
 * @param documents oldest first, at least one
 * @param firstAdded when the oldest record was first stored, ISO 8601 UTC
 */
export function buildWork(documents: readonly CatalogueDocument[], firstAdded: string): Work {
  const [oldest] = documents;
  if (oldest === undefined) throw new RangeError('A work has at least one document.');
  const date = dateOf(documents.flatMap((document) => document.dates));
  const named = documents.find((document) => document.creators.length > 0);
  return {
    id: oldest.id,
    title: displayTitle(oldest),
    creators: primaryNames(named).map((name) => asMostPrint(name, documents)),
    date: date?.raw ?? null,
    startYear: date === undefined ? null : (startYear(date) ?? endYear(date)),
    endYear: date === undefined ? null : date.precision === 'open' ? OPEN_END : endYear(date),
    type: documents.find((document) => document.type.code !== 'other')?.type.code ?? 'other',
    carrier: documents.find((document) => document.carrier !== 'unknown')?.carrier ?? 'unknown',
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

/** That of publication, as far as one is known; a photograph or manuscript has only that of its making. */
function dateOf(dates: readonly DateStatement[]): DateStatement | undefined {
  const isKnown = ({ start, end }: DateStatement): boolean => start !== null || end !== null;
  const published = dates.filter(({ kind }) => kind === 'publication');
  return (
    published.find(isKnown) ??
    dates.find((date) => date.kind === 'created' && isKnown(date)) ??
    published[0]
  );
}

/** A serial that goes on: far enough for every filter, and no year of its own. */
export const OPEN_END = 9999;

function primaryNames(document: CatalogueDocument | undefined): string[] {
  const creators = document?.creators ?? [];
  const primary = creators.filter((creator) => creator.primary);
  return [...new Set((primary.length > 0 ? primary : creators).map((creator) => creator.name))];
}

/** BUCK, PEARL S. where most have Buck, Pearl S.; the given form unless another is printed more often. */
function asMostPrint(name: string, documents: readonly CatalogueDocument[]): string {
  if (documents.length < 3) return name;
  const key = nameKey(name);
  const forms = new Map([[name, 0]]);
  for (const { creators } of documents) {
    const printed = creators.find((creator) => nameKey(creator.name) === key)?.name;
    if (printed !== undefined) forms.set(printed, (forms.get(printed) ?? 0) + 1);
  }
  return [...forms].reduce((most, form) => (form[1] > most[1] ? form : most))[0];
}

/** What a result list shows of it. */
export function workHit(work: Work): WorkHit {
  return {
    id: work.id,
    title: work.title,
    creators: work.creators,
    date: work.date,
    publisher:
      work.documents
        .flatMap((document) => document.publications)
        .find((publication) => publication.publisher !== null)?.publisher ?? null,
    type: work.type,
    picture: work.documents.some((document) => pictureOf(document) !== null),
    holdings: work.holdings.map((holding) => ({
      library: holding.library,
      source: holding.source,
      identifier: holding.identifier,
      collections: holding.collections,
      access: holding.access,
      carrier: holding.carrier,
      callNumber: holding.callNumber,
    })),
  };
}
