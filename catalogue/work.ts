/**
 * A work 文献 is what a reader finds: the same edition, described by one or more libraries. It is
 * built from its documents each time and never edited, so that it can also come apart. Its id is
 * that of its oldest document, the first stored.
 */
import type { Access, Carrier } from './access.ts';
import type { CatalogueDocument, DocumentId, Holding } from './document.ts';
import type { TypeCode } from './types.ts';

export type WorkId = DocumentId;

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
  /** Names of those responsible first, in the words of the oldest document. */
  readonly creators: readonly string[];
  /** Date of publication as printed; null when no document says one. */
  readonly date: string | null;
  /** First and last year of the date of publication, astronomical; null when unknown. */
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
