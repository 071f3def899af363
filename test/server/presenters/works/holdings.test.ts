/** The holdings of a work by library, and how to get at each. */
import { expect } from 'chai';
import { ACCESS } from '../../../../catalogue/fields/access.ts';
import type { Holding } from '../../../../catalogue/document.ts';
import type { Library } from '../../../../catalogue/library.ts';
import type { OpeningHours } from '../../../../catalogue/opening-hours.ts';
import { labelsOf } from '../../../../server/i18n/labels.ts';
import { contactsOf, holdingGroups } from '../../../../server/presenters/works/holdings.ts';
import type { HoldingGroup, ShownHolding } from '../../../../server/presenters/works/holdings.ts';
import { webAddress } from '../../../../server/presenters/works/links.ts';
import {
  COLLECTIONS,
  LABELS,
  ZH,
  documentOf,
  holdingOf,
  visitIn,
  workOf,
} from '../../../support/presented.ts';

/** A Sunday, before noon. */
const NOW = new Date('2026-09-20T10:00:00+08:00');

/** The one holding of a work, as its page shows it. */
function shown(changed: Partial<Holding>): ShownHolding | undefined {
  const document = documentOf({ extent: '12分', holdings: [holdingOf(changed)] });
  return holdingGroups(workOf(document), LABELS, ZH, NOW)[0]?.holdings[0];
}

describe('the holdings of a work', () => {
  it('stand by library, those that can be seen soonest first', () => {
    const work = workOf(
      documentOf({ library: '320104', holdings: [holdingOf(), holdingOf()] }),
      documentOf({ library: '320100', id: 'd2' }),
      documentOf({ library: '320104', id: 'd3' }),
    );
    const groups = holdingGroups(work, LABELS, ZH, NOW);

    // Where nothing tells them apart, as they stand in the settings.
    expect(groups.map(({ library, href, holdings }) => [library, href, holdings.length])).to.eql([
      ['金陵图书馆', '/libraries/320100', 1],
      ['秦淮区图书馆', '/libraries/320104', 3],
    ]);
  });

  it('are none for a work that nobody says to hold', () => {
    expect(holdingGroups(workOf(documentOf({ holdings: [] })), LABELS, ZH, NOW)).to.deep.equal([]);
  });

  it('show every fact that the record gives, and none that it does not', () => {
    const holding = shown({
      location: '三楼',
      callNumber: 'K295.31/1',
      volumes: '存卷一',
      completeness: '缺卷二',
      copies: 2,
      carrier: 'micro',
      rights: '馆内阅览',
      collections: ['qh:photo', 'gone:set'],
    });

    expect(holding?.facts.map(({ label, text }) => `${label} ${text}`)).to.deep.equal([
      '索书号 K295.31/1',
      '馆藏地点 三楼',
      '卷册 存卷一',
      '存缺 缺卷二',
      '复本 2',
      '载体 缩微',
      '权限说明 馆内阅览',
    ]);
    expect(holding?.collections).to.deep.equal([
      { href: '/collections/qh%3Aphoto', text: '老照片库', lang: '' },
      { href: '/collections/gone%3Aset', text: 'gone:set', lang: '' },
    ]);
    expect(shown({})?.facts).to.deep.equal([]);
  });

  it('say in a sentence how to get at each, with and without an address', () => {
    const links = [{ url: 'https://x.example/1', kind: 'fulltext' }] as const;
    const sentences = ACCESS.map((access) => shown({ access })?.how);

    expect(new Set(sentences).size).to.equal(ACCESS.length);
    for (const sentence of sentences) expect(sentence).to.match(/^.*(?:秦淮区图书馆|该馆).*。$/u);
    expect(shown({ access: 'online', links })?.how).to.equal(
      '在线向所有人开放，点下面的链接即可。',
    );
    expect(shown({ access: 'onsite', links })?.how).to.equal('不外借，请到秦淮区图书馆阅览。');
  });

  it('mark what is printed in another script or language than the page', () => {
    const document = documentOf({ holdings: [holdingOf({ location: '古籍書庫' })] });
    const langIn = (visit: typeof ZH): string | undefined =>
      holdingGroups(workOf(document), LABELS, visit, NOW)[0]?.holdings[0]?.facts[0]?.lang;
    expect([langIn(ZH), langIn(visitIn('en'))]).to.eql(['zh-Hant', 'zh-Hant']);
    const plain = documentOf({ holdings: [holdingOf({ location: '地方文献室' })] });
    expect(
      holdingGroups(workOf(plain), LABELS, visitIn('en'), NOW)[0]?.holdings[0]?.facts[0]?.lang,
    ).to.equal('zh-Hans');
  });
});

