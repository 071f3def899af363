/** 浏览: the values of one facet, as lists, letters, strokes and trees. */
import { expect } from 'chai';
import type { FacetCount } from '../../../../catalogue/ports/search-index.ts';
import type { ListedFacet } from '../../../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../../../catalogue/search/request.ts';
import {
  browsedFacet,
  ordersOf,
  presentBrowse,
} from '../../../../server/presenters/search/browse.ts';
import type { Browse, BrowseChoice } from '../../../../server/presenters/search/browse.ts';
import { requestOf } from '../../../support/indexed-works.ts';
import { LABELS, ZH, counts } from '../../../support/presented.ts';

function browse(
  facet: ListedFacet,
  values: readonly FacetCount[],
  choice: Partial<BrowseChoice> = {},
  asked: Partial<SearchRequest> = {},
  total = values.length,
): Browse {
  const whole = { order: ordersOf(facet)[0], group: '', find: '', page: 1, ...choice };
  return presentBrowse(facet, requestOf(asked), whole, { total, values }, LABELS, ZH);
}
const labels = ({ values }: Browse): string[] => values.map(({ label }) => label);
const query = (href: string | null): Record<string, string> =>
  Object.fromEntries(new URL(href ?? '/none', 'http://x').searchParams);

/** By number of works, as an engine gives them. */
const SUBJECTS = counts(['南京', 4], ['秦淮河', 2], ['笔记', 1]);
/** More than are shown at once: their letters and strokes become groups. */
const MANY = counts(
  ...Array.from({ length: 60 }, (_, i) => [`笔记${i}`, 1] as const),
  ...Array.from({ length: 50 }, (_, i) => [`南京${i}`, 2] as const),
  ['Nanking', 3],
);

describe('a list of values', () => {
  it('goes by pinyin, by strokes and by number of works', () => {
    expect(labels(browse('subject', SUBJECTS))).to.deep.equal(['笔记', '南京', '秦淮河']);
    expect(labels(browse('subject', SUBJECTS, { order: 'strokes' }))).to.deep.equal([
      '南京',
      '笔记',
      '秦淮河',
    ]);
    expect(labels(browse('subject', SUBJECTS, { order: 'count' }))).to.deep.equal([
      '南京',
      '秦淮河',
      '笔记',
    ]);
  });

  it('puts persons where their surnames are read, and subjects where words are', () => {
    const names = ['单士厘', '仇英', '陈作霖', '尉迟恭', '万俟咏', '解放社', '查理'];
    const persons = browse(
      'person',
      counts(...names.map((name) => [`author:${name}`, 1] as const)),
    );
    const subjects = browse('subject', counts(['解放军', 1], ['单位', 1], ['仇恨', 1]));

    expect(
      persons.values.map(({ label }) => names.find((name) => label.includes(name))),
    ).to.deep.equal(['查理', '陈作霖', '解放社', '万俟咏', '仇英', '单士厘', '尉迟恭']);
    expect(labels(subjects)).to.deep.equal(['仇恨', '单位', '解放军']);
  });

  it('groups persons by the letter of their surname', () => {
    const many = counts(
      ...Array.from({ length: 101 }, (_, i) => [`author:陈${i}`, 1] as const),
      ['author:单士厘', 1],
      ['author:仇英', 1],
    );
    const { groups } = browse('person', many);
    expect(groups.map(({ label }) => label)).to.deep.equal(['C', 'Q', 'S']);
  });

  it('leads each value to its works, beside what was asked before', () => {
    const asked = { query: { any: '志' }, filters: { subject: ['南京'] }, page: 3 };
    const { values, within } = browse('subject', SUBJECTS, {}, asked);

    expect(values.map(({ href }) => new URL(href, 'http://x').searchParams.getAll('topic'))).to.eql(
      [['南京', '笔记'], ['南京'], ['南京', '秦淮河']],
    );
    expect(values.map(({ count, depth }) => [count, depth])[1]).to.deep.equal(['4', 0]);
    expect(within?.label).to.equal('回到检索结果');
    expect(query(within?.href ?? null)).to.deep.equal({ q: '志', topic: '南京', page: '3' });
  });

  it('says in which script a value is, where the page is in another', () => {
    const { values } = browse('subject', counts(['秦淮河', 1], ['筆記', 1]));
    expect(values.map(({ lang }) => lang)).to.have.members(['', 'zh-Hant']);
  });

  it('is empty where there is nothing, and says so', () => {
    const empty = browse('subject', [], { find: 'zzz' });

    expect(empty).to.deep.include({
      values: [],
      groups: [],
      find: 'zzz',
      within: null,
      pageOf: '',
    });
    expect(empty).to.include({ summary: '共 0 项', previousHref: null, nextHref: null });
  });

  it('says that it is cut where there are more than can be listed', () => {
    expect(browse('subject', SUBJECTS, {}, {}, 20_000).summary).to.match(
      /^共 20,000 项，.*10,000 项/,
    );
  });
});

