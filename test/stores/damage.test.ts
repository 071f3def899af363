/** A damaged file is met, remembered, told in Chinese, and neither backed up nor restored. */
import { expect } from 'chai';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StoreDamaged } from '../../catalogue/ports/store-damaged.ts';
import { backup, restore } from '../../stores/embedded/backup.ts';
import { checkFiles, faultsIn, filesMetDamaged } from '../../stores/embedded/file-check.ts';
import { SqliteRecordStore } from '../../stores/embedded/catalogue/store.ts';
import { EmbeddedSearchIndex } from '../../stores/embedded/search/embedded-search-index.ts';
import { openStores } from '../../stores/open.ts';
import { Database } from '../../stores/sqlite.ts';
import { documentId } from '../../catalogue/ids.ts';
import { many } from '../support/catalogue-under-test.ts';
import { damageTable } from '../support/damage.ts';
import { workOf } from '../support/indexed-works.ts';
import { EVERYTHING } from '../../catalogue/search/request.ts';
import { cannotRun } from '../support/cannot-run.ts';
import { plainPage } from '../support/plain-page.ts';

describe('a damaged file', () => {
  let folder: string;
  let catalogue: string;
  const all = { thorough: false, withIndex: true };

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'damage-'));
    catalogue = path.join(folder, 'catalogue.db');
    const stores = await openStores({ dataFolder: folder, queryWorkers: 0 });
    await stores.records.setNextDue('qh', '2026-01-01T00:00:00Z');
    await stores.close();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is told by its name, with the way out, and remembered for every process', async () => {
    damageTable(catalogue, 'source');
    const stores = await openStores({ dataFolder: folder, queryWorkers: 0 });
    const told: unknown = await stores.records.ledger('qh').catch((error: unknown) => error);

    expect(told).to.be.instanceOf(StoreDamaged);
    expect((told as StoreDamaged).message).to.match(/catalogue\.db 已损坏.*restore/u);
    expect(stores.damagedFiles()).to.eql(['catalogue.db']);
    await stores.close();
    expect(filesMetDamaged(folder, true)).to.eql(['catalogue.db']);
  });

  it('is told also when it is no database any more', async () => {
    writeFileSync(path.join(folder, 'registry.db'), 'x'.repeat(8192));
    const told: unknown = await openStores({ dataFolder: folder, queryWorkers: 0 }).catch(
      (error: unknown) => error,
    );

    expect(told).to.be.instanceOf(StoreDamaged);
    expect((told as StoreDamaged).message).to.match(/registry\.db 已损坏/u);
  });

  const epochOf = (file: string): unknown => {
    const db = new Database(file, { readOnly: true });
    const row = db.prepare("select value from meta where key = 'epoch'").get();
    db.close();
    return row?.['value'];
  };

  it('is found by looking through all files, and forgotten once it is whole', () => {
    const whole = path.join(folder, 'whole');
    cpSync(catalogue, whole);
    expect(checkFiles(folder, all).flatMap(({ faults }) => faults)).to.eql([]);

    damageTable(catalogue, 'record');
    const broken = checkFiles(folder, all).filter(({ faults }) => faults.length > 0);
    expect(broken.map(({ name }) => name)).to.eql(['catalogue.db']);
    expect(filesMetDamaged(folder, true)).to.eql(['catalogue.db']);

    cpSync(whole, catalogue);
    checkFiles(folder, all);
    expect(filesMetDamaged(folder, true)).to.eql([]);
  });

  it('is found by a thorough look where only an index of a table is wrong', () => {
    const file = path.join(folder, 'some.db');
    const db = new Database(file, {
      migrations: [
        `create table t (a text) strict; create index i on t (a); insert into t values ('南京')`,
      ],
    });
    db.close();
    // The last byte of the page is the last of the entry that stands there first.
    damageTable(file, 'i', -5);

    expect(faultsIn(file, false)).to.eql([]);
    expect(faultsIn(file, true)).to.not.eql([]);
  });

  it('is met in a description whose bytes are wrong, and doctor believes whoever met it', async () => {
    const writing = await openStores({ dataFolder: folder, queryWorkers: 0 });
    const run = await writing.records.beginRun('qh', 'incremental');
    if ('busy' in run) throw new Error('busy');
    const window = await writing.records.planWindow(run, null, null);
    await writing.records.commitPage(plainPage(run, window.id, many(1), { describedBy: 'test' }));
    await writing.close();
    // The last bytes of a page belong to the value that stands there first.
    damageTable(catalogue, 'document', -100);
    expect(checkFiles(folder, all).every(({ faults }) => faults.length === 0)).to.equal(true);

    const stores = await openStores({ dataFolder: folder, queryWorkers: 0 });
    const told: unknown = await stores.records
      .work(documentId('qh', '0'))
      .catch((error: unknown) => error);
    await stores.close();
    expect(told).to.be.instanceOf(StoreDamaged);
    const [found] = checkFiles(folder, all).filter(({ faults }) => faults.length > 0);
    expect(found).to.deep.include({ name: 'catalogue.db', faults: ['有 1 条著录读不出来'] });
  });

  it('is not backed up: nothing is left in the folder of the backup', async () => {
    damageTable(catalogue, 'run_by_source');
    const target = path.join(folder, 'copy');
    const told: unknown = await backup(folder, target).catch((error: unknown) => error);

    expect(told).to.be.instanceOf(StoreDamaged);
    expect((told as StoreDamaged).message).to.match(/catalogue\.db 已损坏.*没有备份.*restore/u);
    expect(readdirSync(target)).to.eql([]);
    expect(filesMetDamaged(folder, true)).to.eql(['catalogue.db']);
  });

  it('is not restored from a backup of before, and the data stay', async () => {
    const target = path.join(folder, 'copy');
    const manifest = await backup(folder, target);
    damageTable(path.join(target, 'catalogue.db'), 'record');
    const sha256 = createHash('sha256')
      .update(readFileSync(path.join(target, 'catalogue.db')))
      .digest('hex');
    writeFileSync(
      path.join(target, 'manifest.json'),
      JSON.stringify({
        ...manifest,
        files: manifest.files.map((file) =>
          file.name === 'catalogue.db' ? { ...file, sha256 } : file,
        ),
      }),
    );
    const before = epochOf(catalogue);
    const told: unknown = await restore(target, folder).catch((error: unknown) => error);

    expect((told as Error).message).to.match(/备份时已损坏/u);
    expect(epochOf(catalogue)).to.equal(before);
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).to.eql([]);
  });

  it('gives way to a backup, which comes with an epoch of its own', async () => {
    const target = path.join(folder, 'copy');
    await backup(folder, target);
    const before = epochOf(catalogue);
    damageTable(catalogue, 'record');
    checkFiles(folder, all);
    await restore(target, folder);

    expect(epochOf(catalogue)).to.not.equal(before);
    expect(filesMetDamaged(folder, true)).to.eql([]);
    expect(checkFiles(folder, all).flatMap(({ faults }) => faults)).to.eql([]);
  });
});

