/**
 * Lists that move, break off or end too soon: a list is one truth only while it is read without a break, and
 * what is lost by its moving is found in the same run. Rows 63 to 66 of the fault tables. The tokens
 * of the repository are offsets: each edit shifts what is still to come.
 */
import { expect } from 'chai';
import type { RunKind, RunSummary } from '../../catalogue/runs/run.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type {
  FakeRecord,
  FakeRepository,
  FakeRepositoryOptions,
} from '../support/fake-repository.ts';
import { HarvestBench } from '../support/harvest-bench.ts';

const RECORDS = 60;
const PAGE = 10;
/** Identify, ListSets and six pages. */
const FEWEST_REQUESTS = 8;

describe('a list', function () {
  let bench: HarvestBench;
  let repository: FakeRepository;
  let now: number;

  beforeEach(async () => {
    bench = await HarvestBench.open();
    now = Date.parse('2026-03-01T12:00:00Z');
  });
  afterEach(async () => {
    await bench.close();
    await repository.close();
  });

  const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
  async function begin(options: FakeRepositoryOptions = {}): Promise<void> {
    repository = await startRepository({
      records: Array.from({ length: RECORDS }, (_, n): FakeRecord => ({
        identifier: `oai:moving:${n}`,
        datestamp: stamp(now - (RECORDS - n) * 3_600_000),
        metadata: dublinCore({ title: `江宁乡土志 卷${n}` }),
      })),
      pageSize: PAGE,
      now: () => new Date((now += 1_000)),
      ...options,
    });
  }
  async function run(kind: RunKind = 'incremental'): Promise<RunSummary> {
    return bench.harvest(await bench.source(repository.baseUrl), kind);
  }
  const edit = (n: number, title = `改过的卷${n}`): void => {
    const found = repository.records[n];
    if (found !== undefined)
      Object.assign(found, {
        metadata: dublinCore({ title }),
        datestamp: stamp(now),
        deleted: false,
      });
  };
  const remove = (n: number): void => {
    const found = repository.records[n];
    if (found !== undefined) Object.assign(found, { deleted: true, datestamp: stamp(now) });
  };
  const add = (): void => {
    const n = repository.records.length;
    repository.records.push({
      identifier: `oai:moving:${n}`,
      datestamp: stamp(now),
      metadata: dublinCore({ title: `新增的卷${n}` }),
    });
  };
  /** What the repository holds, record by record, by its titles. */
  const truth = (): Record<string, string> =>
    Object.fromEntries(
      repository.records
        .filter(({ deleted }) => deleted !== true)
        .map(({ identifier, metadata = '' }) => [
          identifier,
          /<dc:title>(.*?)<\/dc:title>/.exec(metadata)?.[1] ?? '',
        ]),
    );
  const offsetOf = (query: URLSearchParams): number =>
    Number(query.get('resumptionToken')?.split('|')[0] ?? 0);
  /** Does something once, before a page of the list is answered. */
  function before(verb: string, offset: number, act: () => void): void {
    let isDone = false;
    repository.faults.push((_, __, query) => {
      if (!isDone && query.get('verb') === verb && offsetOf(query) === offset) {
        isDone = true;
        act();
      }
      return false;
    });
  }
  /** Answers with an error of OAI-PMH. */
  function refuse(code: string, isMeant: (query: URLSearchParams) => boolean): void {
    repository.faults.push((_, response, query) => {
      if (!isMeant(query)) return false;
      response.end(
        `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${stamp(now)}</responseDate><request/><error code="${code}">sorry</error></OAI-PMH>`,
      );
      return true;
    });
  }
  /** The repository is away when the list comes to this offset, and comes back edited. */
  async function interrupted(offset: number, kind: RunKind, edits: () => void): Promise<void> {
    repository.faults.push((_, response, query) => {
      if (query.get('verb') === 'Identify' || query.get('verb') === 'ListSets') return false;
      if (offsetOf(query) < offset) return false;
      response.writeHead(404).end();
      return true;
    });
    expect(await run(kind)).to.include({ state: 'failed', code: 'HTTP_STATUS' });
    repository.faults.length = 0;
    edits();
  }
  const asked = (verb: string): number =>
    repository.requests.filter((request) => request.includes(`verb=${verb}&`)).length;

  it('that stood still while it was read costs no further request', async () => {
    await begin({ order: 'datestamp' });
    edit(3);
    remove(30);
    now += 60_000;
    expect(await run()).to.include({ state: 'complete' });
    expect(repository.requests).to.have.lengthOf(FEWEST_REQUESTS);
  });

  for (const order of ['stored', 'datestamp'] as const) {
    for (const kind of ['incremental', 'full'] as const) {
      it(`that is gone on with after edits, by order as ${order}, loses nothing in the same run (${kind})`, async () => {
        await begin({ order });
        await interrupted(30, kind, () => {
          for (const n of [2, 5, 11, 40]) edit(n);
          for (const n of [7, 50]) remove(n);
          add();
        });
        const pages = asked('ListRecords');
        expect(await run(kind)).to.include({ state: 'complete', quarantined: 0 });
        expect(await bench.live()).to.eql(truth());
        expect(asked('ListRecords') - pages, 'pages of the list').to.be.at.most(4);
        expect(await run()).to.include({ state: 'unchanged' });
      });
    }

    it(`that moves while it is read, by order as ${order}, loses nothing`, async () => {
      await begin({ order });
      before('ListRecords', 20, () => {
        edit(1);
        remove(4);
        add();
      });
      before('ListRecords', 40, () => edit(12));
      expect(await run()).to.include({ state: 'complete' });
      expect(await bench.live()).to.eql(truth());
    });
  }

  it('that a record leaves without a trace is shorter than it was, and is compared', async () => {
    await begin({ deletedRecord: 'no' });
    before('ListRecords', 20, () => repository.records.splice(40, 1));
    before('ListRecords', 30, () => repository.records.splice(0, 1));
    expect(await run()).to.include({ state: 'complete', new: RECORDS - 1 });
    const live = await bench.live();
    for (const identifier of Object.keys(truth())) expect(live).to.have.property(identifier);
  });

  it('is compared until two readings of the identifiers agree', async () => {
    await begin({ order: 'datestamp' });
    before('ListRecords', 20, () => edit(1));
    before('ListIdentifiers', 20, () => edit(2));
    expect(await run()).to.include({ state: 'complete' });
    expect(await bench.live()).to.eql(truth());
    expect(asked('ListIdentifiers')).to.equal((2 * RECORDS) / PAGE);
  });

  it('that moves with each page is not taken for whole, and is asked for again', async () => {
    await begin({ order: 'datestamp' });
    let edits = 0;
    repository.faults.push((_, __, query) => {
      if (query.get('resumptionToken') !== null) edit(edits++ % 20);
      return false;
    });
    const moving = await run('full');
    expect(moving).to.include({ state: 'partial', code: 'GAPS', deleted: 0 });
    expect(moving.message).to.match(/一直在变/);
    expect((await bench.stores.records.ledger('source')).cursor).to.equal(null);
    expect(repository.requests.length).to.be.lessThan(140);
    repository.faults.length = 0;
    now += 60_000;
    expect((await run()).state).to.be.oneOf(['complete', 'unchanged']);
    expect(await bench.live()).to.eql(truth());
    expect((await bench.stores.records.ledger('source')).cursor).not.to.equal(null);
  });

  for (const code of ['badVerb', 'noRecordsMatch'])
    it(`is begun again where identifiers cannot be listed for ${code}`, async () => {
      await begin({ order: 'datestamp' });
      await interrupted(30, 'incremental', () => edit(2));
      refuse(code, (query) => query.get('verb') === 'ListIdentifiers');
      expect(await run()).to.include({ state: 'complete' });
      expect(await bench.live()).to.eql(truth());
    });

  it('is begun again where fewer identifiers are listed than it gave itself', async () => {
    await begin({
      order: 'datestamp',
      rewrite: (xml, query) =>
        query.get('verb') === 'ListIdentifiers'
          ? xml.replace(/<resumptionToken.*<\/resumptionToken>/, '')
          : xml.replace(/ completeListSize="\d+"/, ''),
    });
    await interrupted(30, 'incremental', () => edit(2));
    expect(await run()).to.include({ state: 'complete' });
    expect(await bench.live()).to.eql(truth());
  });

  /** Nothing tells the size of a list, and that of the identifiers ends after its first page. */
  const unsized = (xml: string, query: URLSearchParams): string =>
    query.get('verb') === 'ListIdentifiers'
      ? xml.replace(/<resumptionToken.*<\/resumptionToken>/, '')
      : xml.replace(/ completeListSize="\d+"/, '');

  it('is begun again where fewer identifiers are listed than it gave before and after it was interrupted', async () => {
    await begin({ order: 'datestamp', rewrite: unsized });
    await interrupted(RECORDS - PAGE, 'incremental', () => edit(2));
    const pages = asked('ListRecords');
    expect(await run()).to.include({ state: 'complete' });
    expect(await bench.live()).to.eql(truth());
    expect(asked('ListRecords') - pages, 'the rest, and the whole').to.equal(1 + RECORDS / PAGE);
  });

  it('is begun again where fewer identifiers are listed than it gave, when it was interrupted in the comparison', async () => {
    await begin({ order: 'datestamp', rewrite: unsized });
    let isAway = false;
    before('ListRecords', 20, () => edit(1));
    repository.faults.push((_, response, query) => {
      isAway ||= query.get('verb') === 'ListIdentifiers';
      if (isAway) response.writeHead(404).end();
      return isAway;
    });
    expect(await run()).to.include({ state: 'failed' });
    repository.faults.length = 0;
    const pages = asked('ListRecords');
    expect(await run()).to.include({ state: 'complete' });
    expect(await bench.live()).to.eql(truth());
    expect(asked('ListRecords') - pages, 'the whole').to.equal(RECORDS / PAGE);
  });

  it('that is gone on with where some of it comes again counts each record once', async () => {
    await begin({ order: 'datestamp' });
    await interrupted(30, 'incremental', () =>
      repository.records.unshift({
        identifier: 'oai:moving:old',
        datestamp: stamp(now - (RECORDS + 1) * 3_600_000),
        metadata: dublinCore({ title: '补录的卷' }),
      }),
    );
    const pages = asked('ListRecords');
    expect(await run()).to.include({ state: 'complete' });
    expect(await bench.live()).to.eql(truth());
    expect(asked('ListRecords') - pages, 'the rest alone').to.equal(4);
  });

  it('is given up where identifiers cannot be listed and it moves each time', async () => {
    await begin({ order: 'datestamp' });
    refuse('badVerb', (query) => query.get('verb') === 'ListIdentifiers');
    let edits = 0;
    repository.faults.push((_, __, query) => {
      if (offsetOf(query) === 20) edit(edits++);
      return false;
    });
    const ended = await run('full');
    expect(ended).to.include({ state: 'partial', code: 'GAPS' });
    expect(ended.message).to.match(/ListIdentifiers 不能用/);
    expect((await bench.stores.records.ledger('source')).cursor).to.equal(null);
  });

  it('goes on with the comparison when the repository went away in the middle of it', async () => {
    await begin({ order: 'datestamp' });
    before('ListRecords', 20, () => edit(1));
    let isAway = false;
    repository.faults.push((_, response, query) => {
      isAway ||= query.get('verb') === 'ListIdentifiers' && offsetOf(query) === 20;
      if (isAway) response.writeHead(404).end();
      return isAway;
    });
    expect(await run()).to.include({ state: 'failed' });
    repository.faults.length = 0;
    edit(9);
    const pages = asked('ListRecords');
    expect(await run()).to.include({ state: 'complete' });
    expect(asked('ListRecords')).to.equal(pages);
    expect(await bench.live()).to.eql(truth());
  });

  for (const code of ['noRecordsMatch', 'badArgument', 'idDoesNotExist', 'sessionGone']) {
    const isLate = (query: URLSearchParams): boolean => offsetOf(query) >= PAGE;

    it(`whose token is answered with ${code} is broken off, had by its identifiers, and deletes nothing`, async () => {
      await begin();
      await run();
      const { cursor } = await bench.stores.records.ledger('source');
      add();
      repository.records.splice(20, 1);
      const before = await bench.live();
      const requests = repository.requests.length;
      refuse(code, (query) => query.get('verb') === 'ListRecords' && isLate(query));
      const ended = await run('full');
      expect(ended).to.include({ state: 'partial', code: 'LIST_BROKEN', new: 1, deleted: 0 });
      expect(ended.message)
        .to.include(code)
        .and.to.match(/resumptionToken=10.*没有据此删除/);
      expect(await bench.live()).to.eql({ ...before, ...truth() }, 'nothing deleted');
      expect(repository.requests.length - requests).to.be.lessThan(80);
      expect((await bench.stores.records.ledger('source')).cursor).to.equal(cursor);
      // Mended there, what is gone is told apart again.
      repository.faults.length = 0;
      expect(await run('full')).to.include({ state: 'complete', deleted: 1 });
      expect(await bench.live()).to.eql(truth());
    });

    it(`whose every token is answered with ${code} is had from narrower lists, and is partial`, async () => {
      await begin({
        rewrite: (xml) => xml.replace(/ completeListSize="\d+"/, ''),
      });
      for (const [n, one] of repository.records.entries())
        one.datestamp = stamp(now - n * 5 * 86_400_000);
      refuse(code, isLate);
      const first = await run();
      expect(first).to.include({ state: 'partial', code: 'LIST_BROKEN', new: RECORDS });
      expect((await bench.stores.records.ledger('source')).cursor).to.equal(null);
      expect(first.requests).to.be.lessThan(60);
    });

    it(`that is whole when it is begun again after ${code} is as good as any`, async () => {
      await begin();
      await run();
      let refusals = 0;
      refuse(code, (query) => isLate(query) && refusals++ < 2);
      expect(await run('full')).to.include({ state: 'unchanged' });
    });

    it(`that cannot be had whole for ${code} deletes nothing and is partial`, async () => {
      await begin();
      for (const one of repository.records) one.datestamp = '2026-02-01T08:00:00Z';
      await run();
      refuse(code, isLate);
      expect(await run('full')).to.include({ state: 'partial', code: 'GAPS', deleted: 0 });
      expect(await bench.live()).to.eql(truth());
    });
  }

  for (const code of ['noRecordsMatch', 'badResumptionToken'])
    it(`that brings nothing any more after ${code} is not taken for empty`, async () => {
      await begin();
      await run();
      let isGone = false;
      refuse(code, (query) => query.get('verb') === 'ListRecords' && offsetOf(query) === 50);
      refuse('noRecordsMatch', (query) => {
        const isList =
          query.get('verb') === 'ListRecords' || query.get('verb') === 'ListIdentifiers';
        return isList && isGone;
      });
      repository.faults.unshift((_, __, query) => {
        isGone ||= offsetOf(query) === 50;
        return false;
      });
      expect(await run('full')).to.include({ state: 'partial', code: 'GAPS', deleted: 0 });
      expect(await bench.live()).to.eql(truth());
    });

  it('whose narrower lists give less than it had given is not taken for whole', async () => {
    await begin();
    await run();
    refuse('badResumptionToken', (query) => offsetOf(query) >= 50);
    refuse(
      'noRecordsMatch',
      (query) => query.has('from') || query.has('until') || query.get('verb') === 'ListIdentifiers',
    );
    const ended = await run('full');
    expect(ended).to.include({ state: 'partial', code: 'GAPS', deleted: 0 });
    expect(ended.message).to.match(/比断以前给出的还少/);
    expect(await bench.live()).to.eql(truth());
  });

  it('that matches nothing at the first question is empty', async () => {
    await begin({ records: [] });
    expect(await run()).to.include({ state: 'unchanged', received: 0 });
  });

  it('that gave all it announced before an error of its last token is whole', async () => {
    await begin({
      rewrite: (xml, query) =>
        offsetOf(query) === RECORDS - PAGE
          ? xml.replace(/><\/resumptionToken>/, `>${RECORDS}|||</resumptionToken>`)
          : xml,
    });
    refuse('noRecordsMatch', (query) => offsetOf(query) >= RECORDS);
    expect(await run()).to.include({ state: 'complete', new: RECORDS });
    expect(asked('ListIdentifiers')).to.equal(0);
  });

  it('that ends before all it announced, as that of its identifiers does, is had by dates', async () => {
    const day = 86_400_000;
    await begin({
      rewrite: (xml, query) =>
        offsetOf(query) === PAGE
          ? xml.replace(/>\d+\|[^<]*<\/resumptionToken>/, '></resumptionToken>')
          : xml,
    });
    for (const [n, one] of repository.records.entries()) one.datestamp = stamp(now - n * 3 * day);
    expect(await run()).to.include({ state: 'complete', new: RECORDS });
    expect(await bench.live()).to.eql(truth());
  });
});
