/** The page of a special collection. */
import { expect } from 'chai';
import type { CollectionInfo } from '../../../../catalogue/document.ts';
import { presentCollection } from '../../../../server/presenters/libraries/collections.ts';
import type { Paragraph } from '../../../../server/presenters/site/plain-text.ts';
import {
  COLLECTIONS,
  EN,
  LABELS,
  ZH,
  counts,
  hitOf,
  labelsIn,
  pageOf,
} from '../../../support/presented.ts';

const [PHOTOS] = COLLECTIONS;

describe('the page of a collection', () => {
  it('tells whose it is, and what is in it', () => {
    const page = presentCollection(
      PHOTOS!,
      pageOf([hitOf()], { type: counts(['image', 1]) }),
      LABELS,
      ZH,
    );

    expect(page).to.include({
      name: '老照片库',
      library: '秦淮区图书馆',
      libraryHref: '/libraries/320104',
      of: '秦淮区图书馆特色库',
      works: '1 种文献',
      isSearchAway: false,
    });
    expect(textOf(page.description)).to.equal('秦淮河沿岸');
    expect(page.types.map(({ href }) => decodeURIComponent(href))).to.deep.equal([
      '/search?collection=qh:photo&type=image',
    ]);
  });

  it('says what may be done with it, in the words of its library', () => {
    const said = { ...PHOTOS!, rights: 'cc-by', terms: '注明出处', access: 'onsite' } as const;
    const page = presentCollection(said, null, LABELS, ZH);
    expect(page.rights).to.eql({
      label: '知识共享 署名 4.0',
      href: 'https://creativecommons.org/licenses/by/4.0/deed.zh-hans',
    });
    expect([page.access, textOf(page.terms)]).to.eql(['到馆阅览', '注明出处']);
  });

  it('is a saved search within its library, where no record knows of it', () => {
    const saved: CollectionInfo = {
      id: '320104~yunjin',
      library: '320104',
      source: null,
      name: '云锦',
      query: 'q=云锦&carrier=print&lib=320100',
    };
    const page = presentCollection(saved, pageOf([], { type: counts(['image', 1]) }), LABELS, ZH);
    expect(decodeURIComponent(page.allHref)).to.equal('/search?q=云锦&lib=320104&carrier=print');
    expect(page.box.words).to.equal('云锦');
    expect(page.box.hidden).to.deep.include({ name: 'lib', value: '320104' });
    expect(decodeURIComponent(page.types[0]!.href)).to.match(/lib=320104.*type=image/);
  });

  it('shows those of its works that have a picture first, and as a wall where many have', () => {
    const hits = Array.from({ length: 20 }, (_, i) => hitOf({ id: `w${i}`, picture: i >= 14 }));
    const { newest, isGrid } = presentCollection(PHOTOS!, pageOf(hits), LABELS, ZH);

    expect(newest.map(({ href }) => href.replace('/works/w', '')).join(' ')).to.equal(
      '14 15 16 17 18 19 0 1 2 3 4 5',
    );
    expect(isGrid).to.equal(true);
    expect(presentCollection(PHOTOS!, pageOf([hitOf()]), LABELS, ZH).isGrid).to.equal(false);
  });

  it('has a picture of its own, and its works by time', () => {
    const found = pageOf([hitOf()], { period: counts(['minguo', 3]) });
    const page = presentCollection({ ...PHOTOS!, pictured: 'w7' }, found, LABELS, ZH);

    expect(page.picture).to.equal('/works/w7/picture');
    expect(page.periods.bars.map(({ href }) => decodeURIComponent(href))).to.deep.equal([
      '/search?collection=qh:photo&period=minguo',
    ]);
    expect(presentCollection(PHOTOS!, found, labelsIn('en'), EN)).to.include({
      picture: null,
      lang: 'zh-Hans',
      descriptionLang: 'zh-Hans',
    });
  });

  it('does not call itself empty while the engine is away', () => {
    expect(presentCollection(PHOTOS!, null, LABELS, ZH)).to.include({
      works: null,
      isSearchAway: true,
    });
    expect(presentCollection(PHOTOS!, pageOf(), LABELS, ZH)).to.include({ works: '0 种文献' });
  });
});

function textOf(paragraphs: readonly Paragraph[]): string {
  return paragraphs
    .flat(2)
    .map(({ text }) => text)
    .join('');
}
