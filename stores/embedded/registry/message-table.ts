/** The tables of messages in `registry.db`: what is told, its way to each address, and what was told of sources. */
import type { DeliveryState, MailAddress, MessageKind } from '../../../catalogue/message.ts';

export interface MessageRow {
  id: string;
  at: string;
  kind: MessageKind;
  /** Whose page it is on: one of the two, or neither for the city's administrators. */
  library: string | null;
  person: string | null;
  about: string;
  title: string;
  text: string;
  href: string;
  /** Null once nobody is still to be told. */
  secret_href: string | null;
  until: string | null;
}

export interface DeliveryRow {
  message: string;
  address: MailAddress;
  state: DeliveryState;
  tries: number;
  at: string;
  fault: string;
}

export const MESSAGE_TABLES = `
  create table message (
    id text primary key,
    at text not null,
    kind text not null,
    library text,
    person text,
    about text not null,
    title text not null,
    text text not null,
    href text not null,
    secret_href text,
    until text
  ) strict, without rowid;
  create index message_at on message (at, id);
  create table delivery (
    message text not null references message (id) on delete cascade,
    address text not null,
    state text not null check (state in ('waiting', 'sent', 'failed', 'unsent')),
    tries integer not null,
    at text not null,
    fault text not null,
    primary key (message, address)
  ) strict, without rowid;
  create index delivery_due on delivery (state, at);`;

export interface HealthToldRow {
  source: string;
  /** JSON of `Told`. */
  told: string;
}

export const HEALTH_TOLD_TABLE = `
  create table health_told (
    source text primary key,
    told text not null
  ) strict, without rowid;`;
