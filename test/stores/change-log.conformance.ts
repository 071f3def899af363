/**
 * What every `ChangeLog` does: it numbers what becomes of works, so that an index that was away finds its
 * way back, and remembers what an index would not take.
 */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import { eachCatalogue, gone, record } from '../support/catalogue-under-test.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';

export function changeLogConformance(name: string, open: OpenCatalogue): void {
  describe(`${name}, its change log`, () => {
    const catalogue = eachCatalogue(open);
    const { harvested, another, changes } = catalogue;
    const [one, two] = [documentId('qh', '1'), documentId('qh', '2')];

    it('is of one epoch for whoever opens the catalogue', async () => {
      const epoch = await catalogue.store.epoch();
      expect(epoch).to.match(/^[\w-]{8,}$/);
      const other = await another();
      expect(await other.epoch()).to.equal(epoch);
      await other.close();
    });

    it('begins at nothing and grows with every work that is made, changed or removed', async () => {
      expect(await catalogue.store.lastSeq()).to.equal(0);
      await harvested('qh', [record('qh', '1'), record('qh', '2', { title: '白下琐言' })]);
      expect((await changes()).sort()).to.eql([`replace ${one}`, `replace ${two}`].sort());
      await harvested('qh', [gone('qh', '1')]);
      expect(await changes()).to.eql([`replace ${two}`, `remove ${one}`]);
      expect(await catalogue.store.lastSeq()).to.equal(3);
    });

    it('gives the changes after a number, so many at most and in their order', async () => {
      const titles = ['客座赘语', '白下琐言', '金陵琐事'];
      await harvested(
        'qh',
        titles.map((title, n) => record('qh', `${n}`, { title })),
      );
      const seqs = async (after: number, limit: number): Promise<number[]> =>
        (await catalogue.store.changesAfter(after, limit)).map(({ seq }) => seq);
      expect(await seqs(0, 2)).to.eql([1, 2]);
      expect(await seqs(2, 2)).to.eql([3]);
      expect(await seqs(3, 2)).to.eql([]);
    });

    it('keeps which works an index refused, until it takes them or they are no more', async () => {
      await harvested('qh', [record('qh', '1'), record('qh', '2', { title: '白下琐言' })]);
      const refused = [one, two].sort().map((id) => ({ id, reason: '字段过长' }));
      await catalogue.store.noteRefusals(refused, []);
      expect(await catalogue.store.refusals()).to.eql(refused);
      await catalogue.store.noteRefusals([{ id: one, reason: '仍然过长' }], [two]);
      expect(await catalogue.store.refusals()).to.eql([{ id: one, reason: '仍然过长' }]);
      await harvested('qh', [gone('qh', '1')]);
      expect(await catalogue.store.refusals()).to.eql([]);
    });
  });
}
