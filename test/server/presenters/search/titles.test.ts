/** 浏览题名: titles by letter, stroke and first character, each leading to its work. */
import { expect } from 'chai';
import type { FacetCount } from '../../../../catalogue/ports/search-index.ts';
import type { SearchRequest } from '../../../../catalogue/search/request.ts';
import type { WorkHit } from '../../../../catalogue/work.ts';
import type { BrowseChoice } from '../../../../server/presenters/search/browse.ts';
import { chooseTitles, presentTitles } from '../../../../server/presenters/search/titles.ts';
import type { TitleChoice, TitleList } from '../../../../server/presenters/search/titles.ts';
import { requestOf } from '../../../support/indexed-works.ts';
import { EN, LABELS, ZH, counts, hitOf, pageOf } from '../../../support/presented.ts';

const HEADS = counts(['金', 150], ['江', 30], ['南', 40], ['N', 2], ['0', 1]);

function choose(
  choice: Partial<BrowseChoice> = {},
  asked: Partial<SearchRequest> = {},
  heads: readonly FacetCount[] = HEADS,
): TitleChoice {
  const whole: BrowseChoice = { order: 'pinyin', group: '', find: '', page: 1, ...choice };
  return chooseTitles(requestOf(asked), whole, { total: heads.length, values: heads });
}
const shown = (choice: TitleChoice, hits: readonly WorkHit[], total?: number): TitleList =>
  presentTitles(choice, pageOf(hits, {}, total), LABELS, ZH);

describe('the list of titles', () => {
  it('is parted by the letter of the first character, and begins with the first', () => {
    const chosen = choose();
    expect([...chosen.groups.keys()]).to.deep.equal(['0', 'J', 'N']);
    expect(chosen.search.filters).to.deep.equal({ head: ['0'] });
    expect(choose({ group: 'J' }).search).to.deep.include({
      filters: { head: ['金', '江'] },
      sort: 'title',
      size: 100,
    });
    expect(choose({ group: 'N' }).search.filters.head).to.deep.equal(['南', 'N']);
    expect(choose({ group: '8', order: 'strokes' }).search.filters.head).to.deep.equal(['金']);
  });

  it('is held to one first character, of those in the letter', () => {
    const jin = choose({ group: 'J' }, { filters: { head: ['金'] } });
    expect(jin.search.filters.head).to.deep.equal(['金']);
    expect(
      choose({ group: 'N' }, { filters: { head: ['金'] } }).search.filters.head,
    ).to.have.length(2);
    const { heads, groups } = shown(jin, []);
    expect(heads.map(({ label, current }) => [label, current])).to.deep.equal([
      ['全部', false],
      ['江 30', false],
      ['金 150', true],
    ]);
    expect(heads.map(({ href }) => decodeURIComponent(href))).to.deep.equal([
      '/browse/title?at=J',
      '/browse/title?head=江&at=J',
      '/browse/title?head=金&at=J',
    ]);
    expect(groups.map(({ href }) => href)).to.include('/browse/title?at=N');
  });

  it('is whole where there are few, and where something is looked for in it', () => {
    const few = choose({}, { query: { any: '志' } }, counts(['金', 60], ['江', 40]));
    expect([few.groups.size, few.search.filters]).to.deep.equal([0, {}]);
    const found = choose({ find: '琐事', group: 'J' }, { query: { title: '金陵' } });
    expect(found.search).to.deep.include({ query: { title: '金陵 琐事' }, filters: {} });
    expect(shown(found, []).groups).to.deep.equal([]);
  });

  it('leads to the work of each title, and to the search for one that several have', () => {
    const hits = [
      hitOf({ id: 'a', title: '金陵琐事', creators: ['周晖'], date: '2007' }),
      hitOf({ id: 'b', title: '金陵通傳' }),
      hitOf({ id: 'c', title: '金陵通传' }),
      hitOf({ id: 'd', title: '景定建康志', creators: ['周应合'] }),
    ];
    const { titles } = shown(choose(), hits);
    expect(titles.map(({ text, href, note, lang }) => [text, href, note.text, lang])).to.deep.equal(
      [
        ['金陵琐事', '/works/a', '周晖 · 2007', ''],
        [
          '金陵通傳',
          '/search?title=%22%E9%87%91%E9%99%B5%E9%80%9A%E5%82%B3%22&sort=title',
          '2 种',
          'zh-Hant',
        ],
        ['景定建康志', '/works/d', '周应合', ''],
      ],
    );
    const english = presentTitles(choose(), pageOf(hits), LABELS, EN);
    expect(english.titles.map(({ lang }) => lang)).to.include('zh-Hans');
  });

  it('goes on from page to page as far as both engines reach, and says why no further', () => {
    const second = shown(choose({ group: 'J', page: 2 }), [], 180);
    expect([second.previousHref, second.nextHref, second.pageOf]).to.deep.equal([
      '/browse/title?at=J',
      null,
      '第 2 页，共 2 页',
    ]);
    const last = choose({ group: 'J', page: 900 });
    expect(last.search.page).to.equal(100);
    expect(shown(last, [], 40_000).nextHref).to.equal(null);
    expect(shown(last, [], 40_000).capped).to.include('10,000');
  });

  it('keeps to what else was asked', () => {
    const { hidden, tabs, within } = shown(choose({}, { query: { any: '志' } }), []);
    expect(hidden).to.deep.equal([{ name: 'q', value: '志' }]);
    expect(tabs[1]?.href).to.equal('/browse/creator?q=%E5%BF%97');
    expect(within?.href).to.equal('/search?q=%E5%BF%97');
  });
});
