/** Whatever stands in a file: every row that a person sees is a line or is passed over for a reason, once, in order. */
import { expect } from 'chai';
import fc from 'fast-check';
import { ListUnreadable } from '../../../acquisitions/reading/refusals.ts';
import { listOf } from '../../support/lists.ts';
import type { ToldList } from '../../support/lists.ts';
import { xlsx } from '../../support/xlsx.ts';

const WORDS = [
  '',
  '书名',
  'ISBN',
  '定价',
  '数量',
  '序号',
  '白下琐言',
  '南京通史（上册）',
  '9787807180142',
  '9.78755E+12',
  '28.00',
  '3',
  '【文学类】',
  '一、历史',
  '合计',
  '小计：3种',
  '备注：请尽快',
  '联系人：张三',
  '南京出版社',
  '第 2 页',
];
const rows = fc.array(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 25,
});

/** Sheet and row of all, in the order in which they come. */
function told({ lines, skipped }: ToldList): string[] {
  return [...lines, ...skipped]
    .toSorted((a, b) => a.sheet.localeCompare(b.sheet) || a.row - b.row)
    .map(({ sheet, row }) => `${sheet}${row}`);
}

/** Up to the last that holds anything. */
function seen(sheet: string, cells: readonly (readonly string[])[]): string[] {
  const last = cells.findLastIndex((row) => row.some((cell) => cell !== ''));
  return Array.from({ length: last + 1 }, (_, i) => `${sheet}${i + 1}`);
}

/** Lines of a text; of one that is numbers of books side by side and nothing else, each number. */
function linesOf(text: string): string[][] {
  const lines = text.split('\n').map((line) => line.replace(/[,\t; ]/g, ''));
  const filled = lines.filter((line) => line !== '');
  const books = text.match(/9787807180142/g) ?? [];
  const isSole = filled.length === 1 && books.length > 1 && filled[0] === books.join('');
  return (isSole ? books : lines).map((line) => [line]);
}

async function readable(name: string, content: string | Buffer): Promise<ToldList | undefined> {
  try {
    return await listOf(name, content);
  } catch (error) {
    if (error instanceof ListUnreadable) return undefined;
    throw error;
  }
}

describe('the rows of any list', function () {
  it('of sheets are all accounted for', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, async (a, b) => {
        const list = await readable('a.xlsx', xlsx({ a, b }));
        if (list !== undefined) expect(told(list)).to.eql([...seen('a', a), ...seen('b', b)]);
      }),
      { numRuns: 120 },
    );
  });

  it('of text tables and of lines are all accounted for', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', '\t', ';', ' '), async (cells, mark) => {
        const text = cells.map((row) => row.join(mark)).join('\n');
        const list = await readable('a.txt', text);
        if (list === undefined) return;
        const lines = linesOf(text);
        const rowsTold = told(list);
        // Lines at the end that are nothing but marks may be told as such, or not be there.
        expect(rowsTold.length).to.be.within(seen('', lines).length, lines.length);
        expect(rowsTold).to.eql(lines.slice(0, rowsTold.length).map((_, i) => `${i + 1}`));
      }),
      { numRuns: 120 },
    );
  });
});
