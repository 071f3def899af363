/**
 * The port to what of the catalogue readers do not see. What is kept from them is decided in the registry
 * (`suppressions.ts` beside this); here it takes effect, and stays with every record that comes. Every adapter
 * behaves as `test/stores/hiding.conformance.ts` says.
 */
import type { CatalogueDocument, DocumentId } from '../document.ts';
import type { WorkId } from '../work.ts';
import type { HeldSuppression, Suppressed } from '../suppression.ts';

/** A live record as it is described, whatever readers see of it. */
export interface WholeRecord {
  readonly document: CatalogueDocument;
  /** `part`: something of it is kept from readers; `nothing`: all. */
  readonly shown: 'whole' | 'part' | 'nothing';
  /** The work that it belongs to, or belonged to when it was last shown. */
  readonly work: WorkId | null;
}

/** What readers see no longer when something of the catalogue is kept from them. */
export interface WouldVanish {
  /** Records that readers see now, and would see no longer or only in part. */
  readonly records: number;
  /** Of their works: those that no other record is left of. */
  readonly works: number;
  /** Titles of the first of these records. */
  readonly titles: readonly string[];
}

/** One that not every record follows yet. */
export interface SuppressionUnderWay {
  readonly id: number;
  /** It holds no more, and not everything is shown again. */
  readonly isEnding: boolean;
  /** Records that readers see as they should, of those of the source. */
  readonly done: number;
  /** 0 = not begun. */
  readonly total: number;
}

export interface ApplyOptions {
  /** After each slice: who follows the change log need not wait for the last. */
  readonly onProgress?: (() => void) | undefined;
  /**
   * Once all that vanishes is out of sight; waited for, so that the search index may follow before the rest is done,
   * which takes longer and nobody sees.
   */
  readonly onVanished?: (() => Promise<void>) | undefined;
  /** Stops after the slice in hand, and is thrown. */
  readonly signal?: AbortSignal | undefined;
}

export interface Hiding {
  /** Seq of the registry up to which it was followed; 0 = never. */
  suppressionsApplied(): Promise<number>;
  /**
   * Makes these the ones that hold, all of them, in the place of those that held before. Writes, slice by slice:
   * works and change log are right after each, and what readers are to see no more goes before all else; what is new holds for every record that is stored from the first
   * moment. Goes on where it stopped when it is asked again, also after kill -9.
   */
  applySuppressions(
    held: readonly HeldSuppression[],
    seq: number,
    options?: ApplyOptions,
  ): Promise<void>;
  suppressionsUnderWay(): Promise<readonly SuppressionUnderWay[]>;
  whole(id: DocumentId): Promise<WholeRecord | undefined>;
  /** Looks through the records of a source where it is asked of all, and lets others have their turn meanwhile. */
  wouldVanish(what: Suppressed): Promise<WouldVanish>;
}
