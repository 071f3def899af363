/** 年代分布: bars in the order of time. */
import { expect } from 'chai';
import { presentPeriods } from '../../../../server/presenters/search/periods.ts';
import { requestOf } from '../../../support/indexed-works.ts';
import { LABELS, ZH, counts } from '../../../support/presented.ts';

describe('the bars of the periods', () => {
  it('stand in the order of time whatever the order of counts, as high as their share', () => {
    const found = counts(['2010s', 8], ['ming', 4], ['guangxu', 2]);
    const { bars, undated } = presentPeriods(found, {}, LABELS, ZH.t);

    expect(bars.map(({ label, count, height, y }) => [label, count, height, y])).to.deep.equal([
      ['明', '4', 20, 20],
      ['清·光绪', '2', 10, 30],
      ['2010年代', '8', 40, 0],
    ]);
    expect(undated).to.equal(null);
  });

  it('are seen however few works they have beside the highest', () => {
    const { bars } = presentPeriods(counts(['ming', 1], ['2010s', 100_000]), {}, LABELS, ZH.t);

    expect(bars.map(({ height, count }) => [height, count])).to.deep.equal([
      [2, '1'],
      [40, '100,000'],
    ]);
  });

  it('narrow to their period, and widen again once chosen', () => {
    const request = requestOf({ query: { any: '志' }, filters: { period: ['ming'] }, page: 3 });
    const { bars } = presentPeriods(counts(['ming', 2], ['song', 1]), request, LABELS, ZH.t);

    expect(bars.map(({ href, chosen }) => [href, chosen])).to.deep.equal([
      ['/search?q=%E5%BF%97&period=song', false],
      ['/search?q=%E5%BF%97', true],
    ]);
  });

  it('leave out what has no works, and put the undated beside', () => {
    const found = counts(['unknown', 5], ['ming', 0], ['never-was', 9]);
    const { bars, undated } = presentPeriods(found, {}, LABELS, ZH.t);

    expect(bars).to.deep.equal([]);
    expect(undated).to.deep.equal({
      label: '年代不详',
      href: '/search?period=unknown',
      count: '5',
      chosen: false,
    });
    expect(presentPeriods([], {}, LABELS, ZH.t)).to.deep.equal({ bars: [], undated: null });
  });
});
