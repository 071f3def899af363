/** The list of libraries, and the page of one. */
import { expect } from 'chai';
import type { SearchPage } from '../../../../catalogue/ports/search-index.ts';
import { EMPTY_PAGE } from '../../../../catalogue/library-page.ts';
import type { PageContent } from '../../../../catalogue/library-page.ts';
import { withPage } from '../../../../catalogue/library.ts';
import type { Library } from '../../../../catalogue/library.ts';
import { paragraphsOf } from '../../../../server/presenters/site/plain-text.ts';
import type { Paragraph } from '../../../../server/presenters/site/plain-text.ts';
import {
  presentLibraries,
  presentLibrary,
} from '../../../../server/presenters/libraries/libraries.ts';
import type { LibraryPage } from '../../../../server/presenters/libraries/libraries.ts';
import type { Portrait } from '../../../../server/enquiries/portraits.ts';
import type { Strength, StrongFacet } from '../../../../server/enquiries/strengths.ts';
import { federationOf, libraryFacts, sourceFacts } from '../../../support/federations.ts';
import {
  COLLECTIONS,
  EN,
  LABELS,
  LIBRARIES,
  ZH,
  counts,
  hitOf,
  labelsIn,
  pageOf,
} from '../../../support/presented.ts';

/** Of a library with these works, and nothing that tells it from the city but what is given. */
function portraitOf(found: SearchPage, changed: Partial<Portrait> = {}): Portrait {
  return {
    found,
    only: { works: 0, hits: [] },
    strengths: { type: [], class: [], subject: [] },
    ...changed,
  };
}

describe('the list of libraries', () => {
  it('has a row for each, those with nothing too', () => {
    const libraries = [
      libraryFacts({ works: 3, records: 1, collections: COLLECTIONS.slice(0, 1) }),
      libraryFacts({ library: { ...LIBRARIES[0]!, address: '乐山路 158 号' } }),
    ];
    const rows = presentLibraries(federationOf({ libraries }), LABELS, ZH, new Date());

    expect(
      rows.map(({ name, works, records, address }) => [name, works, records, address.text]),
    ).to.eql([
      ['秦淮区图书馆', '3 种文献', '1 条记录', ''],
      ['金陵图书馆', '0 种文献', '0 条记录', '乐山路 158 号'],
    ]);
    expect(rows[0]?.collections).to.deep.equal([
      { text: '老照片库', lang: '', href: '/collections/qh%3Aphoto' },
    ]);
    const [first, second] = presentLibraries(
      federationOf({ libraries }),
      labelsIn('en'),
      EN,
      new Date(),
    );
    expect(first).to.include({ name: 'Qinhuai Library', records: '1 record' });
    expect([first?.collections[0]?.lang, second?.address.lang]).to.eql(['zh-Hans', 'zh-Hans']);
  });

  it('is empty where there is no library', () => {
    expect(presentLibraries(federationOf({ libraries: [] }), LABELS, ZH, new Date())).to.deep.equal(
      [],
    );
  });
});

