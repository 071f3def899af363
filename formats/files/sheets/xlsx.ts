/**
 * An .xlsx (ECMA-376): its sheets, and their rows one after the other. Of each cell the text that was saved, of a
 * formula what it came to. Nothing is reckoned, no link is followed, no macro is looked at.
 */
import { SaxesParser } from 'saxes';
import { FileUnreadable } from '../file-kind.ts';
import { MOST_MERGES, mergesIn } from './merges.ts';
import type { Merges } from './merges.ts';
import type { SheetInfo, SheetRow, Workbook } from './sheet.ts';
import { XlsxRows, cellFormats, sharedStrings } from './xlsx-rows.ts';
import type { CellFormats, Hears } from './xlsx-rows.ts';
import { membersOf, unpacked } from './zip.ts';
import type { ZipMember } from './zip.ts';

/** Days more where a workbook counts from 1904. */
const FROM_1904 = 1_462;
/** Of all texts that cells refer to, UTF-16 units. */
const MOST_TEXT = 150_000_000;
const MOST_SHEETS = 200;
const MOST_PARTS = 10_000;

/**
 * @param macros whether one with macros is read, without them, or refused
 * @throws FileUnreadable
 */
export async function openXlsx(
  bytes: Buffer,
  name: string,
  macros: 'read' | 'refuse',
): Promise<Workbook> {
  const members = membersOf(bytes, name);
  if (macros === 'refuse' && [...members.keys()].some((one) => /vbaProject\.bin$/i.test(one)))
    throw new FileUnreadable(
      `文件 ${name} 带有宏（.xlsm），请另存为不含宏的 .xlsx 再上传。`,
      'kind',
    );
  const scan = async (path: string, hears: Hears): Promise<void> => {
    const member = members.get(path);
    if (member !== undefined) await Array.fromAsync(scanned(bytes, member, name, hears, () => []));
  };
  const { listed, epoch } = await sheetsOf(scan);
  if (listed.length === 0)
    throw new FileUnreadable(`文件 ${name} 不是 Excel 表格（.xlsx），里面没有工作表。`, 'damaged');
  if (listed.length > MOST_SHEETS)
    throw new FileUnreadable(
      `文件 ${name} 的工作表超过 ${MOST_SHEETS} 张（最多 ${MOST_SHEETS} 张），请分成几个文件再上传。`,
      'too-large',
    );
  const targets = new Map<string, string>();
  await scan('xl/_rels/workbook.xml.rels', {
    open: (tag, given) => {
      if (tag === 'Relationship' && targets.size < MOST_PARTS)
        targets.set(given['Id'] ?? '', given['Target'] ?? '');
    },
  });
  const strings: string[] = [];
  await scan(
    'xl/sharedStrings.xml',
    sharedStrings(strings, MOST_TEXT, () => {
      throw new FileUnreadable(`文件 ${name} 里的文字太多，请分成几个文件再上传。`, 'too-large');
    }),
  );
  const formats: CellFormats = { dates: new Set(), padded: new Map() };
  await scan('xl/styles.xml', cellFormats(formats));
  const parts = new Map<number, ZipMember>();
  listed.forEach(({ id }, place) => {
    const target = (targets.get(id) ?? '').replace(/^\/xl\/|^\//, '');
    const member = members.get(`xl/${target}`);
    if (member !== undefined && target.startsWith('worksheets/')) parts.set(place, member);
  });
  async function* rows(sheet: SheetInfo): AsyncGenerator<SheetRow> {
    const member = parts.get(sheet.place);
    if (member === undefined) return;
    const merges = await mergesOf(bytes, member, name);
    const beyond = (row: number): never => {
      throw new FileUnreadable(
        `文件 ${name} 已损坏：工作表 ${sheet.name} 里有第 ${row} 行，没有表格有这么多行；请重新导出再上传。`,
        'damaged',
      );
    };
    const heard = new XlsxRows(sheet.name, { strings, formats, epoch, merges, beyond });
    yield* scanned(bytes, member, name, heard, () => heard.take());
  }
  return {
    kind: 'xlsx',
    sheets: listed
      .map((sheet, place) => ({ name: sheet.name, isHidden: sheet.isHidden, place }))
      .filter(({ place }) => parts.has(place)),
    rows,
    close: () => Promise.resolve(),
  };
}

interface ListedSheet {
  readonly name: string;
  readonly id: string;
  readonly isHidden: boolean;
}

async function sheetsOf(
  scan: (path: string, hears: Hears) => Promise<void>,
): Promise<{ listed: readonly ListedSheet[]; epoch: number }> {
  const listed: ListedSheet[] = [];
  let epoch = 0;
  await scan('xl/workbook.xml', {
    open: (tag, given) => {
      if (tag === 'sheet' && listed.length <= MOST_SHEETS)
        listed.push({
          name: given['name'] ?? '',
          id: given['r:id'] ?? given['id'] ?? '',
          isHidden: /hidden/i.test(given['state'] ?? ''),
        });
      if (tag === 'workbookPr' && /^(?:1|true)$/.test(given['date1904'] ?? '')) epoch = FROM_1904;
    },
  });
  return { listed, epoch };
}

async function* scanned<T>(
  bytes: Buffer,
  member: ZipMember,
  name: string,
  hears: Hears,
  take: () => readonly T[],
): AsyncGenerator<T> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  parser.on('opentag', (tag) =>
    hears.open?.(localName(tag.name), tag.attributes as Readonly<Record<string, string>>),
  );
  parser.on('closetag', (tag) => hears.close?.(localName(tag.name)));
  parser.on('text', (text) => hears.text?.(text));
  parser.on('error', (error) => {
    throw new FileUnreadable(
      `文件 ${name} 里的 ${member.name} 已损坏：${error.message}`,
      'damaged',
    );
  });
  for await (const piece of unpacked(bytes, member, name)) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield* take();
  }
  parser.write(decoder.decode()).close();
  yield* take();
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Merged cells are listed behind the cells that they concern, so they are looked for beforehand. */
const MERGED = /<(?:\w{1,20}:)?mergeCell\s[^<>]{0,40}?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"/g;
/** Longer than one of them. */
const OVERLAP = 120;

async function mergesOf(bytes: Buffer, member: ZipMember, name: string): Promise<Merges> {
  const ranges: string[] = [];
  let rest = '';
  for await (const piece of unpacked(bytes, member, name)) {
    if (ranges.length > MOST_MERGES) break;
    const text = rest + piece.toString('latin1');
    let end = 0;
    if (text.includes('mergeCell ') || ranges.length > 0)
      for (const found of text.matchAll(MERGED)) {
        ranges.push(found[1] ?? '');
        end = found.index + found[0].length;
      }
    rest = text.slice(Math.max(end, text.length - OVERLAP));
  }
  return mergesIn(ranges);
}
