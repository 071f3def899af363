/** 筛选 and 已选条件. */
import { expect } from 'chai';
import type { FacetName } from '../../../../catalogue/search/facets.ts';
import { yearsLabel } from '../../../../server/i18n/labels.ts';
import { chipsOf, resultsTitle } from '../../../../server/presenters/search/chips.ts';
import { presentFilters } from '../../../../server/presenters/search/filters.ts';
import type { FilterGroup } from '../../../../server/presenters/search/filters.ts';
import type { FacetCount } from '../../../../catalogue/ports/search-index.ts';
import { requestOf } from '../../../support/indexed-works.ts';
import { EN, LABELS, ZH, counts, labelsIn, pageOf } from '../../../support/presented.ts';

function groupsFor(
  facets: Partial<Record<FacetName, readonly FacetCount[]>>,
  asked: Parameters<typeof requestOf>[0] = {},
  whole?: FacetName,
): readonly FilterGroup[] {
  return presentFilters(requestOf(asked), pageOf([], facets), LABELS, ZH, whole).groups;
}
const labelled = (values: FilterGroup['shown']): string[] => values.map(({ label }) => label);

describe('the filters of a page', () => {
  it('are the facets that have values, with names and counts', () => {
    const [first, second, ...others] = groupsFor({
      lib: counts(['320104', 1200], ['320100', 2]),
      type: counts(['map', 3]),
    });

    expect(others).to.deep.equal([]);
    expect(first).to.deep.include({
      id: 'filter-lib',
      parameter: 'lib',
      label: '馆',
      chosen: null,
    });
    expect(first?.shown).to.deep.equal([
      {
        id: 'lib-0',
        value: '320104',
        label: '秦淮区图书馆',
        lang: '',
        count: '1,200',
        checked: false,
        depth: 0,
      },
      {
        id: 'lib-1',
        value: '320100',
        label: '金陵图书馆',
        lang: '',
        count: '2',
        checked: false,
        depth: 0,
      },
    ]);
    expect(second?.label).to.equal('类型');
  });

  it('are none, and none is chosen, where nothing was found', () => {
    const filters = presentFilters(requestOf(), pageOf(), LABELS, ZH);

    expect(filters).to.deep.include({ groups: [], title: '筛选', from: '', until: '' });
    expect(filters.yearKinds.map(({ value, selected }) => [value, selected])).to.deep.equal([
      ['publication', true],
      ['original', false],
    ]);
  });

  it('keep what was chosen in sight, with none found and beyond the first five too', () => {
    const many = counts(...Array.from({ length: 12 }, (_, i) => [`词${i}`, 20 - i] as const));
    const asked = { filters: { subject: ['词11', '没有'], lib: ['320104'] }, from: 1912 };
    const group = groupsFor({ subject: many }, asked).find(
      ({ parameter }) => parameter === 'topic',
    );

    expect(labelled(group?.shown ?? [])).to.deep.equal([
      ...Array.from({ length: 5 }, (_, i) => `词${i}`),
      '词11',
      '没有',
    ]);
    expect(group?.shown.filter(({ checked }) => checked).map(({ count }) => count)).to.deep.equal([
      '9',
      '0',
    ]);
    expect(group).to.include({ chosen: '已选 2 项', isOpen: true });
    expect(presentFilters(requestOf(asked), pageOf(), LABELS, ZH).title).to.equal('筛选（已选 4）');
  });

  it('lead to all values of a facet that is listed, with the request kept', () => {
    const many = counts(...Array.from({ length: 7 }, (_, i) => [`词${i}`, 1] as const));
    const asked = { query: { any: '志' }, page: 2 };

    expect(groupsFor({ subject: many }, asked)[0]).to.include({
      all: '查找全部',
      allHref: '/browse/subject?q=%E5%BF%97&by=count',
    });
    // One more than the first five is shown rather than led to.
    expect(groupsFor({ subject: many.slice(1) }, asked)[0]).to.include({
      all: null,
      allHref: null,
    });
  });

  it('show all values of any other facet when they are asked for', () => {
    const many = counts(...Array.from({ length: 30 }, (_, i) => [`库${i}`, 1] as const));

    expect(groupsFor({ collection: many })[0]).to.include({ all: '全部 30 项', allHref: null });
    expect(groupsFor({ collection: many })[0]?.shown).to.have.lengthOf(5);
    const [whole] = groupsFor({ collection: many }, {}, 'collection');
    expect(whole).to.include({ all: null, isOpen: true });
    expect(whole?.shown).to.have.lengthOf(30);
  });

  it('begin with how a work can be had, and turn 在家能看 on and off by one link', () => {
    const facets = { lib: counts(['320104', 3]), access: counts(['loan', 2], ['online', 1]) };
    const atHome = (
      filters: Readonly<Record<string, readonly string[]>>,
      access = facets.access,
    ): object =>
      presentFilters(
        requestOf({ query: { any: '志' }, filters, page: 3 }),
        pageOf([], { ...facets, access }),
        LABELS,
        ZH,
      ).atHome;

    expect(groupsFor(facets).map(({ parameter }) => parameter)).to.deep.equal(['access', 'lib']);
    expect(atHome({})).to.deep.equal({
      count: '1',
      href: '/search?q=%E5%BF%97&access=online',
      isOn: false,
    });
    // Its chip and its value have the name of the switch.
    const online = requestOf({ filters: { access: ['online'] } });
    for (const [{ t }, labels] of [
      [ZH, LABELS],
      [EN, labelsIn('en')],
    ] as const) {
      expect(chipsOf(online, labels, t).map(({ value }) => value)).to.eql([t.search.atHome]);
      expect(t.home.entries.online).to.include(t.search.atHome);
    }
    // What is on loan cannot be read at home: the switch puts itself in its place.
    expect(atHome({ access: ['loan'] })).to.include({ href: '/search?q=%E5%BF%97&access=online' });
    expect(atHome({ access: ['online'] })).to.include({ href: '/search?q=%E5%BF%97', isOn: true });
    expect(atHome({}, counts(['loan', 2]))).to.deep.equal({ count: '0', href: null, isOn: false });
  });

  it('name the language of a value that is not of the page', () => {
    const page = pageOf([], { subject: counts(['南京', 2], ['Nanjing', 1]) });
    const { groups } = presentFilters(requestOf(), page, labelsIn('en'), EN);

    expect(groups[0]?.shown.map(({ lang }) => lang)).to.deep.equal(['zh-Hans', '']);
  });

  it('show periods by time, and classes as a tree with what stands above the chosen one', () => {
    const [period] = groupsFor({ period: counts(['2010s', 9], ['ming', 1], ['unknown', 3]) });
    expect(labelled(period?.shown ?? [])).to.deep.equal(['明', '2010年代', '年代不详']);

    const others = Array.from({ length: 9 }, (_, i) => ['ABCDEFGHI'.charAt(i), 50 - i] as const);
    const classes = counts(...others, ['K', 3], ['K29', 2], ['K295.3', 1]);
    const [tree] = groupsFor({ class: classes }, { filters: { class: ['K295.3'] } });
    const tail = tree?.shown.slice(-3).map(({ value, depth }) => [value, depth]);
    expect(tail).to.deep.equal([
      ['K', 0],
      ['K29', 1],
      ['K295.3', 2],
    ]);
  });

  it('say so where counts are not exact', () => {
    const page = {
      ...pageOf([], { subject: counts(['南京', 30]) }),
      inexact: ['subject' as const],
    };
    const { groups } = presentFilters(requestOf(), page, LABELS, ZH);

    expect(groups[0]?.shown[0]?.count).to.equal('约 30');
  });

  it('call years by what was found: 拍摄年 among photographs', () => {
    const called = (
      types: readonly string[],
      chosen: readonly string[] = [],
      visit = ZH,
    ): string[] => {
      const found = pageOf([], { type: counts(...types.map((type) => [type, 1] as const)) });
      const request = requestOf({ filters: { type: chosen }, from: 1935 });
      const { yearsName, yearKinds } = presentFilters(request, found, LABELS, visit);
      return [yearsName, yearKinds[0]?.label ?? ''];
    };
    expect(called(['book', 'image'])).to.deep.equal(['出版年', '出版年']);
    expect(called(['image'])).to.deep.equal(['拍摄年', '拍摄年']);
    expect(called(['book', 'image'], ['image'])).to.deep.equal(['拍摄年', '拍摄年']);
    expect(called(['audio', 'oral-history'])).to.deep.equal(['录制年', '录制年']);
    expect(called(['yearbook'])[0]).to.equal('年卷或出版年');
    expect(called([])[0]).to.equal('出版年');
    expect(called(['image'], [], EN)[0]).to.equal('Year taken');

    const request = requestOf({ filters: { type: ['image'] }, from: 1935 });
    expect(chipsOf(request, LABELS, ZH.t).map(({ label }) => label)).to.include(
      '拍摄年：1935 年及以后',
    );
  });

  it('show the years that were asked for', () => {
    const request = requestOf({ from: -49, years: 'original' });
    const filters = presentFilters(request, pageOf(), LABELS, ZH);

    expect(filters).to.deep.include({ title: '筛选（已选 1）', from: '-49', areYearsOpen: true });
    expect(filters.yearKinds.find(({ selected }) => selected)?.value).to.equal('original');
  });
});