describe('the page of a library', () => {
  const facts = libraryFacts({
    library: { ...LIBRARIES[0]!, description: '市馆' },
    works: 4,
    records: 5,
    collections: COLLECTIONS.slice(1),
    sources: [sourceFacts({ liveRecords: 5 }, { id: 'jl', library: '320100' })],
  });

  it('tells what it has, how to reach it, and how its sources are', () => {
    const page = presentLibrary(
      facts,
      portraitOf(pageOf([], { collection: counts(['jl:local', 2]) })),
      LABELS,
      ZH,
      new Date(),
    );

    expect(page).to.include({
      name: '金陵图书馆',
      works: '4 种文献',
      records: '5 条记录',
      lastHarvest: null,
      searchIn: '在金陵图书馆检索',
      allLabel: '查看金陵图书馆的全部文献',
      allHref: '/search?lib=320100',
    });
    expect(textOf(page.description)).to.equal('市馆');
    expect(page.contacts.map(({ value }) => value)).to.deep.equal(['025-0000 0000']);
    expect(page.collections.map(({ name, works }) => [name, works])).to.deep.equal([
      ['金陵地方文献', '2 种文献'],
    ]);
    expect(page.sources.map(({ id, live }) => [id, live])).to.deep.equal([['jl', '5']]);
  });

  it('searches inside it, by type too', () => {
    const found = pageOf([hitOf()], { type: counts(['map', 1500]) });
    const page = presentLibrary(facts, portraitOf(found), LABELS, ZH, new Date());

    expect(page.box.hidden).to.deep.equal([{ name: 'lib', value: '320100' }]);
    expect(page.types).to.deep.equal([
      { label: '地图', href: '/search?lib=320100&type=map', count: '1,500' },
    ]);
    expect(page.newest.map(({ href }) => href)).to.deep.equal(['/works/w1']);
  });

  it('leads with what it alone holds, its share, and all of it as a search', () => {
    const only = { works: 1500, hits: [hitOf({ id: 'a', picture: true }), hitOf({ id: 'b' })] };
    const found = pageOf([], {}, 6000);
    const page = presentLibrary(facts, portraitOf(found, { only }), LABELS, ZH, new Date());

    expect(page.only).to.include({
      summary: '全市只有本馆收藏的文献 1,500 种，占馆藏的 25%。',
      href: '/search?lib=320100&held=single',
      hrefLabel: '列出全部 1,500 种独有文献',
      isGrid: true,
    });
    expect(page.only?.hits.map(({ href }) => href)).to.deep.equal(['/works/a', '/works/b']);
    expect(presentLibrary(facts, portraitOf(found), LABELS, ZH, new Date()).only).to.equal(null);
  });

  it('says in words what it is strong in against the city, and not that it has works about itself', () => {
    const strong = (facet: StrongFacet, value: string, cityShare = 0.02): Strength => ({
      facet,
      value,
      works: 38,
      share: 0.38,
      cityShare,
    });
    const strengths = {
      type: [strong('type', 'music', 0.002)],
      class: [],
      subject: [strong('subject', '金陵掌故'), strong('subject', '民歌')],
    };
    const found = pageOf([], {}, 100);
    const shown = (visit = ZH) =>
      presentLibrary(
        facts,
        portraitOf(found, { strengths }),
        labelsIn(visit.lang),
        visit,
        new Date(),
      ).strengths.map(({ heading, values }) => [heading, ...values]);

    expect(shown()).to.deep.equal([
      [
        '类型',
        {
          label: '乐谱歌谣',
          lang: '',
          href: '/search?lib=320100&type=music',
          said: '38 种，占本馆 38%，全市 0.2%',
          width: 38,
          cityWidth: 0.2,
        },
      ],
      [
        '主题',
        {
          label: '民歌',
          lang: '',
          href: '/search?lib=320100&topic=%E6%B0%91%E6%AD%8C',
          said: '38 种，占本馆 38%，全市 2%',
          width: 38,
          cityWidth: 2,
        },
      ],
    ]);
    expect(shown(EN)[1]?.[1]).to.include({
      lang: 'zh-Hans',
      said: '38 works, 38% here, 2% in the city',
    });
  });

  it('has its works by time, and says that there are none', () => {
    const found = pageOf([], { period: counts(['minguo', 3]) }, 3);
    const { periods, isEmpty } = presentLibrary(facts, portraitOf(found), LABELS, ZH, new Date());

    expect(periods.bars.map(({ label, href }) => [label, href])).to.deep.equal([
      ['民国', '/search?lib=320100&period=minguo'],
    ]);
    expect(isEmpty).to.equal(false);
    const empty = presentLibrary(facts, portraitOf(pageOf()), LABELS, ZH, new Date());
    expect(empty).to.deep.include({ isEmpty: true, only: null, strengths: [] });
  });

  it('lives without the engine, and says so', () => {
    const page = presentLibrary(facts, null, LABELS, ZH, new Date());

    expect(page).to.deep.include({ isSearchAway: true, types: [], newest: [], works: '4 种文献' });
    expect(page).to.deep.include({ isEmpty: false, only: null, strengths: [] });
    expect(page.collections.map(({ works }) => works)).to.deep.equal([null]);
  });
});

