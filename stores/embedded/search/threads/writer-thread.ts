/**
 * Entry of the writer thread. It alone writes index files: the one in use, and one being built beside
 * it. Every call names its file, since another process may have put a new one in use.
 */
import { existsSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { WorkId } from '../../../../catalogue/work.ts';
import { UnusableIndex } from './faults.ts';
import type { IndexRow } from '../file/index-row.ts';
import { IndexWriter } from '../file/index-writer.ts';
import { serve } from './thread.ts';

export type WriterCall =
  | { readonly kind: 'create'; readonly file: string; readonly unsafe: boolean }
  | {
      readonly kind: 'replace';
      readonly file: string;
      readonly rows: readonly IndexRow[];
      readonly seq: number;
      readonly isLast: boolean;
    }
  | {
      readonly kind: 'remove';
      readonly file: string;
      readonly ids: readonly WorkId[];
      readonly seq: number;
    }
  /** Makes a file that was built ready for readers, and lets go of it; answered with its number of works. */
  | { readonly kind: 'finish'; readonly file: string; readonly epoch: string; readonly seq: number }
  | { readonly kind: 'release'; readonly file: string }
  /** Ends the thread. */
  | { readonly kind: 'close' };

if (parentPort !== null) {
  const port = parentPort;
  const writers = new Map<string, IndexWriter>();
  const writer = (file: string): IndexWriter => {
    let open = writers.get(file);
    if (open === undefined) {
      if (!existsSync(file)) throw new UnusableIndex(`索引文件 ${file} 不存在；需要重建。`);
      open = IndexWriter.open(file);
      writers.set(file, open);
    }
    return open;
  };
  const release = (file: string): void => {
    writers.get(file)?.close();
    writers.delete(file);
  };
  serve(port, (message) => {
    const call = message as WriterCall;
    switch (call.kind) {
      case 'create':
        writers.set(call.file, IndexWriter.create(call.file, call.unsafe));
        return undefined;
      case 'replace':
        writer(call.file).replace(call.rows, call.seq, call.isLast);
        return undefined;
      case 'remove':
        writer(call.file).remove(call.ids, call.seq);
        return undefined;
      case 'finish':
        try {
          return writer(call.file).finish(call.epoch, call.seq);
        } finally {
          release(call.file);
        }
      case 'release':
        release(call.file);
        return undefined;
      case 'close':
        for (const file of [...writers.keys()]) release(file);
        // After the answer has gone out.
        setImmediate(() => port.close());
        return undefined;
    }
  });
}
