/** The thread that checks purchase lists, and what becomes of the lists when it dies. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { CheckWork } from '../../acquisitions/check-work.ts';
import type { NewCheckList } from '../../catalogue/checks/list.ts';
import { openStores } from '../../stores/open.ts';
import type { Stores } from '../../stores/open.ts';

const LIST: NewCheckList = {
  id: 'a'.repeat(32),
  library: '320104',
  name: 'good',
  supplier: '',
  purpose: 'buy',
  offered: 'print',
  shared: false,
  fileName: 'list.csv',
  bytes: 6,
  at: '2026-03-02T01:00:00.000Z',
  by: '采访甲',
};

describe('the thread that checks purchase lists', function () {
  let data: string;
  let stores: Stores;
  const faults: string[] = [];

  beforeEach(async () => {
    faults.length = 0;
    data = mkdtempSync(path.join(tmpdir(), 'check-work-'));
    mkdirSync(path.join(data, 'checks'));
    stores = await openStores({ dataFolder: data, queryWorkers: 0 });
  });
  afterEach(async () => {
    await stores.close();
    rmSync(data, { recursive: true });
  });

  const workWith = (thread?: string): CheckWork =>
    new CheckWork({
      lists: stores.checks.lists,
      progress: stores.checks.progress,
      dataFolder: data,
      folder: path.join(data, 'checks'),
      onError: (what) => faults.push(what),
      signal: new AbortController().signal,
      ...(thread === undefined ? {} : { thread: new URL(thread, import.meta.url) }),
    });

  it('is not begun where there is nothing to do', async () => {
    const work = workWith('../support/no-such-thread.ts');
    work.begin();
    await work.idle();
    expect(faults).to.eql([]);
  });

  it('checks what there is and ends by itself', async () => {
    writeFileSync(path.join(data, 'checks', LIST.id), '书名\n某书\n');
    await stores.checks.lists.add(LIST);
    const work = workWith();
    work.begin();
    await work.idle();
    expect(await stores.checks.lists.find(LIST.id)).to.include({ state: 'done', lines: 1 });
    expect(faults).to.eql([]);
  });

  it('that dies takes the list that it was at along, and no other', async () => {
    const bad = { ...LIST, id: 'b'.repeat(32), name: 'bad' };
    for (const list of [LIST, bad]) await stores.checks.lists.add(list);
    const work = workWith('../support/dying-check-thread.ts');
    work.begin();
    await work.idle();
    expect(await stores.checks.lists.find(bad.id)).to.include({
      state: 'failed',
      message: '清单 list.csv 没有查完：内存不够。',
    });
    expect((await stores.checks.lists.find(LIST.id))?.state).to.equal('reading');
    expect(faults).to.eql(['查采购清单的线程意外结束']);
  });

  it('leaves no file behind that is no list’s', async () => {
    await stores.checks.lists.add(LIST);
    const folder = path.join(data, 'checks');
    const [lost, sent] = ['c'.repeat(32), 'd'.repeat(32)];
    for (const name of [LIST.id, lost, sent]) writeFileSync(path.join(folder, name), 'x');
    for (const name of [LIST.id, lost])
      utimesSync(path.join(folder, name), new Date('2026-01-01'), new Date('2026-01-01'));
    await workWith().clean(new Date());
    expect(readdirSync(folder)).to.eql([LIST.id, sent]);
  });
});
