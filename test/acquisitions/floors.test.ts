/**
 * How well lists are checked, held to floors: the lists for tuning, of which the truth is known. Figures of all twelve
 * with their bounds: `npm run bench:check`.
 */
import { expect } from 'chai';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SqliteRecordStore } from '../../stores/embedded/catalogue/store.ts';
import { checkedLists, store } from './truth/checked-lists.ts';
import type { JudgedRow } from './truth/checked-lists.ts';
import { city } from './truth/city.ts';
import { figuresOf, isAccounted } from './truth/figures.ts';
import { trueLists } from './truth/lists.ts';
import { recordsOf } from './truth/records.ts';

describe('lists of the kinds that suppliers send', function () {
  this.timeout(120_000);
  let folder: string;
  let rows: JudgedRow[];

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'check-floors-'));
    const records = new SqliteRecordStore(path.join(folder, 'catalogue.db'));
    const all = city();
    await store(records, recordsOf(all));
    rows = [...(await checkedLists(trueLists(all, 'tuning'), records, folder)).values()].flat();
    await records.close();
  });
  after(() => rmSync(folder, { recursive: true }));

  it('have every row as a line, or as none with the right reason', () => {
    expect(rows.length).to.be.greaterThan(1_500);
    expect(rows.filter((row) => !isAccounted(row))).to.eql([]);
  });

  it('are hardly ever said to be held wrongly', () => {
    expect(figuresOf(rows).falseHeld.share).to.be.at.most(0.005);
  });

  it('are hardly ever missed when they are held, little as they may say', () => {
    expect(figuresOf(rows).missed.share).to.be.at.most(0.03);
    expect(figuresOf(rows).missedMute.share).to.be.at.most(0.1);
  });

  it('leave few lines to be looked at', () => {
    expect(figuresOf(rows).probable.share).to.be.at.most(0.08);
  });

  it('name exactly the libraries that hold them', () => {
    expect(figuresOf(rows).holders.share).to.be.at.least(0.98);
  });
});
