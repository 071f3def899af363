/**
 * The year that a yearbook is of 年卷, read from its title: 南京年鉴2015, 2015年南京年鉴, 江宁年鉴.2016卷, 南京年鉴 第30卷（2016年）.
 *
 * It names the volume and is no year of publication, which mostly is the same or the next one (docs/decisions,
 * "years of volumes"). Only a title that is made of the name of a yearbook and the year has one: a period that a
 * title names as its subject (1949年以来的南京年鉴) is none, nor is a span that no volume covers.
 */
import { endYear, readDate, startYear } from './dates.ts';
import type { DateStatement } from './reading.ts';

/** A title that names a volume is a line. UTF-16 units. */
const LONGEST = 200;
/** Years of one volume; more are a compilation. */
const MOST_YEARS = 5;

const HAN_DIGITS = '[〇零○一二三四五六七八九]';
const YEAR = `(?:(?:1[89]|20)\\d\\d年?|(?:一[八九]|二[〇零○])${HAN_DIGITS}{2}年?|民[国國](?:元|[\\d一二三四五六七八九十廿卅]{1,4})年)`;
const YEARS = `(?<!\\d)${YEAR}(?:[-–—~至/](?:${YEAR}|\\d\\d年?))?(?!\\d)`;
/** 2015年度, 2015年卷, 2015版 */
const OF_VOLUME = '[年度]{0,2}[卷版刊号號]?';
/** 第30卷, 总第29期, 上册 */
const PART =
  '(?:[总總]?第?(?:\\d{1,3}|[一二三四五六七八九十百]{1,4})[卷期册冊号號辑輯编編]|[上中下][卷册冊编編]?|[创創]刊[号號])';

const KIND = /年[鉴鑑鍳鑒刊报報]|yearbook/giu;
const MARKS = /[\s()[\]{}〔〕【】「」《》·•.,、:;_|]+/u;
const ONLY_YEAR = new RegExp(`^${YEARS}${OF_VOLUME}$`, 'u');
const PIECE = new RegExp(`^${PART}?(?<year>${YEARS}${OF_VOLUME})?${PART}?$`, 'u');
const IN_FRONT = new RegExp(
  `^(?:[〔[【(][^〕\\]】)]{1,6}[〕\\]】)])?\\s?(?<year>${YEARS}${OF_VOLUME})(?![年度卷版刊号號]|以|之|[前后後初末代起至来來的间間])`,
  'u',
);
const AT_END = new RegExp(`(?<year>${YEARS}度?)$`, 'u');

/** What of a title may say the year: the main title, and each number, name and remainder that stands apart. */
export interface VolumeTitle {
  readonly main: string;
  readonly parts: readonly string[];
}

/**
 * @returns kind `volume`, `raw` the year as the title prints it, never surer than `inferred`; undefined when the
 *   title names none, or two
 */
export function volumeYear({ main, parts }: VolumeTitle): DateStatement | undefined {
  const printed = [...parts.map(plain).map(yearAmong), yearInName(plain(main))];
  return printed.flatMap((year) => (year === undefined ? [] : (stated(year) ?? [])))[0];
}

/** In printed characters, with one kind of digit and bracket. */
function plain(text: string): string {
  return text.length > LONGEST ? '' : text.normalize('NFKC').trim();
}

/** The year of a text that numbers a volume and says nothing else. */
function yearAmong(text: string): string | undefined {
  let found: string | undefined;
  for (const one of text.split(MARKS)) {
    const piece = one.replace(/^[-–—~]{1,9}|[-–—~]{1,9}$/gu, '');
    if (piece === '') continue;
    const match = PIECE.exec(piece);
    const year = ONLY_YEAR.test(piece) ? piece : match?.groups?.['year'];
    if (year === undefined && match === null) return undefined;
    if (found !== undefined && year !== undefined) return undefined;
    found ??= year;
  }
  return found;
}

/** The year behind the name of the yearbook, before it, or straight before 年鉴. */
function yearInName(title: string): string | undefined {
  const kind = Array.from(title.matchAll(KIND)).at(-1);
  if (kind === undefined) return undefined;
  const behind = title.slice(kind.index + kind[0].length);
  if (behind.split(MARKS).some((piece) => piece !== '')) return yearAmong(behind);
  const name = title.slice(0, kind.index).trim();
  return IN_FRONT.exec(name)?.groups?.['year'] ?? AT_END.exec(name)?.groups?.['year'];
}

function stated(printed: string): DateStatement | undefined {
  const years = printed.replace(/[度卷版刊号號]{1,4}$/u, '').replace('/', '-');
  const date = readDate(years, 'volume');
  const [first, last] = [startYear(date), endYear(date)];
  if (first === null || last === null || last < first || last - first >= MOST_YEARS)
    return undefined;
  return { ...date, raw: printed, certainty: 'inferred', isFromTitle: true };
}
