/**
 * A line of a list as the catalogue would describe it, by the roads that harvested records go: the cells as CNMARC,
 * or the record of MARC as it came. So the matcher sees a line as it sees a record.
 */
import type { CatalogueDocument } from '../catalogue/document.ts';
import type { IdentifierType } from '../catalogue/fields/identifiers.ts';
import type { ColumnMeaning } from '../catalogue/sheet-columns.ts';
import { describeAlone } from '../formats/describe-alone.ts';
import { marcOfValues } from '../formats/files/sheet-record.ts';
import { dateIn, editionIn, publicationIn, titleIn, volumeIn } from './cells.ts';
import type { ListLine, Offered } from './list.ts';
import { moneyOf } from './money.ts';
import type { LineMoney } from './money.ts';
import { readNumbers } from './numbers.ts';

/** What is to be told of a line besides its verdict; the number, or the cell as typed. */
export interface LineRemark {
  readonly code: 'number-lost' | 'number-unread' | 'price-unread' | 'price-foreign';
  readonly value: string;
}

export interface LineReading {
  /** Its identifier is the sheet and row. */
  readonly document: CatalogueDocument;
  /** Paper or a file, where the line, the kind of list or whoever asked says it; paper otherwise. */
  readonly offered: 'print' | 'electronic';
  readonly money: LineMoney;
  readonly remarks: readonly LineRemark[];
}

/** It cannot be checked: neither title nor number, or a record that is broken. */
export interface UnreadableLine {
  /** A sentence. */
  readonly unreadable: string;
  readonly code: 'line-without-title' | 'line-number-lost' | 'line-broken';
  readonly money: LineMoney;
  readonly remarks: readonly LineRemark[];
}

const LIST = { code: 'list', name: '', nameEn: '', shortName: '' };
const LONGEST = 2_000;
/** Taken as they stand. */
const PLAIN: readonly ColumnMeaning[] = [
  'subtitle',
  'creator',
  'creator2',
  'imprint',
  'series',
  'binding',
  'extent',
  'class',
  'subject',
  'region',
  'carrier',
  'language',
  'audience',
  'abstract',
  'contents',
  'note',
];

/** @param offered of the whole list */
export function documentOfLine(
  line: ListLine,
  offered: Offered = 'auto',
): LineReading | UnreadableLine {
  const { input } = line;
  const money = moneyOf(line);
  const numbers = numbersOf(input);
  const remarks = [...numbers.remarks, ...moneyRemarks(money)];
  if (line.unreadable !== undefined)
    return { unreadable: line.unreadable, code: 'line-broken', money, remarks };
  const title = titleIn(input['title'] ?? '');
  if (line.record === undefined && title.title === '' && numbers.count === 0) {
    const [lost] = numbers.remarks;
    return lost === undefined
      ? {
          unreadable: `${where(line)}没有书名，也没有 ISBN，无法核对。`,
          code: 'line-without-title',
          money,
          remarks,
        }
      : {
          unreadable: `${where(line)}没有书名，书号“${lost.value}”也读不出来，无法核对。`,
          code: 'line-number-lost',
          money,
          remarks,
        };
  }
  const xml = line.record?.xml ?? marcOfValues(valuesOf(input, numbers.values, title));
  const described = describeAlone(
    {
      identifier: `${line.sheet}#${line.row}`,
      prefix: line.record?.prefix ?? 'cnmarc',
      xml,
    },
    LIST,
  );
  const said = offeredBy(line) ?? (offered === 'auto' ? undefined : offered);
  const isUnsaid = described.carrier === 'unknown' && said !== undefined;
  const document = isUnsaid ? { ...described, carrier: said } : described;
  const isFile = document.carrier === 'electronic';
  return { document, offered: said ?? (isFile ? 'electronic' : 'print'), money, remarks };
}

/** 第 5 行, or with its sheet. */
function where({ sheet, row }: ListLine): string {
  return sheet === '' ? `第 ${row} 行` : `工作表“${sheet}”第 ${row} 行`;
}

const ELECTRONIC = /电子|数字|有声|听书|e-?book|electronic|online|digital|^e$/iu;
const PRINT = /纸|印刷|平装|精装|print|paper|hardcover|^p$/iu;