describe('a restore that breaks off half way', () => {
  it('has put a catalogue in place that no index of before follows', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'damage-'));
    const copy = path.join(folder, 'copy');
    const data = path.join(folder, 'var');
    const stores = await openStores({ dataFolder: data, queryWorkers: 0 });
    const before = await stores.records.epoch();
    await stores.close();
    const manifest = await backup(data, copy);
    // The catalogue comes first, and the registry cannot take its place.
    const files = manifest.files.toReversed();
    writeFileSync(path.join(copy, 'manifest.json'), JSON.stringify({ ...manifest, files }));
    rmSync(path.join(data, 'registry.db'));
    mkdirSync(path.join(data, 'registry.db', 'in the way'), { recursive: true });
    const failed: unknown = await restore(copy, data).catch((error: unknown) => error);

    expect(failed).to.be.instanceOf(Error);
    const records = new SqliteRecordStore(path.join(data, 'catalogue.db'), true);
    expect(await records.epoch()).to.not.equal(before);
    await records.close();
    rmSync(folder, { recursive: true });
  });
});

describe('a backup', () => {
  it('into a folder that cannot be made is refused in one sentence at once', async function () {
    // Where a folder cannot be made in one that is there, Node's recursive mkdir never returns.
    if (!existsSync('/proc/self')) cannotRun(this, '没有 /proc，建不了目录的地方无从试起');
    const folder = mkdtempSync(path.join(tmpdir(), 'damage-'));
    const stores = await openStores({ dataFolder: folder, queryWorkers: 0 });
    await stores.close();
    for (const target of ['/proc/self/nowhere/copy', path.join(folder, 'catalogue.db', 'copy')]) {
      const told: unknown = await backup(folder, target).catch((error: unknown) => error);
      expect((told as Error).message, target).to.match(
        /^备份目录 .* 建不了（E[A-Z]+）：请换一个可以写入的目录$/u,
      );
    }
    rmSync(folder, { recursive: true });
  });
});

describe('a damaged search index', () => {
  it('is met by a search, counts as new from then on, and is never trusted again', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'damage-'));
    let inUse: string | undefined;
    const pointer = {
      current: async () => inUse,
      publish: async (file: string) => void (inUse = file),
    };
    const open = (): Promise<EmbeddedSearchIndex> =>
      EmbeddedSearchIndex.open({ folder, pointer, queryWorkers: 0 });
    const index = await open();
    const rebuild = await index.openRebuild();
    await rebuild.replace([workOf()], 7);
    await rebuild.publish('epoch', 7, 1);
    expect(await index.isWhole()).to.equal(true);
    await index.close();

    damageTable(path.join(folder, inUse ?? ''), 'terms_data');
    const again = await open();
    expect(await again.isWhole()).to.equal(false);
    expect(await again.applied()).to.eql({ epoch: '', seq: 0 });
    const told: unknown = await again.search(EVERYTHING).catch((error: unknown) => error);
    expect(told === undefined || told instanceof Error).to.equal(false);
    await again.close();
    rmSync(folder, { recursive: true });
  });
});
