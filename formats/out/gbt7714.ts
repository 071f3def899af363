/**
 * 参考文献 after GB/T 7714—2025《信息与文献 参考文献著录规则》(in force from 2026-07-01), 顺序编码制: one work, one entry.
 *
 * Sections of the standard stand beside the rules taken from them. What it changed against 2015 and is easily got
 * wrong: marks within an entry are full width in Chinese (：，（）) and half width in western entries; the year is
 * Gregorian and the printed era stands in brackets behind it; parts of a set and subtitles are 其他题名信息 behind a
 * colon; names in letters are not in capitals; only what is on the web alone has a 引用日期 (7.6), a book read online
 * has none; 佚名 is left out in the numbered system (7.1.4).
 */
import type { DateStatement } from '../../catalogue/dates/reading.ts';
import type { EditionKind } from '../../catalogue/fields/editions.ts';
import type { Creator } from '../../catalogue/fields/names.ts';
import type { TypeCode } from '../../catalogue/fields/types.ts';
import { hostOf, numbersOf, publisherOf } from './reference.ts';
import type { Reference } from './reference.ts';

/** 附录 A. What it has no letter for (pictures, sound, film, rubbings, tickets) is Z 其他. */
const LETTERS: Readonly<Record<TypeCode, 'M' | 'J' | 'N' | 'D' | 'CM' | 'A' | 'DB' | 'Z'>> = {
  book: 'M',
  rarebook: 'M',
  gazetteer: 'M',
  genealogy: 'M',
  yearbook: 'M',
  'memoir-series': 'M',
  music: 'M',
  serial: 'J',
  newspaper: 'N',
  article: 'J',
  thesis: 'D',
  map: 'CM',
  archive: 'A',
  database: 'DB',
  rubbing: 'Z',
  ticket: 'Z',
  image: 'Z',
  artwork: 'Z',
  audio: 'Z',
  video: 'Z',
  'oral-history': 'Z',
  other: 'Z',
};

interface Marks {
  readonly colon: string;
  readonly comma: string;
  readonly open: string;
  readonly close: string;
  readonly others: string;
  readonly noPlace: string;
  readonly noPublisher: string;
}

const CHINESE: Marks = {
  colon: '：',
  comma: '，',
  open: '（',
  close: '）',
  others: '等',
  noPlace: '[出版地不详]',
  noPublisher: '[出版者不详]',
};
const WESTERN: Marks = {
  colon: ': ',
  comma: ', ',
  open: ' (',
  close: ')',
  others: 'et al.',
  noPlace: '[S.l.]',
  noPublisher: '[s.n.]',
};

/** 7.1.2: of those who did the same thing, three are named. */
const MOST_NAMED = 3;

/**
 * @param today day of the citation, ISO 8601
 * @returns one line that ends in a point
 */
export function gbt7714(reference: Reference, today: string): string {
  const letter = letterOf(reference);
  const marks = isEastern(reference.title) ? CHINESE : WESTERN;
  const [link] = reference.links;
  const host = hostOf(reference);
  const parts = [
    namesOf(
      reference.creators.filter(({ primary }) => primary),
      marks,
    ),
    `${titleOf(reference, letter, marks)}[${letter}${link === undefined ? '' : '/OL'}]`,
    ...othersOf(reference, marks),
  ];
  // 8.3, 8.6: what stands in a book or a serial is told by that.
  const source =
    host === undefined ? imprint(reference, letter, marks) : inHost(reference, host, letter, marks);
  const isInBook = host !== undefined && letter === 'M';
  const body = parts.filter((part) => part !== '').map(withoutPoint);
  if (isInBook) body.push(`${body.pop() ?? ''}//${withoutPoint(source)}`);
  else if (source !== '') body.push(withoutPoint(source));
  const size = letter === 'CM' ? sizeOf(reference.extent) : '';
  if (size !== '') body.push(size);
  // 7.6: what is on the web alone is cited with the day.
  if (link !== undefined && (letter === 'DB' || (letter === 'Z' && source === '')))
    body.push(`[${today}]`);
  if (link !== undefined) body.push(link.url);
  const [doi] = numbersOf(reference, 'doi');
  // 7.9: an address that has the number in it need not be followed by it.
  if (doi !== undefined && link?.url.toLowerCase().includes(doi.toLowerCase()) !== true)
    body.push(`DOI:${doi}`);
  return `${body.join('. ')}.`;
}

