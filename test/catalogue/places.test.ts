import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { CITY, DISTRICTS, placesIn } from '../../catalogue/places.ts';

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
    ] as const)
      expect(placesIn(title, year, false), title).to.have.members([...wanted]);
  });

  it('agree with the reference table on every name of a unit', () => {
    const file = path.resolve(import.meta.dirname, '../../../shared/data/nanjing-places.tsv');
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
