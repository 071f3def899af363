/** A date as understood, beside the printed one. */
import { expect } from 'chai';
import { readDate } from '../../../../catalogue/dates/dates.ts';
import { understoodDate } from '../../../../server/presenters/works/dates.ts';
import { EN, ZH } from '../../../support/presented.ts';

const understood = (raw: string, t = ZH.t): string | null =>
  understoodDate(readDate(raw, 'publication'), t);

describe('a date beside its printed form', () => {
  it('is left out where it says no more: a year of our own calendar in figures', () => {
    for (const raw of ['1935', '1935年', '1935-06', '1935.6', '1935年6月1日', '1935/06/01'])
      expect(understood(raw), raw).to.equal(null);
  });

  it('is the year of a reign or of the Republic', () => {
    expect(understood('民国二十四年')).to.equal('公元1935年');
    expect(understood('清光绪六年')).to.equal('公元1880年');
    expect(understood('民国二十四年', EN.t)).to.equal('1935');
  });

  it('says how sure it is', () => {
    expect(understood('约1935年')).to.equal('约公元1935年');
    expect(understood('[1935]')).to.equal('公元1935年，推定');
    const doubtful = { ...readDate('民国二十四年', 'publication'), certainty: 'unknown' } as const;
    expect(understoodDate(doubtful, ZH.t)).to.equal('公元1935年，存疑');
    expect(understoodDate(doubtful, EN.t)).to.equal('1935, uncertain');
  });

  it('says when it was coded and not printed', () => {
    const coded = {
      ...readDate('1928', 'publication'),
      certainty: 'inferred',
      isCoded: true,
    } as const;
    expect(understoodDate(coded, ZH.t)).to.equal('公元1928年，据编码字段');
    expect(understoodDate(coded, EN.t)).to.equal('1928, from the coded fields');
  });

  it('says when it was read out of the title', () => {
    const titled = {
      ...readDate('2015', 'volume'),
      certainty: 'inferred',
      isFromTitle: true,
    } as const;
    expect(understoodDate(titled, ZH.t)).to.equal('公元2015年，据题名');
    expect(understoodDate(titled, EN.t)).to.equal('2015, from the title');
  });

  it('is a span, open where it goes on, and two years where it may be either', () => {
    expect(understood('1930-1935')).to.equal('公元1930年—公元1935年');
    expect(understood('1996-')).to.equal('公元1996年起');
    expect(understood('康熙壬寅')).to.equal('约公元1662年或公元1722年');
  });

  it('is told before our era, to the month and to the day', () => {
    const date = readDate('1937年7月7日', 'publication');
    const told = (start: string): string | null =>
      understoodDate({ ...date, raw: '卢沟桥事变', start, end: start }, ZH.t);

    expect(told('-0049')).to.equal('公元前50年');
    expect(told('1937-07')).to.equal('公元1937年7月');
    expect(told('1937-07-07')).to.equal('公元1937年7月7日');
    expect(told('no date')).to.equal('no date');
  });

  it('says so where it was not understood, but not where none is given', () => {
    const unread = { ...readDate('1935', 'publication'), start: null, end: null };
    expect(understoodDate({ ...unread, precision: 'uncertain' }, ZH.t)).to.equal('未能判读');
    expect(understoodDate({ ...unread, precision: 'unknown' }, ZH.t)).to.equal(null);
  });
});
