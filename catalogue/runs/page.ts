/**
 * One page of a list as a harvester hands it on: what was asked and came, and its items one by one. The
 * items are pulled while the page is stored, so a page of 64 MB never lies in memory as records.
 */
import type { ShownAddress } from '../address.ts';
import type { CatalogueDocument } from '../document.ts';
import type { SourceRecord } from '../record.ts';
import type { RunCounts, RunLease } from './run.ts';

/** One record of a page: known to be readable only when `describe` has been called. */
export interface ReceivedRecord {
  readonly kind: 'record';
  readonly record: SourceRecord;
  /** SHA-256, hex, over metadata, sets and deletion: equal hash = unchanged, whatever the datestamp. */
  readonly hash: string;
  /** First dc:title, 200$a or 245$a as received; null for a deletion. */
  readonly title: string | null;
  /** Its header calls it live; its payload says that it is not. False when absent. */
  readonly isHidden?: boolean;
  /**
   * It describes no document, as an authority record does: a deletion where there is something live under its
   * identifier, else nothing, and not counted. False when absent.
   */
  readonly isAside?: boolean;
  /**
   * Normalises; called only for a record that is new or changed, or waits in quarantine; null for a deletion.
   * @throws PortalError when it cannot be normalised: the store quarantines it with that reason
   */
  describe(): CatalogueDocument | null;
}

/** A part of a page that cannot become a record. */
export interface UnreadableRecord {
  readonly kind: 'unreadable';
  readonly identifier: string | null;
  readonly code: string;
  /** Chinese sentence. */
  readonly message: string;
  /** The bytes as received. */
  readonly raw: Uint8Array;
}

export interface HarvestedPage {
  readonly lease: RunLease;
  readonly window: number;
  /** What was asked; the file that it was imported from. */
  readonly url: ShownAddress | `file:${string}`;
  readonly bytes: number;
  readonly ms: number;
  /** Requests made since the last page, retries included. */
  readonly requests: number;
  /** Repairs that were needed, e.g. `charset-guessed`; empty = as it should be. Read after the items. */
  readonly flags: readonly string[];
  /** responseDate of the answer, ISO 8601 UTC; null when it had none that can be read. */
  readonly responseDate: string | null;
  /** By which rules, library and collections `describe` of the items goes. */
  readonly describedBy: string;
  /** Pulled as the page is stored; may be made lazily. */
  readonly items: Iterable<ReceivedRecord | UnreadableRecord>;
  /** Token of the next page; null = the list ended here. */
  readonly nextToken: string | null;
  /** Where the list ended: whether its window stays open, until it is shown that the list was whole. */
  readonly isToBeCounted?: boolean;
  /** Different records that the list has given so far; absent where it is not known. */
  readonly given?: number;
  /** Records that its list has announced; absent where it does not say. */
  readonly announced?: number;
  /** Records of no list, asked for by name: the window stays as it is. */
  readonly isAside?: boolean;
}

export interface PageReceipt extends RunCounts {
  /** Last seq of the change log after this page. */
  readonly seq: number;
}
