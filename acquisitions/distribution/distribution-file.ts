/**
 * The 馆藏去向表 as a workbook: a row for each line, a column for each library in which whole numbers up to 1 000 may
 * be typed, sums by formula, and cells of libraries that have the title already in another colour. A hidden row says
 * which column belongs to whom and a hidden column which row is which line, so that an edited file can be read back.
 */
import { MOST_COPIES } from '../../catalogue/checks/distribution.ts';
import { letterOf } from '../../formats/files/sheets/letters.ts';
import type { Cell, NewSheet, SheetRow } from '../returning/cells.ts';
import { newWorkbook } from '../returning/new-workbook.ts';
import { COMMAND, FIRST_LINE, FIXED, HEAD_ROW, idOf } from './distribution.ts';
import type { Distribution, DistributionLine } from './distribution.ts';

const WIDTHS = [0, 7, 36, 18, 18, 18, 26, 9, 9];
const [PRICE, COPIES] = [letterOf(FIXED.indexOf('定价')), letterOf(FIXED.indexOf('订购册数'))];

export function distributionFile(distribution: Distribution): AsyncGenerator<Uint8Array> {
  const { libraries, lines, name } = distribution;
  const last = FIRST_LINE + lines.length - 1;
  const given = `${libraryLetter(0)}${FIRST_LINE}:${libraryLetter(libraries.length - 1)}${last}`;
  const sheet: NewSheet = {
    name: '馆藏去向表',
    widths: [...WIDTHS, ...libraries.map(() => 9), ...(distribution.isWhole ? [9, 9] : [])],
    frozen: { rows: HEAD_ROW, columns: 3 },
    rows: () => rowsOf(distribution, last),
    ...(lines.length === 0 || libraries.length === 0
      ? {}
      : {
          whole: {
            range: given,
            most: MOST_COPIES,
            message: `请填 0 到 ${MOST_COPIES} 的整数，或留空。`,
          },
        }),
  };
  const about: NewSheet = {
    name: '填写说明',
    widths: [80],
    frozen: { rows: 0, columns: 0 },
    rows: () => [
      { look: 'head', cells: [name] },
      {
        cells: [
          `各馆列填分到的册数，0 到 ${MOST_COPIES} 的整数；留空即 0。底色不同的格：该馆已有此书。`,
        ],
      },
      { cells: ['可以排序、筛选、隐藏；请勿改动题名、增删行、改动隐藏的第 1 行和 A 列。'] },
      { cells: ['填好后在本清单的馆藏去向页上传，逐格核对，改动与问题都会列出，确认后才生效。'] },
    ],
  };
  return newWorkbook([sheet, about]);
}

function libraryLetter(i: number): string {
  return letterOf(FIXED.length + i);
}

function* rowsOf(
  { list, libraries, lines, isWhole }: Distribution,
  last: number,
): Generator<SheetRow> {
  const codes = libraries.map(({ code }) => code);
  yield {
    isHidden: true,
    cells: [COMMAND, list, ...Array<string>(FIXED.length - 2).fill(''), ...codes],
  };
  yield {
    look: 'head',
    cells: [...FIXED, ...libraries.map(({ name }) => name), ...(isWhole ? ['合计', '未分'] : [])],
  };
  for (const [i, line] of lines.entries())
    yield lineRow(line, FIRST_LINE + i, list, libraries, isWhole);
  if (lines.length > 0 && isWhole) yield* sumRows(libraries, lines, last);
}

type Libraries = Distribution['libraries'];

function lineRow(
  line: DistributionLine,
  row: number,
  list: string,
  libraries: Libraries,
  isWhole: boolean,
): SheetRow {
  const { held, given, copies, price } = line;
  const sum = libraries.reduce((all, { code }) => all + (given[code] ?? 0), 0);
  const [first, end] = [libraryLetter(0), libraryLetter(libraries.length - 1)];
  const total = letterOf(FIXED.length + libraries.length);
  return {
    look: 'text',
    cells: [
      ...[idOf(list, line), line.row, line.title, line.creator, line.publisher, line.isbn],
      ...[heldBy(line, libraries), price === null ? '' : price / 100],
      isWhole ? copies : '',
      ...libraries.map(({ code }): Cell => {
        const value = given[code] ?? '';
        return { value, look: code in held ? 'held' : 'number' };
      }),
      ...(isWhole
        ? [
            { value: sum, formula: `SUM(${first}${row}:${end}${row})`, look: 'sum' as const },
            {
              value: copies - sum,
              formula: `${COPIES}${row}-${total}${row}`,
              look: 'sum' as const,
            },
          ]
        : []),
    ],
  };
}

/** In words, as not everybody sees the colour. */
function heldBy({ held }: DistributionLine, libraries: Libraries): string {
  return libraries
    .filter(({ code }) => code in held)
    .map(({ code, name }) => {
      const copies = held[code] ?? null;
      return copies === null ? name : `${name} ${copies}`;
    })
    .join('、');
}

/** Copies and money of each library. */
function* sumRows(
  libraries: Libraries,
  lines: readonly DistributionLine[],
  last: number,
): Generator<SheetRow> {
  const sumOf = (count: (line: DistributionLine) => number): number =>
    lines.reduce((all, line) => all + count(line), 0);
  const blanks = Array<string>(FIXED.length - 4).fill('');
  const range = (letter: string): string => `${letter}${FIRST_LINE}:${letter}${last}`;
  const columns = libraries.map(({ code }, i) => ({ code, letter: libraryLetter(i) }));
  const copiesOf = (code: string) => (line: DistributionLine) => line.given[code] ?? 0;
  const fenOf = (code: string) => (line: DistributionLine) =>
    (line.given[code] ?? 0) * (line.price ?? 0);
  yield {
    look: 'sum',
    cells: [
      ...['', '', '册数合计', ...blanks],
      { value: sumOf(({ copies }) => copies), formula: `SUM(${range(COPIES)})` },
      ...columns.map(({ code, letter }) => ({
        value: sumOf(copiesOf(code)),
        formula: `SUM(${range(letter)})`,
      })),
    ],
  };
  yield {
    look: 'sum',
    cells: [
      ...['', '', '码洋合计（元）', ...blanks],
      {
        value: sumOf(({ copies, price }) => copies * (price ?? 0)) / 100,
        formula: `SUMPRODUCT(${range(PRICE)},${range(COPIES)})`,
      },
      ...columns.map(({ code, letter }) => ({
        value: sumOf(fenOf(code)) / 100,
        formula: `SUMPRODUCT(${range(PRICE)},${range(letter)})`,
      })),
    ],
  };
}
