/**
 * `catalogue.db`: the embedded `RecordStore`, port after port. Here stand the transactions; the rows are
 * in the files beside it, the rules in `catalogue/`. Synchronous inside.
 */
import { randomUUID } from 'node:crypto';
import type { CatalogueDocument, DocumentId } from '../../../catalogue/document.ts';
import type {
  BegunRun,
  Gap,
  HarvestWindow,
  RunId,
  RunKind,
  RunLease,
  RunSummary,
  SourceBusy,
  Span,
} from '../../../catalogue/runs/run.ts';
import type { ExportedRecord, SourceRecord, StoredRecord } from '../../../catalogue/record.ts';
import type { ListedHeader } from '../../../catalogue/runs/fate.ts';
import type { HarvestedPage, PageReceipt } from '../../../catalogue/runs/page.ts';
import type { QuarantineEntry } from '../../../catalogue/runs/quarantine.ts';
import type { NamedLease } from '../../../catalogue/runs/lease.ts';
import type {
  ApplyOptions,
  SuppressionUnderWay,
  WholeRecord,
  WouldVanish,
} from '../../../catalogue/ports/hiding.ts';
import type { RecordStore } from '../../../catalogue/ports/record-store.ts';
import type { DescribeAgainOptions, RecordStanding } from '../../../catalogue/ports/records.ts';
import type {
  Decision,
  Undone,
  VanishingRecord,
  WaitingRecord,
} from '../../../catalogue/runs/decision.ts';
import type { WorkChange } from '../../../catalogue/ports/change-log.ts';
import type {
  CatalogueTotals,
  OeuvreLookup,
  Work,
  WorkId,
  WorkLookup,
} from '../../../catalogue/work.ts';
import type {
  EndpointProfile,
  SourceProfile,
  SourceLedger,
} from '../../../catalogue/runs/source-ledger.ts';
import type { NarrowedBlock } from '../../../catalogue/matching/blocks.ts';
import type { MatchStatement } from '../../../catalogue/matching/statement/statement.ts';
import type { Candidate, HeldWork } from '../../../catalogue/ports/candidates.ts';
import type { MatchDecision, NewDecision } from '../../../catalogue/matching/decision.ts';
import type {
  Match,
  MatchGroup,
  MatchNeighbours,
  MatchPage,
  MatchQuery,
  MatchingTotals,
  WorkSuccession,
} from '../../../catalogue/matching/match.ts';
import type { MatchAgainOptions } from '../../../catalogue/ports/matches.ts';
import type { ChangedWork } from '../../../catalogue/ports/works.ts';
import type { RefusedWork } from '../../../catalogue/ports/search-index.ts';
import type { HeldSuppression, Suppressed } from '../../../catalogue/suppression.ts';
import type { WarningCount } from '../../../catalogue/warnings.ts';
import { hasRoomBeside } from '../../room.ts';
import { Database, RESTORE } from '../../sqlite.ts';
import type { IndexPointer } from '../index-pointer.ts';
import { ChangeLog } from './change-log.ts';
import { PageCommit } from './commit-page.ts';
import { Completion } from './completion.ts';
import { Decisions } from './decisions.ts';
import { Descriptions } from './descriptions.ts';
import { StoredHiding } from './hiding.ts';
import { KnownContent } from './known-content.ts';
import { Leases } from './leases.ts';
import { Lookups } from './lookups.ts';
import { Matching } from './matching/matching.ts';
import { StoredCandidates } from './matching/candidates.ts';
import { StoredMatches } from './matching/stored-matches.ts';
import { Meta } from './meta.ts';
import { Pictured } from './pictured.ts';
import { PrintedForms } from './printed-forms.ts';
import { Quarantine } from './quarantine.ts';
import { QuarantineShelf } from './quarantine-shelf.ts';
import { Records } from './records.ts';
import { RecordStates } from './record-states.ts';
import { RunReports } from './run-reports.ts';
import { Runs, toSummary } from './runs.ts';
import { MIGRATIONS } from './schema.ts';
import { Sources } from './sources.ts';
import { Suppressions } from './suppressions.ts';
import { Vanished } from './vanishing.ts';
import { Versions } from './versions.ts';
import { Waiting } from './waiting.ts';
import { AppliedWaivers } from './waivers.ts';
import { Warnings } from './warnings.ts';
import { Windows } from './windows.ts';
import { WorkReader } from './work-reader.ts';
import { Works } from './works.ts';