describe('the order of holders', () => {
  const day = (from: number, until: number): OpeningHours['week'][number] => [
    { from: from * 60, until: until * 60 },
  ];
  const hours = (...week: OpeningHours['week'][number][]): OpeningHours => ({
    week: Array.from({ length: 7 }, (_, i) => week[i] ?? []),
    exceptions: [],
    note: '寒假另行通知',
  });
  const libraries: readonly Library[] = [
    { code: 'a', hours: hours([], day(9, 17)) },
    { code: 'b', hours: '每天开放' },
    { code: 'c', hours: hours([], [], [], [], [], [], day(9, 17)), telephone: '025-8123 4567' },
    { code: 'd', hours: hours(day(8, 17)) },
    { code: 'e' },
    { code: 'f' },
  ].map((one) => ({ ...one, name: `${one.code}馆`, nameEn: one.code, shortName: one.code }));
  const labels = labelsOf('zh', ZH.t, libraries, COLLECTIONS);
  const held = (
    ways: Readonly<Record<string, Partial<Holding>>>,
    ownLibrary: string | null = null,
  ): HoldingGroup[] => {
    const documents = Object.entries(ways).map(([library, holding]) =>
      documentOf({ id: library, library, holdings: [holdingOf(holding)] }),
    );
    return holdingGroups(workOf(...documents), labels, visitIn('zh', { ownLibrary }), NOW);
  };
  const codes = (groups: readonly HoldingGroup[]): string =>
    groups.map(({ code }) => code).join('');
  const links = [{ url: 'https://x.example/1', kind: 'fulltext' }] as const;

  it('is by what the reader gains: at home, lent, on the spot, to be asked for', () => {
    const groups = held({
      a: { access: 'unknown' },
      b: { access: 'catalogue' },
      c: { access: 'onsite' },
      d: { access: 'network' },
      e: { access: 'loan' },
      f: { access: 'online', links },
    });
    expect(codes(groups)).to.equal('fecdba');
  });

  it('puts what is open online without an address behind what can be seen on the spot', () => {
    expect(codes(held({ a: { access: 'online' }, b: { access: 'network' } }))).to.equal('ba');
    expect(codes(held({ a: { access: 'login' }, b: { access: 'catalogue' } }))).to.equal('ab');
  });

  it('is by who is open now, then who opens next, then as in the settings', () => {
    const access = 'onsite';
    const groups = held({
      f: { access },
      e: { access },
      d: { access },
      c: { access },
      b: { access },
      a: { access },
    });
    expect(codes(groups)).to.equal('cdabef');
    expect(groups[0]?.hours?.now).to.equal('现在开放，17:00 闭馆');
    expect(groups[1]?.hours?.now).to.equal('现在闭馆，明天 8:00 开馆');
    expect(groups[3]?.hours).to.equal(null);
  });

  it('is by how near they lie to the reader’s own library, where nothing else tells them apart', () => {
    const codes = ['320100', '320102', '320104', '320111', '320118', '330100'];
    const cities = codes.map((code) => ({ code, name: code, nameEn: code, shortName: code }));
    const places = labelsOf('zh', ZH.t, cities, COLLECTIONS);
    const order = (ownLibrary: string | null, access: Holding['access'] = 'onsite'): string[] => {
      const documents = codes.map((library) =>
        documentOf({ id: library, library, holdings: [holdingOf({ access, links })] }),
      );
      const visit = visitIn('zh', { ownLibrary });
      return holdingGroups(workOf(...documents), places, visit, NOW).map(({ code }) => code);
    };
    expect(order('320118')).to.eql(['320118', '320104', '320100', '320102', '320111', '330100']);
    // The library of the city lies in 建邺.
    expect(order('320104')).to.eql(['320104', '320100', '320102', '320111', '320118', '330100']);
    // Nobody has to go anywhere, or there is nowhere to begin.
    expect(order('320118', 'online')).to.eql([
      '320118',
      ...codes.filter((one) => one !== '320118'),
    ]);
    for (const own of [null, '330100', 'none'])
      expect(order(own).filter((one) => one !== own)).to.eql(codes.filter((one) => one !== own));
  });

  it('has the reader’s own library first, whatever it has', () => {
    const groups = held({ a: { access: 'online', links }, e: { access: 'unknown' } }, 'e');
    expect(groups.map(({ code, own }) => [code, own.isOwn])).to.eql([
      ['e', true],
      ['a', false],
    ]);
    expect(groups[0]?.own.href).to.equal('/preferences?mylib=&return=%2Fsearch%3Fq%3Da');
    expect(groups[1]?.own.href).to.equal('/preferences?mylib=a&return=%2Fsearch%3Fq%3Da');
  });

  it('folds a long list but for its first two', () => {
    const access = 'onsite';
    const four = { a: { access }, b: { access }, c: { access }, d: { access } } as const;
    const folded = (groups: readonly HoldingGroup[]): boolean[] =>
      groups.map(({ isFolded }) => isFolded);
    expect(folded(held(four))).to.eql([false, false, false, false]);
    expect(folded(held({ ...four, e: { access } }))).to.eql([false, false, true, true, true]);
  });

  it('says of each who has to be gone to when it is open, its week, and its telephone as a link', () => {
    const [group] = held({ c: { access: 'onsite' } });
    expect(group?.contacts.map(({ label, value, href }) => [label, value, href])).to.eql([
      ['开放时间', '周一至周六 闭馆；周日 9:00–17:00', null],
      ['电话', '025-8123 4567', 'tel:02581234567'],
      ['开放说明', '寒假另行通知', null],
    ]);
    expect(held({ c: { access: 'online', links } })[0]?.isVisited).to.equal(false);
  });

  it('has the best of one library first, and folds away what is beyond four', () => {
    const document = documentOf({
      library: 'a',
      holdings: [
        ...Array.from({ length: 5 }, () => holdingOf({ access: 'catalogue' })),
        holdingOf({ access: 'loan' }),
      ],
    });
    const [group] = holdingGroups(workOf(document), labels, ZH, NOW);
    expect(group?.holdings.map(({ accessCode }) => accessCode)).to.eql([
      'loan',
      'catalogue',
      'catalogue',
      'catalogue',
    ]);
    expect(group?.others).to.have.lengthOf(2);
  });
});

