import { expect } from 'chai';
import { readIdentifiers } from '../../../catalogue/fields/identifiers.ts';

describe('identifiers', () => {
  for (const [raw, type, value, valid] of [
    ['978-7-80718-268-9', 'isbn', '9787807182689', true],
    ['7-214-00001-1', 'isbn', '7-214-00001-1', false],
    ['ISBN 9787807182680', 'isbn', '9787807182680', false],
    ['11100·053', 'csbn', '11100·053', true],
    ['统一书号：11100.53', 'csbn', '11100·53', true],
    ['CN 32-1234/K', 'cn-serial', '32-1234/K', true],
    ['https://doi.org/10.1234/AbC', 'doi', '10.1234/abc', true],
    ['苏出准印（2008）字JSE-0001023号', 'internal', '苏出准印(2008)字JSE-0001023号', true],
    ['宁新出准印字〔93〕第 045 号', 'internal', '宁新出准印字(93)第045号', true],
    ['内部资料准印证号：宁新出准印(2006)045号', 'internal', '宁新出准印(2006)045号', true],
    ['江苏省内部图书准印证号: 95003', 'internal', '95003', true],
    ['准印证号：JS-A101', 'internal', 'JS-A101', true],
    ['蘇新出准印JS-A101號', 'internal', '蘇新出准印JS-A101號', true],
    ['320000-1608-0001234', 'census', '320000-1608-0001234', true],
    ['古籍普查登记编号：320000-1608-0001234', 'census', '320000-1608-0001234', true],
    ['全国古籍普查登记编号 3200', 'census', '3200', false],
    ['准印证', 'local', '准印证', true],
  ] as const) {
    it(`${raw} is ${type} ${value}`, () => {
      expect(readIdentifiers(raw)).to.have.lengthOf(1);
      expect(readIdentifiers(raw)[0]).to.include({ type, value, raw, valid });
    });
  }

  it('a sentence that speaks of a permit is none', () => {
    const sentence = `本书经南京市新闻出版局批准内部印行，${'供有关单位参考，'.repeat(6)}准印证1995年发`;
    expect(readIdentifiers(sentence)[0]?.type).to.equal('local');
  });

  it('say which ISBN is that of the set', () => {
    expect(readIdentifiers('978-7-80718-268-9 (全套)')[0]).to.include({
      note: '全套',
      valid: true,
    });
  });
});
