/** Whose files stand in the data folder. Only root can play two users; elsewhere these cases are skipped. */
import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { backup, restore } from '../../stores/embedded/backup.ts';
import { foreignFiles, handOver, makeFolder } from '../../stores/data-folder.ts';
import { openStores } from '../../stores/open.ts';
import { cannotRun } from '../support/cannot-run.ts';

const SERVICE = 65534;

describe('a command run beside a service of another user', function () {
  let folder: string;

  before(function () {
    if (process.getuid?.() !== 0) cannotRun(this, '只有 root 能把文件交给别的用户');
  });
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'owner-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const owners = (place: string): Record<string, number> =>
    Object.fromEntries(
      readdirSync(place).map((name) => [name, statSync(path.join(place, name)).uid]),
    );
  const all = (place: string, uid: number): boolean =>
    Object.values(owners(place)).every((owner) => owner === uid);

  it('hands every file that root makes to the owner of the folder, while it is open and after', async () => {
    chownSync(folder, SERVICE, SERVICE);
    const stores = await openStores({ dataFolder: folder, queryWorkers: 0 });
    await stores.records.setNextDue('qh', '2026-01-01T00:00:00Z');
    const rebuild = await stores.openRebuild();
    expect(Object.keys(owners(folder))).to.include.members([
      'catalogue.db-wal',
      'catalogue.db-shm',
      'building-1.db',
    ]);
    expect(all(folder, SERVICE), JSON.stringify(owners(folder))).to.equal(true);
    await rebuild.publish('epoch', 0, 0);
    await stores.index.replace([], 1);
    expect(all(folder, SERVICE), JSON.stringify(owners(folder))).to.equal(true);
    await stores.close();

    const copy = path.join(folder, '..', `${path.basename(folder)}-copy`);
    await backup(folder, copy);
    await restore(copy, folder);
    rmSync(copy, { recursive: true });
    expect(all(folder, SERVICE), JSON.stringify(owners(folder))).to.equal(true);
  });

  it('takes the owner of the registry for the service where the folder itself is of root', async () => {
    const stores = await openStores({ dataFolder: folder, queryWorkers: 0 });
    await stores.close();
    for (const name of readdirSync(folder)) chownSync(path.join(folder, name), SERVICE, SERVICE);
    const pictures = path.join(folder, 'pictures');
    mkdirSync(pictures);
    expect(foreignFiles(folder).files).to.eql(['pictures']);
    handOver(pictures);
    expect(foreignFiles(folder).files).to.eql([]);
  });

  it('makes a data folder for whoever owns the place it is made in', () => {
    chownSync(folder, SERVICE, SERVICE);
    makeFolder(path.join(folder, 'data', 'demo'));
    expect(all(folder, SERVICE), JSON.stringify(owners(folder))).to.equal(true);
    expect(all(path.join(folder, 'data'), SERVICE)).to.equal(true);
  });

  it('refuses any other user, and leaves nothing behind', async () => {
    const stores = await openStores({ dataFolder: folder, queryWorkers: 0 });
    await stores.close();
    chmodSync(folder, 0o777);
    const before = readdirSync(folder);
    const { stdout } = spawnSync(process.execPath, [
      '--input-type=module-typescript',
      '--eval',
      `import { openStores } from './stores/open.ts';
       process.setuid(${SERVICE});
       await openStores({ dataFolder: ${JSON.stringify(folder)}, queryWorkers: 0 }).catch((error) =>
         console.log(error.code, error.message));`,
    ]);
    expect(stdout.toString()).to.match(/^DATA_FOLDER_UNUSABLE .*属于用户 root.*sudo -u root/u);
    expect(readdirSync(folder)).to.eql(before);
  });
});

describe('a folder', () => {
  it('is made with those above it, and one that is there is left as it is', () => {
    const above = mkdtempSync(path.join(tmpdir(), 'made-'));
    const folder = path.join(above, 'a', 'b');
    makeFolder(folder);
    makeFolder(folder);
    expect(statSync(folder).isDirectory()).to.equal(true);
    rmSync(above, { recursive: true });
  });
});
