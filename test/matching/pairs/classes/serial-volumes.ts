/**
 * Volumes of yearbooks, statistics and 文史资料 of which one side, or both, says no more than title and number, the year
 * written in every way; and pairs of them that look so and are not one.
 */
import { numeralOf } from '../dates.ts';
import { yearIn } from '../description.ts';
import type { Base, Description } from '../description.ts';
import { DIFFERENT, SAME, byTurn, otherEdition, partOf, ways, without } from './case.ts';
import type { PairClass } from './case.ts';
import { runOf } from './wholes.ts';

const DIGITS = '〇一二三四五六七八九';

function inHan(year: string): string {
  return Array.from(year, (digit) => DIGITS.charAt(Number(digit))).join('');
}

/** Where and how a catalogue writes the year that a volume is of. */
const YEARS: readonly ((title: string, year: string) => Description)[] = [
  (title, year) => ({ title, part: year }),
  (title, year) => ({ title: `${title}${year}` }),
  (title, year) => ({ title: `${title}（${year}）` }),
  (title, year) => ({ title: `${title} ${year}年卷` }),
  (title, year) => ({ title: `${title}. ${year}卷` }),
  (title, year) => ({ title: `${year}年${title}` }),
  (title, year) => ({ title: `${title}（${inHan(year)}）` }),
  (title, year) => ({ title, part: `${year}年卷` }),
  (title, year) => ({ title: `${title}·${inHan(year)}年` }),
  (title, year) => ({ title: `${year}${title}` }),
  (title, year) => ({ title: `${title}[${year}]` }),
  (title, year) => ({ title, part: `${inHan(year)}年卷` }),
  (title, year) => ({ title, rest: year }),
  (title, year) => ({ title: `${title}（${year}年卷）` }),
  (title, year) => ({ title: `${inHan(year)}年${title}` }),
  (title, year) => ({ title, partName: `${year}年` }),
  (title, year) => ({ title: `${title}${year}年版` }),
];

const NUMBERS: readonly ((title: string, n: number) => Description)[] = [
  (title, n) => ({ title, part: `第${String(n)}辑` }),
  (title, n) => ({ title: `${title} 第${numeralOf(n)}辑` }),
  (title, n) => ({ title: `${title}（第${String(n)}辑）` }),
  (title, n) => ({ title, part: `第${numeralOf(n)}辑` }),
  (title, n) => ({ title: `${title}. ${String(n)}` }),
  (title, n) => ({ title: `${title}（${numeralOf(n)}）` }),
  (title, n) => ({ title, part: String(n) }),
];

/** The same of another place. */
function elsewhere(title: string, turn: number): string {
  const places = ['句容', '溧阳', '丹阳', '当涂'].filter((place) => !title.startsWith(place));
  return title.replace(/^../u, byTurn(places, turn));
}

/** As much as nobody has to open the book for. */
function bare(base: Base, written: (title: string, year: string) => Description, year: string) {
  return { ...written(base.title, year), type: isYearly(base) ? '年鉴' : '文史资料' };
}

function full(
  base: Base,
  written: (title: string, year: string) => Description,
  year: string,
): Description {
  const { by, place = '', publisher = '', type = '' } = base;
  return { ...written(base.title, year), by, place, publisher, type, date: year, extent: '430页' };
}

function isYearly(base: Base): boolean {
  return runOf(base).unit === '年';
}

function yearOf(base: Base, turn: number): string {
  return String(runOf(base).from + 3 + (turn % 6));
}

function numberIn(turn: number): (title: string, year: string) => Description {
  return (title) => byTurn(NUMBERS, turn)(title, 2 + (turn % 7));
}

/** A volume of a yearbook, or of what is counted, as the line is. */
function form(base: Base, turn: number): (title: string, year: string) => Description {
  return isYearly(base) ? byTurn(YEARS, turn) : numberIn(turn);
}

/** The same number in another writing. */
function otherForm(base: Base, turn: number): (title: string, year: string) => Description {
  return isYearly(base)
    ? byTurn(YEARS, turn + 1 + (turn % 5))
    : (title) => byTurn(NUMBERS, turn + 1 + (turn % 3))(title, 2 + (turn % 7));
}

const SPARE: PairClass = {
  name: 'spare-serial-volumes',
  expected: SAME,
  kinds: ['serial'],
  fits: (base) => isYearly(base) || /文史|史料/u.test(base.title),
  needs: ['part', 'rest'],
  isForTuning: true,
  inEachHalf: 64,
  variants: ways(
    (base, turn) => ({
      a: bare(base, form(base, turn), yearOf(base, turn)),
      b: bare(base, otherForm(base, turn), yearOf(base, turn)),
    }),
    (base, turn) => ({
      a: full(base, form(base, turn), yearOf(base, turn)),
      b: bare(base, otherForm(base, turn), yearOf(base, turn)),
    }),
    (base, turn) => ({
      a: without(full(base, form(base, turn), yearOf(base, turn)), 'publisher', 'place', 'extent'),
      b: without(full(base, otherForm(base, turn), yearOf(base, turn)), 'by', 'publisher', 'date'),
    }),
    (base, turn) => ({
      a: full(base, form(base, turn), yearOf(base, turn)),
      b: { ...bare(base, otherForm(base, turn), yearOf(base, turn)), place: base.place ?? '' },
      isTraditional: true,
    }),
    (base, turn) => {
      const year = yearOf(base, turn);
      return {
        // Dublin Core has the year of the title, MARC that of the imprint.
        a: { ...full(base, form(base, turn), year), date: String(Number(year) + 1) },
        b: without({ ...bare(base, otherForm(base, turn), year), date: year }, 'publisher'),
      };
    },
    (base, turn) => ({
      a: without(full(base, form(base, turn), yearOf(base, turn)), 'by'),
      b: without(full(base, otherForm(base, turn), yearOf(base, turn)), 'publisher', 'extent'),
    }),
  ),
};

