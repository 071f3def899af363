/**
 * The tables of `catalogue.db`, as steps from an empty file to today. A step that was released is never
 * edited; a change is a new step.
 *
 * `record.added` counts records in the order they were first stored, and keys payload and document, so
 * that big rows stay out of the tables that are scanned. `work` is the change log as well: it keeps
 * only the newest change of each work, under a number that grows with every change.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table meta (key text primary key, value text not null) strict, without rowid;
  insert into meta values ('seq', '0');

  create table source (
    id text primary key,
    cursor text,
    next_due text,
    profile text,
    generation integer not null default 0,
    last_good_at text,
    live integer not null default 0,
    deleted integer not null default 0
  ) strict, without rowid;

  create table run (
    id integer primary key,
    source text not null,
    kind text not null,
    state text not null,
    generation integer not null,
    received integer not null default 0,
    "new" integer not null default 0,
    changed integer not null default 0,
    unchanged integer not null default 0,
    deleted integer not null default 0,
    quarantined integer not null default 0,
    requests integer not null default 0,
    pages integer not null default 0,
    repaired integer not null default 0,
    first_response text,
    started_at text not null,
    heartbeat_at text not null,
    ended_at text,
    code text,
    message text not null default '',
    resumable integer not null default 0
  ) strict;
  create index run_by_source on run (source, id);

  create table "window" (
    id integer primary key,
    run integer not null references run (id),
    from_at text,
    until_at text,
    state text not null,
    token text,
    token_at text,
    attempts integer not null default 1
  ) strict;
  create index window_by_run on "window" (run);

  create table page (
    id integer primary key,
    run integer not null references run (id),
    window integer not null references "window" (id),
    url text not null,
    bytes integer not null,
    ms integer not null,
    flags text not null,
    received integer not null,
    stored_at text not null
  ) strict;
  create index page_by_run on page (run);

  create table record (
    added integer primary key,
    doc text not null unique,
    source text not null,
    library text not null,
    identifier text not null,
    datestamp text not null,
    deleted integer not null,
    hash text not null,
    set_specs text not null,
    prefix text not null,
    title text not null,
    first_seen text not null,
    last_changed text not null,
    last_run integer not null,
    generation integer not null,
    work text
  ) strict;
  create index record_by_source on record (source, deleted, generation);
  create index record_by_work on record (work) where work is not null;

  create table payload (added integer primary key, xml text not null) strict;
  create table document (added integer primary key, json text not null) strict;
  create table match_key (key text not null, added integer not null, primary key (key, added)) strict, without rowid;
  create index match_key_by_document on match_key (added);

  create table work (
    id text primary key,
    seq integer not null unique,
    alive integer not null,
    title text not null,
    libraries text not null,
    changed_at text not null
  ) strict, without rowid;

  create table library_total (
    library text primary key,
    works integer not null default 0,
    records integer not null default 0
  ) strict, without rowid;

  create table quarantine (
    id integer primary key,
    source text not null,
    thing text not null,
    identifier text,
    code text not null,
    message text not null,
    raw blob not null,
    first_seen text not null,
    last_seen text not null,
    run integer not null,
    unique (source, thing)
  ) strict;

  create table lease (
    name text primary key,
    fence integer not null,
    holder text,
    renewed_at text not null
  ) strict, without rowid;
  `,
  `
  -- Works that the search index does not take in, for a person to see; a live work only.
  create table refused_work (
    id text primary key,
    reason text not null
  ) strict, without rowid;
  `,
  `
  -- What a run found before it changed or deleted a record, so that a run can be undone.
  create table earlier (
    added integer not null,
    run integer not null,
    changed_run integer not null,
    library text not null,
    datestamp text not null,
    deleted integer not null,
    hash text not null,
    set_specs text not null,
    prefix text not null,
    title text not null,
    xml text not null,
    primary key (added, run)
  ) strict, without rowid;
  create index earlier_by_run on earlier (run);
  -- Run that stored it first; that changed it last; and what a person would not have of it again, see
  -- versions.ts. Records of before this step are as old as their last run.
  alter table record add column first_run integer not null default 0;
  alter table record add column changed_run integer not null default 0;
  alter table record add column refused text;
  create index record_by_first_run on record (first_run);
  alter table run add column undone_at text;
  -- Why a window was given up.
  alter table "window" add column message text not null default '';
  `,
  `
  -- What the last compliance report said of the source's repository, JSON.
  alter table source add column endpoint text;
  `,
  `
  -- Where a record in quarantine stood: what was asked, and which item of the answer it was, from 1.
  alter table quarantine add column url text not null default '';
  alter table quarantine add column position integer not null default 0;
  `,
  `
  -- Documents with a warning, and how many of each source have it, kept as documents are stored.
  create table document_warning (
    added integer not null,
    code text not null,
    primary key (added, code)
  ) strict, without rowid;
  create table warning_total (
    source text not null,
    code text not null,
    documents integer not null,
    primary key (source, code)
  ) strict, without rowid;
  insert into document_warning
    select distinct added, json_extract(warning.value, '$.code')
    from document, json_each(document.json, '$.warnings') as warning;
  insert into warning_total
    select source, code, count(*) from document_warning join record using (added) group by source, code;
  `,
  `
  -- What of the title must be equal where very many documents have a key, see matching/blocks.ts; filled
  -- when documents are described again. And the keys that were so common once.
  create table match_key_new (
    key text not null,
    title text not null,
    added integer not null,
    primary key (key, title, added)
  ) strict, without rowid;
  insert into match_key_new select key, '', added from match_key;
  drop table match_key;
  alter table match_key_new rename to match_key;
  create index match_key_by_document on match_key (added);
  create table narrowed_key (key text primary key) strict, without rowid;
  `,
  `
  -- What waits in quarantine of each source, counted by the database itself, so that no writer can forget to.
  alter table source add column quarantined integer not null default 0;
  update source set quarantined = (select count(*) from quarantine where quarantine.source = source.id);
  create trigger quarantine_insert after insert on quarantine
    begin update source set quarantined = quarantined + 1 where id = new.source; end;
  create trigger quarantine_delete after delete on quarantine
    begin update source set quarantined = quarantined - 1 where id = old.source; end;
  `,
  `
  -- By which rules, library and collections the records of a source are described, and how far describing
  -- them again has come, JSON; see descriptions.ts. Records of before this step are described once more.
  alter table source add column described text;
  alter table source add column describing text;
  delete from meta where key in ('document_version', 'describing');
  `,
  `
  -- What was begun about a run and goes on slice by slice, how many records it has dealt with, and what an
  -- undoing found changed again when it began; see catalogue/runs/slices.ts.
  alter table run add column begun text;
  alter table run add column begun_done integer not null default 0;
  alter table run add column begun_overtaken integer not null default 0;
  create index run_begun on run (source) where begun is not null;
  `,
  `
  -- The first of the failed runs whose lists a run goes on with: what that one received, this one has met.
  alter table run add column first_part integer;
  `,
  `
  -- Records that their header calls live and their payload does not, as a run last received them; see hidden.ts.
  create table hidden (
    source text not null,
    identifier text not null,
    datestamp text not null,
    run integer not null,
    primary key (source, identifier)
  ) strict, without rowid;
  `,
  `
  -- In which form names and subjects in letters are printed, and by how many records; filled when documents
  -- are described again, see printed-forms.ts.
  create table printed_form (
    added integer not null,
    key text not null,
    form text not null,
    primary key (added, key)
  ) strict, without rowid;
  create table form_total (
    key text not null,
    form text not null,
    records integer not null,
    primary key (key, form)
  ) strict, without rowid;
  `,
  `
  -- What runs brought and readers do not see yet, see waiting.ts; and how many live records the source had
  -- when the first part of a run began.
  create table waiting (
    id integer primary key,
    doc text not null unique,
    source text not null,
    run integer not null,
    kind text not null,
    identifier text not null,
    datestamp text not null,
    hash text not null,
    set_specs text not null,
    prefix text not null,
    title text not null,
    xml text not null,
    json text,
    described_by text not null
  ) strict;
  create index waiting_by_source on waiting (source, id);
  alter table run add column known integer not null default 0;
  `,
  `
  -- Run that was held with it, the last one; null = nobody was asked about it yet.
  alter table waiting add column held integer;
  update waiting set held = run where exists (select 1 from run where run.id = waiting.run and state = 'held');
  `,
  `
  -- By what live records are known again under another identifier, see known-content.ts; filled as records are
  -- described once more.
  create table known_content (added integer primary key, key text not null) strict;
  create index known_content_by_key on known_content (key);
  update source set described = null, describing = null;
  `,
  `
  -- Records that the list of a window has given at least.
  alter table "window" add column given integer not null default 0;
  `,
  `
  -- What waits for a person when the run was held with it, until it is decided.
  alter table run add column waiting integer not null default 0;
  `,
  `
  -- What of each live document is compared and by which keys others find it; pairs worth keeping; and what persons
  -- decided about pairs, as far as it was applied: see matching/. Filled as documents are compared anew.
  drop table match_key;
  drop table narrowed_key;
  create table match_statement (
    added integer primary key,
    rules integer not null,
    id text not null,
    library text not null,
    source text not null,
    json text not null,
    keys text not null
  ) strict;
  create table match_key (
    key integer not null,
    beside integer not null,
    year integer not null,
    place integer not null,
    creator integer not null,
    alike integer not null,
    added integer not null,
    primary key (key, beside, year, place, creator, alike, added)
  ) strict, without rowid;
  create table large_block (key integer primary key, name text not null) strict;
  create table match_pair (
    a integer not null,
    b integer not null,
    outcome text not null,
    relation text,
    whole text,
    score real not null,
    conflict integer not null,
    said text,
    decision integer,
    again integer not null,
    apart integer not null,
    a_library text not null,
    b_library text not null,
    primary key (a, b)
  ) strict, without rowid;
  create index match_pair_by_b on match_pair (b);
  create index match_pair_by_outcome on match_pair (outcome);
  create index match_pair_apart on match_pair (a, b) where apart = 1;
  create index match_pair_decided on match_pair (a, b) where decision is not null;
  create index match_pair_conflict on match_pair (a, b) where conflict = 1;
  create table match_decision (
    id integer primary key,
    a text not null,
    b text not null,
    outcome text not null,
    json text not null
  ) strict;
  create index match_decision_by_a on match_decision (a, b);
  create index match_decision_by_b on match_decision (b);
  create table match_taught (
    isbn text not null,
    decision integer not null,
    primary key (isbn, decision)
  ) strict, without rowid;
  `,
  `
  -- What is kept from readers, as far as it is followed here, see suppressions.ts; whole, the descriptions that are not
  -- shown as they are; and by which suppression readers see nothing of a record at all.
  create table suppression (
    id integer primary key,
    source text not null,
    doc text,
    json text not null,
    state text not null
  ) strict;
  create index suppression_by_record on suppression (source, doc);
  create table withheld (added integer primary key, json text not null) strict;
  alter table record add column suppressed integer;
  create index record_suppressed on record (suppressed) where suppressed is not null;
  `,
  `
  -- What persons set aside or accepted about sources, as far as it was applied, see waivers.ts; of the quarantine only
  -- what nobody set aside counts for its source. What lists announced, and who asked a run to stop. And what lets
  -- large lists be looked through a page at a time.
  create table waiver (
    id integer primary key,
    source text not null,
    kind text not null,
    thing text not null,
    code text not null,
    json text not null
  ) strict;
  create index waiver_by_source on waiver (source, kind, thing);
  alter table quarantine add column aside integer not null default 0;
  create index quarantine_by_code on quarantine (source, aside, code, first_seen, last_seen);
  drop trigger quarantine_insert;
  drop trigger quarantine_delete;
  create trigger quarantine_insert after insert on quarantine when new.aside = 0
    begin update source set quarantined = quarantined + 1 where id = new.source; end;
  create trigger quarantine_delete after delete on quarantine when old.aside = 0
    begin update source set quarantined = quarantined - 1 where id = old.source; end;
  create trigger quarantine_aside after update of aside on quarantine when old.aside <> new.aside
    begin update source set quarantined = quarantined + old.aside - new.aside where id = new.source; end;
  alter table "window" add column announced integer not null default 0;
  alter table run add column stop_asked text;
  create index record_refused on record (source, refused) where refused is not null;
  alter table document_warning add column source text not null default '';
  update document_warning set source =
    (select source from record where record.added = document_warning.added);
  create index document_warning_by_source on document_warning (source, code, added);
  `,
  `
  -- The oeuvre of a work that belongs to one with others, see oeuvres.ts; null for one by itself. Filled as documents
  -- are compared anew.
  alter table work add column oeuvre text;
  create index work_by_oeuvre on work (oeuvre) where oeuvre is not null;
  -- Titles that records say theirs continues or is continued by, see matching/successions.ts; filled as documents
  -- are described again.
  create table succession (
    added integer not null,
    key integer not null,
    primary key (added, key)
  ) strict, without rowid;
  create index succession_by_key on succession (key);
  `,
  `
  -- How a pair came to its outcome, see pairs.ts, and what waits for a person, see waiting-pairs.ts: filled as
  -- documents are compared anew, so everything is. Records inside one library that are the same.
  alter table match_pair add column shape text not null default '';
  create index match_pair_inside on match_pair (a, b) where a_library = b_library;
  create table match_waiting (
    a integer not null,
    b integer not null,
    kind text not null,
    weight integer not null,
    apart integer not null,
    shape text not null,
    a_library text not null,
    b_library text not null,
    titles text not null,
    primary key (a, b)
  ) strict, without rowid;
  create index match_waiting_by_b on match_waiting (b);
  create index match_waiting_by_weight on match_waiting (kind, weight, a, b, a_library, b_library);
  update match_statement set rules = 0;
  delete from meta where key in ('matching_done', 'matching_progress');
  `,
  `
  -- How far records follow what is kept from readers. Live records of each source of which readers see nothing, counted
  -- by the database itself, so that no writer can forget to; such a record counts in no warning.
  alter table suppression add column done integer not null default 0;
  alter table suppression add column total integer not null default 0;
  alter table source add column hidden integer not null default 0;
  update source set hidden = (select count(*) from record
    where suppressed is not null and deleted = 0 and record.source = source.id);
  create trigger record_hidden after update of deleted, suppressed on record
    when (old.deleted = 0 and old.suppressed is not null) <> (new.deleted = 0 and new.suppressed is not null)
    begin update source set hidden = hidden + (case when old.deleted = 0 and old.suppressed is not null then -1 else 1 end)
      where id = new.source; end;
  update warning_total set documents = documents - (select count(*) from document_warning join record using (added)
    where record.suppressed is not null and document_warning.source = warning_total.source and code = warning_total.code)
    where exists (select 1 from record where suppressed is not null);
  delete from document_warning where added in (select added from record where suppressed is not null);
  `,
  `
  -- Documents that give a collection a picture, see pictured.ts.
  create table pictured (
    collection text not null,
    added integer not null,
    primary key (collection, added)
  ) strict, without rowid;
  create index pictured_by_document on pictured (added);
  insert or ignore into pictured
    select in_collection.value, added
    from document, json_each(document.json, '$.holdings') as holding,
      json_each(holding.value, '$.collections') as in_collection
    where instr(document.json, '"thumbnail"') > 0 and json_extract(holding.value, '$.access') = 'online'
      and exists (select 1 from json_each(holding.value, '$.links') as link
        where json_extract(link.value, '$.kind') = 'thumbnail');
  `,
];
