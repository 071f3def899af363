/** Class numbers of 中图法 and their headings. */
import { expect } from 'chai';
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { classLabel, classPath } from '../../../catalogue/fields/classification.ts';

describe('a class number', () => {
  it('leads from the main class down to the nearest known class', () => {
    expect(classPath('K295.3')).to.deep.equal(['K', 'K29', 'K295.3']);
    expect(classPath('K295.31')).to.deep.equal(['K', 'K29', 'K295.3', 'K295.31']);
    expect(classPath('K295.35')).to.deep.equal(['K', 'K29', 'K295.3']);
    expect(classPath('F127.53')).to.deep.equal(['F', 'F1', 'F12', 'F127', 'F127.53']);
    expect(classPath('TU984.253')).to.deep.equal(['T', 'TU', 'TU984']);
    expect(classPath('K820.9')).to.deep.equal(['K', 'K82', 'K820.9']);
  });

  for (const [code, path] of [
    ['K295.3', 'K K29 K295.3'],
    ['K295.31', 'K K29 K295.3 K295.31'],
    ['K295.314', 'K K29 K295.3 K295.31'],
    ['K291', 'K K29 K291'],
    ['K297.19', 'K K29 K297.19'],
    ['K297.1', 'K K29 K297.1'],
    ['K296.58', 'K K29 K296.58'],
    ['K29', 'K K29'],
    ['K249.306', 'K K2'],
    ['K82', 'K K82'],
    ['K820.9', 'K K82 K820.9'],
    ['K820.853', 'K K82 K820.8 K820.853'],
    ['K827', 'K K82'],
    ['K87', 'K K87'],
    ['K877.42', 'K K87 K877'],
    ['K928.705.31', 'K K9 K92 K928 K928.7'],
    ['K928.6', 'K K9 K92 K928 K928.6'],
    ['D67', 'D D6 D67'],
    ['D675.31', 'D D6 D67 D675.3'],
    ['D619', 'D D6 D619'],
    ['D351', 'D D33/37'],
    ['F127.53', 'F F1 F12 F127 F127.53'],
    ['F127.531', 'F F1 F12 F127 F127.53'],
    ['F299.275.31', 'F F2'],
    ['G127.53', 'G G1 G12 G127 G127.53'],
    ['G219.29', 'G G2 G21'],
    ['I236.53', 'I I2 I23 I236 I236.53'],
    ['I239.8', 'I I2 I239'],
    ['I561.45', 'I I3/7'],
    ['J2-3', 'J J2 J2-3'],
    ['J222.49', 'J J2 J22'],
    ['Q-9', 'Q Q-9'],
    ['T-9', 'T T-9'],
    ['T', 'T'],
    ['TU-092', 'T TU TU-0'],
    ['Z122.53', 'Z Z1 Z12 Z122 Z122.53'],
    ['Z52', 'Z Z5 Z52'],
    ['Z525.31', 'Z Z5 Z52 Z525.3'],
  ] as const) {
    it(`${code} hangs on ${path}`, () => {
      expect(classPath(code).join(' ')).to.equal(path);
    });
  }

  it('is read in any print, with what is combined with it', () => {
    for (const raw of [
      'K295.3-54',
      'K295.3:Z',
      'k295.3',
      ' K 295.3 ',
      'Ｋ２９５．３',
      '[K295.3]',
      'K2953',
      'K295.3/12',
    ]) {
      expect(classPath(raw), raw).to.deep.equal(['K', 'K29', 'K295.3']);
    }
  });

  it('keeps apart numbers that only look like parts: A49 is not under A4', () => {
    expect(classPath('A49')).to.deep.equal(['A', 'A49']);
    expect(classPath('A41')).to.deep.equal(['A', 'A4']);
    expect(classPath('F592.7')).to.deep.equal(['F', 'F59']);
    expect(classPath('DF2')).to.deep.equal(['D', 'DF']);
  });

  it('is none when it belongs to another scheme', () => {
    for (const raw of [
      '951',
      'DS796.N2',
      'PS3545',
      'QA76',
      'HB171',
      'N/A',
      '',
      '史部',
      'W12',
      'Arts',
    ]) {
      expect(classPath(raw), raw).to.deep.equal([]);
    }
  });

  it('never breaks on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (raw) => {
        for (const code of classPath(raw)) expect(classLabel(code, 'zh')).to.not.equal(code);
      }),
    );
  });
});

describe('the headings of classes', () => {
  it('are Chinese and, for main and local classes, English', () => {
    expect(classLabel('K', 'zh')).to.equal('历史、地理');
    expect(classLabel('K295.3', 'en')).to.equal('Local history of Jiangsu');
    expect(classLabel('K295.31', 'zh')).to.equal('南京地方史志');
    expect(classLabel('D33/37', 'zh')).to.equal('各国共产党');
    expect(classLabel('Q94', 'en')).to.equal('Biological sciences (Q94)');
    expect(classLabel('951', 'zh')).to.equal('951');
  });

  it('agree with the collected headings of the schedules', function () {
    const file = path.resolve(import.meta.dirname, '../../../../shared/data/clc-top.tsv');
    if (!existsSync(file)) {
      if (process.env['CI'] === 'true') throw new Error(`${file} 不存在，无法核对类名。`);
      console.warn(`      跳过：${file} 不存在，无法核对类名。`);
      return this.skip();
    }
    // Ours name the country or the years where the schedule leaves them to its context.
    const ours = new Set(['G11', 'G12', 'G13/17', 'K25']);
    // Local history stands beside the history of China, and not under it.
    const aside = new Set(['K29']);
    let compared = 0;
    for (const row of readFileSync(file, 'utf8').split('\n')) {
      const [printed = '', parent = '', , heading] = row.split('\t');
      if (heading === undefined || printed.startsWith('#')) continue;
      const code = printed.replace(/[[\]]/g, '');
      compared++;
      if (!ours.has(code)) expect(classLabel(code, 'zh'), code).to.equal(heading);
      expect(classPath(code).at(-1), code).to.equal(code);
      if (!aside.has(code)) expect(classPath(code).at(-2) ?? '', code).to.equal(parent);
    }
    expect(compared).to.be.above(290);
  });
});
