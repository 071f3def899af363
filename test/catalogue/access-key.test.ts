/** Keys for scripts: what they look like, how they are known again, how long they hold, and that none is shown. */
import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import {
  endOf,
  idInKey,
  isKeyOf,
  isNewUse,
  keyHash,
  standingOf,
  withoutKeys,
  writtenKey,
} from '../../catalogue/access-key.ts';
import type { AccessKey } from '../../catalogue/access-key.ts';
import { shownWord } from '../../catalogue/address.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const ID = '0123456789ab';

describe('a key for scripts', () => {
  const key = writtenKey(ID, randomBytes(32));
  const kept: AccessKey = {
    id: ID,
    name: '年鉴脚本',
    role: 'librarian',
    library: '320104',
    createdBy: 'root',
    createdAt: NOW.toISOString(),
    expiresAt: endOf(NOW, 30),
    lastUsedAt: null,
    revokedAt: null,
  };

  it('has its id in it, and 256 bits that nobody can guess', () => {
    expect(key).to.match(/^nsl_0123456789ab_[\w-]{43}$/);
    expect(idInKey(key)).to.equal(ID);
    for (const other of [key.slice(0, -1), `${key}x`, key.toUpperCase(), ` ${key}`, ID, ''])
      expect(idInKey(other), other).to.equal(undefined);
  });

  it('is known by its hash, and by nothing else', () => {
    const hash = keyHash(key);
    expect(hash).to.match(/^[0-9a-f]{64}$/);
    expect(isKeyOf(key, hash)).to.equal(true);
    expect(isKeyOf(writtenKey(ID, randomBytes(32)), hash)).to.equal(false);
    expect(isKeyOf(hash, hash)).to.equal(false);
  });

  it('holds until its day, or until it is revoked', () => {
    expect(kept.expiresAt).to.equal('2026-03-31T12:00:00.000Z');
    expect(standingOf(kept, NOW)).to.equal('active');
    expect(standingOf(kept, new Date(kept.expiresAt))).to.equal('expired');
    expect(standingOf({ ...kept, revokedAt: NOW.toISOString() }, NOW)).to.equal('revoked');
  });

  it('is noted as used once an hour', () => {
    expect(isNewUse(kept, NOW)).to.equal(true);
    const used = { ...kept, lastUsedAt: '2026-03-01T11:00:01.000Z' };
    expect(isNewUse(used, NOW)).to.equal(false);
    expect(isNewUse({ ...used, lastUsedAt: '2026-03-01T11:00:00.000Z' }, NOW)).to.equal(true);
  });

  it('loses its secret wherever a text with it is shown', () => {
    const shown = withoutKeys(`/api/v1/decisions/${key} ${key}`);
    expect(shown).to.equal(`/api/v1/decisions/nsl_${ID}_… nsl_${ID}_…`);
    expect(shownWord(key)).to.equal(`nsl_${ID}_…`);
    expect(shownWord(`--name=${key.slice(0, -3)}`)).to.equal(`--name=nsl_${ID}_…`);
  });
});
