/** The table of reign titles against the table that historians computed from month rows. */
import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ERAS, erasNamed } from '../../../catalogue/dates/eras.ts';
import { stemBranchIndex, yearsInCycle } from '../../../catalogue/dates/stem-branch.ts';
import { fold } from '../../../catalogue/text/text.ts';

/**
 * 初始 and 重和 began late in a lunar year and are counted by convention from the year before; 建始 of
 * 西汉 is lacking in the computed table.
 */
const KNOWN_DIFFERENCES = ['初始', '重和', '建始'];

/** Ours beside the computed table: other names of one era, and the rival court of 1355. */
const OURS_AS_WELL = ['后至元', '龙凤', '中华民国'];

interface ComputedEra {
  readonly names: readonly string[];
  readonly dynasty: string;
  readonly first: number;
  /** Null for an era that is still counted. */
  readonly last: number | null;
  readonly years: number | null;
}

describe('the table of reign titles', () => {
  let computed: readonly ComputedEra[] = [];

  before(function () {
    const file = path.resolve(import.meta.dirname, '../../../../shared/data/eras.tsv');
    if (!existsSync(file)) {
      if (process.env['CI'] === 'true') throw new Error(`${file} 不存在，无法核对年号。`);
      console.warn(`      跳过：${file} 不存在，无法核对年号。`);
      return this.skip();
    }
    computed = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => /^[^#]/.test(line))
      .map((line) => line.split('\t'))
      .map(
        ([
          hant = '',
          hans = '',
          others = '',
          dynasty = '',
          ,
          ,
          last = '',
          first = '',
          years = '',
        ]) => ({
          names: [hant, hans, ...others.split('|').filter(Boolean)].map(fold),
          dynasty,
          first: Number(first),
          last: last === '' ? null : Number(last),
          years: years === '' ? null : Number(years),
        }),
      );
  });

  it('equals the computed table in name, court, first and last year of every era from 1260 on', () => {
    const late = computed.filter(({ first }) => first >= 1260);
    expect(late.length).to.be.above(60);
    for (const { names, dynasty, first, last, years } of late) {
      for (const name of names) {
        const era = erasNamed(name).find((one) => one.first === first && one.dynasty === dynasty);
        expect(era, `${dynasty}${name} ${first}`).to.not.equal(undefined);
        if (last === null) expect(era?.longest, name).to.equal(999);
        else expect(era?.last, `${dynasty}${name}`).to.equal(last);
        expect(era?.longest, `${dynasty}${name}`).to.be.at.least(years ?? 0);
      }
    }
  });

  it('has no era from 1260 on that the computed table has not', () => {
    const surplus = ERAS.filter(({ first, dynasty }) => first >= 1260 && dynasty !== '江户').filter(
      (era) =>
        !computed.some(
          ({ names, dynasty, first }) =>
            names.includes(era.name) && dynasty === era.dynasty && first === era.first,
        ),
    );

    expect(surplus.map(({ name }) => name)).to.have.members(OURS_AS_WELL.map(fold));
  });

  it('agrees with the computed table in the first year of every era, and in the last to a year', () => {
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
