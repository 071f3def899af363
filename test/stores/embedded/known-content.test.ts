/** What is new is looked up among the known: how much that reads does not depend on how much there is. */
import { expect } from 'chai';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  COUNT_UNMET,
  KnownContent,
  keptKey,
} from '../../../stores/embedded/catalogue/known-content.ts';
import { MIGRATIONS } from '../../../stores/embedded/catalogue/schema.ts';
import { SqliteRecordStore } from '../../../stores/embedded/catalogue/store.ts';
import { Database } from '../../../stores/sqlite.ts';
import { describedAgain, eachCatalogue, record } from '../../support/catalogue-under-test.ts';

describe('what a record is known again by', () => {
  let folder: string;
  let file: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'known-'));
    file = path.join(folder, 'catalogue.db');
  });
  after(() => rmSync(folder, { recursive: true }));
  const catalogue = eachCatalogue(async () => {
    rmSync(file, { force: true });
    const store = new SqliteRecordStore(file);
    return {
      store,
      another: async () => new SqliteRecordStore(file),
      dispose: () => store.close(),
    };
  });
  const keyOf = (source: string, title: string): string =>
    keptKey(describedAgain(record(source, 'any', { title }).record)) ?? '';
  function read<T>(ask: (db: Database) => T): T {
    const db = new Database(file);
    try {
      return ask(db);
    } finally {
      db.close();
    }
  }
  const unmet = (source: string, title: string, since: number): number =>
    read((db) => new KnownContent(db).countUnmet(keyOf(source, title), since));

  it('is looked up by indexes alone, never read through', () => {
    const plan = read((db) =>
      db
        .prepare<{ detail: string }>(`explain query plan ${COUNT_UNMET}`)
        .all('', 0, 0)
        .map(({ detail }) => detail),
    );
    expect(plan.filter((step) => /SCAN (?!\(subquery)/.test(step))).to.eql([]);
    expect(plan.join('\n'))
      .to.match(/SEARCH known_content USING COVERING INDEX known_content_by_key \(key=\?\)/)
      .and.to.match(/SEARCH record USING INTEGER PRIMARY KEY/);
  });

  it('is kept of each live record of its own source, and counts until a run meets it', async () => {
    const titles = ['白下琐言', '金陵琐事', '白下琐言'];
    const items = titles.map((title, n) => record('qh', `${n}`, { title }));
    const { id } = await catalogue.harvested('qh', items);
    expect(unmet('qh', '白下瑣言', id + 1), 'in another script').to.equal(2);
    expect(unmet('qh', '白下琐言', id), 'met by this run').to.equal(0);
    expect(unmet('jn', '白下琐言', id + 1), 'of another source').to.equal(0);
  });

  it('goes with a record that is corrected, swept or brought back', async () => {
    await catalogue.harvested('qh', [record('qh', '1', { title: '白下琐言' }), record('qh', '2')]);
    await catalogue.harvested('qh', [record('qh', '1', { title: '续白下琐言' })]);
    expect([unmet('qh', '白下琐言', 9), unmet('qh', '续白下琐言', 9)]).to.eql([0, 1]);
    const { id } = await catalogue.harvested('qh', [record('qh', '2')], 'full');
    expect(unmet('qh', '续白下琐言', 9), 'swept').to.equal(0);
    await catalogue.store.undoRun(id, describedAgain);
    expect(unmet('qh', '续白下琐言', 9), 'brought back').to.equal(1);
  });

  it('tells nothing where more than a thousand have it', async () => {
    const alike = Array.from({ length: 1_001 }, (_, n) => record('qh', `${n}`));
    await catalogue.harvested('qh', alike.slice(1));
    expect(unmet('qh', '客座赘语', 9)).to.equal(1_000);
    await catalogue.harvested('qh', alike.slice(0, 1));
    expect(unmet('qh', '客座赘语', 9)).to.equal(0);
  });

  it('is made for the records of before it was kept, when the portal is started', async () => {
    await catalogue.harvested('qh', [record('qh', '1')]);
    read((db) => db.exec(`drop table known_content; ${MIGRATIONS[KEPT_SINCE] ?? ''}`));
    const upgraded = await catalogue.another();
    await upgraded.describeAgain('qh', 'rules 1', describedAgain);
    await upgraded.close();
    expect(unmet('qh', '客座赘语', 9)).to.equal(1);
  });
});

/** The step of the schema that makes the table and asks for every record to be described once more. */
const KEPT_SINCE = MIGRATIONS.findIndex((step) => step.includes('create table known_content'));
