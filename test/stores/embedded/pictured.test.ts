/** A catalogue of before knows its pictures once it is opened: collections show one without another harvest. */
import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MIGRATIONS } from '../../../stores/embedded/catalogue/schema.ts';
import { Database } from '../../../stores/sqlite.ts';
import { documentOf, holdingOf } from '../../support/presented.ts';

const BEFORE = MIGRATIONS.findIndex((step) => step.includes('create table pictured'));

describe('pictures of collections', () => {
  it('are known of documents that were stored before', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'pictured-'));
    const file = path.join(folder, 'catalogue.db');
    try {
      const photo = (access: 'online' | 'onsite', kind: 'thumbnail' | 'landing'): string =>
        JSON.stringify(
          documentOf({
            holdings: [
              holdingOf({
                collections: ['qh:photo', 'qh:local'],
                access,
                links: [{ url: 'https://qh.example/1', kind }],
              }),
            ],
          }),
        );
      const old = new Database(file, { migrations: MIGRATIONS.slice(0, BEFORE) });
      const insert = old.prepare('insert into document (added, json) values (?, ?)');
      insert.run(1, photo('online', 'thumbnail'));
      insert.run(2, photo('onsite', 'thumbnail'));
      insert.run(3, photo('online', 'landing'));
      old.close();
      const now = new Database(file, { migrations: MIGRATIONS });
      const rows = now
        .prepare<{ collection: string; added: number }>('select collection, added from pictured')
        .all();
      now.close();
      expect(rows.map(({ collection, added }) => [collection, added])).to.eql([
        ['qh:local', 1],
        ['qh:photo', 1],
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
