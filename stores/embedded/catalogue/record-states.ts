/**
 * The states of records, each put in the place of another: stored, deleted, brought back, published after it had
 * waited, or refused; with description, match keys, warnings and counts, and the works they change, all in the
 * transaction of the caller. Which state is due is decided in `commit-page.ts`, at the end of a run, or by a person.
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { documentId } from '../../../catalogue/ids.ts';
import type { HeldSuppression } from '../../../catalogue/suppression.ts';
import { hiddenBy, shownOf } from '../../../catalogue/suppressions/shown.ts';
import { TOMBSTONE_HASH, refusalOf, refusedWhenMet } from '../../../catalogue/runs/fate.ts';
import type { StoredState } from '../../../catalogue/runs/fate.ts';
import type { ReceivedRecord } from '../../../catalogue/runs/page.ts';
import type { RunId } from '../../../catalogue/runs/run.ts';
import type { Database, Statement } from '../../sqlite.ts';
import { Batch } from './batch.ts';
import type { WorkParts } from './batch.ts';
import type { KnownContent } from './known-content.ts';
import type { Pictured } from './pictured.ts';
import type { PrintedForms } from './printed-forms.ts';
import type { Suppressions } from './suppressions.ts';
import { toRecord } from './versions.ts';
import type { EarlierRow, Versions } from './versions.ts';
import type { Waiting, WaitingRow } from './waiting.ts';
import type { Warnings } from './warnings.ts';

/** What is stored under an identifier. */
export interface RecordRow {
  readonly added: number;
  readonly datestamp: string;
  readonly deleted: number;
  readonly hash: string;
  readonly library: string;
  readonly last_run: number;
  readonly refused: string | null;
  readonly title: string;
}

/** The run that stores, as far as records are concerned. */
export interface StoringRun {
  readonly id: RunId;
  readonly source: string;
  readonly generation: number;
  readonly first_part: RunId | null;
  readonly known: number;
}

/** What is stored of a record. */
type StoredItem = Pick<ReceivedRecord, 'record' | 'hash' | 'title'>;

/** What is kept of a document beside its record. */
interface StateParts extends WorkParts {
  readonly versions: Versions;
  readonly warnings: Warnings;
  readonly forms: PrintedForms;
  readonly pictured: Pictured;
  readonly known: KnownContent;
  readonly waiting: Waiting;
  readonly suppressions: Suppressions;
}

/** What is stored of a record and its description. */
interface StoredDescription {
  readonly doc: string;
  readonly source: string;
  readonly identifier: string;
  readonly library: string;
  readonly deleted: number;
  readonly suppressed: number | null;
  readonly shown: string | null;
  readonly withheld: string | null;
}

export class RecordStates {
  readonly #db: Database;
  readonly #parts: StateParts;
  readonly #meet: Statement<object>;
  readonly #find: Statement<RecordRow>;
  readonly #touch: Statement<object>;
  readonly #refuse: Statement<object>;
  readonly #insert: Statement<object>;
  readonly #update: Statement<object>;
  readonly #tombstone: Statement<object>;
  readonly #savePayload: Statement<object>;
  readonly #saveDocument: Statement<object>;
  readonly #dropDocument: Statement<object>;
  readonly #setLibrary: Statement<object>;
  readonly #countIn: Statement<object>;
  readonly #countOut: Statement<object>;
  readonly #described: Statement<StoredDescription>;
  readonly #countSource: Statement<object>;

