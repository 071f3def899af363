/** Class numbers of 中图法 and their headings. */
import { expect } from 'chai';
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { classLabel, classPath } from '../../catalogue/classification.ts';

describe('a class number', () => {
  it('leads from the main class down to the nearest known class', () => {
    expect(classPath('K295.3')).to.deep.equal(['K', 'K29', 'K295.3']);
    expect(classPath('K295.31')).to.deep.equal(['K', 'K29', 'K295.3']);
    expect(classPath('F127.53')).to.deep.equal(['F', 'F1', 'F12', 'F127', 'F127.53']);
    expect(classPath('TU984.253')).to.deep.equal(['T', 'TU', 'TU984']);
    expect(classPath('K820.9')).to.deep.equal(['K', 'K82', 'K820.9']);
  });

  it('is read in any print, with what is combined with it', () => {
    for (const raw of [
      'K295.31-54',
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
    expect(classLabel('Q94', 'en')).to.equal('Biological sciences (Q94)');
    expect(classLabel('951', 'zh')).to.equal('951');
  });

  it('agree with the collected headings of the schedules', function () {
    const file = path.resolve(import.meta.dirname, '../../../shared/data/clc-top.tsv');
    if (!existsSync(file)) {
      if (process.env['CI'] === 'true') throw new Error(`${file} 不存在，无法核对类名。`);
      console.warn(`      跳过：${file} 不存在，无法核对类名。`);
      return this.skip();
    }
    // Ours name the country or the years where the schedule leaves them to its context.
    const ours = new Set(['G12', 'K25']);
    let compared = 0;
    for (const row of readFileSync(file, 'utf8').split('\n')) {
      const [printed = '', , , heading] = row.split('\t');
      const code = printed.replace(/[[\]]/g, '');
      const label = classLabel(code, 'zh');
      if (heading === undefined || label === code || ours.has(code)) continue;
      compared++;
      expect(label, code).to.equal(heading);
      expect(classPath(code).at(-1), code).to.equal(code);
    }
    expect(compared).to.be.above(220);
  });
});
