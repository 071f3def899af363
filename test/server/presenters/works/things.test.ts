/** What of a work is offered to be seen and heard on its page, and how a part of an image is drawn. */
import { expect } from 'chai';
import type { Link } from '../../../../catalogue/fields/links.ts';
import { readLink } from '../../../../catalogue/fields/links.ts';
import { thingsOf, viewsOf } from '../../../../catalogue/things.ts';
import type { CollectionInfo } from '../../../../catalogue/document.ts';
import type { Work } from '../../../../catalogue/work.ts';
import { labelsOf } from '../../../../server/i18n/labels.ts';
import { piecesOf } from '../../../../server/presenters/works/pieces.ts';
import { presentThings } from '../../../../server/presenters/works/things.ts';
import {
  EN,
  LABELS,
  LIBRARIES,
  ZH,
  documentOf,
  holdingOf,
  workOf,
} from '../../../support/presented.ts';

const link = (url: string, changed: Partial<Link> = {}): Link => ({
  ...readLink(`https://x.example/${url}`, 'other'),
  ...changed,
});
const workWith = (...links: readonly Link[]): Work =>
  workOf(documentOf({ holdings: [holdingOf({ access: 'online', links })] }));

describe('what can be seen and heard of a work', () => {
  it('is told by the record and by how an address is written', () => {
    const work = workWith(
      link('a.JPG'),
      link('show?id=7', { kind: 'fulltext', format: 'JPEG' }),
      link('page.html', { kind: 'landing' }),
      link('text.pdf', { kind: 'fulltext', format: 'PDF' }),
      link('iiif/7/manifest.json'),
      link('cover.png', { kind: 'cover' }),
      link('a.mp3'),
      link('thumb/7.png'),
      link('a.JPG'),
    );
    expect(thingsOf(work).map(({ kind, link: { url } }) => [kind, url.slice(18)])).to.eql([
      ['picture', 'a.JPG'],
      ['picture', 'show?id=7'],
      ['iiif', 'iiif/7/manifest.json'],
      ['picture', 'cover.png'],
      ['audio', 'a.mp3'],
      ['small', 'thumb/7.png'],
    ]);
    expect(viewsOf(thingsOf(work)).map(({ kind }) => kind)).to.eql([
      'iiif',
      'picture',
      'picture',
      'picture',
    ]);
    expect(viewsOf(thingsOf(workWith(link('thumb/7.png')))).map(({ kind }) => kind)).to.eql([
      'small',
    ]);
    expect(new Set(thingsOf(work).map(({ key }) => key)).size).to.equal(6);
  });

  it('is that of the very holding that is open, in whatever company', () => {
    const picture = link('a.jpg');
    const work = workOf(
      documentOf({
        holdings: [
          holdingOf({ access: 'loan', links: [picture] }),
          holdingOf({ access: 'online', links: [link('b.jpg')] }),
        ],
      }),
      documentOf({ id: 'd2', holdings: [holdingOf({ access: 'login', links: [link('c.mp3')] })] }),
    );
    expect(thingsOf(work).map(({ link: { url } }) => url)).to.eql(['https://x.example/b.jpg']);
  });

  it('has a player where browsers have one, by ending or by type, and else says which is missing', () => {
    const work = workWith(
      link('play.php', { kind: 'audio', format: 'MP3' }),
      link('a.mp3', { format: '录音' }),
      link('b.wma'),
      link('c.m4v'),
      link('d.avi'),
      link('e', { kind: 'video', format: 'MS-WMV' }),
    );
    const { players, here } = presentThings(work, LABELS, ZH);
    expect(players.map(({ src, note }) => [src !== null, note])).to.eql([
      [true, ''],
      [true, ''],
      [false, ZH.t.things.cannotPlay('WMA')],
      [true, ZH.t.things.captionsUnknown],
      [false, ZH.t.things.cannotPlay('AVI')],
      [false, ZH.t.things.cannotPlay('MS-WMV')],
    ]);
    expect(here.map(({ action }) => action)).to.eql(['listen', 'listen', 'watch']);
  });

  it('says whose it is and what may be done with it, marked where it is in another language', () => {
    const collection: CollectionInfo = {
      id: 'qh:photo',
      library: '320104',
      source: 'qh',
      name: '老照片库',
      rights: 'cc-by',
    };
    const holding = holdingOf({
      access: 'online',
      collections: ['qh:photo'],
      rights: '可在線瀏覽',
      links: [link('a.mp3', { label: '民歌錄音' })],
    });
    const labels = labelsOf('en', EN.t, LIBRARIES, [collection]);
    const [player] = presentThings(workOf(documentOf({ holdings: [holding] })), labels, EN).players;
    expect(player).to.deep.include({
      verb: EN.t.ways.actions.listen,
      title: { text: '金陵琐事', lang: 'zh-Hans' },
      label: { text: '民歌錄音', lang: 'zh-Hant' },
      library: 'Qinhuai Library',
      rights: [
        { text: '可在線瀏覽', lang: 'zh-Hant' },
        { text: EN.t.rightsNames['cc-by'], lang: '' },
      ],
    });
  });
});

describe('a part of an image', () => {
  const image = {
    width: 20_000,
    height: 10_000,
    hasWhole: true,
    tile: { width: 512, height: 512 },
    factors: [1, 2, 4, 8, 16],
  };
  const names = (
    shown: typeof image | (Omit<typeof image, 'tile'> & { tile: null }),
    zoom: number,
  ): string[] => piecesOf(shown, { zoom, column: zoom - 1, row: 0 }).map(({ name }) => name);

  it('is the whole alone, and closer the tiles that are fine enough for a page', () => {
    expect(names(image, 1)).to.eql(['whole']);
    const closer = names(image, 4);
    expect(closer[0]).to.equal('whole');
    expect(closer.slice(1).every((name) => name.startsWith('4-'))).to.equal(true);
    expect(closer.length).to.be.within(5, 25);
    expect(names(image, 32).at(-1)).to.match(/^1-39-0$/);
  });

  it('is of tiles where there is no whole, and never of very many', () => {
    const tiles = names({ ...image, hasWhole: false }, 1);
    expect(tiles.every((name) => name.startsWith('16-'))).to.equal(true);
    // Fine tiles alone would be thousands: there is the whole and nothing above it.
    expect(names({ ...image, factors: [1] }, 2)).to.eql(['whole']);
    expect(names({ ...image, tile: null }, 8)).to.eql(['whole']);
  });
});
