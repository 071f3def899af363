/**
 * From when to when a serial came out: 1928年2月创刊，1949年4月停刊; 民国十七年创刊; Vol.1, no.1 (1928,2)-v.20 (1949,4); 1928-1949.
 *
 * Prose is believed where it names 创刊 or 停刊 beside a date, a statement of numbering (207, 362) for its first and
 * last year, a period where it is all that the value says. A serial of which only the beginning is told is not
 * taken to go on. Neighbour: `dates.ts` reads the single dates.
 */
import { LONGEST_ANALYSED, MOST_ANALYSED } from '../text/bounds.ts';
import { endYear, readDate, startYear } from './dates.ts';
import type { DateStatement } from './reading.ts';

/** Where a record may tell how long a serial came out. */
export interface SerialStatements {
  /** 207$a, 362$a: which numbers came out when. */
  readonly numbering: readonly string[];
  /** Dates as printed, notes, abstracts. */
  readonly prose: readonly string[];
  /** Values for the time that something covers. */
  readonly periods: readonly string[];
  /** 中央日报（1928-1949） */
  readonly title: string;
}

/**
 * @returns kind `publication`, `raw` as printed; of several statements the first that has both ends, else the first
 */
export function serialYears({
  numbering,
  prose,
  periods,
  title,
}: SerialStatements): DateStatement | undefined {
  const read = (
    texts: readonly string[],
    reader: (text: string, printed: string) => DateStatement | undefined,
  ): DateStatement[] =>
    texts
      .slice(0, MOST_ANALYSED)
      .filter((text) => text.length <= LONGEST_ANALYSED)
      .map((text) => text.trim())
      .flatMap((text) => {
        const plain = text.normalize('NFKC');
        return reader(plain, plain.length === text.length ? text : plain) ?? [];
      });
  const spans = [
    ...read(numbering, numbered),
    ...read(prose, told),
    ...read(periods, period),
    ...read([title], titled),
  ];
  return (
    spans.find(({ start, end }) => start !== null && end !== null && start !== end) ?? spans[0]
  );
}

const HAN_DIGITS = '[〇零○一二三四五六七八九]';
const NUMERAL = '[\\d〇零一二三四五六七八九十廿卅元正]';
const WESTERN =
  '(?<![\\d.])(?:1[6-9]|20)\\d\\d(?!\\d)(?:年(?:\\d{1,2}月(?:\\d{1,2}日)?)?|[-./]\\d{1,2}(?!\\d)(?:[-./]\\d{1,2}(?!\\d))?)?';
const HAN = `(?:一[六七八九]|二[〇零○])${HAN_DIGITS}{2}年(?:${NUMERAL}{1,2}月(?:${NUMERAL}{1,3}日)?)?`;
const REIGN = `(?:民[国國]|光[绪緒]|宣[统統]|同治)${NUMERAL}{1,4}年(?:${NUMERAL}{1,3}月(?:${NUMERAL}{1,3}日)?)?`;

const TOKENS = new RegExp(
  `(?<date>${WESTERN}|${HAN}|${REIGN})|(?<begin>[创創始首发發]刊|[创創][办辦])|(?<end>[停终終休止]刊|停[办辦])|(?<again>[复復]刊)`,
  'gu',
);
/** A sentence ends. */
const STOP = /[。;!?]/u;
/** Characters between a date and what happened then: 1928年2月1日在上海创刊, 创刊号日期：1928. */
const FAR_BEFORE = 12;
const FAR_AFTER = 8;

