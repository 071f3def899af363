/** What every `Suppressions` keeps of what persons keep from readers. */
import { expect } from 'chai';
import type { Suppressions } from '../../catalogue/ports/suppressions.ts';
import { suppressionFacts, suppressionSubject } from '../../catalogue/suppression.ts';
import type { Lifted, NewSuppression, Suppression } from '../../catalogue/suppression.ts';
import { deedOf } from '../support/deeds.ts';
import { wanted } from '../support/suppressions.ts';
import type { OpenedRegistry } from './registry.conformance.ts';

const AT = '2026-05-01T00:00:00.000Z';
const LIFTED: Lifted = { at: '2026-06-01T00:00:00.000Z', by: '馆员乙', how: 'lifted' };

export function suppressionsConformance(name: string, open: () => Promise<OpenedRegistry>): void {
  describe(`${name}, its suppressions`, () => {
    let opened: OpenedRegistry;
    let suppressions: Suppressions;
    beforeEach(async () => {
      opened = await open();
      suppressions = opened.registry.suppressions;
    });
    afterEach(() => opened.dispose());

    const add = (changed: Partial<NewSuppression> = {}): Promise<Suppression> =>
      suppressions.add(wanted(changed), AT, (made) =>
        deedOf({
          act: 'suppression-add',
          subject: suppressionSubject(made),
          after: suppressionFacts(made),
        }),
      );
    const lift = (id: number): Promise<Suppression | undefined> =>
      suppressions.lift(id, LIFTED, (made) =>
        deedOf({
          act: 'suppression-lift',
          subject: suppressionSubject(made),
          after: suppressionFacts(made),
        }),
      );
    const listed = async (
      query: Parameters<Suppressions['list']>[0],
      limit = 100,
      offset = 0,
    ): Promise<number[]> =>
      (await suppressions.list(query, limit, offset)).suppressions.map(({ id }) => id);

    it('keeps one as it was made, for every process', async () => {
      const made = await add({ notice: '应家属要求', until: '2027-01-01T00:00:00.000Z' });
      const { id, seq, at, lifted, ...given } = made;
      expect(given).to.eql(wanted({ notice: '应家属要求', until: '2027-01-01T00:00:00.000Z' }));
      expect({ id, seq, at, lifted }).to.eql({ id: 1, seq: 1, at: AT, lifted: null });
      const other = await opened.another();
      expect(await other.suppressions.find(1)).to.eql(made);
      expect(await other.suppressions.held()).to.eql([made]);
      await other.close();
    });

    it('knows nothing of a number that never was', async () => {
      expect(await suppressions.find(7)).to.equal(undefined);
      expect(await lift(7)).to.equal(undefined);
      expect(await suppressions.lastSeq()).to.equal(0);
      expect(await opened.registry.audit.latest(10)).to.eql([]);
    });

    it('ends one, once, under a seq of its own, and tells who and how', async () => {
      await add();
      const lifted = await lift(1);
      expect(lifted).to.deep.include({ id: 1, seq: 2, lifted: LIFTED });
      expect(await lift(1)).to.eql(lifted);
      expect(await suppressions.held()).to.eql([]);
      expect(await suppressions.lastSeq()).to.equal(2);
    });

    it('enters each in the audit, with the act and never without', async () => {
      await add();
      await lift(1);
      await lift(1);
      const entries = await opened.registry.audit.latest(10);
      expect(entries.map(({ act, subject }) => `${act} ${subject}`)).to.eql([
        'suppression-lift suppression:1',
        'suppression-add suppression:1',
      ]);
      expect(entries[1]?.after).to.deep.include({ library: '320104', identifier: '1' });
    });

    it('tells which hold on exactly the same', async () => {
      await add();
      await add({ scope: 'field', field: 'creators' });
      await add({ byLibrary: null });
      const on = async (changed: Partial<NewSuppression>): Promise<number[]> =>
        (await suppressions.on(wanted(changed))).map(({ id }) => id);
      expect(await on({})).to.eql([1, 3]);
      expect(await on({ scope: 'field', field: 'creators' })).to.eql([2]);
      expect(await on({ scope: 'link' })).to.eql([]);
      await lift(1);
      expect(await on({})).to.eql([3]);
    });

    it('lists the newest first, by library, source, kind, words, and whether they hold', async () => {
      await add({ identifier: 'oai:a_b' });
      await add({ library: '320115', source: 'jn', scope: 'source', identifier: null });
      await add({ why: '内部资料 100%' });
      await lift(1);
      expect(await listed({})).to.eql([3, 2, 1]);
      expect(await listed({ library: '320104' })).to.eql([3, 1]);
      expect(await listed({ source: 'jn' })).to.eql([2]);
      expect(await listed({ scope: 'record', holds: true })).to.eql([3]);
      expect(await listed({ holds: false })).to.eql([1]);
      expect(await listed({ words: '内部' })).to.eql([3]);
      expect(await listed({ words: '100%' })).to.eql([3]);
      expect(await listed({ words: 'a_b' })).to.eql([1]);
      expect(await listed({ words: 'a-b' })).to.eql([]);
      expect(await suppressions.list({}, 1, 1)).to.deep.include({ total: 3 });
      expect(await listed({}, 1, 1)).to.eql([2]);
    });

    it('tells which hold beyond their end', async () => {
      await add({ until: '2026-05-02T00:00:00.000Z' });
      await add({ until: '2026-05-03T00:00:00.000Z' });
      await add();
      const ids = async (at: string): Promise<number[]> =>
        (await suppressions.overdue(at)).map(({ id }) => id);
      expect(await ids('2026-05-01T23:59:59.999Z')).to.eql([]);
      expect(await ids('2026-05-02T00:00:00.000Z')).to.eql([1]);
      await lift(1);
      expect(await ids('2026-06-01T00:00:00.000Z')).to.eql([2]);
    });
  });
}
