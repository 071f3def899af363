/** A run that a person stops: it ends with the page in hand, and the next one goes on from there. */
import { expect } from 'chai';
import type { RunSummary } from '../../catalogue/runs/run.ts';
import type { RunStopped } from '../../harvesters/keep-lease.ts';
import { keepLease } from '../../harvesters/keep-lease.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type { FakeRepository } from '../support/fake-repository.ts';
import { HarvestBench } from '../support/harvest-bench.ts';

describe('a run that is asked to stop', function () {
  let bench: HarvestBench;
  let repository: FakeRepository;
  beforeEach(async () => {
    bench = await HarvestBench.open();
    repository = await startRepository({
      pageSize: 10,
      records: Array.from({ length: 30 }, (_, n) => ({
        identifier: `oai:${n}`,
        datestamp: '2026-01-01T00:00:00Z',
        metadata: dublinCore({ title: `白下丛刻第${n}种` }),
      })),
    });
  });
  afterEach(async () => {
    await bench.close();
    await repository.close();
  });

  it('hears of it at its next heartbeat, by name', async () => {
    const { records } = bench.stores;
    const run = await records.beginRun('source', 'incremental');
    if ('busy' in run) throw new Error('busy');
    expect(await records.heartbeat(run)).to.equal(null);
    await records.askToStop(run.run, '馆员甲');
    const heard = Promise.withResolvers<RunStopped>();
    const letGo = keepLease(records, run, { onStopAsked: heard.resolve }, 5);
    expect((await heard.promise).message).to.include('馆员甲');
    letGo();
  });

  it('keeps what came, says who stopped it, and is gone on with', async () => {
    const { records } = bench.stores;
    const source = await bench.source(repository.baseUrl);
    let asked = '';
    repository.faults.push((_request, _response, query) => {
      if (query.has('resumptionToken') && asked === '') {
        asked = '馆员甲';
        void records.runs(1).then(([run]) => records.askToStop(run!.id, asked));
        // Never answered: what is waited for is given up when the run hears that it is to stop.
        return true;
      }
      return false;
    });
    const stopped: RunSummary = await bench.harvest(source);
    expect(stopped).to.include({ state: 'failed', code: 'RUN_STOPPED', received: 10 });
    expect(stopped.message).to.include('馆员甲');
    const next = await bench.harvest(source);
    expect(next).to.include({ state: 'complete' });
    expect(Object.keys(await bench.live())).to.have.lengthOf(30);
    expect((await records.ledger('source')).failuresInRow).to.equal(0);
  });
});
