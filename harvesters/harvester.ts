/**
 * All that the harvesting thread does, kept true to the registry: what is due is harvested, the index follows,
 * and documents are described again when their rules, library or collections changed. The registry is
 * looked at every second, so that what a page or another process changes there takes effect by itself. What
 * goes wrong with one thing is told and holds up no other.
 */
import { messageOf } from '../catalogue/errors.ts';
import type { Hiding } from '../catalogue/ports/hiding.ts';
import type { Matches } from '../catalogue/ports/matches.ts';
import type { Records } from '../catalogue/ports/records.ts';
import type { Registry } from '../catalogue/ports/registry.ts';
import type { WaiverFollower } from '../catalogue/ports/waivers.ts';
import type { RunKind } from '../catalogue/runs/run.ts';
import type { Source } from '../catalogue/source.ts';
import { bringUpToDate } from './describe-again.ts';
import { finishDecisions } from './finish-decisions.ts';
import { followRegistry } from './follow-registry.ts';
import type { HarvestWish } from './harvest.ts';
import { LiveSources } from './live-sources.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { Schedule } from './schedule.ts';
import { HarvestService } from './service.ts';
import type { ServiceParts } from './service.ts';

export interface HarvesterParts extends Omit<ServiceParts, 'contextOf'> {
  /** False where another process harvests: then only what persons decided about runs is ended. */
  readonly harvests: boolean;
  readonly records: ServiceParts['records'] &
    Records &
    Hiding &
    Matches & { readonly waivers: WaiverFollower };
  readonly registry: Pick<
    Registry,
    'sources' | 'libraries' | 'revision' | 'matchDecisions' | 'suppressions' | 'waivers'
  >;
  /** Days until everything is asked for again; 0 = never. */
  readonly fullEveryDays: number;
  readonly onDescribing?: (source: Source, done: number, total: number) => void;
  readonly onMatching?: (done: number, total: number) => void;
  /** @param what Chinese, e.g. 更新 qinhuai 的著录失败 */
  readonly onError: (what: string, error: unknown) => void;
}

/** How often the registry is looked at. */
const LOOK_MS = 1_000;
/** Until describing is tried again that failed: the disk was full, another process held the catalogue. */
const DESCRIBE_AGAIN_MS = 60_000;

export class Harvester {
  readonly #parts: HarvesterParts;
  readonly #live: LiveSources;
  readonly #service: HarvestService;
  readonly #schedule: Schedule;
  readonly #looking: OneAtATime;
  readonly #describing: OneAtATime;
  readonly #stop = new AbortController();
  /** Breaks off describing by what is no longer so. */
  #outdated = new AbortController();
  /** Revision of the registry that is in effect here. */
  #revision: number | undefined;
  #hasLooked = false;
  /** What the last look failed with, told once. */
  #lookFault = '';
  #everySecond: NodeJS.Timeout | undefined;
  #later: NodeJS.Timeout | undefined;

  constructor(parts: HarvesterParts) {
    const { records, fullEveryDays, onError } = parts;
    this.#parts = parts;
    this.#live = new LiveSources(parts.registry);
    this.#looking = new OneAtATime(
      () => this.#look(),
      (error) => this.#cannotLook(error),
    );
    this.#describing = new OneAtATime(
      () => this.#describe(),
      (error) => onError('更新著录失败', error),
    );
    this.#service = new HarvestService({
      ...parts,
      contextOf: (source) => this.#live.contextOf(source),
      onRunEnd: (source, run) => {
        parts.onRunEnd?.(source, run);
        // Another process may have stored pages by what it knew before.
        void this.#describing.ask();
      },
    });
    this.#schedule = new Schedule({
      records,
      fullEveryDays,
      start: (source, kind) => this.#service.harvest(source, kind),
      rest: (source) => this.#service.rest(source),
      onError: (error, source) => onError(`${source.id} 未能收割`, error),
    });
  }

  /** Begins, and from then on looks at the registry every second. */
  async start(): Promise<void> {
    if (this.#parts.harvests) this.#service.followSoon();
    await this.look();
    this.#everySecond = setInterval(() => void this.look(), LOOK_MS);
  }

  /** Takes in what changed in the registry; never rejects. */
  look(): Promise<void> {
    return this.#looking.ask();
  }

  /**
   * Begins a harvest that a person ordered, as soon as a place is free, and does not wait for it.
   *
   * @returns false when one of this source waits or runs already
   */
  order(source: Source, kind: RunKind, wish: HarvestWish): boolean {
    if (this.#service.isAsked(source.id)) return false;
    this.#service
      .harvest(source, kind, wish)
      .catch((error: unknown) => this.#parts.onError(`${source.id} 未能收割`, error));
    return true;
  }

  /** Lets the index follow without waiting for it. */
  followSoon(): void {
    this.#service.followSoon();
  }

  /** The same, and waits until it has followed; not for long. */
  followNow(): Promise<void> {
    return this.#service.followNow();
  }

  /** Stops: no new run, pages in hand are finished or rolled back. Interrupted runs stay resumable. */
  async stop(): Promise<void> {
    this.#stop.abort();
    clearInterval(this.#everySecond);
    await this.#looking.idle();
    await this.#schedule.stop();
    await this.#service.stop();
    await this.#describing.idle();
    clearTimeout(this.#later);
  }

  async #look(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    const { records, registry } = this.#parts;
    const options = {
      now: () => new Date(),
      signal: this.#stop.signal,
      anew: !this.#hasLooked,
      onProgress: () => this.#service.followSoon(),
      onVanished: () => this.#service.followNow(),
    };
    if (await followRegistry(records, registry, options)) this.#service.followSoon();
    this.#hasLooked = true;
    const { revision, sources } = await this.#live.now();
    this.#lookFault = '';
    if (revision === this.#revision) return;
    this.#service.update(sources);
    await this.#schedule.update(this.#parts.harvests ? sources : []);
    this.#outdated.abort();
    void this.#describing.ask();
    this.#revision = revision;
  }

  #cannotLook(error: unknown): void {
    const fault = messageOf(error);
    if (fault !== this.#lookFault) this.#parts.onError('读取登记的数据源失败', error);
    this.#lookFault = fault;
  }

  async #describe(): Promise<void> {
    const { harvests, records, onDescribing, onError } = this.#parts;
    this.#outdated = new AbortController();
    const signal = AbortSignal.any([this.#stop.signal, this.#outdated.signal]);
    const { sources, library } = await this.#live.now();
    for (const source of sources) {
      const onProgress = (done: number, total: number): void => {
        onDescribing?.(source, done, total);
        this.#service.followSoon();
      };
      try {
        await finishDecisions(records, { source, library: library(source.library) }, signal);
        if (harvests) await bringUpToDate(records, [source], library, { signal, onProgress });
      } catch (error) {
        if (signal.aborted) return;
        onError(`更新 ${source.id} 的著录失败`, error);
        this.#askLater();
      }
    }
    if (harvests) await this.#match(signal);
  }

  /** What was compared by other rules is compared anew. */
  async #match(signal: AbortSignal): Promise<void> {
    const onProgress = (done: number, total: number): void => {
      this.#parts.onMatching?.(done, total);
      this.#service.followSoon();
    };
    try {
      await this.#parts.records.matchAgain({ onProgress, signal });
    } catch (error) {
      if (signal.aborted) return;
      this.#parts.onError('重新匹配文献失败', error);
      this.#askLater();
    }
  }

  #askLater(): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => void this.#describing.ask(), DESCRIBE_AGAIN_MS);
  }
}