describe('the page that a library edits', () => {
  const week = [[], ...Array.from({ length: 6 }, () => [{ from: 540, until: 1_020 }])];
  const page: PageContent = {
    ...EMPTY_PAGE,
    hours: {
      week,
      exceptions: [{ from: '2026-10-01', until: '2026-10-03', name: '国庆节', spans: [] }],
      note: '寒假另行通知',
    },
    contacts: [{ duty: '地方文献', name: '王老师', telephone: '025-1234', email: 'a@x.example' }],
    picture: { id: 'f'.repeat(64), alt: '阅览室', width: 640, height: 400 },
  };
  const facts = libraryFacts({
    library: withPage(LIBRARIES[0]!, {
      ...page,
      texts: { description: '见 https://x.example/a。\n第二行' },
    }),
  });
  const at = (local: string): LibraryPage =>
    presentLibrary(facts, null, LABELS, ZH, new Date(`${local}:00+08:00`));

  it('says whether it is open now, the week in as few rows as it has, and what is different soon', () => {
    const shown = at('2026-09-22T10:00');
    expect(shown.hours).to.eql({
      isOpen: true,
      now: '现在开放，17:00 闭馆',
      week: [
        { days: '周一', hours: '闭馆' },
        { days: '周二至周日', hours: '9:00–17:00' },
      ],
      exceptions: [{ days: '10月1日至10月3日 国庆节', hours: '闭馆' }],
      note: '寒假另行通知',
    });
    expect(at('2026-09-20T18:00').hours?.now).to.equal('现在闭馆，周二 9:00 开馆');
    expect(at('2026-09-21T18:00').hours?.now).to.equal('现在闭馆，明天 9:00 开馆');
    expect(at('2026-10-03T10:00').hours?.now).to.equal('现在闭馆（国庆节），明天 9:00 开馆');
    expect(shown.contacts.map(({ label }) => label)).to.not.include('开放时间');
  });

  it('has the hours of the settings where the page says none, by day or as a line', () => {
    const hours = { week: page.hours!.week, exceptions: [], note: '' };
    const settings = (own: Library['hours']): Library =>
      withPage({ ...LIBRARIES[0]!, hours: own }, { ...page, hours: null });
    const shownWith = (library: Library): LibraryPage =>
      presentLibrary(libraryFacts({ library }), null, LABELS, ZH, new Date('2026-09-22T02:00:00Z'));

    expect(shownWith(settings(hours)).hours?.now).to.equal('现在开放，17:00 闭馆');
    const line = shownWith(settings('周二至周日开放'));
    expect(line.hours).to.equal(null);
    expect(line.contacts).to.deep.include({
      label: '开放时间',
      value: '周二至周日开放',
      href: null,
      lang: '',
    });
    const own = withPage({ ...LIBRARIES[0]!, hours: '周二至周日开放' }, page);
    expect(shownWith(own).hours?.week).to.have.lengthOf(2);
  });

  it('has links where there are web addresses, and text otherwise', () => {
    const [[first, second] = []] = at('2026-09-22T10:00').description;
    expect(first).to.eql([
      { text: '见 ', href: null },
      { text: 'https://x.example/a', href: 'https://x.example/a' },
      { text: '。', href: null },
    ]);
    expect(second).to.eql([{ text: '第二行', href: null }]);
    const odd = 'javascript:alert(1) ftp://x.example <a href="https://x.example/">x</a> https://';
    for (const { href } of paragraphsOf(odd).flat(2))
      expect(href).to.be.oneOf([null, 'https://x.example/']);
    expect(textOf(paragraphsOf(odd))).to.equal(odd);
  });

  it('shows its picture from our own address, with words, and whom to turn to', () => {
    const shown = at('2026-09-22T10:00');
    expect(shown.picture).to.eql({
      href: `/library-pictures/${'f'.repeat(64)}.jpg`,
      alt: '阅览室',
      width: 640,
      height: 400,
    });
    expect(shown.people).to.eql([
      {
        who: '地方文献 · 王老师',
        telephone: '025-1234',
        telephoneHref: 'tel:0251234',
        email: 'a@x.example',
      },
    ]);
    const rows = presentLibraries(
      federationOf({ libraries: [facts] }),
      LABELS,
      ZH,
      new Date('2026-09-22T02:00:00Z'),
    );
    expect(rows[0]?.open).to.eql({ isOpen: true, text: '现在开放，17:00 闭馆' });
  });
});

function textOf(paragraphs: readonly Paragraph[]): string {
  return paragraphs
    .flat(2)
    .map(({ text }) => text)
    .join('');
}
