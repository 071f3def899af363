/** The one row of an index file that says what the file is and how far it has come. */
import type { Database } from '../../../sqlite.ts';
import { UnusableIndex } from '../threads/faults.ts';
import { INDEX_ANALYSIS, INDEX_SCHEMA, layoutOf } from './schema.ts';
import type { Layout } from './schema.ts';

export interface IndexState {
  readonly epoch: string;
  readonly seq: number;
  /** Docno that the next work will get; all docnos are smaller. */
  readonly nextDocno: number;
  /** How many docnos have died since the file was made. */
  readonly deaths: number;
  /** False when the file was made by other rules than today's: it is searched until a new one is ready. */
  readonly isCurrent: boolean;
}

/** @throws UnusableIndex when the file says nothing of itself */
export function readState(db: Database): IndexState {
  const row = rowOf(db);
  return {
    epoch: row.epoch,
    seq: row.seq,
    nextDocno: row.next_docno,
    deaths: row.deaths,
    isCurrent: row.schema === INDEX_SCHEMA && row.analysis === INDEX_ANALYSIS,
  };
}

/** @throws UnusableIndex when the file is of another format */
export function readLayout(db: Database): Layout {
  const { schema } = rowOf(db);
  const columns = db.prepare<{ name: string }>(`select name from pragma_table_info('terms')`).all();
  const layout = layoutOf(
    schema,
    columns.map(({ name }) => name),
  );
  if (layout === undefined) throw ofAnotherFormat(db, schema);
  return layout;
}

/** @throws UnusableIndex when the file is not laid out as those of today */
export function refuseOlder(db: Database): void {
  const { schema } = rowOf(db);
  if (schema !== INDEX_SCHEMA) throw ofAnotherFormat(db, schema);
}

interface StateRow {
  readonly schema: string;
  readonly analysis: string;
  readonly epoch: string;
  readonly seq: number;
  readonly next_docno: number;
  readonly deaths: number;
}

function rowOf(db: Database): StateRow {
  const row = db.prepare<StateRow>('select * from state').get();
  if (row === undefined) throw ofAnotherFormat(db, '未知');
  return row;
}

function ofAnotherFormat(db: Database, schema: string): UnusableIndex {
  return new UnusableIndex(
    `索引文件 ${db.file} 的格式是 ${schema}，本程序用的是 ${INDEX_SCHEMA}；需要重建。`,
  );
}
