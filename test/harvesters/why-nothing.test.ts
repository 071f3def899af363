/** A set or a format that a repository does not have must not pass for nothing new. */
import { expect } from 'chai';
import type { RunSummary } from '../../catalogue/runs/run.ts';
import type { Source } from '../../catalogue/source.ts';
import { meant } from '../../harvesters/meant.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type { FakeRepository, FakeRepositoryOptions } from '../support/fake-repository.ts';
import { HarvestBench } from '../support/harvest-bench.ts';

describe('a list that brings nothing', () => {
  let bench: HarvestBench;
  let repository: FakeRepository;
  beforeEach(async () => {
    bench = await HarvestBench.open();
  });
  afterEach(async () => {
    await bench.close();
    await repository.close();
  });

  const records = (set: string): NonNullable<FakeRepositoryOptions['records']> =>
    Array.from({ length: 3 }, (_, n) => ({
      identifier: `oai:test:${n}`,
      datestamp: '2026-01-01T00:00:00Z',
      sets: [set],
      metadata: dublinCore({ title: `金陵旧影 ${n}` }),
    }));

  async function harvest(
    options: FakeRepositoryOptions,
    source: Partial<Source>,
  ): Promise<RunSummary> {
    repository = await startRepository(options);
    return bench.harvest(await bench.source(repository.baseUrl, source));
  }

  it('because its set is written otherwise fails, and names the nearest (82)', async () => {
    const sets = { LocalPhotos: '老照片', map: '地图', genealogy: '家谱' };
    const run = await harvest({ records: records('LocalPhotos'), sets }, { set: 'localphotos' });
    expect(run).to.include({ state: 'failed', code: 'SET_UNKNOWN', received: 0 });
    expect(run.message)
      .to.match(/没有集合“localphotos”，最相近的是 “LocalPhotos”。/)
      .and.not.include('没有任何记录');
  });

  it('because its set is gone fails also when only news are asked for, and keeps the records', async () => {
    const sets: Record<string, string> = { photo: '老照片' };
    repository = await startRepository({ records: records('photo'), sets });
    const source = await bench.source(repository.baseUrl, { set: 'photo' });
    expect(await bench.harvest(source)).to.include({ state: 'complete', new: 3 });
    delete sets['photo'];
    sets['photos'] = '老照片';
    for (const record of repository.records) record.sets = ['photos'];
    for (const kind of ['incremental', 'full'] as const) {
      const run = await bench.harvest(source, kind);
      expect(run, kind).to.include({ state: 'failed', code: 'SET_UNKNOWN', deleted: 0 });
      expect(run.message).to.include('“photos”');
    }
    expect(Object.keys(await bench.live())).to.have.lengthOf(3);
  });

  it('because there are no sets at all says just that', async () => {
    const run = await harvest({ records: records('photo') }, { set: 'phot' });
    expect(run).to.include({ state: 'failed', code: 'SET_UNKNOWN' });
    expect(run.message).to.match(/对方不分集合.*“phot”.*删去/);
  });

  it('because the repository gives other sets instead fails as well', async () => {
    repository = await startRepository({ records: records('photo'), sets: { photo: '老照片' } });
    repository.faults.push((_, __, query) => {
      query.delete('set');
      return false;
    });
    const source = await bench.source(repository.baseUrl, { set: 'phto' });
    expect(await bench.harvest(source)).to.include({ state: 'failed', code: 'SET_UNKNOWN' });
  });

  it('because nobody can say which sets there are fails, and does not claim more than that', async () => {
    repository = await startRepository({ records: records('photo'), sets: { photo: '老照片' } });
    repository.faults.push((_, response, query) => {
      if (query.get('verb') !== 'ListSets') return false;
      response.writeHead(404).end();
      return true;
    });
    const source = await bench.source(repository.baseUrl, { set: 'phto' });
    const run = await bench.harvest(source);
    expect(run).to.include({ state: 'failed', code: 'SET_UNKNOWN' });
    expect(run.message).to.match(/列不出集合.*“phto”.*也许不存在/);
  });

  it('because its set is empty says so, and nothing of the other sets', async () => {
    const sets = { photo: '老照片', map: '地图' };
    const run = await harvest({ records: records('photo'), sets }, { set: 'map' });
    expect(run).to.include({
      state: 'unchanged',
      message: '对方回答，集合“map”里目前没有记录。',
    });
  });

  it('because there is nothing new is unchanged, of a set that is not listed too', async () => {
    repository = await startRepository({ records: records('hidden'), sets: { photo: '老照片' } });
    const source = await bench.source(repository.baseUrl, { set: 'hidden' });
    expect(await bench.harvest(source)).to.include({ state: 'complete', new: 3 });
    expect(await bench.harvest(source)).to.include({ state: 'unchanged', message: '' });
  });

  it('because its format is not given fails, and names those that are (83)', async () => {
    repository = await startRepository({ records: records('photo') });
    repository.faults.push((_, response, query) => {
      if (query.get('metadataPrefix') !== 'marcxml') return false;
      response.end(
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><error code="cannotDisseminateFormat">no</error></OAI-PMH>',
      );
      return true;
    });
    const source = await bench.source(repository.baseUrl, { metadataPrefix: 'marcxml' });
    const run = await bench.harvest(source);
    expect(run).to.include({ state: 'failed', code: 'FORMAT_NOT_OFFERED' });
    expect(run.message).to.match(/不提供格式“marcxml”，有的是 “oai_dc”/);
  });
});

describe('the name that was meant', () => {
  for (const [given, names, wanted] of [
    ['Photo', ['photo', 'map'], '，最相近的是 “photo”'],
    ['local-photo', ['local:photo', 'local:map'], '，最相近的是 “local:photo”'],
    ['phtoo', ['photo', 'map'], '，最相近的是 “photo”'],
    ['photo', ['col_photo', 'map'], '，最相近的是 “col_photo”'],
    ['xyz', ['a', 'b', 'c', 'd', 'e', 'f'], '，有的是 “a”、“b”、“c”、“d”、“e” 等 6 个'],
  ] as const) {
    it(`by ${given} is told${wanted}`, () => {
      expect(meant(given, names)).to.equal(wanted);
    });
  }
});
