/**
 * Brings the rows of a sheet into a source without OAI-PMH, as `importFile` does with records: for the command line.
 * What its columns mean is guessed from their headings unless a person of the source said so before.
 */
import { stat } from 'node:fs/promises';
import { PortalError } from '../../catalogue/errors.ts';
import type { PreviewedFault } from '../../catalogue/runs/delivery.ts';
import type { RunKind, RunSummary } from '../../catalogue/runs/run.ts';
import type { Column, FoundSheet } from '../../catalogue/sheet-columns.ts';
import type { Source } from '../../catalogue/source.ts';
import { openSheets } from '../../formats/files/sheets/open.ts';
import { fileId, importRecords } from '../import-file.ts';
import type { ImportParts } from '../import-file.ts';
import { Faults } from './preview.ts';
import { SheetLook, columnsOf } from './sheet-look.ts';
import { recordsOfRows } from './sheet-records.ts';

export interface ImportedSheet {
  readonly run: RunSummary | 'busy';
  readonly sheets: readonly FoundSheet[];
  /** What is to be said of rows and cells. */
  readonly told: readonly PreviewedFault[];
}

/**
 * @param remembered what was said of headings before
 * @returns undefined when the file is no sheet
 * @throws FileUnreadable
 */
export async function importSheet(
  file: string,
  source: Source,
  kind: RunKind,
  remembered: readonly Column[],
  parts: ImportParts,
): Promise<ImportedSheet | undefined> {
  const rows = await openSheets(file, file).catch((error: unknown) => {
    if (error instanceof PortalError) throw error;
    // That it cannot be opened is told by who imports all other files.
    return undefined;
  });
  if (rows === undefined) return undefined;
  const look = new SheetLook();
  // Heads may stand below any number of lines, and which columns there are is known only then.
  const all = look.watch(rows);
  while ((await all.next()).done !== true) parts.signal?.throwIfAborted();
  const sheets = look.found(remembered, file);
  const again = await openSheets(file, file);
  if (again === undefined) return undefined;
  const told = new Faults();
  const items = recordsOfRows(again, sheets, columnsOf(sheets), (code, where) =>
    told.add(code, where),
  );
  const found = await stat(file);
  const opened = { items, modified: found.mtime, file, id: fileId(found) };
  const run = await importRecords(opened, source, kind, parts);
  return { run, sheets, told: told.list() };
}
