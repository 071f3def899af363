/** The periods of the date facet. */
import { expect } from 'chai';
import fc from 'fast-check';
import { readDate, startYear, endYear } from '../../../catalogue/dates/dates.ts';
import { PERIODS, periodsOf } from '../../../catalogue/dates/periods.ts';

function periodsOfPrinted(raw: string): string[] {
  const date = readDate(raw, 'publication', 2026);
  return periodsOf(startYear(date), endYear(date), 2026);
}

describe('the periods of a date', () => {
  it('are the reign, the dynasty or the decade it falls in', () => {
    expect(periodsOfPrinted('清光绪十年')).to.deep.equal(['guangxu']);
    expect(periodsOfPrinted('景定五年')).to.deep.equal(['song']);
    expect(periodsOfPrinted('吴赤乌十年')).to.deep.equal(['pre-tang']);
    expect(periodsOfPrinted('民国二十四年')).to.deep.equal(['minguo']);
    expect(periodsOfPrinted('1998')).to.deep.equal(['1990s']);
  });

  it('are all that it touches', () => {
    expect(periodsOfPrinted('清乾隆嘉庆间')).to.deep.equal(['qianlong', 'jiaqing']);
    expect(periodsOfPrinted('清宣统元年至民国三年')).to.deep.equal(['xuantong', 'minguo']);
    expect(periodsOfPrinted('1996-')).to.deep.equal(['1990s', '2000s', '2010s', '2020s']);
  });

  it('are one for the whole of 清, when more than three reigns are meant', () => {
    expect(periodsOfPrinted('清刻本')).to.deep.equal(['qing']);
    expect(periodsOfPrinted('清末')).to.deep.equal(['qing']);
    expect(periodsOfPrinted('明清')).to.deep.equal(['ming', 'qing']);
  });

  it('do not reach over the year in which dynasties changed', () => {
    expect(periodsOfPrinted('明')).to.deep.equal(['ming']);
    expect(periodsOfPrinted('崇祯间')).to.deep.equal(['ming']);
    expect(periodsOfPrinted('1644')).to.deep.equal(['ming', 'shunzhi']);
  });

  it('leave no year out: 五代 counts with 唐, 1949 with 民国', () => {
    expect(periodsOf(950, 950)).to.deep.equal(['tang']);
    expect(periodsOf(1949, 1949)).to.deep.equal(['minguo']);
    for (let year = -300; year <= 2099; year++) {
      expect(periodsOf(year, year), String(year)).to.not.include('unknown').and.to.not.be.empty;
    }
  });

  it('are unknown without a year', () => {
    expect(periodsOfPrinted('庚子')).to.deep.equal(['unknown']);
  });

  it('come in the order of time and are known to the facet', () => {
    const codes = PERIODS.map(({ code }) => code);
    const year = fc.integer({ min: -500, max: 2030 });
    fc.assert(
      fc.property(year, fc.nat(800), (first, length) => {
        const places = periodsOf(first, first + length, 2026).map((code) => codes.indexOf(code));
        expect(places).to.not.be.empty.and.not.include(-1);
        expect(places).to.deep.equal(places.toSorted((a, b) => a - b));
      }),
    );
  });
});
