/** The table of what people outside write about documents. */
import type { CaseKind, CaseState, OverdueKnown } from '../../../catalogue/reader-case.ts';

export interface CaseRow {
  id: number;
  kind: CaseKind;
  state: CaseState;
  work: string | null;
  title: string;
  source: string | null;
  identifier: string | null;
  library: string | null;
  /** JSON of `Writer`; null once it is forgotten. */
  writer: string | null;
  /** Of the secret in the address for its writer; null once it is forgotten. */
  secret_hash: string | null;
  made_at: string;
  due_at: string;
  answer: string;
  closed_at: string | null;
  handled_by: string;
  /** Who was told that it is overdue, and when. */
  overdue_known: OverdueKnown;
  overdue_told_at: string | null;
}

export const CASE_TABLE = `create table reader_case (
    id integer primary key,
    kind text not null,
    state text not null check (state in ('new', 'working', 'answered', 'rejected')),
    work text,
    title text not null,
    source text,
    identifier text,
    library text,
    writer text,
    secret_hash text unique,
    made_at text not null,
    due_at text not null,
    answer text not null,
    closed_at text,
    handled_by text not null
  ) strict;
  create index reader_case_by_library on reader_case (library, state, due_at);`;

export const OVERDUE_COLUMNS = `
  alter table reader_case add column overdue_known text not null default 'nobody';
  alter table reader_case add column overdue_told_at text;`;