interface Token {
  readonly kind: 'date' | 'begin' | 'end' | 'again';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Which dates stand beside 创刊 and 停刊. */
function told(text: string, printed: string): DateStatement | undefined {
  const tokens = Array.from(text.matchAll(TOKENS), (match): Token => {
    const { begin, end, again } = match.groups ?? {};
    const kind = begin ? 'begin' : end ? 'end' : again ? 'again' : 'date';
    return { kind, text: match[0], from: match.index, to: match.index + match[0].length };
  });
  const isNear = (a: Token, b: Token, most: number): boolean =>
    b.from - a.to <= most && !STOP.test(text.slice(a.to, b.from));
  const used = new Set<Token>();
  const happened: { readonly kind: Token['kind']; readonly date: Token; readonly word: Token }[] =
    [];
  for (const [i, word] of tokens.entries()) {
    if (word.kind === 'date') continue;
    const [before, after] = [tokens[i - 1], tokens[i + 1]];
    const date =
      before?.kind === 'date' && !used.has(before) && isNear(before, word, FAR_BEFORE)
        ? before
        : after?.kind === 'date' && isNear(word, after, FAR_AFTER)
          ? after
          : undefined;
    if (date === undefined) continue;
    used.add(date);
    happened.push({ kind: word.kind, date, word });
  }
  const begun = happened.find(({ kind }) => kind === 'begin');
  const lasting = happened.findLast(({ kind }) => kind !== 'begin');
  const ended = lasting?.kind === 'end' ? lasting : undefined;
  const ends = [begun, ended].filter((one) => one !== undefined);
  const marks = ends.flatMap(({ date, word }) => [date, word]);
  return spanOf(
    begun?.date.text,
    ended?.date.text,
    printed.slice(
      Math.min(...marks.map(({ from }) => from)),
      Math.max(...marks.map(({ to }) => to)),
    ),
  );
}

/** @param raw what of the text says so */
function spanOf(
  begun: string | undefined,
  ended: string | undefined,
  raw: string,
): DateStatement | undefined {
  const [first, last] = [begun, ended].map((text) =>
    text === undefined ? undefined : readDate(text),
  );
  if (first === undefined)
    return last?.end == null ? undefined : { ...last, raw, start: null, precision: 'range' };
  if (first.start === null) return undefined;
  if (last?.end == null) return { ...first, raw };
  if ((endYear(last) ?? 0) < (startYear(first) ?? 0)) return undefined;
  const calendar = first.calendar === last.calendar ? first.calendar : 'gregorian';
  return { ...first, raw, end: last.end, precision: 'range', calendar };
}

/** Years within a statement of numbers; 第1935号 is a number. */
const YEARS = new RegExp(
  `(?<![\\d第号號#.])(?<!no ?)(?:1[6-9]|20)\\d\\d(?!\\d)|民[国國]${NUMERAL}{1,4}年`,
  'giu',
);

/** The first and the last year: Vol.1, no.1 (1928,2)-v.20, no.12 (1949,4); no.1 (1957)-. */
function numbered(text: string, printed: string): DateStatement | undefined {
  const years = text.match(YEARS) ?? [];
  const [first] = years;
  if (first === undefined) return undefined;
  const isOpen = /[-–—~]\s?$/u.test(text);
  if (isOpen) return { ...readDate(`${first}-`), raw: printed };
  return spanOf(first, years.length > 1 ? years.at(-1) : undefined, printed);
}

/** Longest value that is a period and nothing else, with what it is called in front: 刊期：1928-1949. */
const LONGEST_PERIOD = 60;
const CALLED = /^[^\d:民]{0,6}(?:刊|出版|发行|發行|起[讫訖止]|存[续續]|年代)[^\d:民]{0,4}:\s?/u;

function period(text: string, printed: string): DateStatement | undefined {
  if (text.length > LONGEST_PERIOD) return undefined;
  const date = readDate(text.replace(CALLED, ''));
  const isSpan = date.precision === 'range' || date.precision === 'open';
  return isSpan && date.start !== null && date.certainty === 'certain'
    ? { ...date, raw: printed, kind: 'publication' }
    : undefined;
}

const IN_BRACKETS = /[([〔【]([^()[\]〔〕【】]{4,24})[)\]〕】]$/u;

function titled(text: string): DateStatement | undefined {
  const years = IN_BRACKETS.exec(text)?.[1];
  const span = years === undefined ? undefined : period(years, years);
  return span === undefined ? undefined : { ...span, certainty: 'inferred', isFromTitle: true };
}
