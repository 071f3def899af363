/**
 * Entry of the writer thread. It alone writes index files: the one in use, and one being built beside
 * it. Every call names its file, since another process may have put a new one in use. While a harvest goes on it reads
 * the works that changed by itself, on a connection of its own to the catalogue.
 */
import { existsSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { indexedWork } from '../../../../catalogue/search/indexed-work.ts';
import type { WorkId } from '../../../../catalogue/work.ts';
import { Database } from '../../../sqlite.ts';
import { WorkReader } from '../../catalogue/work-reader.ts';
import { indexRow } from '../file/index-row.ts';
import type { IndexRow } from '../file/index-row.ts';
import { IndexWriter } from '../file/index-writer.ts';
import { UnusableIndex } from './faults.ts';
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
  /** Rows of works that are read in the catalogue here; answered with false when they could not be. */
  | {
      readonly kind: 'take';
      readonly file: string;
      readonly catalogue: string;
      readonly ids: readonly WorkId[];
      readonly seq: number;
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

/** Batches of works between two times that the log is put away: some 60 MB of it. */
const TAKEN_BETWEEN = 4;

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
  let catalogue: { readonly db: Database; readonly works: WorkReader } | undefined;
  /** For putting the log away: who only reads cannot. */
  let log: Database | undefined;
  let taken = 0;
  /**
   * What stands in the log beside the catalogue is put into the file here, while the thread that harvests goes on: it
   * would wait for the disk itself once the log is large.
   */
  const putLogAway = (file: string): void => {
    try {
      log ??= new Database(file, { cacheMiB: 1 });
      log.exec('pragma wal_checkpoint(passive)');
    } catch {
      // Whoever writes there meets the same.
    }
  };
  const rowsOf = (file: string, ids: readonly WorkId[]): IndexRow[] | undefined => {
    try {
      if (catalogue === undefined) {
        const db = new Database(file, { readOnly: true, cacheMiB: 8 });
        catalogue = { db, works: new WorkReader(db) };
      }
      return catalogue.works.read(ids).map((work) => indexRow(indexedWork(work)));
    } catch {
      // Whoever reads them instead is told what is wrong with the catalogue, which is no fault of the index.
      return undefined;
    }
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
      case 'take': {
        const rows = rowsOf(call.catalogue, call.ids);
        if (rows === undefined) return false;
        writer(call.file).replace(rows, call.seq, true);
        if (++taken % TAKEN_BETWEEN === 0) putLogAway(call.catalogue);
        return true;
      }
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
        catalogue?.db.close();
        log?.close();
        // After the answer has gone out.
        setImmediate(() => port.close());
        return undefined;
    }
  });
}