describe('a long list', () => {
  it('by pinyin has a group for each letter, the first one open', () => {
    const page = browse('subject', MANY);

    expect(page.groups.map(({ label, current }) => [label, current])).to.deep.equal([
      ['B', true],
      ['N', false],
    ]);
    expect(labels(page)).to.have.lengthOf(60);
    expect(query(page.groups[1]?.href ?? null)).to.deep.equal({ at: 'N' });
    expect(labels(browse('subject', MANY, { group: 'N' })))
      .to.have.lengthOf(51)
      .and.include('Nanking');
  });

  it('by strokes has those without any last', () => {
    const { groups } = browse('subject', MANY, { order: 'strokes' });

    expect(groups.map(({ label }) => label)).to.deep.equal([
      '9 画（50）',
      '10 画（60）',
      '其他（1）',
    ]);
  });

  it('opens its first group where one is asked for that it does not have', () => {
    expect(browse('subject', MANY, { group: '龘' }).groups[0]).to.include({ current: true });
  });

  it('by number of works is turned page by page, and no further than it goes', () => {
    const long = counts(...Array.from({ length: 450 }, (_, i) => [`词${i}`, 450 - i] as const));
    const second = browse('subject', long, { order: 'count', page: 2 });

    expect(labels(second)[0]).to.equal('词200');
    expect(second.pageOf).to.equal('第 2 页，共 3 页');
    expect(query(second.previousHref)).to.deep.equal({ by: 'count' });
    expect(query(second.nextHref)).to.deep.equal({ by: 'count', 'from-page': '3' });
    const beyond = browse('subject', long, { order: 'count', page: 99 });
    expect([labels(beyond).length, beyond.nextHref]).to.deep.equal([50, null]);
  });
});

describe('places and classes', () => {
  it('are trees first, each value as deep as it stands', () => {
    const page = browse('place', counts(['320104', 2], ['320100', 9], ['320100:江宁府', 1]));

    expect(page.values.map(({ label, depth }) => [label, depth])).to.deep.equal([
      ['南京（全市）', 0],
      ['江宁府（历史政区）', 1],
      ['秦淮区', 1],
    ]);
    expect(page.orders.map(({ label, current }) => [label, current])).to.deep.equal([
      ['按层级', true],
      ['按音序', false],
      ['按笔画', false],
      ['按种数', false],
    ]);
  });

  it('go by their heading, not by their number, where they are sorted', () => {
    const classes = counts(['K', 9], ['I', 3], ['Z', 1]);

    // 历史、地理 · 文学 · 综合性图书
    expect(
      browse('class', classes, { order: 'pinyin' }).values.map(({ depth, label }) => [
        label,
        depth,
      ]),
    ).to.eql([
      ['K 历史、地理', 0],
      ['I 文学', 0],
      ['Z 综合性图书', 0],
    ]);
  });
});

describe('the ways between lists', () => {
  it('keep what was asked, and leave behind what was looked for in one of them', () => {
    const page = browse(
      'subject',
      SUBJECTS,
      { find: '京', order: 'count' },
      { query: { any: '志' } },
    );

    expect(page.tabs.map(({ label, current }) => [label, current])).to.deep.equal([
      ['题名', false],
      ['责任者', false],
      ['主题词', true],
      ['地区', false],
      ['分类', false],
    ]);
    expect(page.tabs.map(({ href }) => query(href))).to.deep.equal(Array(5).fill({ q: '志' }));
    expect(page.hidden).to.deep.equal([
      { name: 'q', value: '志' },
      { name: 'by', value: 'count' },
    ]);
    expect(page.action).to.equal('/browse/subject');
  });

  it('know each page by its name in addresses, and no other', () => {
    expect(['title', 'creator', 'subject', 'place', 'class'].map(browsedFacet)).to.deep.equal([
      'head',
      'person',
      'subject',
      'place',
      'class',
    ]);
    expect(['head', '', '__proto__'].map(browsedFacet)).to.deep.equal(Array(3).fill(undefined));
  });
});
