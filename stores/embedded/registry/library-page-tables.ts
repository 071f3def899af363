/** The tables of libraries' own pages in `registry.db`. */

export interface PageVersionRow {
  library: string;
  number: number;
  at: string;
  by: string;
  restored: number | null;
  /** JSON of `PageContent`. */
  content: string;
  published_at: string | null;
  published_by: string | null;
}

/** What readers see: one row for each library that has published. */
export interface PublishedPageRow {
  library: string;
  number: number;
}

export interface PagePictureRow {
  id: string;
  bytes: Uint8Array;
}

export const PAGE_TABLES = `
  create table page_version (
    library text not null,
    number integer not null,
    at text not null,
    by text not null,
    restored integer,
    content text not null,
    published_at text,
    published_by text,
    primary key (library, number)
  ) strict, without rowid;
  create table published_page (
    library text primary key,
    number integer not null
  ) strict, without rowid;
  create table page_picture (
    id text primary key,
    bytes blob not null
  ) strict, without rowid;
  ${['insert', 'update', 'delete']
    .map(
      (change) => `create trigger published_page_${change} after ${change} on published_page
        begin update revision set number = number + 1; end;`,
    )
    .join('\n')}`;
