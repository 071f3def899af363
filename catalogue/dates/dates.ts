/**
 * Reads the dates that catalogues print: 2013/2, [1935?], 民国廿四年, 清光绪六年至七年, 康熙壬寅, 清刻本.
 *
 * The printed form is kept beside what was understood, and what was not understood is `unknown`: a
 * wrong single year is worse than none. Nothing here throws. This file tells
 * the date of publication from reprints and from timestamps of systems; `spans.ts` follows
 * brackets and ranges, `words.ts` takes off words of doubt and edition, and `western.ts`
 * and `reigns.ts` read what is left, all in the plain spelling of `plain.ts`.
 */
import { MOST_ANALYSED } from '../text/bounds.ts';
import { remembered } from '../text/remembered.ts';
import { isoPoint } from './reading.ts';
import type { DateReading, DateStatement } from './reading.ts';
import { readBlocks } from './blocks.ts';
import { readSpan } from './spans.ts';
import { withoutStrayMarks } from './stray.ts';
import { datePlain } from './plain.ts';
import { saysNoDate } from './words.ts';
import { readWestern } from './western.ts';

type Kind = DateStatement['kind'];

/** Longer texts are sentences or titles, not dates. */
const LONGEST = 120;

/**
 * The date of one value; of several dates in it (2005.10(2007重印)) the first that is no reprint.
 *
 * @param raw  as printed, traditional or simplified
 * @param kind what the element says the date is of; a reprint or a timestamp in the text overrules it
 * @param thisYear present year: nothing later than two years after it is believed
 * @returns `start` and `end` null, precision `unknown` when it cannot be read
 */
export function readDate(
  raw: string,
  kind: Kind = 'publication',
  thisYear: number = new Date().getUTCFullYear(),
): DateStatement {
  return statementsIn(raw, kind, thisYear)[0] ?? unread(raw, kind);
}

/**
 * The span of carved blocks whose cutting and mending are told in fields of their own: 明嘉靖三十二年刻 as the
 * date, 清顺治三年补修本 as the edition.
 *
 * @param later what may tell of the mending; the first that does counts
 * @returns undefined when none does
 */
export function readMended(
  cut: string,
  later: readonly string[],
  thisYear: number = new Date().getUTCFullYear(),
): DateStatement | undefined {
  for (const words of later) {
    if (cut.length + words.length > LONGEST) continue;
    const [first, second] = [datePlain(cut), datePlain(words)];
    const span =
      readBlocks(`${first}${second}`, thisYear) ??
      readBlocks(`${first},${second}`, thisYear) ??
      old(readBlocks(`${first}刻,${second}`, thisYear));
    if (span !== null) return stated(`${cut}，${words}`, span, 'publication');
  }
  return undefined;
}

/** Before the Republic a book that was printed again was carved, also where the date does not say so. */
function old(span: DateReading | null): DateReading | null {
  return span !== null && span.start.year < 1912 ? span : null;
}

/**
 * The dates of several values (dc:date is often given many times): publication first, then
 * originals, reprints, creation, digitisation and what systems wrote; known ones before unknown.
 * A value with a time of day is of kind `system` even when it is the only one.
 *
 * @returns none for blank values; the same value printed twice comes once
 */
export function readDates(
  raws: readonly string[],
  kind: Kind = 'publication',
  thisYear: number = new Date().getUTCFullYear(),
): DateStatement[] {
  if (raws.length === 0) return [];
  const values = [...new Set(raws.map((raw) => raw.trim()))].filter((raw) => raw !== '');
  return inOrder(
    values.flatMap((raw, i) =>
      i < MOST_ANALYSED ? statementsIn(raw, kind, thisYear) : unread(raw, kind),
    ),
  );
}

/**
 * The dates of a document, whatever elements they come from, in the order of `readDates`. A day of our
 * own time that calls itself the publication is an upload when a timestamp repeats it, or when it
 * stands beside a date that is older and no day: platforms write one whether anybody asks or not.
 */
export function inOrder(dates: readonly DateStatement[]): DateStatement[] {
  const isUpload = uploadsAmong(dates);
  const settled = dates.map((date): DateStatement =>
    isUpload(date) ? { ...date, kind: 'system' } : date,
  );
  const rank = (date: DateStatement): number =>
    KIND_ORDER.indexOf(date.kind) * 2 + (date.start === null && date.end === null ? 1 : 0);
  return settled.toSorted((a, b) => rank(a) - rank(b));
}

