/**
 * Writes one index file: works in and out, a piece of a batch in one transaction, and the seq of the batch
 * with its last piece or after it, so that the file never claims what it does not have; what was cut off
 * in between is handed over again, and replaces itself. Runs in the writer thread only.
 */
import { OPEN_FACETS } from '../../../../catalogue/search/facets.ts';
import type { OpenFacet } from '../../../../catalogue/search/facets.ts';
import { TEXT_FIELDS } from '../../../../catalogue/search/ranking.ts';
import { suggestedText, suggestionTerms } from '../../../../catalogue/search/suggestions.ts';
import type { WorkId } from '../../../../catalogue/work.ts';
import { Database } from '../../../sqlite.ts';
import type { Statement } from '../../../sqlite.ts';
import { UnusableIndex } from '../threads/faults.ts';
import type { IndexRow } from './index-row.ts';
import {
  INDEX_ANALYSIS,
  INDEX_ORDERS,
  INDEX_SCHEMA,
  INDEX_TABLES,
  LIST_COLUMNS,
  REBUILD,
  TERMS_OF_TITLE,
} from './schema.ts';
import { readState, refuseOlder } from './state.ts';

/** Values of one kind whose codes are kept at hand. */
const MOST_KNOWN = 20_000;

export class IndexWriter {
  readonly #db: Database;
  readonly #statements: ReturnType<typeof prepareAll>;
  /** Codes given so far, by kind. */
  readonly #codes = new Map<string, Codes>();

  private constructor(db: Database) {
    this.#db = db;
    this.#statements = prepareAll(db);
  }

  /** @throws UnusableIndex when the file is of another format, or an older one that is only searched */
  static open(file: string): IndexWriter {
    const db = new Database(file, { cacheMiB: 64, wayOut: REBUILD });
    try {
      refuseOlder(db);
      return new IndexWriter(db);
    } catch (error) {
      db.close();
      throw error;
    }
  }

  /**
   * A new, empty file.
   *
   * @param unsafe for a file that is dropped when the process dies: nothing is synced until `finish`
   */
  static create(file: string, unsafe: boolean): IndexWriter {
    const db = new Database(file, { cacheMiB: 64, wayOut: REBUILD });
    if (unsafe) db.exec('pragma journal_mode = memory; pragma synchronous = off');
    db.write(() => {
      db.exec(INDEX_TABLES);
      if (unsafe) db.exec(MERGED_LATE);
      else db.exec(INDEX_ORDERS);
      db.prepare(`insert into state values (1, ?, ?, '', 0, 1, 0)`).run(
        INDEX_SCHEMA,
        INDEX_ANALYSIS,
      );
    });
    return new IndexWriter(db);
  }

