/** What every `Deliveries` keeps of files that libraries handed over. */
import { expect } from 'chai';
import type { Deliveries } from '../../catalogue/ports/deliveries.ts';
import type { Delivery } from '../../catalogue/runs/delivery.ts';
import { deedOf } from '../support/deeds.ts';
import type { OpenedRegistry } from './registry.conformance.ts';

const SENT: Delivery = {
  id: 'a'.repeat(32),
  source: '320104-files-1',
  library: '320104',
  name: '馆藏.mrc',
  bytes: 2_000,
  at: '2026-11-29T04:00:00.000Z',
  by: '馆员甲',
  state: 'reading',
  form: null,
  done: 0,
  total: null,
  message: '',
  kind: null,
  run: null,
  sheets: [],
  columns: [],
  preview: null,
};

export function deliveriesConformance(name: string, open: () => Promise<OpenedRegistry>): void {
  describe(`${name}, its deliveries`, () => {
    let opened: OpenedRegistry;
    let deliveries: Deliveries;
    beforeEach(async () => {
      opened = await open();
      ({ deliveries } = opened.registry);
    });
    afterEach(() => opened.dispose());

    it('keeps one as it was put last, with what a person did, for every process', async () => {
      await deliveries.put(SENT, deedOf({ act: 'delivery-add', after: { name: SENT.name } }));
      await deliveries.put({ ...SENT, form: 'iso2709', total: 7 });
      const other = await opened.another();
      expect(await other.deliveries.find(SENT.id)).to.eql({ ...SENT, form: 'iso2709', total: 7 });
      expect((await other.audit.latest(9)).map(({ act }) => act)).to.eql(['delivery-add']);
      await other.close();
      expect(await deliveries.find('nothing')).to.equal(undefined);
    });

    it('lists those of a library, the newest first, and what is still to be done, the oldest first', async () => {
      const later = { ...SENT, id: 'b'.repeat(32), at: '2026-11-29T05:00:00.000Z' };
      const ended: Delivery = { ...later, id: 'c'.repeat(32), library: '320115', state: 'done' };
      for (const one of [later, ended, SENT]) await deliveries.put(one);
      const ids = (list: readonly Delivery[]): string[] => list.map(({ id }) => id.charAt(0));
      expect(ids(await deliveries.list('320104', 9))).to.eql(['b', 'a']);
      expect(ids(await deliveries.list(undefined, 2))).to.eql(['b', 'c']);
      expect(ids(await deliveries.open())).to.eql(['a', 'b']);
    });

    it('notes how far one is while it is under way, and never after', async () => {
      await deliveries.put(SENT);
      await deliveries.progress(SENT.id, 40);
      expect((await deliveries.find(SENT.id))?.done).to.equal(40);
      await deliveries.put({ ...SENT, state: 'ready', done: 50 });
      await deliveries.progress(SENT.id, 41);
      expect((await deliveries.find(SENT.id))?.done).to.equal(50);
    });

    it('remembers what the columns of a source mean, by heading', async () => {
      await deliveries.rememberColumns('s', [
        { heading: '题名', meaning: 'title' },
        { heading: '附注', meaning: 'other' },
      ]);
      await deliveries.rememberColumns('s', [{ heading: '附注', meaning: 'note' }]);
      expect(await deliveries.columnsOf('s')).to.eql([
        { heading: '附注', meaning: 'note' },
        { heading: '题名', meaning: 'title' },
      ]);
      expect(await deliveries.columnsOf('t')).to.eql([]);
    });
  });
}