/** Goes through the dates once, however many there are. */
function uploadsAmong(all: readonly DateStatement[]): (date: DateStatement) => boolean {
  const bySystems = new Set<string | null>();
  let oldest = Infinity;
  let oldestNoDay = Infinity;
  for (const other of all) {
    if (other.kind === 'system') bySystems.add(other.start);
    if (other.kind === 'system' || other.kind === 'digitisation') continue;
    const year = startYear(other) ?? endYear(other) ?? Infinity;
    oldest = Math.min(oldest, year);
    if (other.precision !== 'day') oldestNoDay = Math.min(oldestNoDay, year);
  }
  return (date) => {
    const year = startYear(date) ?? 0;
    if (date.kind !== 'publication' || date.precision !== 'day' || year < COMPUTERS) return false;
    return bySystems.has(date.start) || oldest < OLD || oldestNoDay < year;
  };
}

/** Beside a date from before this year a day of our own time is that of the scan. */
const OLD = 1950;
/** Before this year no system wrote days. */
const COMPUTERS = 1990;

const KIND_ORDER: readonly Kind[] = [
  'publication',
  'volume',
  'original',
  'reprint',
  'created',
  'digitisation',
  'system',
];

/** First year, astronomical; null when unknown. */
export function startYear(date: Pick<DateStatement, 'start'>): number | null {
  return yearOf(date.start);
}

/** Last year, astronomical; null when unknown or still open. */
export function endYear(date: Pick<DateStatement, 'end'>): number | null {
  return yearOf(date.end);
}

function yearOf(iso: string | null): number | null {
  const year = /^-?\d{4}/.exec(iso ?? '')?.[0];
  return year === undefined ? null : Number(year);
}

/** True for a value that says there is no date (n.d., [出版年不详]), so that nobody need look at it. */
export function statesNoDate(raw: string): boolean {
  return raw.length <= LONGEST && saysNoDate(datePlain(raw).replace(/[[\]()]/g, ''));
}

function unread(raw: string, kind: Kind): DateStatement {
  const unknown = { precision: 'unknown', certainty: 'unknown', calendar: 'unknown' } as const;
  return { raw, start: null, end: null, ...unknown, kind };
}

function stated(raw: string, reading: DateReading, kind: Kind): DateStatement {
  const { start, end, precision, certainty, calendar } = reading;
  const last = end === null ? null : isoPoint(end);
  return { raw, start: isoPoint(start), end: last, precision, certainty, calendar, kind };
}

/** Words in front of a date that say what it is of: 出版日期:1998, 数字化时间:2018. */
const LABELS: readonly (readonly [RegExp, Kind | undefined])[] = [
  [/^(?:数字化|扫描|制作|加工)(?:日期|时间|年份?)?:/, 'digitisation'],
  [/^(?:上传|入库|收录|更新|修改|提交|录入|发布)(?:日期|时间|年份?)?:/, 'system'],
  [/^(?:date\.)?(?:available|accessioned|updated|modified|submitted):/, 'system'],
  [/^(?:拍摄|摄制|摄|绘制|创作|采集|录制|created)(?:日期|时间|年代|年份?)?:/, 'created'],
  [/^(?:拍?摄|拍|摄制)于/, 'created'],
  // 据1935年版影印 says when the original came out, not the facsimile.
  [/^[据用](?=.{4,40}影印本?$)/, 'original'],
  [/^(?!\d{4})(?=.{2,40}[刻刊印抄钞稿修补]本影印本?$)/, 'original'],
  [/^影印(?=.{2,30}[刻刊印抄钞稿]本?$)/, 'original'],
  [/^(?:原刊|原刻|原版|底本)(?:日期|时间|年份?)?:/, 'original'],
  [/^(?:重印|印刷)(?:日期|时间|年份?)?:/, 'reprint'],
  [/^(?:出版|刊行|刊刻|刻印|发行|issued|published|date)(?:日期|时间|年月?|年份)?:/, undefined],
  [/^(?:日期|时间|年份|年代):/, undefined],
  // 出版1936年, 刊行于民国25年
  [
    /^(?:出版|刊行|刊印|刊刻|刻印|印行|印制|发行)(?:日期|时间|年份?)?[于在]?(?=\d{4}|民国|清|明)/,
    undefined,
  ],
];

/** 1935年摄 */
const TAKEN = /(?<=[年月日间])(?:拍摄|摄制|摄影|摄|拍)$/;

/** 2019-05-06t08:00:00z, 2019/5/6 8:00, 20190506080000, mon may 06 08:00:00 cst 2019. */
const CLOCK =
  /[t ]?\b\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?(?:z|[ap]m|cst|utc|gmt|[+-]\d{2}:?\d{2}))?/;
