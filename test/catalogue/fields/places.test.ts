import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { CITY, DISTRICTS, placesIn } from '../../../catalogue/fields/places.ts';

describe('places', () => {
  for (const [text, year, wanted] of [
    ['南京市秦淮区', 2020, [CITY, '320104']],
    ['江苏—南京—白下区', 1998, [CITY, '320104']],
    ['白下区', 2020, [CITY, '320104']],
    ['下關區', 1990, [CITY, '320106']],
    ['大厂区', 1995, [CITY, '320116']],
    ['江浦县', 1985, [CITY, '320111']],
    ['江浦縣', 1891, [CITY, '320111']],
    ['六合', 1884, [CITY, '320116']],
    ['溧水州', 1340, [CITY, '320117']],
    ['高淳', null, [CITY, '320118']],
    ['江宁县', 1880, [CITY, `${CITY}:江宁县`]],
    ['江寧縣', 1933, [CITY, `${CITY}:江宁县`]],
    ['江宁县', 1989, [CITY, '320115']],
    ['江宁县', 2007, [CITY, `${CITY}:江宁县`]],
    ['江宁县', null, [CITY, `${CITY}:江宁县`]],
    ['江宁区', 2010, [CITY, '320115']],
    ['江宁', 1700, [CITY]],
    ['江宁', 1990, [CITY, '320115']],
    ['上元县', 1597, [CITY, `${CITY}:上元县`]],
    ['上元县', 2012, [CITY, `${CITY}:上元县`]],
    ['江宁府', 1811, [CITY, `${CITY}:江宁府`]],
    ['应天府', 1577, [CITY, `${CITY}:应天府`]],
    ['应天府', 1050, []],
    ['建康', 320, [CITY, `${CITY}:建康`]],
    ['建邺', 300, [CITY, `${CITY}:建邺`]],
    ['建邺', 2001, [CITY, '320105']],
    ['集庆路', 1344, [CITY, `${CITY}:集庆路`]],
    ['首都', 1935, [CITY]],
    ['首都', 1955, []],
    ['首都', null, []],
    ['京师', 1400, [CITY]],
    ['京师', 1889, []],
    ['南京', 1120, []],
    ['南京', 1937, [CITY]],
    ['南京', null, [CITY]],
    ['宁', 1937, []],
    ['徐州市鼓楼区', 2010, []],
    ['开封鼓楼区', 2010, []],
    ['河南商丘应天府', 1500, []],
    ['句容县', 1750, []],
    ['江宁府句容县', 1750, []],
    ['江宁府—溧阳县', 1720, []],
    ['江宁府；句容县', 1750, [CITY, `${CITY}:江宁府`]],
    ['句容、溧水', 1990, [CITY, '320117']],
    ['江南', 1660, []],
    ['江南省', 1660, []],
    ['南直隶', 1600, []],
    ['京师', null, []],
    ['京师', 1500, []],
    ['留都', 1550, [CITY]],
    ['留都', 1800, []],
    ['首都', 1926, []],
    ['首都', 1949, [CITY]],
    ['宁', null, []],
    ['沪宁铁路', 1908, []],
    ['宁', 1853, []],
    ['天京', 1860, [CITY, `${CITY}:天京`]],
    ['天京', 1960, []],
    ['上元', 1597, [CITY, `${CITY}:上元县`]],
    ['上元', 675, []],
    ['上元', null, []],
    ['建康', 1000, [CITY, `${CITY}:建康`]],
    ['丹阳郡', 500, [CITY, `${CITY}:丹阳郡`]],
    ['丹阳郡', 750, []],
    ['白下县', 630, [CITY, `${CITY}:白下县`]],
    ['归化县', 1500, []],
    ['应天府', 1380, [CITY, `${CITY}:应天府`]],
    ['南京应天府', 1400, [CITY, `${CITY}:应天府`]],
    ['宋南京应天府（商丘）', 1990, []],
    ['辽南京', 1990, []],
    ['金代南京', 1990, []],
    ['南京析津府', 1990, []],
    ['上海南京路', 1935, []],
    ['南京东路', 1935, []],
    ['南京；徐州', 1990, [CITY]],
    ['南京市鼓楼区、开封市', 1990, [CITY, '320106']],
    ['西安鼓楼', 1990, []],
    ['福建省福州市鼓楼区', 2010, []],
    ['鼓楼', 2010, [CITY, '320106']],
    ['山东栖霞', 1990, []],
    ['栖霞县', 1880, []],
    ['棲霞山', 1880, [CITY, '320113']],
    ['大理下关', 1990, []],
    ['日本下关', 1895, []],
    ['下关', 1895, [CITY, '320106']],
    ['河北省大厂回族自治县', 1990, []],
    ['上海江浦路', 1990, []],
    ['长沙市雨花区', 2010, []],
    ['中山', 1990, []],
    ['夫子庙', 1990, [CITY, '320104']],
    ['湖熟', 1950, [CITY, '320115']],
    ['江宁县', 1934, [CITY, '320115']],
    ['江甯縣', 1868, [CITY, `${CITY}:江宁县`]],
    ['320104', 2010, [CITY, '320104']],
    ['320103', 1995, [CITY, '320104']],
    ['320122', 1995, [CITY, '320111']],
    ['320100', null, [CITY]],
    ['320104001000', null, [CITY, '320104']],
    ['110000', null, []],
    ['上海', 1937, []],
  ] as const) {
    it(`${text} of ${year ?? 'an unknown year'} is ${wanted.join(' ') || 'not here'}`, () => {
      expect(placesIn(text, year, true)).to.have.members([...wanted]);
    });
  }

  it('in titles are only names that mean nothing else', () => {
    for (const [title, year, wanted] of [
      ['上元夜饮图', 1700, []],
      ['建康实录', 756, []],
      ['首都志', 1935, []],
      ['辞典·六合', 2000, []],
      ['金陵琐事', 1610, [CITY]],
      ['白下区文史资料', 1990, [CITY, '320104']],
      ['光绪江宁府志', 1880, [CITY, `${CITY}:江宁府`]],
      ['南京稀见文献丛刊', 2010, [CITY]],
      ['栖霞县志', 1880, []],
      ['徐州市鼓楼区志', 2000, []],
      ['大厂回族自治县志', 1995, []],
      ['归化县志', 1800, []],
      ['句容县志', 1750, []],
      ['溧阳县志', 1813, []],
      ['江南通志', 1736, []],
      ['京师坊巷志稿', 1885, []],
      ['首都计划', 1929, []],
      ['沪宁铁路沿线物产', 1930, []],
      ['上海南京路', 1990, []],
      ['六合拳谱', 1990, []],
      ['上元县志', 1721, [CITY, `${CITY}:上元县`]],
      ['万历江宁县志', 1598, [CITY, `${CITY}:江宁县`]],
      ['江宁县志', 1989, [CITY, '320115']],
      ['六合县志', 1884, [CITY, '320116']],
      ['六合縣志', 1991, [CITY, '320116']],
    ] as const)
      expect(placesIn(title, year, false), title).to.have.members([...wanted]);
  });

  it('agree with the reference table on every name of a unit', () => {
    const file = path.resolve(import.meta.dirname, '../../../../shared/data/nanjing-places.tsv');
    expect(existsSync(file), file).to.equal(true);
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'));
    const districts = rows.filter(([, kind]) => kind === 'district');
    expect(Object.entries(DISTRICTS).sort()).to.eql(
      districts.map(([name, , code]) => [code, name]).sort(),
    );
    for (const [name = '', kind = '', , parent = '', from = '0', until = '0'] of rows) {
      if (
        kind === 'neighbour' ||
        kind === 'historical province' ||
        name === '归化县' ||
        name === '白下县'
      )
        continue;
      const year = Math.round((Number(from) || Number(until) || 2000) + 1);
      const found = placesIn(name, year, true);
      expect(found, `${name} (${kind}, ${parent}) in ${year}`).to.include(CITY);
      if (kind.startsWith('historical '))
        expect(
          found.some((value) => value in DISTRICTS),
          name,
        ).to.equal(false);
    }
  });
});
