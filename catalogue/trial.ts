/**
 * What came of a trial harvest: the first hundred records of a source, read and described as they would be, and
 * kept nowhere in the catalogue. Each sample has the record as received, the document made of it, and the work
 * that readers would find.
 */
import type { CatalogueDocument } from './document.ts';
import type { WarningCount } from './warnings.ts';
import type { WorkHit } from './work.ts';

export const TRIAL_RECORDS = 100;

export const TRIAL_FIELDS = [
  'title',
  'creator',
  'publisher',
  'date',
  'identifier',
  'subject',
  'classification',
  'language',
  'description',
  'type',
  'place',
  'link',
  'rights',
] as const;
export type TrialField = (typeof TRIAL_FIELDS)[number];

export interface TrialSample {
  readonly identifier: string;
  /** XML as received, cut when it is long. */
  readonly raw: string;
  readonly document: CatalogueDocument;
  readonly card: WorkHit;
}

/** Records that could not be read, by the reason. */
export interface TrialFault {
  readonly message: string;
  readonly records: number;
  /** Identifiers of some of them. */
  readonly examples: readonly string[];
}

export interface Trial {
  readonly received: number;
  readonly deleted: number;
  readonly quarantined: number;
  /** Share of the described records that have the field, 0–1. */
  readonly completeness: Readonly<Record<TrialField, number>>;
  readonly samples: readonly TrialSample[];
  readonly warnings: readonly WarningCount[];
  readonly faults: readonly TrialFault[];
  /** Chinese sentence why there are none or fewer; '' when all went well. */
  readonly message: string;
  readonly requests: number;
  /** `selectionOf` the source that was tried. */
  readonly selection: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}