/** What the line says itself, where it says one of the two. */
function offeredBy({ input, offered }: ListLine): 'print' | 'electronic' | undefined {
  for (const field of ['offered', 'carrier', 'binding', 'type']) {
    const text = (input[field] ?? '').normalize('NFKC').trim();
    const [isFile, isPaper] = [ELECTRONIC.test(text), PRINT.test(text)];
    if (isFile !== isPaper) return isFile ? 'electronic' : 'print';
  }
  if (/[（([【](?:电子书|电子版|有声书)[)）\]】]/u.test(input['title'] ?? '')) return 'electronic';
  return offered;
}

interface LineNumbers {
  readonly values: ReadonlyMap<ColumnMeaning, readonly string[]>;
  /** Those by which something can be found. */
  readonly count: number;
  readonly remarks: readonly LineRemark[];
}

/** Others tell themselves wherever they stand. */
const NUMBER_FIELDS: Partial<Record<IdentifierType, ColumnMeaning>> = {
  issn: 'issn',
  csbn: 'bookNumber',
};

function numbersOf(input: ListLine['input']): LineNumbers {
  const values = new Map<ColumnMeaning, string[]>();
  const remarks: LineRemark[] = [];
  let count = 0;
  const take = (cell: string, isMeant: boolean): void => {
    const { found, isLost } = readNumbers(cell);
    if (isLost) remarks.push({ code: 'number-lost', value: cell.trim() });
    for (const { type, raw, valid } of found) {
      if (!isMeant && !valid) continue;
      const field = NUMBER_FIELDS[type] ?? 'isbn';
      const known = values.get(field) ?? [];
      values.set(field, [...known, raw]);
      count++;
    }
    if (!isMeant || isLost || found.length > 0 || cell.trim() === '') return;
    // Shown as the wrong number that it is, which identifies nothing.
    remarks.push({ code: 'number-unread', value: cell.trim() });
    if (/\d/.test(cell))
      values.set('isbn', [...(values.get('isbn') ?? []), cell.trim().slice(0, 60)]);
  };
  take(input['isbn'] ?? '', true);
  take(input['isbn2'] ?? '', true);
  take(input['issn'] ?? '', true);
  take(numbered('统一书号:', input['bookNumber'] ?? ''), true);
  if (count === 0) take(input['barcode'] ?? '', false);
  return { values, count, remarks };
}

function numbered(label: string, cell: string): string {
  return cell.trim() === '' || /[^\d\s·•.．‧・-]/u.test(cell) ? cell : `${label}${cell}`;
}

function moneyRemarks({ kind, said }: LineMoney): LineRemark[] {
  if (kind === 'unread') return [{ code: 'price-unread', value: said }];
  return kind === 'foreign' ? [{ code: 'price-foreign', value: said }] : [];
}

function valuesOf(
  input: ListLine['input'],
  numbers: ReadonlyMap<ColumnMeaning, readonly string[]>,
  title: ReturnType<typeof titleIn>,
): ReadonlyMap<ColumnMeaning, readonly string[]> {
  const values = new Map<ColumnMeaning, readonly string[]>(numbers);
  const set = (field: ColumnMeaning, value: string | undefined): void => {
    const text = value?.trim().slice(0, LONGEST) ?? '';
    if (text !== '') values.set(field, [text]);
  };
  for (const field of PLAIN) set(field, input[field]);
  const { place, publisher } = publicationIn(input['publisher'] ?? '');
  const volume = volumeIn(input['volume'] ?? '', title.title);
  set('title', `${title.title}${volume.ofSet}`);
  set('volume', volume.volume);
  set('creator', input['creator'] ?? title.creator);
  set('edition', editionIn(input['edition'] ?? ''));
  set('publisher', publisher);
  set('place', input['place'] ?? place);
  const edition = input['edition'] ?? '';
  // 2023年5月第1版, where no other column has the date.
  const ofEdition = /^(?:19|20)\d\d(?:[-./年]\d{1,2})?/u.exec(edition.trim())?.[0];
  const date = input['date'] ?? input['date_monograph_published_online'] ?? ofEdition ?? '';
  set('date', dateIn(date));
  set('price', input['price']);
  set('type', input['type'] === 'serial' ? '期刊' : undefined);
  const link = input['link']?.trim() ?? '';
  if (/^https?:\/\//i.test(link)) values.set('link', [link]);
  return values;
}
