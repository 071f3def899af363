/**
 * Text that was pasted or comes as .txt: a description a line, however its parts stand. A text in which every line
 * has the same mark equally often is a table and read as one.
 */
import type { Delimiter } from '../../formats/files/sheets/csv.ts';
import type { TextFile } from '../../formats/files/text-file.ts';
import type { ListRow, SkipReason } from '../list.ts';
import { readNumbers } from '../numbers.ts';
import { fieldOfHeading } from './headings.ts';
import { isChat, isGroupLine, isLabelledNote, isTotal } from './row-words.ts';
import { hasOnlyNumbers, numberTexts, partsOf } from './text-parts.ts';

const LOOKED_AT = 30;
/** Longer lines are prose; the beginning is read. */
const LONGEST = 2_000;
/** Marks that stand in titles and descriptions as well. */
const COMMAS = new Set([',', '，']);

/**
 * @param head the beginning of the text
 * @param name a file that is called .csv is one, if its lines can be parted at all
 */
export function isTable(head: string, { mark, share }: Delimiter, name: string): boolean {
  const lines = head
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, LOOKED_AT);
  const hasHeads = lines.some((line) => {
    const cells = line.split(mark).map((cell) => cell.replace(/^\s*"|"\s*$/g, '').trim());
    const known = cells.map(fieldOfHeading).filter((field) => field !== 'other');
    return known.length >= 2 && (known.includes('title') || known.includes('isbn'));
  });
  if (hasHeads) return true;
  if (/\.(?:csv|tsv)$/i.test(name)) return share >= 0.5;
  // 《书名》，作者，出版社，年 is a description, and so is a line of numbers.
  if (lines.length < 2 || lines.every((line) => hasOnlyNumbers(line))) return false;
  if (COMMAS.has(mark)) return lines.length >= 3 && share >= 0.9 && !/^\s*[《"“]/.test(head);
  return share >= 0.8;
}

export async function* readTextLines(text: TextFile): AsyncGenerator<ListRow> {
  const sole = await soleLine(text);
  if (sole !== undefined) {
    // Numbers that were pasted side by side are books one after the other.
    for (const [i, isbn] of sole.entries())
      yield { line: { sheet: '', row: i + 1, group: '', input: { isbn } } };
    return;
  }
  let [row, group, isHead] = [0, '', true];
  let blank: number[] = [];
  for await (const line of linesOf(text)) {
    row++;
    const shown = line.replace(/^\ufeff/, '').trim();
    if (shown === '') {
      blank.push(row);
      continue;
    }
    for (const one of blank) yield { skipped: { sheet: '', row: one, reason: 'blank' } };
    blank = [];
    const reason = reasonOf(shown, isHead);
    isHead = false;
    if (reason === 'group') group = shown;
    yield reason === undefined
      ? { line: { sheet: '', row, group, input: partsOf(line.slice(0, LONGEST)) } }
      : { skipped: { sheet: '', row, reason } };
  }
}

/** 书名, or 书名  作者  ISBN. */
function isHeading(text: string): boolean {
  const fields = text.split(/\s{2,}|\s?[\t|｜,，;；/／]\s?/u).map(fieldOfHeading);
  const names = fields.includes('title') || fields.includes('isbn');
  return names && fields.every((field) => field !== 'other');
}

function reasonOf(text: string, isFirst: boolean): SkipReason | undefined {
  if (isFirst && isHeading(text)) return 'heading';
  if (readNumbers(text).found.length > 0) return undefined;
  if (isTotal(text)) return 'total';
  if (isLabelledNote(text) || isChat(text)) return 'note';
  if (!/[\p{L}\p{N}]/u.test(text)) return 'note';
  return isGroupLine(text) ? 'group' : undefined;
}

/** The numbers of a text that is one line of numbers and nothing else. */
async function soleLine(text: TextFile): Promise<readonly string[] | undefined> {
  const lines = text.head.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const [only] = lines;
  if (lines.length !== 1 || only === undefined || !hasOnlyNumbers(only)) return undefined;
  const numbers = numberTexts((await Array.fromAsync(text.pieces())).join(''));
  return numbers.length > 1 ? numbers : undefined;
}

async function* linesOf({ pieces }: TextFile): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces()) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    yield* lines;
    // A line without an end is no list; what is beyond is passed over.
    if (rest.length > 1_000_000) rest = rest.slice(0, LONGEST);
  }
  if (rest !== '') yield* rest.split(/\r/);
}
