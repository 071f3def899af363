/**
 * Numbers of books as they stand in cells of lists: with labels, TABs, apostrophes, ="…", full width, several in one
 * cell. What a table program has destroyed (9.78755E+12) is told and never guessed.
 */
import { readIdentifiers } from '../catalogue/fields/identifiers.ts';
import type { Identifier } from '../catalogue/fields/identifiers.ts';

export interface CellNumbers {
  /** ISBN, ISSN and 统一书号, valid or not, each as it is to be catalogued; its `raw` keeps a note such as (精装). */
  readonly found: readonly Identifier[];
  /** The number was shown in powers of ten and its end is lost. */
  readonly isLost: boolean;
}

const LONGEST = 500;
const MOST = 20;
/** 9.78755E+12, also with more places behind the point. */
const POWERS = /^(\d)(?:\.(\d{1,15}))?e\+?(\d{1,2})$/i;
/** Thirteen digits in whatever groups, with what stands behind them in brackets. */
const THIRTEEN = /97[89](?:[\s\-‐‑–—−]?\d){10}(?!\d)(?:\s?\([^()]{1,20}\))?/gu;
/** 7-80718-268-9, 7807182682 */
const TEN = /(?<![\d-])7(?:[\s\-‐‑–—−]?\d){8}[\s\-‐‑–—−]?[\dX](?![\dX])(?:\s?\([^()]{1,20}\))?/giu;
const NONE: CellNumbers = { found: [], isLost: false };

/** @param cell as typed */
export function readNumbers(cell: string): CellNumbers {
  const text = plain(cell);
  if (text === '') return NONE;
  const powers = POWERS.exec(text);
  if (powers !== null) {
    const digits = unfolded(powers);
    return digits === undefined ? { found: [], isLost: true } : readNumbers(digits);
  }
  const inside = [...text.matchAll(THIRTEEN)].map(([one]) => one);
  const short = text.replace(THIRTEEN, ' ');
  // ISBN 7-…: ten digits beside thirteen are the same book once more, or another.
  const ten = [...short.matchAll(TEN)].map(([one]) => one).filter(isSound);
  if (inside.length + ten.length > 0)
    return { found: distinct([...inside, ...ten]), isLost: false };
  if (!/\d/.test(text)) return NONE;
  return { found: readIdentifiers(text).filter(isOfBook).map(asSaid), isLost: false };
}

/** Full width, ="…", apostrophes and TABs are ways to keep a table program from reckoning. */
function plain(cell: string): string {
  const text = cell
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2028-\u202f\ufeff\u00a0]/gu, ' ')
    .trim();
  const inside = /^="?([^"]*)"?$/.exec(text)?.[1] ?? text;
  // Tables of other programs write whole numbers as 9787553370583.0.
  return inside
    .replace(/^['’‘`"]{1,3}|['’"]{1,3}$/gu, '')
    .trim()
    .replace(/^(\d{9,13})\.0{1,2}$/, '$1');
}

/** The whole number where all its digits are there. */
function unfolded([, first = '', rest = '', power = '']: RegExpExecArray): string | undefined {
  const places = Number(power);
  return rest.length === places || (places === 12 && rest.length === 11)
    ? undefinedIfShort(`${first}${rest.padEnd(places, '0')}`, rest.length, places)
    : undefined;
}

/** A last 0 is not written: 9.78755337058E+12 is 9787553370580, if its check digit says so. */
function undefinedIfShort(digits: string, given: number, places: number): string | undefined {
  const isWhole =
    given === places || readIdentifiers(digits).some(({ valid, type }) => valid && type === 'isbn');
  return isWhole ? digits : undefined;
}

function isSound(text: string): boolean {
  return readIdentifiers(`ISBN ${text}`).some(({ valid }) => valid);
}

function distinct(texts: readonly string[]): Identifier[] {
  const all = texts.flatMap((text) => readIdentifiers(`ISBN ${text}`)).map(asSaid);
  return [...new Map(all.map((one) => [one.value, one])).values()].slice(0, MOST);
}

/** The label is ours or the cell's: it is put on again where the number goes. */
function asSaid(one: Identifier): Identifier {
  return { ...one, raw: one.raw.replace(LABEL, '') };
}

const LABEL = /^(?:(?:ISBN|ISSN)\s?(?:-?1[03])?|(?:全国)?统一书号|书号)\s?[:：]?\s?/iu;

/** A permit 准印证号 stands where others have their ISBN. */
const OF_BOOKS: ReadonlySet<string> = new Set(['isbn', 'issn', 'csbn', 'cn-serial', 'internal']);

function isOfBook({ type }: Identifier): boolean {
  return OF_BOOKS.has(type);
}