  constructor(db: Database, parts: StateParts) {
    this.#db = db;
    this.#parts = parts;
    this.#find = db.prepare(
      'select added, datestamp, deleted, hash, library, last_run, refused, title from record where doc = ?',
    );
    this.#touch = db.prepare(
      'update record set datestamp = ?, last_run = ?, generation = ?, refused = ? where added = ?',
    );
    this.#refuse = db.prepare('update record set refused = ? where added = ?');
    this.#meet = db.prepare('update record set last_run = ?, generation = ? where added = ?');
    this.#insert = db.prepare(
      'insert into record (doc, source, library, identifier, datestamp, deleted, hash, set_specs, prefix, title, first_seen, last_changed, last_run, generation, first_run, changed_run) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#update = db.prepare(
      'update record set library = ?, datestamp = ?, deleted = 0, hash = ?, set_specs = ?, prefix = ?, title = ?, last_changed = ?, last_run = ?, generation = ?, changed_run = ?, refused = null where added = ?',
    );
    this.#tombstone = db.prepare(
      'update record set datestamp = ?, deleted = 1, hash = ?, last_changed = ?, last_run = ?, generation = ?, changed_run = ?, refused = null where added = ?',
    );
    this.#savePayload = db.prepare(
      'insert into payload (added, xml) values (?, ?) on conflict (added) do update set xml = excluded.xml',
    );
    this.#saveDocument = db.prepare(
      'insert into document (added, json) values (?, ?) on conflict (added) do update set json = excluded.json',
    );
    this.#dropDocument = db.prepare('delete from document where added = ?');
    this.#setLibrary = db.prepare('update record set library = ? where added = ?');
    this.#countIn = db.prepare(
      'insert into library_total (library, records) values (?, 1) on conflict (library) do update set records = records + 1',
    );
    // What readers do not see was not counted.
    this.#countOut = db.prepare(
      'update library_total set records = records - 1 where library = ? and exists (select 1 from record where added = ? and suppressed is null)',
    );
    this.#described = db.prepare(
      `select doc, source, identifier, library, deleted, suppressed, document.json as shown, withheld.json as withheld
       from record left join document using (added) left join withheld using (added) where added = ?`,
    );
    this.#countSource = db.prepare(
      'update source set live = live + ?, deleted = deleted + ? where id = ?',
    );
  }

  find(source: string, identifier: string): RecordRow | undefined {
    return this.#find.get(documentId(source, identifier));
  }

  /** A run received what is stored. */
  touch(run: StoringRun, row: RecordRow, datestamp: string): void {
    this.#touch.run(datestamp, run.id, run.generation, refusedWhenMet(row.refused), row.added);
  }

  /** A run received something of it that is not stored. */
  meet(run: StoringRun, row: RecordRow): void {
    this.#meet.run(run.id, run.generation, row.added);
  }

  /** Marks live records as deleted that a full harvest no longer met. */
  sweep(
    run: StoringRun,
    swept: readonly {
      readonly added: number;
      readonly library: string;
      readonly datestamp: string;
    }[],
    seq: number,
    now: string,
  ): number {
    const batch = new Batch(this.#parts);
    for (const row of swept) this.bury(run, row, row.datestamp, batch, now);
    return batch.rebuild(seq, now);
  }

  /** Puts an earlier state of a record in the place of the present one; for undoing. */
  restore(
    row: EarlierRow,
    present: { readonly library: string; readonly deleted: number },
    document: CatalogueDocument | null,
    batch: Batch,
  ): void {
    if (present.deleted === 0) this.#countOut.run(present.library, row.added);
    if (document === null) this.#forget(row.added, row.source, batch);
    else this.#keep(row.added, document, batch);
    this.#savePayload.run(row.added, row.xml);
    const revived = Number(document !== null) - Number(present.deleted === 0);
    this.#countSource.run(revived, -revived, row.source);
  }

  /** Puts a new description in the place of the stored one, perhaps of another library. */
  replaceDocument(
    { added, library }: { readonly added: number; readonly library: string },
    document: CatalogueDocument,
    batch: Batch,
  ): void {
    this.#countOut.run(library, added);
    if (document.library !== library) this.#setLibrary.run(document.library, added);
    this.#keep(added, document, batch);
  }

  /** Shows of a stored record what readers may see of it now. */
  showAgain(added: number, batch: Batch): void {
    const row = this.#described.get(added);
    const json = row?.withheld ?? row?.shown;
    if (row?.deleted !== 0 || json == null) {
      this.#parts.suppressions.forget(added);
      return;
    }
    const held = this.#parts.suppressions.of({ source: row.source, id: row.doc });
    const by = hiddenBy(row, held);
    if (row.suppressed === by?.id) return;
    if (by !== undefined && row.suppressed === null) {
      // A whole source is hidden without reading what its records say.
      this.#countOut.run(row.library, added);
      this.#hide({ added, source: row.source }, json, by.id, batch);
      return;
    }
    const document = this.#db.parsed(json) as CatalogueDocument;
    if (isShown(row, document, held)) return;
    this.#countOut.run(row.library, added);
    this.#keep(added, document, batch);
  }

  /** What of a record that vanished was left where nobody sees it (`vanishing.ts`). */
  clearAway(added: number, batch: Batch): void {
    batch.forget(added);
    this.#parts.forms.set(added, undefined);
    this.#parts.pictured.set(added, undefined);
  }

  /** The description of a live record, whatever readers see of it. */
  whole(added: number): CatalogueDocument | undefined {
    const row = this.#described.get(added);
    const json = row?.withheld ?? row?.shown;
    return row?.deleted !== 0 || json == null
      ? undefined
      : (this.#db.parsed(json) as CatalogueDocument);
  }

  /** Everything that is kept of a document besides its record; readers see of it what they may. */
  #keep(added: number, document: CatalogueDocument, batch: Batch): void {
    const { suppressions, warnings, known, forms, pictured } = this.#parts;
    known.set(added, document);
    const shown = shownOf(document, suppressions.of(document));
    if (shown.kind === 'nothing') {
      const whole = JSON.stringify(document);
      this.#hide({ added, source: document.source }, whole, shown.by.id, batch);
      return;
    }
    warnings.set(added, document.source, document);
    suppressions.keep(added, shown.kind === 'whole' ? null : JSON.stringify(document), null);
    const seen = shown.kind === 'whole' ? document : shown.document;
    this.#saveDocument.run(added, JSON.stringify(seen));
    this.#countIn.run(document.library);
    batch.set(added, seen);
    forms.set(added, seen);
    pictured.set(added, seen);
  }

  /** Readers see nothing of it; what it says is kept beside. */
  #hide(
    { added, source }: { readonly added: number; readonly source: string },
    json: string,
    by: number,
    batch: Batch,
  ): void {
    this.#parts.suppressions.keep(added, json, by);
    this.#dropDocument.run(added);
    this.#parts.warnings.set(added, source, undefined);
    batch.set(added, undefined);
    this.#parts.forms.set(added, undefined);
    this.#parts.pictured.set(added, undefined);
  }

  /** The same for a record that was never stored before: nothing is looked up that it may have had. */
  #keepNew(added: number, document: CatalogueDocument, batch: Batch): void {
    const { suppressions, warnings, known, forms, pictured } = this.#parts;
    if (shownOf(document, suppressions.of(document)).kind !== 'whole') {
      this.#keep(added, document, batch);
      return;
    }
    this.#saveDocument.run(added, JSON.stringify(document));
    this.#countIn.run(document.library);
    batch.add(added, document);
    warnings.add(added, document);
    known.set(added, document);
    forms.add(added, document);
    pictured.add(added, document);
  }

  /** What is counted of it, and by what it is known again: may be new for a document that stays as it is. */
  count(added: number, document: CatalogueDocument): void {
    this.#parts.forms.set(added, document);
    this.#parts.pictured.set(added, document);
    this.#parts.known.set(added, document);
  }

  #forget(added: number, source: string, batch: Batch): void {
    this.#dropDocument.run(added);
    this.#parts.suppressions.forget(added);
    batch.set(added, undefined);
    this.#parts.warnings.set(added, source, undefined);
    this.#parts.forms.set(added, undefined);
    this.#parts.pictured.set(added, undefined);
    this.#parts.known.set(added, undefined);
  }

  /** Puts in place what had waited, as if this run had just received it. */
  publish(run: StoringRun, rows: readonly WaitingRow[], seq: number, now: string): number {
    const batch = new Batch(this.#parts);
    for (const waiting of rows) {
      const { doc, datestamp, json } = waiting;
      const row = this.#find.get(doc);
      const item = { record: toRecord(waiting), hash: waiting.hash, title: waiting.title };
      if (json !== null) {
        const document = this.#db.parsed(json) as CatalogueDocument;
        this.save(run, item, row, document, batch, now);
      } else if (row?.deleted === 0) this.bury(run, row, datestamp, batch, now);
      this.#parts.waiting.drop(doc);
    }
    return batch.rebuild(seq, now);
  }

  /** Forgets what had waited, and remembers that a person would not have it. */
  refuse(run: StoringRun, rows: readonly WaitingRow[], now: string): void {
    for (const waiting of rows) {
      const { doc, hash, title, datestamp } = waiting;
      const deleted = waiting.kind === 'deleted';
      let added = this.#find.get(doc)?.added;
      if (added === undefined) {
        // Never shown, and known from now on: as what a run added that was undone.
        const record = { ...toRecord(waiting), deleted: true };
        added = this.#add(run, { record, hash, title }, '', now);
        this.#savePayload.run(added, record.xml);
        this.#countSource.run(0, 1, run.source);
      }
      this.#refuse.run(refusalOf({ deleted, datestamp, hash }), added);
      this.#parts.waiting.drop(doc);
    }
  }

  /** Stores the record as it came, and its description, in the place of what there was. */
  save(
    run: StoringRun,
    item: StoredItem,
    row: RecordRow | undefined,
    document: CatalogueDocument,
    batch: Batch,
    now: string,
  ): void {
    const { record } = item;
    const added = row?.added ?? this.#add(run, item, document.library, now);
    if (row !== undefined) {
      this.#parts.versions.keep(added, run.id);
      if (row.deleted === 0) this.#countOut.run(row.library, added);
      this.#update.run(
        document.library,
        record.datestamp,
        item.hash,
        JSON.stringify(record.setSpecs),
        record.metadataPrefix,
        item.title ?? '',
        now,
        run.id,
        run.generation,
        run.id,
        added,
      );
      if (row.deleted === 1) this.#countSource.run(1, -1, record.source);
    } else this.#countSource.run(1, 0, record.source);
    this.#savePayload.run(added, record.xml);
    if (row === undefined) this.#keepNew(added, document, batch);
    else this.#keep(added, document, batch);
  }

  /** A deletion of what was never received is kept as well: it is then known when it comes again. */
  addTombstone(run: StoringRun, item: StoredItem, now: string): void {
    this.#savePayload.run(this.#add(run, item, '', now), item.record.xml);
    this.#countSource.run(0, 1, item.record.source);
  }

  /** Payload and title stay, so that a deletion can be looked into and undone. */
  bury(
    run: StoringRun,
    row: { readonly added: number; readonly library: string },
    datestamp: string,
    batch: Batch,
    now: string,
  ): void {
    this.#parts.versions.keep(row.added, run.id);
    this.#countOut.run(row.library, row.added);
    this.#tombstone.run(datestamp, TOMBSTONE_HASH, now, run.id, run.generation, run.id, row.added);
    this.#countSource.run(-1, 1, run.source);
    this.#forget(row.added, run.source, batch);
  }

  #add(run: StoringRun, { record, hash, title }: StoredItem, library: string, now: string): number {
    return this.#insert.run(
      documentId(record.source, record.identifier),
      record.source,
      library,
      record.identifier,
      record.datestamp,
      record.deleted,
      record.deleted ? TOMBSTONE_HASH : hash,
      JSON.stringify(record.setSpecs),
      record.metadataPrefix,
      title ?? '',
      now,
      now,
      run.id,
      run.generation,
      run.id,
      run.id,
    ).lastRowId;
  }
}

export function stateOf(row: RecordRow): StoredState {
  return { ...row, deleted: row.deleted === 1, lastRun: row.last_run };
}

/** Whether readers see of it what they may. */
function isShown(
  { shown, withheld, suppressed }: StoredDescription,
  document: CatalogueDocument,
  held: readonly HeldSuppression[],
): boolean {
  const now = shownOf(document, held);
  switch (now.kind) {
    case 'whole':
      return withheld === null;
    case 'part':
      return withheld !== null && shown === JSON.stringify(now.document);
    case 'nothing':
      return suppressed === now.by.id;
  }
}
