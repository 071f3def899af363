/** The catalogue in SQLite: the conformance suite, and what only a file on disk has to get right. */
import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SqliteRecordStore } from '../../stores/embedded/catalogue/store.ts';
import { recordStoreConformance } from './record-store.conformance.ts';

recordStoreConformance('SqliteRecordStore', async () => {
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
});

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
           flags: [], responseDate: null, items: [], nextToken: 'page 2' });
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
