/** What every `AccessKeys` keeps of the keys of scripts. */
import { expect } from 'chai';
import type { StoredKey } from '../../catalogue/access-key.ts';
import { deedOf } from '../support/deeds.ts';
import type { OpenedRegistry } from './registry.conformance.ts';

export function accessKeysConformance(name: string, open: () => Promise<OpenedRegistry>): void {
  describe(`${name}, its keys for scripts`, () => {
    let opened: OpenedRegistry;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.dispose());

    const acts = async (): Promise<string[]> =>
      (await opened.registry.audit.latest(10)).map(({ act, subject }) => `${act} ${subject}`);

    it('are found by their id, by every process, with what they are known by', async () => {
      const { registry } = opened;
      await registry.keys.add(keyOf('a', { library: '320104', role: 'librarian' }), deedOf({}));
      const other = await opened.another();
      expect(await other.keys.find('a')).to.eql(
        keyOf('a', { library: '320104', role: 'librarian' }),
      );
      expect(await other.keys.find('b')).to.equal(undefined);
      await other.close();
    });

    it('are listed as they were made, without what they are known by', async () => {
      const { registry } = opened;
      const days = ['2026-01-02', '2026-01-01', '2026-01-03'];
      for (const [i, id] of ['b', 'a', 'c'].entries())
        await registry.keys.add(
          keyOf(id, { createdAt: `${days[i] ?? ''}T00:00:00.000Z` }),
          deedOf({}),
        );
      const keys = await registry.keys.all();
      expect(keys.map(({ id }) => id)).to.eql(['a', 'b', 'c']);
      for (const key of keys) expect(key).to.not.have.property('hash');
    });

    it('are entered in the audit with what was done, or not made at all', async () => {
      const { registry } = opened;
      await registry.keys.add(keyOf('a'), deedOf({ subject: 'key:a' }));
      const twice: unknown = await registry.keys
        .add(keyOf('a'), deedOf({ subject: 'key:twice' }))
        .catch((error: unknown) => error);
      expect(twice).to.be.instanceOf(Error);
      expect(await acts()).to.eql(['key-add key:a']);
    });

    it('are revoked once, at the moment of the deed', async () => {
      const { registry } = opened;
      await registry.keys.add(keyOf('a'), deedOf({ subject: 'key:a' }));
      const deed = deedOf({ act: 'key-revoke', subject: 'key:a', at: '2026-04-01T00:00:00.000Z' });
      expect(await registry.keys.revoke('a', deed)).to.equal(true);
      const again = { ...deed, at: '2026-05-01T00:00:00.000Z' };
      expect(await registry.keys.revoke('a', again)).to.equal(false);
      expect(await registry.keys.revoke('unknown', again)).to.equal(false);
      expect((await registry.keys.find('a'))?.revokedAt).to.equal('2026-04-01T00:00:00.000Z');
      expect(await acts()).to.eql(['key-revoke key:a', 'key-add key:a']);
    });

    it('say when they were used last, and never an earlier time', async () => {
      const { registry } = opened;
      await registry.keys.add(keyOf('a'), deedOf({}));
      for (const [at, last] of [
        ['2026-03-02T00:00:00.000Z', '2026-03-02T00:00:00.000Z'],
        ['2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'],
        ['2026-03-03T00:00:00.000Z', '2026-03-03T00:00:00.000Z'],
      ] as const) {
        await registry.keys.noteUse('a', at);
        expect((await registry.keys.find('a'))?.lastUsedAt).to.equal(last);
      }
    });
  });
}

function keyOf(id: string, changed: Partial<StoredKey> = {}): StoredKey {
  return {
    id,
    name: `脚本 ${id}`,
    role: 'admin',
    library: null,
    createdBy: 'root',
    createdAt: '2026-03-01T00:00:00.000Z',
    expiresAt: '2027-03-01T00:00:00.000Z',
    lastUsedAt: null,
    revokedAt: null,
    hash: id.repeat(64),
    ...changed,
  };
}
