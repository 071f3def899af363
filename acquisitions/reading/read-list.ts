/**
 * Any list as it comes, known by what is in it and never by its name: workbooks, text tables, KBART, MARC, JSON, or
 * lines of text. Nothing is stored here, and no file is in memory whole but workbooks as they are packed.
 */
import { stat } from 'node:fs/promises';
import { beginningOf } from '../../formats/files/beginning.ts';
import { FileUnreadable, HTML, seenIn } from '../../formats/files/file-kind.ts';
import type { FileKind } from '../../formats/files/file-kind.ts';
import { openExcel } from '../../formats/files/sheets/open.ts';
import { csvOf, delimiterOf } from '../../formats/files/sheets/csv.ts';
import type { Workbook } from '../../formats/files/sheets/sheet.ts';
import { openText } from '../../formats/files/text-file.ts';
import type { TextFile } from '../../formats/files/text-file.ts';
import { isGarbled } from '../../formats/encoding/garbled.ts';
import type { ListColumn, ListKind, ListLine, ListRow } from '../list.ts';
import { readJson } from './json-lines.ts';
import { isKbart } from './kbart.ts';
import { readMarcList } from './marc-lines.ts';
import { ListUnreadable, READABLE, asRefusal, refusing } from './refusals.ts';
import { readTable } from './tables.ts';
import type { ListSheet } from './tables.ts';
import { isTable, readTextLines } from './text-lines.ts';

export interface ListSettings {
  /** What a person said of columns; goes before what is guessed. */
  readonly columns?: readonly ListColumn[];
  /** The sheet that a person chose, by name. */
  readonly sheet?: string;
}

export interface OpenList {
  readonly kind: ListKind;
  /** As they are understood; none where a list has no columns. */
  readonly columns: readonly ListColumn[];
  /** Equal for lists with the same heads, so that what was said of one counts for the next; '' without heads. */
  readonly columnsKey: string;
  /** None where a file has no sheets. */
  readonly sheets: readonly ListSheet[];
  /** The first lines. @throws ListUnreadable */
  readonly preview: (count?: number) => Promise<ListLine[]>;
  /** Every row, in the order of the file, as a line or as none; again and again. @throws ListUnreadable */
  readonly rows: () => AsyncGenerator<ListRow>;
  readonly close: () => Promise<void>;
}

export const MOST_LINES = 100_000;
/** Rows that are none, blank ones among them: a stray cell far below would make a million. */
const MOST_SKIPPED = 200_000;
const MOST_MEGABYTES = 50;
const SAMPLE = 1024 * 1024;
const PREVIEWED = 20;
/** Lines of the beginning, and how many of them may be nonsense. */
const MOST_GARBLED = 0.3;

/**
 * @param name what it is called in sentences
 * @throws ListUnreadable
 */
export async function openList(
  file: string,
  name: string,
  settings: ListSettings = {},
): Promise<OpenList> {
  try {
    const list = await opened(file, name, settings);
    const rows = (): AsyncGenerator<ListRow> => refusing(limited(list.rows(), name));
    return {
      ...list,
      rows,
      preview: async (count = PREVIEWED) => {
        const lines: ListLine[] = [];
        for await (const row of rows()) {
          if ('line' in row) lines.push(row.line);
          if (lines.length >= count) break;
        }
        return lines;
      },
    };
  } catch (error) {
    throw asRefusal(error);
  }
}

type Opened = Omit<OpenList, 'preview'>;

const WITHOUT_COLUMNS = {
  columns: [],
  columnsKey: '',
  sheets: [],
  close: () => Promise.resolve(),
};

