/** Merged cells of a sheet: what stands in the first of them is seen over all of them. */
import { columnOf } from './letters.ts';
import type { MergedDown } from './sheet.ts';

export interface Merges {
  /** Columns that the cell at this row and column goes across; 1 for an ordinary one. */
  readonly widthAt: (row: number, column: number) => number;
  /** Told of each row in turn, gives what reaches down into it, and from it. */
  readonly reaching: (row: number, cells: readonly string[]) => Record<number, MergedDown>;
}

interface Range {
  readonly row: number;
  readonly last: number;
  readonly column: number;
  readonly width: number;
}

/** More of them are no sheet that anybody made. */
export const MOST_MERGES = 200_000;

/** @param ranges A1:B3 … */
export function mergesIn(ranges: readonly string[]): Merges {
  const byRow = new Map<number, Range[]>();
  for (const text of ranges.slice(0, MOST_MERGES)) {
    const range = rangeOf(text);
    if (range === undefined) continue;
    const known = byRow.get(range.row);
    if (known === undefined) byRow.set(range.row, [range]);
    else known.push(range);
  }
  let open: { readonly range: Range; readonly text: string }[] = [];
  return {
    widthAt: (row, column) => byRow.get(row)?.find((range) => range.column === column)?.width ?? 1,
    reaching: (row, cells) => {
      open = open.filter(({ range }) => range.last >= row);
      for (const range of byRow.get(row) ?? []) {
        const text = cells[range.column] ?? '';
        if (range.last > row && text !== '') open.push({ range, text });
      }
      return Object.fromEntries(
        open.map(({ range, text }) => [range.column, { text, row: range.row }]),
      );
    },
  };
}

function rangeOf(text: string): Range | undefined {
  const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(text);
  if (found === null) return undefined;
  const [, from = '', row = '', to = '', last = ''] = found;
  const column = columnOf(from);
  return { row: Number(row), last: Number(last), column, width: columnOf(to) - column + 1 };
}
