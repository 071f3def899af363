import { expect } from 'chai';
import fc from 'fast-check';
import isbn from 'isbn3';
import { checkDigitModulo10, checkDigitModulo11 } from '../../../catalogue/fields/check-digits.ts';
import { readIdentifiers } from '../../../catalogue/fields/identifiers.ts';

describe('check digits', () => {
  it('are those of printed numbers', () => {
    expect(checkDigitModulo10('978780718268')).to.equal('9');
    expect(checkDigitModulo11('030640615')).to.equal('2');
    expect(checkDigitModulo11('080442957')).to.equal('X');
    expect(checkDigitModulo11('1002102')).to.equal('7');
  });

  it('agree with isbn3 on every Chinese number', () => {
    const body = fc.nat(99_999_999).map((n) => `7${String(n).padStart(8, '0')}`);
    fc.assert(
      fc.property(body, (digits) => {
        const parsed = isbn.parse(`978${digits}${checkDigitModulo10(`978${digits}`)}`);
        expect(parsed?.isbn10).to.equal(`${digits}${checkDigitModulo11(digits)}`);
      }),
      { seed: 1 },
    );
  });

  it('make a number valid whose range isbn3 does not know', () => {
    const number = '9786614606883';
    expect(isbn.parse(number)).to.equal(null);
    expect(readIdentifiers(number)).to.eql([
      { type: 'isbn', value: number, raw: number, valid: true },
    ]);
  });
});
