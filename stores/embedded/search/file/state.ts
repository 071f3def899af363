/** The one row of an index file that says what the file is and how far it has come. */
import type { Database } from '../../../sqlite.ts';
import { UnusableIndex } from '../threads/faults.ts';
import { INDEX_ANALYSIS, INDEX_SCHEMA, LAYOUT, layoutIn } from './schema.ts';
import type { Layout } from './schema.ts';

export interface IndexState {
  readonly epoch: string;
  readonly seq: number;
  /** Docno that the next work will get; all docnos are smaller. */
  readonly nextDocno: number;
  /** How many docnos have died since the file was made. */
  readonly deaths: number;
  readonly layout: Layout;
  /** False when the file was made by other rules than today's: it is searched until a new one is ready. */
  readonly isCurrent: boolean;
}

/** @throws UnusableIndex when the file is of another format */
export function readState(db: Database): IndexState {
  const row = db
    .prepare<{
      schema: string;
      analysis: string;
      epoch: string;
      seq: number;
      next_docno: number;
      deaths: number;
    }>('select * from state')
    .get();
  const layout = row === undefined ? undefined : layoutIn(row.schema);
  if (row === undefined || layout === undefined) {
    throw new UnusableIndex(
      `索引文件 ${db.file} 的格式是 ${row?.schema ?? '未知'}，本程序用的是 ${INDEX_SCHEMA}；需要重建。`,
    );
  }
  return {
    epoch: row.epoch,
    seq: row.seq,
    nextDocno: row.next_docno,
    deaths: row.deaths,
    layout,
    isCurrent: layout === LAYOUT && row.analysis === INDEX_ANALYSIS,
  };
}
