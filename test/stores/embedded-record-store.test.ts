/** The catalogue in SQLite: the conformance suite of each of its ports, and what only a file on disk has to get right. */
import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MIGRATIONS } from '../../stores/embedded/catalogue/schema.ts';
import { SqliteRecordStore } from '../../stores/embedded/catalogue/store.ts';
import { Database } from '../../stores/sqlite.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';
import { changeLogConformance } from './change-log.conformance.ts';
import { describeAgainConformance } from './describe-again.conformance.ts';
import { harvestLedgerConformance } from './harvest-ledger.conformance.ts';
import { leasesConformance } from './leases.conformance.ts';
import { recordsConformance } from './records.conformance.ts';
import { runDecisionsConformance } from './run-decisions.conformance.ts';
import { sourceLedgersConformance } from './source-ledgers.conformance.ts';
import { worksConformance } from './works.conformance.ts';

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
sourceLedgersConformance('SqliteRecordStore', open);
recordsConformance('SqliteRecordStore', open);
describeAgainConformance('SqliteRecordStore', open);
worksConformance('SqliteRecordStore', open);
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
