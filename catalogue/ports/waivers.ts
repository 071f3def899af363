/**
 * The port to what persons set aside or accepted about sources, kept in `registry.db`. The rules are in
 * `catalogue/runs/waiver.ts` and `desk/`; every adapter behaves as `test/stores/waivers.conformance.ts` says. And
 * the other end of it: what of that the catalogue has applied.
 */
import type { Deed } from '../audit.ts';
import type { NewWaiver, Waiver } from '../runs/waiver.ts';

/**
 * What the audit is told, entered with the act.
 *
 * @param before the one that held; null when none did
 * @param after the one that holds from now on
 */
export type WaiverDeed = (before: Waiver | null, after: Waiver | null) => Deed;

export interface Waivers {
  /** Writes. An earlier one about the same is taken back by it. */
  add(waiver: NewWaiver, deed: WaiverDeed): Promise<Waiver>;
  /**
   * Writes; nothing happens, and nothing is entered, to one that was taken back before.
   *
   * @returns as it is now; undefined when there never was one
   */
  takeBack(id: number, by: string, deed: WaiverDeed): Promise<Waiver | undefined>;
  find(id: number): Promise<Waiver | undefined>;
  /** Those of a source that hold, the latest first. */
  of(source: string): Promise<readonly Waiver[]>;
  /** Seq of the last one made or taken back; 0 = there never was one. Costs one row. */
  lastSeq(): Promise<number>;
  /** Made or taken back after this seq, each as it is now, by seq. */
  after(seq: number, limit: number): Promise<readonly Waiver[]>;
}

/** The catalogue follows: every method but the first writes. */
export interface WaiverFollower {
  /** Seq of the last waiver that was applied; 0 = none was. */
  waiversApplied(): Promise<number>;
  /** By seq, and each once; those that were taken back hold no more. */
  applyWaivers(waivers: readonly Waiver[]): Promise<void>;
  /** As if none had ever been applied: the registry is another one. */
  forgetWaivers(): Promise<void>;
}
