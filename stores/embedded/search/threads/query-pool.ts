/**
 * The query threads of one process. Each has one file for life and answers one call at a time; SQLite
 * cannot be interrupted, so a search that takes too long costs its thread, and another takes its place.
 * When another file is put in use, threads for it are started and warmed before the old ones go.
 */
import { SearchUnavailable } from '../../../../catalogue/ports/search-index.ts';
import { UnusableIndex } from './faults.ts';
import type { QueryCall, QueryThreadData } from './query-thread.ts';
import { Thread, ThreadEnded } from './thread.ts';
import { WaitingLine } from './waiting-line.ts';
import type { Urgency } from './waiting-line.ts';

export interface PoolOptions {
  /** Threads kept ready; 0 = one, started when first needed, for command lines. */
  readonly threads: number;
  /**
   * Longest time for one search, milliseconds, waiting included, unless it waited for the first thread to
   * start: then it has half of it left. Not for a pool of 0 threads.
   */
  readonly budgetMs: number;
  /** Most calls waiting of each urgency; more are refused at once. */
  readonly mostWaiting: number;
}

interface Job {
  readonly call: QueryCall;
  readonly urgency: Urgency;
  readonly since: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  timer: NodeJS.Timeout | undefined;
}

interface Slot {
  readonly file: string;
  readonly thread: Thread<QueryCall>;
  /** True once it has opened its file. */
  isReady: boolean;
  job: Job | undefined;
  /** Set once its file is no longer the one to use: it ends after its job. */
  isRetired: boolean;
}

/** A search took longer than it may, and was stopped. */
export class SearchTooSlow extends SearchUnavailable {
  override readonly code = 'SEARCH_TOO_SLOW';
}

export class QueryPool {
  readonly #options: PoolOptions;
  #file: string;
  readonly #slots = new Set<Slot>();
  readonly #waiting: WaitingLine<Job>;
  #isClosed = false;
  #moving: Promise<void> = Promise.resolve();

  constructor(file: string, options: PoolOptions) {
    this.#file = file;
    this.#options = options;
    this.#waiting = new WaitingLine(options.mostWaiting, options.threads);
    this.#fill();
  }

  /** File that new calls will see; older threads may still answer for the last one. */
  get file(): string {
    return this.#file;
  }

