/** Files that libraries handed over, and what columns of their sheets mean, in `registry.db`. */
import type { DeliveryState } from '../../../catalogue/runs/delivery.ts';

export interface FileDeliveryRow {
  id: string;
  source: string;
  library: string;
  at: string;
  state: DeliveryState;
  /** Put down more often than the rest. */
  done: number;
  /** JSON of `Delivery`, but for `done`. */
  delivery: string;
}

export interface SheetColumnRow {
  source: string;
  heading: string;
  meaning: string;
}

export const FILE_TABLES = `
  create table file_delivery (
    id text primary key,
    source text not null,
    library text not null,
    at text not null,
    state text not null,
    done integer not null,
    delivery text not null
  ) strict, without rowid;
  create index file_delivery_at on file_delivery (at);
  create table sheet_column (
    source text not null,
    heading text not null,
    meaning text not null,
    primary key (source, heading)
  ) strict, without rowid;`;

/** 责任者 has one name for lists of all kinds. */
export const CREATOR_COLUMNS = `
  update sheet_column set meaning = 'creator' where meaning = 'responsibility';
  update file_delivery
    set delivery = replace(delivery, '"meaning":"responsibility"', '"meaning":"creator"');`;
