/**
 * The part of a set or serial that a description is of, as numbers that can be compared: 第12辑, 上册, 2015年卷,
 * 2005年第2期(总第34期), 第6-7辑合刊, 卷一至卷三, 甲编. Each number has its kind, as a year is no number of an
 * issue; a span is what 合刊 and volumes of several 卷 are. Texts here are folded.
 *
 * `volumes.ts` reads one part to show and sort it; here two descriptions of parts are held against each other.
 */
import { readNumeral } from '../../text/chinese-numerals.ts';

export interface PartNumber {
  /**
   * `number`: 第N辑册卷期 whatever the unit, as catalogues differ in it; `position`: 上 1, 中 2, 下 3; `juan`: 卷七, 卷四至六;
   * `special`: 特辑, 增刊, which has no number; `day`: of a newspaper, as 19460305.
   */
  readonly unit: 'year' | 'total' | 'number' | 'position' | 'juan' | 'special' | 'day';
  readonly from: number;
  /** The same as `from` unless several are bound together. */
  readonly to: number;
}

/** What one part is to another: `within` and `around` are said of the first. */
export type PartRelation =
  'none' | 'agree' | 'differ' | 'within' | 'around' | 'only-a' | 'only-b' | 'unknown';

const HAN_NUMERAL = '[零一二三四五六七八九十百廿卅壹贰叁肆伍陆柒捌玖拾]{1,7}';
const NUMERAL = `(?:\\d{1,5}|${HAN_NUMERAL})`;
const UNITS = '册辑卷编期集部篇函号种届批季幅张图';
/** 第三集团军, 第五编辑室: the unit belongs to another word. */
const NO_UNIT = '(?![书团体会市镇装资邮队门分长落委辑者写制间货烟码线])';
const AND = '\\s?[-~—–至到、/及和与]\\s?';
const SPAN = `(${NUMERAL})\\s?[${UNITS}]?(?:${AND}[第卷册]?\\s?(${NUMERAL}))?`;
const END = '(?![0-9a-z\\u3400-\\u9fff])';
const YEAR_DIGITS = '(?:1[5-9]|20)\\d\\d';

interface Form {
  readonly pattern: RegExp;
  readonly unit: PartNumber['unit'];
}

/** What a part may begin with, in this order. */
const FORMS: readonly Form[] = [
  { unit: 'total', pattern: new RegExp(`^总\\s?第?\\s?${SPAN}\\s?[期号辑册卷]?`, 'u') },
  {
    unit: 'year',
    pattern: new RegExp(
      `^(${YEAR_DIGITS})(?:${AND}(${YEAR_DIGITS}))?\\s?年?度?\\s?(?:卷|版|刊)?(?=$|[\\s.,;:()\\[\\]·]|第|总|[上中下][册卷]|[春夏秋冬]季?[号刊]|合[刊卷订编]|(?<=年)[\\d合])`,
      'u',
    ),
  },
  {
    unit: 'number',
    pattern: new RegExp(
      `^第\\s?${SPAN}\\s?(?:[分年合]?[${UNITS}]${NO_UNIT}|$|(?=[\\s.,;:()]))`,
      'u',
    ),
  },
  {
    unit: 'juan',
    pattern: new RegExp(
      `^卷[之第]?\\s?(${NUMERAL}|首)(?:(?:${AND}|之)[卷]?\\s?(${NUMERAL}|末))?${END}`,
      'u',
    ),
  },
  {
    unit: 'number',
    pattern: new RegExp(`^(?:册|辑|编|集|期|部|函)[之第]?\\s?${SPAN}${END}`, 'u'),
  },
  {
    unit: 'number',
    pattern: new RegExp(
      `^(?:volume|vol|v|no|pt|part|bk)\\.?\\s?(\\d{1,4})(?:${AND}(\\d{1,4}))?`,
      'u',
    ),
  },
  // 二十四卷 is an extent.
  {
    unit: 'number',
    pattern: new RegExp(
      `^${SPAN}\\s?分?(?:[册辑编期集部函号幅]|号图)(?:${END}|(?=合[刊订编]))`,
      'u',
    ),
  },
  { unit: 'number', pattern: new RegExp(`^[之其]?${SPAN}(?=$|[\\s.,;:)])`, 'u') },
  // 第八夜, 第三本: whatever it is counted by, but for printings, editions and persons.
  {
    unit: 'number',
    pattern: new RegExp(
      `^第\\s?(${NUMERAL})(?![版次修印刷代人者名中])\\p{Script=Han}{1,2}(?=$|[\\s.,;:)])`,
      'u',
    ),
  },
];

