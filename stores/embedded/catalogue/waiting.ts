/**
 * What runs brought and readers do not see yet: it lies here until its run has read its lists, and longer when
 * the run is held. One state of a record, the latest; put in place it becomes a record like any other, refused
 * it is remembered. What may go here, and when it may leave, is decided in `catalogue/runs/suspicion.ts`.
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { documentId } from '../../../catalogue/ids.ts';
import type { VanishingRecord, WaitingRecord } from '../../../catalogue/runs/decision.ts';
import type { StoredState } from '../../../catalogue/runs/fate.ts';
import { NAMED } from '../../../catalogue/runs/hold.ts';
import type { Unseen } from '../../../catalogue/runs/hold.ts';
import type { ReceivedRecord } from '../../../catalogue/runs/page.ts';
import type { Part } from '../../../catalogue/runs/run-report.ts';
import type { RunId } from '../../../catalogue/runs/run.ts';
import {
  FEWEST_KNOWN,
  dependsOnMet,
  knownAgain,
  retitledOf,
} from '../../../catalogue/runs/suspicion.ts';
import type { ContentFacts, TitlePair, Undecided } from '../../../catalogue/runs/suspicion.ts';
import type { Database, Statement } from '../../sqlite.ts';
import { keptKey } from './known-content.ts';
import type { KnownContent } from './known-content.ts';
import type { RecordState } from './versions.ts';

export type WaitingKind = 'new' | 'changed' | 'deleted';

interface WaitingHead {
  /** Run that received it last. */
  readonly run: RunId;
  readonly kind: WaitingKind;
  readonly datestamp: string;
  readonly hash: string;
}

/** A whole state that waits. */
export interface WaitingRow extends WaitingHead, RecordState {
  readonly id: number;
  readonly doc: string;
  readonly title: string;
  /** The description; null for a deletion. */
  readonly json: string | null;
  /** By which rules it was described. */
  readonly described_by: string;
}

/** `unasked`: no person was asked about it by another run. */
type Share = 'all' | 'changes' | 'deletions' | 'unasked';
const OF_SHARE: Readonly<Record<Share, string>> = {
  all: '',
  changes: " and kind <> 'deleted'",
  deletions: " and kind = 'deleted'",
  unasked: ' and (held is null or held = ?2)',
};

/** New records that are compared with known ones; the share of the first thousand tells. */
const EXAMINED = 1_000;

export class Waiting {
  readonly #db: Database;
  readonly #known: KnownContent;
  readonly #find: Statement<WaitingHead>;
  readonly #put: Statement<object>;
  readonly #meet: Statement<object>;
  readonly #drop: Statement<object>;
  readonly #any: Statement<object>;

