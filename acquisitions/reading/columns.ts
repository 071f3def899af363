/**
 * Which column of a sheet means what: what a person said goes first, then its heading, checked by what stands in it,
 * then its contents alone.
 */
import { createHash } from 'node:crypto';
import { headsOf } from '../../formats/files/sheets/heads.ts';
import { letterOf } from '../../formats/files/sheets/letters.ts';
import type { SheetRow } from '../../formats/files/sheets/sheet.ts';
import type { ListColumn, ListField } from '../list.ts';
import { VERDICT_HEADINGS, areVerdictHeadings } from '../returning/verdict-columns.ts';
import { looksOf } from './contents.ts';
import type { Looks } from './contents.ts';
import { fieldOfHeading } from './headings.ts';

type Field = ListField | 'other';

/** Of one sheet: where its lines begin, and what stands in their cells. */
export interface SheetColumns {
  /** Rows of the heads, as seen; none where there are no heads. */
  readonly headRows: readonly number[];
  /** By number of the column; those without heading and contents are not there. */
  readonly columns: readonly ColumnAt[];
}

export interface ColumnAt extends ListColumn {
  /** From 0. */
  readonly at: number;
}

/**
 * @param first the first rows of the sheet
 * @param said what a person said of columns, by heading or, without heads, by letter
 * @returns undefined when no heads are found
 */
export function columnsByHeads(
  sheet: string,
  first: readonly SheetRow[],
  said: readonly ListColumn[],
): SheetColumns | undefined {
  const bySaid = new Map(
    said.flatMap(({ heading, field }) => (heading === '' ? [] : [[heading, field]])),
  );
  const heads = headsOf(first, (heading) => bySaid.get(heading) ?? fieldOfHeading(heading));
  if (heads === undefined) return undefined;
  const below = first.filter(({ row }) => row > heads.row);
  const own = withoutVerdicts(heads.columns);
  const ours = new Set(heads.columns.filter((one) => !own.includes(one)).map(({ at }) => at));
  const headings = new Map(own.map(({ at, heading }) => [at, heading]));
  const width = Math.max(0, ...headings.keys(), ...below.map(({ cells }) => cells.length - 1)) + 1;
  // Columns that nobody named have their cells as well.
  const found = Array.from({ length: width }, (_, at) => {
    const heading = headings.get(at) ?? '';
    return {
      at,
      heading,
      said: fieldSaid(said, sheet, letterOf(at), heading),
      guess: fieldOfHeading(heading),
      looks: looksOf(below.map(({ cells }) => cells[at] ?? '')),
    };
  }).filter(({ at, heading, looks }) => !ours.has(at) && (heading !== '' || looks.filled > 0));
  const fields = settled(found);
  const columns = found.map(({ at, heading }, i): ColumnAt => ({
    sheet,
    column: letterOf(at),
    heading,
    field: fields[i] ?? 'other',
    at,
  }));
  return isOfBooks(columns) ? { headRows: heads.rows, columns } : undefined;
}

/** A returned file that is handed in again: what was found before says nothing of what is offered. */
function withoutVerdicts<T extends { readonly heading: string }>(columns: readonly T[]): T[] {
  const headings = columns.map(({ heading }) => heading);
  const ours = columns.flatMap((_, i) => (areVerdictHeadings(headings, i) ? [i] : []));
  return columns.filter((_, i) => !ours.some((at) => i >= at && i < at + VERDICT_HEADINGS.length));
}

/** Heads of another table below the first, where most cells of a row are known and one of them names books. */
export function columnsOfHead(
  { sheet, cells }: SheetRow,
  said: readonly ListColumn[],
): readonly ColumnAt[] | undefined {
  const columns = cells.flatMap((cell, at): ColumnAt[] => {
    const heading = cell.replace(/\s+/gu, ' ').trim();
    if (heading === '') return [];
    const column = letterOf(at);
    const field = fieldSaid(said, sheet, column, heading) ?? fieldOfHeading(heading);
    return [{ sheet, column, heading, field, at }];
  });
  const known = columns.filter(({ heading }) => fieldOfHeading(heading) !== 'other');
  const isHead = known.length >= 3 && known.length >= columns.length * 0.6;
  return isHead && isOfBooks(columns) ? columns : undefined;
}

