/**
 * The port to the audit in `registry.db`. It is only added to, and only by the acts themselves: whatever
 * writes an act into `registry.db` takes its `Deed` and enters it in the same transaction, so that there is neither
 * without the other. Every adapter behaves as `test/stores/audit-trail.conformance.ts` says.
 */
import type { AuditEntry, AuditHead, AuditQuery, Deed, WrittenEntry } from '../audit.ts';

export interface AuditTrail {
  /**
   * Enters what is about to be done elsewhere than in `registry.db`, so that nobody's act is without an entry; what
   * fails afterwards is entered once more. Writes.
   */
  note(deed: Deed): Promise<void>;
  /**
   * The latest entries, newest first.
   *
   * @param before only those with a lower number
   */
  latest(limit: number, before?: number): Promise<readonly AuditEntry[]>;
  /** Newest first. */
  find(query: AuditQuery, limit: number, offset?: number): Promise<readonly AuditEntry[]>;
  count(query: AuditQuery): Promise<number>;
  /** All entries as they are written, by number, and where they end; one state of both. */
  chain(): Promise<{ readonly entries: readonly WrittenEntry[]; readonly head: AuditHead }>;
}
