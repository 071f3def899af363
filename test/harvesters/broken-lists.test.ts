/**
 * Lists that die in the middle, and what is saved of them. The numbers are rows of the fault tables that
 * the design rests on: 8 dead token, 44 long list, 45 poisoned item, 46 and 49 refused dates.
 */
import type { ServerResponse } from 'node:http';
import { expect } from 'chai';
import type { RunSummary, RunKind } from '../../catalogue/runs/run.ts';
import type { Stores } from '../../stores/open.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type { Fault, FakeRecord, FakeRepository } from '../support/fake-repository.ts';
import { HarvestBench } from '../support/harvest-bench.ts';

describe('a list that dies', function () {
  let bench: HarvestBench;
  let stores: Stores;
  let server: FakeRepository;

  beforeEach(async () => {
    bench = await HarvestBench.open();
    ({ stores } = bench);
  });
  afterEach(async () => {
    await bench.close();
    await server.close();
  });

  /** Ten records a month through 2023 and 2024, in the order of their datestamps. */
  const RECORDS = 240;
  function records(): FakeRecord[] {
    return Array.from({ length: RECORDS }, (_, n) => {
      const [year, month, day] = [
        2023 + Math.floor(n / 120),
        Math.floor((n % 120) / 10),
        (n % 10) * 2,
      ];
      return {
        identifier: `oai:test:${n}`,
        datestamp: `${new Date(Date.UTC(year, month, day + 1, 8)).toISOString().slice(0, 19)}Z`,
        metadata: dublinCore({ title: `县志卷${n}` }),
      };
    });
  }
  async function begin(options: Parameters<typeof startRepository>[0] = {}): Promise<void> {
    server = await startRepository({ records: records(), pageSize: 50, ...options });
  }
  async function run(kind: RunKind = 'incremental'): Promise<RunSummary> {
    return bench.harvest(await bench.source(server.baseUrl, { id: 'test' }), kind);
  }
  async function kept(): Promise<string[]> {
    const all = await Array.fromAsync(stores.records.exportRecords());
    return all.map(({ identifier }) => identifier).sort();
  }
  const all = (): string[] => server.records.map(({ identifier }) => identifier).sort();
  const fail = (response: ServerResponse): true => {
    response.writeHead(500).end('out of memory');
    return true;
  };
  /** Whatever would hold this record in full cannot be answered. */
  const poison =
    (n: number): Fault =>
    (_, response, query) => {
      if (query.get('verb') === 'GetRecord')
        return query.get('identifier') === `oai:test:${n}` ? fail(response) : false;
      if (query.get('verb') !== 'ListRecords') return false;
      const { datestamp = '' } = server.records[n] ?? {};
      const token = query.get('resumptionToken')?.split('|');
      const [offset, from, until] = token ?? [
        '0',
        query.get('from') ?? '',
        query.get('until') ?? '',
      ];
      const listed = server.records.filter(
        (one) =>
          (from === '' || one.datestamp >= from!) && (until === '' || one.datestamp <= until!),
      );
      const at = listed.findIndex((one) => one.datestamp === datestamp);
      const start = Number(offset);
      return at >= start && at < start + 50 ? fail(response) : false;
    };

  it('from one poisoned item loses that item alone, and says which (45)', async () => {
    await begin();
    server.faults.push(poison(137));
    const ended = await run();
    expect(ended).to.include({ state: 'partial', quarantined: 1 });
    expect(await kept()).to.eql(all().filter((identifier) => identifier !== 'oai:test:137'));
    const [aside] = await stores.records.quarantine('test', 10);
    expect(aside).to.include({ identifier: 'oai:test:137', code: 'RECORD_UNAVAILABLE' });
    expect(server.requests.length).to.be.lessThan(120);

    // Mended there, it is fetched first thing the next time.
    server.faults.length = 0;
    expect(await run()).to.include({ state: 'complete', new: 1 });
    expect(await kept()).to.eql(all());
  });

  it('from several poisoned items in several years loses those alone', async () => {
    await begin();
    for (const n of [0, 119, 120, 239]) server.faults.push(poison(n));
    await run();
    expect(await kept()).to.have.length(RECORDS - 4);
    expect((await stores.records.ledger('test')).quarantined).to.equal(4);
  });

  it('because it is too long is fetched in narrower windows (44)', async () => {
    await begin();
    server.faults.push((_, response, query) => {
      const offset = Number(query.get('resumptionToken')?.split('|')[0] ?? 0);
      return offset >= 100 ? fail(response) : false;
    });
    expect(await run()).to.include({ state: 'complete' });
    expect(await kept()).to.eql(all());
  });

  it('because its token always dies at one place is begun anew, then cut (8)', async () => {
    await begin();
    server.faults.push((_, response, query) => {
      const offset = Number(query.get('resumptionToken')?.split('|')[0] ?? 0);
      if (offset < 150) return false;
      response.end(
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate><request/><error code="badResumptionToken">expired</error></OAI-PMH>',
      );
      return true;
    });
    expect(await run()).to.include({ state: 'complete' });
    expect(await kept()).to.eql(all());
  });

  describe('of a repository that takes no notice of dates', () => {
    /** The requests of a harvest, in which every list has two pages of which the second is refused. */
    async function harvested(isListed: boolean): Promise<RunSummary> {
      await begin({ pageSize: 5 });
      server.records.splice(10);
      server.faults.push((request, response, query) => {
        if (query.get('resumptionToken') !== null && query.get('verb') === 'ListRecords')
          response.end(
            '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate><request/><error code="badResumptionToken">expired</error></OAI-PMH>',
          );
        else if (!isListed && query.get('verb') === 'ListIdentifiers') return fail(response);
        query.delete('from');
        query.delete('until');
        return response.writableEnded;
      });
      return run();
    }

    it('is not cut into ever more windows, and what it names is fetched by name', async () => {
      expect(await harvested(true)).to.include({ state: 'complete' });
      expect(await kept()).to.eql(all());
      expect(server.requests.length).to.be.lessThan(1_000);
    });

    it('leaves a gap that is told where it does not name anything either', async () => {
      expect(await harvested(false)).to.include({ state: 'partial', code: 'GAPS' });
      expect(await kept()).to.have.length(5);
      expect(server.requests.length).to.be.lessThan(1_000);
    });
  });

  it('whose size is wrong is not looked for day by day where dates make no difference', async () => {
    await begin({
      rewrite: (xml) => xml.replace(/completeListSize="\d+"/, 'completeListSize="300"'),
    });
    server.faults.push((_, __, query) => {
      query.delete('from');
      query.delete('until');
      return false;
    });
    expect(await run()).to.include({ state: 'partial' });
    expect(await kept()).to.eql(all());
    expect(server.requests.length).to.be.lessThan(60);
  });

  it('with its whole repository ends the run without a storm of requests, and goes on later', async () => {
    await begin();
    let isDown = false;
    server.faults.push((_, response, query) => {
      if (query.get('resumptionToken')?.startsWith('100') === true) isDown = true;
      return isDown ? fail(response) : false;
    });
    expect(await run()).to.include({ state: 'failed', code: 'HTTP_STATUS', new: 100 });
    expect(server.requests.length).to.be.lessThan(25);
    isDown = false;
    server.faults.length = 0;
    expect(await run()).to.include({ state: 'complete', new: RECORDS - 100 });
    expect(await kept()).to.eql(all());
  });

  it('everywhere, while the repository tells who it is, ends the run all the same', async () => {
    await begin();
    server.faults.push((_, response, query) =>
      query.get('verb') === 'Identify' || query.get('verb') === 'ListSets' ? false : fail(response),
    );
    expect(await run()).to.include({ state: 'failed', code: 'HTTP_STATUS', received: 0 });
    expect(server.requests.length).to.be.lessThan(60);
  });

  it('where nothing at all can be had leaves a gap that is told and asked for again', async () => {
    await begin();
    // Records of one day, by list or one by one.
    server.faults.push(poison(137), (_, response, query) =>
      query.get('verb') === 'ListIdentifiers' ? fail(response) : false,
    );
    const ended = await run();
    expect(ended).to.include({ state: 'partial', code: 'GAPS' });
    expect(ended.message).to.match(/2024-02-15 至 2024-02-16/);
    const { cursor } = await stores.records.ledger('test');
    expect(cursor).to.equal('2024-02-15T00:00:00.000Z');
    const gaps = await stores.records.gaps('test');
    expect(gaps.map(({ from, until }) => [from, until])).to.eql([
      ['2024-02-15T00:00:00.000Z', '2024-02-16T00:00:00.000Z'],
    ]);
    server.faults.length = 0;
    expect(await run()).to.include({ state: 'complete', new: 1 });
    expect(await stores.records.gaps('test')).to.eql([]);
    expect(await kept()).to.eql(all());
  });

  it('never lets a full run delete what a gap hides', async () => {
    await begin();
    await run();
    server.faults.push(poison(137), (_, response, query) =>
      query.get('verb') === 'ListIdentifiers' ? fail(response) : false,
    );
    expect(await run('full')).to.include({ state: 'held', deleted: 0 });
    expect(await kept()).to.have.length(RECORDS);
  });

  describe('because its dates are refused', () => {
    const refused = (response: ServerResponse): true => {
      response.end(
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate><request/><error code="badArgument">illegal date</error></OAI-PMH>',
      );
      return true;
    };

    it('is asked for by days, and that is remembered (46)', async () => {
      await begin();
      await run();
      server.faults.push((_, response, query) =>
        (query.get('from') ?? '').includes('T') ? refused(response) : false,
      );
      expect(await run()).to.include({ state: 'unchanged' });
      const { profile } = await stores.records.ledger('test');
      expect(profile?.quirks).to.eql(['days-only']);
      const before = server.requests.length;
      await run();
      const asked = server.requests.slice(before).filter((one) => one.includes('ListRecords'));
      expect(asked).to.have.length(1);
      expect(asked[0]).to.match(/from=\d{4}-\d{2}-\d{2}$/);
    });

    it('is asked for without a beginning when days do not help (49)', async () => {
      await begin();
      await run();
      server.faults.push((_, response, query) =>
        query.get('from') !== null && query.get('resumptionToken') === null
          ? refused(response)
          : false,
      );
      expect(await run()).to.include({ state: 'unchanged', unchanged: RECORDS });
      expect((await stores.records.ledger('test')).profile?.quirks).to.eql(['from-refused']);
    });
  });
});