describe('the chips of a request', () => {
  it('are every condition but the words in the box, each a link without it', () => {
    const request = requestOf({
      query: { any: '志', creator: '甘熙', expression: '题名=城' },
      filters: { lib: ['320104', '320100'], person: ['compiler:周应合'] },
      from: 1912,
      until: 1949,
      page: 4,
    });
    const chips = chipsOf(request, LABELS, ZH.t);

    expect(chips.map(({ label }) => label)).to.deep.equal([
      '责任者：甘熙',
      '检索式：题名=城',
      '馆：秦淮区图书馆',
      '馆：金陵图书馆',
      '人物与责任：周应合（纂辑）',
      '出版年：1912—1949 年',
    ]);
    expect(chips[0]?.name).to.equal('去掉条件“责任者：甘熙”');
    expect(chips.map(({ filter }) => filter)).to.deep.equal([
      '',
      '',
      'filter-lib',
      'filter-lib',
      'filter-person',
      'filter-years',
    ]);
    const left = chips.map(({ href }) => new URL(href, 'http://x').searchParams);
    expect(left[0]?.get('creator')).to.equal(null);
    expect(left[2]?.getAll('lib')).to.deep.equal(['320100']);
    expect(left[5]?.get('from')).to.equal(null);
    // Each leaves the others alone, and begins at the first page.
    for (const parameters of left) {
      expect(parameters.get('q')).to.equal('志');
      expect(parameters.get('page')).to.equal(null);
    }
    expect(left.map((parameters) => parameters.size)).to.deep.equal([7, 7, 7, 7, 7, 6]);
  });

  it('are none for words in the box alone', () => {
    expect(chipsOf(requestOf('志'), LABELS, ZH.t)).to.deep.equal([]);
    expect(chipsOf(requestOf({ query: { title: '志' } }), LABELS, ZH.t)).to.deep.equal([]);
  });

  it('say in which week a work was added, and that one library alone holds it', () => {
    const request = requestOf({ filters: { held: ['single'] }, added: '2026-W48' });
    const [alone, week] = chipsOf(request, LABELS, ZH.t);

    expect([alone?.label, week?.label]).to.deep.equal([
      '收藏：只有一馆收藏',
      '收录于：2026年11月23日至29日',
    ]);
    expect([alone?.href, week?.href]).to.deep.equal([
      '/search?added=2026-W48',
      '/search?held=single',
    ]);
    const overYears = requestOf({ added: '2026-W53' });
    expect(chipsOf(overYears, LABELS, ZH.t)[0]?.label).to.equal(
      '收录于：2026年12月28日至2027年1月3日',
    );
    expect(chipsOf(overYears, labelsIn('en'), EN.t)[0]?.label).to.equal(
      'Added: 28 December 2026 – 3 January 2027',
    );
  });

  it('are told in English too', () => {
    const request = requestOf({ filters: { access: ['onsite'] }, until: 1911, years: 'original' });

    expect(chipsOf(request, labelsIn('en'), EN.t).map(({ label }) => label)).to.deep.equal([
      'Access: Reading room',
      'Year of the original: 1911 and before',
    ]);
  });
});

