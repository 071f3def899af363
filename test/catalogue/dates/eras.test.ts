/** The table of reign titles against years that every chronology of China agrees on. */
import { expect } from 'chai';
import { ERAS, erasNamed } from '../../../catalogue/dates/eras.ts';
import { stemBranchIndex, yearsInCycle } from '../../../catalogue/dates/stem-branch.ts';
import { fold } from '../../../catalogue/text/text.ts';

/** From 1260 on, where local documents begin in number: every era, with its first and last year. */
const LATE: Readonly<Record<string, string>> = {
  元: `中统 1260 1264, 至元 1264 1294, 元贞 1295 1297, 大德 1297 1307, 至大 1308 1311, 皇庆 1312 1313,
    延祐 1314 1320, 至治 1321 1323, 泰定 1324 1327, 致和 1328 1328, 天顺 1328 1328,
    天历 1328 1330, 至顺 1330 1333,
    元统 1333 1335, 至元 1335 1340, 至正 1341 1370`,
  明: `洪武 1368 1398, 建文 1399 1402, 永乐 1403 1424, 洪熙 1425 1425, 宣德 1426 1435, 正统 1436 1449,
    景泰 1450 1457, 天顺 1457 1464, 成化 1465 1487, 弘治 1488 1505, 正德 1506 1521, 嘉靖 1522 1566,
    隆庆 1567 1572, 万历 1573 1620, 泰昌 1620 1620, 天启 1621 1627, 崇祯 1628 1644`,
  清: `崇德 1636 1643, 顺治 1644 1661, 康熙 1662 1722, 雍正 1723 1735, 乾隆 1736 1795, 嘉庆 1796 1820, 道光 1821 1850,
    咸丰 1851 1861, 祺祥 1862 1862, 同治 1862 1874, 光绪 1875 1908, 宣统 1909 1911`,
};

/** Of the eras before, some of each age; astronomical years, 0 is 1 BC. */
const EARLY: Readonly<Record<string, string>> = {
  西汉: '建元 -139 -134, 元狩 -121 -116, 元始 1 5',
  东汉: '永平 58 75, 建安 196 220',
  吴: '黄武 222 229, 黄龙 229 231, 赤乌 238 251, 天纪 277 280',
  西晋: '太康 280 289, 永嘉 307 313',
  东晋: '太元 376 396, 义熙 405 418',
  唐: '武德 618 626, 贞观 627 649, 开元 713 741, 天宝 742 756, 贞元 785 805, 元和 806 820, 大中 847 860',
  北宋: '建隆 960 963, 景德 1004 1008, 庆历 1041 1048, 熙宁 1068 1077, 元祐 1086 1094, 宣和 1119 1125',
  南宋: '建炎 1127 1130, 绍兴 1131 1162, 乾道 1165 1173, 淳熙 1174 1189, 景定 1260 1264, 咸淳 1265 1274',
};

function eraLines(table: Readonly<Record<string, string>>): [string, string, number, number][] {
  return Object.entries(table).flatMap(([dynasty, eras]) =>
    eras.split(',').map((era): [string, string, number, number] => {
      const [name = '', first, last] = era.trim().split(' ');
      return [dynasty, fold(name), Number(first), Number(last)];
    }),
  );
}

describe('the table of reign titles', () => {
  for (const [dynasty, name, first, last] of [...eraLines(LATE), ...eraLines(EARLY)]) {
    it(`has ${dynasty} ${name} from ${first} to ${last}`, () => {
      const era = erasNamed(name).find((one) => one.dynasty === dynasty && one.first === first);
      expect(era?.last).to.equal(last);
      expect(era?.longest).to.be.at.least(last - first + 1);
    });
  }

  it('has no other era of the three late courts', () => {
    const wanted = eraLines(LATE).map(([dynasty, name, first]) => `${dynasty} ${name} ${first}`);
    const ours = ERAS.filter(({ first, dynasty }) => first >= 1260 && dynasty in LATE).map(
      ({ dynasty, name, first }) => `${dynasty} ${name} ${first}`,
    );
    // 后至元 is what historians call the second 至元.
    expect(ours.filter((one) => !one.includes(' 后至元 ')).sort()).to.deep.equal(wanted.sort());
  });

  it('has every era from 1260 to the Republic without a gap', () => {
    for (let year = 1260; year <= 1949; year++) {
      const covering = ERAS.filter(({ first, last }) => first <= year && year <= last);
      expect(
        covering.map(({ name }) => name),
        String(year),
      ).to.not.deep.equal([]);
    }
  });

  it('gives every era of a name, and Japanese ones only when Japan is meant', () => {
    expect(erasNamed('至元').map(({ first }) => first)).to.deep.equal([1264, 1335]);
    expect(erasNamed('正德').map(({ dynasty }) => dynasty)).to.deep.equal(['明']);
    expect(erasNamed('正德', ['日本', '江户']).map(({ first }) => first)).to.deep.equal([1711]);
    expect(erasNamed('没有')).to.deep.equal([]);
  });
});

describe('the cycle of sixty', () => {
  it('counts from 甲子 and refuses pairs that do not exist', () => {
    expect(stemBranchIndex('甲子')).to.equal(0);
    expect(stemBranchIndex('癸亥')).to.equal(59);
    expect(stemBranchIndex('癸好')).to.equal(stemBranchIndex('癸丑'));
    expect(stemBranchIndex('甲丑')).to.equal(null);
    expect(stemBranchIndex('甲')).to.equal(null);
  });

  it('names each year once in sixty, both ends included', () => {
    expect(yearsInCycle(0, 1864, 1924)).to.deep.equal([1864, 1924]);
    expect(yearsInCycle(0, 1865, 1923)).to.deep.equal([]);
    expect(yearsInCycle(0, -60, 5)).to.deep.equal([-56, 4]);
  });
});
