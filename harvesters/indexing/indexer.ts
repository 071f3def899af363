/**
 * Carries the change log of the catalogue into the search index, the same way for every engine.
 *
 * The index itself stores how far it has come (epoch, seq) in the transaction that stores the works,
 * so that a crash repeats and never skips. An index of another epoch (new, damaged, made by other
 * analysis rules, or of a catalogue since restored) is built anew beside the one in use. One process
 * at a time indexes; the others wait until the index has reached the change they need.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { PortalError } from '../../catalogue/errors.ts';
import { indexedWork } from '../../catalogue/search/indexed-work.ts';
import type { NamedLease } from '../../catalogue/runs/lease.ts';
import type { ChangeLog, WorkChange } from '../../catalogue/ports/change-log.ts';
import type { Leases } from '../../catalogue/ports/leases.ts';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import type { IndexRebuild, RefusedWork, SearchIndex } from '../../catalogue/ports/search-index.ts';
import type { Works } from '../../catalogue/ports/works.ts';
import type { WorkId } from '../../catalogue/work.ts';

/** Of an index, what whoever keeps it up to date needs. */
export type WrittenIndex = Pick<SearchIndex, 'applied' | 'replace' | 'take' | 'remove' | 'settle'>;

export interface IndexerParts {
  readonly records: ChangeLog & Works & Leases;
  readonly index: WrittenIndex;
  readonly openRebuild: () => Promise<IndexRebuild>;
  readonly onRebuild?: (done: number, total: number) => void;
  /** The index in use takes in no more of what changes while another is built: readers see it as it stood. */
  readonly onUnfollowed?: (error: unknown) => void;
}

/** Works handed to the engine at a time: some 100 ms of the embedded one. */
export const BATCH = 500;
/** Works that are taken out at a time: each is a few bytes, and a whole source may go at once. */
const TAKEN_OUT = 5_000;
/** A rebuild, of millions perhaps, outlasts an engine that is away for this long. */
const REBUILD_PATIENCE_MS = 300_000;
const REBUILD_RETRY_MS = 2_000;
/** Batches of a rebuild that an engine takes in while the next is read and made ready. */
const UNDER_WAY = 2;

/** The index did not get as far as it should in the time given; the catalogue is complete all the same. */
export class IndexBehind extends PortalError {
  readonly code = 'INDEX_BEHIND';
}

/**
 * Brings the index to the last change there is, building it anew when it must be.
 *
 * @param waitMs how long to wait for another process that is indexing
 * @throws IndexBehind when that process did not get there in time
 * @throws SearchUnavailable when the engine does not answer
 */
export async function catchUp(
  parts: IndexerParts,
  waitMs: number,
  signal?: AbortSignal,
): Promise<void> {
  const target = await parts.records.lastSeq();
  const deadline = performance.now() + waitMs;
  for (;;) {
    const lease = await parts.records.acquire('indexer');
    if (lease !== undefined) {
      try {
        await follow(parts, lease, signal);
      } finally {
        await lease.release();
      }
      return;
    }
    if (await hasReached(parts, target)) return;
    if (performance.now() > deadline) {
      throw new IndexBehind(
        `检索索引正在更新，还没有到第 ${target} 次变更；目录已完整保存，稍后即可检索。`,
      );
    }
    await sleep(100, undefined, signal === undefined ? {} : { signal });
  }
}

/**
 * Builds a new index from the catalogue beside the one in use and puts it in its place.
 *
 * @returns number of works in it
 * @throws IndexBehind when another process holds the index for longer than `waitMs`
 */
export async function reindex(
  parts: IndexerParts,
  waitMs: number,
  signal?: AbortSignal,
): Promise<number> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    const lease = await parts.records.acquire('indexer');
    if (lease !== undefined) {
      try {
        return await rebuild(parts, lease, signal);
      } finally {
        await lease.release();
      }
    }
    if (performance.now() > deadline)
      throw new IndexBehind('另一个进程正在更新检索索引，未能重建；请稍后再试。');
    await sleep(100, undefined, signal === undefined ? {} : { signal });
  }
}

async function hasReached({ records, index }: IndexerParts, target: number): Promise<boolean> {
  const [applied, epoch] = await Promise.all([index.applied(), records.epoch()]);
  return applied.epoch === epoch && applied.seq >= target;
}

async function follow(parts: IndexerParts, lease: NamedLease, signal?: AbortSignal): Promise<void> {
  const { records, index } = parts;
  let { epoch, seq } = await index.applied();
  if (epoch !== (await records.epoch())) {
    await rebuild(parts, lease, signal);
    ({ epoch, seq } = await index.applied());
  }
  const isStopped = (): boolean => signal?.aborted === true;
  while (!isStopped()) {
    const changes = await records.changesAfter(seq, TAKEN_OUT);
    if (changes.length === 0) break;
    for (const run of runsOf(changes)) {
      if (isStopped()) break;
      const refused = await apply(records, index, run);
      await records.noteRefusals(refused, idsOf(run));
      seq = run.at(-1)?.seq ?? seq;
      await lease.renew();
    }
  }
  await index.settle();
}

