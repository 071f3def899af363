/** What an address of mail is, and when a mail is tried again. */
import { expect } from 'chai';
import { mailAddressIn, nextTry } from '../../catalogue/message.ts';
import { DAY_MS } from '../../catalogue/time.ts';

describe('an address of mail', () => {
  for (const text of [
    'a@x.example',
    "o'brien+news@mail.library.example",
    'zhang.san@nj-lib.example.cn',
    `${'a'.repeat(64)}@x.example`,
  ])
    it(`is ${text}`, () => {
      expect(mailAddressIn(text)).to.equal(text);
    });

  it('has blanks around it taken off, and its host in lower case', () => {
    expect(mailAddressIn(' Zhang@X.Example\n')).to.equal('Zhang@x.example');
  });

  for (const text of [
    '',
    'a',
    '@x.example',
    'a@',
    'a@localhost',
    'a@x..example',
    'a@-x.example',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a.@x.example',
    'a..b@x.example',
    '"a b"@x.example',
    'a b@x.example',
    '张三@x.example',
    'a@图书馆.example',
    '张三 <a@x.example>',
    'a@x.example, b@x.example',
    'a@x.example\r\nBcc: b@x.example',
    'a@x.example\u0000',
    'a@b@x.example',
    'a@x.example;b',
    `${'a'.repeat(65)}@x.example`,
    `a@${'b'.repeat(63)}.${'b'.repeat(63)}.${'b'.repeat(63)}.${'b'.repeat(63)}`,
  ])
    it(`is not ${JSON.stringify(text.slice(0, 40))}`, () => {
      expect(mailAddressIn(text)).to.equal(undefined);
    });
});

describe('a mail that did not go out', () => {
  const now = new Date('2026-03-01T00:00:00Z');

  it('is tried again after longer and longer, for some three days', () => {
    const pauses: number[] = [];
    for (let tries = 1; ; tries++) {
      const next = nextTry(tries, now, null);
      if (next === null) break;
      pauses.push(next.getTime() - now.getTime());
    }
    expect(pauses[0]).to.equal(60_000);
    expect(pauses.every((pause, i) => i === 0 || pause >= pauses[i - 1]!)).to.equal(true);
    const days = pauses.reduce((sum, pause) => sum + pause, 0) / DAY_MS;
    expect(days).to.be.within(2.5, 3.5);
  });

  it('is given up once it is of no use any more', () => {
    expect(nextTry(1, now, '2026-03-01T00:00:30.000Z')).to.equal(null);
    expect(nextTry(1, now, '2026-03-01T00:01:30.000Z')).to.not.equal(null);
  });
});
