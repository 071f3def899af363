/** Lists for tests: written to a file, read, and told row by row. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openList } from '../../acquisitions/reading/read-list.ts';
import type { ListSettings } from '../../acquisitions/reading/read-list.ts';
import type { ListColumn, ListKind, ListLine, SkippedRow } from '../../acquisitions/list.ts';

export interface ToldList {
  readonly kind: ListKind;
  readonly columns: readonly ListColumn[];
  readonly columnsKey: string;
  readonly lines: readonly ListLine[];
  readonly skipped: readonly SkippedRow[];
}

/** @param name by which it may be known, and must not be trusted */
export async function listOf(
  name: string,
  content: string | Uint8Array,
  settings: ListSettings = {},
): Promise<ToldList> {
  const folder = mkdtempSync(path.join(tmpdir(), 'list-'));
  const file = path.join(folder, 'list');
  writeFileSync(file, content);
  try {
    const list = await openList(file, name, settings);
    const rows = await Array.fromAsync(list.rows());
    await list.close();
    return {
      kind: list.kind,
      columns: list.columns,
      columnsKey: list.columnsKey,
      lines: rows.flatMap((row) => ('line' in row ? [row.line] : [])),
      skipped: rows.flatMap((row) => ('skipped' in row ? [row.skipped] : [])),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `书名=title`, of those that mean anything. */
export function fieldsOf({ columns }: Pick<ToldList, 'columns'>): string[] {
  return columns
    .filter(({ field }) => field !== 'other')
    .map(({ column, heading, field }) => `${heading === '' ? column : heading}=${field}`);
}

/** `5 group`, with the sheet where there is one. */
export function skippedOf({ skipped }: Pick<ToldList, 'skipped'>): string[] {
  return skipped.map(
    ({ sheet, row, reason }) => `${sheet === '' ? '' : `${sheet}!`}${row} ${reason}`,
  );
}

/** Row and title. */
export function titlesOf({ lines }: Pick<ToldList, 'lines'>): string[] {
  return lines.map(({ row, input }) => `${row} ${input['title'] ?? input['isbn'] ?? ''}`);
}
