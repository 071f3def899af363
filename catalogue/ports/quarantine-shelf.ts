/**
 * The port to what waits in quarantine, and to descriptions with warnings, for whoever mends them. Every method reads
 * only. Every adapter behaves as `test/stores/quarantine-shelf.conformance.ts` says.
 */
import type { QuarantineGroup, QuarantineQuery, ShelvedThing } from '../runs/quarantine.ts';
import type { Part } from '../runs/run-report.ts';
import type { WarnedDocument, WarningCode } from '../warnings.ts';

export interface QuarantineShelf {
  /** Last seen first, without their bytes. */
  shelf(query: QuarantineQuery, limit: number, offset: number): Promise<Part<ShelvedThing>>;
  shelved(id: number): Promise<(ShelvedThing & { readonly raw: Uint8Array }) | undefined>;
  /** By code, the most frequent first; what was set aside apart. */
  shelfGroups(source: string): Promise<readonly QuarantineGroup[]>;
  /** Live documents of a source that have a warning, in the order their records came first. */
  warned(
    source: string,
    code: WarningCode,
    limit: number,
    offset: number,
  ): Promise<Part<WarnedDocument>>;
}