/** By contents, of a sheet whose heads do not say where titles are; undefined when nothing looks like titles or numbers. */
export function columnsByContents(
  sheet: string,
  first: readonly SheetRow[],
  said: readonly ListColumn[],
): SheetColumns | undefined {
  const known = headsOf(first, fieldOfHeading)?.row;
  const head = first.find(({ row }) => row === known) ?? unknownHead(first);
  const below = head === undefined ? first : first.filter(({ row }) => row > head.row);
  const width = Math.max(0, ...below.map(({ cells }) => cells.length));
  const found = Array.from({ length: width }, (_, at) => {
    const heading = head?.cells[at]?.trim() ?? '';
    const looks = looksOf(below.map(({ cells }) => cells[at] ?? ''));
    const own = fieldSaid(said, sheet, letterOf(at), heading);
    return { at, heading, looks, said: own, guess: fieldOfHeading(heading) };
  }).filter(({ looks, heading }) => looks.filled > 0 || heading !== '');
  const fields = byLooks(found);
  const columns = found.map(({ at, heading, said: own }, i): ColumnAt => ({
    sheet,
    column: letterOf(at),
    heading,
    field: own ?? fields[i] ?? 'other',
    at,
  }));
  const headRows = head === undefined ? [] : [head.row];
  return isOfBooks(columns) ? { headRows, columns } : undefined;
}

/** Rows from the top in which heads that nobody knows may stand. */
const MAY_BE_HEAD = 10;

/** The first row that has words where the rows below it have numbers. */
function unknownHead(first: readonly SheetRow[]): SheetRow | undefined {
  return first.slice(0, MAY_BE_HEAD).find(({ row, cells }, i) => {
    const filled = cells.filter((cell) => cell !== '');
    if (filled.length < 2 || filled.some((cell) => /\d/.test(cell) || cell.length > 20))
      return false;
    const below = first.slice(i + 1, i + 1 + MAY_BE_HEAD).filter((one) => one.row > row);
    return cells.some((cell, at) => {
      const values = below.map((one) => one.cells[at] ?? '').filter((value) => value !== '');
      const numbers = values.filter((value) => /\d{3}|\d[.]\d/.test(value));
      return cell !== '' && values.length > 0 && numbers.length > values.length / 2;
    });
  });
}

/** Whether a line of it can be known at all. */
function isOfBooks(columns: readonly ListColumn[]): boolean {
  return columns.some(({ field }) => NAMES_A_BOOK.has(field));
}

const NAMES_A_BOOK: ReadonlySet<Field> = new Set(['title', 'isbn', 'isbn2', 'bookNumber', 'issn']);

function fieldSaid(
  said: readonly ListColumn[],
  sheet: string,
  column: string,
  heading: string,
): Field | undefined {
  const alike = said.filter((one) => one.heading === heading);
  const exact = alike.find((one) => one.column === column && one.sheet === sheet);
  const near =
    alike.find((one) => one.column === column) ?? (heading === '' ? undefined : alike[0]);
  return (exact ?? near)?.field;
}

interface Candidate {
  readonly at: number;
  readonly heading: string;
  readonly said: Field | undefined;
  readonly guess: Field;
  readonly looks: Looks;
}

/** Half of the values of a column that is meant for them. */
const HALF = 0.5;
/** Values by chance, in a column that is meant for something else. */
const HARDLY = 0.15;

/** What headings say, where contents do not say otherwise; each field once. */
function settled(found: readonly Candidate[]): Field[] {
  const fields = found.map(({ said, guess }) => said ?? guess);
  const free = (i: number): boolean => found[i]?.said === undefined;
  const set = (i: number, field: Field): void => {
    if (i >= 0 && free(i)) fields[i] = field;
  };
  // 编号, 条码 and 货号 with 978… are the ISBN where no other column has it.
  const share = (i: number): number => found[i]?.looks.isbn ?? 0;
  const own = fields.indexOf('isbn');
  const isEmpty = (i: number): boolean => (found[i]?.looks.filled ?? 0) > 0 && share(i) < HARDLY;
  const best = fields.reduce((most, _, i) => (share(i) > share(most) ? i : most), 0);
  if (share(best) >= HALF && (own < 0 || (own !== best && isEmpty(own)))) {
    if (fields[best] !== 'isbn2') {
      set(own, 'other');
      set(best, 'isbn');
    }
  }
  fields.forEach((field, i) => {
    const looks = found[i]?.looks;
    if (looks === undefined || looks.filled === 0) return;
    if (field === 'barcode' && looks.isbn >= HALF && fields.includes('isbn')) set(i, 'isbn2');
    if ((field === 'type' || field === 'other') && looks.offered >= 0.9) set(i, 'offered');
    if (field === 'offered' && looks.offered < HALF) set(i, 'carrier');
    // 398页 under 载体 is no carrier.
    if (field === 'title' && looks.isSerial) set(i, 'other');
  });
  if (!fields.includes('title')) set(titleAmong(fields, found), 'title');
  return once(fields, found);
}

