/**
 * What every `Records` keeps: each record as it came, to be looked at, exported, and described again.
 */
import { expect } from 'chai';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { documentId } from '../../catalogue/ids.ts';
import type { SourceRecord } from '../../catalogue/record.ts';
import { describedAgain, eachCatalogue, gone, record } from '../support/catalogue-under-test.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';

export function recordsConformance(name: string, open: OpenCatalogue): void {
  describe(`${name}, its records`, () => {
    const catalogue = eachCatalogue(open);
    const { harvested, titleOf } = catalogue;

    it('keeps the record as received, with its history', async () => {
      const run = await harvested('qh', [record('qh', '1', {}, { sets: ['a', 'b:c'] })]);
      const kept = await catalogue.store.record(documentId('qh', '1'));
      expect(kept?.record.setSpecs).to.eql(['a', 'b:c']);
      expect(kept?.record.xml).to.include('<dc:title>客座赘语</dc:title>');
      expect(kept?.lastRun).to.equal(run.id);
    });

    it('knows no record that never came', async () => {
      expect(await catalogue.store.record(documentId('qh', 'never'))).to.equal(undefined);
    });

    it('tells how records of a source stand, by what they are compared with', async () => {
      await harvested('qh', [record('qh', '1'), gone('qh', '2')]);
      const standing = await catalogue.store.standing('qh', ['1', '2', 'never']);
      expect([...standing].map(([id, { deleted }]) => [id, deleted])).to.eql([
        ['1', false],
        ['2', true],
      ]);
      expect(standing.get('1')?.hash).to.equal((await catalogue.exported())[0]?.sha256);
    });

    it('exports the present state of all, deletions included, or of one source', async () => {
      await harvested('qh', [record('qh', '1'), gone('qh', '2')]);
      await harvested('jn', [record('jn', '1', { title: '白下琐言' })]);
      const all = await catalogue.exported();
      expect(
        all.map(({ source, identifier, deleted, title }) => [source, identifier, deleted, title]),
      ).to.eql([
        ['qh', '1', false, '客座赘语'],
        ['qh', '2', true, ''],
        ['jn', '1', false, '白下琐言'],
      ]);
      const one = await Array.fromAsync(catalogue.store.exportRecords('jn'));
      expect(one).to.eql(all.slice(2));
    });

    it('describes every record again when the rules changed, once', async () => {
      await harvested('qh', [record('qh', '1'), record('qh', '2', { title: '白下琐言' })]);
      const seq = await catalogue.store.lastSeq();
      // Describing is pure, and what the watch broke off on a busy machine is described once more.
      const asked = new Set<string>();
      const rule = (title: string) => (kept: { identifier: string; source: string }) => {
        asked.add(kept.identifier);
        const again = record(kept.source, kept.identifier, { title }).describe();
        if (again === null) throw new Error('deleted');
        return again;
      };
      await catalogue.store.describeAgain('qh', 'rules 2', rule('新规则'));
      expect([...asked]).to.eql(['1', '2']);
      expect(await titleOf(documentId('qh', '1'))).to.equal('新规则');
      const after = await catalogue.store.lastSeq();
      expect(after, 'each work once').to.equal(seq + 2);
      asked.clear();
      await catalogue.store.describeAgain('qh', 'rules 2', rule('没有人问'));
      expect([...asked]).to.eql([]);
      expect(await catalogue.store.lastSeq()).to.equal(after);
    });

    it('goes on where describing again broke off, and begins anew for other rules', async () => {
      const records = Array.from({ length: 1_000 }, (_, n) =>
        record('qh', `${n}`, { title: `第${n}种志` }),
      );
      await harvested('qh', records);
      const asked: string[] = [];
      const asking = (kept: SourceRecord): CatalogueDocument => {
        asked.push(kept.identifier);
        return describedAgain(kept);
      };
      const onProgress = (done: number): void => {
        if (done === 800) throw new Error('the process is going');
      };
      const broken = await catalogue.store
        .describeAgain('qh', 'rules 2', asking, { onProgress })
        .catch((caught: unknown) => caught);
      expect(broken).to.be.instanceOf(Error).with.property('message', 'the process is going');
      const before = new Set(asked);
      expect(before.size).to.equal(800);
      asked.length = 0;
      await catalogue.store.describeAgain('qh', 'rules 2', asking);
      // On a busy machine one of them may be described twice in a row, see within-time.ts; never on both sides.
      expect(new Set(asked).size).to.equal(200);
      expect(before.isDisjointFrom(new Set(asked))).to.equal(true);
      expect(asked.at(-1)).to.equal('999');
      asked.length = 0;
      await catalogue.store.describeAgain('qh', 'rules 3', asking);
      expect(new Set(asked).size).to.equal(1_000);
    });
  });
}
