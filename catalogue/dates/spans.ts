/**
 * Follows the brackets and ranges of a printed date: [1935], 清同治13年[1874], 光绪6年至7年, 1996-.
 *
 * Everything must be read, or nothing is. The second half of a range may lean on the first (1996-98,
 * 咸丰、同治间); a note in brackets narrows what it agrees with, and casts doubt on what it contradicts.
 * Neighbours: `words.ts` reads each single date, `dates.ts` tells publication from reprint.
 */
import {
  comparePoints,
  hullOf,
  noSurerThan,
  wrongWayRound,
  overlap,
  widthOf,
  type DateReading,
} from './reading.ts';
import { readOne, saysNoDate, type Found } from './words.ts';
import { DYNASTIES, hasDynasty } from './dynasties.ts';
import { STEM_BRANCH } from './stem-branch.ts';

/** A whole text with its brackets; null when it is not a date and nothing else. */
export function readSpan(text: string, thisYear: number): Found | null {
  const { inner, wasSquare } = withoutOuterBrackets(text);
  const found = /[[\]()]/.test(inner) ? readBracketed(inner, thisYear) : readRange(inner, thisYear);
  if (found === null || !wasSquare) return found;
  return { ...found, reading: noSurerThan(found.reading, 'inferred') };
}

/** [1935] → 1935, and [清]光绪 → 清光绪: a dynasty in brackets is no doubt. */
function withoutOuterBrackets(text: string): { inner: string; wasSquare: boolean } {
  const whole = /^(?:\[([^[\]()]*)\]|\(([^[\]()]*)\))(\??)\.?$/.exec(text);
  if (whole !== null) {
    return {
      inner: `${whole[1] ?? whole[2] ?? ''}${whole[3] ?? ''}`,
      wasSquare: whole[1] !== undefined,
    };
  }
  const dynasty = /^[[(]([^[\]()]{1,6})[\])]/.exec(text);
  const name = dynasty?.[1]?.replace(/^日$/, '日本').replace(/[朝代]$/, '') ?? '';
  const isDynasty = dynasty !== null && DYNASTIES.has(name);
  return { inner: isDynasty ? name + text.slice(dynasty[0].length) : text, wasSquare: false };
}

