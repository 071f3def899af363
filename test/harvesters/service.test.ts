/**
 * Harvests from end to end: a real repository over HTTP, real stores, real index. What the run says, what
 * is kept, and what a reader then finds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { Library } from '../../catalogue/library.ts';
import type { RunSummary, RunKind } from '../../catalogue/runs/run.ts';
import type { Source } from '../../catalogue/source.ts';
import { connector } from '../../harvesters/connect.ts';
import { catchUp } from '../../harvesters/indexing/indexer.ts';
import { HarvestService } from '../../harvesters/service.ts';
import type { ServiceParts } from '../../harvesters/service.ts';
import { openStores } from '../../stores/open.ts';
import type { Stores } from '../../stores/open.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type { FakeRecord, FakeRepository } from '../support/fake-repository.ts';

describe('HarvestService', () => {
  let folder: string;
  let stores: Stores;
  let service: HarvestService;
  const open: FakeRepository[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'harvest-'));
    stores = await openStores({ dataFolder: folder, queryWorkers: 0 });
    service = serviceOf(stores);
  });

  afterEach(async () => {
    await service.stop();
    await stores.close();
    await Promise.all(open.splice(0).map((repository) => repository.close()));
    rmSync(folder, { recursive: true });
  });

  async function repository(
    options: Parameters<typeof startRepository>[0],
  ): Promise<{ repository: FakeRepository; source: Source }> {
    const started = await startRepository(options);
    open.push(started);
    return { repository: started, source: sourceAt(started.baseUrl) };
  }

  async function run(source: Source, kind: RunKind = 'incremental'): Promise<RunSummary> {
    const ended = await service.harvest(source, kind);
    if (ended === undefined) throw new Error('stopped');
    return ended;
  }

  async function found(words: string): Promise<string[]> {
    await catchUp(stores, 5_000);
    const page = await stores.index.search({
      query: { any: words },
      filters: {},
      from: null,
      until: null,
      years: 'publication',
      sort: 'oldest',
      page: 1,
      size: 100,
    });
    return page.hits.map((hit) => hit.title);
  }

  const dated = (from: string | undefined): number => Date.parse(from ?? '');
  const fromOf = (asked: string | undefined): string | undefined =>
    new URLSearchParams(asked).get('from') ?? undefined;

  it('says in Chinese why nobody answered, and hands on to the log what the library said', async () => {
    const said: string[] = [];
    const parts = {
      onFault: (_: Source, fault: { said: string }): void => void said.push(fault.said),
    };
    const { repository: gone, source } = await repository({ records: [] });
    await gone.close();
    open.pop();
    service = serviceOf(stores, parts);
    const { message } = await run(source);
    expect(message).to.include('对方拒绝连接').and.not.include('ECONNREFUSED');
    expect(said.join()).to.include('(ECONNREFUSED)');
  });

  it('harvests, keeps, catalogues and finds what a repository holds', async () => {
    const { source } = await repository({ records: records(7), pageSize: 3 });
    expect(await run(source)).to.deep.include({
      state: 'complete',
      received: 7,
      new: 7,
      pages: 3,
      message: '',
    });
    expect(await found('江宁府志')).to.have.lengthOf(7);
  });

  it('asks next time from a little before the last good run, and changes nothing that is the same', async () => {
    const { repository: server, source } = await repository({ records: records(3) });
    await run(source);
    await catchUp(stores, 5_000);
    const before = await stores.index.applied();
    server.records.forEach((record) => (record.datestamp = new Date().toISOString()));
    expect(await run(source)).to.include({ state: 'unchanged', unchanged: 3 });
    const from = fromOf(server.requests.findLast((query) => query.includes('ListRecords')));
    const days = (Date.now() - dated(from)) / 86_400_000;
    expect(days).to.be.within(1.9, 2.1);
    await catchUp(stores, 5_000);
    expect(await stores.index.applied()).to.eql(before);
  });

  it('takes nothing new for success', async () => {
    const { repository: server, source } = await repository({ records: records(2) });
    await run(source);
    server.records.splice(0);
    expect(await run(source)).to.include({ state: 'unchanged', received: 0, message: '' });
    expect(await found('江宁府志')).to.have.lengthOf(2);
  });

  it('follows changes, deletions and revivals', async () => {
    const { repository: server, source } = await repository({ records: records(3) });
    await run(source);
    const now = (): string => new Date().toISOString().slice(0, 19) + 'Z';
    change(server, 0, { datestamp: now(), metadata: dublinCore({ title: '改了的题名' }) });
    change(server, 1, { datestamp: now(), deleted: true });
    expect(await run(source)).to.include({ changed: 1, deleted: 1, new: 0 });
    expect(await found('')).to.have.members(['改了的题名', '江宁府志卷2']);
    change(server, 1, { datestamp: now(), deleted: false });
    await run(source);
    expect(await found('')).to.have.lengthOf(3);
  });

  it('keeps the good records and says in Chinese which were set aside', async () => {
    const { source } = await repository({
      records: [...records(3), { identifier: 'oai:test:bare', datestamp: '2026-01-01T00:00:00Z' }],
    });
    const summary = await run(source);
    expect(summary).to.include({ state: 'partial', new: 3, quarantined: 1 });
    expect(summary.message).to.match(/隔离区有 1 条/u);
    expect(await found('')).to.have.lengthOf(3);
    const [entry] = await stores.records.quarantine(source.id, 10);
    expect(entry).to.include({ identifier: 'oai:test:bare', code: 'RECORD_WITHOUT_METADATA' });
  });

  it('sets aside a format that it cannot read, naming what came', async () => {
    const { source } = await repository({
      records: [
        {
          identifier: 'x',
          datestamp: '2026-01-01T00:00:00Z',
          metadata: '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo/></mods>',
        },
      ],
    });
    const summary = await run(source);
    expect(summary).to.include({ state: 'partial', quarantined: 1 });
    const [entry] = await stores.records.quarantine(source.id, 10);
    expect(entry?.message).to.include('http://www.loc.gov/mods/v3');
  });

  it('begins a list anew when its token died, and loses nothing', async () => {
    const { repository: server, source } = await repository({ records: records(9), pageSize: 2 });
    let died = 0;
    server.faults.push((_, response, query) => {
      if (!query.get('resumptionToken')?.startsWith('4') || died >= 2) return false;
      died++;
      response.end(
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate><request/><error code="badResumptionToken">expired</error></OAI-PMH>',
      );
      return true;
    });
    expect(await run(source)).to.include({ state: 'complete', new: 9 });
    expect(await found('')).to.have.lengthOf(9);
  });

  it('gives up a list that goes round in circles, keeps what came, and says so', async () => {
    const { source } = await repository({
      records: records(4),
      pageSize: 2,
      rewrite: (xml) =>
        xml.replace(/(<resumptionToken[^>]*>)[^<]*</, (_, tag: string) => `${tag}0|||<`),
    });
    const summary = await run(source);
    expect(summary).to.include({ state: 'failed', code: 'LIST_LOOPS' });
    expect(await found('')).to.have.lengthOf(2);
  });

  it('removes nothing by absence after a list that ended before its announced size', async () => {
    let short = false;
    const { source } = await repository({
      records: records(6),
      pageSize: 3,
      rewrite: (xml) =>
        short
          ? xml
              .replace(/<record>.*?<\/record>/s, '')
              .replace(/<resumptionToken[^>]*><\/resumptionToken>/, '')
          : xml,
    });
    await run(source);
    short = true;
    expect(await run(source, 'full')).to.include({ state: 'held', received: 4, deleted: 0 });
    expect(await found('')).to.have.lengthOf(6);
  });

  it('fails with the request to try when a login page answers, and removes nothing', async () => {
    const { repository: server, source } = await repository({ records: records(2) });
    await run(source);
    server.faults.push((_, response) => {
      response.end('<html><title>统一认证登录</title></html>');
      return true;
    });
    const summary = await run(source, 'full');
    expect(summary).to.include({ state: 'failed', code: 'UNREADABLE_PAGE', received: 0 });
    expect(summary.message).to.include(server.baseUrl).and.to.include('统一认证登录');
    expect(await found('')).to.have.lengthOf(2);
  });

  it('goes on where a failed list broke off', async () => {
    const { repository: server, source } = await repository({ records: records(6), pageSize: 2 });
    let broken = true;
    server.faults.push((_, response, query) => {
      if (!broken || !query.get('resumptionToken')?.startsWith('4')) return false;
      response.writeHead(404).end();
      return true;
    });
    expect(await run(source)).to.include({ state: 'failed', new: 4 });
    broken = false;
    const asked = server.requests.length;
    expect(await run(source)).to.include({ state: 'complete', new: 2 });
    expect(server.requests.slice(asked).filter((query) => query.includes('ListRecords'))).to.eql([
      'verb=ListRecords&resumptionToken=4%7C%7C%7C',
    ]);
  });

  it('follows once more when it is asked at the very moment it has followed', async () => {
    let followed = 0;
    const again = Promise.withResolvers<undefined>();
    const asking: HarvestService = serviceOf(stores, {
      onIndexed: () => {
        if (++followed === 1) queueMicrotask(() => asking.followSoon());
        else again.resolve(undefined);
      },
    });
    asking.followSoon();
    await again.promise;
    await asking.stop();
    expect(followed).to.equal(2);
  });

  it('reports the run that is on, and does not harvest a source twice at once', async () => {
    const { repository: server, source } = await repository({ records: records(4), pageSize: 2 });
    const [one, two] = await Promise.all([run(source), run(source)]);
    expect(one.id).to.equal(two.id);
    expect(server.requests.filter((query) => query.includes('ListRecords'))).to.have.lengthOf(2);
  });

  it('lets no slow source delay another', async () => {
    const slow = await repository({ records: records(1) });
    slow.repository.faults.push(() => true); // Never answers.
    const quick = await repository({ records: records(2) });
    const pending = service.harvest({ ...slow.source, id: 'slow' }, 'incremental');
    expect(await run({ ...quick.source, id: 'quick' })).to.include({ state: 'complete' });
    // Neither would come to an end by waiting.
    await service.stop();
    expect(await pending).to.equal(undefined);
  });

  it('leaves a stopped run to be gone on with, page by page', async () => {
    const { repository: server, source } = await repository({ records: records(10), pageSize: 2 });
    const pending = service.harvest(source, 'incremental');
    while (server.requests.filter((query) => query.includes('ListRecords')).length < 3)
      await sleep(2);
    await service.stop();
    expect(await pending).to.equal(undefined);
    service = serviceOf(stores);
    const summary = await run(source);
    expect(summary).to.include({ state: 'complete', received: 10, new: 10 });
    const asked = server.requests.filter((query) => query.includes('ListRecords'));
    expect(asked.length).to.be.within(5, 6);
  });

  it('stops what still waits for a place, without having asked for anything', async () => {
    const { repository: server, source } = await repository({ records: records(1) });
    const asked = Promise.withResolvers<undefined>();
    server.faults.push(() => {
      asked.resolve(undefined);
      // The answer never comes.
      return true;
    });
    const { repository: spared, source: last } = await repository({ records: records(1) });
    const busy = ['a', 'b', 'c'].map((id) => service.harvest({ ...source, id }, 'incremental'));
    const waiting = service.harvest({ ...last, id: 'd' }, 'incremental');
    await asked.promise;
    await service.stop();
    expect(await Promise.all([...busy, waiting])).to.eql(Array(4).fill(undefined));
    expect(spared.requests).to.eql([]);
  });

  it('never has more sources in hand than it may', async () => {
    let now = 0;
    let most = 0;
    const sources = await Promise.all(
      Array.from({ length: 6 }, async (_, n) => {
        const { repository: server, source } = await repository({ records: records(1) });
        server.faults.push((_request, response) => {
          most = Math.max(most, ++now);
          response.on('close', () => now--);
          return false;
        });
        return { ...source, id: `s${n}` };
      }),
    );
    const ended = await Promise.all(sources.map((source) => run(source)));
    expect(ended.map((summary) => summary.state)).to.eql(Array(6).fill('complete'));
    expect(most).to.be.at.most(3);
  });

  it('brings 500 sources home that are due at once, a few at a time', async function () {
    this.timeout(120_000);
    // Each has books of its own: what one work of 500 libraries costs is not asked here.
    let lists = 0;
    const { repository: server, source } = await repository({
      records: records(2),
      rewrite: (xml) =>
        xml.replaceAll('江宁府志', () => `${String.fromCharCode(0x4e00 + ++lists)}氏家乘`),
    });
    let now = 0;
    let most = 0;
    server.faults.push((_request, response) => {
      most = Math.max(most, ++now);
      response.on('close', () => now--);
      return false;
    });
    const ended = await Promise.all(
      Array.from({ length: 500 }, (_, n) =>
        run({ ...source, id: `due-${n}`, baseUrl: `${source.baseUrl}/${n}` }),
      ),
    );
    expect(ended.map(({ state, new: added }) => `${state} ${added}`)).to.eql(
      Array(500).fill('complete 2'),
    );
    expect(most).to.be.at.most(3);
  });

  it('keeps sets with their names, as collections', async () => {
    const { source } = await repository({
      sets: { photo: '老照片库' },
      records: records(1).map((record) => ({ ...record, sets: ['photo'] })),
    });
    await run(source);
    const ledger = await stores.records.ledger(source.id);
    expect(ledger.profile?.sets).to.eql({ photo: '老照片库' });
    await catchUp(stores, 5_000);
    const page = await stores.index.search({
      query: {},
      filters: {},
      from: null,
      until: null,
      years: 'publication',
      sort: 'added',
      page: 1,
      size: 10,
    });
    expect(page.facets.collection.map(({ count }) => count)).to.eql([1]);
  });

  it('asks for everything when a source asks for another set or format than before', async () => {
    const { source } = await repository({
      records: records(4).map((record, n) => ({ ...record, sets: [n < 1 ? 'photo' : 'local'] })),
      sets: { photo: '老照片库', local: '地方文献' },
    });
    expect(await run({ ...source, set: 'photo' })).to.include({ new: 1 });
    expect(await run({ ...source, set: 'local' })).to.include({ new: 3 });
    expect(await found('')).to.have.lengthOf(4);
  });

  it('harvests a repository that fails when asked for its sets', async () => {
    const { repository: server, source } = await repository({ records: records(1) });
    server.faults.push((_, response, query) => {
      if (query.get('verb') !== 'ListSets') return false;
      response.writeHead(404).end();
      return true;
    });
    expect(await run(source)).to.include({ state: 'complete', new: 1 });
  });
});

const LIBRARY: Library = {
  code: '320115',
  name: '江宁区图书馆',
  nameEn: 'Jiangning District Library',
  shortName: '江宁',
};

function serviceOf(stores: Stores, more: Partial<ServiceParts> = {}): HarvestService {
  return new HarvestService({
    records: stores.records,
    index: stores.index,
    openRebuild: stores.openRebuild,
    connect: connector({
      pauseMs: 1,
      retryDelayMs: 2,
      contact: 'keeper@portal.example',
      allowPrivate: ['127.0.0.0/8'],
      exemptOrigins: [],
    }),
    contextOf: async (source) => ({ source, library: LIBRARY }),
    overlapDays: 2,
    concurrency: 3,
    ...more,
  });
}

function sourceAt(baseUrl: string): Source {
  return {
    id: 'jiangning',
    library: LIBRARY.code,
    baseUrl,
    metadataPrefix: 'oai_dc',
    set: undefined,
    schedule: '0 2 * * *',
    collections: [],
    state: 'active',
  };
}

function records(count: number): FakeRecord[] {
  return Array.from({ length: count }, (_, n) => ({
    identifier: `oai:test:${n}`,
    datestamp: '2026-01-01T00:00:00Z',
    metadata: dublinCore({ title: `江宁府志卷${n}`, date: `${1900 + n}` }),
  }));
}

function change(server: FakeRepository, index: number, to: Partial<FakeRecord>): void {
  Object.assign(server.records[index] ?? {}, to);
}
