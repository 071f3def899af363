/** The tile map of the libraries. */
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import type { Library } from '../../../../catalogue/library.ts';
import { labelsOf } from '../../../../server/i18n/labels.ts';
import { presentMap } from '../../../../server/presenters/libraries/city-map.ts';
import type { CityMap } from '../../../../server/presenters/libraries/city-map.ts';
import { libraryFacts } from '../../../support/federations.ts';
import { EN, ZH } from '../../../support/presented.ts';

/** Those that the portal comes with. */
const OF_THE_CITY = JSON.parse(
  readFileSync(new URL('../../../../config/libraries.json', import.meta.url), 'utf8'),
) as Library[];

function mapOf(
  libraries: readonly Library[],
  visit = ZH,
  works = (i: number): number => i,
): CityMap {
  const facts = libraries.map((library, i) => libraryFacts({ library, works: works(i) }));
  return presentMap(facts, labelsOf(visit.lang, visit.t, libraries, []), visit.t);
}

describe('the tile map', () => {
  it('has a place of its own for each library of the city, within its bounds', () => {
    const { tiles, beside, width, height, tile } = mapOf(OF_THE_CITY);

    expect(tiles).to.have.lengthOf(12);
    expect(beside).to.deep.equal([]);
    expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).to.equal(12);
    for (const { x, y } of tiles) {
      expect(x + tile.width).to.be.at.most(width);
      expect(y + tile.height).to.be.at.most(height);
    }
  });

  it('lies about as the districts do, and is read from the north', () => {
    const { tiles } = mapOf(OF_THE_CITY);
    const at = (name: string): (typeof tiles)[number] => tiles.find((one) => one.name === name)!;

    expect(at('六合').y).to.be.below(at('玄武').y);
    expect(at('浦口').x).to.be.below(at('鼓楼').x);
    expect(at('栖霞').x).to.be.above(at('玄武').x);
    expect(at('江宁').y).to.be.below(at('溧水').y);
    expect(at('溧水').y).to.be.below(at('高淳').y);
    expect([tiles[0]?.name, tiles.at(-1)?.name]).to.deep.equal(['六合', '高淳']);
    expect(tiles.filter(({ isCity }) => isCity).map(({ name }) => name)).to.deep.equal(['金陵']);
  });

  it('leads from each tile to its library, and says in words what it shows', () => {
    const [, qinhuai] = mapOf(
      OF_THE_CITY.filter(({ code }) => code.startsWith('32010')).slice(1, 3),
      ZH,
      () => 1200,
    ).tiles;

    expect(qinhuai).to.include({
      href: '/libraries/320104',
      name: '秦淮',
      works: '1,200',
      label: '秦淮 1,200 种文献，秦淮区图书馆',
    });
    const { tiles } = mapOf(OF_THE_CITY, EN, () => 1);
    expect(tiles.map(({ name }) => name))
      .to.include('Yuhuatai')
      .and.to.include('Jinling');
    expect(tiles[0]?.label).to.equal('Luhe 1 work, Luhe District Library');
  });

  it('is darker for more works, and never so dark that its words cannot be read', () => {
    const { tiles } = mapOf(OF_THE_CITY, ZH, (i) => i * 1000);
    const shades = tiles
      .toSorted((a, b) => Number(a.works.replace(',', '')) - Number(b.works.replace(',', '')))
      .map(({ shade }) => Number(shade));

    expect(shades).to.deep.equal(shades.toSorted((a, b) => a - b));
    expect(shades[0]).to.equal(0);
    expect(shades.at(-1)).to.be.within(0.3, 0.4);
    expect(mapOf(OF_THE_CITY, ZH, () => 0).tiles.map(({ shade }) => shade)).to.include('0.00');
  });

  it('sets names that are long in smaller letters', () => {
    const [library] = OF_THE_CITY;
    const long = { ...library!, shortName: '一二三四五六七' };

    expect(mapOf([library!]).tiles[0]?.nameSize).to.equal(29);
    expect(mapOf([long]).tiles[0]?.nameSize).to.equal(12);
    // All others are of one size, in either language.
    for (const visit of [ZH, EN]) {
      const sizes = mapOf([long, ...OF_THE_CITY.slice(1)], visit).tiles.map((t) => t.nameSize);
      expect(new Set(sizes).size).to.be.at.most(2);
      expect(new Set(mapOf(OF_THE_CITY, visit).tiles.map((t) => t.nameSize)).size).to.equal(1);
    }
  });

  it('has libraries of other cities stand beside it', () => {
    const zhenjiang = {
      ...OF_THE_CITY[0]!,
      code: '321100',
      name: '镇江市图书馆',
      shortName: '镇江',
    };
    const { tiles, beside } = mapOf([...OF_THE_CITY, zhenjiang], ZH, () => 7);

    expect(tiles).to.have.lengthOf(12);
    expect(beside).to.deep.equal([
      { href: '/libraries/321100', name: '镇江市图书馆', works: '7 种文献' },
    ]);
  });
});