export class SqliteRecordStore implements RecordStore {
  readonly #db: Database;
  readonly #meta: Meta;
  readonly #log: ChangeLog;
  readonly #leases: Leases;
  readonly #windows: Windows;
  readonly #runs: Runs;
  readonly #sources: Sources;
  readonly #matching: Matching;
  readonly #works: Works;
  readonly #matches: StoredMatches;
  readonly #candidates: StoredCandidates;
  readonly #reader: WorkReader;
  readonly #lookups: Lookups;
  readonly #pages: PageCommit;
  readonly #records: Records;
  readonly #descriptions: Descriptions;
  readonly #warnings: Warnings;
  readonly #forms: PrintedForms;
  readonly #pictured: Pictured;
  readonly #quarantine: Quarantine;
  readonly #completion: Completion;
  readonly #decisions: Decisions;
  readonly #hiding: StoredHiding;
  readonly waivers: AppliedWaivers;
  readonly reports: RunReports;
  readonly shelf: QuarantineShelf;

  /** @throws UnusableDatabase */
  constructor(file: string, readOnly = false) {
    this.#db = new Database(file, {
      readOnly,
      migrations: MIGRATIONS,
      cacheMiB: 64,
      // A page of a hundred records changes some thousand pages of indices all over the file.
      logMiB: 128,
      wayOut: `${RESTORE}；没有备份时，把 catalogue.db 移到别处再启动，各馆的记录会重新收割`,
    });
    this.#meta = new Meta(this.#db);
    // Asked first: who only reads does not wait for a page that another process stores.
    if (!readOnly && this.#meta.get('epoch') === undefined) {
      this.#db.write(() =>
        this.#db.prepare("insert or ignore into meta values ('epoch', ?)").run(randomUUID()),
      );
    }
    this.#log = new ChangeLog(this.#db, this.#meta);
    this.#leases = new Leases(this.#db);
    this.waivers = new AppliedWaivers(this.#db, this.#meta);
    this.#windows = new Windows(this.#db, this.waivers);
    this.#runs = new Runs(this.#db, this.#leases, this.#windows);
    this.#sources = new Sources(this.#db, this.#runs, this.waivers);
    this.#matching = new Matching(this.#db, this.#meta);
    this.#works = new Works(this.#db, this.#matching);
    const workParts = { matching: this.#matching, works: this.#works };
    this.#matches = new StoredMatches(this.#db, this.#meta, this.#log, workParts);
    this.#reader = new WorkReader(this.#db, this.#works.oeuvres);
    this.#candidates = new StoredCandidates(this.#db, this.#matching, this.#reader);
    this.#lookups = new Lookups(this.#db, this.#reader);
    this.#quarantine = new Quarantine(this.#db);
    this.#warnings = new Warnings(this.#db);
    this.#forms = new PrintedForms(this.#db);
    this.#pictured = new Pictured(this.#db);
    const versions = new Versions(this.#db);
    const known = new KnownContent(this.#db);
    const waiting = new Waiting(this.#db, known);
    const suppressions = new Suppressions(this.#db);
    const states = new RecordStates(this.#db, {
      ...workParts,
      versions,
      warnings: this.#warnings,
      forms: this.#forms,
      pictured: this.#pictured,
      known,
      waiting,
      suppressions,
    });
    const hidingParts = { ...workParts, states, suppressions, vanished: new Vanished(this.#db) };
    this.#hiding = new StoredHiding(this.#db, this.#meta, this.#log, hidingParts);
    this.#pages = new PageCommit(this.#db, {
      ...workParts,
      states,
      quarantine: this.#quarantine,
      waiting,
    });
    this.#records = new Records(this.#db);
    this.#descriptions = new Descriptions(this.#db, this.#log, workParts, states, this.#quarantine);
    const parts = {
      log: this.#log,
      runs: this.#runs,
      windows: this.#windows,
      sources: this.#sources,
      ...workParts,
      quarantine: this.#quarantine,
      states,
      versions,
      waiting,
      waivers: this.waivers,
      descriptions: this.#descriptions,
    };
    this.reports = new RunReports(this.#db, parts);
    this.shelf = new QuarantineShelf(this.#db);
    this.#completion = new Completion(parts);
    this.#decisions = new Decisions(parts);
  }

  /** The row that says which index file is in use. */
  get pointer(): IndexPointer {
    return {
      current: async () => this.#meta.get('index_file'),
      publish: async (file) => this.#meta.set('index_file', file),
    };
  }

  async beginRun(source: string, kind: RunKind): Promise<BegunRun | SourceBusy> {
    return this.#db.write(() => {
      const begun = this.#runs.begin(source, kind, now());
      if (begun !== undefined) return begun;
      const [running] = this.#runs.list(1, source);
      return { busy: true, run: running?.id ?? 0 };
    });
  }

  async heartbeat(lease: RunLease): Promise<string | null> {
    return this.#under(lease, () => this.#runs.row(lease.run).stop_asked);
  }

  async askToStop(run: RunId, by: string): Promise<void> {
    this.#db.write(() => this.#runs.askToStop(run, by));
  }

  async saveProfile(lease: RunLease, profile: SourceProfile): Promise<void> {
    this.#under(lease, () => this.#sources.saveProfile(lease.source, profile));
  }

  async planWindow(
    lease: RunLease,
    from: string | null,
    until: string | null,
  ): Promise<HarvestWindow> {
    return this.#under(lease, () => this.#windows.add(lease.run, { from, until }));
  }

  async nextWindow(lease: RunLease): Promise<HarvestWindow | null> {
    return this.#under(lease, () => this.#windows.open(lease.run)[0] ?? null);
  }

  async splitWindow(lease: RunLease, window: number, spans: readonly Span[]): Promise<void> {
    this.#under(lease, () => this.#windows.split(lease.run, window, spans));
  }

  async failWindow(
    lease: RunLease,
    window: number,
    message: string,
    isBroken = false,
  ): Promise<void> {
    this.#under(lease, () => this.#windows.giveUp(window, message, isBroken));
  }

  async noteBreak(lease: RunLease, window: number, message: string): Promise<void> {
    this.#under(lease, () => this.#windows.noteBreak(window, message));
  }

  async restartWindow(lease: RunLease, window: number): Promise<HarvestWindow> {
    return this.#under(lease, () => this.#windows.restart(window));
  }

  async unmet<Header extends ListedHeader>(
    run: RunId,
    source: string,
    headers: readonly Header[],
  ): Promise<readonly Header[]> {
    const { id, first_part: since } = this.#runs.row(run);
    return this.#pages.unmet(since ?? id, source, headers);
  }

  async commitPage(page: HarvestedPage): Promise<PageReceipt> {
    const described = this.#pages.describe(page);
    return this.#log.change((before, at) => {
      const run = this.#runs.check(page.lease, at);
      this.#descriptions.storedBy(run.source, page.describedBy);
      const { counts, garbled, seq } = this.#pages.store(run, page, described, before, at);
      const flags = garbled === 0 ? page.flags : [...page.flags, `garbled:${garbled}`];
      this.#windows.pageStored(run.id, { ...page, flags }, counts.received, at);
      this.#runs.countPage(run, page, counts);
      return { seq, result: { ...counts, seq } };
    });
  }

  async completeRun(lease: RunLease, requests: number, signal?: AbortSignal): Promise<RunSummary> {
    return this.#completion.complete(lease, requests, signal);
  }

  async failRun(
    lease: RunLease,
    failure: { code: string; message: string; requests: number; resumable: boolean },
  ): Promise<RunSummary> {
    return this.#completion.fail(lease, failure);
  }

  async hasRoom(mebibytes: number): Promise<boolean> {
    return hasRoomBeside(this.#db.file, mebibytes);
  }

  async leaveRun(lease: RunLease): Promise<void> {
    this.#db.write(() => this.#runs.release(lease));
  }

  async vanishing(id: RunId): Promise<readonly VanishingRecord[]> {
    return this.#db.read(() => this.#decisions.vanishing(id));
  }

  async waiting(id: RunId): Promise<readonly WaitingRecord[]> {
    return this.#db.read(() => this.#decisions.waiting(id));
  }

  async decideHeld(id: RunId, decision: Decision, signal?: AbortSignal): Promise<RunSummary> {
    return this.#decisions.decide(id, decision, signal);
  }

  async undoRun(
    id: RunId,
    describe: (record: SourceRecord) => CatalogueDocument,
    identifier?: string,
    signal?: AbortSignal,
  ): Promise<Undone> {
    return identifier === undefined
      ? this.#decisions.undo(id, describe, signal)
      : this.#decisions.undoOne(id, describe, identifier);
  }

  async finishDecisions(
    source: string,
    describe: (record: SourceRecord) => CatalogueDocument,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.#decisions.finish(source, describe, signal);
  }

  async run(id: RunId): Promise<RunSummary | undefined> {
    const row = this.#runs.find(id);
    return row === undefined ? undefined : toSummary(row);
  }

  async runs(limit: number, source?: string): Promise<readonly RunSummary[]> {
    return this.#runs.list(limit, source);
  }

  async pageFlags(run: RunId): Promise<readonly string[]> {
    return [...new Set(this.#windows.pageFlags(run).flat())];
  }

  async revision(): Promise<string> {
    // Of other connections the first counts the changes, of this one the second.
    const version = this.#db.prepare<{ data_version: number }>('pragma data_version').get();
    const own = this.#db.prepare<{ n: number }>('select total_changes() as n').get();
    return `${version?.data_version ?? 0}.${own?.n ?? 0}`;
  }

  async ledger(source: string): Promise<SourceLedger> {
    return this.#db.read(() => this.#sources.ledger(source));
  }

  async warnings(source: string): Promise<readonly WarningCount[]> {
    return this.#warnings.of(source);
  }

  async gaps(source: string): Promise<readonly Gap[]> {
    return this.#windows.openGaps(source);
  }

  async setNextDue(source: string, nextDue: string): Promise<void> {
    this.#db.write(() => this.#sources.setNextDue(source, nextDue));
  }

  async saveEndpoint(source: string, endpoint: EndpointProfile): Promise<void> {
    this.#db.write(() => this.#sources.saveEndpoint(source, endpoint));
  }

  async quarantine(source: string, limit: number): Promise<readonly QuarantineEntry[]> {
    return this.#quarantine.list(source, limit);
  }

  async record(document: string): Promise<StoredRecord | undefined> {
    return this.#records.record(document);
  }

  async standing(
    source: string,
    identifiers: readonly string[],
  ): Promise<ReadonlyMap<string, RecordStanding>> {
    return this.#db.read(() => this.#records.standing(source, identifiers));
  }

  async document(id: DocumentId): Promise<CatalogueDocument | undefined> {
    return this.#records.document(id);
  }

  async *exportRecords(source?: string): AsyncGenerator<ExportedRecord> {
    yield* this.#records.export(source);
  }

  async suppressionsApplied(): Promise<number> {
    return this.#hiding.suppressionsApplied();
  }

  async applySuppressions(
    held: readonly HeldSuppression[],
    seq: number,
    options?: ApplyOptions,
  ): Promise<void> {
    await this.#hiding.applySuppressions(held, seq, options);
  }

  async suppressionsUnderWay(): Promise<readonly SuppressionUnderWay[]> {
    return this.#hiding.suppressionsUnderWay();
  }

  async whole(id: DocumentId): Promise<WholeRecord | undefined> {
    return this.#hiding.whole(id);
  }

  async wouldVanish(what: Suppressed): Promise<WouldVanish> {
    return this.#hiding.wouldVanish(what);
  }

  async describeAgain(
    source: string,
    version: string,
    describe: (record: SourceRecord) => CatalogueDocument,
    options?: DescribeAgainOptions,
  ): Promise<void> {
    await this.#descriptions.describeAgain(source, version, describe, options);
  }

  async work(id: WorkId): Promise<WorkLookup> {
    return this.#lookups.work(id);
  }

  async narrowedBlocks(): Promise<readonly NarrowedBlock[]> {
    return this.#db.read(() => this.#matching.blocks.narrowed());
  }

  async matches(query: MatchQuery, limit: number, offset: number): Promise<MatchPage> {
    return this.#matches.matches(query, limit, offset);
  }

  async match(id: string): Promise<Match | undefined> {
    return this.#matches.match(id);
  }

  async matchesBeside(query: MatchQuery, id: string, limit: number): Promise<MatchNeighbours> {
    return this.#matches.matchesBeside(query, id, limit);
  }

  async matchGroups(
    query: Pick<MatchQuery, 'library'>,
    limit: number,
  ): Promise<readonly MatchGroup[]> {
    return this.#matches.matchGroups(query, limit);
  }

  async matchesOf(
    work: WorkId,
    limit: number,
  ): Promise<{ readonly within: readonly Match[]; readonly beyond: readonly Match[] }> {
    return this.#matches.matchesOf(work, limit);
  }

  async successionsOf(work: WorkId): Promise<readonly WorkSuccession[]> {
    return this.#matches.successionsOf(work);
  }

  async matchingTotals(): Promise<MatchingTotals> {
    return this.#matches.matchingTotals();
  }

  async decisionsApplied(): Promise<number> {
    return this.#matches.decisionsApplied();
  }

  async applyDecisions(decisions: readonly MatchDecision[]): Promise<void> {
    await this.#matches.applyDecisions(decisions);
  }

  async foreseeDecisions(
    decisions: readonly NewDecision[],
  ): Promise<readonly (readonly DocumentId[])[]> {
    return this.#matches.foreseeDecisions(decisions);
  }

  async forgetDecisions(): Promise<void> {
    await this.#matches.forgetDecisions();
  }

  async matchAgain(options?: MatchAgainOptions): Promise<void> {
    await this.#matches.matchAgain(options);
  }

  async forgetMatching(): Promise<void> {
    await this.#matches.forgetMatching();
  }

  async checkMatching(options?: MatchAgainOptions): Promise<number> {
    return this.#matches.checkMatching(options);
  }

  async candidates(asked: readonly MatchStatement[]): Promise<readonly (readonly Candidate[])[]> {
    return this.#candidates.candidates(asked);
  }

  async heldWorks(ids: readonly WorkId[]): Promise<ReadonlyMap<WorkId, HeldWork>> {
    return this.#candidates.heldWorks(ids);
  }

  async printedForms(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.#db.read(() => this.#forms.most(keys));
  }

  async pictured(collections: readonly string[]): Promise<ReadonlyMap<string, WorkId>> {
    return this.#db.read(() => this.#pictured.newest(collections));
  }

  async works(ids: readonly WorkId[]): Promise<readonly Work[]> {
    return this.#reader.read(ids);
  }

  async documentsOf(
    ids: readonly WorkId[],
    most: number,
  ): Promise<ReadonlyMap<WorkId, readonly CatalogueDocument[]>> {
    return this.#reader.documents(ids, most);
  }

  async worksOfOeuvre(oeuvre: WorkId, limit: number): Promise<readonly WorkId[]> {
    return this.#db.read(() => this.#works.oeuvres.of(oeuvre, limit));
  }

  async oeuvre(id: WorkId): Promise<OeuvreLookup> {
    return this.#db.read(() => this.#works.oeuvres.ledTo(id));
  }

  async totals(): Promise<CatalogueTotals> {
    return this.#lookups.totals();
  }

  worksBetween(after: string, before: string): AsyncGenerator<readonly ChangedWork[]> {
    return this.#lookups.between(after, before);
  }

  async *workVersions(): AsyncGenerator<{ id: WorkId; seq: number }> {
    yield* this.#lookups.versions();
  }

  async epoch(): Promise<string> {
    return this.#meta.get('epoch') ?? '';
  }

  async lastSeq(): Promise<number> {
    return this.#log.seq;
  }

  async changesAfter(seq: number, limit: number): Promise<readonly WorkChange[]> {
    return this.#log.after(seq, limit);
  }

  async refusals(): Promise<readonly RefusedWork[]> {
    return this.#log.refusals();
  }

  async noteRefusals(refused: readonly RefusedWork[], takenIn: readonly WorkId[]): Promise<void> {
    this.#log.noteRefusals(refused, takenIn);
  }

  async acquire(name: string): Promise<NamedLease | undefined> {
    const fence = this.#db.write(() => this.#leases.take(name));
    if (fence === undefined) return undefined;
    return {
      renew: async () => this.#db.write(() => this.#leases.renew(name, fence)),
      release: async () => this.#db.write(() => this.#leases.release(name, fence)),
    };
  }

  async freeLeases(thread: number): Promise<void> {
    this.#db.write(() => this.#leases.free(thread));
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  /** One transaction of the process that has the run. @throws LeaseLost */
  #under<T>(lease: RunLease, work: () => T): T {
    return this.#db.write(() => {
      this.#runs.check(lease, now());
      return work();
    });
  }
}

function now(): string {
  return new Date().toISOString();
}
