/**
 * Whether a run may have its way or waits for a person 待核准. A full run deletes what it did not meet only
 * when nothing about it is doubtful and the loss is small. What a run brought is judged before, in
 * `suspicion.ts`.
 */
import { withoutBidi } from '../text/text.ts';
import type { RunCounts } from './run.ts';

/** Records that may vanish without a person, and the share of the source that may; the greater counts. */
const SWEEP_RECORDS = 20;
const SWEEP_SHARE = 0.05;
/** Titles named in the sentence. */
export const NAMED = 3;

/** Records that were not met: how many, and titles of the first few. */
export interface Unseen {
  readonly count: number;
  readonly titles: readonly string[];
}

export interface HoldFacts {
  /** What the run counted, before anything is swept. */
  readonly counts: RunCounts;
  /** Pages that needed a repair, see `isRepaired`. */
  readonly repaired: number;
  /** Windows that were given up. */
  readonly gaps: number;
  /** Windows whose lists were broken off or moved, given up or not: what was not met may be there all the same. */
  readonly broken: number;
  /** Live records of the source. */
  readonly live: number;
  /** Live records that a full run did not meet; none for another run. */
  readonly unseen: Unseen;
  /** Records that the run has swept already, before it was interrupted: they count as if they were still there. */
  readonly swept: number;
}

export interface Hold {
  readonly code: string;
  /** Chinese sentence: what would be done, and why it was not. */
  readonly message: string;
}

/** Why what a full run did not meet waits for a person; undefined when it does not. */
export function holdOf(facts: HoldFacts): Hold | undefined {
  const { unseen } = facts;
  const live = facts.live + facts.swept;
  if (!maySweep(facts)) return undefined;
  const doubt = doubtOf(facts);
  if (doubt === undefined) return undefined;
  const what = `本次完整收割没有收到 ${vanishing(facts)} 条已有的记录（共 ${live} 条），如${named(unseen.titles)}`;
  const kept =
    facts.swept === 0 ? '未删除任何记录' : `中断前已清除 ${facts.swept} 条，其余没有删除`;
  return { code: 'MASS_DELETION_HELD', message: `${what}：${doubt}，${kept}，等待核准` };
}

/** How many of so many live records a run may delete without a person. */
export function mostSwept(live: number): number {
  return Math.max(SWEEP_RECORDS, live * SWEEP_SHARE);
}

/** Whether what a full run did not meet says anything: not when a list of it was not shown to be whole. */
export function maySweep({ broken, unseen }: Pick<HoldFacts, 'broken' | 'unseen'>): boolean {
  return broken === 0 && unseen.count > 0;
}

/** The first few titles, for a sentence. */
export function named(titles: readonly string[]): string {
  return titles
    .slice(0, NAMED)
    .map((title) => `《${withoutBidi(title) || '（无题名）'}》`)
    .join('');
}

function vanishing({ unseen, swept }: HoldFacts): number {
  return unseen.count + swept;
}

function doubtOf(facts: HoldFacts): string | undefined {
  const { counts, repaired, gaps, live, swept } = facts;
  if (counts.received === 0) return '对方一条也没有给出';
  if (gaps > 0) return '有的时间段没有收全';
  if (repaired > 0) return `有 ${repaired} 页经过修复`;
  if (counts.quarantined > 0) return `有 ${counts.quarantined} 条进了隔离区`;
  if (vanishing(facts) > mostSwept(live + swept)) {
    return `超过 ${SWEEP_RECORDS} 条且超过 ${SWEEP_SHARE * 100}%`;
  }
  return undefined;
}