const TIMED: readonly RegExp[] = [
  /^(?<date>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[t ]\d{1,2}:\d{2}/,
  /^(?<date>\d{4}-\d{2}-\d{2})t\d{2}(?:\d{2}){0,2}z?$/,
  /^(?<date>\d{8})t?\d{6}z?$/,
  /^(?<date>.{8,20}?日)\d{1,2}:\d{2}/,
];

function statementsIn(raw: string, kind: Kind, thisYear: number): readonly DateStatement[] {
  const name = `${kind} ${thisYear}`;
  const known = readers.get(name);
  if (known !== undefined) return known(raw);
  const reader = remembered((text) => readStatements(text, kind, thisYear));
  readers.set(name, reader);
  return reader(raw);
}

/** By the kind of date and the present year. */
const readers = new Map<string, (raw: string) => readonly DateStatement[]>();

function readStatements(raw: string, kind: Kind, thisYear: number): readonly DateStatement[] {
  if (raw.length > LONGEST) return [unread(raw, kind)];
  let text = datePlain(raw);
  let of = kind;
  for (const [label, means] of LABELS) {
    if (!label.test(text)) continue;
    text = text.replace(label, '');
    of = means ?? kind;
  }
  if (of === 'publication' && TAKEN.test(text)) {
    text = text.replace(TAKEN, '');
    of = 'created';
  }
  if (/\d:\d{2}/.test(text) || TIMED.some((form) => form.test(text))) {
    return [readTimed(raw, text, thisYear)];
  }
  text = text.replace(/(?:星期|礼拜|周)[1-6日天]$/, '');
  const hour = /(?:上午|下午|[凌早]?晨|晚)?\d{1,2}[时点](?:\d{1,2}分)?$/.exec(text);
  if (hour !== null && of === 'publication') {
    // Nothing is published at ten o'clock: a photograph was taken then.
    text = text.slice(0, hour.index);
    of = 'created';
  }
  text = text.replace(WITH_COPYRIGHT, '');
  return (
    readText(raw, text, of, thisYear) ?? readCleaned(raw, text, of, thisYear) ?? [unread(raw, of)]
  );
}

/** 1998, c1997; [1998?], ©1997; 1996 ℗1995]: the year of the copyright behind that of the publication. */
const WITH_COPYRIGHT =
  /(?<=\d{4}[\]?)]{0,2})[,;]? ?(?:©|℗|copyright ?|cop\.? ?|pc|c|p)\d{4}[.\])]{0,2}$/;

/** The dates without the marks that have strayed into their field. */
function readCleaned(
  raw: string,
  text: string,
  of: Kind,
  thisYear: number,
): DateStatement[] | null {
  for (const cleaned of withoutStrayMarks(text)) {
    const read = readText(raw, cleaned.text, of, thisYear);
    if (read === null) continue;
    return cleaned.wasBracketed
      ? read.map((date) =>
          date.certainty === 'certain' ? { ...date, certainty: 'inferred' } : date,
        )
      : read;
  }
  return null;
}

/** Every date of a text without labels and clocks; null when it is not dates and nothing else. */
function readText(raw: string, text: string, of: Kind, thisYear: number): DateStatement[] | null {
  const blocks = readBlocks(text, thisYear);
  if (blocks !== null) return [stated(raw, blocks, of)];
  const whole = readSpan(text, thisYear);
  const parts = partsOf(text).flatMap(({ part, isLater }) => {
    const mended = readBlocks(part, thisYear);
    const found =
      mended === null ? readSpan(part, thisYear) : { reading: mended, isReprint: false };
    return found === null ? [] : [{ part, ...found, isReprint: isLater || found.isReprint }];
  });
  const isAllRead = parts.length > 1 && parts.length === partsOf(text).length;
  const inHand = editionInHand(parts);
  if (isAllRead && (whole === null || inHand > 0 || parts.some((part) => part.isReprint))) {
    return parts
      .map(({ part, reading, isReprint }, i) =>
        stated(
          i === inHand ? raw : part,
          reading,
          isReprint ? 'reprint' : i < inHand ? 'original' : of,
        ),
      )
      .toSorted((x, y) => KIND_ORDER.indexOf(x.kind) - KIND_ORDER.indexOf(y.kind));
  }
  if (whole === null) return null;
  return [stated(raw, whole.reading, whole.isReprint && of === 'publication' ? 'reprint' : of)];
}

