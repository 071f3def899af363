/** What every `QuarantineShelf` shows of what waits, what was set aside, and descriptions with warnings. */
import { expect } from 'chai';
import type { Waived, Waiver } from '../../catalogue/runs/waiver.ts';
import { broken, eachCatalogue, record } from '../support/catalogue-under-test.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';

export function quarantineShelfConformance(name: string, open: OpenCatalogue): void {
  describe(`${name}, its quarantine as it is looked through`, () => {
    const catalogue = eachCatalogue(open);
    const { harvested } = catalogue;
    const unnamed = {
      ...broken('x'),
      identifier: null,
      code: 'RECORD_WITHOUT_IDENTIFIER',
      raw: Buffer.from('<record/>'),
    };
    const identifiers = async (isAside = false, code?: string): Promise<(string | null)[]> =>
      (await catalogue.store.shelf.shelf({ source: 'qh', isAside, code }, 10, 0)).items.map(
        ({ identifier }) => identifier,
      );

    it('is shown in parts, by code, with the place, the length and the title of before', async () => {
      await harvested('qh', [record('qh', '1', { title: '首都志' })]);
      await harvested('qh', [broken('1'), broken('2'), unnamed]);
      const { shelf } = catalogue.store;
      const part = await shelf.shelf({ source: 'qh', isAside: false }, 2, 0);
      expect(part.total).to.equal(3);
      expect(part.items.map(({ identifier }) => identifier)).to.eql(['1', '2']);
      expect(part.items[0]).to.include({
        source: 'qh',
        thing: '1',
        code: 'RECORD_MALFORMED',
        title: '首都志',
        bytes: 18,
        position: 1,
        aside: null,
      });
      expect(part.items[1]).to.include({ title: null });
      expect(await identifiers(false, 'RECORD_WITHOUT_IDENTIFIER')).to.eql([null]);
      expect(await shelf.shelfGroups('qh')).to.have.lengthOf(2);
      expect((await shelf.shelfGroups('qh'))[0]).to.include({
        code: 'RECORD_MALFORMED',
        isAside: false,
        count: 2,
      });
      const one = await shelf.shelved(part.items[0]!.id);
      expect(Buffer.from(one!.raw).toString()).to.equal('<record>&</record>');
      expect(await shelf.shelved(99)).to.equal(undefined);
    });

    it('sets aside what a person did, so that it counts no more, until that is taken back', async () => {
      await harvested('qh', [broken('1'), broken('2')]);
      const { store } = catalogue;
      const waiver = waiverOf(1, { kind: 'quarantine', thing: '1', code: 'RECORD_MALFORMED' });
      await store.waivers.applyWaivers([waiver]);
      expect(await store.waivers.waiversApplied()).to.equal(1);
      expect([await identifiers(), await identifiers(true)]).to.eql([['2'], ['1']]);
      expect((await store.ledger('qh')).quarantined).to.equal(1);
      expect((await store.quarantine('qh', 10)).map(({ identifier }) => identifier)).to.eql(['2']);
      const { items } = await store.shelf.shelf({ source: 'qh', isAside: true }, 10, 0);
      expect(items[0]?.aside).to.equal(1);

      // It comes again as it was; another fault of it is another matter.
      expect(await harvested('qh', [broken('1')])).to.include({ state: 'partial' });
      expect(await identifiers(true)).to.eql(['1']);
      await harvested('qh', [record('qh', '2')]);
      expect(await harvested('qh', [broken('1')])).to.include({ state: 'unchanged' });
      await harvested('qh', [{ ...broken('1'), code: 'DESCRIBE_FAILED' }]);
      expect(await identifiers()).to.eql(['1']);
      await harvested('qh', [broken('1')]);
      expect(await identifiers(true)).to.eql(['1']);
      expect((await store.ledger('qh')).quarantined).to.equal(0);

      await store.waivers.applyWaivers([{ ...waiver, seq: 2, takenBack: { at: '', by: '' } }]);
      expect(await identifiers()).to.eql(['1']);
      expect((await store.ledger('qh')).quarantined).to.equal(1);
      await harvested('qh', [record('qh', '1')]);
      expect((await store.ledger('qh')).quarantined).to.equal(0);
    });

    it('forgets what was set aside by another registry', async () => {
      await harvested('qh', [broken('1')]);
      const { waivers } = catalogue.store;
      await waivers.applyWaivers([
        waiverOf(1, { kind: 'quarantine', thing: '1', code: 'RECORD_MALFORMED' }),
        waiverOf(2, { kind: 'list-size', short: 3 }),
      ]);
      await waivers.forgetWaivers();
      expect(await waivers.waiversApplied()).to.equal(0);
      expect(await identifiers()).to.eql(['1']);
      expect(await catalogue.store.ledger('qh')).to.include({
        quarantined: 1,
        shortAccepted: null,
      });
    });

    it('goes by what was accepted: a list may be short by about as much, a gap be left', async () => {
      const { begin, commit } = catalogue;
      const { store } = catalogue;
      const run = async (short: number): Promise<string | null> => {
        const begun = await begin('qh');
        await commit(begun, [record('qh', '1')], { flags: [`list-short:${short}`] });
        return (await store.completeRun(begun, 0)).code;
      };
      expect(await run(4)).to.equal('LIST_SHORT');
      await store.waivers.applyWaivers([waiverOf(1, { kind: 'list-size', short: 4 })]);
      expect((await store.ledger('qh')).shortAccepted).to.equal(4);
      expect(await run(24)).to.equal(null);
      expect(await run(25)).to.equal('LIST_SHORT');

      const [from, until] = ['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'];
      const given = async (): Promise<string | null> => {
        const begun = await begin('qh');
        const bad = await store.planWindow(begun, from, until);
        await store.failWindow(begun, bad.id, '接口回答 HTTP 500');
        return (await store.completeRun(begun, 0)).code;
      };
      expect(await given()).to.equal('GAPS');
      await store.waivers.applyWaivers([waiverOf(2, { kind: 'gap', from, until })]);
      expect(await store.gaps('qh')).to.eql([]);
      expect(await given()).to.equal(null);
    });

    it('shows the documents that have a warning, with what it is about', async () => {
      await harvested('qh', [
        record('qh', '1', { title: '首都志', identifier: 'ISBN 978-7-5339-0000-1' }),
        record('qh', '2'),
        record('qh', '3', { title: '白下琐言', identifier: 'ISBN 978-7-5339-0000-2' }),
      ]);
      await harvested('jn', [record('jn', '1', { identifier: 'ISBN 978-7-5339-0000-1' })]);
      const part = await catalogue.store.shelf.warned('qh', 'ISBN_INVALID', 1, 1);
      expect(part.total).to.equal(2);
      expect(part.items.map(({ identifier, title }) => [identifier, title])).to.eql([
        ['3', '白下琐言'],
      ]);
      expect(part.items[0]?.values.join()).to.include('978-7-5339-0000-2');
    });
  });
}

function waiverOf(seq: number, waived: Waived): Waiver {
  return { id: 1, seq, source: 'qh', waived, why: '', by: '', at: '', takenBack: null };
}
