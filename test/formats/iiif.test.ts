/** What a link to IIIF leads to, in both versions, and what of it is asked for: nothing that it does not have. */
import { expect } from 'chai';
import { readImageService, tileAddress, wholeAddress } from '../../formats/iiif/image-service.ts';
import type { ImageService } from '../../formats/iiif/image-service.ts';
import { MOST_CANVASES, readIiif } from '../../formats/iiif/manifest.ts';

const BASE = 'https://images.library.example/iiif/map';

function service(changed: object): ImageService {
  const read = readImageService({ width: 3_000, height: 2_000, ...changed }, BASE);
  if (read === undefined) throw new Error('no service');
  return read;
}

const SECOND = { '@context': 'http://iiif.io/api/image/2/context.json' };
const THIRD = { '@context': 'http://iiif.io/api/image/3/context.json', type: 'ImageService3' };

describe('an image service', () => {
  it('of version 2 is asked by width, of version 3 by width and height', () => {
    const grid = { tiles: [{ width: 512, scaleFactors: [4, 1, 2] }] };
    const second = service({
      ...SECOND,
      ...grid,
      profile: ['http://iiif.io/api/image/2/level1.json', { maxWidth: 2_000 }],
    });
    expect(second.factors).to.eql([1, 2, 4]);
    expect(wholeAddress(second)).to.equal(`${BASE}/full/1600,/0/default.jpg`);
    expect(tileAddress(second, { factor: 2, column: 2, row: 1 })).to.equal(
      `${BASE}/2048,1024,952,976/476,/0/default.jpg`,
    );
    const third = service({
      ...THIRD,
      ...grid,
      profile: 'level2',
      preferredFormats: ['gif', 'png'],
    });
    expect(wholeAddress(third)).to.equal(`${BASE}/full/1600,1066/0/default.png`);
    expect(tileAddress(third, { factor: 4, column: 1, row: 0 })).to.equal(
      `${BASE}/2048,0,952,2000/238,500/0/default.png`,
    );
  });

  it('of version 1 is asked by width, in its own words', () => {
    const grid = { tile_width: 256, tile_height: 512, scale_factors: [1, 2, 4] };
    const first = service({
      '@context': 'http://library.stanford.edu/iiif/image-api/1.1/context.json',
      '@id': 'http://10.0.0.1/iiif',
      ...grid,
      profile: 'http://library.stanford.edu/iiif/image-api/1.1/compliance.html#level1',
    });
    expect(wholeAddress(first)).to.equal(`${BASE}/full/1600,/0/native.jpg`);
    expect(tileAddress(first, { factor: 2, column: 1, row: 1 })).to.equal(
      `${BASE}/512,1024,512,976/256,/0/native.jpg`,
    );
    const { formats, qualities } = { formats: ['jpg'], qualities: ['native', 'grey'] };
    const oldest = service({ identifier: 'map', ...grid, formats, qualities });
    // Level 0: the whole at its own size, and no parts.
    expect(oldest).to.deep.include({ version: 1, tile: null, factors: [] });
    expect(wholeAddress(oldest)).to.equal(`${BASE}/full/full/0/native.jpg`);
  });

  it('of level 0 is asked for what it lists, and for nothing else', () => {
    const tiles = [{ width: 512, scaleFactors: [1, 8] }];
    const listed = service({
      ...THIRD,
      profile: 'level0',
      tiles,
      sizes: [{ width: 750, height: 500 }],
    });
    expect(wholeAddress(listed)).to.equal(`${BASE}/full/750,500/0/default.jpg`);
    // The top of its tiles is the whole.
    expect(wholeAddress(service({ ...THIRD, profile: 'level0', tiles }))).to.equal(
      `${BASE}/full/375,250/0/default.jpg`,
    );
    const apart = [{ width: 512, scaleFactors: [1, 2] }];
    expect(wholeAddress(service({ ...THIRD, profile: 'level0', tiles: apart }))).to.equal(null);
    const bare = service({ ...SECOND, profile: 'http://iiif.io/api/image/2/level0.json' });
    expect(bare.tile).to.equal(null);
    expect(wholeAddress(bare)).to.equal(`${BASE}/full/full/0/default.jpg`);
    for (const tile of [
      { factor: 3, column: 0, row: 0 },
      { factor: 1, column: 6, row: 0 },
      { factor: 8, column: 0, row: 1 },
    ])
      expect(tileAddress(listed, tile), JSON.stringify(tile)).to.equal(null);
  });

  it('without a grid is given one, no larger than what it gives at once', () => {
    const own = service({ ...THIRD, profile: 'level1', maxWidth: 300, maxArea: 60_000 });
    expect(own.tile).to.eql({ width: 300, height: 300 });
    expect(own.factors).to.eql([1, 2, 4, 8, 16]);
    expect(wholeAddress(own)).to.equal(`${BASE}/full/300,200/0/default.jpg`);
  });

  it('is none without a size that can be', () => {
    for (const info of [
      null,
      [],
      'x',
      {},
      { ...THIRD, width: -1, height: 5 },
      { ...THIRD, width: '3000', height: 2_000 },
      { ...THIRD, width: 1e12, height: 1e12 },
      { width: 3_000, height: 2_000 },
    ])
      expect(readImageService(info, BASE), JSON.stringify(info)).to.equal(undefined);
    const odd = service({
      ...THIRD,
      profile: 'level0',
      tiles: [{ width: 1e9, scaleFactors: [0, -1, 'x', 1e9] }],
      sizes: [{ width: 'a' }, null, { width: 1e12, height: 1 }],
    });
    expect(odd).to.deep.include({ tile: null, factors: [], sizes: [] });
  });
});

describe('what a link to IIIF leads to', () => {
  it('is the service itself, under the address where it was found', () => {
    const info = {
      ...THIRD,
      id: 'http://10.0.0.1/iiif',
      width: 300,
      height: 200,
      profile: 'level0',
    };
    const found = readIiif(info, `${BASE}/info.json?v=2#top`);
    expect(found).to.deep.include({ kind: 'service' });
    expect(found.kind === 'service' && found.service.base).to.equal(BASE);
  });

  it('is nothing that can be shown, where it is neither', () => {
    for (const json of [null, 7, [], {}, { type: 'Manifest' }, { type: 'Collection', items: [{}] }])
      expect(readIiif(json, BASE), JSON.stringify(json)).to.eql({ kind: 'none' });
  });

  it('is a sequence whose every page keeps its place', () => {
    const items = [
      { label: { en: ['a'], 'zh-CN': ['甲'] }, items: [{ items: [{ body: { id: 'x:y' } }] }] },
      null,
      { label: `乙\u202e${'长'.repeat(500)}` },
    ];
    const found = readIiif({ type: 'Manifest', items }, BASE);
    if (found.kind !== 'manifest') throw new Error(found.kind);
    expect(found.canvases.map(({ image }) => image.kind)).to.eql(['none', 'none', 'none']);
    expect(found.canvases[0]?.label).to.equal('甲');
    expect(found.canvases[2]?.label).to.have.lengthOf(200).and.not.include('\u202e');
    const long = readIiif({ type: 'Manifest', items: Array(MOST_CANVASES + 5).fill({}) }, BASE);
    expect(long.kind === 'manifest' && [long.total, long.canvases.length]).to.eql([
      MOST_CANVASES + 5,
      MOST_CANVASES,
    ]);
  });
});
