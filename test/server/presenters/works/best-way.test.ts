/** 怎么看: the best way to a work, said first. */
import { expect } from 'chai';
import type { Holding } from '../../../../catalogue/document.ts';
import { ACCESS, BEST_WAYS } from '../../../../catalogue/fields/access.ts';
import type { Library } from '../../../../catalogue/library.ts';
import { labelsOf } from '../../../../server/i18n/labels.ts';
import { presentBest } from '../../../../server/presenters/works/best-way.ts';
import type { ShownBest } from '../../../../server/presenters/works/best-way.ts';
import { holdingGroups } from '../../../../server/presenters/works/holdings.ts';
import { presentThings } from '../../../../server/presenters/works/things.ts';
import { weekAhead } from '../../../../server/presenters/works/week-ahead.ts';
import type { WeekAhead } from '../../../../server/presenters/works/week-ahead.ts';
import { documentOf, holdingOf, visitIn, workOf } from '../../../support/presented.ts';

const day = [{ from: 540, until: 1_050 }];
const LIBRARIES: readonly Library[] = [
  {
    code: '320100',
    name: '金陵图书馆',
    nameEn: 'Jinling Library',
    shortName: '金陵',
    hours: { week: [[], day, day, day, day, day, day], exceptions: [], note: '' },
    localRoom: '三楼地方文献室',
    telephone: '025-8123 4567',
  },
  {
    code: '320104',
    name: '秦淮区图书馆',
    nameEn: 'Qinhuai Library',
    shortName: '秦淮',
    hours: {
      week: [day, day, day, day, day, [], []],
      exceptions: [{ from: '2026-09-25', until: '2026-09-27', name: '中秋节', spans: [] }],
      note: '',
    },
    catalogueUrl: 'https://opac.example/?q={title}',
  },
  { code: '320115', name: '江宁区图书馆', nameEn: 'Jiangning Library', shortName: '江宁' },
  {
    code: '320118',
    name: '高淳区图书馆',
    nameEn: 'Gaochun Library',
    shortName: '高淳',
    hours: '周二至周日开放',
  },
];
/** A Wednesday. */
const NOW = new Date('2026-09-23T10:00:00+08:00');
const links = [{ url: 'https://x.example/1', kind: 'fulltext' }] as const;

interface Told {
  readonly best: ShownBest;
  readonly week: WeekAhead;
}

function told(
  ways: Readonly<Record<string, Partial<Holding>>>,
  { own = null, lang = 'zh' }: { readonly own?: string | null; readonly lang?: 'zh' | 'en' } = {},
): Told {
  const visit = visitIn(lang, { ownLibrary: own });
  const labels = labelsOf(lang, visit.t, LIBRARIES, []);
  const documents = Object.entries(ways).map(([library, holding]) =>
    documentOf({ id: library, library, holdings: [holdingOf(holding)] }),
  );
  const groups = holdingGroups(
    documents.length === 0 ? { holdings: [] } : workOf(...documents),
    labels,
    visit,
    NOW,
  );
  return { best: presentBest(groups, labels, visit), week: weekAhead(groups, labels, NOW, visit) };
}

