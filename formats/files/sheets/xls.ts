/**
 * Old .xls, and what calls itself so: tables of HTML, and XML of Excel 2003. They are read by a foreign library in a
 * thread of its own with little memory, loaded only when such a file comes; whatever the file does to it ends that
 * thread and nothing else.
 */
import { Worker } from 'node:worker_threads';
import { messageOf } from '../../../catalogue/errors.ts';
import { FileUnreadable } from '../file-kind.ts';
import type { SheetInfo, SheetRow, Workbook } from './sheet.ts';
import type { XlsAnswer, XlsQuestion } from './xls-thread.ts';

const MOST_MEGABYTES = 1024;
const MOST_MS = 120_000;

/**
 * @param content the bytes of an .xls, or the text of a table
 * @throws FileUnreadable
 */
export async function openXls(content: Buffer | string, name: string): Promise<Workbook> {
  const thread = new XlsThread(name);
  try {
    const opened = await thread.ask({ kind: 'open', content });
    const sheets = opened.kind === 'opened' ? opened.sheets : [];
    return {
      kind: 'xls',
      sheets,
      rows: (sheet) => rowsOf(thread, sheet),
      close: () => thread.close(),
    };
  } catch (error) {
    await thread.close();
    throw error;
  }
}

async function* rowsOf(thread: XlsThread, sheet: SheetInfo): AsyncGenerator<SheetRow> {
  for (let from = 0; ;) {
    const answer = await thread.ask({ kind: 'rows', place: sheet.place, from });
    if (answer.kind !== 'rows') return;
    yield* answer.rows;
    if (answer.next === null) return;
    from = answer.next;
  }
}

/** One question at a time. */
class XlsThread {
  readonly #worker: Worker;
  readonly #name: string;
  #waiting: PromiseWithResolvers<XlsAnswer> | undefined;

  constructor(name: string) {
    this.#name = name;
    this.#worker = new Worker(new URL('./xls-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    this.#worker.unref();
    this.#worker.on('message', (answer: XlsAnswer) => {
      if (answer.kind !== 'failed') this.#waiting?.resolve(answer);
      else this.#fail(answer.isLocked ? 'locked' : 'damaged', answer.message);
    });
    this.#worker.on('error', (error: unknown) => {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ERR_WORKER_OUT_OF_MEMORY') this.#fail('too-large', 'out of memory');
      else this.#fail('damaged', messageOf(error));
    });
    this.#worker.on('exit', () => this.#fail('damaged', '读文件的线程已经结束'));
  }

  async ask(question: XlsQuestion): Promise<XlsAnswer> {
    this.#waiting = Promise.withResolvers();
    // While it is asked something the process waits for it.
    this.#worker.ref();
    const timer = setTimeout(() => this.#fail('too-large', 'out of time'), MOST_MS);
    this.#worker.postMessage(question);
    try {
      return await this.#waiting.promise;
    } finally {
      clearTimeout(timer);
      this.#worker.unref();
      this.#waiting = undefined;
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  /** @param cause what the library says, which is English and for us */
  #fail(why: 'locked' | 'damaged' | 'too-large', cause: string): void {
    const said = {
      locked: `文件 ${this.#name} 有密码，请去掉密码再上传。`,
      damaged: `文件 ${this.#name} 打不开，可能已损坏，或不是表格；请在 Excel 里打开，另存为 .xlsx 再上传。`,
      'too-large': `文件 ${this.#name} 展开以后太大，内存里放不下；请另存为 .xlsx 或 CSV 再上传。`,
    };
    this.#waiting?.reject(new FileUnreadable(said[why], why, { cause }));
  }
}
