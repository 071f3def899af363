/**
 * One thing written in several ways: 第十二辑 and 第12辑, 一九八四年 and 1984年, E-mail and email, O'Neill and
 * Oneill, Web2.0 and Web 2.0, 民国二十四年 and 1935.
 *
 * What is printed is always kept and found as it is. Beside it a document gets short lines in one common
 * writing (digits, letters joined), and a query asks for its own words or for them in that writing
 * (`wishes.ts`). So nothing that looks like a number and is a name (九一八, 六合) is ever lost.
 */
import { reignYearsIn } from '../dates/year-span.ts';
import { countedIn } from '../text/chinese-numerals.ts';
import { remembered } from '../text/remembered.ts';
import { analyse, fold, placed, runsOf, titleKey } from '../text/text.ts';
import type { Placed, Run } from '../text/text.ts';

/** A line of tokens with their places in the folded text. */
type Line = readonly Placed[];

/** More in one value are a table, not a text. */
const MOST_LINES = 100;
/** Latin letters joined by apostrophes or hyphens. */
const LETTERS = '[\\p{Script=Latin}\\p{M}]{1,64}';
const JOINED = new RegExp(`${LETTERS}(?:[-'’‘′‛‐]${LETTERS}){1,8}`, 'gu');
const APOSTROPHES = /['’‘′‛]/gu;
const HYPHENS = /[-‐]/gu;
/** web2, iso9001: letters with a number behind. */
const LETTERS_DIGITS = /^(\p{Script=Latin}{2,20})(\d{1,6})$/u;
/** 第01辑 */
const WITH_ZERO = /^0{1,3}([1-9]\d{0,2})$/;
/** Most texts have nothing of the kind, and are done with this. */
const MAY_DIFFER =
  /[零一二三四五六七八九十廿卅百壹贰叁肆伍陆柒捌玖拾佰](?=\s?[零一二三四五六七八九十廿卅百壹贰叁肆伍陆柒捌玖拾佰年月日号卷册辑集期届次版回章编篇种级岁周世])|[第卷册辑]\s?[零一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾0]|\d年|元年|\p{L}[-'’‘′‛‐]\p{L}|\p{Script=Latin}\d/u;

/** What of a folded text a document has in the common writing as well. */
export function otherWritings(folded: string): Line[] {
  if (!MAY_DIFFER.test(folded)) return [];
  const runs = runsOf(folded, 'part');
  return [
    ...runs.flatMap((_, i) => [
      ...numbersOf(folded, runs, i).map(({ digits, before, after }) => [
        ...before,
        digits,
        ...after,
      ]),
      ...partedLines(runs, i),
    ]),
    ...joinedLines(folded),
    ...reignYearsIn(folded).map(({ year, from, to }) => [{ text: String(year), from, to }]),
  ].slice(0, MOST_LINES);
}

/** A numeral in digits, with its place in the folded text and what stands straight beside it. */
interface Number {
  readonly digits: Placed;
  readonly before: readonly Placed[];
  readonly after: readonly Placed[];
}

/** The numbers of a run that are not in digits, or have zeros in front. */
function numbersOf(folded: string, runs: readonly Run[], i: number): Number[] {
  const run = runs[i];
  if (run === undefined) return [];
  if (run.kind === 'word') {
    const digits = withoutZeros(runs, i);
    if (digits === undefined) return [];
    const [before, after] = [runs[i - 1], runs[i + 1]];
    return [
      {
        digits: { ...run, text: digits },
        before: before?.kind === 'han' ? placed(folded, before).slice(-1) : [],
        after: after?.kind === 'han' ? placed(folded, after).slice(0, 1) : [],
      },
    ];
  }
  const counted = countedIn(run.text);
  if (counted.length === 0) return [];
  const units = placed(folded, run).flatMap((one) => Array.from(one.text, () => one));
  const at = (unit: number): Placed[] => units.slice(unit, unit + 1);
  return counted.map(({ from, to, digits, before, after }) => ({
    digits: { text: digits, from: at(from)[0]?.from ?? 0, to: at(to - 1)[0]?.to ?? 0 },
    before: before === '' ? [] : at(from - 1),
    after: after === '' ? [] : at(to),
  }));
}

/** The number of 第01辑 without its zeros; undefined where it counts nothing. */
export function withoutZeros(runs: readonly Run[], i: number): string | undefined {
  const number = WITH_ZERO.exec(runs[i]?.text ?? '')?.[1];
  const counts = runs[i + 1]?.kind === 'han' || /[第卷册辑]$/.test(runs[i - 1]?.text ?? '');
  return counts ? number : undefined;
}

/** A folded text with its numbers in digits, for keys of whole values. */
function inDigits(folded: string): string {
  if (!MAY_DIFFER.test(folded)) return folded;
  const runs = runsOf(folded, 'part');
  let text = '';
  let at = 0;
  for (const { digits } of runs.flatMap((_, i) => numbersOf(folded, runs, i))) {
    text += folded.slice(at, digits.from) + digits.text;
    at = digits.to;
  }
  return text + folded.slice(at);
}

/** The keys of a whole value: as it is written, and with its numbers in digits. */
export function keysOfValue(value: string): readonly string[] {
  return keysIn(value);
}

const keysIn = remembered((value): readonly string[] => {
  const folded = fold(value);
  return [...new Set([folded, inDigits(folded)].map(titleKey))].filter((key) => key !== '');
});

/** web 2 0 for Web2.0, with the numbers that follow. */
function partedLines(runs: readonly Run[], i: number): Line[] {
  const run = runs[i];
  const parts = run === undefined ? [] : lettersAndDigits(run.text);
  if (run === undefined || parts.length < 2) return [];
  const line: Placed[] = parts.map((text) => ({ ...run, text }));
  for (const next of runs.slice(i + 1, i + 5)) {
    if (!/^\d+$/.test(next.text)) break;
    line.push(next);
  }
  return [line];
}

/** A word, in two when it is letters with a number behind: iso9001. */
export function lettersAndDigits(word: string): string[] {
  const [, letters, digits] = LETTERS_DIGITS.exec(word) ?? [];
  return letters === undefined || digits === undefined ? [word] : [letters, digits];
}

/** oneill for O'Neill, email for E-mail; taiping and tai ping for T'ai-p'ing. */
function joinedLines(folded: string): Line[] {
  return Array.from(folded.matchAll(JOINED)).flatMap(({ 0: whole, index: from }) =>
    spellingsOf(whole).map((text) =>
      analyse(text).map((token) => ({ text: token, from, to: from + whole.length })),
    ),
  );
}

/** A folded text with the words that apostrophes or hyphens part joined, in every way there is. */
export function withWordsJoined(folded: string): string[] {
  const [all, apostrophes] = [0, 1].map((way) =>
    folded.replace(JOINED, (whole) => spellingsOf(whole).at(-way) ?? whole),
  );
  return [...new Set([all ?? folded, apostrophes ?? folded])];
}

/** Wholly joined first; without apostrophes alone last, where there are some. */
function spellingsOf(joined: string): string[] {
  const bare = joined.replace(APOSTROPHES, '');
  return [...new Set([bare.replace(HYPHENS, ''), ...(bare === joined ? [] : [bare])])];
}
