/** What a password may be, and how it is kept. */
import { argon2Sync } from 'node:crypto';
import { expect } from 'chai';
import {
  faultOfPassword,
  hashedPassword,
  isOutdated,
  isPasswordOf,
} from '../../catalogue/password.ts';

describe('a password', () => {
  for (const [password, fault] of [
    ['十一个汉字还差一个哦', 'too-short'],
    ['elevenchars', 'too-short'],
    ['x'.repeat(64) + '墙'.repeat(65), 'too-long'],
    ['aaaaaaaaaaaaaaaa', 'common'],
    ['123456789012', 'common'],
    ['abcdefghijklmnop', 'common'],
    ['qwertyuiop123456', 'common'],
    ['Password2026!!', 'common'],
    ['nanjing-library-2026', 'common'],
    ['南京图书馆地方文献共享平台', 'common'],
    ['woaini5201314520', 'common'],
    ['woaini-woaini-woaini', 'common'],
    ['19900101 nihao 520', 'common'],
    ['1990年1月1日的南京1990', 'common'],
    ['13912345678mima', 'common'],
    ['Admin888@2026.10', 'common'],
    ['秦淮区图书馆-2026-11-29', 'common'],
    ['三山街道分馆，三山街道分馆', 'own-name'],
    ['wangfang-wangfang', 'own-name'],
    ['WangFang20261234', 'own-name'],
    ['乌衣巷口夕阳斜，旧时王谢堂', undefined],
    ['correct horse battery staple', undefined],
    ['kV7!mQ2zRt9w', undefined],
    // Whatever kinds of characters, and with blanks.
    ['mountain river bridge', undefined],
    ['8207 3915 4466 0271', undefined],
  ] as const)
    it(`${fault === undefined ? 'may be' : 'may not be'} ${password.slice(0, 30)}`, () => {
      expect(faultOfPassword(password, ['wangfang', '三山街道分馆'])).to.equal(fault);
    });

  it('is known again by its hash, however the keyboard wrote it, and no other is', async () => {
    const hash = await hashedPassword('café au lait, s’il vous plaît');
    expect(hash).to.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await isPasswordOf('café au lait, s’il vous plaît'.normalize('NFD'), hash)).to.equal(
      true,
    );
    expect(await isPasswordOf('cafe au lait, s’il vous plaît', hash)).to.equal(false);
    expect(await hashedPassword('café au lait, s’il vous plaît')).to.not.equal(hash);
  });

  it('is none where there is nothing to compare with, or nothing that can be read', async () => {
    for (const hash of [null, '', 'plain', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$short'])
      expect(await isPasswordOf('', hash)).to.equal(false);
  });

  it('that was hashed with less is known, and said to be outdated', async () => {
    const nonce = Buffer.from('sixteen bytes ok');
    const options = { nonce, parallelism: 1, tagLength: 32, memory: 4096, passes: 1 };
    const hash = argon2Sync('argon2id', { message: 'of former times', ...options });
    const [salt, tag] = [nonce, hash].map((bytes) => bytes.toString('base64').replace(/=+$/, ''));
    const phc = `$argon2id$v=19$m=4096,t=1,p=1$${salt ?? ''}$${tag ?? ''}`;
    expect(await isPasswordOf('of former times', phc)).to.equal(true);
    expect(isOutdated(phc)).to.equal(true);
    expect(isOutdated(await hashedPassword('of today'))).to.equal(false);
  });
});
