/** The tables of accounts and sessions in `registry.db`. */
import type { Role } from '../../../catalogue/actor.ts';

export interface PersonRow {
  id: string;
  name: string;
  /** See `nameKey`. */
  name_key: string;
  role: Role;
  library: string | null;
  email: string | null;
  created_by: string;
  created_at: string;
  disabled_at: string | null;
  signed_in_at: string | null;
  revision: number;
  password_hash: string | null;
  totp_secret: string | null;
  totp_step: number;
  /** JSON of hashes. */
  recovery: string;
  invitation_hash: string | null;
  invitation_expires_at: string | null;
}

export interface SessionRow {
  hash: string;
  id: string;
  person: string;
  csrf: string;
  begun_at: string;
  used_at: string;
  agent: string;
  address: string;
}

export interface PeopleTables {
  person: PersonRow;
  session: SessionRow;
  /** Browsers in which a person signed in before, by hash of what they show. */
  known_browser: { hash: string; person: string; used_at: string };
  failed_attempts: { counted: string; count: number; last_at: string };
  /** At most one row: the address of the first administrator. */
  first_invitation: { hash: string; expires_at: string };
}

export const PEOPLE_TABLES = `create table person (
    id text primary key,
    name text not null,
    name_key text not null unique,
    role text not null,
    library text,
    email text,
    created_by text not null,
    created_at text not null,
    disabled_at text,
    signed_in_at text,
    revision integer not null,
    password_hash text,
    totp_secret text,
    totp_step integer not null,
    recovery text not null,
    invitation_hash text,
    invitation_expires_at text
  ) strict, without rowid;
  create table session (
    hash text primary key,
    id text not null unique,
    person text not null references person (id),
    csrf text not null,
    begun_at text not null,
    used_at text not null,
    agent text not null,
    address text not null
  ) strict, without rowid;
  create index session_person on session (person);
  create table known_browser (
    hash text not null,
    person text not null references person (id),
    used_at text not null,
    primary key (hash, person)
  ) strict, without rowid;
  create index known_browser_person on known_browser (person, used_at);
  create table failed_attempts (
    counted text primary key,
    count integer not null,
    last_at text not null
  ) strict, without rowid;
  create table first_invitation (hash text not null, expires_at text not null) strict;`;
