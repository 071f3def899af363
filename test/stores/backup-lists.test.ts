/** Purchase lists and their files are backed up and restored with what people decided. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { NewCheckList } from '../../catalogue/checks/list.ts';
import { RestoreRefused, backup, restore } from '../../stores/embedded/backup.ts';
import { openStores } from '../../stores/open.ts';

const LIST: NewCheckList = {
  id: 'a'.repeat(32),
  library: '320104',
  name: '三月书目',
  supplier: '',
  purpose: 'buy',
  offered: 'print',
  shared: false,
  fileName: '三月.csv',
  bytes: 6,
  at: '2026-03-02T01:00:00.000Z',
  by: '采访甲',
};

describe('a backup of purchase lists', () => {
  let folder: string;
  let data: string;
  let copy: string;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'backup-'));
    data = path.join(folder, 'var');
    copy = path.join(folder, 'copy');
    const stores = await openStores({ dataFolder: data, queryWorkers: 0 });
    await stores.checks.lists.add(LIST);
    await stores.close();
    mkdirSync(path.join(data, 'checks'));
    writeFileSync(path.join(data, 'checks', LIST.id), '书名');
    // Half sent, or another's.
    writeFileSync(path.join(data, 'checks', 'x.tmp'), 'x');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('holds the lists and their files, and puts both back', async () => {
    const manifest = await backup(data, copy);
    expect(manifest.files.map(({ name }) => name)).to.include('checks.db');
    expect(manifest.lists).to.have.length(1);
    const other = path.join(folder, 'other');
    await restore(copy, other);
    expect(readFileSync(path.join(other, 'checks', LIST.id), 'utf8')).to.equal('书名');
    const stores = await openStores({ dataFolder: other, queryWorkers: 0 });
    expect((await stores.checks.lists.find(LIST.id))?.name).to.equal('三月书目');
    await stores.close();
  });

  it('is refused when a file of a list was changed since', async () => {
    await backup(data, copy);
    writeFileSync(path.join(copy, 'checks', LIST.id), '别的');
    const told: unknown = await restore(copy, path.join(folder, 'other')).catch(
      (error: unknown) => error,
    );
    expect(told).to.be.instanceOf(RestoreRefused);
    expect((told as RestoreRefused).message).to.include(LIST.id);
  });

  it('of before there were any can still be made and restored', async () => {
    rmSync(path.join(data, 'checks.db'));
    rmSync(path.join(data, 'checks'), { recursive: true });
    const { files, lists } = await backup(data, copy);
    expect(files.map(({ name }) => name)).to.eql(['registry.db', 'catalogue.db']);
    expect(lists).to.eql([]);
    await restore(copy, path.join(folder, 'other'));
  });
});
