/** The driver: what it promises to every store built on it. */
import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Database, UnusableDatabase } from '../../stores/sqlite.ts';

describe('the SQLite driver', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sqlite-'));
    file = path.join(folder, 'some.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('binds a whole number as INTEGER, also into a TEXT column, and a broken one as REAL', () => {
    const db = new Database(':memory:');
    db.exec('create table t (a text) strict');
    db.prepare('insert into t values (?)').run(5);

    expect(db.prepare('select a from t').get()).to.deep.include({ a: '5' });
    expect(
      db.prepare('select typeof(?) as t, typeof(?) as u, typeof(?) as v').get(5, 0.5, true),
    ).to.deep.include({ t: 'integer', u: 'real', v: 'integer' });
    db.close();
  });

  it('keeps the rowid bound of a full-text query', () => {
    const db = new Database(':memory:');
    db.exec(
      `create virtual table f using fts5(a); insert into f(rowid, a) values (1, 'x'), (2, 'x')`,
    );

    expect(
      db.prepare('select rowid from f where f match ? and rowid > ?').all('x', 1),
    ).to.have.length(1);
    db.close();
  });

  it('undoes all of a transaction that throws, and joins one that is open', () => {
    const db = new Database(':memory:');
    db.exec('create table t (a integer) strict');
    const insert = db.prepare('insert into t values (?)');
    const broken = (): void =>
      db.write(() => {
        insert.run(1);
        db.write(() => insert.run(2));
        throw new Error('stop');
      });

    expect(broken).to.throw('stop');
    expect(db.isInTransaction).to.equal(false);
    expect(db.prepare('select count(*) as n from t').get()).to.deep.include({ n: 0 });
    db.close();
  });

  it('refuses a transaction that waits', () => {
    const db = new Database(':memory:');
    expect(() => db.write(() => Promise.resolve())).to.throw(TypeError);
    expect(db.isInTransaction).to.equal(false);
    db.close();
  });

  it('runs each migration once and goes on where the last start stopped', () => {
    const first = 'create table t (a integer) strict';
    new Database(file, { migrations: [first] }).close();
    const db = new Database(file, { migrations: [first, 'insert into t values (7)'] });
    db.close();
    const again = new Database(file, { migrations: [first, 'insert into t values (7)'] });

    expect(again.prepare('select a from t').all()).to.have.length(1);
    again.close();
  });

  it('undoes a migration that fails half way', () => {
    const migrations = ['create table t (a integer) strict; insert into nowhere values (1)'];
    expect(() => new Database(file, { migrations })).to.throw('nowhere');

    const db = new Database(file);
    expect(db.prepare('select name from sqlite_schema').all()).to.deep.equal([]);
    db.close();
  });

  it('refuses a file that a newer program made', () => {
    new Database(file, { migrations: ['select 1', 'select 2'] }).close();
    expect(() => new Database(file, { migrations: ['select 1'] })).to.throw(
      UnusableDatabase,
      '结构版本是 2',
    );
  });

  it('lets several processes make, migrate and write one file at the same time', async () => {
    const driver = path.resolve(import.meta.dirname, '../../stores/sqlite.ts');
    const script = `
      import { Database } from ${JSON.stringify(driver)};
      const db = new Database(${JSON.stringify(file)}, { migrations: ['create table t (a integer) strict'] });
      const read = db.prepare('select count(*) as n from t');
      const insert = db.prepare('insert into t values (?)');
      for (let i = 0; i < 50; i++) db.write(() => { insert.run(read.get().n); });
      db.close();`;
    const processes = [1, 2, 3].map(() =>
      spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' }),
    );
    const codes = await Promise.all(
      processes.map(async (child) => (await once(child, 'exit'))[0] as number),
    );

    expect(codes).to.deep.equal([0, 0, 0]);
    const db = new Database(file, { readOnly: true });
    // No two transactions saw the same count: they ran one after the other.
    expect(db.prepare('select count(distinct a) as n from t').get()).to.deep.include({ n: 150 });
    db.close();
  });

  it('copies a file while it is in use', async () => {
    const db = new Database(file, {
      migrations: ['create table t (a integer) strict; insert into t values (1)'],
    });
    const copy = path.join(folder, 'copy.db');
    await db.backupTo(copy);
    db.exec('insert into t values (2)');
    const other = new Database(copy, { readOnly: true });

    expect(other.prepare('select a from t').all()).to.have.length(1);
    db.close();
    other.close();
  });
});
