/**
 * What the harvesting thread does while it runs and the registry changes under it: another process, here a
 * second connection, registers, changes, pauses and retires sources.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import type { Library } from '../../catalogue/library.ts';
import { documentId } from '../../catalogue/ids.ts';
import type { Holding } from '../../catalogue/document.ts';
import { EMPTY_PAGE } from '../../catalogue/library-page.ts';
import type { PageContent } from '../../catalogue/library-page.ts';
import type { RunSummary } from '../../catalogue/runs/run.ts';
import type { Blackout, Source } from '../../catalogue/source.ts';
import { HOUR_MS } from '../../catalogue/time.ts';
import type { Deed } from '../../catalogue/audit.ts';
import { connector } from '../../harvesters/connect.ts';
import { Harvester } from '../../harvesters/harvester.ts';
import type { HarvesterParts } from '../../harvesters/harvester.ts';
import { openStores } from '../../stores/open.ts';
import type { Stores } from '../../stores/open.ts';
import { SqliteRegistry } from '../../stores/embedded/registry.ts';
import { Database } from '../../stores/sqlite.ts';
import { wanted } from '../support/suppressions.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type { FakeRepository } from '../support/fake-repository.ts';
import { deedOf } from '../support/deeds.ts';

describe('a harvester whose registry changes', () => {
  let folder: string;
  let stores: Stores;
  let elsewhere: SqliteRegistry;
  let harvester: Harvester;
  let runs: RunSummary[];
  let errors: string[];
  const open: FakeRepository[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'harvester-'));
    stores = await openStores({ dataFolder: folder, queryWorkers: 0 });
    elsewhere = new SqliteRegistry(path.join(folder, 'registry.db'));
    runs = [];
    errors = [];
    harvester = begin();
  });

  afterEach(async () => {
    await harvester.stop();
    await elsewhere.close();
    await stores.close();
    await Promise.all(open.splice(0).map((repository) => repository.close()));
    rmSync(folder, { recursive: true });
  });

  function begin(more: Partial<HarvesterParts> = {}): Harvester {
    return new Harvester({
      harvests: true,
      records: stores.records,
      registry: stores.registry,
      index: stores.index,
      openRebuild: stores.openRebuild,
      connect: connector({
        pauseMs: 0,
        retryDelayMs: 1,
        contact: 'keeper@portal.example',
        allowPrivate: ['127.0.0.0/8'],
        exemptOrigins: [],
      }),
      overlapDays: 2,
      concurrency: 3,
      fullEveryDays: 30,
      onRunEnd: (_source, run) => runs.push(run),
      onError: (what) => errors.push(what),
      ...more,
    });
  }

  async function repository(count: number, id = 'oai:test'): Promise<FakeRepository> {
    const started = await startRepository({
      pageSize: 2,
      records: Array.from({ length: count }, (_, n) => ({
        identifier: `${id}:${n}`,
        datestamp: '2026-01-01T00:00:00Z',
        metadata: dublinCore({ title: `江宁府志卷${n}` }),
      })),
    });
    open.push(started);
    return started;
  }

  const ended = (): string[] =>
    runs.map((run) => `${run.source} ${run.code ?? run.state} ${run.new}`);

  async function holdings(identifier: string, source = 'jiangning'): Promise<readonly Holding[]> {
    const found = await stores.records.work(documentId(source, identifier));
    return found.kind === 'work' ? found.work.documents.flatMap((one) => one.holdings) : [];
  }

  it('schedules and harvests a source that was registered meanwhile', async () => {
    await harvester.start();
    expect(ended()).to.eql([]);
    const { baseUrl } = await repository(3);
    await elsewhere.applySettings([sourceAt(baseUrl)]);
    await until(() => runs.length > 0);
    expect(ended()).to.eql(['jiangning complete 3']);
    const { nextDue } = await stores.records.ledger('jiangning');
    expect(nextDue).to.match(/T18:00:00/);
  });

  it('goes by a changed schedule', async () => {
    const { baseUrl } = await repository(1);
    await elsewhere.applySettings([sourceAt(baseUrl)]);
    await harvester.look();
    await elsewhere.applySettings([sourceAt(baseUrl, { schedule: '15 4 * * *' })]);
    await harvester.look();
    const { nextDue } = await stores.records.ledger('jiangning');
    expect(nextDue).to.match(/T20:15:00/);
  });

  it('asks at the new address for everything, at once', async () => {
    const old = await repository(3);
    await elsewhere.applySettings([sourceAt(old.baseUrl)]);
    await harvester.look();
    await until(() => runs.length === 1);
    const moved = await repository(5);
    await elsewhere.applySettings([sourceAt(moved.baseUrl)]);
    await harvester.look();
    await until(() => runs.length === 2);
    expect(ended()).to.eql(['jiangning complete 3', 'jiangning complete 2']);
    expect(runs[1]).to.include({ received: 5, unchanged: 3 });
  });

  it('leaves an address in the middle of a run when another one is registered', async () => {
    const old = await repository(6);
    const asked = hangsAt(old, 2);
    await elsewhere.applySettings([sourceAt(old.baseUrl)]);
    await harvester.look();
    await asked;
    const moved = await repository(6, 'oai:moved');
    await elsewhere.applySettings([sourceAt(moved.baseUrl)]);
    await harvester.look();
    await until(() => runs.length === 1);
    expect(ended()).to.eql(['jiangning complete 6']);
    expect(moved.requests.filter((query) => query.includes('ListRecords'))).to.have.lengthOf(3);
    const [last, broken] = await stores.records.runs(2);
    expect([broken?.code, last?.state]).to.eql(['SOURCE_CHANGED', 'complete']);
  });

  it('describes the documents of a source again when its collections changed', async () => {
    const { baseUrl } = await repository(3);
    await elsewhere.applySettings([sourceAt(baseUrl)]);
    await harvester.look();
    await until(() => runs.length === 1);
    const collections = [{ name: '老照片库', access: 'onsite' as const }];
    await elsewhere.applySettings([sourceAt(baseUrl, { collections })]);
    await harvester.look();
    await until(async () => (await holdings('oai:test:2'))[0]?.access === 'onsite');
    expect((await holdings('oai:test:0'))[0]).to.include({
      access: 'onsite',
      accessFrom: 'collection',
    });
    expect((await holdings('oai:test:0'))[0]?.collections).to.eql(['jiangning:*']);
    expect(ended(), 'nothing is harvested for that').to.have.lengthOf(1);
  });

  it('describes them again when the page of their library says how a collection is had, and back', async () => {
    const { baseUrl } = await repository(2);
    await elsewhere.applyLibraries([library('320115')]);
    const collections = [{ name: '江宁旧志', access: 'onsite' as const }];
    await elsewhere.applySettings([sourceAt(baseUrl, { collections })]);
    await harvester.look();
    await until(() => runs.length === 1);
    const seq = await stores.records.lastSeq();
    const page = (base: number, content: Partial<PageContent>) =>
      elsewhere.pages
        .add(
          { library: '320115', base, restored: null, content: { ...EMPTY_PAGE, ...content } },
          deedOf({}),
        )
        .then(() => elsewhere.pages.publish('320115', base + 1, deedOf({})))
        .then(() => harvester.look());
    const texts = { name: '江宁旧志', description: '', rights: null, terms: '' };
    const whole = { kind: 'set', source: 'jiangning', set: null, ...texts } as const;
    await page(0, { collections: [{ ...whole, access: 'online' }] });
    await until(async () => (await holdings('oai:test:1'))[0]?.access === 'online');
    expect((await holdings('oai:test:1'))[0]?.collections).to.eql(['jiangning:*']);
    expect(await stores.records.lastSeq()).to.be.greaterThan(seq);
    const described = await stores.records.lastSeq();
    // Words change no document.
    await page(1, { collections: [{ ...whole, access: 'online', description: '清刻本居多' }] });
    await page(2, {});
    await until(async () => (await holdings('oai:test:1'))[0]?.access === 'onsite');
    expect(await stores.records.lastSeq()).to.equal(described + 2);
    expect(ended(), 'nothing is harvested for that').to.have.lengthOf(1);
  });

  it('describes what it stores by the collections of now, also in the middle of a run', async () => {
    const server = await repository(6);
    const asked = hangsAt(server, 2);
    await elsewhere.applySettings([sourceAt(server.baseUrl)]);
    await harvester.look();
    const letGo = await asked;
    const collections = [{ name: '老照片库', access: 'onsite' as const }];
    await elsewhere.applySettings([sourceAt(server.baseUrl, { collections })]);
    await harvester.look();
    letGo();
    await until(() => runs.length === 1);
    for (const n of [0, 3, 5])
      await until(async () => (await holdings(`oai:test:${n}`))[0]?.access === 'onsite');
  });

  it('describes by the library of now', async () => {
    const { baseUrl } = await repository(1);
    await elsewhere.applyLibraries([library('320115'), library('320104')]);
    await elsewhere.applySettings([sourceAt(baseUrl)]);
    await harvester.look();
    await until(() => runs.length === 1);
    await elsewhere.applySettings([sourceAt(baseUrl, { library: '320104' })]);
    await harvester.look();
    await until(async () => (await stores.records.totals()).byLibrary['320104']?.records === 1);
  });

  it('ends the run of a source that is paused after the page in hand, and goes on there later', async () => {
    const server = await repository(6);
    const asked = hangsAt(server, 2);
    await elsewhere.applySettings([sourceAt(server.baseUrl)]);
    await harvester.look();
    await asked;
    await setState('paused');
    await harvester.look();
    await until(() => runs.length === 1);
    expect(ended()).to.eql(['jiangning SOURCE_STOPPED 2']);
    expect((await stores.records.ledger('jiangning')).failuresInRow).to.equal(0);
    const before = server.requests.length;
    await harvester.look();
    expect(server.requests).to.have.lengthOf(before);

    await stores.records.setNextDue('jiangning', '2026-01-01T00:00:00Z');
    await setState('active');
    await harvester.look();
    await until(() => runs.length === 2);
    expect(ended()[1]).to.equal('jiangning complete 4');
    const lists = server.requests.slice(before).filter((query) => query.includes('ListRecords'));
    expect(lists[0]).to.include('resumptionToken=2');
  });

  it('leaves a repository alone in its hours of rest, and goes on where it stopped afterwards', async () => {
    const server = await repository(6);
    const asked = hangsAt(server, 2);
    await elsewhere.applySettings([sourceAt(server.baseUrl)]);
    await harvester.look();
    await asked;
    setBlackout([{ from: clockIn(-1), until: clockIn(1) }]);
    await harvester.look();
    await until(() => runs.length === 1);
    expect(ended()).to.eql(['jiangning SOURCE_RESTS 2']);
    expect((await stores.records.ledger('jiangning')).failuresInRow).to.equal(0);
    const before = server.requests.length;
    setBlackout([{ from: clockIn(-2), until: clockIn(1) }]);
    await harvester.look();
    expect(server.requests).to.have.lengthOf(before);

    setBlackout([{ from: clockIn(1), until: clockIn(2) }]);
    await harvester.look();
    await until(() => runs.length === 2);
    expect(ended()[1]).to.equal('jiangning complete 4');
    const lists = server.requests.slice(before).filter((query) => query.includes('ListRecords'));
    expect(lists[0]).to.include('resumptionToken=2');
  });

  it('does not begin what was retired while it waited for a place', async () => {
    await harvester.stop();
    harvester = begin({ concurrency: 1 });
    const slow = await repository(2);
    const asked = hangsAt(slow, 1);
    const other = await repository(2);
    const both = [sourceAt(slow.baseUrl, { id: 'a' }), sourceAt(other.baseUrl, { id: 'b' })];
    await elsewhere.applySettings(both);
    await harvester.look();
    const letGo = await asked;
    await elsewhere.applySettings(both.slice(0, 1));
    await harvester.look();
    letGo();
    await until(() => runs.length === 1);
    await harvester.stop();
    expect(ended()).to.eql(['a complete 2']);
    expect(other.requests).to.eql([]);
  });

  it('harvests the others when a record of one cannot be described any more', async () => {
    const [old, other] = await Promise.all([repository(3), repository(2, 'oai:other')]);
    await elsewhere.applySettings([sourceAt(old.baseUrl)]);
    await harvester.look();
    await until(() => runs.length === 1);
    await harvester.stop();
    const catalogue = new Database(path.join(folder, 'catalogue.db'));
    catalogue.exec(`update payload set xml = '<record><metadata><mods/></metadata></record>' where added = 2;
      update source set described = 'older rules'`);
    catalogue.close();

    harvester = begin();
    await elsewhere.applySettings([sourceAt(old.baseUrl), sourceAt(other.baseUrl, { id: 'b' })]);
    await harvester.look();
    await until(() => runs.length === 2);
    expect(ended()[1]).to.equal('b complete 2');
    await until(async () => (await stores.records.ledger('jiangning')).quarantined === 1);
    const [aside] = await stores.records.quarantine('jiangning', 10);
    expect(aside).to.include({ identifier: 'oai:test:1', code: 'FORMAT_UNKNOWN' });
    expect(await holdings('oai:test:1'), 'as it was before').to.have.lengthOf(1);
    expect(errors).to.eql([]);
  });

  it('harvests the others when one is registered with a schedule that nobody can read', async () => {
    const [one, two] = await Promise.all([repository(1), repository(2)]);
    await elsewhere.applySettings([
      sourceAt(one.baseUrl, { id: 'a', schedule: 'now and then' }),
      sourceAt(two.baseUrl, { id: 'b' }),
    ]);
    await harvester.look();
    await until(() => runs.length === 1);
    expect(ended()).to.eql(['b complete 2']);
    expect(errors).to.eql(['a 未能收割']);
  });

  it('follows what persons decide about matches, and what they take back', async () => {
    const { baseUrl } = await repository(2);
    await elsewhere.applySettings([sourceAt(baseUrl)]);
    await harvester.start();
    await until(() => runs.length === 1);
    const works = async (): Promise<number> => (await stores.records.totals()).works;
    expect(await works()).to.equal(2);
    const look = { title: '', volume: '', date: '', edition: '', isbn: '' };
    const deed = (): Deed => deedOf({ act: 'decision-add' });
    const { id } = await elsewhere.matchDecisions.decide(
      {
        a: { source: 'jiangning', identifier: 'oai:test:0' },
        b: { source: 'jiangning', identifier: 'oai:test:1' },
        outcome: 'same',
        whole: null,
        why: '',
        by: 'admin',
        looked: { a: look, b: look },
        taught: [],
      },
      deed,
    );
    await harvester.look();
    expect(await works()).to.equal(1);
    expect(await stores.records.decisionsApplied()).to.equal(1);
    await elsewhere.matchDecisions.takeBack(id, 'admin', deed);
    await harvester.look();
    expect(await works()).to.equal(2);
  });

  it('follows what another process keeps from readers, and lets it be seen again at its end', async () => {
    const { baseUrl } = await repository(2);
    await elsewhere.applySettings([sourceAt(baseUrl)]);
    await harvester.look();
    await until(() => runs.length === 1);
    const works = async (): Promise<number> => (await stores.records.totals()).works;
    expect(await works()).to.equal(2);
    const hidden = wanted({ source: 'jiangning', identifier: 'oai:test:0' });
    const hide = (until: string | null): Promise<unknown> =>
      elsewhere.suppressions.add({ ...hidden, until }, '2026-03-01T00:00:00.000Z', () =>
        deedOf({}),
      );
    await hide(null);
    await harvester.look();
    expect(await works()).to.equal(1);
    // The registry was put back to before: the portal that starts on it shows the record again.
    await harvester.stop();
    const registry = new Database(path.join(folder, 'registry.db'));
    registry.exec('delete from suppression');
    registry.close();
    harvester = begin();
    await harvester.start();
    expect(await works()).to.equal(2);
    await hide('2026-03-02T00:00:00.000Z');
    await harvester.look();
    expect(await works()).to.equal(2);
    expect((await elsewhere.suppressions.find(1))?.lifted?.how).to.equal('ended');
  });

  it('goes on by itself once the registry can be read again, and says so once', async () => {
    let isBroken = true;
    const { registry } = stores;
    const flaky: HarvesterParts['registry'] = {
      matchDecisions: registry.matchDecisions,
      suppressions: registry.suppressions,
      waivers: registry.waivers,
      sources: () => registry.sources(),
      libraries: () => registry.libraries(),
      revision: () => (isBroken ? Promise.reject(new Error('locked')) : registry.revision()),
    };
    await harvester.stop();
    harvester = begin({ registry: flaky });
    const { baseUrl } = await repository(1);
    await elsewhere.applySettings([sourceAt(baseUrl)]);
    await harvester.start();
    await harvester.look();
    expect(errors.filter((what) => what.includes('登记'))).to.have.lengthOf(1);
    isBroken = false;
    await until(() => runs.length === 1);
  });

  function setBlackout(blackout: readonly Blackout[]): void {
    const registry = new Database(path.join(folder, 'registry.db'));
    registry.prepare('update source set blackout = ?').run(JSON.stringify(blackout));
    registry.close();
  }

  async function setState(state: Source['state']): Promise<void> {
    const registry = new Database(path.join(folder, 'registry.db'));
    registry.prepare('update source set state = ?').run(state);
    registry.close();
  }
});

/** The time of day in Asia/Shanghai so many hours from now. */
function clockIn(hours: number): string {
  return new Date(Date.now() + (8 + hours) * HOUR_MS).toISOString().slice(11, 16);
}

/** Waits until it is so. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await turn();
}

/**
 * Lets the n-th ListRecords of a repository hang.
 *
 * @returns resolves when it was asked for, with what breaks it off, so that it is asked for again
 */
function hangsAt(repository: FakeRepository, n: number): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<() => void>();
  let asked = 0;
  repository.faults.push((_request, response, query) => {
    if (query.get('verb') !== 'ListRecords' || ++asked !== n) return false;
    resolve(() => void response.destroy());
    return true;
  });
  return promise;
}

function library(code: string): Library {
  return { code, name: `${code}图书馆`, nameEn: code, shortName: code };
}

function sourceAt(baseUrl: string, more: Partial<Source> = {}): Source {
  return {
    id: 'jiangning',
    library: '320115',
    baseUrl,
    metadataPrefix: 'oai_dc',
    set: undefined,
    schedule: '0 2 * * *',
    collections: [],
    state: 'active',
    ...more,
  };
}
