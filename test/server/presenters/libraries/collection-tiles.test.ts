/** Special collections as tiles. */
import { expect } from 'chai';
import { collectionTiles } from '../../../../server/presenters/libraries/collection-tiles.ts';
import { federationOf } from '../../../support/federations.ts';
import {
  COLLECTIONS,
  EN,
  LABELS,
  ZH,
  counts,
  labelsIn,
  pageOf,
} from '../../../support/presented.ts';

describe('the tiles of collections', () => {
  it('stand by number of works, those with none at the end, with a picture where there is one', () => {
    const found = pageOf([], { collection: counts(['jl:local', 9]) });
    const [photos, local] = COLLECTIONS;
    const collections = [photos!, { ...local!, pictured: 'w7' }];

    expect(collectionTiles({ collections }, found, LABELS, ZH)).to.deep.equal([
      {
        count: 9,
        tile: {
          name: '金陵地方文献',
          lang: '',
          library: '金陵图书馆',
          href: '/collections/jl%3Alocal',
          description: '',
          descriptionLang: '',
          works: '9 种文献',
          picture: '/works/w7/picture',
        },
      },
      {
        count: 0,
        tile: {
          name: '老照片库',
          lang: '',
          library: '秦淮区图书馆',
          href: '/collections/qh%3Aphoto',
          description: '秦淮河沿岸',
          descriptionLang: '',
          works: '0 种文献',
          picture: null,
        },
      },
    ]);
  });

  it('say on an English page which of their words are Chinese', () => {
    const [first] = collectionTiles(federationOf(), null, labelsIn('en'), EN);

    expect(first?.tile).to.include({
      lang: 'zh-Hans',
      descriptionLang: 'zh-Hans',
      library: 'Qinhuai Library',
      works: null,
    });
  });
});