  /** @param isLast false when rows are still to follow before the file has come as far as `seq` */
  replace(rows: readonly IndexRow[], seq: number, isLast: boolean): void {
    this.#change(isLast ? seq : 0, (change) => {
      // Of a work that comes twice the last state.
      const once = new Map(rows.map((row) => [row.id, row]));
      for (const id of once.keys()) if (this.#isLate(id, seq, change.seq)) once.delete(id);
      change.deaths += this.#bury([...once.keys()]);
      for (const row of once.values()) this.#insert(row, change.nextDocno++, seq);
    });
  }

  remove(ids: readonly WorkId[], seq: number): void {
    this.#change(seq, (change) => {
      change.deaths += this.#bury(ids.filter((id) => !this.#isLate(id, seq, change.seq)));
    });
  }

  /**
   * Makes a file filled from nothing ready for readers: one segment of full text, the orders
   * that wait for the end, and a check that its parts agree.
   *
   * @returns how many works it holds
   * @throws UnusableIndex when they do not
   */
  finish(epoch: string, seq: number): number {
    const db = this.#db;
    db.exec(INDEX_ORDERS);
    db.exec(`insert into terms(terms) values ('optimize')`);
    db.exec(MERGED_OFTEN);
    const count = (table: string): number =>
      db.prepare<{ n: number }>(`select count(*) as n from ${table}`).get()?.n ?? -1;
    const counts = ['work', 'entry', 'counted', 'terms_docsize'].map(count);
    if (new Set(counts).size !== 1) {
      throw new UnusableIndex(
        `新建的索引 ${db.file} 各部分的文献数不一致：${counts.join('、')}；未启用，请重建。`,
      );
    }
    db.exec('pragma synchronous = full; pragma journal_mode = wal');
    db.write(() => db.prepare('update state set epoch = ?, seq = max(seq, ?)').run(epoch, seq));
    db.exec('pragma wal_checkpoint(truncate)');
    return counts[0] ?? 0;
  }

  close(): void {
    this.#db.close();
  }

  /**
   * Whether the file knows better: it has the work in a newer state, or does not have it and has passed
   * this change, so that it was removed since. Comes from a process that was frozen while another went on.
   */
  #isLate(id: WorkId, seq: number, passed: number): boolean {
    if (seq >= passed) return false;
    const found = this.#statements.entry.get(id);
    return found === undefined || found.seq > seq;
  }

  #change(
    seq: number,
    work: (change: { nextDocno: number; deaths: number; readonly seq: number }) => void,
  ): void {
    // Another process may have written since.
    for (const codes of this.#codes.values()) codes.next = undefined;
    try {
      this.#db.write(() => {
        const { nextDocno, deaths, seq: passed } = readState(this.#db);
        const change = { nextDocno, deaths, seq: passed };
        work(change);
        // Never backwards: a repair hands works over with the seq that the index has already passed.
        this.#statements.state.run(seq, change.nextDocno, change.deaths);
      });
    } catch (error) {
      // Codes given in a transaction that was undone do not exist.
      this.#codes.clear();
      throw error;
    }
  }

  /**
   * Takes the present versions of works out: before any new one is put in and in the order of docnos, since FTS5
   * writes a segment whenever it is led back to a row before the last.
   *
   * @returns how many died
   */
  #bury(ids: readonly WorkId[]): number {
    const { entry, forget, untitle, unwork, uncount, unterm, dead } = this.#statements;
    const docnos: number[] = [];
    for (const id of ids) {
      const found = entry.get(id);
      if (found === undefined) continue;
      docnos.push(found.docno);
      forget.run(id);
    }
    for (const docno of docnos.sort((one, other) => one - other)) {
      untitle.run(docno * TERMS_OF_TITLE, (docno + 1) * TERMS_OF_TITLE);
      unwork.run(docno);
      uncount.run(docno);
      unterm.run(docno);
      dead.run(docno);
    }
    return docnos.length;
  }

  #insert(row: IndexRow, docno: number, seq: number): void {
    const { remember, inwork, incount, interm, intitle } = this.#statements;
    remember.run(row.id, docno, seq);
    inwork.run(docno, row.id, row.sortTitle, row.hit);
    incount.run(docno, [...row.numbers, ...this.#codesOf(row)].join(' '));
    interm.run(docno, ...row.texts);
    let n = docno * TERMS_OF_TITLE;
    for (const term of row.titleTerms) intitle.run(n++, term);
  }

  #codesOf({ lists, open }: IndexRow): number[] {
    const codes = LIST_COLUMNS.map((column, i) => this.#code(column, lists[i] ?? '[]'));
    for (const [i, facet] of OPEN_FACETS.entries()) {
      const values = open[i] ?? [];
      codes.push(values.length);
      for (const value of values) {
        codes.push(this.#code(facet, value, (code) => this.#suggest(facet, value, code)));
      }
    }
    return codes;
  }

  /** So that it is found while it is typed. */
  #suggest(kind: OpenFacet, value: string, code: number): void {
    for (const term of suggestionTerms(kind, suggestedText(kind, value))) {
      this.#statements.invalue.run(term, kind, code);
    }
  }

  /** @param onNew called once for each value, when it gets its code */
  #code(kind: string, value: string, onNew?: (code: number) => void): number {
    let codes = this.#codes.get(kind);
    if (codes === undefined) this.#codes.set(kind, (codes = { known: new Map(), next: undefined }));
    const known = codes.known.get(value);
    if (known !== undefined) return known;
    const { codeOf, lastCode, incode } = this.#statements;
    let code = codes.next ?? (lastCode.get(kind)?.last ?? -1) + 1;
    codes.next = code;
    // Most values that are not known are new: to ask first would cost more.
    if (incode.run(kind, code, value).changes === 1) {
      codes.next++;
      onNew?.(code);
    } else code = codeOf.get(kind, value)?.code ?? code;
    if (codes.known.size >= MOST_KNOWN) codes.known.clear();
    codes.known.set(value, code);
    return code;
  }
}

