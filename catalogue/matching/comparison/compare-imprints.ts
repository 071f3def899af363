/**
 * Compares when and by whom two documents were published, and how much of them there is. What differs here is
 * judged in `compare-editions.ts`, which knows what else agrees.
 */
import type { Evidence } from './evidence.ts';
import type { Years } from '../statement/imprint.ts';
import type { MatchStatement } from '../statement/statement.ts';
import { areNear, lacksOne } from '../statement/look-alikes.ts';
import { mayAbbreviate } from '../statement/statement-names.ts';
import { WEIGHTS } from './weights.ts';

export interface ImprintComparison {
  /** `agree`: the same year; `compatible`: nothing against it, a printing of the other among it. */
  readonly year: 'agree' | 'compatible' | 'differ' | 'unknown';
  /** Years between them; 0 unless they differ. */
  readonly gap: number;
  /** Both tell a month or day: whether it is the same. */
  readonly day: 'agree' | 'differ' | 'unknown';
  readonly publisher: 'agree' | 'differ' | 'unknown';
  readonly pages: 'agree' | 'near' | 'differ' | 'unknown';
  /** The original of the one is of the same year as the other, or as its original. */
  readonly original: 'agree' | 'differ' | 'unknown';
}

/** @param isIssue they are one volume of a serial by title and number */
export function compareImprints(
  a: MatchStatement,
  b: MatchStatement,
  evidence: Evidence,
  isIssue: boolean,
): ImprintComparison {
  const { year, gap } = compareYears(a, b, isIssue, evidence);
  return {
    year,
    gap,
    day: compareDays(a.imprint.when, b.imprint.when),
    publisher: comparePublishers(a, b, evidence),
    pages: comparePages(a, b, evidence),
    original: compareOriginals(a, b, evidence),
  };
}

function compareYears(
  a: MatchStatement,
  b: MatchStatement,
  isIssue: boolean,
  evidence: Evidence,
): { year: ImprintComparison['year']; gap: number } {
  const [x, y] = [a.imprint, b.imprint];
  const printed = [x.printed.date, y.printed.date] as const;
  if (x.when === null || y.when === null) {
    evidence.missing('date', ...printed);
    return { year: 'unknown', gap: 0 };
  }
  const gap = gapOf(x.when, y.when);
  if (gap === 0) {
    const isOne = x.when.from === x.when.to && y.when.from === y.when.to;
    const isClose = x.when.from === y.when.from && x.when.to === y.when.to;
    evidence.agree('date', isOne || isClose ? WEIGHTS.year : WEIGHTS.yearCompatible, ...printed);
    return { year: isOne || isClose ? 'agree' : 'compatible', gap: 0 };
  }
  const later = x.when.from > y.when.to ? x : y;
  const isPrinting =
    later.isLaterPrinting || isAmong(x.when, y.printings) || isAmong(y.when, x.printings);
  // [1935?] may be 1937; 清 ends where 民国 begins.
  const isPeriod = Math.max(x.when.to - x.when.from, y.when.to - y.when.from) > LONGEST_DOUBT;
  const isLoose = (x.when.isLoose || y.when.isLoose) && !isPeriod && gap <= 3;
  // The day on which somebody uploaded it says nothing of the edition.
  const isUpload =
    (x.isDoubtful && x.when.from > y.when.to) || (y.isDoubtful && y.when.from > x.when.to);
  if (isUpload) {
    evidence.missing('date', ...printed);
    return { year: 'unknown', gap: 0 };
  }
  // The year of the volume here, and there that of its imprint; a revised one came out later.
  const isVolumeYear = isIssue && gap === 1 && !a.marks.isRevised && !b.marks.isRevised;
  if (isPrinting || isLoose || isVolumeYear) {
    evidence.agree('date', WEIGHTS.yearCompatible, ...printed);
    return { year: 'compatible', gap: 0 };
  }
  evidence.differ('date', WEIGHTS.yearDiffers, ...printed);
  return { year: 'differ', gap };
}

/** A longer span is a period, and no doubt about a year. */
const LONGEST_DOUBT = 12;

function isAmong({ from, to }: Years, printings: readonly number[]): boolean {
  return printings.some((year) => year >= from && year <= to);
}

