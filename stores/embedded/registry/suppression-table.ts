/** The table of what is kept from readers. */
import type { Lifted, SuppressionScope } from '../../../catalogue/suppression.ts';

export interface SuppressionRow {
  id: number;
  seq: number;
  /** What is kept from readers, by `suppressedName`. */
  name: string;
  scope: SuppressionScope;
  source: string;
  library: string;
  identifier: string | null;
  field: string | null;
  why: string;
  notice: string | null;
  until_at: string | null;
  made_by: string;
  by_library: string | null;
  made_at: string;
  lifted_at: string | null;
  lifted_by: string | null;
  lifted_how: Lifted['how'] | null;
}

export const SUPPRESSION_TABLE = `create table suppression (
    id integer primary key,
    seq integer not null unique,
    name text not null,
    scope text not null check (scope in ('record', 'field', 'link', 'collection', 'source')),
    source text not null,
    library text not null,
    identifier text,
    field text,
    why text not null,
    notice text,
    until_at text,
    made_by text not null,
    by_library text,
    made_at text not null,
    lifted_at text,
    lifted_by text,
    lifted_how text
  ) strict;
  create index suppression_held on suppression (name) where lifted_at is null;`;
