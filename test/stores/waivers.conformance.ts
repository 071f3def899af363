/** What every `Waivers` keeps of what persons set aside or accepted. */
import { expect } from 'chai';
import type { Waivers } from '../../catalogue/ports/waivers.ts';
import type { NewWaiver, Waiver } from '../../catalogue/runs/waiver.ts';
import { deedOf } from '../support/deeds.ts';
import type { OpenedRegistry } from './registry.conformance.ts';

const THING: NewWaiver = {
  source: 'qh',
  waived: { kind: 'quarantine', thing: 'oai:1', code: 'RECORD_MALFORMED' },
  why: '对方改不了',
  by: '馆员甲',
};
const SHORT: NewWaiver = { ...THING, waived: { kind: 'list-size', short: 4 } };

export function waiversConformance(name: string, open: () => Promise<OpenedRegistry>): void {
  describe(`${name}, its waivers`, () => {
    let opened: OpenedRegistry;
    let waivers: Waivers;
    beforeEach(async () => {
      opened = await open();
      ({ waivers } = opened.registry);
    });
    afterEach(() => opened.dispose());

    const deed = (before: Waiver | null, after: Waiver | null): ReturnType<typeof deedOf> =>
      deedOf({
        act: after === null ? 'waiver-withdraw' : 'waiver-add',
        before: before && { id: before.id },
        after: after && { id: after.id },
      });

    it('keeps one as it was made, for every process, and lists those of a source that hold', async () => {
      const made = await waivers.add(THING, deed);
      const { id, seq, at, takenBack, ...given } = made;
      expect(given).to.eql(THING);
      expect({ id, seq, takenBack }).to.eql({ id: 1, seq: 1, takenBack: null });
      expect(new Date(at).toISOString()).to.equal(at);
      const short = await waivers.add(SHORT, deed);
      const other = await opened.another();
      expect(await other.waivers.of('qh')).to.eql([short, made]);
      expect(await other.waivers.of('jn')).to.eql([]);
      await other.close();
    });

    it('lets one about the same take the place of the earlier one', async () => {
      await waivers.add(THING, deed);
      const again = { ...THING, waived: { ...THING.waived, code: 'DESCRIBE_FAILED' } } as NewWaiver;
      await waivers.add(again, deed);
      expect((await waivers.of('qh')).map(({ id }) => id)).to.eql([2]);
      const told = (await waivers.after(0, 10)).map(({ id, seq, takenBack }) => [
        id,
        seq,
        takenBack?.by,
      ]);
      expect(told).to.eql([
        [1, 2, '馆员甲'],
        [2, 3, undefined],
      ]);
      expect(await waivers.lastSeq()).to.equal(3);
    });

    it('takes one back, once, and enters each act with it', async () => {
      await waivers.add(THING, deed);
      const back = await waivers.takeBack(1, 'admin', deed);
      expect(back?.takenBack?.by).to.equal('admin');
      expect(await waivers.takeBack(1, 'other', deed)).to.eql(back);
      expect(await waivers.takeBack(9, 'other', deed)).to.equal(undefined);
      expect(await waivers.of('qh')).to.eql([]);
      const entries = await opened.registry.audit.latest(10);
      expect(entries.map(({ act, before, after }) => [act, before, after])).to.eql([
        ['waiver-withdraw', { id: 1 }, null],
        ['waiver-add', null, { id: 1 }],
      ]);
    });
  });
}
