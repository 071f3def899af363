/** One number on a whole shelf of books: what the catalogue makes of it, and that it stays bounded. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { shownAddress } from '../../catalogue/address.ts';
import { MOST_ALIKE, MOST_COMPARED } from '../../catalogue/matching/blocks.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import type { ReceivedRecord } from '../../catalogue/runs/page.ts';
import type { SourceRecord } from '../../catalogue/record.ts';
import { describe as describeRecord } from '../../formats/describe.ts';
import { SqliteRecordStore } from '../../stores/embedded/catalogue/store.ts';
import { Database } from '../../stores/sqlite.ts';
import { dublinCore } from '../support/fake-repository.ts';

const ISBN = '9787807182689';

describe('records that share one ISBN, more than are compared', () => {
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

  it('are compared by likeness up to the border, and by equal titles beyond it, both ways', async () => {
    const alike = Array.from({ length: MOST_COMPARED + 1 }, (_, i) => held(i, likeTitle(i)));
    await harvest(alike.slice(0, MOST_COMPARED));
    expect(await sizes()).to.eql([MOST_COMPARED]);
    expect(await store.narrowedBlocks()).to.eql([]);

    await harvest(alike.slice(MOST_COMPARED));
    expect(await sizes()).to.eql(Array<number>(MOST_COMPARED + 1).fill(1));
    const [block] = await store.narrowedBlocks();
    expect(block?.key).to.match(new RegExp(`^isbn[|]${ISBN}[|]`));
    expect(block?.documents).to.equal(MOST_COMPARED + 1);

    await harvest([gone(3)]);
    expect(await sizes()).to.eql([MOST_COMPARED]);
    expect(await store.narrowedBlocks()).to.eql([]);
  });

  it('come to the same works in whatever order and pages they arrive', async () => {
    const records = Array.from({ length: 72 }, (_, i) => held(i, likeTitle(i % 12)));
    for (let start = 0; start < records.length; start += 7) {
      await harvest(records.slice(start, start + 7).reverse());
    }
    expect(await sizes()).to.eql(Array<number>(12).fill(6));
  });

  it('stay apart where even the title is common to very many, until it is not any more', async () => {
    const records = Array.from({ length: MOST_ALIKE + 1 }, (_, i) => held(i, '无题名'));
    await harvest(records.slice(0, MOST_ALIKE));
    expect(await sizes()).to.eql([MOST_ALIKE]);
    await harvest(records.slice(MOST_ALIKE));
    expect((await sizes()).length).to.equal(MOST_ALIKE + 1);
    await harvest([gone(500)]);
    expect(await sizes()).to.eql([MOST_ALIKE]);
  }).timeout(60_000);

  it('have their keys made again where those of an older catalogue know no titles', async () => {
    const records = Array.from({ length: MOST_COMPARED + 10 }, (_, i) => held(i, likeTitle(i % 2)));
    await harvest(records);
    await store.close();
    forgetTitles(path.join(folder, 'catalogue.db'));
    store = new SqliteRecordStore(path.join(folder, 'catalogue.db'));
    await store.describeAgain('qh', 'another version', (record) => described(record));
    expect(await sizes()).to.eql([30, 30]);
    await harvest([held(100, likeTitle(0))]);
    expect(await sizes()).to.eql([31, 30]);
  });

  /** How many documents each work has, the largest first. */
  async function sizes(): Promise<number[]> {
    const ids = await Array.fromAsync(store.workVersions(), ({ id }) => id);
    const works = await store.works(ids);
    expect(works).to.have.lengthOf(ids.length);
    return works.map(({ documents }) => documents.length).sort((a, b) => b - a);
  }

  async function harvest(items: readonly ReceivedRecord[]): Promise<void> {
    const run = await store.beginRun('qh', 'incremental');
    if ('busy' in run) throw new Error('busy');
    const window = await store.planWindow(run, null, null);
    await store.commitPage({
      lease: run,
      window: window.id,
      url: shownAddress('https://repository.example/oai?verb=ListRecords'),
      bytes: 1,
      ms: 1,
      requests: 1,
      flags: [],
      responseDate: '2026-05-01T00:00:00.000Z',
      describedBy: 'rules 1',
      items,
      nextToken: null,
    });
    await store.completeRun(run, 0);
  }
});

/** Characters that no folding brings together. */
const LAST =
  '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰';

/** Titles of which any two are alike in most of their pairs of characters, and none equal. */
function likeTitle(i: number): string {
  return `金陵地方历史文献丛刊总目提要及人名地名书名综合索引${Array.from(LAST)[i] ?? ''}`;
}

function held(n: number, title: string): ReceivedRecord {
  const xml = `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header><identifier>oai:qh:${n}</identifier><datestamp>2026-04-01T00:00:00Z</datestamp></header><metadata>${dublinCore({ title, identifier: `ISBN ${ISBN}`, format: '纸质' })}</metadata></record>`;
  const record = recordOf(n, xml, false);
  const hash = createHash('sha256').update(xml).digest('hex');
  return { kind: 'record', record, hash, title, describe: () => described(record) };
}

function gone(n: number): ReceivedRecord {
  return {
    kind: 'record',
    record: recordOf(n, '', true),
    hash: '',
    title: null,
    describe: () => null,
  };
}

function described(record: SourceRecord): CatalogueDocument {
  return describeRecord(record, undefined, {
    source: {
      id: 'qh',
      library: '320104',
      baseUrl: 'https://repository.example/oai',
      metadataPrefix: 'oai_dc',
      set: undefined,
      schedule: '0 2 * * *',
      collections: [],
      state: 'active',
    },
    library: { code: '320104', name: '秦淮区图书馆', nameEn: 'Qinhuai', shortName: '秦淮' },
  });
}

/** As a catalogue has them that was made before keys knew titles. */
function forgetTitles(file: string): void {
  const db = new Database(file);
  db.exec("update match_key set title = ''");
  db.close();
}

function recordOf(n: number, xml: string, deleted: boolean): SourceRecord {
  return {
    source: 'qh',
    identifier: `oai:qh:${n}`,
    datestamp: '2026-04-01T00:00:00Z',
    deleted,
    setSpecs: [],
    metadataPrefix: 'oai_dc',
    xml,
  };
}
