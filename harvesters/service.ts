/**
 * Runs harvests, a few sources at a time, and keeps the search index following. The scheduler, the
 * demonstration and the `harvest` command all go through here.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { LimitFunction } from 'p-limit';
import type { RunSummary, RunKind } from '../catalogue/runs/run.ts';
import { selectionOf } from '../catalogue/source.ts';
import type { Source } from '../catalogue/source.ts';
import type { HarvestParts, HarvestWish } from './harvest.ts';
import { SourceRests, SourceStopped, harvest } from './harvest.ts';
import { catchUp } from './indexing/indexer.ts';
import type { IndexerParts } from './indexing/indexer.ts';
import { OneAtATime } from './one-at-a-time.ts';

export interface ServiceParts extends HarvestParts, IndexerParts {
  readonly records: HarvestParts['records'] & IndexerParts['records'];
  /** Sources harvested at the same time, at most. */
  readonly concurrency: number;
  readonly onRunEnd?: (source: Source, run: RunSummary) => void;
  /** The index could not follow; it is tried again by itself. */
  readonly onIndexError?: (error: unknown) => void;
  /** The index has followed to the last change there was. */
  readonly onIndexed?: () => void;
}

/** How long one attempt to follow waits for another process that is indexing. */
const INDEX_WAIT_MS = 10_000;
const POLL_MS = 300;
/** How long somebody waits for the index to follow. */
const FOLLOWED_MS = 5_000;
/** Until the index is tried again after it could not follow; doubled with each failure. */
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/** A harvest that was asked for. */
interface InHand {
  /** As it is registered now. */
  source: Source;
  readonly kind: RunKind;
  readonly wish: HarvestWish;
  /** Breaks off what is in hand, which then goes on with the source as it is now, or not at all. */
  cut: AbortController;
  /** Set once the source may not be harvested any more, or not now. */
  off: SourceStopped | SourceRests | undefined;
}

interface Asked extends InHand {
  /** undefined = stopped before its end. */
  readonly run: Promise<RunSummary | undefined>;
}

export class HarvestService {
  readonly #parts: ServiceParts;
  readonly #stop = new AbortController();
  /** Sources that wait or run. */
  readonly #asked = new Map<string, Asked>();
  /** A place for each source that may be harvested at the same time; the others wait for one. */
  readonly #inPlace: LimitFunction;
  readonly #following: OneAtATime;
  #retryMs = FIRST_RETRY_MS;
  #retry: NodeJS.Timeout | undefined;

  constructor(parts: ServiceParts) {
    this.#inPlace = pLimit(parts.concurrency);
    this.#following = new OneAtATime(
      () => this.#follow(),
      (error) => this.#notFollowed(error),
    );
    this.#parts = {
      ...parts,
      onPage: (source, progress) => {
        parts.onPage?.(source, progress);
        this.followSoon();
      },
    };
  }

  /**
   * Harvests a source as soon as a place is free, and waits for the end. A source that is being
   * harvested, here or in another process, is not harvested twice: its run is reported.
   *
   * @returns the run; undefined when this service was stopped first
   */
  harvest(source: Source, kind: RunKind, wish: HarvestWish = {}): Promise<RunSummary | undefined> {
    const before = this.#asked.get(source.id);
    if (before !== undefined) return before.run;
    const asked: InHand = { source, kind, wish, cut: new AbortController(), off: undefined };
    const run = this.#inPlace(() => this.#harvest(asked)).finally(() =>
      this.#asked.delete(source.id),
    );
    this.#asked.set(source.id, Object.assign(asked, { run }));
    return run;
  }

  /**
   * Takes in how sources are registered now. A run of one that was paused or retired ends after the page in
   * hand, to be gone on with; one whose address, format or set changed begins anew there.
   */
  update(sources: readonly Source[]): void {
    for (const [id, asked] of this.#asked) {
      const now = sources.find((source) => source.id === id);
      const isElsewhere = now !== undefined && selectionOf(now) !== selectionOf(asked.source);
      asked.off = now?.state === 'active' ? undefined : new SourceStopped(now?.state);
      asked.source = now ?? asked.source;
      if (asked.off !== undefined || isElsewhere) asked.cut.abort(asked.off);
    }
  }

  /** Whether a harvest of this source waits or runs here. */
  isAsked(source: string): boolean {
    return this.#asked.has(source);
  }

  /**
   * The hours have begun in which the repository of a source is left alone: its run ends after the page in hand,
   * to be gone on with.
   *
   * @returns whether there was a run, or one that waited
   */
  rest({ id }: Source): boolean {
    const asked = this.#asked.get(id);
    if (asked === undefined) return false;
    asked.off = new SourceRests();
    asked.cut.abort(asked.off);
    return true;
  }

  /** Lets the index follow without waiting for it; calls while it follows are gathered into one. */
  followSoon(): void {
    void this.#following.ask();
  }

  /** Lets the index follow, and waits until it has; not for long where pages keep coming, or the engine is away. */
  async followNow(): Promise<void> {
    const patience = sleep(FOLLOWED_MS, undefined, { signal: this.#stop.signal, ref: false });
    await Promise.race([this.#following.ask(), patience.catch(() => undefined)]);
  }

  /** Stops: no new run, pages in hand are finished or rolled back. Interrupted runs stay resumable. */
  async stop(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#retry);
    // A run that only now gets a place sees that it is too late, and leaves.
    await Promise.allSettled([...this.#asked.values()].map(({ run }) => run));
    await this.#following.idle();
  }

  /** A method, because it changes between two looks. */
  #isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  async #harvest(asked: InHand): Promise<RunSummary | undefined> {
    const run = await this.#toEnd(asked);
    if (run !== undefined) this.#parts.onRunEnd?.(asked.source, run);
    this.followSoon();
    return run;
  }

  async #toEnd(asked: InHand): Promise<RunSummary | undefined> {
    const { records } = this.#parts;
    for (;;) {
      if (this.#isStopped() || asked.off !== undefined) return undefined;
      asked.cut = new AbortController();
      const { source, kind, wish } = asked;
      const { signal } = asked.cut;
      const result = await harvest(source, kind, this.#parts, this.#stop.signal, signal, wish);
      if (result.kind === 'ended') return result.run;
      if (result.kind === 'stopped') continue;
      if (result.kind === 'later') {
        await records.setNextDue(source.id, result.at.toISOString());
        return result.run;
      }
      // Another process is at it: its run is ours, unless it dies and leaves the run to us.
      const run = await records.run(result.run);
      if (run !== undefined && run.state !== 'running') return run;
      await sleep(POLL_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      const since = await records.run(result.run);
      if (since !== undefined && since.state !== 'running') return since;
    }
  }

  async #follow(): Promise<void> {
    if (this.#isStopped()) return;
    await catchUp(this.#parts, INDEX_WAIT_MS, this.#stop.signal);
    this.#retryMs = FIRST_RETRY_MS;
    this.#parts.onIndexed?.();
  }

  /** What waits for an engine that is away, or for room, goes on by itself once it is there. */
  #notFollowed(error: unknown): void {
    if (this.#isStopped()) return;
    this.#parts.onIndexError?.(error);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.followSoon(), this.#retryMs);
    this.#retryMs = Math.min(LONGEST_RETRY_MS, this.#retryMs * 2);
  }
}
