/**
 * What was found of a line, put down in `checks.db`: five tables for each of ten thousand lines, therefore by
 * statements that are prepared once. To be called inside a writing transaction.
 */
import type { LineFound } from '../../../catalogue/ports/check-lists.ts';
import type { Database, Statement } from '../../sqlite.ts';
import type { ListRow } from './tables.ts';

type Any = Statement<Record<string, unknown>>;

export class FoundLines {
  readonly #line: Any;
  readonly #result: Any;
  readonly #forget: readonly Any[];
  readonly #forgetOther: Any;
  readonly #key: Any;
  readonly #same: Any;
  readonly #set: Any;
  readonly #lot: Statement<{ lot: number }>;

  constructor(db: Database) {
    this.#line = db.prepare(
      `update check_line set before = case when ? then verdict end, verdict = ?, flags = ?, mine = ?, score = ?,
         price = ?, copies = ?, list_total = ?, net_total = ?, set_key = ?
       where lot = ? and number = ?`,
    );
    this.#result = db.prepare(
      `insert into check_result (lot, number, result) values (?, ?, ?)
       on conflict (lot, number) do update set result = excluded.result`,
    );
    this.#forget = ['check_key', 'check_same'].map((table) =>
      db.prepare(`delete from ${table} where lot = ? and number = ?`),
    );
    this.#forgetOther = db.prepare(
      'delete from check_same where other_lot = ? and other_number = ?',
    );
    this.#key = db.prepare(
      'insert into check_key (key, lot, number) values (?, ?, ?) on conflict do nothing',
    );
    this.#same = db.prepare(
      `insert into check_same (lot, number, other_lot, other_number) values (?, ?, ?, ?)
       on conflict do nothing`,
    );
    this.#set = db.prepare(
      "select 1 from check_line where lot = ? and set_key = ? and set_key <> '' and number < ?",
    );
    this.#lot = db.prepare('select lot from check_list where id = ?');
  }

  put({ lot, compared_with }: ListRow, { number, result, money, keys, same }: LineFound): void {
    const flags = ` ${result.flags.map((flag) => `${flag} `).join('')}`;
    const { verdict, mine, score } = result;
    const { price, copies, setKey } = money;
    // The price of a set is paid once, however many of its volumes name it.
    const isPaid = setKey !== '' && this.#set.get(lot, setKey, number) !== undefined;
    const [list, net] = isPaid ? [0, 0] : [money.list, money.net];
    this.#line.run(
      ...[compared_with !== null, verdict, flags, mine, score],
      ...[price, copies, list, net ?? list, setKey],
      ...[lot, number],
    );
    this.#result.run(lot, number, JSON.stringify(result));
    for (const statement of this.#forget) statement.run(lot, number);
    this.#forgetOther.run(lot, number);
    for (const key of keys) this.#key.run(key, lot, number);
    for (const one of same) {
      const other = this.#lot.get(one.list);
      // Removed meanwhile.
      if (other === undefined) continue;
      // Both ways, so that it is seen from either list.
      this.#same.run(lot, number, other.lot, one.number);
      this.#same.run(other.lot, one.number, lot, number);
    }
  }
}
