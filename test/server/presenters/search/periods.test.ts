/** 年代分布: bars in the order of time. */
import { expect } from 'chai';
import { presentPeriods } from '../../../../server/presenters/search/periods.ts';
import { requestOf } from '../../../support/indexed-works.ts';
import { EN, LABELS, ZH, counts, labelsIn } from '../../../support/presented.ts';

describe('the bars of the periods', () => {
  it('stand in the order of time whatever the order of counts, as high as their share', () => {
    const found = counts(['2010s', 8], ['ming', 4], ['guangxu', 2]);
    const { bars, undated } = presentPeriods(found, {}, LABELS, ZH.t);

    expect(
      bars.map(({ label, count, place }) => [label, count, place?.height, place?.y]),
    ).to.deep.equal([
      ['明', '4', 45, 66],
      ['清·光绪', '2', 23, 88],
      ['2010年代', '8', 90, 21],
    ]);
    expect(undated).to.equal(null);
  });

  it('are seen however few works they have beside the highest', () => {
    const { bars } = presentPeriods(counts(['ming', 1], ['2010s', 100_000]), {}, LABELS, ZH.t);

    expect(bars.map(({ place, count }) => [place?.height, count])).to.deep.equal([
      [2, '1'],
      [90, '100,000'],
    ]);
  });

  it('stand where their years are and are as wide as those, on one line', () => {
    const found = counts(['ming', 1], ['kangxi', 1], ['xuantong', 1], ['minguo', 1], ['1950s', 1]);
    const { bars, axis } = presentPeriods(found, {}, LABELS, ZH.t);
    const places = bars.map(({ place }) => place!);
    const [ming, kangxi, xuantong, republic, fifties] = places;

    // Ten years behind 1644, and the thirteenth part of that before.
    expect(fifties!.width + 1).to.be.closeTo(24, 0.2);
    expect(kangxi!.width + 1).to.be.closeTo(61 * 2.4, 0.2);
    expect(republic!.width + 1).to.be.closeTo(38 * 2.4, 0.2);
    expect(ming!.width + 1).to.be.closeTo(276 * 0.185 + 2.4, 0.3);
    expect(republic!.x - xuantong!.x).to.be.closeTo(3 * 2.4, 0.2);
    for (const [i, { x }] of places.entries()) expect(x).to.be.above(places[i - 1]?.x ?? -1);
    expect(axis.width).to.be.below(1_150);
    expect(axis.ticks.find(({ label }) => label === '1950')?.x).to.equal(fifties!.x);
    expect(axis.scale).to.include('1644').and.include('13 分之一');
  });

  it('can be hit however short they were, and are named where there is room', () => {
    const found = counts(['xuantong', 12], ['guangxu', 3], ['2010s', 123_456], ['pre-tang', 1]);
    const { bars } = presentPeriods(found, {}, LABELS, ZH.t);

    expect(bars.map(({ place }) => [place?.name, place?.figure, place?.said])).to.deep.equal([
      ['先唐', '1', '先唐：1 种'],
      ['光绪', '3', '清·光绪：3 种'],
      ['', '', '清·宣统：12 种'],
      ['10', '', '2010年代：123,456 种'],
    ]);
    // Three years are narrower than a figure: the bar beside them would stand over it.
    const short = presentPeriods(counts(['xuantong', 2], ['minguo', 9]), {}, LABELS, ZH.t).bars;
    expect(short.map(({ place }) => place?.figure)).to.deep.equal(['', '9']);
    for (const { place } of bars) expect(place?.targetWidth).to.be.at.least(24);
    expect(presentPeriods(found, {}, labelsIn('en'), EN.t).bars[1]?.place?.name).to.equal(
      'Guangxu',
    );
  });

  it('leave beside the axis what is of no reign', () => {
    const { bars, apart } = presentPeriods(counts(['qing', 7], ['unknown', 2]), {}, LABELS, ZH.t);
    expect(bars.map(({ label, place }) => [label, place])).to.deep.equal([
      ['清（年号不详）', null],
    ]);
    expect(apart.map(({ label }) => label)).to.deep.equal(['清（年号不详）', '年代不详']);
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
    expect(presentPeriods([], {}, LABELS, ZH.t)).to.deep.include({ bars: [], undated: null });
  });
});
