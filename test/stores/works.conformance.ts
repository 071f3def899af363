/**
 * What every `Works` tells of works: they merge and come apart with their records, and every id a work ever
 * had leads on.
 */
import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { LONGEST_EXPLAINED } from '../../catalogue/ports/works.ts';
import { documentId } from '../../catalogue/ids.ts';
import { eachCatalogue, gone, record } from '../support/catalogue-under-test.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';
import { held } from '../support/suppressions.ts';

export function worksConformance(name: string, open: OpenCatalogue): void {
  describe(`${name}, its works`, () => {
    const catalogue = eachCatalogue(open);
    const { harvested, titleOf, changes } = catalogue;

    const isbn = { identifier: 'ISBN 978-7-80718-268-9', format: '纸质' };

    it('joins two libraries that describe one edition, under the id of the older', async () => {
      await harvested('qh', [record('qh', '1', isbn)]);
      await harvested('jn', [record('jn', '8', { ...isbn, title: '客座贅語' })]);
      const older = documentId('qh', '1');
      expect(await catalogue.store.work(documentId('jn', '8'))).to.eql({
        kind: 'moved',
        to: older,
      });
      const found = await catalogue.store.work(older);
      if (found.kind !== 'work') throw new Error(found.kind);
      expect(found.work.holdings.map((holding) => holding.library)).to.eql(['320104', '320115']);
      expect((await catalogue.store.totals()).works).to.equal(1);
      expect(await changes()).to.eql([`replace ${older}`]);
    });

    it('hands out the documents of works, the oldest first and no more than are wanted', async () => {
      await harvested('qh', [record('qh', '1', isbn)]);
      await harvested('jn', [record('jn', '8', isbn), record('jn', '9', { title: '白下琐言' })]);
      const [both, other] = [documentId('qh', '1'), documentId('jn', '9')];
      const sourcesOf = async (most: number): Promise<unknown> => {
        const found = await catalogue.store.documentsOf([other, both, documentId('jn', '7')], most);
        return [...found].map(([id, documents]) => [id, documents.map(({ source }) => source)]);
      };
      expect(await sourcesOf(8)).to.eql([
        [other, ['jn']],
        [both, ['qh', 'jn']],
      ]);
      expect(await sourcesOf(1)).to.eql([
        [other, ['jn']],
        [both, ['qh']],
      ]);
      await harvested('jn', [gone('jn', '9')]);
      expect([...(await catalogue.store.documentsOf([other], 8)).keys()]).to.eql([]);
    });

    it('keeps back a document that is an endless list', async () => {
      const endless = { title: '白下琐言', description: '注'.repeat(LONGEST_EXPLAINED) };
      await harvested('jn', [record('jn', '9', endless)]);
      expect((await catalogue.store.documentsOf([documentId('jn', '9')], 8)).size).to.equal(0);
    });

    it('knows of each collection the newest work with a picture that lies open', async () => {
      const photo = (n: number, elements: Record<string, string>): ReturnType<typeof record> =>
        record(
          'qh',
          `${n}`,
          { title: `第${n}张照片`, relation: `https://qh.example/thumb/${n}.jpg`, ...elements },
          { sets: ['photo', 'local'] },
        );
      const pictured = async (): Promise<unknown> =>
        Object.fromEntries(await catalogue.store.pictured(['qh:photo', 'qh:local', 'qh:none']));
      const of = (id: string): unknown => ({ 'qh:photo': id, 'qh:local': id });
      await harvested('qh', [
        photo(1, { rights: '在线全文' }),
        photo(2, { rights: '在线全文' }),
        photo(3, { rights: '不外借，仅限到馆阅览' }),
        photo(4, { rights: '在线全文', relation: 'https://qh.example/page/4' }),
      ]);
      expect(await pictured()).to.eql(of(documentId('qh', '2')));
      await harvested('qh', [photo(2, { rights: '持读者证登录后阅读' })]);
      expect(await pictured()).to.eql(of(documentId('qh', '1')));
      await catalogue.store.applySuppressions([held({ scope: 'link', field: 'thumbnail' })], 1);
      expect(await pictured()).to.eql({});
      await catalogue.store.applySuppressions([], 2);
      expect(await pictured()).to.eql(of(documentId('qh', '1')));
      await catalogue.store.applySuppressions([held({ scope: 'source', identifier: null })], 3);
      expect(await pictured()).to.eql({});
      await catalogue.store.applySuppressions([], 4);
      await harvested('qh', [gone('qh', '1')]);
      expect(await pictured()).to.eql({});
    });

    it('lets them come apart when one record changes, and the address follows its record', async () => {
      await harvested('qh', [record('qh', '1', isbn)]);
      await harvested('jn', [record('jn', '8', isbn)]);
      await harvested('jn', [record('jn', '8', { title: '白下琐言' })]);
      expect(await titleOf(documentId('qh', '1'))).to.equal('客座赘语');
      expect(await titleOf(documentId('jn', '8'))).to.equal('白下琐言');
      expect((await catalogue.store.totals()).works).to.equal(2);
    });

    it('shrinks a work by the record that one library deletes', async () => {
      await harvested('qh', [record('qh', '1', isbn)]);
      await harvested('jn', [record('jn', '8', isbn)]);
      await harvested('qh', [gone('qh', '1')]);
      const now = documentId('jn', '8');
      expect(await titleOf(now)).to.equal('客座赘语');
      expect(await catalogue.store.work(documentId('qh', '1'))).to.eql({ kind: 'moved', to: now });
      expect(await changes()).to.have.members([
        `remove ${documentId('qh', '1')}`,
        `replace ${now}`,
      ]);
    });

    it('is none of a record that comes and is deleted within one page, nor of one that comes twice', async () => {
      const deleted = { ...gone('qh', '1') };
      await harvested('qh', [
        record('qh', '1', isbn),
        record('qh', '2', { title: '白下琐言' }),
        record('qh', '2', isbn),
        { ...deleted, record: { ...deleted.record, datestamp: '2026-03-01T00:00:00Z' } },
      ]);
      expect((await catalogue.store.totals()).works).to.equal(1);
      expect(await titleOf(documentId('qh', '2'))).to.equal('客座赘语');
      expect((await catalogue.store.totals()).byLibrary['320104']).to.eql({ works: 1, records: 1 });
    });

    it('says of a work whose last record was deleted that it is gone, and what it was', async () => {
      await harvested('qh', [record('qh', '1')]);
      await harvested('qh', [gone('qh', '1')]);
      expect(await catalogue.store.work(documentId('qh', '1'))).to.include({
        kind: 'gone',
        title: '客座赘语',
      });
      expect((await catalogue.store.totals()).byLibrary['320104']).to.eql({ works: 0, records: 0 });
      expect(await catalogue.exported()).to.deep.include.members([
        {
          source: 'qh',
          identifier: '1',
          datestamp: '2026-01-01T00:00:00Z',
          deleted: true,
          sha256: createHash('sha256').update('deleted').digest('hex'),
          title: '客座赘语',
        },
      ]);
    });

    it('gives several in the order asked for, and leaves out what is no work', async () => {
      const titles = ['客座赘语', '白下琐言', '金陵琐事'];
      await harvested(
        'qh',
        titles.map((title, n) => record('qh', `${n}`, { title })),
      );
      const ids = ['2', 'never', '0'].map((identifier) => documentId('qh', identifier));
      const works = await catalogue.store.works(ids);
      expect(works.map(({ title }) => title)).to.eql(['金陵琐事', '客座赘语']);
    });

    it('counts works once, and records and works of each library', async () => {
      expect(await catalogue.store.totals()).to.eql({ works: 0, byLibrary: {} });
      await harvested('qh', [record('qh', '1', isbn), record('qh', '2', { title: '白下琐言' })]);
      await harvested('jn', [record('jn', '8', isbn)]);
      expect(await catalogue.store.totals()).to.eql({
        works: 2,
        byLibrary: { 320104: { works: 2, records: 2 }, 320115: { works: 1, records: 1 } },
      });
    });

    it('knows in which form most records print a name in letters', async () => {
      const key = 'person:rabe, john';
      const form = async (): Promise<string | undefined> =>
        (await catalogue.store.printedForms([key, 'person:nobody'])).get(key);
      const creators = ['RABE, JOHN', 'Rabe, John', 'rabe, john'];
      const printed = creators.map((creator, n) => record('qh', `${n}`, { creator }));
      expect(await form()).to.equal(undefined);
      await harvested('qh', printed.slice(0, 1));
      expect(await form()).to.equal('RABE, JOHN');
      // As common as another, and not in capitals alone.
      await harvested('qh', printed);
      expect(await form()).to.equal('Rabe, John');
      await harvested('jn', [record('jn', '9', { creator: 'RABE, JOHN' })]);
      expect(await form()).to.equal('RABE, JOHN');
      await harvested('jn', [record('jn', '9', { creator: 'Rabe, John' })]);
      expect(await form()).to.equal('Rabe, John');
      await harvested('jn', [gone('jn', '9')]);
      await harvested('qh', [gone('qh', '1'), gone('qh', '2')]);
      expect(await form()).to.equal('RABE, JOHN');
      await harvested('qh', [gone('qh', '0')]);
      expect((await catalogue.store.printedForms([key])).size).to.equal(0);
    });

    it('knows nothing of what it never saw', async () => {
      expect(await catalogue.store.work(documentId('qh', 'never'))).to.eql({ kind: 'unknown' });
    });

    it('lists those between two ids with when each changed, and none that went', async () => {
      await harvested('qh', [record('qh', '1'), record('qh', '2'), record('qh', '3')]);
      await harvested('qh', [gone('qh', '3')]);
      const between = async (after: string, before: string): Promise<string[]> =>
        (await Array.fromAsync(catalogue.store.worksBetween(after, before)))
          .flat()
          .map(({ id }) => id);
      const [first = '', second = ''] = [documentId('qh', '1'), documentId('qh', '2')].sort();
      expect(await between('', '~')).to.eql([first, second]);
      expect(await between(first, '~')).to.eql([second]);
      expect(await between(first.slice(0, 3), `${first.slice(0, 3)}~`)).to.eql([first]);
      expect(await between('', first)).to.eql([]);
      const [slice = []] = await Array.fromAsync(catalogue.store.worksBetween('', '~'));
      for (const { changedAt } of slice) expect(changedAt).to.match(/^\d{4}-.*Z$/);
    });

    it('lists each with the seq of its last change', async () => {
      await harvested('qh', [record('qh', '1'), record('qh', '2', { title: '白下琐言' })]);
      await harvested('qh', [record('qh', '2', { title: '白下瑣言' })]);
      const versions = await Array.fromAsync(catalogue.store.workVersions());
      expect(versions.map((version) => version.id)).to.eql(
        [documentId('qh', '1'), documentId('qh', '2')].sort(),
      );
      const last = versions.find((version) => version.id === documentId('qh', '2'));
      expect(last?.seq).to.equal(await catalogue.store.lastSeq());
      expect((await catalogue.store.changesAfter((last?.seq ?? 0) - 1, 10)).length).to.equal(1);
    });
  });
}