/** A value with a time of day was written by a system. */
function readTimed(raw: string, text: string, thisYear: number): DateStatement {
  const date = TIMED.map((form) => form.exec(text)?.groups?.['date']).find(Boolean);
  const words = text.replace(CLOCK, '').replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /, '');
  const found = readWestern(date ?? words.replace(/ (?:cst|utc|gmt)\b/, ''), thisYear);
  return found === null ? unread(raw, 'system') : stated(raw, found, 'system');
}

/**
 * Which of several dates is that of the edition described: the last of several editions (1991年第1版,
 * 1992年第2版), the facsimile of an older one (1935年版1980年影印), the print of what was compiled before
 * (康熙7年修民国24年铅印本); else the first that is no reprint.
 */
function editionInHand(parts: readonly { part: string; isReprint: boolean }[]): number {
  const [compiled, printed] = parts;
  if (parts.length === 2 && COMPILED.test(compiled?.part ?? '') && PRINT.test(printed?.part ?? ''))
    return 1;
  const later = parts.findLastIndex(
    ({ part, isReprint }, i) => i > 0 && !isReprint && /(?:版|影印本?|复制本?)$/.test(part),
  );
  const first = parts.findIndex(({ isReprint }) => !isReprint);
  return Math.max(later, first, 0);
}

const FACSIMILE = /影印本?$/;
const COMPILED = /[修纂撰辑序跋]$/;
const PRINT = /[刻刊印抄钞]本?$/;

interface Part {
  readonly part: string;
  /** True when the text says that this came after the edition. */
  readonly isLater: boolean;
}

/** 2005.10(2007重印), 1998年第1版,2001年第2次印刷: the dates that stand side by side. */
function partsOf(text: string): Part[] {
  const [, edition, printing] = PRINTING_IN_BRACKETS.exec(text) ?? [];
  if (edition !== undefined && printing !== undefined) {
    return [
      { part: edition, isLater: false },
      { part: printing, isLater: true },
    ];
  }
  const { made, print } = COMPILATION.exec(text)?.groups ?? {};
  if (made !== undefined && print !== undefined) {
    return [made, print].map((part) => ({ part, isLater: false }));
  }
  const { now, old } = FACSIMILE_OF.exec(text)?.groups ?? {};
  if (now !== undefined && old !== undefined) {
    return [old, `${now}影印`].map((part) => ({ part, isLater: false }));
  }
  const { cut, head = '', later } = IMPRESSION.exec(text)?.groups ?? {};
  if (cut !== undefined && later !== undefined) {
    // 光绪6年刻20年印: the era stands only once.
    const second = /^\d{1,3}年/.test(later) ? head + later : later;
    return [
      { part: cut, isLater: false },
      { part: second, isLater: !FACSIMILE.test(second) },
    ];
  }
  return text
    .replace(FACSIMILE_BEHIND, '$<old>,$<now>')
    .split(/[,;。]|(?<=版) ?(?=\d{4}|民国|\p{Script=Han}{2}\d)|(?<=\d) (?=\d{4})/u, 8)
    .flatMap((part) => (part === '' ? [] : [{ part, isLater: false }]));
}

const PRINTING_IN_BRACKETS =
  /^([^[\]()]+)[[(](?=[^[\]()]*(?:印|reprint|printing))([^[\]()]+)[\])]$/;

/** 清光绪10年刻1990年影印本: blocks, and what was made after them in another way; blocks printed later are in `blocks.ts`. */
const IMPRESSION =
  /^(?<cut>(?<head>\D{1,12})[^刻刊]{0,10}[刻刊]本?),?(?<later>[^刻刊]{1,16}印本?)$/;

/** 康熙7年修民国24年铅印本: when a gazetteer was compiled, and when what lies here was printed. */
const COMPILATION =
  /^(?<made>\D{2,12}[^修纂撰辑]{1,8}年[^修纂撰辑]{0,4}[修纂撰辑]{1,2}),?(?<print>\D{2,12}\d[^修纂撰辑]{1,16}[刻刊印抄钞]本?)$/;

/** 1990年据清光绪6年刻本影印, 1970年台北成文出版社影印清光绪6年刊本. */
const FACSIMILE_OF =
  /^(?<now>\d{4}年(?:\d{1,2}月)?)(?:\p{Script=Han}{0,16}影印|据)(?<old>.{2,40}[刻刊印抄钞稿修补]本)(?:影印本?)?$/u;

/** 民国23年铅印1984年影印: the older edition first, and no mark between them. */
const FACSIMILE_BEHIND =
  /^(?<old>\D{0,6}\d[^,;。]{0,24}(?<!影印)[印抄钞写稿拓排]本?)(?<now>\d{4}年(?:\d{1,2}月)?\p{Script=Han}{0,16}(?:影印|复印|翻印|复制)本?)$/u;