describe('the title of a page of results', () => {
  const title = (asked: Parameters<typeof requestOf>[0], visit = ZH): string =>
    resultsTitle(requestOf(asked), labelsIn(visit.lang), visit.t);

  it('says words, filters, years and page', () => {
    const filters = { type: ['book'], lib: ['320104'] };

    expect(title({})).to.equal('全部文献 · 检索');
    expect(title('南京')).to.equal('南京 · 检索');
    expect(title({ query: { any: '南京', creator: '甘熙' }, filters, page: 2 })).to.equal(
      '南京 · 责任者：甘熙 · 秦淮区图书馆 · 图书 · 第 2 页 · 检索',
    );
    expect(title({ from: 1912, until: 1949 })).to.equal('全部文献 · 1912—1949 年 · 检索');
    expect(title({ query: { any: '南京' }, filters }, EN)).to.equal(
      '南京 · Qinhuai Library · Book · Search',
    );
  });
});

describe('the years of a request', () => {
  it('are open on either side, both, or none', () => {
    const years = (from: number | null, until: number | null): string | null =>
      yearsLabel(requestOf({ from, until }), ZH.t);

    expect([
      years(1912, 1949),
      years(1912, null),
      years(null, 1949),
      years(null, null),
    ]).to.deep.equal(['1912—1949 年', '1912 年及以后', '1949 年及以前', null]);
  });
});
