/** Lines as a program sends them: `{ lines: [{ title, isbn, … }] }`, or texts in place of objects. */
import type { TextFile } from '../../formats/files/text-file.ts';
import { LIST_FIELDS } from '../list.ts';
import type { ListRow } from '../list.ts';
import { fieldOfHeading } from './headings.ts';
import { partsOf } from './text-parts.ts';

/** @returns undefined when it is no JSON of lines */
export async function readJson({
  pieces,
}: TextFile): Promise<(() => AsyncGenerator<ListRow>) | undefined> {
  const text = (await Array.fromAsync(pieces())).join('');
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  const lines = Array.isArray(given) ? given : (given as { lines?: unknown } | null)?.lines;
  return Array.isArray(lines) ? () => rowsOf(lines) : undefined;
}

async function* rowsOf(lines: readonly unknown[]): AsyncGenerator<ListRow> {
  for (const [i, line] of lines.entries()) {
    const input = inputOf(line);
    const row = i + 1;
    yield Object.keys(input).length === 0
      ? { skipped: { sheet: '', row, reason: 'blank' } }
      : { line: { sheet: '', row, group: '', input } };
  }
  await Promise.resolve();
}

function inputOf(line: unknown): Record<string, string> {
  if (typeof line === 'string') return line.trim() === '' ? {} : partsOf(line);
  if (typeof line !== 'object' || line === null) return {};
  return Object.fromEntries(
    Object.entries(line)
      .map(([name, value]) => [fieldNamed(name), textOf(value)] as const)
      .filter(([, value]) => value.trim() !== ''),
  );
}

/** By its name, or by what lists call it: 书名. */
function fieldNamed(name: string): string {
  if ((LIST_FIELDS as readonly string[]).includes(name)) return name;
  const field = fieldOfHeading(name);
  return field === 'other' ? name : field;
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.map(wordOf).join('；') : wordOf(value);
}

/** What is nested deeper says nothing. */
function wordOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
