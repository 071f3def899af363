/** The registry in SQLite: the conformance suite, and what only a file on disk has to get right. */
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { SqliteRegistry } from '../../stores/embedded/registry.ts';
import { matchDecisionsConformance } from './match-decisions.conformance.ts';
import { faultsOf } from '../../catalogue/audit.ts';
import { addKey } from '../../desk/keys.ts';
import { MIGRATIONS } from '../../stores/embedded/registry/tables.ts';
import { Database } from '../../stores/sqlite.ts';
import { TERMINAL } from '../support/deeds.ts';
import { cannotRun } from '../support/cannot-run.ts';
import { accessKeysConformance } from './access-keys.conformance.ts';
import { auditTrailConformance } from './audit-trail.conformance.ts';
import { healthToldConformance } from './health-told.conformance.ts';
import { libraryPagesConformance } from './library-pages.conformance.ts';
import { outboxConformance } from './outbox.conformance.ts';
import { deliveriesConformance } from './deliveries.conformance.ts';
import { casesConformance } from './cases.conformance.ts';
import { suppressionsConformance } from './suppressions.conformance.ts';
import { registrationsConformance } from './registrations.conformance.ts';
import { peopleConformance } from './people.conformance.ts';
import { library, registryConformance, source } from './registry.conformance.ts';
import type { OpenedRegistry } from './registry.conformance.ts';
import { waiversConformance } from './waivers.conformance.ts';

const open = async (): Promise<OpenedRegistry> =>
  openIn(mkdtempSync(path.join(tmpdir(), 'registry-')));

registryConformance('SqliteRegistry', open);
matchDecisionsConformance('SqliteRegistry', open);
accessKeysConformance('SqliteRegistry', open);
auditTrailConformance('SqliteRegistry', open);
peopleConformance('SqliteRegistry', open);
outboxConformance('SqliteRegistry', open);
suppressionsConformance('SqliteRegistry', open);
waiversConformance('SqliteRegistry', open);
libraryPagesConformance('SqliteRegistry', open);
healthToldConformance('SqliteRegistry', open);
registrationsConformance('SqliteRegistry', open);
casesConformance('SqliteRegistry', open);
deliveriesConformance('SqliteRegistry', open);