  /**
   * Waits for a thread while they start.
   *
   * @throws SearchUnavailable when threads are busy, none starts in time, or the call takes too long
   * @throws UnusableIndex when the file cannot be searched
   */
  async run(call: QueryCall, urgency: Urgency = 'plain'): Promise<unknown> {
    if (this.#isClosed) throw new SearchUnavailable('检索服务正在停止。');
    return new Promise((resolve, reject) => {
      const since = performance.now();
      const job: Job = { call, urgency, since, resolve, reject, timer: undefined };
      if (!this.#waiting.add(job)) {
        this.#refuse(job, '检索请求过多，正在排队的已满；请稍后再试。');
        return;
      }
      // Half of the time may be spent waiting: whoever is served late must not cost a healthy thread.
      if (this.#isTimed) {
        job.timer = setTimeout(() => this.#waitedHalf(job), this.#options.budgetMs / 2);
      }
      this.#dispatch();
    });
  }

  /** Replaces every thread by one for this file, one after the other; searches go on meanwhile. */
  moveTo(file: string): void {
    this.#file = file;
    this.#moving = this.#moving.then(async () => {
      for (const slot of [...this.#slots]) {
        if (slot.file === this.#file || slot.isRetired || this.#isClosed) continue;
        await this.#start();
        this.#retire(slot);
      }
      this.#fill();
    });
  }

  /** Resolves when every thread has the file that was last asked for. */
  async moved(): Promise<void> {
    await this.#moving;
  }

  /** Ends all threads; calls that wait are refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#waiting.clear()) this.#refuse(job, '检索服务正在停止。');
    const slots = [...this.#slots];
    for (const slot of slots) this.#retire(slot);
    await Promise.all(slots.map((slot) => slot.thread.ended));
  }

  get #isTimed(): boolean {
    return this.#options.threads > 0;
  }

  #dispatch(): void {
    for (const slot of this.#slots) {
      if (!slot.isReady || slot.job !== undefined || slot.isRetired) continue;
      const job = this.#waiting.next([...this.#slots].flatMap((one) => one.job ?? []));
      if (job === undefined) break;
      void this.#answer(slot, job);
    }
    if (this.#waiting.length > 0 && this.#slots.size < Math.max(1, this.#options.threads))
      void this.#start();
  }

  /** As many threads as there should be. */
  #fill(): void {
    while (!this.#isClosed && this.#slots.size < this.#options.threads) void this.#start();
  }

  async #answer(slot: Slot, job: Job): Promise<void> {
    slot.job = job;
    clearTimeout(job.timer);
    const stop = new AbortController();
    if (this.#isTimed) {
      const { budgetMs } = this.#options;
      const left = Math.max(budgetMs / 2, budgetMs - (performance.now() - job.since));
      job.timer = setTimeout(() => {
        stop.abort();
        void slot.thread.terminate();
      }, left);
    }
    try {
      job.resolve(await slot.thread.call(job.call));
    } catch (error) {
      if (stop.signal.aborted) {
        job.reject(
          new SearchTooSlow(
            `此次检索超过 ${this.#options.budgetMs / 1000} 秒，已停止；请换更具体的词再试。`,
          ),
        );
      } else if (error instanceof ThreadEnded) {
        job.reject(
          new SearchUnavailable('检索线程意外结束，已重新启动；请再试一次。', { cause: error }),
        );
      } else if (error instanceof UnusableIndex && slot.file !== this.#file) {
        // Its file was deleted because a newer one is in use, whose threads answer instead.
        this.#waiting.giveBack(job);
      } else job.reject(error as Error);
    } finally {
      clearTimeout(job.timer);
      slot.job = undefined;
      if (slot.isRetired) this.#end(slot);
      this.#dispatch();
    }
  }

  /** Starts a thread for the present file; it serves once it has opened it. Resolves either way. */
  async #start(): Promise<void> {
    const data: QueryThreadData = { file: this.#file };
    const thread = new Thread<QueryCall>(new URL('./query-thread.ts', import.meta.url), data);
    const slot: Slot = {
      file: this.#file,
      thread,
      isReady: false,
      job: undefined,
      isRetired: false,
    };
    this.#slots.add(slot);
    try {
      await thread.call({ kind: 'open', warm: this.#options.threads > 0 });
      slot.isReady = true;
      void thread.ended.then(() => this.#afterEnd(slot));
      if (slot.isRetired) this.#end(slot);
    } catch (error) {
      this.#slots.delete(slot);
      await thread.terminate();
      // A newer file was put in use, and this one deleted, while the thread was starting.
      const isOvertaken = slot.file !== this.#file && !this.#isClosed;
      if (isOvertaken) await this.#start();
      // Nobody else will answer those who wait.
      else if (this.#slots.size === 0) this.#failAll(error);
    }
    this.#dispatch();
  }

  /** A thread that ended by itself or was stopped is replaced at once, warm for the next search. */
  #afterEnd(slot: Slot): void {
    this.#slots.delete(slot);
    this.#fill();
  }

  #failAll(error: unknown): void {
    const reason =
      error instanceof UnusableIndex
        ? error
        : new SearchUnavailable('检索线程未能启动；请稍后再试。', { cause: error });
    for (const job of this.#waiting.clear()) {
      clearTimeout(job.timer);
      job.reject(reason);
    }
  }

  #retire(slot: Slot): void {
    slot.isRetired = true;
    if (slot.isReady && slot.job === undefined) this.#end(slot);
  }

  #end(slot: Slot): void {
    this.#slots.delete(slot);
    // It may have ended meanwhile; then there is nothing left to close.
    slot.thread.call({ kind: 'close' }).catch(() => undefined);
  }

  /** Others are served: this one has waited long enough. Nobody is: the first thread may yet come. */
  #waitedHalf(job: Job): void {
    if ([...this.#slots].some((slot) => slot.isReady)) {
      this.#giveUp(job, '检索服务繁忙，请稍后再试。');
      return;
    }
    job.timer = setTimeout(
      () => this.#giveUp(job, '检索服务正在启动，请稍后再试。'),
      this.#options.budgetMs / 2,
    );
  }

  #giveUp(job: Job, message: string): void {
    if (this.#waiting.remove(job)) this.#refuse(job, message);
  }

  #refuse(job: Job, message: string): void {
    clearTimeout(job.timer);
    job.reject(new SearchUnavailable(message));
  }
}
