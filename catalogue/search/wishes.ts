/**
 * What a reader typed as one term, in every writing that counts as the same (`writings.ts`): its own
 * words, the same in digits and joined letters, and for a year the years of the work (首都志 1935). Who
 * insists on the characters as printed, or quotes, gets the own words alone.
 */
import { firstYearIn } from '../dates/year-span.ts';
import type { StatedYear } from '../dates/year-span.ts';
import { countedIn } from '../text/chinese-numerals.ts';
import type { Counted } from '../text/chinese-numerals.ts';
import { fold, pushPairs, runsOf } from '../text/text.ts';
import type { QueryField } from './request.ts';
import { plainPhrases, plainTerm, quotedTerm } from './terms.ts';
import type { Condition, Phrase, Term, TermReading } from './terms.ts';
import { keysOfValue, lettersAndDigits, withoutZeros, withWordsJoined } from './writings.ts';

/** 一九四九 by itself is a year; 五四 by itself is a name, and no page 54. */
const YEAR = /^(?:1\d|20)\d\d$/;
/** 2015年卷, 2015年度: what belongs to the year. */
const OF_YEAR = /^[卷版度]/;
/** Everybody types 南京年鉴2015. */
const OF_YEARBOOK = /(?<![\d\p{Script=Latin}.-])((?:1\d|20)\d\d)(?![\d\p{Script=Latin}.-])/u;

/**
 * @returns undefined for a text without letters, digits and Han
 */
export function plainWish(
  field: QueryField,
  text: string,
  reading: TermReading = {},
): Condition | undefined {
  const typed = plainTerm(field, text, reading);
  if (typed?.printed !== null) return typed;
  if (typed.match !== 'contains') return inEveryKey(typed, text);
  const folded = fold(text);
  const stated = field === 'any' || field === 'title' ? yearIn(folded) : undefined;
  const others: Condition[] = commonWritings(typed, folded);
  if (stated !== undefined) others.push(withYear(field, folded, stated));
  return joined(typed, others);
}

/** As `plainWish`, for a quotation: only a whole value may be written in another way. */
export function quotedWish(
  field: QueryField,
  text: string,
  reading: TermReading = {},
): Condition | undefined {
  const typed = quotedTerm(field, text, reading);
  if (typed?.printed !== null || typed.match === 'contains') return typed;
  return inEveryKey(typed, text);
}

function joined(typed: Term, others: readonly Condition[]): Condition {
  return others.length === 0 ? typed : { kind: 'writings', of: [typed, ...others] };
}

function inEveryKey(typed: Term, text: string): Condition {
  const others = keysOfValue(text).filter((key) => key !== typed.key);
  return joined(
    typed,
    others.map((key) => ({ ...typed, key })),
  );
}

/** The term in the common writing, where that is another. */
function commonWritings(typed: Term, folded: string): Term[] {
  const written = new Set([JSON.stringify(typed.phrases)]);
  return withWordsJoined(folded).flatMap((text): Term[] => {
    const [first, ...more] = commonPhrases(text);
    if (first === undefined) return [];
    const phrases: Term['phrases'] = [first, ...more];
    const line = JSON.stringify(phrases);
    if (written.has(line)) return [];
    written.add(line);
    return [{ ...typed, phrases, number: null, pinyin: null }];
  });
}

function commonPhrases(folded: string): Phrase[] {
  const runs = runsOf(folded, 'part');
  const phrases: Phrase[] = [];
  let words: string[] = [];
  const endWords = (): void => {
    const [first, ...others] = words;
    if (first !== undefined) phrases.push({ tokens: [first, ...others], prefix: false });
    words = [];
  };
  for (const [i, run] of runs.entries()) {
    if (run.kind === 'word') words.push(...lettersAndDigits(withoutZeros(runs, i) ?? run.text));
    else {
      endWords();
      const counted = countedIn(run.text).filter(
        ({ before, after, digits }) => before + after !== '' || YEAR.test(digits),
      );
      phrases.push(
        ...(counted.length === 0 ? plainPhrases([run]) : countedPhrases(run.text, counted)),
      );
    }
  }
  endWords();
  return phrases;
}

/** 玄武文史第十二辑: 玄武文史第, and 第 12 辑 side by side. */
function countedPhrases(han: string, counted: readonly Counted[]): Phrase[] {
  const phrases: Phrase[] = [];
  let at = 0;
  let isBeside = false;
  const stretch = (text: string): void => {
    const tokens: string[] = [];
    pushPairs(tokens, text, false);
    const [first, ...others] = tokens;
    if (first !== undefined) phrases.push({ tokens: [first, ...others], prefix: false });
    // One character beside a number is asked for with the number.
    else if (text !== '' && !isBeside) phrases.push({ tokens: [text], prefix: true });
  };
  for (const { from, to, digits, before, after } of counted) {
    isBeside ||= before !== '';
    stretch(han.slice(at, from));
    const [first = digits, ...others] = [before, digits, after].filter((token) => token !== '');
    phrases.push({ tokens: [first, ...others], prefix: after !== '' });
    isBeside = after !== '';
    at = to;
  }
  stretch(han.slice(at));
  return phrases;
}

function yearIn(folded: string): StatedYear | undefined {
  const stated = firstYearIn(folded);
  if (stated !== undefined) {
    return OF_YEAR.test(folded.slice(stated.to)) ? { ...stated, to: stated.to + 1 } : stated;
  }
  if (!folded.includes('年鉴')) return undefined;
  const match = OF_YEARBOOK.exec(folded);
  if (match === null) return undefined;
  return { year: Number(match[1]), from: match.index, to: match.index + 4 };
}

/** The year anywhere in the work, its own years among them, and the other words. */
function withYear(field: QueryField, folded: string, { year, from, to }: StatedYear): Condition {
  const rest = `${folded.slice(0, from)}、${folded.slice(to)}`;
  const words = plainTerm(field, rest);
  const meant = plainTerm('any', String(year));
  if (meant === undefined) throw new TypeError('A year is a word.');
  if (words === undefined) return meant;
  return { kind: 'all', of: [meant, joined(words, commonWritings(words, rest))] };
}
