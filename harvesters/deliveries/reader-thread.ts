/**
 * An entry file: reads one file that was handed over, in a thread of its own, into a file of lines. Whatever the
 * file does to it – too large for memory, endless – ends this thread and nothing else.
 *
 * Messages out: `ReaderNews`.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PortalError, messageOf } from '../../catalogue/errors.ts';
import type { DeliveryForm } from '../../catalogue/runs/delivery.ts';
import type { Column, FoundSheet } from '../../catalogue/sheet-columns.ts';
import { openSheets } from '../../formats/files/sheets/open.ts';
import { openFile } from '../import-file.ts';
import { writeLines } from './lines.ts';
import { SheetLook } from './sheet-look.ts';

export interface ReaderJob {
  readonly file: string;
  readonly lines: string;
  /** What the file is called by whoever sent it. */
  readonly name: string;
  readonly metadataPrefix: string;
  /** Of sheets: what a person said of headings before. */
  readonly remembered: readonly Column[];
}

export type ReaderNews =
  | { readonly kind: 'progress'; readonly done: number }
  | {
      readonly kind: 'read';
      readonly form: DeliveryForm;
      readonly total: number;
      readonly sheets: readonly FoundSheet[];
    }
  /** `isTheirs`: the sentence is for whoever sent the file; else it is a fault of ours. */
  | { readonly kind: 'failed'; readonly message: string; readonly isTheirs: boolean };

const TOLD_EVERY = 500;

async function read(job: ReaderJob, tell: (news: ReaderNews) => void): Promise<void> {
  const told = (done: number): void => {
    if (done % TOLD_EVERY === 0) tell({ kind: 'progress', done });
  };
  try {
    const rows = await openSheets(job.file, job.name);
    if (rows !== undefined) {
      const look = new SheetLook();
      const total = await writeLines(job.lines, look.watch(rows), told);
      tell({ kind: 'read', form: 'sheet', total, sheets: look.found(job.remembered, job.name) });
      return;
    }
    const opened = await openFile(job.file, job.metadataPrefix, job.name);
    const total = await writeLines(job.lines, opened.items, told);
    tell({ kind: 'read', form: opened.kind, total, sheets: [] });
  } catch (error) {
    tell({ kind: 'failed', message: messageOf(error), isTheirs: error instanceof PortalError });
  }
}

if (parentPort !== null) {
  const port = parentPort;
  await read(workerData as ReaderJob, (news) => port.postMessage(news));
}
