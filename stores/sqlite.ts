/**
 * The driver: everything in `stores/` speaks to SQLite through this file and never to `node:sqlite`,
 * so that another binding could take its place.
 *
 * What goes wrong without it: a JavaScript number is bound as REAL ("5.0" in a TEXT column, and FTS5
 * silently ignores a bound on rowid), a writing transaction begun without IMMEDIATE fails under
 * several processes whatever the busy timeout says, and SQLite before 3.51.3 can corrupt a WAL file.
 */
import { DatabaseSync, backup } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { PortalError, messageOf } from '../catalogue/errors.ts';
import { StoreDamaged } from '../catalogue/ports/store-damaged.ts';
import { markDamaged } from './damage.ts';
import { handOver } from './data-folder.ts';

export type Value = string | number | bigint | boolean | null | Uint8Array;

export interface DatabaseOptions {
  readonly readOnly?: boolean;
  /** `FULL` for what people decided, `NORMAL` (default) for what can be made again. */
  readonly synchronous?: 'NORMAL' | 'FULL';
  /** Page cache, MiB. Default 16. */
  readonly cacheMiB?: number;
  /**
   * How far the log beside the file (WAL) grows before what stands in it is put into the file, which waits for
   * the disk and writes a page once that was changed often. Default 4, as SQLite has it; MiB.
   */
  readonly logMiB?: number;
  /** Scripts that lead from an empty file to today's schema; the file remembers how many it has had. */
  readonly migrations?: readonly string[];
  /** What to do when the file is damaged, a Chinese clause. By default what helps a database that is no index. */
  readonly wayOut?: string;
}

/** What to do about a damaged file that people decided on, or that holds what was harvested. */
export const RESTORE =
  '请停止门户，运行 npm run portal -- restore <备份目录> 由备份恢复；先用 doctor 可查明坏了哪些文件';

/** First release with the fix of the WAL-reset bug, which corrupts files that several connections write. */
const OLDEST_SQLITE = [3, 51, 3] as const;
/** The longest transaction, a page of 64 MB with its works, takes some 15 s, and beside others more than 30. */
const BUSY_TIMEOUT_MS = 120_000;

/** Primary result codes of SQLite. */
const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;

/** There was no room for a transaction; it was undone as a whole. */
export class DiskFull extends PortalError {
  readonly code = 'DISK_FULL';

  constructor(file: string, cause: unknown) {
    super(`${file} 所在的磁盘已满，没有存进去；请腾出空间再试，已存的数据保留。`, { cause });
  }
}

/** Another process was writing for longer than anybody waits; nothing was written. */
export class StoreBusy extends PortalError {
  readonly code = 'STORE_BUSY';

  constructor(file: string, cause: unknown) {
    super(
      `${file} 正由另一个进程写入，等了 ${BUSY_TIMEOUT_MS / 1000} 秒还没有轮到，这一步没有写入；请稍后再试。`,
      { cause },
    );
  }
}

/** The file cannot be used: another program's, a newer version's, or SQLite itself is too old. */
export class UnusableDatabase extends PortalError {
  readonly code = 'UNUSABLE_DATABASE';
}

/** A row as the binding gives it, in the order of its columns. */
type Values = readonly unknown[];

/** One connection. Not to be shared between threads. */
export class Database {
  readonly file: string;
  readonly #db: DatabaseSync;
  readonly #wayOut: string;