async function opened(file: string, name: string, settings: ListSettings): Promise<Opened> {
  const { size } = await stat(file);
  if (size > MOST_MEGABYTES * 1024 * 1024)
    throw new ListUnreadable(
      'CHECK_TOO_LARGE',
      `清单 ${name} 有 ${Math.ceil(size / 1024 / 1024)} MB，最大 ${MOST_MEGABYTES} MB，请分成几个文件。`,
    );
  const book = await openExcel(file, name, 'read');
  if (book !== undefined) return asTable(book, name, settings);
  const seen = seenIn(await beginningOf(file, Math.min(size, SAMPLE)));
  switch (seen.kind) {
    case 'empty':
      throw new ListUnreadable('CHECK_EMPTY', `清单 ${name} 是空的。`);
    case 'iso2709':
      return {
        ...WITHOUT_COLUMNS,
        kind: 'iso2709',
        rows: () => readMarcList(file, name, seen),
      };
    case 'xml':
      return openXmlList(file, name, seen);
    case 'binary':
      throw notAList(name, seen.what);
    case 'text':
      if (seen.what === HTML || NO_LISTS.test(seen.what ?? '')) throw notAList(name, seen.what);
      return openTextList(await openText(file, name), name, settings);
  }
}

async function openXmlList(file: string, name: string, kind: FileKind): Promise<Opened> {
  try {
    // Whether there is MARC in it is known by its first record.
    await readMarcList(file, name, kind).next();
  } catch (error) {
    if (error instanceof FileUnreadable && error.why === 'kind')
      throw notAList(name, 'XML，里面没有 MARC 记录');
    throw error;
  }
  return { ...WITHOUT_COLUMNS, kind: 'marcxml', rows: () => readMarcList(file, name, kind) };
}

/** Texts that are no lists of lines. */
const NO_LISTS = /MARC|RIS|BibTeX|EndNote|Aleph/;

async function openTextList(text: TextFile, name: string, settings: ListSettings): Promise<Opened> {
  refuseGarbled(text.head, name);
  const json = /^\s*[[{]/.test(text.head) ? await readJson(text) : undefined;
  if (json !== undefined) return { ...WITHOUT_COLUMNS, kind: 'json', rows: json };
  const delimiter = delimiterOf(text.head);
  if (delimiter !== undefined && isTable(text.head, delimiter, name))
    return asTable(await csvOf(text, name, delimiter.mark), name, settings);
  return { ...WITHOUT_COLUMNS, kind: 'text', rows: () => readTextLines(text) };
}

async function asTable(book: Workbook, name: string, settings: ListSettings): Promise<Opened> {
  try {
    const kbart = book.kind === 'csv' && (await isKbart(book));
    const table = await readTable(book, name, {
      columns: settings.columns ?? [],
      sheet: settings.sheet,
      extra: kbart ? { offered: 'electronic' } : {},
    });
    return { ...table, kind: kbart ? 'kbart' : book.kind, close: book.close };
  } catch (error) {
    await book.close();
    throw error;
  }
}

function notAList(name: string, what: string | undefined): ListUnreadable {
  const told = what === undefined ? '里面没有能读的书目' : `看起来是：${what}`;
  return new ListUnreadable(
    'CHECK_NOT_A_LIST',
    `文件 ${name} 不是书目清单：${told}。${READABLE}。`,
  );
}

/** GBK that some program read as UTF-8, or the other way round, and saved: what is lost cannot be had back. */
function refuseGarbled(head: string, name: string): void {
  const lines = head
    .split(/[\r\n]+/)
    .filter((line) => /[^\0-\x7f]/.test(line))
    .slice(0, 50);
  const broken = lines.filter((line) => isGarbled(line.slice(0, 300)));
  if (lines.length > 0 && broken.length > lines.length * MOST_GARBLED)
    throw new ListUnreadable(
      'CHECK_GARBLED',
      `清单 ${name} 里的文字是乱码（例如“${(broken[0] ?? '').slice(0, 30)}”），多半是编码转换时弄坏的；请用原来的文件，或另存为 .xlsx 再上传。`,
    );
}

async function* limited(rows: AsyncIterable<ListRow>, name: string): AsyncGenerator<ListRow> {
  let [lines, skipped] = [0, 0];
  for await (const row of rows) {
    if ('line' in row ? ++lines > MOST_LINES : ++skipped > MOST_SKIPPED)
      throw new ListUnreadable(
        'CHECK_TOO_LONG',
        'line' in row
          ? `清单 ${name} 超过 ${MOST_LINES} 行（最多 ${MOST_LINES} 行），请分成几个文件。`
          : `清单 ${name} 里空行和说明行超过 ${MOST_SKIPPED} 行，多半是很靠下的地方还有一个单元格；请删去再上传。`,
      );
    yield row;
  }
}