  constructor(db: Database, known: KnownContent) {
    this.#db = db;
    this.#known = known;
    this.#find = db.prepare('select run, kind, datestamp, hash from waiting where doc = ?');
    this.#put = db.prepare(
      'insert or replace into waiting (doc, source, run, kind, identifier, datestamp, hash, set_specs, prefix, title, xml, json, described_by, held) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select held from waiting where doc = ?))',
    );
    this.#meet = db.prepare('update waiting set run = ?, datestamp = ? where doc = ?');
    this.#drop = db.prepare('delete from waiting where doc = ?');
    this.#any = db.prepare('select 1 from waiting where source = ? limit 1');
  }

  /** The state that waits of a document. */
  find(doc: string): StoredState | undefined {
    const head = this.#find.get(doc);
    if (head === undefined) return undefined;
    const { run, kind, datestamp, hash } = head;
    return { lastRun: run, deleted: kind === 'deleted', datestamp, hash, refused: null };
  }

  put(
    run: RunId,
    kind: WaitingKind,
    { record, hash, title }: ReceivedRecord,
    document: CatalogueDocument | null,
    describedBy: string,
  ): void {
    const doc = documentId(record.source, record.identifier);
    this.#put.run(
      doc,
      record.source,
      run,
      kind,
      record.identifier,
      record.datestamp,
      hash,
      JSON.stringify(record.setSpecs),
      record.metadataPrefix,
      title ?? '',
      record.xml,
      document === null ? null : JSON.stringify(document),
      describedBy,
      doc,
    );
  }

  /** The same came once more. */
  meet(doc: string, run: RunId, datestamp: string): void {
    this.#meet.run(run, datestamp, doc);
  }

  drop(doc: string): void {
    this.#drop.run(doc);
  }

  /** What waits of a source and came with this run or an earlier one, or was held with it; the first that came first. */
  next(source: string, run: RunId, limit: number, what: Share = 'all'): WaitingRow[] {
    return this.#db
      .prepare<WaitingRow>(
        `select id, doc, source, run, kind, identifier, datestamp, kind = 'deleted' as deleted, hash,
           set_specs, prefix, title, xml, json, described_by
         from waiting where source = ?1 and (run <= ?2 or held <= ?2)${OF_SHARE[what]} order by id limit ?3`,
      )
      .all(source, run, limit);
  }

  isEmpty(source: string): boolean {
    return this.#any.get(source) === undefined;
  }

  /** Forgets what a full run has not met: it is not there any more. */
  dropUnmet(source: string, since: RunId): void {
    this.#db.prepare('delete from waiting where source = ? and run < ?').run(source, since);
  }

  /**
   * All that waits is of this run from now on: it is the one that is decided about.
   *
   * @param isAsked whether it is doubtful what this run brought itself, and not only what was held before
   */
  takeOver(source: string, run: RunId, isAsked: boolean): void {
    this.#db
      .prepare(
        'update waiting set run = ?, held = iif(? or held is not null, ?, null) where source = ?',
      )
      .run(run, isAsked, run, source);
  }

  /**
   * This run, which failed, leaves in doubt what no person was asked about: it waits for the decision on the next.
   *
   * @returns how many records
   */
  ask(source: string, run: RunId): number {
    return this.#db
      .prepare('update waiting set held = ? where source = ? and held is null')
      .run(run, source).changes;
  }

  /** What is new or changed, was held by a run, and waits still: that run, and how many; undefined when nothing is. */
  undecided(source: string): ({ readonly run: RunId } & Undecided) | undefined {
    return this.#db
      .prepare<{ readonly run: RunId } & Undecided>(
        `select held as run, count(*) as count, sum(kind = 'changed') as changed from waiting
         where source = ? and held is not null and kind <> 'deleted' group by held order by held desc limit 1`,
      )
      .get(source);
  }

  count(source: string): number {
    return (
      this.#db
        .prepare<{ n: number }>('select count(*) as n from waiting where source = ?')
        .get(source)?.n ?? 0
    );
  }

  /** How many states wait that this very run received last. */
  countOf(source: string, run: RunId): number {
    return (
      this.#db
        .prepare<{ n: number }>('select count(*) as n from waiting where source = ? and run = ?')
        .get(source, run)?.n ?? 0
    );
  }

  /** How many deletions wait that this very run received. */
  countDeletions(source: string, run: RunId): number {
    return (
      this.#db
        .prepare<{ n: number }>(
          "select count(*) as n from waiting where source = ? and run = ? and kind = 'deleted'",
        )
        .get(source, run)?.n ?? 0
    );
  }

  /** Records that would vanish. */
  deletions(source: string, run: RunId): VanishingRecord[] {
    return this.#db
      .prepare<VanishingRecord>(
        `select record.identifier, record.datestamp, record.title from waiting join record using (doc)
         where waiting.source = ? and (waiting.run <= ? or held <= ?) and kind = 'deleted' order by record.added`,
      )
      .all(source, run, run);
  }

  /** Some of the records that would vanish, in the order in which their deletions came. */
  deletionsPart(source: string, run: RunId, limit: number, offset: number): Part<VanishingRecord> {
    const items = this.#db
      .prepare<VanishingRecord>(
        `select record.identifier, record.datestamp, record.title from waiting join record using (doc)
         where waiting.source = ? and (waiting.run <= ? or held <= ?) and kind = 'deleted'
         order by waiting.id limit ? offset ?`,
      )
      .all(source, run, run, limit, offset);
    return { total: this.#countFor(source, run, "kind = 'deleted'"), items };
  }

  /** Some of the records that would be added or changed. */
  changesPart(source: string, run: RunId, limit: number, offset: number): Part<WaitingRecord> {
    const items = this.#db
      .prepare<WaitingRecord>(
        `select kind, waiting.identifier, waiting.datestamp, waiting.title, record.title as before
         from waiting left join record using (doc)
         where waiting.source = ? and (waiting.run <= ? or held <= ?) and kind <> 'deleted'
         order by waiting.id limit ? offset ?`,
      )
      .all(source, run, run, limit, offset);
    return { total: this.#countFor(source, run, "kind <> 'deleted'"), items };
  }

  #countFor(source: string, run: RunId, which: string): number {
    return (
      this.#db
        .prepare<{ n: number }>(
          `select count(*) as n from waiting where source = ? and (run <= ? or held <= ?) and ${which}`,
        )
        .get(source, run, run)?.n ?? 0
    );
  }

  /** Records that would be added or changed. */
  changes(source: string, run: RunId): WaitingRecord[] {
    return this.#db
      .prepare<WaitingRecord>(
        `select kind, waiting.identifier, waiting.datestamp, waiting.title, record.title as before
         from waiting left join record using (doc)
         where waiting.source = ? and (waiting.run <= ? or held <= ?) and kind <> 'deleted' order by waiting.id`,
      )
      .all(source, run, run);
  }

  /** Live records of which a deletion waits. */
  buried(source: string): Unseen {
    const rows = this.#db
      .prepare<{ title: string }>(
        `select record.title from waiting join record using (doc)
         where waiting.source = ? and kind = 'deleted' order by waiting.id`,
      )
      .iterate(source);
    const titles: string[] = [];
    let count = 0;
    for (const { title } of rows) if (count++ < NAMED) titles.push(title);
    return { count, titles };
  }

  /**
   * What the verdict goes by, but for what the run knows itself.
   *
   * @param since the run, or the first of those that it goes on with
   */
  facts(
    source: string,
    since: RunId,
    live: number,
  ): Pick<ContentFacts, 'live' | 'met' | 'retitled' | 'added'> {
    const retitled = retitledOf(this.#titles(source));
    return {
      live,
      // Read through only where it matters.
      met: dependsOnMet(retitled, live) ? this.#countMet(source, since) : retitled.count,
      retitled,
      added: this.#added(source, since),
    };
  }

  *#titles(source: string): Generator<TitlePair> {
    const rows = this.#db
      .prepare<{ before: string; now: string }>(
        `select record.title as before, waiting.title as now from waiting join record using (doc)
         where waiting.source = ? and kind = 'changed' order by waiting.id`,
      )
      .iterate(source);
    for (const { before, now } of rows) yield [before, now];
  }

  #countMet(source: string, since: RunId): number {
    return (
      this.#db
        .prepare<{ n: number }>(
          `select count(*) as n from record where source = ? and deleted = 0 and (last_run >= ?
             or exists (select 1 from waiting where waiting.doc = record.doc and kind = 'changed'))`,
        )
        .get(source, since)?.n ?? 0
    );
  }

  #added(source: string, since: RunId): ContentFacts['added'] {
    const count =
      this.#db
        .prepare<{ n: number }>(
          "select count(*) as n from waiting where source = ? and kind = 'new'",
        )
        .get(source)?.n ?? 0;
    // None is looked up for what is held by no number.
    if (count < FEWEST_KNOWN) return { count, examined: 0, known: { count: 0, titles: [] } };
    const rows = this.#db
      .prepare<{ title: string; json: string }>(
        "select title, json from waiting where source = ? and kind = 'new' order by id limit ?",
      )
      .all(source, EXAMINED);
    const added = rows.map(({ title, json }) => ({ title, key: this.#keyOf(json) }));
    const known = new Map<string, number>();
    for (const { key } of added)
      if (key !== null && !known.has(key)) known.set(key, this.#known.countUnmet(key, since));
    return { count, examined: rows.length, known: knownAgain(added, known) };
  }

  #keyOf(json: string): string | null {
    return keptKey(this.#db.parsed(json) as CatalogueDocument);
  }
}