describe('the file of a registry', () => {
  it('is not written when the settings are applied again as they were', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'registry-'));
    const { registry, another, dispose } = openIn(folder);
    const settings = [
      source('qinhuai', { collections: [{ name: '老照片库' }] }),
      source('jiangning'),
    ];
    await registry.applySettings(settings);
    await registry.applySettings(settings.slice(0, 1));
    await registry.applyLibraries([library('320104'), library('320115')]);
    const other = await another();
    const written = readFileSync(path.join(folder, 'registry.db-wal'));
    await other.applySettings(settings.slice(0, 1));
    await other.applyLibraries([library('320104'), library('320115')]);
    expect(readFileSync(path.join(folder, 'registry.db-wal')).equals(written)).to.equal(true);
    await other.close();
    await dispose();
  });

  it('is for its owner alone, also where it was not before', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'registry-'));
    const { dispose } = openIn(folder);
    const modes = (): string[] =>
      readdirSync(folder).map((name) =>
        (statSync(path.join(folder, name)).mode & 0o77).toString(8),
      );
    expect(modes()).to.have.length.above(1);
    expect(new Set(modes())).to.eql(new Set(['0']));
    const file = path.join(folder, 'registry.db');
    chmodSync(file, 0o644);
    await new SqliteRegistry(file).close();
    expect(new Set(modes())).to.eql(new Set(['0']));
    await dispose();
  });

  // A process loses its locks on a file when any of its handles to it is closed; then another process that leaves
  // takes itself for the last one, and removes the log with what was written into it.
  it('is locked still after another thread of the process has opened it', async function () {
    if (!existsSync('/proc/locks')) cannotRun(this, '没有 /proc/locks，看不到文件锁。');
    const folder = mkdtempSync(path.join(tmpdir(), 'registry-'));
    const { another, dispose } = openIn(folder);
    const { ino } = statSync(path.join(folder, 'registry.db'));
    const isLocked = (): boolean =>
      readFileSync('/proc/locks', 'utf8')
        .split('\n')
        .some((line) => line.includes(`:${ino} `) && line.includes(` ${process.pid} `));
    expect(isLocked()).to.equal(true);
    const second = await another();
    expect(isLocked()).to.equal(true);
    await second.close();
    await dispose();
  });

  it('brings the sources of before along, whatever state they were in', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'registry-'));
    const name = path.join(folder, 'registry.db');
    const before = MIGRATIONS.findIndex((script) => script.includes('create table source_of_now'));
    const old = new Database(name, { migrations: MIGRATIONS.slice(0, before) });
    old.exec(
      `insert into source values ('a', '320104', 'https://a.example/oai', 'oai_dc', null, '0 2 * * *', '[]', 'paused', 1);
       insert into source values ('b', '320115', 'https://b.example/oai', 'oai_dc', 'x', '0 3 * * *', '[]', 'retired', 1);`,
    );
    old.close();
    const { registry, dispose } = openIn(folder);
    expect((await registry.sources()).map(({ id, state }) => `${id} ${state}`)).to.eql([
      'a paused',
      'b retired',
    ]);
    const revision = await registry.revision();
    await registry.applySettings([source('a'), source('c')]);
    expect((await registry.sources()).map(({ id, state }) => `${id} ${state}`)).to.eql([
      'a paused',
      'c active',
      'b retired',
    ]);
    expect(await registry.revision()).to.be.greaterThan(revision);
    await dispose();
  });

  it('keeps what was said of columns of sheets when a meaning gets another name', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'registry-'));
    const name = path.join(folder, 'registry.db');
    const before = MIGRATIONS.findIndex((script) => script.includes("set meaning = 'creator'"));
    const old = new Database(name, { migrations: MIGRATIONS.slice(0, before) });
    const delivery = { id: 'd', columns: [{ heading: '作者', meaning: 'responsibility' }] };
    old.exec(
      `insert into sheet_column values ('a', '作者', 'responsibility'), ('a', '书名', 'title');
       insert into file_delivery values ('d', 'a', '320104', '2026-01-01', 'ready', 0, '${JSON.stringify(delivery)}');`,
    );
    old.close();
    const { registry, dispose } = openIn(folder);
    expect(await registry.deliveries.columnsOf('a')).to.eql([
      { heading: '书名', meaning: 'title' },
      { heading: '作者', meaning: 'creator' },
    ]);
    const found = await registry.deliveries.find('d');
    expect(found?.columns).to.eql([{ heading: '作者', meaning: 'creator' }]);
    await dispose();
  });

  it('holds no key that was given out, and lets nobody change its audit', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'registry-'));
    const { registry, dispose } = openIn(folder);
    const parts = { registry, now: () => new Date() };
    const wish = { name: '脚本', role: 'admin', library: undefined, days: 30 } as const;
    const { key } = await addKey(parts, wish, TERMINAL);
    for (const name of readdirSync(folder))
      expect(readFileSync(path.join(folder, name)).includes(key.slice(17)), name).to.equal(false);

    const file = new Database(path.join(folder, 'registry.db'));
    for (const change of ["update audit set subject = 'key:x'", 'delete from audit'])
      expect(() => file.exec(change)).to.throw(/only added to/);
    // Whoever means to can take the guard away; it shows all the same.
    file.exec("drop trigger audit_update; update audit set subject = 'key:x'");
    file.close();
    const { entries, head } = await registry.audit.chain();
    expect(faultsOf(entries, head)).to.eql([{ kind: 'changed', number: 1 }]);
    await dispose();
  });
});

function openIn(folder: string): OpenedRegistry {
  const file = path.join(folder, 'registry.db');
  const registry = new SqliteRegistry(file);
  return {
    registry,
    another: async () => new SqliteRegistry(file),
    async dispose() {
      await registry.close();
      rmSync(folder, { recursive: true });
    },
  };
}
