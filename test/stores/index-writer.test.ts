/** One index file as it is written: what it has, and how far it says that it has come. */
import { expect } from 'chai';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { indexRow } from '../../stores/embedded/search/file/index-row.ts';
import { IndexWriter } from '../../stores/embedded/search/file/index-writer.ts';
import { Searcher } from '../../stores/embedded/search/searcher.ts';
import { Database } from '../../stores/sqlite.ts';
import { workOf } from '../support/indexed-works.ts';

describe('an index file that is written in pieces', () => {
  let folder: string;
  let file: string;
  let writer: IndexWriter;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'index-writer-'));
    file = path.join(folder, 'index-1.db');
    writer = IndexWriter.create(file, false);
  });

  afterEach(() => {
    writer.close();
    rmSync(folder, { recursive: true });
  });

  it('says that it has come so far with the last of them only', () => {
    const [first, second] = [workOf({ title: '金陵' }), workOf({ title: '南京' })].map(indexRow);

    writer.replace([first!], 7, false);
    expect(held()).to.deep.equal({ works: 1, seq: 0 });
    writer.replace([second!], 7, true);
    expect(held()).to.deep.equal({ works: 2, seq: 7 });
  });

  it('has each work once when it was cut off in between and all are handed over again', () => {
    const rows = [workOf({ title: '金陵' }), workOf({ title: '南京' })].map(indexRow);

    writer.replace(rows.slice(0, 1), 7, false);
    writer.close();
    writer = IndexWriter.open(file);
    writer.replace(rows, 7, true);

    expect(held()).to.deep.equal({ works: 2, seq: 7 });
  });

  it('has a work that comes twice as it came last', () => {
    const [first, second] = [workOf({ title: '金陵' }), workOf({ title: '南京' })];

    writer.replace([indexRow(first), indexRow({ ...second, id: first.id })], 7, true);

    expect(held()).to.deep.equal({ works: 1, seq: 7 });
    expect(titles()).to.deep.equal(['南京']);
  });

  it('puts changed works among new ones into one segment of full text', () => {
    const works = Array.from({ length: 8 }, (_, i) => indexRow(workOf({ title: `金陵第${i}种` })));
    writer.replace(works.slice(0, 4), 7, true);
    const before = segments();

    // Changed, new, changed, new …
    writer.replace(
      works.slice(0, 4).flatMap((work, i) => [work, works[4 + i]!]),
      8,
      true,
    );

    expect(segments() - before).to.equal(1);
    expect(held()).to.deep.equal({ works: 8, seq: 8 });
  });

  function segments(): number {
    const db = new Database(file, { readOnly: true });
    const row = db.prepare<{ n: number }>('select count(distinct segid) as n from terms_idx').get();
    db.close();
    return row?.n ?? 0;
  }

  function titles(): string[] {
    const db = new Database(file, { readOnly: true });
    const rows = db.prepare<{ hit: string }>('select hit from work').all();
    db.close();
    return rows.map(({ hit }) => (JSON.parse(hit) as { title: string }).title);
  }

  function held(): { works: number; seq: number } {
    const searcher = new Searcher(file);
    const works = searcher.entries('', 10).length;
    const { seq } = searcher.state();
    searcher.close();
    return { works, seq };
  }
});