describe('the way into the catalogue of a library', () => {
  function catalogue(catalogueUrl: string | undefined, isbn: boolean): string | null | undefined {
    const own: Library = { code: '1', name: '甲馆', nameEn: 'A', shortName: '甲' };
    const labels = labelsOf(
      'zh',
      ZH.t,
      [catalogueUrl === undefined ? own : { ...own, catalogueUrl }],
      COLLECTIONS,
    );
    const identifiers = isbn
      ? [{ type: 'isbn', value: '9787807182689', raw: 'x', valid: true } as const]
      : [{ type: 'isbn', value: 'bad', raw: 'bad', valid: false } as const];
    const document = documentOf({
      library: '1',
      identifiers,
      titles: [{ text: '志 & 录', kind: 'main' }],
    });
    const [group] = holdingGroups(workOf(document), labels, ZH, NOW);
    return group?.catalogue === null ? null : group?.catalogue.href;
  }

  it('is its template filled in, escaped', () => {
    expect(catalogue('https://opac.example/s?i={isbn}', true)).to.equal(
      'https://opac.example/s?i=9787807182689',
    );
    expect(catalogue('https://opac.example/s?t={title}&o={identifier}', false)).to.equal(
      'https://opac.example/s?t=%E5%BF%97%20%26%20%E5%BD%95&o=oai%3A1',
    );
  });

  it('is none where the record lacks what is asked for, or the address leads nowhere', () => {
    expect(catalogue('https://opac.example/s?i={isbn}', false)).to.equal(null);
    expect(catalogue('https://opac.example/s?c={callNumber}', true)).to.equal(null);
    expect(catalogue('javascript:{title}', true)).to.equal(null);
    expect(catalogue(undefined, true)).to.equal(null);
  });
});

describe('the contacts of a library', () => {
  it('are what it gave, with links where they lead somewhere', () => {
    const contacts = contactsOf(
      {
        code: '1',
        name: '甲馆',
        nameEn: 'A',
        shortName: '甲',
        address: '中山东路 1 号',
        hours: '9:00—17:00',
        localRoom: '三楼',
        telephone: '025-8123 4567',
        website: 'https://a.example',
      },
      ZH.t,
    );

    expect(contacts.map(({ label, value, href }) => [label, value, href])).to.deep.equal([
      ['地址', '中山东路 1 号', null],
      ['开放时间', '9:00—17:00', null],
      ['地方文献室', '三楼', null],
      ['电话', '025-8123 4567', 'tel:02581234567'],
      ['网站', 'https://a.example', 'https://a.example/'],
    ]);
  });

  it('are none where it gave nothing', () => {
    expect(contactsOf({ code: '1', name: '甲', nameEn: 'A', shortName: '甲' }, ZH.t)).to.deep.equal(
      [],
    );
  });

  it('lead only to the web', () => {
    const long = `https://a.example/${'a'.repeat(4_000)}`;
    expect(
      ['ftp://a.example/', 'a.example', 'data:text/html,x', '', long].map(webAddress),
    ).to.deep.equal(Array(5).fill(null));
  });
});