interface Codes {
  /** By value; rare ones are forgotten and looked up again. */
  readonly known: Map<string, number>;
  /** Undefined until it is asked for in a transaction. */
  next: number | undefined;
}

/**
 * When segments of full text are merged, which is much of what writing costs: a few at a time, as FTS5
 * does by itself, so that searches never meet many; or hundreds at once, in a file that nobody searches
 * before it is merged as a whole.
 */
const MERGED_OFTEN = mergingBy(4, 16);
const MERGED_LATE = mergingBy(0, 500);

/**
 * @param soon segments of one level that begin to be merged little by little; 0 = never
 * @param atOnce segments of one level that are merged before anything else is written
 */
function mergingBy(soon: number, atOnce: number): string {
  return `insert into terms(terms, rank) values ('automerge', ${soon}), ('crisismerge', ${atOnce})`;
}

interface Statements {
  readonly entry: Statement<{ docno: number; seq: number }>;
  readonly codeOf: Statement<{ code: number }>;
  readonly lastCode: Statement<{ last: number | null }>;
}

function prepareAll(
  db: Database,
): Statements &
  Record<
    | 'state'
    | 'remember'
    | 'forget'
    | 'inwork'
    | 'unwork'
    | 'incount'
    | 'uncount'
    | 'interm'
    | 'unterm'
    | 'dead'
    | 'incode'
    | 'intitle'
    | 'untitle'
    | 'invalue',
    Statement<object>
  > {
  const marks = TEXT_FIELDS.map(() => '?').join(', ');
  return {
    state: db.prepare('update state set seq = max(seq, ?), next_docno = ?, deaths = ?'),
    entry: db.prepare('select docno, seq from entry where id = ?'),
    remember: db.prepare('insert into entry values (?, ?, ?)'),
    forget: db.prepare('delete from entry where id = ?'),
    inwork: db.prepare('insert into work values (?, ?, ?, ?)'),
    unwork: db.prepare('delete from work where docno = ?'),
    incount: db.prepare('insert into counted values (?, ?)'),
    uncount: db.prepare('delete from counted where docno = ?'),
    interm: db.prepare(
      `insert into terms(rowid, ${TEXT_FIELDS.join(', ')}, keys, printed) values (?, ${marks}, ?, ?)`,
    ),
    unterm: db.prepare('delete from terms where rowid = ?'),
    dead: db.prepare('insert into dead(docno) values (?)'),
    codeOf: db.prepare('select code from code where kind = ? and value = ?'),
    lastCode: db.prepare('select max(code) as last from code where kind = ?'),
    incode: db.prepare('insert into code values (?, ?, ?) on conflict (kind, value) do nothing'),
    intitle: db.prepare('insert into title_term values (?, ?)'),
    untitle: db.prepare('delete from title_term where n >= ? and n < ?'),
    invalue: db.prepare('insert into value_term values (?, ?, ?)'),
  };
}
