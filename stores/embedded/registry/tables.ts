/** The tables of `registry.db`, and the scripts that make them. */
import type { Role } from '../../../catalogue/actor.ts';
import type { AuditHead, WrittenEntry } from '../../../catalogue/audit.ts';
import type { DecidedOutcome } from '../../../catalogue/matching/decision.ts';
import { PAGE_TABLES } from './library-page-tables.ts';
import type { PagePictureRow, PageVersionRow, PublishedPageRow } from './library-page-tables.ts';
import { HEALTH_TOLD_TABLE, MESSAGE_TABLES } from './message-table.ts';
import type { DeliveryRow, HealthToldRow, MessageRow } from './message-table.ts';
import { CREATOR_COLUMNS, FILE_TABLES } from './file-tables.ts';
import type { FileDeliveryRow, SheetColumnRow } from './file-tables.ts';
import { CASE_TABLE, OVERDUE_COLUMNS } from './case-table.ts';
import type { CaseRow } from './case-table.ts';
import { SUPPRESSION_TABLE } from './suppression-table.ts';
import type { SuppressionRow } from './suppression-table.ts';
import { PEOPLE_TABLES } from './people-tables.ts';
import type { PeopleTables } from './people-tables.ts';
import { WAIVER_TABLE } from './waivers-table.ts';
import type { WaiverRow } from './waivers-table.ts';
import { FINDING_TABLE, REGISTRATION_COLUMNS } from './source-tables.ts';
import type { FindingRow, SourceRow } from './source-tables.ts';

export interface AccessKeyRow {
  id: string;
  name: string;
  role: Role;
  library: string | null;
  created_by: string;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
  hash: string;
}

export interface DecisionRow {
  id: number;
  seq: number;
  /** The two records, whichever was named first. */
  pair: string;
  a_source: string;
  a_identifier: string;
  b_source: string;
  b_identifier: string;
  outcome: DecidedOutcome;
  whole: 'a' | 'b' | null;
  why: string;
  decided_by: string;
  decided_at: string;
  /** JSON of `NewDecision['looked']`. */
  looked: string;
  /** JSON of ISBN. */
  taught: string;
  taken_back_at: string | null;
  taken_back_by: string | null;
}

/** `libraries`: codes of the libraries whose staff may read it, each between blanks; not part of the hash. */
export type AuditRow = WrittenEntry & { libraries: string };

export interface Tables extends PeopleTables {
  source: SourceRow;
  source_finding: FindingRow;
  library: {
    code: string;
    /** Place in the settings, from 0. */
    place: number;
    /** JSON of `Library`. */
    json: string;
  };
  revision: { number: number };
  match_decision: DecisionRow;
  suppression: SuppressionRow;
  reader_case: CaseRow;
  access_key: AccessKeyRow;
  audit: AuditRow;
  waiver: WaiverRow;
  /** One row: where the audit ends, so that entries cut off its end are missed. */
  audit_head: AuditHead;
  message: MessageRow;
  delivery: DeliveryRow;
  page_version: PageVersionRow;
  published_page: PublishedPageRow;
  page_picture: PagePictureRow;
  health_told: HealthToldRow;
  file_delivery: FileDeliveryRow;
  sheet_column: SheetColumnRow;
}

export const MIGRATIONS = [
  `create table source (
    id text primary key,
    library text not null,
    base_url text not null,
    metadata_prefix text not null,
    set_spec text,
    schedule text not null,
    collections text not null,
    state text not null check (state in ('active', 'paused', 'retired')),
    from_settings integer not null
  ) strict, without rowid;`,
  // Counted by the database itself, so that no writer can forget to.
  `create table library (
    code text primary key,
    place integer not null,
    json text not null
  ) strict, without rowid;
  create table revision (number integer not null) strict;
  insert into revision values (1);
  ${['source', 'library']
    .flatMap((table) =>
      ['insert', 'update', 'delete'].map(
        (change) => `create trigger ${table}_${change} after ${change} on ${table}
          begin update revision set number = number + 1; end;`,
      ),
    )
    .join('\n')}`,
  `
  create table match_decision (
    id integer primary key,
    seq integer not null unique,
    pair text not null,
    a_source text not null,
    a_identifier text not null,
    b_source text not null,
    b_identifier text not null,
    outcome text not null check (outcome in ('same', 'different', 'part-of', 'other-edition')),
    whole text,
    why text not null,
    decided_by text not null,
    decided_at text not null,
    looked text not null,
    taught text not null,
    taken_back_at text,
    taken_back_by text
  ) strict;
  create unique index match_decision_holds on match_decision (pair) where taken_back_at is null;`,
  // Nobody changes what was entered, also not by mistake; who means to shows in `audit verify`.
  `create table access_key (
    id text primary key,
    name text not null,
    role text not null,
    library text,
    created_by text not null,
    created_at text not null,
    expires_at text not null,
    last_used_at text,
    revoked_at text,
    hash text not null
  ) strict, without rowid;
  create table audit (
    number integer primary key,
    at text not null,
    actor text not null,
    act text not null,
    subject text not null,
    before text,
    after text,
    prev text not null,
    hash text not null
  ) strict;
  create table audit_head (number integer not null, hash text not null) strict;
  insert into audit_head values (0, '');
  ${['update', 'delete']
    .map(
      (change) => `create trigger audit_${change} before ${change} on audit
        begin select raise(abort, 'the audit is only added to'); end;`,
    )
    .join('\n')}`,
  MESSAGE_TABLES,
  SUPPRESSION_TABLE,
  `alter table audit add column libraries text not null default '';
  ${PEOPLE_TABLES}`,
  WAIVER_TABLE,
  PAGE_TABLES,
  HEALTH_TOLD_TABLE,
  REGISTRATION_COLUMNS,
  FINDING_TABLE,
  CASE_TABLE,
  FILE_TABLES,
  CREATOR_COLUMNS,
  OVERDUE_COLUMNS,
];
