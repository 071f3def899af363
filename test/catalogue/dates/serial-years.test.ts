import { expect } from 'chai';
import { serialYears } from '../../../catalogue/dates/serial-years.ts';
import type { SerialStatements } from '../../../catalogue/dates/serial-years.ts';

const runOf = (given: Partial<SerialStatements>): string => {
  const run = serialYears({ numbering: [], prose: [], periods: [], title: '', ...given });
  return run === undefined
    ? 'none'
    : `${run.start ?? ''}/${run.end ?? ''} ${run.precision} “${run.raw}”`;
};

describe('when a serial came out', () => {
  for (const [note, run] of [
    ['创刊 1928, 停刊 1949', '1928/1949 range “创刊 1928, 停刊 1949”'],
    ['1928年创刊，1949年停刊', '1928/1949 range “1928年创刊，1949年停刊”'],
    ['民国十七年创刊，1949年4月停刊', '1928/1949-04 range “民国十七年创刊，1949年4月停刊”'],
    [
      '本刊一九三二年九月创刊，一九三六年十二月终刊。',
      '1932-09/1936-12 range “一九三二年九月创刊，一九三六年十二月终刊”',
    ],
    [
      '日报。1928年2月1日在上海創刊；次年迁京，1949年4月23日停刊。',
      '1928-02-01/1949-04-23 range “1928年2月1日在上海創刊；次年迁京，1949年4月23日停刊”',
    ],
    ['创刊于1928年，停刊于1949年', '1928/1949 range “创刊于1928年，停刊于1949年”'],
    ['创刊号日期：1928-02-01', '1928-02-01/1928-02-01 day “创刊号日期：1928-02-01”'],
    [
      '1928年创刊，1937年停刊，1945年复刊，1949年停刊',
      '1928/1949 range “1928年创刊，1937年停刊，1945年复刊，1949年停刊”',
    ],
    ['1957年1月创刊，1966年停刊，1978年复刊', '1957-01/1957-01 month “1957年1月创刊”'],
    ['停刊：1949年4月', '/1949-04 range “停刊：1949年4月”'],
    ['主编某人，1935年在南京去世', 'none'],
    ['创刊时间不详', 'none'],
    ['1949年停刊，1950年创刊', 'none'],
  ] as const) {
    it(`is told by ${note}`, () => {
      const shown = runOf({ prose: [note] });
      expect(shown).to.equal(run);
    });
  }

  for (const [statement, run] of [
    ['Vol.1, no.1 (1928, 2)-vol.20, no.12 (1949, 4)', '1928/1949 range'],
    ['No.1 (1957, 1)-', '1957/ open'],
    ['第1935号(民国二十四年)-第1999号(民国二十六年)', '1935/1937 range'],
    ['创刊号(1928)', '1928/1928 year'],
    ['第1卷第1期', 'none'],
  ] as const) {
    it(`is told by the numbering ${statement}`, () => {
      expect(runOf({ numbering: [statement] }).replace(/ “.*/su, '')).to.equal(run);
    });
  }

  it('is told by a value that is a period and nothing else', () => {
    expect(runOf({ periods: ['南京', '1928-1949'] })).to.equal('1928/1949 range “1928-1949”');
    expect(runOf({ periods: ['刊期：1928—1949'] })).to.include('1928/1949 range');
    expect(runOf({ periods: ['1957-'] })).to.include('1957/ open');
    expect(runOf({ periods: ['1928', '民国时期', '1937-1945年的南京报业'] })).to.equal('none');
  });

  it('is told by brackets at the end of the title, and marked so', () => {
    const run = serialYears({
      numbering: [],
      prose: [],
      periods: [],
      title: '石城日报（1928—1949）',
    });
    expect(run).to.include({
      raw: '1928—1949',
      start: '1928',
      end: '1949',
      certainty: 'inferred',
      isFromTitle: true,
    });
    expect(runOf({ title: '石城报刊史 1928-1949' })).to.equal('none');
    expect(runOf({ title: '石城日报（第1928号）' })).to.equal('none');
  });

  it('is told best by a statement that has both ends', () => {
    expect(runOf({ numbering: ['No.1 (1928)'], prose: ['1928年创刊，1949年停刊'] })).to.include(
      '1928/1949',
    );
  });
});
