/** The sources in `registry.db`: those of the settings, those that persons registered, and what was found of them. */
import type { FindingKind } from '../../../catalogue/ports/registrations.ts';
import type { RegistrationState } from '../../../catalogue/registration.ts';

export interface SourceRow {
  id: string;
  library: string;
  base_url: string;
  metadata_prefix: string;
  set_spec: string | null;
  schedule: string;
  /** JSON of `CollectionRule[]`. */
  collections: string;
  state: RegistrationState;
  /** 1 while the settings file rules it; such a source is retired when it is no longer there. */
  from_settings: number;
  /** JSON of `Blackout[]`. */
  blackout: string;
  /** JSON of `Contact[]`. */
  contacts: string;
  created_by: string | null;
  submitted_at: string | null;
  /** Null for one whose records were never let in: it is none of those that are harvested. */
  approved_at: string | null;
  note: string;
  /** JSON of `Step[]`. */
  history: string;
  version: number;
  /** 1 when the settings file has an entry of this id, whether it is followed or not. */
  in_settings: number;
}

export interface FindingRow {
  source: string;
  kind: FindingKind;
  at: string;
  /** JSON of `FindingOf[kind]`. */
  finding: string;
}

/** More states, and what persons add; a check of SQLite can only be changed with its table. */
export const REGISTRATION_COLUMNS = `create table source_of_now (
    id text primary key,
    library text not null,
    base_url text not null,
    metadata_prefix text not null,
    set_spec text,
    schedule text not null,
    collections text not null,
    state text not null
      check (state in ('draft', 'submitted', 'trial', 'active', 'paused', 'retired')),
    from_settings integer not null,
    blackout text not null,
    contacts text not null,
    created_by text,
    submitted_at text,
    approved_at text,
    note text not null,
    history text not null,
    version integer not null,
    in_settings integer not null
  ) strict, without rowid;
  insert into source_of_now
    select id, library, base_url, metadata_prefix, set_spec, schedule, collections, state, from_settings,
      '[]', '[]', null, null, null, '', '[]', 1, from_settings
    from source;
  drop table source;
  alter table source_of_now rename to source;
  ${['insert', 'update', 'delete']
    .map(
      (change) => `create trigger source_${change} after ${change} on source
        begin update revision set number = number + 1; end;`,
    )
    .join('\n')}`;

export const FINDING_TABLE = `create table source_finding (
    source text not null,
    kind text not null,
    at text not null,
    finding text not null,
    primary key (source, kind, at)
  ) strict, without rowid;`;