function gapOf(a: Years, b: Years): number {
  return Math.max(0, a.from - b.to, b.from - a.to);
}

function compareDays(a: Years | null, b: Years | null): ImprintComparison['day'] {
  if (a === null || b === null || a.point === '' || b.point === '') return 'unknown';
  return a.point.startsWith(b.point) || b.point.startsWith(a.point) ? 'agree' : 'differ';
}

function comparePublishers(
  a: MatchStatement,
  b: MatchStatement,
  evidence: Evidence,
): ImprintComparison['publisher'] {
  const [x, y] = [a.imprint.publishers, b.imprint.publishers];
  const printed = [a.imprint.printed.publisher, b.imprint.printed.publisher] as const;
  if (x.length === 0 || y.length === 0) {
    evidence.missing('publisher', ...printed);
    return 'unknown';
  }
  const agrees = x.some((one) =>
    y.some((other) => isOneHouse(one.key, other.key) || isOneBody(one.body, other.body)),
  );
  if (agrees) evidence.agree('publisher', WEIGHTS.publisher, ...printed);
  else evidence.differ('publisher', WEIGHTS.publisherDiffers, ...printed);
  return agrees ? 'agree' : 'differ';
}

/** 出版社, 书局 and the like: 人民出版社 is not 江苏人民出版社. */
const HOUSE = /(?:出版社|书局|书店|印书馆|书社|印刷厂|出版公司|美术社|图书公司)$/u;
const GROUP_OR_CITY = /(?:集团|公司|传媒|股份|有限|北京|上海|南京|江宁|金陵|江苏|北平)$/u;

function isOneHouse(a: string, b: string): boolean {
  if (a === b || (a.length >= 3 && areNear(a, b))) return true;
  if (lacksOne(a, b) && a.slice(0, 2) === b.slice(0, 2)) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 3) return false;
  if (!HOUSE.test(short)) return long.includes(short) && !HOUSE.test(long);
  if (!long.endsWith(short)) return false;
  return (
    GROUP_OR_CITY.test(long.slice(0, -short.length)) &&
    short.length >= 5 &&
    !PLAIN_HOUSE.test(short)
  );
}

/** Every province has one. */
const PLAIN_HOUSE =
  /^(?:人民|古籍|教育|文艺|美术|大学|少儿|科学技术|科技|文化|旅游|青年|工人|妇女)出版社$/u;

function isOneBody(a: string, b: string): boolean {
  if (HOUSE.test(a) || HOUSE.test(b)) return false;
  return a.length >= 3 && b.length >= 3 && (a === b || mayAbbreviate(a, b));
}

/** Front matter makes a few pages. */
const FEW_PAGES = 4;

function comparePages(
  a: MatchStatement,
  b: MatchStatement,
  evidence: Evidence,
): ImprintComparison['pages'] {
  const [x, y] = [a.imprint.pages, b.imprint.pages];
  const printed = [a.imprint.printed.extent, b.imprint.printed.extent] as const;
  if (x === null || y === null) {
    evidence.missing('extent', ...printed);
    return 'unknown';
  }
  const apart = Math.abs(x - y);
  const most = Math.max(x, y);
  if (apart <= Math.max(1, Math.min(FEW_PAGES, most * 0.02))) {
    evidence.agree('extent', WEIGHTS.pages, ...printed);
    return 'agree';
  }
  if (apart <= Math.max(FEW_PAGES, most * 0.08)) return 'near';
  evidence.differ('extent', WEIGHTS.pagesDiffer, ...printed);
  return 'differ';
}

function compareOriginals(
  a: MatchStatement,
  b: MatchStatement,
  evidence: Evidence,
): ImprintComparison['original'] {
  const [x, y] = [a.imprint, b.imprint];
  const originals = [x.original, y.original] as const;
  const [one, other] =
    originals[0] !== null && originals[1] !== null
      ? originals
      : originals[0] !== null
        ? [originals[0], y.when]
        : [x.when, originals[1]];
  if ((x.original === null && y.original === null) || one === null || other === null)
    return 'unknown';
  if (gapOf(one, other) > 1) return 'differ';
  evidence.agree('original', WEIGHTS.original, one.raw, other.raw);
  return 'agree';
}
