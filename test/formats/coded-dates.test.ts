/** The coded year stands in where no printed date can be read; a printed one that can be read always counts. */
import { expect } from 'chai';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { buildWork } from '../../catalogue/work.ts';
import { cnmarc, marc21 } from '../support/marc-documents.ts';

/** A record with this printed date, if any, and this code: kind and two years, 9 characters. */
function inMarc21(printed: string | undefined, code: string): CatalogueDocument {
  return marc21([
    ['008', `240101${code}cc            000 0 chi d`],
    ['245', '10', ['a', '鍾南淮北區域志']],
    ...(printed === undefined ? [] : [['260', '  ', ['c', printed]] as const]),
  ]);
}

function inCnmarc(printed: string | undefined, code: string): CatalogueDocument {
  return cnmarc([
    ['100', '  ', ['a', `20240101${code}em y0chiy50      ea`]],
    ['200', '1 ', ['a', '钟南淮北区域志']],
    ...(printed === undefined ? [] : [['210', '  ', ['a', '南京'], ['d', printed]] as const]),
  ]);
}

function told({ dates }: CatalogueDocument): string {
  const [date] = dates;
  if (date === undefined) return '-';
  const { start, end, certainty, isCoded } = date;
  return `${start ?? '-'}..${end ?? '-'} ${certainty}${isCoded === true ? ' coded' : ''}`;
}

describe('a coded year', () => {
  for (const [printed, code, wanted] of [
    ['1897]', 's1928    ', '1897..1897 inferred'],
    ['1971-<1973>', 's1928    ', '1971..1973 inferred'],
    ['pc1987.', 's1928    ', '1987..1987 inferred'],
    ['[n.d.]', 's1928    ', '1928..1928 inferred coded'],
    ['[出版年不详]', 's1928    ', '1928..1928 inferred coded'],
    ['l928', 's1928    ', '1928..1928 inferred coded'],
    ['某年', 's1928    ', '1928..1928 inferred coded'],
    [undefined, 's1928    ', '1928..1928 inferred coded'],
    ['[n.d.]', 's192u    ', '1920..1929 inferred coded'],
    ['[n.d.]', 's19uu    ', '1900..1999 inferred coded'],
    ['[n.d.]', 'q19281931', '1928..1931 approximate coded'],
    ['[n.d.]', 'm19281931', '1928..1931 inferred coded'],
    ['[n.d.]', 'd19281931', '1928..1931 inferred coded'],
    ['[n.d.]', 'c19289999', '1928..- inferred coded'],
    ['[n.d.]', 't19281927', '1928..1928 inferred coded'],
    ['[n.d.]', 'nuuuuuuuu', '-..- unknown'],
    ['[n.d.]', 's9999    ', '-..- unknown'],
    ['[n.d.]', '|||||||||', '-..- unknown'],
  ] as const) {
    it(`of MARC21 with ${printed ?? 'no date'} and ${code}: ${wanted}`, () => {
      expect(told(inMarc21(printed, code))).to.equal(wanted);
    });
  }

  for (const [printed, code, wanted] of [
    ['1928]', 'd1936    ', '1928..1928 inferred'],
    ['[出版年不详]', 'd1928    ', '1928..1928 inferred coded'],
    ['不详', 'd1928    ', '1928..1928 inferred coded'],
    [undefined, 'd1928    ', '1928..1928 inferred coded'],
    ['[出版年不详]', 'f19281931', '1928..1931 approximate coded'],
    ['[出版年不详]', 'g19281931', '1928..1931 inferred coded'],
    ['[出版年不详]', 'a19289999', '1928..- inferred coded'],
    ['[出版年不详]', 'b19281931', '1928..1931 inferred coded'],
    ['[出版年不详]', 'u        ', '-..- unknown'],
  ] as const) {
    it(`of CNMARC with ${printed ?? 'no date'} and ${code}: ${wanted}`, () => {
      expect(told(inCnmarc(printed, code))).to.equal(wanted);
    });
  }

  it('is told as what it is, before what was printed', () => {
    const document = inMarc21('[n.d.]', 's1928    ');
    expect(document.warnings).to.deep.include({ code: 'DATE_CODED', value: '1928' });
    expect(document.dates.map(({ raw }) => raw)).to.deep.equal(['1928', '[n.d.]']);
    expect(inMarc21('1928', 's1928    ').warnings).to.deep.equal([]);
  });

  it('is the year that the work is found by', () => {
    for (const document of [inMarc21('[n.d.]', 's1928    '), inCnmarc('[出版年不详]', 'd1928    ')])
      expect(buildWork([document], '')).to.include({
        date: '1928',
        startYear: 1928,
        endYear: 1928,
      });
  });
});
