/**
 * Stores one page: every record, deletion and unreadable part of it and the works they change, all in the
 * transaction of the caller. What becomes of each is decided in `catalogue/runs/fate.ts`.
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { documentId } from '../../../catalogue/ids.ts';
import {
  TOMBSTONE_HASH,
  countedAs,
  fateOf,
  isMet,
  isOvertaken,
  refusalOf,
  refusedWhenMet,
} from '../../../catalogue/runs/fate.ts';
import type { Fate, ListedHeader, StoredState } from '../../../catalogue/runs/fate.ts';
import type {
  HarvestedPage,
  ReceivedRecord,
  UnreadableRecord,
} from '../../../catalogue/runs/page.ts';
import { notDescribed } from '../../../catalogue/runs/quarantine.ts';
import type { RunCounts, RunId } from '../../../catalogue/runs/run.ts';
import type { Database, Statement } from '../../sqlite.ts';
import { isAtRisk } from '../../../catalogue/runs/suspicion.ts';
import { Batch } from './batch.ts';
import { describedNow, describedOf, together } from './describe-ahead.ts';
import type { Described } from './describe-ahead.ts';
import { Hidden } from './hidden.ts';
import type { Place, Quarantine } from './quarantine.ts';
import { toRecord } from './versions.ts';
import type { EarlierRow, Versions } from './versions.ts';
import type { PrintedForms } from './printed-forms.ts';
import type { Waiting, WaitingRow } from './waiting.ts';
import type { Warnings } from './warnings.ts';
import type { Works } from './works.ts';

/** What is stored under an identifier. */
interface RecordRow {
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

/** Records after which works are rebuilt, so that a page of 64 MB does not fill memory with them. */
const SLICE = 1_000;

export class PageCommit {
  readonly #db: Database;
  readonly #works: Works;
  readonly #versions: Versions;
  readonly #warnings: Warnings;
  readonly #forms: PrintedForms;
  readonly #quarantine: Quarantine;
  readonly #hidden: Hidden;
  readonly #waiting: Waiting;
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
  readonly #countRecord: Statement<object>;
  readonly #countSource: Statement<object>;