  /**
   * Opens or makes the file and brings its schema up to date.
   *
   * @throws UnusableDatabase when SQLite is too old or the schema is newer than this program
   * @throws StoreDamaged as every method does, when SQLite finds the file damaged
   */
  constructor(file: string, options: DatabaseOptions = {}) {
    const { readOnly = false, synchronous = 'NORMAL', migrations = [] } = options;
    const { cacheMiB = 16, logMiB = 4 } = options;
    this.file = file;
    this.#wayOut = options.wayOut ?? RESTORE;
    this.#db = new DatabaseSync(file, { readOnly });
    try {
      // SQLite gives what it makes beside the file to the owner of the file.
      if (!readOnly && file !== ':memory:') handOver(file);
      this.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
      refuseOldSqlite(this.prepare<{ v: string }>('select sqlite_version() as v').get()?.v ?? '');
      if (!readOnly) patiently(() => this.exec('pragma journal_mode = wal'));
      this.exec(`pragma synchronous = ${synchronous}; pragma foreign_keys = on;
        pragma cache_size = ${-1024 * cacheMiB}; pragma wal_autocheckpoint = ${256 * logMiB};
        pragma mmap_size = 0; pragma trusted_schema = off`);
      if (migrations.length > 0 && !readOnly) this.#migrate(migrations);
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  /** Makes a function of ours known to statements; it gives the same for the same text. */
  define(name: string, reckoned: (text: string) => string): void {
    this.#db.function(name, { deterministic: true }, (text) => reckoned(String(text ?? '')));
  }

  /** Runs statements that give no rows and take no values. */
  exec(sql: string): void {
    try {
      this.#db.exec(sql);
    } catch (error) {
      throw this.understood(error);
    }
  }

  prepare<Row extends object = Record<string, unknown>>(sql: string): Statement<Row> {
    try {
      return new Statement<Row>(this.#db.prepare(sql), this);
    } catch (error) {
      throw this.understood(error);
    }
  }

  /**
   * One writing transaction: all of `work` or nothing. Inside another one it is part of that.
   * `work` must not wait for anything.
   */
  write<T>(work: () => T): T {
    return this.#transaction('begin immediate', work);
  }

  /** One state of the file for several reads. It cannot outlive `work`, which must not wait. */
  read<T>(work: () => T): T {
    return this.#transaction('begin', work);
  }

  get isInTransaction(): boolean {
    return this.#db.isTransaction;
  }

  /** Copies the file as it stands into a new one, while others go on reading and writing. */
  async backupTo(file: string): Promise<void> {
    try {
      await backup(this.#db, file);
    } catch (error) {
      throw this.understood(error);
    }
  }

  /** A value that was stored as JSON. One that cannot be read any more is damage that SQLite does not see. */
  parsed(json: string): unknown {
    try {
      return JSON.parse(json);
    } catch (error) {
      throw this.#damaged(error);
    }
  }

  /** What is thrown for an error of SQLite: damage is remembered and told, all else stays as it is. */
  understood(error: unknown): unknown {
    const code = primaryCode(error);
    return code === SQLITE_CORRUPT || code === SQLITE_NOTADB ? this.#damaged(error) : error;
  }

  #damaged(error: unknown): StoreDamaged {
    markDamaged(this.file);
    return new StoreDamaged(`文件 ${this.file} 已损坏（${messageOf(error)}）：${this.#wayOut}。`, {
      cause: error,
    });
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }

  #transaction<T>(begin: string, work: () => T): T {
    if (this.#db.isTransaction) return work();
    try {
      this.exec(begin);
      const result = work();
      if (result instanceof Promise) throw new TypeError('A transaction must not wait.');
      this.exec('commit');
      return result;
    } catch (error) {
      const code = primaryCode(error);
      if (code === SQLITE_FULL) throw new DiskFull(this.file, error);
      if (code === SQLITE_BUSY) throw new StoreBusy(this.file, error);
      throw error;
    } finally {
      // Some errors (disk full) have rolled back already.
      if (this.isInTransaction) this.exec('rollback');
    }
  }

  #migrate(migrations: readonly string[]): void {
    const version = this.prepare<{ user_version: number }>('pragma user_version');
    if (version.get()?.user_version === migrations.length) return;
    // Each step commits with its number, and is looked at again under the lock: safe under kill -9
    // and when two processes start at once.
    for (let done = -1; done < migrations.length;) {
      done = this.write(() => {
        const had = version.get()?.user_version ?? 0;
        if (had > migrations.length) {
          throw new UnusableDatabase(
            `数据库 ${this.file} 的结构版本是 ${had}，本程序只认识到 ${migrations.length}；请升级程序，或改用与之相配的数据文件。`,
          );
        }
        const script = migrations[had];
        if (script === undefined) return had;
        this.exec(script);
        this.exec(`pragma user_version = ${had + 1}`);
        return had + 1;
      });
    }
  }
}

/** A prepared statement; values are given in the order of the `?`. */
export class Statement<Row extends object> {
  readonly #statement: StatementSync;
  readonly #db: Database;

  /** Names of the columns, once a row was read. */
  #columns: readonly string[] | undefined;

  constructor(statement: StatementSync, db: Database) {
    this.#statement = statement;
    this.#db = db;
    // The rows of the binding are dictionaries, which take twice as long to make and to read as `#row`.
    statement.setReturnArrays(true);
  }

  /** True when it gives rows. */
  get reads(): boolean {
    return this.#statement.columns().length > 0;
  }

  run(...values: Value[]): { readonly changes: number; readonly lastRowId: number } {
    try {
      const { changes, lastInsertRowid } = this.#statement.run(...bound(values));
      return { changes: Number(changes), lastRowId: Number(lastInsertRowid) };
    } catch (error) {
      throw this.#db.understood(error);
    }
  }

  get(...values: Value[]): Row | undefined {
    try {
      const found: unknown = this.#statement.get(...bound(values));
      return found === undefined ? undefined : this.#row(found as Values);
    } catch (error) {
      throw this.#db.understood(error);
    }
  }

  all(...values: Value[]): Row[] {
    try {
      const found: readonly unknown[] = this.#statement.all(...bound(values));
      return found.map((row) => this.#row(row as Values));
    } catch (error) {
      throw this.#db.understood(error);
    }
  }

  /** Rows one by one; keeps a read transaction open until it ends or is left, so never wait inside. */
  *iterate(...values: Value[]): Generator<Row, undefined> {
    try {
      const all: Iterable<unknown> = this.#statement.iterate(...bound(values));
      for (const found of all) yield this.#row(found as Values);
    } catch (error) {
      throw this.#db.understood(error);
    }
  }

  #row(values: Values): Row {
    this.#columns ??= this.#statement.columns().map(({ name }) => name);
    const row: Record<string, unknown> = {};
    for (let i = 0; i < values.length; i++) row[this.#columns[i] ?? ''] = values[i];
    return row as Row;
  }
}

/** The same array: each was made for one call, and there are thirty calls for a record. */
function bound(values: Value[]): Exclude<Value, boolean>[] {
  const bindable = values as Exclude<Value, boolean>[];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === 'boolean') bindable[i] = value ? 1n : 0n;
    else if (typeof value === 'number' && Number.isInteger(value)) bindable[i] = BigInt(value);
  }
  return bindable;
}

/** Words of the code, never of a person, as `in (…)` takes them. */
export function listed(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}

function refuseOldSqlite(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [i, wanted] of OLDEST_SQLITE.entries()) {
    const part = parts[i] ?? 0;
    if (part > wanted) return;
    if (part < wanted) {
      throw new UnusableDatabase(
        `本机的 SQLite 是 ${version}，至少要 ${OLDEST_SQLITE.join('.')}（更早的版本可能损坏数据）；请使用 Node 24.21 或更新的版本。`,
      );
    }
  }
}

/** Turning a new file to WAL is the one step for which SQLite does not keep the busy timeout. */
function patiently(work: () => void): void {
  const deadline = performance.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      if (primaryCode(error) !== SQLITE_BUSY || performance.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/** Without what SQLite adds to tell kinds of an error apart; 0 for what is no error of SQLite. */
function primaryCode(error: unknown): number {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : 0;
  return typeof code === 'number' ? code & 0xff : 0;
}
