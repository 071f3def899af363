/**
 * A disk that is full and then has room again: a real one of a few megabytes in memory. Only root can make
 * one; elsewhere this cannot be tried.
 */
import { execFile } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { RunSummary } from '../../catalogue/runs/run.ts';
import type { Source } from '../../catalogue/source.ts';
import { connector } from '../../harvesters/connect.ts';
import { catchUp } from '../../harvesters/indexing/indexer.ts';
import { Schedule } from '../../harvesters/schedule.ts';
import { HarvestService } from '../../harvesters/service.ts';
import { openStores } from '../../stores/open.ts';
import { DiskFull } from '../../stores/sqlite.ts';
import type { Stores } from '../../stores/open.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type { FakeRepository } from '../support/fake-repository.ts';
import { cannotRun } from '../support/cannot-run.ts';

const run = promisify(execFile);
const RECORDS = 2_000;

describe('a disk that is full', function () {
  this.timeout(120_000);
  let disk: string;
  let isMounted = false;
  let repository: FakeRepository;
  let stores: Stores;
  let service: HarvestService;
  let schedule: Schedule;

  before(async function () {
    disk = mkdtempSync(path.join(tmpdir(), 'full-'));
    isMounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk]).then(
      () => true,
      () => false,
    );
    if (!isMounted) cannotRun(this, '只有 root 能挂载一个小磁盘来写满');
    repository = await startRepository({
      pageSize: 100,
      records: Array.from({ length: RECORDS }, (_, n) => ({
        identifier: `oai:big:${n}`,
        datestamp: '2026-01-01T00:00:00Z',
        metadata: dublinCore({ title: `大部头${n}`, description: '江宁'.repeat(400) }),
      })),
    });
    stores = await openStores({ dataFolder: path.join(disk, 'var'), queryWorkers: 0 });
  });

  after(async () => {
    if (isMounted) {
      await schedule.stop();
      await service.stop();
      await stores.close();
      await repository.close();
      await run('umount', [disk]);
    }
    rmSync(disk, { recursive: true });
  });

  it('ends the run and leaves the repository alone; with room the run goes on, and the index follows', async () => {
    const source = sourceAt(repository.baseUrl);
    let ended = Promise.withResolvers<RunSummary | undefined>();
    service = new HarvestService({
      ...stores,
      connect: connector({
        pauseMs: 0,
        retryDelayMs: 1,
        contact: 'keeper@portal.example',
        allowPrivate: ['127.0.0.0/8'],
        exemptOrigins: [],
      }),
      contextOf: async (one) => ({
        source: one,
        library: { code: '320115', name: '江宁区图书馆', nameEn: 'Jiangning', shortName: '江宁' },
      }),
      overlapDays: 2,
      concurrency: 1,
      onRunEnd: (_source, summary) => ended.resolve(summary),
    });
    schedule = new Schedule({
      records: stores.records,
      fullEveryDays: 30,
      start: (one, kind) => service.harvest(one, kind),
      rest: (one) => service.rest(one),
      onError: (error) => {
        // There was not even room to write down how the run ended: it is interrupted.
        if (error instanceof DiskFull) ended.resolve(undefined);
        else ended.reject(error);
      },
    });

    await schedule.update([source]);
    const full = await ended.promise;
    if (full !== undefined) {
      expect(full).to.include({ state: 'failed', code: 'DISK_FULL' });
      expect(full.message).to.match(/磁盘已满/u);
    }
    const { liveRecords } = await stores.records.ledger('jiangning');
    expect(liveRecords).to.be.within(1, RECORDS - 1);

    fill(path.join(disk, 'what-others-wrote'));
    expect(await stores.records.hasRoom(1)).to.equal(false);
    const asked = repository.requests.length;
    await schedule.sweep();
    expect(repository.requests, 'nothing is asked for in vain').to.have.lengthOf(asked);

    await run('mount', ['-o', 'remount,size=256m', disk]);
    ended = Promise.withResolvers();
    await schedule.sweep();
    expect(await ended.promise).to.include({ state: 'complete' });
    expect((await stores.records.ledger('jiangning')).liveRecords).to.equal(RECORDS);
    const lists = repository.requests.slice(asked).filter((query) => query.includes('ListRecords'));
    expect(lists[0], 'from where it broke off').to.include('resumptionToken');
    await catchUp(stores, 60_000);
    expect(await stores.index.applied()).to.eql({
      epoch: await stores.records.epoch(),
      seq: await stores.records.lastSeq(),
    });
  });
});

/** Writes until nothing more fits. */
function fill(file: string): void {
  for (const bytes of [65_536, 4_096, 1]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(bytes));
    } catch (error) {
      expect(error).to.have.property('code', 'ENOSPC');
    }
  }
}

function sourceAt(baseUrl: string): Source {
  return {
    id: 'jiangning',
    library: '320115',
    baseUrl,
    metadataPrefix: 'oai_dc',
    set: undefined,
    schedule: '0 2 * * *',
    collections: [],
    state: 'active',
  };
}
