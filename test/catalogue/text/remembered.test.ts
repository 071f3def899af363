import { expect } from 'chai';
import { remembered } from '../../../catalogue/text/remembered.ts';

describe('a reader that remembers what it read', () => {
  let asked: string[];
  let reader: (text: string) => string | null;

  beforeEach(() => {
    asked = [];
    reader = remembered((text) => {
      asked.push(text);
      return text === '' ? null : `${text}!`;
    });
  });

  it('reads a text once, and answers as if it read it again', () => {
    expect(['1987', '民国二十四年', '1987', '', ''].map(reader)).to.eql([
      '1987!',
      '民国二十四年!',
      '1987!',
      null,
      null,
    ]);
    expect(asked).to.eql(['1987', '民国二十四年', '']);
  });

  it('reads a long text each time', () => {
    const prose = '南京'.repeat(60);

    expect([prose, prose].map(reader)).to.eql([`${prose}!`, `${prose}!`]);
    expect(asked).to.eql([prose, prose]);
  });

  it('keeps half a character as it is', () => {
    expect(reader('\ud83d')).to.equal('\ud83d!');
  });

  it('never remembers more than some thousand', () => {
    for (let n = 0; n < 100_000; n++) reader(String(n));
    asked = [];
    for (let n = 0; n < 100_000; n++) reader(String(n));

    expect(asked.length).to.be.greaterThan(90_000);
  });
});