/** By the main kind, but a book whatever else it is: 口述史料 that was printed. */
function letterOf(reference: Reference): string {
  const { type, types } = reference;
  if (type !== 'article')
    return LETTERS[type] === 'Z' && types.includes('book') ? 'M' : LETTERS[type];
  const host = hostOf(reference) ?? '';
  if (/[日晚早周导]报(?:$|[\s,，:：.(（\d])/u.test(host)) return 'N';
  return host === '' || IN_SERIAL.test(host) ? 'J' : 'M';
}

// 1985(3), 12(2): 年卷期 of an issue.
const IN_SERIAL =
  /\d ?[(（]\d{1,3}[)）]|刊|学报|杂志|通讯|期|journal|review|bulletin|magazine|quarterly|vol\b|no\b/iu;

/** Han, kana or hangul: set in full-width marks. */
function isEastern(title: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(title);
}

/** 7.1: 陈作霖，柳诒徵，叶楚伧，等. */
function namesOf(creators: readonly Creator[], marks: Marks): string {
  const names = [...new Set(creators.map(nameOf))];
  const { comma, others } = marks;
  const shown = names.slice(0, MOST_NAMED).join(comma);
  return names.length > MOST_NAMED ? `${shown}${comma}${others}` : shown;
}

/** 7.1.1: the family name first and whole, given names as initials without points; a dynasty is no part of a name. */
function nameOf({ name, kind }: Creator): string {
  const [, family, given] = /^([^,]{1,60}), ?([^,]{1,60})(?:,.{0,60})?$/u.exec(name) ?? [];
  if (kind !== 'person' || family === undefined || given === undefined || isEastern(name))
    return name;
  const initials = given
    .split(/[\s.]+/u)
    .filter((part) => /^\p{L}/u.test(part))
    .map((part) =>
      /^[\p{Lu}-]+$/u.test(part) ? part : part.replace(/(?<=^|-)(\p{L})[^-]*/gu, '$1'),
    );
  return [family.trim(), ...initials].join(' ');
}

/** 7.2.3: subtitle, part and name of the part follow in that order, each behind a colon. 8.12, 8.13: number of an archive, scale of a map. */
function titleOf(reference: Reference, letter: string, marks: Marks): string {
  const { title, remainder, partNumber, partName, holdings } = reference;
  const part = [partNumber, partName].filter((text) => text !== '').join(' ');
  const number = letter === 'A' ? holdings.map(({ callNumber }) => callNumber).find(Boolean) : '';
  const whole = [title, ...remainder, part, number ?? ''].filter((text) => text !== '');
  const scale = letter === 'CM' ? scaleOf(reference) : '';
  return whole.join(marks.colon) + (scale === '' ? '' : `. ${scale}`);
}

/** 7.1: 徐超，译: those who did something else to it, by what they did. */
function othersOf({ creators }: Reference, marks: Marks): string[] {
  const later = creators.filter(
    ({ primary, role }) => !primary && role !== null && isEastern(role),
  );
  const byRole = Map.groupBy(later, ({ role }) => role ?? '');
  return [...byRole].map(([role, those]) => `${namesOf(those, marks)}${marks.comma}${role}`);
}

/** Plain words for how a copy was made, where the record tells it in a date. */
const MADE: Readonly<Record<EditionKind, string>> = {
  woodblock: '刻本',
  'movable-type': '活字本',
  manuscript: '抄本',
  draft: '稿本',
  lithograph: '石印本',
  letterpress: '铅印本',
  mimeograph: '油印本',
  facsimile: '影印本',
  collated: '点校本',
  rubbing: '拓本',
  reprint: '',
  revised: '修订版',
};
const FIRST_EDITION = /^(?:第?[1１一]版|初版|1st ed(?:ition|\.)?|first edition)$/iu;
const NUMBERED = /^第?([\d一二三四五六七八九十]{1,3})版$/u;
const DIGITS = '〇一二三四五六七八九十';

/** 7.4: a first edition is not told, others in digits; 刻本, 抄本 as they are called. */
function editionOf({ edition, date }: Reference): string {
  if (edition === null) return '';
  const said = edition.statement ?? edition.raw;
  // 清光绪十年刻本 says when as well, which stands with the year.
  if (edition.kind !== null && (said === date?.raw || /\d{3,4}|年|[间間]/u.test(said)))
    return MADE[edition.kind];
  if (FIRST_EDITION.test(said)) return '';
  const number = NUMBERED.exec(said)?.[1];
  if (number === undefined) return said.replace(/^(\d+\w{2}) ed(?:ition)?\.?$/iu, '$1 ed');
  const at = number.length === 1 ? DIGITS.indexOf(number) : -1;
  return `${at > 0 ? at : number}版`;
}

/** 7.5: 南京：南京出版社，2007. What is not known is said of print alone; of what is online it is left out. */
function imprint(reference: Reference, letter: string, marks: Marks): string {
  const { place, publisher } = publisherOf(reference);
  const isPrinted = letter === 'M' || letter === 'CM';
  const saysUnknown = isPrinted && reference.links.length === 0;
  const [first] = reference.holdings;
  // 8.12: an archive is told by who keeps it.
  const who = letter === 'A' ? publisher || (first?.library ?? '') : publisher;
  const where = place || (saysUnknown ? marks.noPlace : '');
  const whom = who || (saysUnknown ? marks.noPublisher : '');
  const houses = [where, whom].filter((text) => text !== '').join(marks.colon);
  const isDaily = letter === 'A' || letter === 'N' || letter === 'Z';
  const year = citedYear(reference.date, marks, isDaily ? 'day' : 'year');
  const imprinted = [houses, year].filter((text) => text !== '').join(marks.comma);
  const edition = editionOf(reference);
  return [edition, imprinted]
    .filter((text) => text !== '')
    .map(withoutPoint)
    .join('. ');
}

/** 刊名，1985（3）：12-15, as far as the record says it. */
function inHost({ date }: Reference, host: string, letter: string, marks: Marks): string {
  const year = citedYear(date, marks, letter === 'N' ? 'day' : 'year');
  const isTold = year === '' || host.includes(year.slice(0, 4));
  return isTold ? host : `${host}${marks.comma}${year}`;
}

/** As closely as it is cited: days only of what appears by the day. */
type Closeness = 'year' | 'day';

/** 7.5.4: 1865（清同治四年）, [1936] where it is reckoned, 1984— while it goes on. */
function citedYear(date: DateStatement | undefined, marks: Marks, upTo: Closeness): string {
  if (date === undefined || (date.start === null && date.end === null)) return '';
  const from = pointOf(date.start, upTo);
  const to = date.precision === 'open' ? '' : pointOf(date.end, upTo);
  const isSpan = date.precision === 'open' || (to !== '' && from !== '' && to !== from);
  const span = !isSpan ? from || to : date.precision === 'open' ? `${from}—` : `${from}-${to}`;
  const isReckoned =
    date.certainty === 'inferred' ||
    date.certainty === 'approximate' ||
    ['decade', 'century', 'period', 'ambiguous', 'uncertain'].includes(date.precision);
  const year = /^[c©]\d{4}$/u.test(date.raw) ? `c${span}` : isReckoned ? `[${span}]` : span;
  const era = date.calendar === 'gregorian' || date.isCoded === true ? '' : eraOf(date.raw, isSpan);
  return era === '' ? year : `${year}${marks.open}${era}${marks.close}`;
}

/** 0507 is 507, -0049 公元前50. */
function pointOf(iso: string | null, upTo: Closeness): string {
  const [, year = '', rest = ''] = /^(-?\d{4})((?:-\d{2}){0,2})/.exec(iso ?? '') ?? [];
  if (year === '') return '';
  const number = Number(year);
  if (number <= 0) return `公元前${1 - number}`;
  return upTo === 'day' && number > 999 ? year + rest : String(number);
}

/** 民国二十四年六月 of 民国二十四年六月铅印本(1935); 民国十七年—民国三十八年 whole. */
function eraOf(raw: string, isSpan: boolean): string {
  const bare = raw
    .slice(0, 60)
    .replace(/[([（［〔][^()[\]（）［］〔〕]{0,20}[)\]）］〕]/gu, '')
    .trim();
  const [told] =
    /^[^,，;；]{0,30}?年(?:闰?[\p{Script=Han}\d]{1,3}月(?:[\p{Script=Han}\d]{1,3}日)?)?/u.exec(
      bare,
    ) ?? [];
  return (
    (isSpan ? undefined : told) ?? bare.replace(/(?:[刻刊印抄钞稿写拓铅石活]{1,3}本?|修|纂)$/u, '')
  );
}

/** 8.13: 1:170000 before the letter. */
function scaleOf({ extra, notes, extent }: Reference): string {
  for (const text of [...(extra['206'] ?? []), extent, ...notes]) {
    const [, number] = /1 ?[:：] ?(\d[\d ,，]{0,12}\d)/u.exec(text.slice(0, 500)) ?? [];
    if (number !== undefined) return `1:${number.replace(/[ ,，]/gu, '')}`;
  }
  return '';
}

/** 8.13: 138cm×96cm of a single sheet. */
function sizeOf(extent: string): string {
  const [, height, width] =
    /(\d{1,4}(?:\.\d{1,2})?) ?(?:cm|厘米)? ?[×xX*] ?(\d{1,4}(?:\.\d{1,2})?) ?(?:cm|厘米)/u.exec(
      extent.slice(0, 500),
    ) ?? [];
  return height === undefined || width === undefined ? '' : `${height}cm×${width}cm`;
}

function withoutPoint(text: string): string {
  return text.replace(/[.。]$/u, '');
}