/** Where no heading says it: the first column of texts that all differ, one without a heading before others. */
function titleAmong(fields: readonly Field[], found: readonly Candidate[]): number {
  const most = Math.max(0, ...found.map(({ looks }) => looks.filled));
  const may = found.flatMap(({ looks }, i) =>
    fields[i] === 'other' && looks.text >= 0.8 && looks.distinct >= 0.8 && looks.filled >= most / 2
      ? [i]
      : [],
  );
  return may.find((i) => found[i]?.heading === '') ?? may[0] ?? -1;
}

/** A field that two columns have stands for the fuller one; a second ISBN or author has a field of its own. */
function once(fields: readonly Field[], found: readonly Candidate[]): Field[] {
  const result = [...fields];
  const filled = (i: number): number => found[i]?.looks.filled ?? 0;
  for (const field of new Set(fields)) {
    if (field === 'other') continue;
    const all = fields.flatMap((one, i) => (one === field ? [i] : []));
    const isSaid = (i: number): number => (found[i]?.said === undefined ? 0 : 1);
    const [kept] = [...all].sort((a, b) => isSaid(b) - isSaid(a) || filled(b) - filled(a) || a - b);
    const second = SECOND[field];
    for (const i of all)
      if (i !== kept)
        result[i] = second !== undefined && !result.includes(second) ? second : 'other';
  }
  return result;
}

const SECOND: Partial<Record<Field, Field>> = { isbn: 'isbn2', creator: 'creator2' };

/** Few books cost less, and of few so many copies are bought. */
const LEAST_PRICE = 12;

/** A column each for what tells itself, then title and author by place. */
function byLooks(found: readonly Candidate[]): Field[] {
  const fields = found.map(({ guess }): Field => (guess === 'isbn' ? 'other' : guess));
  const take = (field: Field, score: (looks: Looks) => number, least: number): void => {
    let best = -1;
    if (fields.includes(field)) return;
    found.forEach(({ looks, said }, i) => {
      if (fields[i] !== 'other' || said !== undefined || score(looks) < least) return;
      const before = found[best]?.looks;
      if (before === undefined || score(looks) > score(before)) best = i;
    });
    if (best >= 0) fields[best] = field;
  };
  take('isbn', ({ isbn }) => isbn, HALF);
  take('isbn2', ({ isbn }) => isbn, HALF);
  take('publisher', ({ publisher }) => publisher, HALF);
  take('date', ({ year }) => year, 0.6);
  take('price', ({ price }) => price, 0.6);
  take('offered', ({ offered }) => offered, 0.9);
  take('class', ({ class: share, text }) => (text > 0.9 ? share : 0), 0.8);
  // Whole numbers: 28 and 45 are prices, 1 and 2 copies.
  const whole = ({ count, isSerial, text }: Looks): number => (isSerial || text > 0 ? 0 : count);
  take('price', (looks) => (looks.middle >= LEAST_PRICE ? whole(looks) : 0), 0.9);
  take('copies', (looks) => (looks.middle < LEAST_PRICE ? whole(looks) : 0), 0.9);
  const texts = found.flatMap(({ looks, said }, i) =>
    fields[i] === 'other' && said === undefined && looks.text >= HALF ? [i] : [],
  );
  const [first, second] = texts;
  const looks = (i: number | undefined): Looks | undefined => found[i ?? -1]?.looks;
  // Author before title, where the second is longer and no name.
  const isTurned =
    (looks(first)?.name ?? 0) > 0.7 &&
    (looks(second)?.name ?? 1) < HALF &&
    (looks(second)?.length ?? 0) > (looks(first)?.length ?? 0);
  const [title, creator] = isTurned ? [second, first] : [first, second];
  if (title !== undefined && !fields.includes('title')) fields[title] = 'title';
  if (
    creator !== undefined &&
    !fields.includes('creator') &&
    ((looks(creator)?.name ?? 0) >= 0.3 || texts.length === 2)
  )
    fields[creator] = 'creator';
  return fields;
}

/** Equal for sheets with the same heads: what a person said of one counts for the next. '' without heads. */
export function keyOfHeads(columns: readonly ListColumn[]): string {
  const headings = columns.map(({ heading }) => heading.normalize('NFKC').replace(/\s/g, ''));
  if (headings.every((heading) => heading === '')) return '';
  return createHash('sha256').update(headings.join('\n')).digest('hex').slice(0, 32);
}
