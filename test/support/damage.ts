/** Damages real files as a bad disk would: the pages of one table or index are overwritten. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { Database } from '../../stores/sqlite.ts';

/**
 * Overwrites the first page of a table or index in a database that nobody has open for writing.
 *
 * @param from byte of the page to begin at, negative from its end
 */
export function damageTable(file: string, table: string, from = 0): void {
  const db = new Database(file);
  // What is still in the log would cover the damage.
  db.exec('pragma wal_checkpoint(truncate)');
  const page = db
    .prepare<{ rootpage: number }>('select rootpage from sqlite_schema where name = ?')
    .get(table)?.rootpage;
  const size = db.prepare<{ page_size: number }>('pragma page_size').get()?.page_size ?? 0;
  db.close();
  if (page === undefined || page === 0) throw new Error(`${file} has no ${table}`);
  const start = page * size - (from < 0 ? -from : size - from);
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(page * size - start, 0x5a), 0, page * size - start, start);
  closeSync(handle);
}
