/** The holdings of a work by library, and how to get at each. */
import { expect } from 'chai';
import { ACCESS } from '../../../../catalogue/fields/access.ts';
import type { Holding } from '../../../../catalogue/document.ts';
import type { Library } from '../../../../catalogue/library.ts';
import { labelsOf } from '../../../../server/i18n/labels.ts';
import {
  contactsOf,
  holdingGroups,
  webAddress,
} from '../../../../server/presenters/works/holdings.ts';
import type { ShownHolding } from '../../../../server/presenters/works/holdings.ts';
import {
  COLLECTIONS,
  LABELS,
  ZH,
  documentOf,
  holdingOf,
  workOf,
} from '../../../support/presented.ts';

/** The one holding of a work, as its page shows it. */
function shown(changed: Partial<Holding>): ShownHolding | undefined {
  const document = documentOf({ extent: '12分', holdings: [holdingOf(changed)] });
  return holdingGroups(workOf(document), LABELS, ZH.t)[0]?.holdings[0];
}

describe('the holdings of a work', () => {
  it('stand by library, in the order in which their records came', () => {
    const work = workOf(
      documentOf({ library: '320104', holdings: [holdingOf(), holdingOf()] }),
      documentOf({ library: '320100', id: 'd2' }),
      documentOf({ library: '320104', id: 'd3' }),
    );
    const groups = holdingGroups(work, LABELS, ZH.t);

    expect(groups.map(({ library, href, holdings }) => [library, href, holdings.length])).to.eql([
      ['秦淮区图书馆', '/libraries/320104', 3],
      ['金陵图书馆', '/libraries/320100', 1],
    ]);
  });

  it('are none for a work that nobody says to hold', () => {
    expect(holdingGroups(workOf(documentOf({ holdings: [] })), LABELS, ZH.t)).to.deep.equal([]);
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

    expect(holding?.facts.map(({ label, value }) => `${label} ${value}`)).to.deep.equal([
      '馆藏地点 三楼',
      '索书号 K295.31/1',
      '卷册 存卷一',
      '存缺 缺卷二',
      '复本 2',
      '载体 缩微',
      '权限说明 馆内阅览',
    ]);
    expect(holding?.collections).to.deep.equal([
      { href: '/collections/qh%3Aphoto', label: '老照片库' },
      { href: '/collections/gone%3Aset', label: 'gone:set' },
    ]);
    expect(shown({})?.facts).to.deep.equal([]);
  });

  it('say in a sentence how to get at each, with and without an address', () => {
    const links = [{ url: 'https://x.example/1', kind: 'fulltext' }] as const;
    const sentences = ACCESS.map((access) => shown({ access })?.how);

    expect(new Set(sentences).size).to.equal(ACCESS.length);
    for (const sentence of sentences) expect(sentence).to.match(/^.*(?:秦淮区图书馆|该馆).*。$/u);
    expect(shown({ access: 'online', links })?.how).to.equal(
      '全文在线开放，点下面的链接即可阅读。',
    );
    expect(shown({ access: 'onsite', links })?.how).to.equal('不外借，请到秦淮区图书馆阅览。');
  });

  it('link to what a browser may open, and say what is there', () => {
    const holding = shown({
      access: 'online',
      links: [
        { url: 'https://x.example/page', kind: 'landing' },
        { url: 'javascript:alert(1)', kind: 'fulltext' },
        { url: 'not an address', kind: 'other' },
        { url: 'https://x.example/small.png', kind: 'thumbnail' },
        { url: 'https://x.example/a.mp3', kind: 'audio', format: 'MP3' },
        { url: 'https://x.example/m', kind: 'iiif', label: '看图', format: 'IIIF' },
        { url: 'https://x.example/v', kind: 'video', length: '3分' },
      ],
    });

    expect(holding?.links).to.deep.equal([
      { href: 'https://x.example/page', label: '原馆详情页', note: '' },
      { href: 'https://x.example/a.mp3', label: '音频', note: 'MP3、12分' },
      { href: 'https://x.example/m', label: '看图', note: 'IIIF 图像、IIIF' },
      { href: 'https://x.example/v', label: '视频', note: '3分' },
    ]);
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
    const [group] = holdingGroups(workOf(document), labels, ZH.t);
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
