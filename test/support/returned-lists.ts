/** Lines of a purchase list as they are after a check, and the file that is returned with them. */
import { Readable } from 'node:stream';
import type { LineResult } from '../../catalogue/checks/result.ts';
import type { SkippedRow } from '../../catalogue/checks/rows.ts';
import { NOTHING } from '../../catalogue/checks/sums.ts';
import type { CheckedLine, ListSums } from '../../catalogue/ports/check-lists.ts';
import { returnedFile } from '../../acquisitions/returning/returned.ts';
import type { ReturnedFile, Returning } from '../../acquisitions/returning/returned.ts';
import { zh } from '../../server/i18n/zh.ts';
import type { Around } from '../../acquisitions/returning/words.ts';

export const AROUND: Around = {
  verdicts: zh.verdicts,
  flags: zh.lineFlags,
  relations: zh.workRelations,
  skipped: zh.skipReasons,
  carriers: zh.carriers,
  access: zh.access,
  field: (code) => ({ title: '题名', isbn: 'ISBN' })[code] ?? code,
  reason: ({ field, verdict }) => `${field} ${verdict}`,
  library: (code) => ({ '320100': '金陵图书馆', '320102': '玄武区图书馆' })[code] ?? code,
  address: (work) => `https://portal.example/works/${work}`,
};

export const HELD: LineResult = {
  verdict: 'same-held',
  flags: ['duplicate-in-list'],
  mine: true,
  score: 0.934,
  reason: { code: 'same', values: {} },
  sentence: '同一版本已藏：《秦淮河边的旧书》',
  conflict: false,
  works: [
    {
      id: 'w1',
      title: '秦淮河边的旧书',
      relation: 'same',
      kind: null,
      score: 0.934,
      reasons: [{ field: 'isbn', verdict: 'agree', weight: 5, a: '1', b: '1' }],
      holdings: [held('320100', 2), held('320100', 1), held('320102', 1), held('320113', null)],
    },
  ],
  sameLines: [{ list: null, sheet: '', row: 6 }],
};

function held(
  library: string,
  copies: number | null,
): LineResult['works'][number]['holdings'][number] {
  return {
    library,
    source: `${library}-dc`,
    identifier: `oai:${library}:1`,
    carrier: 'print',
    access: 'loan',
    copies,
    document: `${library}-1`,
    links: [],
    callNumber: null,
    volumes: null,
    completeness: null,
  };
}

export const NOT_HELD: LineResult = {
  ...HELD,
  verdict: 'not-held',
  flags: [],
  mine: false,
  score: 0,
  reason: { code: 'none', values: {} },
  sentence: '市内各馆未见',
  works: [],
  sameLines: [],
};

/** @param row of its sheet */
export function checked(
  sheet: string,
  row: number,
  result: LineResult | null = NOT_HELD,
  more: Partial<CheckedLine> = {},
): CheckedLine {
  return {
    sheet,
    row,
    group: '',
    input: {},
    number: row,
    result,
    before: null,
    otherLists: [],
    choice: null,
    ...more,
  };
}

export const SUMS: ListSums = {
  total: { titles: 3, copies: 6, list: 27_490, net: 20_000 },
  byVerdict: { 'same-held': { titles: 1, copies: 2, list: 9160, net: 9160 } },
  byFlag: {},
  saved: { titles: 1, copies: 2, list: 9160, net: 9160 },
  chosen: { buy: NOTHING, skip: NOTHING },
  unpriced: 1,
  changed: 0,
};

/** The file as it begins to come. */
export function returning(
  file: string,
  list: Returning['list'],
  lines: readonly CheckedLine[],
  skipped: readonly SkippedRow[] = [],
  as: 'xlsx' | 'csv' = 'xlsx',
): Promise<ReturnedFile> {
  const parts: Returning = {
    file,
    list,
    lines: () => Readable.from(lines),
    skipped: () => Readable.from(skipped),
    sums: SUMS,
  };
  return returnedFile(parts, as, AROUND);
}

export async function returned(
  ...asked: Parameters<typeof returning>
): Promise<{ name: string; type: string; bytes: Buffer }> {
  const { name, type, pieces } = await returning(...asked);
  const bytes = await Array.fromAsync(pieces, (piece) => Buffer.from(piece));
  return { name, type, bytes: Buffer.concat(bytes) };
}
