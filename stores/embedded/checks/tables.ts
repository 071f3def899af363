/**
 * The tables of `checks.db`: purchase lists, their lines, what was found of them, and what persons said.
 *
 * Lines hang on a lot, which is given anew whenever a list is read anew: what was read before goes later, slice by
 * slice. What persons said hangs on the list and on the row as they see it, and stays. What is large (the result)
 * stands apart from what is filtered and summed up.
 */
import type { Generated } from 'kysely';
import type { Purpose, Offered, SkipReason } from '../../../catalogue/checks/rows.ts';
import type { CheckState } from '../../../catalogue/checks/list.ts';
import type { Verdict } from '../../../catalogue/checks/result.ts';

export interface ListRow {
  id: string;
  library: string;
  name: string;
  supplier: string;
  purpose: Purpose;
  offered: Offered;
  shared: number;
  file_name: string;
  bytes: number;
  made_at: string;
  made_by: string;
  state: CheckState;
  kind: string;
  /** JSON of `ListColumn[]`. */
  columns: string;
  is_settled: number;
  lot: number;
  lines: number;
  done: number;
  message: string;
  checked_at: string | null;
  compared_with: string | null;
  generation: number;
  sheet: string;
}

export interface LineRow {
  lot: number;
  number: number;
  sheet: string;
  row: number;
  /** JSON of `ListLine`. */
  line: string;
  /** What is looked for in it, folded. */
  words: string;
  title: string;
  verdict: Verdict | null;
  /** Each between blanks. */
  flags: string;
  mine: number;
  score: number;
  price: number | null;
  copies: number;
  list_total: number | null;
  net_total: number | null;
  /** Of the price of a set; '' for all others. */
  set_key: string;
  before: Verdict | null;
  /** The choice that holds, and whether it says 买. */
  choice: number | null;
  bought: number | null;
}

export interface Tables {
  check_list: ListRow;
  check_lot: { lot: Generated<number>; list: string; is_gone: number };
  check_line: LineRow;
  check_result: { lot: number; number: number; result: string };
  check_skipped: { lot: number; number: number; sheet: string; row: number; reason: SkipReason };
  check_key: { key: number; lot: number; number: number };
  check_same: { lot: number; number: number; other_lot: number; other_number: number };
  check_choice: {
    id: Generated<number>;
    list: string;
    sheet: string;
    row: number;
    verdict: Verdict | null;
    buy: number | null;
    work: string | null;
    why: string;
    chosen_by: string;
    chosen_at: string;
    ended_by: string | null;
    ended_at: string | null;
  };
  /** Who gets how many; 0 stays, with whoever said so. */
  check_given: {
    list: string;
    sheet: string;
    row: number;
    library: string;
    copies: number;
    given_by: string;
    given_at: string;
  };
  check_column: { library: string; supplier: string; heading: string; field: string };
}

export const MIGRATIONS = [
  `create table check_list (
    id text primary key,
    library text not null,
    name text not null,
    supplier text not null,
    purpose text not null,
    offered text not null,
    shared integer not null,
    file_name text not null,
    bytes integer not null,
    made_at text not null,
    made_by text not null,
    state text not null,
    kind text not null,
    columns text not null,
    is_settled integer not null,
    lot integer not null,
    lines integer not null,
    done integer not null,
    message text not null,
    checked_at text,
    compared_with text,
    generation integer not null
  ) strict, without rowid;
  create index check_list_made on check_list (library, made_at);
  create table check_lot (
    lot integer primary key autoincrement,
    list text not null,
    is_gone integer not null default 0
  ) strict;
  create index check_lot_gone on check_lot (is_gone) where is_gone = 1;
  create table check_line (
    lot integer not null,
    number integer not null,
    sheet text not null,
    row integer not null,
    line text not null,
    words text not null,
    title text not null,
    verdict text,
    flags text not null,
    mine integer not null,
    score real not null,
    price integer,
    copies integer not null,
    list_total integer,
    net_total integer,
    set_key text not null,
    before text,
    choice integer,
    bought integer
  ) strict;
  create unique index check_line_number on check_line (lot, number);
  create index check_line_row on check_line (lot, sheet, row);
  create index check_line_set on check_line (lot, set_key) where set_key <> '';
  create index check_line_sums on check_line
    (lot, number, verdict, flags, mine, copies, list_total, net_total, before, bought, choice);
  create table check_result (
    lot integer not null,
    number integer not null,
    result text not null,
    primary key (lot, number)
  ) strict;
  create table check_skipped (
    lot integer not null,
    number integer not null,
    sheet text not null,
    row integer not null,
    reason text not null,
    primary key (lot, number)
  ) strict, without rowid;
  create table check_key (
    key integer not null,
    lot integer not null,
    number integer not null,
    primary key (key, lot, number)
  ) strict, without rowid;
  create index check_key_line on check_key (lot, number);
  create table check_same (
    lot integer not null,
    number integer not null,
    other_lot integer not null,
    other_number integer not null,
    primary key (lot, number, other_lot, other_number)
  ) strict, without rowid;
  create index check_same_other on check_same (other_lot, other_number);
  create table check_choice (
    id integer primary key,
    list text not null,
    sheet text not null,
    row integer not null,
    verdict text,
    buy integer,
    work text,
    why text not null,
    chosen_by text not null,
    chosen_at text not null,
    ended_by text,
    ended_at text
  ) strict;
  create index check_choice_row on check_choice (list, sheet, row);
  create table check_column (
    library text not null,
    supplier text not null,
    heading text not null,
    field text not null,
    primary key (library, supplier, heading)
  ) strict, without rowid;
  create table lease (
    name text primary key,
    fence integer not null,
    holder text,
    renewed_at text not null
  ) strict, without rowid;`,
  `create table check_given (
    list text not null,
    sheet text not null,
    row integer not null,
    library text not null,
    copies integer not null,
    given_by text not null,
    given_at text not null,
    primary key (list, sheet, row, library)
  ) strict, without rowid;`,
  `alter table check_list add column sheet text not null default ''`,
];
