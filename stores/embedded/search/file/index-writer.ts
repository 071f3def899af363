/**
 * Writes one index file: works in and out, each batch with its seq in one transaction, so that the
 * file always knows how far it has come. Runs in the writer thread only.
 */
import { OPEN_FACETS } from '../../../../catalogue/search/request.ts';
import type { OpenFacet } from '../../../../catalogue/search/request.ts';
import type { IndexedWork } from '../../../../catalogue/search/indexed-work.ts';
import { TEXT_FIELDS } from '../../../../catalogue/search/ranking.ts';
import { suggestedText, suggestionTerms } from '../../../../catalogue/search/suggestions.ts';
import { analyse } from '../../../../catalogue/text/text.ts';
import type { WorkId } from '../../../../catalogue/work.ts';
import { Database } from '../../../sqlite.ts';
import type { Statement } from '../../../sqlite.ts';
import { compareBytes } from '../../../bytes.ts';
import { keysOf, PLAIN_KEY, printedOf } from '../../../keys.ts';
import { UnusableIndex } from '../threads/faults.ts';
import {
  INDEX_ANALYSIS,
  INDEX_ORDERS,
  INDEX_SCHEMA,
  INDEX_TABLES,
  PINYIN_MARK,
  REBUILD,
  storedYear,
  TERMS_OF_TITLE,
  VALUE_BREAK,
} from './schema.ts';
import type { HoldingTuple, ListKind } from './schema.ts';
import { readState } from './state.ts';

export class IndexWriter {
  readonly #db: Database;
  readonly #statements: ReturnType<typeof prepareAll>;
  /** Codes given so far, by kind and value. */
  readonly #codes = new Map<string, number>();
  readonly #nextCode = new Map<string, number>();

  private constructor(db: Database) {
    this.#db = db;
    this.#statements = prepareAll(db);
  }

