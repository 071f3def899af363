/**
 * Keeps the harvesting thread going: one that dies is started again, after a second at first and later
 * and later while it goes on dying, and takes over what the dead one held. Readers are answered all the
 * while; `/readyz` and the log say what happened and when it is tried again.
 */
import { setTimeout } from 'node:timers';
import type { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { messageOf } from '../catalogue/errors.ts';
import type { HarvestNews, ThreadActs } from '../harvesters/main.ts';
import { ActsElsewhere } from './acts-elsewhere.ts';
import { CLOCK_TIME } from './log.ts';

/** The clock and the timers, so that a test can hand in its own. */
export interface Clock {
  now(): number;
  /** @returns takes the work back */
  after(ms: number, work: () => void): () => void;
}

export interface HarvestThreadParts {
  /** @param died threads that left their leases behind since one was last up */
  readonly start: (died: readonly number[]) => Worker;
  readonly onNews: (news: HarvestNews) => void;
  readonly log: Pick<Logger, 'error' | 'info'>;
  readonly clock?: Clock;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 300_000;
/** A thread that lived for this long was well: the next death counts as a first one. */
const WELL_AFTER_MS = 600_000;

export class HarvestThread {
  readonly #elsewhere = new ActsElsewhere((message) => {
    this.#worker?.postMessage(message);
    return this.#worker !== undefined;
  });
  readonly #parts: HarvestThreadParts;
  readonly #clock: Clock;
  /** Undefined while it waits to be started again, and after it was stopped. */
  #worker: Worker | undefined;
  #startedAt = 0;
  #deaths = 0;
  #died: number[] = [];
  #isStopping = false;
  #cancelStart: () => void = () => undefined;
  #fault: string | null = null;
  readonly #stopped = Promise.withResolvers<undefined>();

  constructor(parts: HarvestThreadParts) {
    this.#parts = parts;
    this.#clock = parts.clock ?? MACHINE_CLOCK;
    this.#start();
  }

  /** What pages may have done by it. */
  get acts(): ThreadActs {
    return this.#elsewhere.acts;
  }

  /** Chinese sentence for `/readyz`; null while the thread is up. */
  get fault(): string | null {
    return this.#fault;
  }

  /** Resolves once the thread is gone: at once when it is not there. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#cancelStart();
    if (this.#worker === undefined) return;
    this.#worker.postMessage('stop');
    await this.#stopped.promise;
  }

  #start(): void {
    this.#startedAt = this.#clock.now();
    let why = '';
    try {
      const worker = this.#parts.start(this.#died);
      // Gone from the worker once it has ended.
      const { threadId } = worker;
      this.#worker = worker;
      worker.on('message', (news: HarvestNews) => this.#hear(news));
      worker.on('error', (error) => {
        why = messageOf(error);
        this.#parts.log.error({ err: error }, `收割线程出错：${why}`);
      });
      worker.once('exit', (code) => {
        this.#worker = undefined;
        this.#elsewhere.giveUp();
        this.#died.push(threadId);
        if (this.#isStopping) this.#stopped.resolve(undefined);
        else this.#restart(why === '' ? `退出码 ${code}` : why);
      });
    } catch (error) {
      this.#restart(messageOf(error));
    }
  }

  #hear(news: HarvestNews): void {
    if (news.kind === 'acted') this.#elsewhere.hear(news);
    if (news.kind === 'up') {
      if (this.#fault !== null) this.#parts.log.info('收割线程已重新启动。');
      this.#fault = null;
      this.#died = [];
    }
    this.#parts.onNews(news);
  }

  #restart(why: string): void {
    const now = this.#clock.now();
    if (now - this.#startedAt >= WELL_AFTER_MS) this.#deaths = 0;
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#deaths++);
    const died = `收割线程意外结束（${why}）`;
    this.#fault = `${died}，${CLOCK_TIME.format(now + waitMs)} 再次启动；检索照常，收割暂停。`;
    this.#parts.log.error({ waitMs }, this.#fault);
    this.#cancelStart = this.#clock.after(waitMs, () => {
      this.#fault = `${died}，正在重新启动；检索照常，收割暂停。`;
      this.#start();
    });
  }
}

const MACHINE_CLOCK: Clock = {
  now: () => Date.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
