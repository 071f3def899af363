/** Lines of a purchase list held against a catalogue, as the check of a list does it. */
import { checkLines } from '../../acquisitions/check-lines.ts';
import type { CheckTerms } from '../../acquisitions/check-lines.ts';
import { documentOfLine } from '../../acquisitions/line-document.ts';
import type { ListField, ListLine, Offered } from '../../acquisitions/list.ts';
import type { LineResult } from '../../catalogue/checks/result.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import type { Candidates } from '../../catalogue/ports/candidates.ts';

export type Input = Readonly<Partial<Record<ListField, string>>>;

const TERMS: CheckTerms = { purpose: 'buy', library: '320104', today: '2026-11-29' };

/** Results of lines with these cells, in rows from 1. */
export async function checked(
  catalogue: Candidates,
  inputs: readonly Input[],
  { offered = 'auto', ...terms }: Partial<CheckTerms & { readonly offered: Offered }> = {},
): Promise<LineResult[]> {
  const lines = inputs.map((input, i) => lineOf(input, i + 1));
  return checkLines(
    lines.map((line) => ({ line, described: documentOfLine(line, offered) })),
    { ...TERMS, ...terms },
    catalogue,
  );
}

/** A line with these cells as the catalogue describes it. */
export function documentOfCells(input: Input): CatalogueDocument {
  const reading = documentOfLine(lineOf(input, 1));
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  return reading.document;
}

function lineOf(input: Input, row: number): ListLine {
  return { sheet: '', row, group: '', input: input };
}
