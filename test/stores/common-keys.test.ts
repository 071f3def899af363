/** One key on very many documents: what the catalogue makes of it, in whatever order they come and go. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { MOST_ALIKE, MOST_COMPARED } from '../../catalogue/matching/blocks.ts';
import type { ReceivedRecord } from '../../catalogue/runs/page.ts';
import { SqliteRecordStore } from '../../stores/embedded/catalogue/store.ts';
import { gone, record } from '../support/catalogue-under-test.ts';
import { plainPage } from '../support/plain-page.ts';

const ISBN = 'ISBN 978-7-80718-268-9';

describe('records that have a key in common, more than are compared', () => {
  let folder: string;
  let store: SqliteRecordStore;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'common-keys-'));
    store = new SqliteRecordStore(path.join(folder, 'catalogue.db'));
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('are compared with those of their year alone, and all with each other when they are fewer again', async () => {
    // The year is what tells two of a kind apart; the one that says none could be any of them.
    const dated = Array.from({ length: MOST_COMPARED }, (_, i) => held(i, 1950 + (i % 25)));
    await harvest(dated);
    const before = await pairs();
    expect(await store.narrowedBlocks()).to.eql([]);

    await harvest([held(MOST_COMPARED, 1950)]);
    const narrowed = await store.narrowedBlocks();
    expect(narrowed.map(({ documents }) => documents)).to.include(MOST_COMPARED + 1);
    expect(narrowed.map(({ key }) => key)).to.include('isbn|780718268');
    expect(await store.checkMatching()).to.equal(0);

    await harvest([gone('qh', `${MOST_COMPARED}`)]);
    expect(await store.narrowedBlocks()).to.eql([]);
    expect(await pairs()).to.eql(before);
  });

  it('come to the same works and matches in whatever order and pages they arrive, go and return', async () => {
    const records = Array.from({ length: 80 }, (_, i) => held(i, 1980 + (i % 20)));
    for (let start = 0; start < records.length; start += 7)
      await harvest(records.slice(start, start + 7).reverse());
    const [works, matches] = [await sizes(), await pairs()];
    expect(works).to.eql(Array<number>(20).fill(4));
    await harvest(records.slice(10, 50).map(({ record: kept }) => gone('qh', kept.identifier)));
    await harvest(records.slice(30, 50));
    await harvest(records.slice(10, 30).reverse());
    expect(await sizes()).to.eql(works);
    expect(await pairs()).to.eql(matches);
    expect(await store.checkMatching()).to.equal(0);
  });

  it('are one work when they read exactly alike, and none when they are very many, until they are fewer', async () => {
    const records = Array.from({ length: MOST_ALIKE + 1 }, (_, i) => held(i, 1990));
    await harvest(records.slice(0, MOST_ALIKE));
    expect(await sizes()).to.eql([MOST_ALIKE]);
    await harvest(records.slice(MOST_ALIKE));
    expect((await sizes()).length).to.equal(MOST_ALIKE + 1);
    await harvest([gone('qh', '500')]);
    expect(await sizes()).to.eql([MOST_ALIKE]);
  }).timeout(60_000);

  /** How many documents each work has, the largest first. */
  async function sizes(): Promise<number[]> {
    const ids = await Array.fromAsync(store.workVersions(), ({ id }) => id);
    const works = await store.works(ids);
    expect(works).to.have.lengthOf(ids.length);
    return works.map(({ documents }) => documents.length).sort((a, b) => b - a);
  }

  async function pairs(): Promise<string[]> {
    const { matches } = await store.matches({}, 10_000, 0);
    return matches.map(({ a, b, outcome }) => `${a.identifier} ${b.identifier} ${outcome}`).sort();
  }

  async function harvest(items: readonly ReceivedRecord[]): Promise<void> {
    const run = await store.beginRun('qh', 'incremental');
    if ('busy' in run) throw new Error('busy');
    const window = await store.planWindow(run, null, null);
    await store.commitPage(
      plainPage(run, window.id, items, { responseDate: '2026-05-01T00:00:00.000Z' }),
    );
    await store.completeRun(run, 0);
  }
});

function held(n: number, year: number): ReceivedRecord {
  return record('qh', `${n}`, {
    title: '金陵地方历史文献丛刊总目提要',
    creator: '陈作霖编',
    publisher: '南京出版社',
    date: `${year}`,
    identifier: ISBN,
    format: '纸质',
  });
}
