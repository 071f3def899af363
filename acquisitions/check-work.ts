/**
 * Has purchase lists read and checked: begins a thread of its own whenever there is something to do, and lets it go
 * when there is not. Whatever a file does to that thread – too large for memory, endless – ends it alone: the list that
 * it was at fails with a sentence, and the others are gone on with.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../catalogue/errors.ts';
import type {
  CheckFiles,
  CheckLists,
  CheckProgress,
  CheckTurn,
} from '../catalogue/ports/check-lists.ts';
import { DAY_MS, MINUTE_MS } from '../catalogue/time.ts';
import type { CheckNews, CheckThreadData } from './main.ts';

export interface CheckWorkParts {
  readonly lists: Pick<CheckLists, 'find'>;
  readonly progress: Pick<CheckProgress, 'acquire' | 'fail' | 'hasWork'>;
  readonly dataFolder: string;
  /** Of the files; there already. */
  readonly folder: string;
  readonly onError: (what: string, error: unknown) => void;
  readonly signal: AbortSignal;
  /** What the thread runs; the entry file beside this one by default. */
  readonly thread?: URL;
}

const MAIN = new URL('./main.ts', import.meta.url);
/** Heap of the thread, MB: MARCXML of 50 MB is held whole, as tree and text. */
const MOST_MEGABYTES = 2048;
/** A slice takes some tenths of a second; one that takes so long will never end. */
const LONGEST_SLICE_MS = 10 * MINUTE_MS;
/** A lease is another's after half a minute without. */
const RENEW_MS = 5_000;
/** How soon it is looked again where another process checks. */
const ELSEWHERE_MS = 1_000;

export class CheckWork implements CheckFiles {
  readonly #parts: CheckWorkParts;
  #isAsked = false;
  #doing: Promise<void> | undefined;

  constructor(parts: CheckWorkParts) {
    this.#parts = parts;
  }

  async size(id: string): Promise<number | undefined> {
    try {
      return (await stat(this.#fileOf(id))).size;
    } catch {
      return undefined;
    }
  }

  begin(): void {
    this.#isAsked = true;
    this.#doing ??= Promise.resolve().then(() => this.#all());
  }

  /** Resolves when nothing is being done. */
  async idle(): Promise<void> {
    await this.#doing;
  }

  async remove(id: string): Promise<void> {
    await rm(this.#fileOf(id), { force: true });
  }

  /** Removes files that are no list's any more, or never became one. */
  async clean(now: Date): Promise<void> {
    const { folder, lists } = this.#parts;
    for (const name of await readdir(folder)) {
      const file = path.join(folder, name);
      const { mtimeMs } = await stat(file);
      if (now.getTime() - mtimeMs > DAY_MS && (await lists.find(name)) === undefined)
        await rm(file, { force: true });
    }
  }

  #fileOf(id: string): string {
    return path.join(this.#parts.folder, path.basename(id));
  }

  async #all(): Promise<void> {
    const { signal, onError } = this.#parts;
    try {
      while (this.#isAsked && !signal.aborted) {
        this.#isAsked = false;
        await this.#asLongAsThereIs();
      }
    } catch (error) {
      if (!signal.aborted) onError('采购清单没有查完', error);
    } finally {
      this.#doing = undefined;
    }
  }

  /** One process at a time; where another has the turn, this one waits for what is left. */
  async #asLongAsThereIs(): Promise<void> {
    const { progress, signal } = this.#parts;
    let held: CheckTurn | undefined;
    while (held === undefined) {
      if (!(await progress.hasWork())) return;
      held = await progress.acquire();
      if (held === undefined) await wait(ELSEWHERE_MS, undefined, { signal });
    }
    const turn = held;
    const renewing = setInterval(() => void turn.renew().catch(() => undefined), RENEW_MS);
    try {
      while (!signal.aborted && !(await this.#inThread()));
    } finally {
      clearInterval(renewing);
      await turn.release();
    }
  }

  /** @returns false when the thread died: the next one goes on without the list that it was at */
  async #inThread(): Promise<boolean> {
    const { dataFolder, folder, signal, thread = MAIN } = this.#parts;
    const data: CheckThreadData = { dataFolder, folder };
    const worker = new Worker(thread, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    const stop = (): void => worker.postMessage('stop');
    signal.addEventListener('abort', stop);
    const died = await this.#watched(worker);
    signal.removeEventListener('abort', stop);
    if (died === undefined || signal.aborted) return true;
    await this.#blame(died.list, died.why);
    return false;
  }

  /** @returns undefined when it ended by itself; else what it was at, and why it ended */
  #watched(
    worker: Worker,
  ): Promise<{ readonly list: string | undefined; readonly why: unknown } | undefined> {
    return new Promise((resolve) => {
      let at: string | undefined;
      let why: unknown;
      let watch: NodeJS.Timeout | undefined;
      const again = (): void => {
        clearTimeout(watch);
        watch = setTimeout(() => {
          why = new Error('读这个清单太久，没有读完');
          void worker.terminate();
        }, LONGEST_SLICE_MS);
      };
      again();
      worker.on('message', (news: CheckNews) => {
        again();
        if (news.kind === 'slice') at = news.list;
        else this.#parts.onError(`采购清单 ${news.list} 没有查完`, new Error(news.message));
      });
      worker.once('error', (error: unknown) => {
        why = error;
      });
      worker.once('exit', (code) => {
        clearTimeout(watch);
        if (why === undefined && code === 0) resolve(undefined);
        else resolve({ list: at, why: why ?? new Error(`线程的退出码是 ${code}`) });
      });
    });
  }

  async #blame(id: string | undefined, why: unknown): Promise<void> {
    const { lists, progress, onError } = this.#parts;
    onError('查采购清单的线程意外结束', why);
    const list = id === undefined ? undefined : await lists.find(id);
    // Without a list to blame it would be begun again for ever.
    if (list === undefined) throw why;
    const isTooLarge = (why as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
    const message = isTooLarge
      ? `清单 ${list.fileName} 展开以后太大，内存里放不下，请分成几个文件。`
      : `清单 ${list.fileName} 没有查完：${messageOf(why)}。`;
    await progress.fail(list, message);
  }
}
