/** Who may make and revoke keys, for whom, and what the audit says of it. */
import { expect } from 'chai';
import { isKeyOf, standingOf } from '../../catalogue/access-key.ts';
import type { StoredKey } from '../../catalogue/access-key.ts';
import type { Deed } from '../../catalogue/audit.ts';
import { addKey, revokeKey } from '../../desk/keys.ts';
import type { KeyParts, KeyWish } from '../../desk/keys.ts';
import { NotAllowed, NotThere, WrongState, WrongValues } from '../../desk/refusals.ts';
import { library } from '../stores/registry.conformance.ts';
import { TERMINAL, holder } from '../support/deeds.ts';

describe('a key for scripts', () => {
  let keys: StoredKey[];
  let deeds: Deed[];
  let parts: KeyParts;

  beforeEach(() => {
    keys = [];
    deeds = [];
    parts = {
      now: () => new Date('2026-03-01T00:00:00Z'),
      registry: {
        libraries: async () => [library('320104'), library('320115')],
        keys: {
          find: async (id) => keys.find((key) => key.id === id),
          all: async () => keys,
          add: async (key, deed) => void (keys.push(key), deeds.push(deed)),
          revoke: async (id, deed) => {
            keys = keys.map((key) => (key.id === id ? { ...key, revokedAt: deed.at } : key));
            deeds.push(deed);
            return true;
          },
          noteUse: async () => undefined,
        },
      },
    };
  });

  const wish = (changed: Partial<KeyWish> = {}): KeyWish => ({
    name: '秦淮的脚本',
    role: 'librarian',
    library: '320104',
    days: 30,
    ...changed,
  });

  async function refusal(act: Promise<unknown>): Promise<unknown> {
    return act.then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  it('is given out once, and kept by its hash', async () => {
    const { id, key } = await addKey(parts, wish({ name: '  秦淮的脚本\u202e ' }), TERMINAL);
    const [kept] = keys;
    expect(kept).to.deep.include({
      id,
      name: '秦淮的脚本',
      role: 'librarian',
      library: '320104',
      createdBy: '馆员甲',
      expiresAt: '2026-03-31T00:00:00.000Z',
    });
    expect(isKeyOf(key, kept?.hash ?? '')).to.equal(true);
    expect(JSON.stringify(keys)).to.not.include(key.slice(17));
  });

  it('is another one each time', async () => {
    const made = [await addKey(parts, wish(), TERMINAL), await addKey(parts, wish(), TERMINAL)];
    expect(new Set(made.flatMap(({ id, key }) => [id, key.slice(17)])).size).to.equal(4);
  });

  it('is entered in the audit, with nothing that would open anything', async () => {
    const { id, key } = await addKey(parts, wish(), TERMINAL);
    await revokeKey(parts, id, TERMINAL);
    expect(deeds.map(({ act, subject, by }) => [act, subject, by])).to.eql([
      ['key-add', `key:${id}`, TERMINAL],
      ['key-revoke', `key:${id}`, TERMINAL],
    ]);
    expect(deeds[0]).to.deep.include({ before: null });
    expect(deeds[1]?.before).to.deep.include({ role: 'librarian', revokedAt: null });
    expect(deeds[1]?.after).to.deep.include({ revokedAt: '2026-03-01T00:00:00.000Z' });
    const told = JSON.stringify(deeds);
    expect(told).to.not.include(key.slice(17)).and.to.not.include(keys[0]?.hash);
  });

  it('of a role that acts for a library has one that there is, and of another role none', async () => {
    const wrong: readonly (readonly [Partial<KeyWish>, field: string, words: RegExp])[] = [
      [{ library: undefined }, 'library', /librarian 属于一个馆/],
      [{ library: '999999' }, 'library', /没有代码为“999999”的馆，现有：320104、320115/],
      [{ role: 'acquisitions', library: undefined }, 'library', /acquisitions 属于一个馆/],
      [{ role: 'admin' }, 'library', /admin 管全市/],
      [{ role: 'operator' }, 'library', /operator 管全市/],
      [{ name: ' \u202e ' }, 'name', /不能是空的/],
      [{ name: '长'.repeat(101) }, 'name', /最长 100 个字/],
      [{ days: 0 }, 'days', /1 到 3650/],
      [{ days: 1.5 }, 'days', /1 到 3650/],
      [{ days: 3651 }, 'days', /1 到 3650/],
    ];
    for (const [changed, field, words] of wrong) {
      const refused = await refusal(addKey(parts, wish(changed), TERMINAL));
      expect(refused, JSON.stringify(changed)).to.be.instanceOf(WrongValues);
      expect((refused as WrongValues).fields).to.have.keys(field);
      expect((refused as WrongValues).message).to.match(words);
    }
    expect(keys).to.eql([]);
    await addKey(parts, wish({ role: 'admin', library: undefined }), TERMINAL);
    expect(keys[0]).to.include({ role: 'admin', library: null });
  });

  it('is for an administrator to give and to take, and for the terminal', async () => {
    for (const role of ['librarian', 'acquisitions', 'operator'] as const) {
      expect(await refusal(addKey(parts, wish(), holder(role))), role).to.be.instanceOf(NotAllowed);
      expect(await refusal(revokeKey(parts, 'x', holder(role)))).to.be.instanceOf(NotAllowed);
    }
    const { id } = await addKey(parts, wish(), holder('admin'));
    await revokeKey(parts, id, holder('admin'));
    expect(standingOf(keys[0]!, parts.now())).to.equal('revoked');
  });

  it('that there is not, or that was revoked before, cannot be revoked', async () => {
    expect(await refusal(revokeKey(parts, 'x', TERMINAL))).to.be.instanceOf(NotThere);
    const { id } = await addKey(parts, wish(), TERMINAL);
    await revokeKey(parts, id, TERMINAL);
    expect(await refusal(revokeKey(parts, id, TERMINAL))).to.be.instanceOf(WrongState);
    expect(deeds).to.have.lengthOf(2);
  });
});
