/** The table of reign titles against the table that historians computed from month rows. */
import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ERAS, erasNamed } from '../../catalogue/eras.ts';
import { stemBranchIndex, yearsInCycle } from '../../catalogue/stem-branch.ts';
import { fold } from '../../catalogue/text.ts';

/**
 * 初始 and 重和 began late in a lunar year and are counted by convention from the year before; 建始 of
 * 西汉 is lacking in the computed table.
 */
const KNOWN_DIFFERENCES = ['初始', '重和', '建始'];

describe('the table of reign titles', () => {
  it('agrees with the computed table in the first year of every era, and in the last to a year', function () {
    const file = path.resolve(import.meta.dirname, '../../../shared/data/eras.tsv');
    if (!existsSync(file)) {
      if (process.env['CI'] === 'true') throw new Error(`${file} 不存在，无法核对年号。`);
      console.warn(`      跳过：${file} 不存在，无法核对年号。`);
      return this.skip();
    }
    const computed = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => /^[^#]/.test(line))
      .map((line) => line.split('\t'))
      .map(([hant = '', hans = '', alternates = '', , , , last = '', first = '']) => ({
        names: [hant, hans, ...alternates.split('|')].map(fold),
        first: Number(first),
        last: last === '' ? null : Number(last),
      }));

    const differences: string[] = [];
    let compared = 0;
    for (const era of ERAS) {
      const sameName = computed.filter(({ names }) => names.includes(era.name));
      if (sameName.length === 0 || era.dynasty === '江户') continue;
      if (KNOWN_DIFFERENCES.includes(era.name)) continue;
      compared++;
      const agrees = sameName.some(
        ({ first, last }) => first === era.first && Math.abs((last ?? era.last) - era.last) <= 1,
      );
      const found = sameName.map(({ first, last }) => `${first}–${last ?? ''}`).join('、');
      if (!agrees)
        differences.push(`${era.dynasty}${era.name} ${era.first}–${era.last}，对照表 ${found}`);
    }

    expect(differences).to.deep.equal([]);
    expect(compared).to.be.above(300);
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
