/** The table of what persons set aside or accepted about sources. */

export interface WaiverRow {
  id: number;
  seq: number;
  /** `waiverName`: of those with one name only one holds. */
  name: string;
  source: string;
  /** JSON of `Waived`. */
  waived: string;
  why: string;
  decided_by: string;
  decided_at: string;
  taken_back_at: string | null;
  taken_back_by: string | null;
}

export const WAIVER_TABLE = `create table waiver (
    id integer primary key,
    seq integer not null unique,
    name text not null,
    source text not null,
    waived text not null,
    why text not null,
    decided_by text not null,
    decided_at text not null,
    taken_back_at text,
    taken_back_by text
  ) strict;
  create unique index waiver_holds on waiver (name) where taken_back_at is null;
  create index waiver_by_source on waiver (source, id);`;