  /** @throws UnusableIndex when the file is of another format */
  static open(file: string): IndexWriter {
    const db = new Database(file, { cacheMiB: 64, wayOut: REBUILD });
    try {
      readState(db);
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
      if (!unsafe) db.exec(INDEX_ORDERS);
      db.prepare(`insert into state values (1, ?, ?, '', 0, 1, 0)`).run(
        INDEX_SCHEMA,
        INDEX_ANALYSIS,
      );
    });
    return new IndexWriter(db);
  }

  replace(works: readonly IndexedWork[], seq: number): void {
    this.#change(seq, (change) => {
      for (const work of works) {
        if (this.#isLate(work.id, seq, change.seq)) continue;
        change.deaths += this.#bury(work.id);
        this.#insert(work, change.nextDocno++, seq);
      }
    });
  }

  remove(ids: readonly WorkId[], seq: number): void {
    this.#change(seq, (change) => {
      for (const id of ids) {
        if (!this.#isLate(id, seq, change.seq)) change.deaths += this.#bury(id);
      }
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
    this.#nextCode.clear();
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

  /** Takes the present version of a work out. @returns how many died, 0 or 1 */
  #bury(id: WorkId): number {
    const { entry, forget, untitle, unwork, uncount, unterm, dead } = this.#statements;
    const found = entry.get(id);
    if (found === undefined) return 0;
    forget.run(id);
    untitle.run(found.docno * TERMS_OF_TITLE, (found.docno + 1) * TERMS_OF_TITLE);
    unwork.run(found.docno);
    uncount.run(found.docno);
    unterm.run(found.docno);
    dead.run(found.docno);
    return 1;
  }

  #insert(work: IndexedWork, docno: number, seq: number): void {
    const { remember, inwork, incount, interm, intitle } = this.#statements;
    remember.run(work.id, docno, seq);
    inwork.run(docno, work.id, work.sortTitle, JSON.stringify(work.hit));
    incount.run(docno, this.#numbersOf(work).join(' '));
    interm.run(docno, ...textsOf(work));
    let n = docno * TERMS_OF_TITLE;
    for (const term of suggestionTerms(work.hit.title).slice(0, TERMS_OF_TITLE)) {
      intitle.run(n++, term);
    }
  }

  /** In the order that `columns.ts` reads. */
  #numbersOf(work: IndexedWork): number[] {
    const { facets, holdings } = work;
    const [high, low] = idPrefix(work.id);
    const start = work.startYear ?? work.endYear;
    const end = work.endYear ?? work.startYear;
    const tuples = holdings.map((one): HoldingTuple => [
      one.library,
      one.collection,
      one.access,
      one.carrier,
    ]);
    return [
      high,
      low,
      Math.max(0, Date.parse(work.firstAdded) || 0),
      storedYear(work.startYear),
      storedYear(start),
      storedYear(end),
      storedYear(work.originalStart ?? work.originalEnd),
      storedYear(work.originalEnd ?? work.originalStart),
      this.#listCode('type', [facets.type]),
      this.#listCode('edition', facets.edition),
      this.#listCode('audience', facets.audience),
      this.#listCode('period', facets.period),
      this.#listCode('language', facets.language),
      this.#listCode('class', facets.class),
      this.#listCode('place', facets.place),
      this.#listCode('holdings', tuples),
      this.#listCode('head', [facets.head]),
      ...OPEN_FACETS.flatMap((facet) => {
        const codes = [...new Set(facets[facet])].map((value) =>
          this.#code(facet, value, (code) => this.#suggest(facet, value, code)),
        );
        return [codes.length, ...codes];
      }),
    ];
  }

  /** One code for each distinct list, whatever its order: counting goes by list, not by value. */
  #listCode(kind: ListKind, values: readonly (string | HoldingTuple)[]): number {
    const distinct = [...new Set(values.map((value) => JSON.stringify(value)))].sort(compareBytes);
    return this.#code(kind, `[${distinct.join(',')}]`);
  }

  /** So that it is found while it is typed. */
  #suggest(kind: OpenFacet, value: string, code: number): void {
    for (const term of suggestionTerms(suggestedText(kind, value))) {
      this.#statements.invalue.run(term, kind, code);
    }
  }

  /** @param onNew called once for each value, when it gets its code */
  #code(kind: string, value: string, onNew?: (code: number) => void): number {
    const key = `${kind}\0${value}`;
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const { codeOf, lastCode, incode } = this.#statements;
    let code = codeOf.get(kind, value)?.code;
    if (code === undefined) {
      code = this.#nextCode.get(kind) ?? (lastCode.get(kind)?.last ?? -1) + 1;
      incode.run(kind, code, value);
      this.#nextCode.set(kind, code + 1);
      onNew?.(code);
    }
    // Bounded: rare values are looked up again.
    if (this.#codes.size > 200_000) this.#codes.clear();
    this.#codes.set(key, code);
    return code;
  }
}

/** First eight bytes of an id as two numbers: enough to order nearly all of them. */
export function idPrefix(id: string): [number, number] {
  const bytes = Buffer.alloc(8);
  bytes.write(id.slice(0, 8), 'latin1');
  return [bytes.readUInt32BE(0), bytes.readUInt32BE(4)];
}

function textsOf(work: IndexedWork): string[] {
  const { texts, pinyin } = work;
  const printed = printedOf(work);
  const keys = [
    ...(printed.length === 0 ? [PLAIN_KEY] : []),
    ...keysOf(work),
    ...pinyin.filter((term) => /^[a-z]+$/.test(term)).map((term) => PINYIN_MARK + term),
  ];
  return [
    ...TEXT_FIELDS.map((field) => tokensOf(texts[field])),
    [...new Set(keys)].join(' '),
    printed.join(PARTED),
  ];
}

const PARTED = ` ${VALUE_BREAK} `;

/** Tokens of every distinct value, parted so that no phrase runs from one into the next. */
function tokensOf(values: readonly string[]): string {
  if (values.length === 1) return analyse(values[0] ?? '').join(' ');
  const distinct = new Set(values.map((value) => analyse(value).join(' ')));
  return [...distinct].join(PARTED);
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
    incode: db.prepare('insert into code values (?, ?, ?)'),
    intitle: db.prepare('insert into title_term values (?, ?)'),
    untitle: db.prepare('delete from title_term where n >= ? and n < ?'),
    invalue: db.prepare('insert into value_term values (?, ?, ?)'),
  };
}