async function rebuild(
  parts: IndexerParts,
  lease: NamedLease,
  signal?: AbortSignal,
): Promise<number> {
  const { records } = parts;
  const { works: total } = await records.totals();
  const epoch = await records.epoch();
  // Whatever changes from here on is replayed at the end; until then every work counts as of now.
  let seq = await records.lastSeq();
  const followInUse = await followingInUse(parts, epoch);
  const fresh = await parts.openRebuild();
  const writing: Promise<void>[] = [];
  try {
    let done = 0;
    const hand = async (ids: readonly WorkId[]): Promise<void> => {
      signal?.throwIfAborted();
      const works = (await records.works(ids)).map(indexedWork);
      if (writing.length >= UNDER_WAY) await writing.shift();
      const at = seq;
      const written = patiently(() => fresh.replace(works, at), signal);
      // Seen to when it is waited for.
      written.catch(() => undefined);
      writing.push(written);
      done += ids.length;
      parts.onRebuild?.(done, Math.max(done, total));
      await followInUse();
      await lease.renew();
    };
    let ids: WorkId[] = [];
    for await (const { id } of records.workVersions()) {
      ids.push(id);
      if (ids.length < BATCH) continue;
      await hand(ids);
      ids = [];
    }
    if (ids.length > 0) await hand(ids);
    await Promise.all(writing);
    for (;;) {
      const changes = await records.changesAfter(seq, BATCH);
      const last = changes.at(-1);
      if (last !== undefined) {
        for (const run of runsOf(changes))
          await patiently(() => apply(records, fresh, run), signal);
        seq = last.seq;
        await followInUse();
        await lease.renew();
        continue;
      }
      const { works } = await records.totals();
      // A page may have been stored between the two looks; then the number is not that of this seq.
      if ((await records.lastSeq()) !== seq) continue;
      const refused = await fresh.publish(epoch, seq, works);
      const before = await records.refusals();
      await records.noteRefusals(
        refused,
        before.map(({ id }) => id),
      );
      return works;
    }
  } catch (error) {
    await Promise.allSettled(writing);
    await fresh.discard();
    throw error;
  }
}

/**
 * Carries what changes into the index in use, as long as another is being built: above all what is kept from readers
 * meanwhile must be found no more. An index by other rules or of another catalogue cannot take it in, and stays as it
 * is until the new one takes its place; so does one that cannot be written, which may be why it is built anew.
 */
async function followingInUse(
  { records, index, onUnfollowed }: IndexerParts,
  epoch: string,
): Promise<() => Promise<void>> {
  const applied = await index.applied();
  let seq = applied.epoch === epoch ? applied.seq : undefined;
  return async () => {
    if (seq === undefined) return;
    const changes = await records.changesAfter(seq, TAKEN_OUT);
    if (changes.length === 0) return;
    try {
      for (const run of runsOf(changes)) await apply(records, index, run);
      await index.settle();
      seq = changes.at(-1)?.seq ?? seq;
    } catch (error) {
      seq = undefined;
      onUnfollowed?.(error);
    }
  };
}

/** Tries again while the engine is away, for as long as a rebuild can wait. */
async function patiently<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  const until = performance.now() + REBUILD_PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof SearchUnavailable) || performance.now() > until) throw error;
      await sleep(REBUILD_RETRY_MS, undefined, signal === undefined ? {} : { signal });
    }
  }
}

/**
 * Changes as they are handed on: each run of one kind, with the seq of its own last change. A crash between two calls
 * must never leave the index claiming a change that it does not have.
 */
function* runsOf(changes: readonly WorkChange[]): Generator<readonly WorkChange[]> {
  for (let start = 0, end = 0; start < changes.length; start = end) {
    const kind = changes[start]?.kind;
    const most = start + (kind === 'remove' ? TAKEN_OUT : BATCH);
    while (end < most && changes[end]?.kind === kind) end++;
    yield changes.slice(start, end);
  }
}

/** @param run changes of one kind */
async function apply(
  records: Works,
  index: Pick<SearchIndex, 'replace' | 'remove' | 'take'> | IndexRebuild,
  run: readonly WorkChange[],
): Promise<readonly RefusedWork[]> {
  const ids = idsOf(run);
  const seq = run.at(-1)?.seq ?? 0;
  if (run[0]?.kind === 'remove') {
    await index.remove(ids, seq);
    return [];
  }
  if ((await index.take?.(ids, seq)) === true) return [];
  const works = (await records.works(ids)).map(indexedWork);
  return (await index.replace(works, seq)) ?? [];
}

function idsOf(changes: readonly WorkChange[]): WorkId[] {
  return changes.map((change) => change.id);
}