/** 清同治13年[1874], 1934(民国23年), 民国[24年], 光绪20年(甲午), 1935[i.e. 1936]. */
function readBracketed(text: string, thisYear: number): Found | null {
  const notes = [...text.matchAll(/([[(])([^[\]()]{1,40})[\])]/g)].slice(0, 3);
  const outside = text.replace(/[[(][^[\]()]{1,40}[\])]/g, '');
  if (notes.length === 0 || /[[\]()]/.test(outside)) return null;

  const said = notes.map(([, bracket, note = '']) => ({ note, square: bracket === '[' }));
  const corrected = said.map(
    ({ note }) => /^(?:i\.?e\.? ?|即|实为|应为|当为)(.+)$/.exec(note)?.[1],
  );
  const correction = corrected
    .map((note) => readNote(note, thisYear))
    .find((found) => found !== null);
  if (correction !== undefined) {
    return { ...correction, reading: noSurerThan(correction.reading, 'inferred') };
  }
  // 嘉庆辛未[16年,1811] holds two notes in one.
  const single = said.flatMap(({ note, square }) =>
    note.split(',').map((part) => ({ part, square })),
  );
  const readings = single.flatMap(({ part, square }) => {
    const found = readNote(part, thisYear);
    if (found === null) return [];
    return [square ? noSurerThan(found.reading, 'inferred') : found.reading];
  });
  // Part of one date in brackets: 19[35], 民国[24年], 光绪20年(甲午), 1935-[1940]. Digits in round ones are issues.
  const isOneDate =
    readings.length < single.length || /^[[(]/.test(text) || /[-~至,]$|^[-~至,]/.test(outside);
  const isJoinable = isOneDate && said.every(({ note, square }) => square || /\D/.test(note));
  const joined = isJoinable ? readRange(text.replace(/[[\]()]/g, ''), thisYear) : null;
  if (joined !== null) {
    const guessed = said.some(({ square }) => square);
    return guessed ? { ...joined, reading: noSurerThan(joined.reading, 'inferred') } : joined;
  }
  const main = readRange(outside, thisYear);
  // 光绪32年[1906]-宣统3年[1911]: the notes are about the ends of a range, which says it all.
  if (main?.reading.precision === 'range') return main;
  if (main !== null) return { ...main, reading: readings.reduce(reconcile, main.reading) };
  const onlyNotes = outside === '' || saysNoDate(outside) || ONLY_CYCLE.test(outside);
  const [first, ...others] = readings;
  if (!onlyNotes || first === undefined) return null;
  return { reading: others.reduce(reconcile, first), isReprint: false };
}

const ONLY_CYCLE = new RegExp(`^(?:岁次?)?${STEM_BRANCH}[岁年]?$`);

function readNote(note: string | undefined, thisYear: number): Found | null {
  return note === undefined ? null : readRange(note, thisYear);
}

/** Two statements of one date: the narrower when they agree, both ends when they contradict. */
function reconcile(printed: DateReading, note: DateReading): DateReading {
  // A lunar winter may already be the next western year: 光绪二十年十二月[1895].
  const isNextYear =
    printed.lateInYear === true &&
    note.precision === 'year' &&
    note.start.year === printed.start.year + 1;
  if (isNextYear) return { ...note, calendar: printed.calendar };
  if (!overlap(printed, note))
    return noSurerThan(hullOf(printed, note, 'uncertain'), 'approximate');
  return widthOf(note) < widthOf(printed) ? { ...note, calendar: printed.calendar } : printed;
}

/** One date, a range of two, or an open one. */
function readRange(text: string, thisYear: number): Found | null {
  return readOne(text, thisYear) ?? readTwo(text, thisYear) ?? readOpen(text, thisYear);
}

/** 1996-, 1998年起, 1949年以后, 2001年至今, 1996-present. */
function readOpen(text: string, thisYear: number): Found | null {
  const left =
    /^(.+?)(?:-{1,2}\??|~|-?至?今|-?(?:present|now)|\/\.\.|起|以来|以后|之后|年?始)$/.exec(
      text,
    )?.[1];
  const from = left?.replace(/[-~]$/, '') ?? /^[自从](.+)$/.exec(text)?.[1];
  const found = from === undefined ? null : readOne(from.replace(/^[自从]/, ''), thisYear);
  if (found === null) return null;
  return { ...found, reading: { ...found.reading, end: null, precision: 'open' } };
}

const SEPARATOR = /--?|~|\.\.|至|到|迄|,|\/| to | and |或| or /g;

/**
 * 1912-1949, 光绪6年至7年, 咸丰,同治间, 1937年7月-9月, 1996-98, 1935或1936.
 *
 * @param vain what was found to be no date: the ends of a long list are come to in many ways
 */
function readTwo(text: string, thisYear: number, vain = new Set<string>()): Found | null {
  if (vain.has(text)) return null;
  const between = /^between (.+)$/.exec(text)?.[1];
  const cuts = [...(between ?? text).matchAll(SEPARATOR)].slice(0, 6);
  for (const { 0: separator, index } of cuts) {
    const source = between ?? text;
    const printed = source.slice(0, index);
    const right = source.slice(index + separator.length).replace(/^至/, '');
    if (printed === '' || right === '') continue;
    const left = lendUnit(printed, right)
      .map((form) => readOne(form, thisYear))
      .find(Boolean);
    if (left === null || left === undefined) continue;
    const found = completions(printed, left.reading, right)
      .map((form) => readRight(form, separator, thisYear, vain))
      .find(Boolean);
    if (found === null || found === undefined) continue;
    const isChoice = /^(?: or |或)$/.test(separator);
    const reading = spanned(left.reading, found.reading, isChoice);
    const doubtful = between === undefined ? reading : noSurerThan(reading, 'approximate');
    return { reading: doubtful, isReprint: left.isReprint || found.isReprint };
  }
  vain.add(text);
  return null;
}

/** The right half may be a list of its own (1935、1936、1937), but no range. */
function readRight(
  text: string,
  separator: string,
  thisYear: number,
  vain: Set<string>,
): Found | null {
  return (
    readOne(text, thisYear) ??
    (separator === ',' && text.includes(',') ? readTwo(text, thisYear, vain) : null)
  );
}

/** 19-20世纪, 1930-40年代, 淳熙至嘉定间: the unit stands only behind the second. */
function lendUnit(left: string, right: string): string[] {
  const unit = /(?:世纪|年代|年间|间|时期|月|年)/.exec(right)?.[0];
  return unit === undefined ? [left] : [left, left + unit];
}

/** The right half alone, and with what it may lean on: the era, the century, the year, the month. */
function completions(printed: string, left: DateReading, right: string): string[] {
  const { dynasty = '', era = '' } = left.head ?? {};
  const forms: string[] = [];
  if (/^\d/.test(right) && era !== '') {
    // 民国24,5年: the tens stand only once.
    const [, tens, ones = ''] = /(\d)(\d)年?$/.exec(printed) ?? [];
    if (tens !== undefined && /^[1-9]\D/.test(right) && right.charAt(0) > ones)
      forms.push(dynasty + era + tens + right);
    forms.push(dynasty + era + right);
  }
  if (/^[\u4e00-\u9fff]/.test(right)) {
    if (/^[正冬腊闰]|^[甲乙丙丁戊己庚辛壬癸]/.test(right)) forms.push(dynasty + era + right);
    if (!hasDynasty(right)) forms.push(dynasty + right);
  }
  if (era === '') {
    const { year, month } = left.start;
    const { length } = /^\d*/.exec(right)?.[0] ?? '';
    const isYearOnly = left.precision === 'year';
    const century = String(Math.trunc(year / 100)).padStart(2, '0');
    if (length === 2 && isYearOnly && Number(right.slice(0, 2)) > year % 100)
      forms.push(century + right);
    if (length === 2 && right.includes('年代'))
      forms.push(`${printed.replace(/\d0(?:年代)?$/, '')}${right}`);
    if (length > 0 && length < 3 && month !== undefined) {
      if (left.start.day !== undefined && !right.includes('月')) {
        forms.push(`${year}-${month}-${right.replace(/[日号]$/, '')}`);
      } else if (left.start.day === undefined) forms.push(`${year}-${right.replace(/月$/, '')}`);
      forms.push(`${year}年${right}`, `${year}.${right}`);
    }
  }
  forms.push(right);
  return forms;
}

/** From the first day of one to the last of the other; the wrong way round is in doubt. */
function spanned(left: DateReading, right: DateReading, isChoice: boolean): DateReading {
  const isPeriod = [left, right].every(({ precision }) => precision === 'period');
  const hull = hullOf(left, right, isChoice ? 'ambiguous' : isPeriod ? 'period' : 'range');
  if (isChoice) return noSurerThan(hull, 'approximate');
  if (widthOf(hull) === widthOf(left) && widthOf(left) === widthOf(right)) return left;
  const isReversed = right.end !== null && comparePoints(left.start, right.end, true) > 0;
  if (isReversed) return wrongWayRound(hull);
  return { ...hull, start: left.start, end: right.end };
}
