/**
 * An index file as version 7 of the format left it, before genealogies had surname, hall and seat: it has
 * neither these columns nor these facets, and is searched by all the others until a new one is ready.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import { EmbeddedSearchIndex } from '../../../stores/embedded/search/embedded-search-index.ts';
import { Database } from '../../../stores/sqlite.ts';
import { requestOf, workOf } from '../../support/indexed-works.ts';
import { PATIENT_MS } from '../../support/patience.ts';

const FILE = path.join(import.meta.dirname, '..', '..', 'fixtures', 'index', 'version-7.sql');

describe('An index file of version 7', () => {
  let folder: string;
  let index: EmbeddedSearchIndex;
  let inUse: string;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'version-7-'));
    inUse = 'index-1.db';
    const db = new Database(path.join(folder, inUse));
    db.exec(readFileSync(FILE, 'utf8'));
    db.close();
    index = await EmbeddedSearchIndex.open({
      folder,
      pointer: {
        current: async () => inUse,
        publish: async (file) => {
          inUse = file;
        },
      },
      queryWorkers: 1,
      searchMs: PATIENT_MS,
    });
  });

  afterEach(async () => {
    await index.close();
    rmSync(folder, { recursive: true });
  });

  const found = async (asked: Partial<SearchRequest> | string): Promise<string[]> =>
    (await index.search(requestOf(asked))).hits.map(({ title }) => title);

  it('answers by all that it has', async () => {
    for (const [asked, titles] of [
      ['', ['白下琐言', '金陵甘氏宗谱', '江寧縣志']],
      ['县志', ['江寧縣志']],
      ['甘', ['金陵甘氏宗谱', '白下琐言']],
      ['甘 -宗谱', ['白下琐言']],
      ['baixia', ['白下琐言']],
      ['9787807182689', ['白下琐言']],
      [{ query: { creator: '甘熙' } }, ['白下琐言']],
      [{ query: { expression: '题名^金陵 OR 责任者==甘熙' } }, ['白下琐言', '金陵甘氏宗谱']],
      [{ query: { any: '江寧', spelling: 'printed' } }, ['江寧縣志']],
      [{ query: { any: '江宁', spelling: 'printed' } }, []],
      [{ filters: { type: ['genealogy'] } }, ['金陵甘氏宗谱']],
      [{ filters: { lib: ['320104'], person: ['author:甘熙'] } }, ['白下琐言']],
      [{ from: 1500, until: 1950, sort: 'oldest' }, ['江寧縣志', '金陵甘氏宗谱']],
      [{ sort: 'title' }, ['白下琐言', '江寧縣志', '金陵甘氏宗谱']],
    ] as const) {
      expect(await found(asked), JSON.stringify(asked)).to.deep.equal(titles);
    }
    const { facets } = await index.search(requestOf());
    expect(facets.type.map(({ value }) => value)).to.have.members([
      'gazetteer',
      'genealogy',
      'book',
    ]);
    expect(facets.lib).to.deep.equal([{ value: '320104', count: 3 }]);
    expect((await index.suggest('jlg')).map(({ text }) => text)).to.deep.equal(['金陵甘氏宗谱']);
  });

  it('finds and counts nothing by what it has not', async () => {
    expect(await found({ query: { surname: '甘' } })).to.deep.equal([]);
    expect(await found({ query: { any: '甘', surname: '甘' } })).to.deep.equal([]);
    expect(await found({ query: { any: '甘', surname: '-甘' } })).to.have.length(2);
    expect(await found({ filters: { surname: ['甘'] } })).to.deep.equal([]);
    expect((await index.search(requestOf())).facets.surname).to.deep.equal([]);
  });

  it('makes way for a new one', async () => {
    expect(await index.applied()).to.deep.equal({ epoch: '', seq: 0 });
    const rebuild = await index.openRebuild();
    await rebuild.replace([workOf({ title: '新志', texts: { surname: ['甘', '甘氏'] } })], 4);
    expect(await found('')).to.have.length(3);
    await rebuild.publish('epoch', 4, 1);
    expect(await found({ query: { surname: '甘' } })).to.deep.equal(['新志']);
    expect(await index.applied()).to.deep.equal({ epoch: 'epoch', seq: 4 });
  });
});
