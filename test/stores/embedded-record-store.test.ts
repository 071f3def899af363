/** The catalogue in SQLite: the conformance suite of each of its ports, and what only a file on disk has to get right. */
import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MIGRATIONS } from '../../stores/embedded/catalogue/schema.ts';
import { SqliteRecordStore } from '../../stores/embedded/catalogue/store.ts';
import { Database } from '../../stores/sqlite.ts';
import type { ReceivedRecord } from '../../catalogue/runs/page.ts';
import type { BegunRun, RunKind, RunSummary } from '../../catalogue/runs/run.ts';
import { describedAgain, many } from '../support/catalogue-under-test.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';
import { candidatesConformance } from './candidates.conformance.ts';
import { changeLogConformance } from './change-log.conformance.ts';
import { describeAgainConformance } from './describe-again.conformance.ts';
import { harvestLedgerConformance } from './harvest-ledger.conformance.ts';
import { heldContentConformance } from './held-content.conformance.ts';
import { hidingConformance } from './hiding.conformance.ts';
import { kinConformance } from './kin.conformance.ts';
import { leasesConformance } from './leases.conformance.ts';
import { matchesConformance } from './matches.conformance.ts';
import { quarantineShelfConformance } from './quarantine-shelf.conformance.ts';
import { recordsConformance } from './records.conformance.ts';
import { runDecisionsConformance } from './run-decisions.conformance.ts';
import { runReportsConformance } from './run-reports.conformance.ts';
import { sourceLedgersConformance } from './source-ledgers.conformance.ts';
import { worksConformance } from './works.conformance.ts';
import { plainPage } from '../support/plain-page.ts';

const open: OpenCatalogue = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
  const file = path.join(folder, 'catalogue.db');
  const store = new SqliteRecordStore(file);
  return {
    store,
    another: async () => new SqliteRecordStore(file),
    async dispose() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
};

harvestLedgerConformance('SqliteRecordStore', open);
runDecisionsConformance('SqliteRecordStore', open);
runReportsConformance('SqliteRecordStore', open);
quarantineShelfConformance('SqliteRecordStore', open);
heldContentConformance('SqliteRecordStore', open);
sourceLedgersConformance('SqliteRecordStore', open);
recordsConformance('SqliteRecordStore', open);
describeAgainConformance('SqliteRecordStore', open);
worksConformance('SqliteRecordStore', open);
hidingConformance('SqliteRecordStore', open);
matchesConformance('SqliteRecordStore', open);
kinConformance('SqliteRecordStore', open);
candidatesConformance('SqliteRecordStore', open);
changeLogConformance('SqliteRecordStore', open);
leasesConformance('SqliteRecordStore', open);