  constructor(
    db: Database,
    works: Works,
    versions: Versions,
    warnings: Warnings,
    forms: PrintedForms,
    quarantine: Quarantine,
    waiting: Waiting,
  ) {
    this.#db = db;
    this.#works = works;
    this.#versions = versions;
    this.#warnings = warnings;
    this.#forms = forms;
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
    this.#countRecord = db.prepare(
      'insert into library_total (library, records) values (?, ?) on conflict (library) do update set records = records + excluded.records',
    );
    this.#countSource = db.prepare(
      'update source set live = live + ?, deleted = deleted + ? where id = ?',
    );
    this.#quarantine = quarantine;
    this.#hidden = new Hidden(db);
    this.#waiting = waiting;
  }

  /** @returns what became of each item, how many documents look garbled, and the last number of the change log */
  store(
    run: StoringRun,
    { items, url, describedBy }: Pick<HarvestedPage, 'items' | 'url' | 'describedBy'>,
    seq: number,
    now: string,
  ): { readonly counts: RunCounts; readonly garbled: number; readonly seq: number } {
    const counts = { received: 0, new: 0, changed: 0, unchanged: 0, deleted: 0, quarantined: 0 };
    let batch = new Batch(this.#works);
    let last = seq;
    let garbled = 0;
    let position = 0;
    for (const some of together(items)) {
      const described = describedOf(some, (item) => {
        const { source, identifier } = item.record;
        return isDescribed(this.#fate(run, item, this.#find.get(documentId(source, identifier))));
      });
      garbled += described.values().filter(isGarbled).toArray().length;
      for (const item of some) {
        const place = { url, position: ++position };
        if (this.#isPassedBy(run, item)) continue;
        if (counts.received % SLICE === SLICE - 1) {
          last = batch.rebuild(last, now);
          batch = new Batch(this.#works);
        }
        counts.received++;
        if (item.kind === 'unreadable') {
          this.#quarantine.add(run.source, run.id, item, place, now);
          counts.quarantined++;
        } else
          counts[
            countedAs(this.#receive(run, item, described.get(item), describedBy, batch, place, now))
          ]++;
      }
    }
    return { counts, garbled, seq: batch.rebuild(last, now) };
  }

  /** What describes no document is noted, and counts only where there is something live in its place. */
  #isPassedBy(run: StoringRun, item: ReceivedRecord | UnreadableRecord): boolean {
    if (item.kind !== 'record' || item.isHidden !== true) return false;
    const { source, identifier, datestamp } = item.record;
    this.#hidden.note(source, identifier, datestamp, run.id);
    if (item.isAside !== true) return false;
    if (this.#find.get(documentId(source, identifier))?.deleted === 0) return false;
    this.#waiting.drop(documentId(source, identifier));
    this.#quarantine.heal(source, identifier);
    return true;
  }

  #fate(run: StoringRun, item: ReceivedRecord, row: RecordRow | undefined): Fate {
    const { source, identifier } = item.record;
    const stored = row === undefined ? undefined : stateOf(row);
    return fateOf(item, stored, run.id, () => this.#quarantine.holds(source, identifier));
  }

  /** Which of these no run since that one has received in this state, nor set aside. */
  unmet<Header extends ListedHeader>(
    since: RunId,
    source: string,
    headers: readonly Header[],
  ): Header[] {
    return headers.filter((header) => {
      const doc = documentId(source, header.identifier);
      const row = this.#find.get(doc);
      const stored = this.#waiting.find(doc) ?? (row === undefined ? undefined : stateOf(row));
      return (
        !isMet(header, stored, since) &&
        !this.#quarantine.holdsSince(source, header.identifier, since) &&
        !this.#hidden.isMet(header, source, since)
      );
    });
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
    const batch = new Batch(this.#works);
    for (const row of swept) this.#bury(run, row, row.datestamp, batch, now);
    return batch.rebuild(seq, now);
  }

  /** Puts an earlier state of a record in the place of the present one; for undoing. */
  restore(
    row: EarlierRow,
    present: { readonly library: string; readonly deleted: number },
    document: CatalogueDocument | null,
    batch: Batch,
  ): void {
    batch.change(row.added, () => {
      if (present.deleted === 0) this.#countRecord.run(present.library, -1);
      if (document === null) this.#forget(row.added, row.source);
      else {
        this.#countRecord.run(document.library, 1);
        this.#keep(row.added, document);
      }
      this.#savePayload.run(row.added, row.xml);
      const revived = Number(document !== null) - Number(present.deleted === 0);
      this.#countSource.run(revived, -revived, row.source);
    });
  }

  /** Puts a new description in the place of the stored one, perhaps of another library. */
  replaceDocument(
    { added, library }: { readonly added: number; readonly library: string },
    document: CatalogueDocument,
    batch: Batch,
  ): void {
    batch.change(added, () => {
      if (document.library !== library) {
        this.#setLibrary.run(document.library, added);
        this.#countRecord.run(library, -1);
        this.#countRecord.run(document.library, 1);
      }
      this.#keep(added, document);
    });
  }

  /** Everything that is kept of a document besides its record. */
  #keep(added: number, document: CatalogueDocument): void {
    this.#saveDocument.run(added, JSON.stringify(document));
    this.#works.setKeys(added, document);
    this.#warnings.set(added, document.source, document);
    this.#forms.set(added, document);
  }

  /** For a document that stays as it is: what is counted of it may be new. */
  count(added: number, document: CatalogueDocument): void {
    this.#forms.set(added, document);
  }

  #forget(added: number, source: string): void {
    this.#dropDocument.run(added);
    this.#works.setKeys(added, undefined);
    this.#warnings.set(added, source, undefined);
    this.#forms.set(added, undefined);
  }

  #receive(
    run: StoringRun,
    item: ReceivedRecord,
    described: Described | undefined,
    describedBy: string,
    batch: Batch,
    place: Place,
    now: string,
  ): Fate | 'quarantined' {
    const { source, identifier, datestamp } = item.record;
    const doc = documentId(source, identifier);
    const waiting = this.#waiting.find(doc);
    const isOfThisRun = waiting !== undefined && waiting.lastRun >= (run.first_part ?? run.id);
    if (isOfThisRun && isOvertaken(waiting, item.record)) return 'overtaken';
    const row = this.#find.get(doc);
    const fate = this.#fate(run, item, row);
    if (fate === 'overtaken') return fate;
    const waits = isAtRisk(
      fate,
      item.title,
      row && { ...row, deleted: row.deleted === 1 },
      run.known,
    );
    const meet = (): void => {
      if (row !== undefined) this.#meet.run(run.id, run.generation, row.added);
    };
    if (waits && waiting !== undefined && isSame(waiting, item)) {
      this.#waiting.meet(doc, run.id, datestamp);
      meet();
      return isOfThisRun ? 'unchanged' : fate;
    }
    if (!waits && waiting !== undefined) this.#waiting.drop(doc);
    if (fate === 'refused') {
      meet();
      return fate;
    }
    if ((fate === 'unchanged' || fate === 'doubted') && row !== undefined) {
      const refused = refusedWhenMet(row.refused);
      this.#touch.run(datestamp, run.id, run.generation, refused, row.added);
    }
    if (isDescribed(fate)) {
      // What stood before it in the page may have made it another.
      const outcome = described ?? describedNow(item);
      if (outcome.kind === 'failed') {
        const reason = notDescribed(item.record, outcome.error);
        this.#quarantine.add(run.source, run.id, reason, place, now);
        return 'quarantined';
      }
      const document = outcome.value;
      if (document === null) return 'unchanged';
      if (waits)
        this.#waiting.put(
          run.id,
          row === undefined ? 'new' : 'changed',
          item,
          document,
          describedBy,
        );
      else if (fate === 'doubted' && row !== undefined) this.replaceDocument(row, document, batch);
      else this.#saveRecord(run, item, doc, row, document, batch, now);
    } else if (fate === 'deleted') {
      if (waits) this.#waiting.put(run.id, 'deleted', item, null, describedBy);
      else if (row === undefined) this.#addTombstone(run, item, doc, now);
      else this.#bury(run, row, datestamp, batch, now);
    }
    if (waits) meet();
    this.#quarantine.heal(source, identifier);
    return fate;
  }

  /** Puts in place what had waited, as if this run had just received it. */
  publish(run: StoringRun, rows: readonly WaitingRow[], seq: number, now: string): number {
    const batch = new Batch(this.#works);
    for (const waiting of rows) {
      const { doc, datestamp, json } = waiting;
      const row = this.#find.get(doc);
      const item = { record: toRecord(waiting), hash: waiting.hash, title: waiting.title };
      if (json !== null) {
        const document = this.#db.parsed(json) as CatalogueDocument;
        this.#saveRecord(run, item, doc, row, document, batch, now);
      } else if (row?.deleted === 0) this.#bury(run, row, datestamp, batch, now);
      this.#waiting.drop(doc);
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
        added = this.#add(run, { record, hash, title }, doc, '', now);
        this.#savePayload.run(added, record.xml);
        this.#countSource.run(0, 1, run.source);
      }
      this.#refuse.run(refusalOf({ deleted, datestamp, hash }), added);
      this.#waiting.drop(doc);
    }
  }

  /** Stores the record as it came, and its description, in the place of what there was. */
  #saveRecord(
    run: StoringRun,
    item: StoredItem,
    doc: string,
    row: RecordRow | undefined,
    document: CatalogueDocument,
    batch: Batch,
    now: string,
  ): void {
    const { record } = item;
    const added = row?.added ?? this.#add(run, item, doc, document.library, now);
    batch.change(added, () => {
      if (row !== undefined) {
        this.#versions.keep(added, run.id);
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
        else this.#countRecord.run(row.library, -1);
      } else this.#countSource.run(1, 0, record.source);
      this.#countRecord.run(document.library, 1);
      this.#savePayload.run(added, record.xml);
      this.#keep(added, document);
    });
  }

  /** A deletion of what was never received is kept as well: it is then known when it comes again. */
  #addTombstone(run: StoringRun, item: StoredItem, doc: string, now: string): void {
    this.#savePayload.run(this.#add(run, item, doc, '', now), item.record.xml);
    this.#countSource.run(0, 1, item.record.source);
  }

  /** Payload and title stay, so that a deletion can be looked into and undone. */
  #bury(
    run: StoringRun,
    row: { readonly added: number; readonly library: string },
    datestamp: string,
    batch: Batch,
    now: string,
  ): void {
    batch.change(row.added, () => {
      this.#versions.keep(row.added, run.id);
      this.#tombstone.run(
        datestamp,
        TOMBSTONE_HASH,
        now,
        run.id,
        run.generation,
        run.id,
        row.added,
      );
      this.#countSource.run(-1, 1, run.source);
      this.#countRecord.run(row.library, -1);
      this.#forget(row.added, run.source);
    });
  }

  #add(
    run: StoringRun,
    { record, hash, title }: StoredItem,
    doc: string,
    library: string,
    now: string,
  ): number {
    return this.#insert.run(
      doc,
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

/** Whether a record of this fate needs a description. */
function isDescribed(fate: Fate): fate is 'new' | 'changed' | 'doubted' {
  return fate === 'new' || fate === 'changed' || fate === 'doubted';
}

/** Whether what waits is what came. */
function isSame(waiting: StoredState, { record, hash }: ReceivedRecord): boolean {
  return record.deleted ? waiting.deleted : !waiting.deleted && waiting.hash === hash;
}

function stateOf(row: RecordRow): StoredState {
  return { ...row, deleted: row.deleted === 1, lastRun: row.last_run };
}

function isGarbled(described: Described): boolean {
  return (
    described.kind === 'done' &&
    described.value?.warnings.some(({ code }) => code === 'TEXT_GARBLED') === true
  );
}
