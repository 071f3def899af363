/** The thread that writes the search index reads works in the catalogue by itself: the thread that harvests need not. */
import { expect } from 'chai';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { documentId } from '../../../catalogue/ids.ts';
import { SqliteRecordStore } from '../../../stores/embedded/catalogue/store.ts';
import { EmbeddedSearchIndex } from '../../../stores/embedded/search/embedded-search-index.ts';
import { eachCatalogue, gone, record } from '../../support/catalogue-under-test.ts';
import { requestOf } from '../../support/indexed-works.ts';
import { PATIENT_MS } from '../../support/patience.ts';

describe('an index that takes works from the catalogue', () => {
  let folder: string;
  const catalogue = eachCatalogue(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'taken-'));
    const file = path.join(folder, 'catalogue.db');
    const store = new SqliteRecordStore(file);
    return {
      store,
      another: async () => new SqliteRecordStore(file),
      dispose: async () => {
        await store.close();
        rmSync(folder, { recursive: true });
      },
    };
  });
  const [kept, lost] = ['1', '2'].map((name) => documentId('qh', name));
  const ids = [kept ?? '', lost ?? ''];

  async function withIndex(
    file: string,
    work: (index: EmbeddedSearchIndex) => Promise<void>,
  ): Promise<void> {
    let inUse: string | undefined;
    const index = await EmbeddedSearchIndex.open({
      folder,
      pointer: { current: async () => inUse, publish: async (name) => void (inUse = name) },
      catalogue: path.join(folder, file),
      queryWorkers: 1,
      searchMs: PATIENT_MS,
    });
    try {
      await work(index);
    } finally {
      await index.close();
    }
  }

  it('has them as they are there now, and passes over those that are no more', async () => {
    await catalogue.harvested('qh', [record('qh', '1'), record('qh', '2', { title: '白下琐言' })]);
    await withIndex('catalogue.db', async (index) => {
      expect(await index.take(ids, 2)).to.equal(true);
      await index.settle();
      expect(await titles(index)).to.have.members(['客座赘语', '白下琐言']);

      await catalogue.harvested('qh', [record('qh', '1', { title: '江宁府志' }), gone('qh', '2')]);
      await index.remove([lost ?? ''], 3);
      expect(await index.take(ids, 4)).to.equal(true);
      await index.settle();
      expect(await titles(index)).to.eql(['江宁府志']);
      expect(await Array.fromAsync(index.entries())).to.eql([{ id: kept, seq: 4 }]);
    });
  });

  it('takes them into an index that is being built as well', async () => {
    await catalogue.harvested('qh', [record('qh', '1'), record('qh', '2', { title: '白下琐言' })]);
    await withIndex('catalogue.db', async (index) => {
      const fresh = await index.openRebuild();
      expect(await fresh.take?.(ids, 2)).to.equal(true);
      await fresh.publish('epoch', 2, 2);
      expect(await titles(index)).to.have.members(['客座赘语', '白下琐言']);
    });
  });

  it('puts the log beside the catalogue into its file meanwhile', async () => {
    await catalogue.harvested('qh', [record('qh', '1'), record('qh', '2')]);
    const size = (): number => statSync(path.join(folder, 'catalogue.db')).size;
    const before = size();
    await withIndex('catalogue.db', async (index) => {
      for (let seq = 1; seq <= 4; seq++) await index.take(ids, seq);
    });
    expect(size()).to.be.greaterThan(before);
  });

  it('has nothing and says so where they cannot be read, so that they are handed over', async () => {
    await withIndex('elsewhere.db', async (index) => {
      expect(await index.take(ids, 2)).to.equal(false);
      expect(await Array.fromAsync(index.entries())).to.eql([]);
    });
  });

  async function titles(index: EmbeddedSearchIndex): Promise<string[]> {
    return (await index.search(requestOf(''))).hits.map(({ title }) => title);
  }
});