describe('a process that harvested and was killed', () => {
  it('is followed at once by one that goes on with its run, window and token', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
    const file = path.join(folder, 'catalogue.db');
    try {
      const killed = spawnSync(process.execPath, [
        '--input-type=module-typescript',
        '--eval',
        `import { SqliteRecordStore } from './stores/embedded/catalogue/store.ts';
         const store = new SqliteRecordStore(${JSON.stringify(file)});
         const run = await store.beginRun('qh', 'incremental');
         const window = await store.planWindow(run, null, null);
         await store.commitPage({ lease: run, window: window.id, url: 'u', bytes: 1, ms: 1, requests: 1,
           flags: [], responseDate: null, describedBy: 'rules 1', items: [], nextToken: 'page 2' });
         process.kill(process.pid, 'SIGKILL');`,
      ]);
      expect(killed.signal, killed.stderr.toString()).to.equal('SIGKILL');
      const store = new SqliteRecordStore(file);
      const run = await store.beginRun('qh', 'incremental');
      await store.close();
      expect(run).to.deep.include({ run: 1, resumed: true, listDone: false });
      expect('window' in run && run.window?.token).to.equal('page 2');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a process that was killed half way through', () => {
  let folder: string;
  let file: string;
  let store: SqliteRecordStore;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
    file = path.join(folder, 'catalogue.db');
    store = new SqliteRecordStore(file);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  async function begun(kind: RunKind, items: readonly ReceivedRecord[]): Promise<BegunRun> {
    const run = await store.beginRun('qh', kind);
    if ('busy' in run) throw new Error('busy');
    const window = await store.planWindow(run, null, null);
    await store.commitPage(plainPage(run, window.id, items, { describedBy: 'test' }));
    return run;
  }
  const harvested = async (items: readonly ReceivedRecord[]): Promise<RunSummary> =>
    store.completeRun(await begun('incremental', items), 0);

  /** Runs this with a store in another process, which dies as soon as anybody can see its first slice. */
  async function killedIn(work: string): Promise<void> {
    await store.close();
    const killed = spawnSync(process.execPath, [
      '--input-type=module-typescript',
      '--eval',
      `import { SqliteRecordStore } from './stores/embedded/catalogue/store.ts';
       import { describedAgain } from './test/support/catalogue-under-test.ts';
       const store = new SqliteRecordStore(${JSON.stringify(file)});
       const { deletedRecords } = await store.ledger('qh');
       const work = async () => { ${work} };
       void work().then(() => process.exit(1));
       for (;;) {
         await new Promise((go) => setTimeout(go, 1));
         if ((await store.ledger('qh')).deletedRecords !== deletedRecords) process.kill(process.pid, 'SIGKILL');
       }`,
    ]);
    expect(killed.signal, killed.stderr.toString()).to.equal('SIGKILL');
    store = new SqliteRecordStore(file);
  }

  it('an undoing is followed by one who goes on with it, and nothing is lost or done twice', async () => {
    const run = await harvested(many(1_000));
    await killedIn(`await store.undoRun(${run.id}, describedAgain);`);
    const half = await store.ledger('qh');
    expect(half.liveRecords).to.be.within(1, 999);
    expect(half.lastRun).to.include({ state: 'complete', code: 'DECISION_HALF_DONE' });
    expect((await store.totals()).works).to.equal(half.liveRecords);

    expect(await store.undoRun(run.id, describedAgain)).to.include({ restored: 1_000 });
    expect(await store.ledger('qh')).to.include({ liveRecords: 0, deletedRecords: 1_000 });
    expect((await store.totals()).works).to.equal(0);
    expect(await harvested(many(1_000))).to.include({ state: 'unchanged' });
  });

  it('a sweep leaves its run running, and whatever is begun next ends it as it would have ended', async () => {
    await harvested(many(10_000));
    const run = await begun('full', many(9_500));
    await store.leaveRun(run);
    await killedIn(`
      const run = await store.beginRun('qh', 'full');
      await store.completeRun(run, 0);`);
    const half = await store.ledger('qh');
    expect(half.deletedRecords).to.be.within(1, 499);
    expect(half.lastRun).to.include({ id: run.run, state: 'running' });
    expect((await store.totals()).works).to.equal(half.liveRecords);

    // An incremental run was asked for: the sweep is ended first all the same.
    const next = await store.beginRun('qh', 'incremental');
    if ('busy' in next) throw new Error('busy');
    expect(next).to.include({ run: run.run, kind: 'full', listDone: true });
    const ended = await store.completeRun(next, 0);
    expect(ended).to.include({ state: 'complete', deleted: 500 });
    expect(ended.message).to.match(/清除了对方已没有的 500 条/);
    expect(await store.ledger('qh')).to.include({ liveRecords: 9_500, deletedRecords: 500 });
  }).timeout(120_000);
});

describe('a catalogue that another process is writing', () => {
  it('is opened and read without waiting for it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
    const file = path.join(folder, 'catalogue.db');
    await new SqliteRecordStore(file).close();
    const other = new Database(file);
    other.exec('begin immediate');
    const store = new SqliteRecordStore(file);
    expect(await store.runs(1)).to.eql([]);
    await store.close();
    other.close();
    rmSync(folder, { recursive: true });
  });
});

describe('a page whose records take long to describe', () => {
  it('keeps nobody from writing meanwhile', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
    const file = path.join(folder, 'catalogue.db');
    const store = new SqliteRecordStore(file);
    const another = new Database(file);
    another.exec('pragma busy_timeout = 0');
    try {
      const run = await store.beginRun('qh', 'incremental');
      if ('busy' in run) throw new Error('busy');
      const window = await store.planWindow(run, null, null);
      const write = another.prepare("update meta set value = value where key = 'seq'");
      const items = many(200).map((item) => ({
        ...item,
        describe: () => {
          // One statement: what describes may be broken off anywhere, and is begun again.
          write.run();
          return item.describe();
        },
      }));
      const receipt = await store.commitPage(
        plainPage(run, window.id, items, { describedBy: 'test' }),
      );
      expect(receipt).to.include({ new: 200, quarantined: 0 });
    } finally {
      another.close();
      await store.close();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a catalogue of before warnings were counted', () => {
  it('has them counted when it is opened', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
    const file = path.join(folder, 'catalogue.db');
    try {
      const before = new Database(file, { migrations: MIGRATIONS.slice(0, 5), cacheMiB: 1 });
      const warnings = [
        { code: 'ISBN_INVALID', value: '1' },
        { code: 'ISBN_INVALID', value: '2' },
      ];
      before.write(() => {
        const record = before.prepare(
          "insert into record values (?, ?, 'qh', '', '', '', 0, '', '[]', '', '', '', '', 1, 1, null, 1, 1, null)",
        );
        const document = before.prepare('insert into document values (?, ?)');
        for (const [added, of] of [warnings, warnings, []].entries()) {
          record.run(added + 1, String(added));
          document.run(added + 1, JSON.stringify({ warnings: of }));
        }
      });
      before.close();
      const store = new SqliteRecordStore(file);
      const counts = await store.warnings('qh');
      await store.close();
      expect(counts).to.eql([{ code: 'ISBN_INVALID', documents: 2 }]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a catalogue of before the quarantine was counted', () => {
  it('has it counted by source when it is opened', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
    const file = path.join(folder, 'catalogue.db');
    try {
      const before = new Database(file, { migrations: MIGRATIONS.slice(0, 7), cacheMiB: 1 });
      before.write(() => {
        for (const id of ['jl', 'qh', 'xx'])
          before.prepare('insert into source (id) values (?)').run(id);
        const quarantine = before.prepare(
          "insert into quarantine (source, thing, code, message, raw, first_seen, last_seen, run) values (?, ?, '', '', x'', '', '', 1)",
        );
        for (const [source, thing] of ['qh 1', 'qh 2', 'xx 1'].map((row) => row.split(' ')))
          quarantine.run(source ?? '', thing ?? '');
      });
      before.close();
      const store = new SqliteRecordStore(file);
      const counts = await Promise.all(
        ['jl', 'qh', 'xx'].map(async (id) => (await store.ledger(id)).quarantined),
      );
      await store.close();
      expect(counts).to.eql([0, 2, 1]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
