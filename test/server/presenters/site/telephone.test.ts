import { expect } from 'chai';
import { telephoneHref, telephonesIn } from '../../../../server/presenters/site/telephone.ts';

describe('a telephone number', () => {
  it('can be dialled when it is one, however it is written', () => {
    expect(telephoneHref('025-8123 4567')).to.equal('tel:02581234567');
    expect(telephoneHref('（025）81234567')).to.equal('tel:02581234567');
    expect(telephoneHref('+86 25 8123')).to.equal('tel:+86258123');
    for (const text of ['8123 转 4', '', '12', 'javascript:1', '025-81234567/8'])
      expect(telephoneHref(text), text).to.equal(null);
  });

  it('is dialled without its extension, and without what it is the number of', () => {
    for (const text of [
      '025-8123 4567 转 12',
      '025-81234567轉802',
      '025-81234567-802',
      '(025) 81234567 ext. 8',
      '025-81234567（总台）',
      '地方文献室：025-81234567',
    ])
      expect(telephoneHref(text), text).to.equal('tel:02581234567');
    expect(telephoneHref('+86-25-81234567')).to.equal('tel:+862581234567');
    expect(telephoneHref('400-800-8820')).to.equal('tel:4008008820');
  });

  it('is each of several', () => {
    expect(telephonesIn('（025）5811 2233、13900001111')).to.eql([
      { text: '（025）5811 2233', href: 'tel:02558112233' },
      { text: '13900001111', href: 'tel:13900001111' },
    ]);
    expect(telephonesIn('')).to.eql([]);
  });

  it('stays text where it cannot be told apart', () => {
    for (const text of ['025-81234567、总机转', '工作日 9 时起，请打总台'])
      expect(telephonesIn(text)).to.eql([{ text, href: null }]);
  });
});