const UNLIKE: PairClass = {
  name: 'unlike-serial-volumes',
  expected: DIFFERENT,
  kinds: ['serial'],
  fits: isYearly,
  needs: ['part', 'rest', 'edition', 'form'],
  isForTuning: true,
  inEachHalf: 64,
  variants: ways(
    // The year of the contents of the one is that of the imprint of the other.
    (base, turn) => {
      const year = yearOf(base, turn);
      const before = String(Number(year) - 1);
      return {
        a: { ...full(base, form(base, turn), before), date: year },
        b: bare(base, otherForm(base, turn), year),
      };
    },
    (base, turn) => {
      const year = yearOf(base, turn);
      const before = String(Number(year) - 1);
      return {
        a: { ...bare(base, form(base, turn), before), date: year },
        b: { ...bare(base, otherForm(base, turn), year), date: year },
      };
    },
    // Another place, or the figures of the same.
    (base, turn) => ({
      a: bare(base, form(base, turn), yearOf(base, turn)),
      b: bare(
        { ...base, title: elsewhere(base.title, turn) },
        otherForm(base, turn),
        yearOf(base, turn),
      ),
    }),
    (base, turn) => ({
      a: bare(base, form(base, turn), yearOf(base, turn)),
      b: bare(
        { ...base, title: base.title.replace(/年鉴$/u, byTurn(['统计年鉴', '工业年鉴'], turn)) },
        otherForm(base, turn),
        yearOf(base, turn),
      ),
    }),
    (base, turn) => ({
      a: { ...bare(base, form(base, turn), yearOf(base, turn)), date: yearOf(base, turn) },
      b: {
        ...bare(base, byTurn(YEARS.slice(0, 5), turn), yearOf(base, turn)),
        edition: byTurn(['第2版', '修订版'], turn),
        date: String(Number(yearOf(base, turn)) + 2),
      },
      expected: otherEdition('revision'),
    }),
    (base, turn) => ({
      a: { ...bare(base, form(base, turn), yearOf(base, turn)), form: '纸质' },
      b: {
        ...bare(base, otherForm(base, turn), yearOf(base, turn)),
        form: byTurn(['电子资源', '光盘', '缩微胶卷'], turn),
        leader: turn % 3 === 2 ? 'text' : 'electronic',
      },
      expected: otherEdition('carrier'),
    }),
    (base, turn) => {
      const year = yearOf(base, turn);
      return {
        a: { ...bare(base, byTurn(YEARS, 0), `${year}-${String(Number(year) + 1)}`) },
        b: bare(base, otherForm(base, turn), year),
        expected: partOf('serial', 'a'),
      };
    },
    (base, turn) => ({
      a: { ...bare(base, byTurn(YEARS, 0), yearOf(base, turn)), part: `${yearOf(base, turn)}上册` },
      b: { ...bare(base, byTurn(YEARS, 0), yearOf(base, turn)), part: `${yearOf(base, turn)}下册` },
    }),
    (base, turn) => ({
      a: bare(base, form(base, turn), yearOf(base, turn)),
      b: {
        ...bare(base, otherForm(base, turn), yearOf(base, turn)),
        edition: byTurn(['英文版', '简明本'], turn),
      },
      expected: otherEdition(byTurn(['translation', 'audience'], turn)),
    }),
    (base, turn) => ({
      a: {
        ...bare(base, () => ({ title: base.title }), ''),
        by: base.by,
        date: `${String(yearIn(base.date))}-`,
        level: 'serial',
      },
      b: bare(base, otherForm(base, turn), yearOf(base, turn)),
      expected: partOf('serial', 'a'),
    }),
  ),
};

const UNLIKE_NUMBERS: PairClass = {
  name: 'unlike-serial-numbers',
  expected: DIFFERENT,
  kinds: ['serial'],
  fits: (base) => !isYearly(base),
  needs: ['part', 'rest'],
  isForTuning: true,
  inEachHalf: 40,
  variants: ways(
    (base, turn) => ({
      a: bare(base, (title) => byTurn(NUMBERS, turn)(title, 2), ''),
      b: bare(base, (title) => byTurn(NUMBERS, turn + 1)(title, 12), ''),
    }),
    (base, turn) => ({
      a: bare(base, (title) => byTurn(NUMBERS, turn)(title, 3), ''),
      b: bare(
        { ...base, title: elsewhere(base.title, turn) },
        (title) => byTurn(NUMBERS, turn + 2)(title, 3),
        '',
      ),
    }),
    (base, turn) => ({
      a: bare(base, (title) => byTurn(NUMBERS, turn)(title, 4), ''),
      b: bare(
        { ...base, title: `${base.title}续编` },
        (title) => byTurn(NUMBERS, turn)(title, 4),
        '',
      ),
    }),
    // Of a journal the number begins anew every year.
    (base, turn) => {
      const issue = {
        title: `${base.title.slice(0, 2)}学刊`,
        part: `第${String(1 + (turn % 4))}期`,
        type: '期刊',
      };
      return {
        a: { ...issue, date: String(1998 + (turn % 3)) },
        b: { ...issue, date: String(2003 + (turn % 5)) },
      };
    },
  ),
};

export const SERIAL_VOLUME_CLASSES: readonly PairClass[] = [SPARE, UNLIKE, UNLIKE_NUMBERS];
