/** The thread that serves writes nothing: what it asks for is done in the other thread, while it goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect } from 'chai';
import type { HarvestNews, HarvestThreadData } from '../../harvesters/main.ts';
import { createApp } from '../../server/app.ts';
import { ActRefused } from '../../server/acts-elsewhere.ts';
import { LiveFederation } from '../../server/enquiries/federation.ts';
import { HarvestThread } from '../../server/harvest-thread.ts';
import { openStores } from '../../stores/open.ts';
import type { Stores } from '../../stores/open.ts';
import { Database } from '../../stores/sqlite.ts';
import { TERMINAL } from '../support/deeds.ts';
import { PATIENT_MS } from '../support/patience.ts';
import { plainDeps } from '../support/plain-deps.ts';
import { LIBRARIES } from '../support/portal-fixture.ts';

describe('a portal where another process harvests', function () {
  let folder: string;
  let stores: Stores;
  let federation: LiveFederation;
  let server: Server;
  let url: string;
  let thread: HarvestThread;
  const up = Promise.withResolvers<undefined>();

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'writing-'));
    const first = await openStores({ dataFolder: folder, queryWorkers: 0 });
    await first.registry.applyLibraries(LIBRARIES);
    await first.close();

    stores = await openStores({
      dataFolder: folder,
      queryWorkers: 1,
      searchMs: PATIENT_MS,
      readOnly: true,
    });
    const { records, registry } = stores;
    federation = await LiveFederation.begin({ records, registry }, () => undefined);
    const app = createApp({ ...plainDeps(stores, federation), acts: () => thread.acts });
    server = createServer(app);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const workerData: HarvestThreadData = {
      harvests: false,
      dataFolder: folder,
      elasticsearch: undefined,
      connect: {
        pauseMs: 0,
        retryDelayMs: 0,
        contact: '',
        allowPrivate: [],
        certificates: {},
        exemptOrigins: [],
      },
      concurrency: 1,
      overlapDays: 2,
      fullEveryDays: 0,
      logLevel: 'silent',
      mail: undefined,
      publicUrl: '',
      died: [],
    };
    thread = new HarvestThread({
      start: () => new Worker(new URL('../../harvesters/main.ts', import.meta.url), { workerData }),
      onNews: ({ kind }: HarvestNews) => {
        if (kind === 'up') up.resolve(undefined);
      },
      log: { error: () => undefined, info: () => undefined },
    });
    await up.promise;
  });

  after(async () => {
    await thread.stop();
    await federation.stop();
    await new Promise((closed) => server.close(closed));
    await stores.close();
    rmSync(folder, { recursive: true });
  });

  it('answers readers while what it asked for waits for another writer', async () => {
    const other = new Database(path.join(folder, 'catalogue.db'));
    other.exec('begin immediate');
    let isDone = false;
    const asked = thread.acts.setNextDue('qh', '2027-01-01T00:00:00.000Z').then(() => {
      isDone = true;
    });

    for (const page of ['/', '/libraries', `/works/${'0'.repeat(26)}`]) {
      const { status } = await fetch(`${url}${page}`);
      expect(status, page).to.be.oneOf([200, 404]);
    }
    expect(isDone).to.equal(false);
    other.exec('rollback');
    other.close();
    await asked;
    expect((await stores.records.ledger('qh')).nextDue).to.equal('2027-01-01T00:00:00.000Z');
  });

  it('cannot write itself: it is refused at once, and never waits', async () => {
    const other = new Database(path.join(folder, 'catalogue.db'));
    other.exec('begin immediate');
    for (const write of [
      stores.records.setNextDue('qh', '2028-01-01T00:00:00.000Z'),
      stores.registry.applyLibraries([]),
    ]) {
      const refused: unknown = await write.catch((error: unknown) => error);
      expect((refused as Error).message).to.match(/readonly/);
    }
    other.close();
  });

  it('is told by a code and a sentence why something was not done', async () => {
    const refused: unknown = await thread.acts
      .undoRun(99, { why: '' }, TERMINAL)
      .catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(ActRefused);
    expect(refused).to.include({ code: 'NOT_THERE', message: '没有收割批次 99。' });
  });

  it('is told as well when the other thread is not there', async () => {
    await thread.stop();
    const refused: unknown = await thread.acts
      .decideRun(1, 'approve', '', TERMINAL)
      .catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(ActRefused).and.to.include({ code: 'WRITER_AWAY' });
  });
});
