/** What every `HealthTold` keeps of what was told of sources. */
import { expect } from 'chai';
import type { Told } from '../../catalogue/runs/health-news.ts';
import { deedOf } from '../support/deeds.ts';
import { messageTo } from '../support/messages.ts';
import type { OpenedRegistry } from './registry.conformance.ts';

const AT = '2026-03-01T00:00:00.000Z';
const DOWN: Told = {
  state: 'down',
  since: AT,
  changes: [AT],
  isRestless: false,
  unansweredSince: AT,
  answeredBy: null,
  cityKnows: false,
};
const OK: Told = { ...DOWN, state: 'ok', unansweredSince: null };

export function healthToldConformance(name: string, open: () => Promise<OpenedRegistry>): void {
  describe(`${name}, what was told of sources`, () => {
    let opened: OpenedRegistry;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.dispose());

    const told = async (): Promise<unknown> =>
      Object.fromEntries(await opened.registry.healthTold.all());
    const messages = async (): Promise<number> =>
      (await opened.registry.outbox.messages('all', 9, 0)).total;
    const news = { messages: [messageTo([])], at: AT };

    it('is kept with the message that told it, for every process', async () => {
      const other = await opened.another();
      expect(await told()).to.eql({});
      expect(await opened.registry.healthTold.put('qinhuai', undefined, DOWN, news)).to.equal(true);
      expect(Object.fromEntries(await other.healthTold.all())).to.eql({ qinhuai: DOWN });
      expect(await messages()).to.equal(1);
      await other.close();
    });

    it('is written by whoever read it last, and nothing is told twice', async () => {
      const { healthTold } = opened.registry;
      await healthTold.put('qinhuai', undefined, DOWN, news);
      expect(await healthTold.put('qinhuai', undefined, OK, news)).to.equal(false);
      expect(await healthTold.put('qinhuai', OK, DOWN, news)).to.equal(false);
      expect(await told()).to.eql({ qinhuai: DOWN });
      expect(await messages()).to.equal(1);
      const read = (await healthTold.all()).get('qinhuai');
      expect(await healthTold.put('qinhuai', read, OK, { messages: [], at: AT })).to.equal(true);
      expect(await told()).to.eql({ qinhuai: OK });
    });

    it('is entered in the audit when a person changes it', async () => {
      const { registry } = opened;
      await registry.healthTold.put('qinhuai', undefined, DOWN, news);
      const answered = { ...DOWN, unansweredSince: null, answeredBy: '甲' };
      const deed = deedOf({ act: 'health-answer', subject: 'source:qinhuai' });
      expect(await registry.healthTold.put('qinhuai', OK, answered, { deed })).to.equal(false);
      expect(await registry.audit.latest(1)).to.eql([]);
      await registry.healthTold.put('qinhuai', DOWN, answered, { deed });
      expect((await registry.audit.latest(1))[0]?.subject).to.equal('source:qinhuai');
    });
  });
}
