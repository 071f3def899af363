/** What every `AuditTrail` keeps of what persons did. */
import { expect } from 'chai';
import { NO_ENTRY, faultsOf } from '../../catalogue/audit.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import { TERMINAL, deedOf, holder } from '../support/deeds.ts';
import type { OpenedRegistry } from './registry.conformance.ts';

export function auditTrailConformance(name: string, open: () => Promise<OpenedRegistry>): void {
  describe(`${name}, its audit`, () => {
    let opened: OpenedRegistry;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.dispose());

    /** Any act that is entered. */
    const enter = (registry: Registry, id: string, deed = deedOf({})): Promise<void> =>
      registry.keys.add(
        {
          id,
          name: id,
          role: 'admin',
          library: null,
          createdBy: 'root',
          createdAt: deed.at,
          expiresAt: deed.at,
          lastUsedAt: null,
          revokedAt: null,
          hash: '0',
        },
        { ...deed, subject: `key:${id}` },
      );

    it('takes a note of what is done elsewhere, as of any act', async () => {
      const { audit } = opened.registry;
      await audit.note(deedOf({ act: 'run-approve', subject: 'run:7', after: { why: '' } }));
      const [entry] = await audit.latest(1);
      expect(entry).to.deep.include({ number: 1, act: 'run-approve', subject: 'run:7' });
    });

    it('finds by person, act, subject, time and library, and counts what it finds', async () => {
      const { audit } = opened.registry;
      const by = holder('librarian');
      await audit.note(deedOf({ by, subject: 'key:100%' }));
      await audit.note(deedOf({ at: '2026-03-02T00:00:00.000Z', act: 'key-revoke' }));
      await audit.note(deedOf({ libraries: ['320115', '320104'] }));
      await audit.note(deedOf({ after: { library: '320115' } }));
      for (const [query, numbers] of [
        [{}, [4, 3, 2, 1]],
        [{ person: 'librarian' }, [1]],
        [{ person: 'libraria' }, []],
        [{ act: 'key-revoke' }, [2]],
        [{ subject: '0%' }, [1]],
        [{ subject: '_' }, []],
        [{ from: '2026-03-02T00:00:00.000Z' }, [2]],
        [{ until: '2026-03-02T00:00:00.000Z' }, [4, 3, 1]],
        [{ library: '320104' }, [3, 1]],
        [{ library: '320115' }, [4, 3]],
        [{ library: '3201' }, []],
        [{ library: '320115', before: 4 }, [3]],
      ] as const) {
        const found = (await audit.find(query, 10)).map(({ number }) => number);
        expect(found, JSON.stringify(query)).to.eql(numbers);
        expect(await audit.count(query), JSON.stringify(query)).to.equal(numbers.length);
      }
      expect((await audit.find({}, 2, 1)).map(({ number }) => number)).to.eql([3, 2]);
    });

    it('gives each entry as it was told, the newest first', async () => {
      const { registry } = opened;
      const by = holder('librarian');
      await enter(registry, 'a', deedOf({ by, before: { 题名: '首都志' }, after: { n: [1] } }));
      await enter(registry, 'b');
      await enter(registry, 'c');
      const [third, second, first] = await registry.audit.latest(10);
      expect(first).to.deep.include({
        number: 1,
        by,
        act: 'key-add',
        subject: 'key:a',
        before: { 题名: '首都志' },
        after: { n: [1] },
      });
      expect([second?.number, third?.number]).to.eql([2, 3]);
      expect(second).to.deep.include({ by: TERMINAL, before: null });
      expect((await registry.audit.latest(1)).map(({ number }) => number)).to.eql([3]);
      expect((await registry.audit.latest(10, 3)).map(({ number }) => number)).to.eql([2, 1]);
    });

    it('is one chain, whoever writes, and empty at first', async () => {
      const { registry } = opened;
      expect(await registry.audit.chain()).to.eql({ entries: [], head: NO_ENTRY });
      const other = await opened.another();
      for (const [i, id] of ['a', 'b', 'c', 'd', 'e', 'f'].entries())
        await enter(i % 2 === 0 ? registry : other, id);
      const { entries, head } = await other.audit.chain();
      expect(entries.map(({ number }) => number)).to.eql([1, 2, 3, 4, 5, 6]);
      expect(head).to.eql({ number: 6, hash: entries.at(-1)?.hash });
      expect(faultsOf(entries, head)).to.eql([]);
      await other.close();
    });
  });
}
