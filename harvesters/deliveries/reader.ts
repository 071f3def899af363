/** Has a file read in a thread of its own, within limits of memory and time. */
import { Worker } from 'node:worker_threads';
import { messageOf } from '../../catalogue/errors.ts';
import type { DeliveryForm } from '../../catalogue/runs/delivery.ts';
import type { FoundSheet } from '../../catalogue/sheet-columns.ts';
import { HOUR_MS } from '../../catalogue/time.ts';
import { FileUnreadable } from '../../formats/files/file-kind.ts';
import type { ReaderJob, ReaderNews } from './reader-thread.ts';

/** XML is held whole, as tree and text. */
const MOST_MEGABYTES = 2048;
const MOST_MS = HOUR_MS;

export interface ReadFile {
  readonly form: DeliveryForm;
  readonly total: number;
  /** Of a sheet. */
  readonly sheets: readonly FoundSheet[];
}

/**
 * @param signal ends it
 * @throws FileUnreadable with a sentence for whoever sent it
 */
export function readInThread(
  job: ReaderJob,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<ReadFile> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    const end = (act: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      void worker.terminate();
      act();
    };
    const stop = (): void => end(() => reject(new Error('读文件时停止', { cause: signal.reason })));
    const fail = (message: string): void => end(() => reject(new FileUnreadable(message)));
    const timer = setTimeout(
      () => fail(`文件 ${job.name} 读了一小时还没有读完，请分成几个文件。`),
      MOST_MS,
    );
    signal.addEventListener('abort', stop);
    worker.on('message', (news: ReaderNews) => {
      if (news.kind === 'progress') onProgress(news.done);
      else if (news.kind === 'read') end(() => resolve(news));
      else if (news.isTheirs) fail(news.message);
      else end(() => reject(new Error(news.message)));
    });
    worker.once('error', (error: unknown) => {
      const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (isTooLarge)
        fail(`文件 ${job.name} 展开以后太大，内存里放不下。请分成几个文件，或导出为 ISO 2709。`);
      else end(() => reject(new Error(messageOf(error), { cause: error })));
    });
    worker.once('exit', () => end(() => reject(new Error('读文件的线程意外结束'))));
  });
}