const POSITION = new RegExp(`^卷?([上中下])\\s?(?:半?[${UNITS}])?${END}`, 'u');
const STEM = new RegExp(`^([甲乙丙丁戊己庚辛壬癸])\\s?[${UNITS}本刊]${END}`, 'u');
const SPECIAL = /^(?:特辑|增刊|特刊|专刊|号外|创刊号)/u;
const SEASON = /^([春夏秋冬])季?[号刊期]/u;
const SEASONS = '春夏秋冬';
const FIRST = new RegExp(`^初[编集辑刊]${END}`, 'u');
const ROMAN = /^(x{0,2}(?:ix|iv|v?i{1,3})|x{1,2}|v)(?=$|[\s.,;:)])/u;
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const ORDERED = '上中下';
const ROMANS = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');
/** Marks between the numbers of one part, and words round them that say nothing. */
const BETWEEN = /^(?:[\s.,;:·()[\]〔〕【】、"'-]|合[刊编订卷]|专[辑号]|分册|共)/u;
/** More of one part nobody prints. */
const MOST_NUMBERS = 4;

/**
 * The numbers that a text begins with, and what is left of it.
 *
 * @param text folded: `第2卷 上册 六朝`
 */
export function readParts(text: string): { readonly numbers: PartNumber[]; readonly rest: string } {
  const numbers: PartNumber[] = [];
  let isSection = false;
  let rest = skip(text.replace(ROMAN_ORDINAL, romanValue));
  while (numbers.length < MOST_NUMBERS && rest !== '') {
    const found = numberAt(rest);
    if (found === undefined) break;
    // 甲编12: the section says nothing beside the number.
    if (isSection) numbers.pop();
    numbers.push(found.number);
    isSection = STEM.test(rest);
    rest = skip(rest.slice(found.length));
  }
  return { numbers, rest };
}

/** 第iii辑, folded from 第Ⅲ辑. */
const ROMAN_ORDINAL = /(?<=第\s?)(?:x{0,2}(?:ix|iv|v?i{1,3})|v|x)(?=\s?[册辑卷编期集部篇])/gu;

function romanValue(roman: string): string {
  return String(ROMANS.indexOf(roman) + 1);
}

function skip(text: string): string {
  let rest = text;
  for (let i = 0; i < 8; i++) {
    const mark = BETWEEN.exec(rest)?.[0];
    if (mark === undefined || mark === '') break;
    rest = rest.slice(mark.length);
  }
  return rest;
}

function numberAt(text: string): { number: PartNumber; length: number } | undefined {
  for (const { pattern, unit } of FORMS) {
    const [whole, first, second] = pattern.exec(text) ?? [];
    if (whole === undefined || first === undefined) continue;
    const from = valueOf(first);
    const to = second === undefined ? from : valueOf(second);
    if (from === null || to === null) continue;
    return { number: { unit, from, to: Math.max(from, to) }, length: whole.length };
  }
  const position = POSITION.exec(text);
  if (position?.[1] !== undefined)
    return at('position', ORDERED.indexOf(position[1]) + 1, position[0].length);
  const stem = STEM.exec(text);
  if (stem?.[1] !== undefined) return at('number', STEMS.indexOf(stem[1]) + 1, stem[0].length);
  if (FIRST.test(text)) return at('number', 1, 2);
  const season = SEASON.exec(text);
  if (season?.[1] !== undefined)
    return at('number', SEASONS.indexOf(season[1]) + 1, season[0].length);
  const special = SPECIAL.exec(text)?.[0];
  if (special !== undefined) return at('special', special === '创刊号' ? 1 : 0, special.length);
  const roman = ROMAN.exec(text)?.[1];
  return roman === undefined ? undefined : at('number', ROMANS.indexOf(roman) + 1, roman.length);
}

function at(
  unit: PartNumber['unit'],
  value: number,
  length: number,
): { number: PartNumber; length: number } {
  return { number: { unit, from: value, to: value }, length };
}

/** 卷首 and 卷末 stand before and behind all numbers. */
const LAST = 999;

function valueOf(numeral: string): number | null {
  if (numeral === '首' || numeral === '末') return numeral === '首' ? 0 : LAST;
  return /^\d+$/.test(numeral) ? Number(numeral) : readNumeral(numeral);
}

/**
 * Where in a title its part begins: 江宁文史资料 |第12辑 江宁古桥, 南京通史|(上), 南京年鉴|2015.
 *
 * @param title folded
 * @returns -1 when it names no part; never within the first two characters
 */
export function partStart(title: string): number {
  const found = MAY_BE_PARTED.test(title) ? PART_WITHIN.exec(title) : null;
  return found === null ? -1 : found.index;
}

/** Each form of a part has one of these; most titles have none. */
const MAY_BE_PARTED =
  /[第上中下初卷甲乙丙丁戊己庚辛壬癸零一二三四五六七八九十百廿卅壹贰叁肆伍陆柒捌玖拾\d\s.,·([—-]/u;

const PART_WITHIN = new RegExp(
  [
    `(?<=..)(?:总\\s?)?第\\s?(?:${NUMERAL}|[ivx]{1,5})(?:${AND}第?\\s?${NUMERAL})?\\s?[分年合]?[册辑卷编期集部篇函号种批幅张图]${NO_UNIT}(?!代)`,
    `(?<=..[\\s.,·([—-])(?:${YEAR_DIGITS}\\s?年?\\s?(?:第|卷|版|刊|合|总|[春夏秋冬]季?[号刊]|\\d{1,2}[-—]\\d{1,2}期|$|\\)|\\])|[上中下]\\s?(?:[册卷编集部篇函辑]|$|[)\\]])|[甲乙丙丁戊己庚辛壬癸][编集种辑]|(?:卷|册)[之第]?${NUMERAL}${END}|卷[上中下首末]$|特辑|增刊|${HAN_NUMERAL}$|\\d{1,2}$|(?:vol|v|no|pt)\\.\\s?\\d|${NUMERAL}\\s?[册辑集编期]${END}|总第?\\s?\\d)`,
    `(?<=[\\u3400-\\u9fff]{2})(?:[上中下][册卷编集部篇]${END}|初[集编辑]${END}|${HAN_NUMERAL}[集编辑册]${END}|[甲乙丙丁戊己庚辛壬癸][编集]${END}|\\d{1,3}[辑集编册幅]${END}|卷(?:${NUMERAL}|首)(?:${AND}卷?(?:${NUMERAL}|末))?${END}|${NUMERAL}号图|之[一二三四五六七八九十]$|其[一二三四五六七八九十]$)`,
    `(?<=[年][鉴刊报])[\\s.,·—-]{0,3}${YEAR_DIGITS}`,
    `(?<=文史(?:资料)?(?:选[辑编]|专辑)?)\\d{1,3}$`,
    `(?<=[\\u3400-\\u9fff]{2})${YEAR_DIGITS}(?:年\\d|\\s?\\(\\d{1,2}\\))`,
  ].join('|'),
  'u',
);

/** Of a volume of a year the running number (第33卷, 总第33期) says nothing more. */
export function ofOneYear(
  core: string,
  a: readonly PartNumber[],
  b: readonly PartNumber[],
): readonly [readonly PartNumber[], readonly PartNumber[]] {
  const isOfYear = (all: readonly PartNumber[]): boolean => all.some(({ unit }) => unit === 'year');
  if (!/年[鉴报刊]$/u.test(core) || !isOfYear(a) || !isOfYear(b)) return [a, b];
  const bare = (all: readonly PartNumber[]): readonly PartNumber[] =>
    all.filter(({ unit }) => unit !== 'number' && unit !== 'total');
  return [bare(a), bare(b)];
}

/** @returns how the part of `a` stands to that of `b` */
export function comparePartNumbers(
  a: readonly PartNumber[],
  b: readonly PartNumber[],
): PartRelation {
  if (a.length === 0 && b.length === 0) return 'none';
  if (a.length === 0) return 'only-b';
  if (b.length === 0) return 'only-a';
  const days = both(a, b, 'day');
  const totals = both(a, b, 'total');
  // 总第34期, and the day of a newspaper, say by themselves which issue it is.
  if (days !== undefined || totals !== undefined) return days ?? totals ?? 'unknown';
  const years = both(a, b, 'year');
  const [x, y] = [a, b].map((all) => {
    const own = all.filter(({ unit }) => unit !== 'year' && unit !== 'total' && unit !== 'day');
    // 总第4册 where the other says 第4册.
    return own.length > 0 ? own : all.filter(({ unit }) => unit === 'total');
  }) as [PartNumber[], PartNumber[]];
  if (isSaidTwice(x, y) || isSaidTwice(y, x)) return years ?? 'agree';
  const levels = Math.min(x.length, y.length);
  const compared: PartRelation[] = years === undefined ? [] : [years];
  for (let i = 0; i < levels; i++) compared.push(relation(x[i], y[i]));
  if (compared.length === 0) return 'unknown';
  // Behind a level that is itself of one in the other, the next ones say nothing.
  if (compared.includes('differ')) return 'differ';
  if (compared.includes('unknown')) return 'unknown';
  const isIn = compared.includes('within') || (y.length < x.length && isDeeper(years, levels));
  const isAround = compared.includes('around') || (x.length < y.length && isDeeper(years, levels));
  if (isIn && isAround) return 'differ';
  return isIn ? 'within' : isAround ? 'around' : 'agree';
}

/** 下卷 where the other has 第二册（下）: the number and the place of one volume. */
function isSaidTwice(once: readonly PartNumber[], twice: readonly PartNumber[]): boolean {
  const [number, position] = twice;
  const [only] = once;
  if (once.length !== 1 || twice.length !== 2 || number?.unit !== 'number') return false;
  return (
    position?.unit === 'position' &&
    only?.unit === 'position' &&
    only.from === position.from &&
    otherUnit(number, position) === 'agree'
  );
}

/** 2005年第2期 is part of 2005; 第2卷上册 of 第2卷. 第3期 without a year beside 2005年第3期 lacks one only. */
function isDeeper(years: PartRelation | undefined, levels: number): boolean {
  return years !== undefined || levels > 0;
}

function both(
  a: readonly PartNumber[],
  b: readonly PartNumber[],
  unit: PartNumber['unit'],
): PartRelation | undefined {
  const [x, y] = [a, b].map((all) => all.find((one) => one.unit === unit));
  return x === undefined || y === undefined ? undefined : relation(x, y);
}

function relation(a: PartNumber | undefined, b: PartNumber | undefined): PartRelation {
  if (a === undefined || b === undefined) return 'unknown';
  if (a.unit !== b.unit) return otherUnit(a, b);
  if (a.from === b.from && a.to === b.to) return 'agree';
  if (a.from >= b.from && a.to <= b.to) return 'within';
  if (b.from >= a.from && b.to <= a.to) return 'around';
  return 'differ';
}

/** Numbers of two kinds: 上 is the first, 下 the second of two or the third of three. */
function otherUnit(a: PartNumber, b: PartNumber): PartRelation {
  const units = [a.unit, b.unit];
  if (units.includes('special')) return 'differ';
  if (units.includes('total')) return a.from === b.from ? 'agree' : 'unknown';
  if (units.includes('juan')) {
    if (a.from === b.from && a.to === b.to) return 'agree';
    // The first volume begins with the first 卷, and no other does.
    return a.from <= 1 === b.from <= 1 ? 'unknown' : 'differ';
  }
  const [position, number] = a.unit === 'position' ? [a, b] : [b, a];
  if (number.from !== number.to) return 'differ';
  const agrees = position.from === 3 ? [2, 3].includes(number.from) : number.from === position.from;
  return agrees ? 'agree' : 'differ';
}

/** Equal for equal parts; '' for none. 下 has no key of its own, as it is 2 or 3. */
export function partKeys(numbers: readonly PartNumber[]): string[] {
  const total = numbers.find(({ unit }) => unit === 'total');
  const rest = numbers.filter(({ unit }) => unit !== 'total' && unit !== 'year');
  const year = numbers.find(({ unit }) => unit === 'year');
  const main = rest[0] ?? year;
  const keys = total === undefined ? [] : [`t${total.from}`, `n${total.from}`];
  if (main === undefined) return keys;
  if (main.unit === 'special') return [...keys, 's'];
  const letter = main.unit === 'year' ? 'y' : main.unit === 'day' ? 'd' : 'n';
  // Each issue of a 合刊 is met by its own number.
  const last = Math.min(main.to, main.from + MOST_JOINED - 1);
  for (let n = main.from; n <= last; n++) keys.push(`${letter}${n}`);
  if (main.unit === 'position' && main.from === 3) keys.push('n2');
  return keys;
}

/** More issues are not bound together. */
const MOST_JOINED = 12;