describe('the best way to a work', () => {
  it('is at home where anybody has it open online, with a button to it', () => {
    const { best } = told({ '320104': { access: 'online', links }, '320100': { access: 'loan' } });
    expect(best.ways).to.eql([
      {
        sentence: '在家就能读全文：秦淮区图书馆在线开放。',
        isOwn: false,
        open: null,
        shelf: [],
        telephones: [],
        button: { href: 'https://x.example/1', label: '阅读全文', isExternal: true },
      },
    ]);
    expect(best.all).to.equal('看全部 2 家馆的馆藏');
    expect(best.missing).to.equal(null);
  });

  it('is on our own pages what can be seen and heard there, but not the cover of a text', () => {
    const song = { url: 'https://x.example/a.mp3', kind: 'audio' } as const;
    const map = { url: 'https://x.example/b/info.json', kind: 'iiif' } as const;
    const cover = { url: 'https://x.example/c.jpg', kind: 'cover' } as const;
    const way = (all: Holding['links'], type?: 'music'): unknown => {
      const document = documentOf({
        library: '320104',
        type: { code: type ?? 'book', raw: [] },
        holdings: [holdingOf({ access: 'online', links: all })],
      });
      const visit = visitIn('zh');
      const labels = labelsOf('zh', visit.t, LIBRARIES, []);
      const shown = workOf(document);
      const { here } = presentThings(shown, labels, visit);
      const { ways } = presentBest(holdingGroups(shown, labels, visit, NOW), labels, visit, here);
      return [ways[0]?.sentence, ways[0]?.button.label, ways[0]?.button.href];
    };
    const page = { url: 'https://x.example/1', kind: 'landing' } as const;
    expect(way([page, song], 'music')).to.eql([
      '在家就能听：秦淮区图书馆在线开放。',
      '试听',
      '#things',
    ]);
    expect(way([map])).to.eql(['在家就能看图：秦淮区图书馆在线开放。', '看图', '/works/d1/view']);
    for (const also of [cover, song])
      expect(way([...links, also])).to.eql([
        '在家就能读全文：秦淮区图书馆在线开放。',
        '阅读全文',
        'https://x.example/1',
      ]);
  });

  it('is else where it is lent, then where it is read: open or when, shelf and room, whom to call', () => {
    const { best } = told({
      '320100': { access: 'onsite', callNumber: 'K295.31/1', location: '古籍書庫' },
      '320115': { access: 'catalogue' },
    });
    expect(best.ways).to.eql([
      {
        sentence: '到馆可看：请到金陵图书馆阅览，不外借。',
        isOwn: false,
        open: { isOpen: true, text: '现在开放，17:30 闭馆' },
        shelf: [
          { text: '索书号 K295.31/1', lang: '' },
          { text: '古籍書庫', lang: 'zh-Hant' },
          { text: '三楼地方文献室', lang: '' },
        ],
        telephones: [],
        button: { href: 'tel:02581234567', label: '致电 025-8123 4567', isExternal: false },
      },
    ]);
    expect(told({ '320104': { access: 'loan' } }).best.ways[0]?.button.href).to.equal(
      'https://opac.example/?q=%E9%87%91%E9%99%B5%E7%90%90%E4%BA%8B',
    );
    expect(told({ '320115': { access: 'loan' } }).best.ways[0]?.button).to.eql({
      href: '#at-320115',
      label: '看馆藏位置',
      isExternal: false,
    });
  });

  it('has the telephone of where one has to go beside a button to anything else', () => {
    const page = { url: 'https://x.example/page', kind: 'landing' } as const;
    const telephones = (access: Holding['access']): unknown =>
      told({ '320100': { access, links: [page] } }).best.ways[0]?.telephones;
    const [number] = [{ text: '025-8123 4567', href: 'tel:02581234567' }];
    for (const access of ['loan', 'onsite', 'network', 'unknown'] as const)
      expect(telephones(access), access).to.eql([number]);
    expect(telephones('online')).to.eql([]);
  });

  it('has no button to what is seen on the spot alone, or to what is only about the work', () => {
    const iiif = { url: 'https://x.example/iiif', kind: 'iiif' } as const;
    const page = { url: 'https://x.example/page', kind: 'landing' } as const;
    const review = { url: 'https://x.example/review', kind: 'other' } as const;
    const button = (access: Holding['access'], given: Holding['links']): string | undefined =>
      told({ '320100': { access, links: given } }).best.ways[0]?.button.label;
    expect(button('network', [iiif])).to.equal('致电 025-8123 4567');
    expect(button('onsite', [review])).to.equal('致电 025-8123 4567');
    expect(button('onsite', [iiif, page])).to.equal('查看详情页');
    expect(button('unknown', [iiif])).to.equal('看图');
  });

  it('is a sentence of its own for each way, in both languages', () => {
    expect([...BEST_WAYS].sort()).to.eql([...ACCESS].sort());
    for (const lang of ['zh', 'en'] as const) {
      const sentences = ACCESS.map(
        (access) => told({ '320100': { access } }, { lang }).best.ways[0]?.sentence,
      );
      expect(new Set(sentences).size).to.equal(ACCESS.length);
      for (const sentence of sentences)
        expect(sentence).to.match(
          lang === 'zh' ? /(?:金陵图书馆|该馆).*。$/u : /Jinling Library.*\.$/,
        );
    }
  });

  it('is that of the reader’s own library, and a better one elsewhere is said as well', () => {
    const { best } = told(
      { '320104': { access: 'onsite' }, '320100': { access: 'online', links } },
      { own: '320104' },
    );
    expect(best.ways.map(({ isOwn, sentence }) => [isOwn, sentence])).to.eql([
      [true, '到馆可看：请到秦淮区图书馆阅览，不外借。'],
      [false, '在家就能读全文：金陵图书馆在线开放。'],
    ]);
    const same = told(
      { '320104': { access: 'onsite' }, '320100': { access: 'onsite' } },
      { own: '320104' },
    );
    expect(same.best.ways).to.have.lengthOf(1);
    expect(same.best.choice.chosen).to.equal('秦淮区图书馆');
  });

  it('is said with that the own library has none', () => {
    const { best } = told({ '320100': { access: 'loan' } }, { own: '320118' });
    expect(best.missing).to.equal('我的图书馆（高淳区图书馆）没有收藏这种文献。最方便的办法是：');
    expect(best.ways).to.have.lengthOf(1);
    expect(best.choice.options.filter(({ isChosen }) => isChosen)).to.eql([
      { code: '320118', name: '高淳区图书馆', isChosen: true },
    ]);
  });

  it('knows no library that is none any more', () => {
    const { best } = told({ '320100': { access: 'loan' } }, { own: '999999' });
    expect([best.missing, best.choice.chosen]).to.eql([null, null]);
  });

  it('is none where nobody says to hold it', () => {
    expect(told({}).best).to.deep.include({ ways: [], all: null, missing: null });
  });
});

describe('the days on which holders are open', () => {
  it('are seven from today on, with holidays, those of the same hours together', () => {
    const access = 'onsite';
    const { week } = told({
      '320100': { access },
      '320104': { access },
      '320118': { access },
    });
    expect(week.days.map(({ name }) => name)).to.eql([
      '周三 9月23日（今天）',
      '周四 9月24日（明天）',
      '周五 9月25日',
      '周六 9月26日',
      '周日 9月27日',
      '周一 9月28日',
      '周二 9月29日',
    ]);
    expect(week.days[0]).to.deep.include({
      open: [
        {
          hours: '9:00–17:30',
          libraries: [
            { library: '金陵', href: '#at-320100' },
            { library: '秦淮', href: '#at-320104' },
          ],
        },
      ],
      closed: '',
    });
    expect(week.days[3]).to.deep.include({ closed: '秦淮（中秋节）' });
    expect(week.days[5]).to.deep.include({ closed: '金陵' });
    expect(week.untold).to.equal('高淳');
  });

  it('leave out whom nobody has to go to, and are none where no hours are told by day', () => {
    expect(told({ '320100': { access: 'online', links } }).week.days).to.eql([]);
    expect(told({ '320118': { access: 'loan' } }).week).to.eql({ days: [], untold: '' });
  });
});
