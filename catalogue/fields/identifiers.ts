/**
 * Numbers that name a document. Whatever is not one of the known kinds is a local number. A bad check
 * digit is kept and flagged: it is what the book says, and it never identifies anything.
 */

import { isOverlong } from '../text/bounds.ts';
import type { WarningCode } from '../warnings.ts';
import { checkDigitModulo10, checkDigitModulo11 } from './check-digits.ts';

export type IdentifierType =
  | 'isbn'
  | 'issn'
  | 'csbn'
  | 'cn-serial'
  /** 内部资料准印证号, all that most 文史资料 have. */
  | 'internal'
  /** 古籍普查登记编号: names one copy, and never joins works. */
  | 'census'
  | 'doi'
  | 'hdl'
  | 'union'
  | 'uri'
  | 'local';

export interface Identifier {
  readonly type: IdentifierType;
  /** Normal form: ISBN-13 digits, `1234-567X`, `11100·053`, …; the raw text when invalid. */
  readonly value: string;
  readonly raw: string;
  /** False for a bad check digit; kept, shown, never used for identity. */
  readonly valid: boolean;
  /** 平装, 精装, 全套, 第2册 … as printed after the number. */
  readonly note?: string;
  /** True for the number of a whole set (全套, 全3册): it never identifies a volume. */
  readonly ofSet?: true;
}

/** The warning for a number that does not check. */
export function invalidIdentifier(type: IdentifierType): WarningCode {
  switch (type) {
    case 'isbn':
      return 'ISBN_INVALID';
    case 'issn':
      return 'ISSN_INVALID';
    case 'csbn':
      return 'CSBN_INVALID';
    case 'census':
      return 'CENSUS_INVALID';
    default:
      return 'IDENTIFIER_INVALID';
  }
}

/** Before the next of several ISBN in one value. */
const BETWEEN_ISBNS = /[;；、]\s?(?=(?:ISBN[\s:：]{0,4})?97[89][-\s\d]{10})/iu;

/** Notes after a number that say it names the whole set, or several volumes, and not one volume. */
const SET_NOTE =
  /[全整成][套卷\d]|[全共].{1,4}[册冊卷种種]|套装|套裝|^套(?:$|[\s:：,，])|上[、,，和]?(?:中[、,，和]?)?下[册冊]|第?[\d一二三四五六七八九十]{1,8}\s?[-–—~～至]\s?[\d一二三四五六七八九十]{1,8}\s?[册冊卷]|\b(?:box(?:ed)? ?)?set\b/iu;

/** Beyond it a value is an address or prose, and no number of a book. */
const LONGEST_NUMBER = 200;

const NOTE = /[(（[［]([^)）\]］]{1,20})[)）\]］]/u;

/**
 * @param raw one value, e.g. of dc:identifier or 010$a
 * @returns one identifier, or none for a blank value
 */
export function readIdentifiers(raw: string): Identifier[] {
  const printed = raw.trim();
  if (printed === '') return [];
  const asItIs: Identifier = { type: 'local', value: printed, raw: printed, valid: true };
  if (isOverlong(printed)) return [asItIs];
  const several = printed.split(BETWEEN_ISBNS);
  if (several.length > 1) return several.flatMap(readIdentifiers);
  if (printed.length > LONGEST_NUMBER) return [readUri(printed, printed) ?? asItIs];
  // 书号 may be either kind of book number.
  const text = printed
    .normalize('NFKC')
    .replace(/^(?:图书|圖書)?(?:书号|書號)\s*:\s*/u, '')
    .trim();
  return [
    readUri(text, printed) ??
      readCensusNumber(text, printed) ??
      readPermit(text, printed) ??
      readIsbn(text, printed) ??
      readIssn(text, printed) ??
      readSerialNumber(text, printed) ??
      readUnifiedNumber(text, printed) ?? { type: 'local', value: text, raw: printed, valid: true },
  ];
}

function readUri(text: string, raw: string): Identifier | undefined {
  const doi =
    /^(?:doi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)(10\.\d{4,9}\/\S+)$/i.exec(text)?.[1] ??
    /^(10\.\d{4,9}\/\S+)$/.exec(text)?.[1];
  if (doi !== undefined) return { type: 'doi', value: doi.toLowerCase(), raw, valid: true };
  const handle = /^(?:hdl:\s*|https?:\/\/hdl\.handle\.net\/)(\d[\d.]*\/\S+)$/i.exec(text)?.[1];
  if (handle !== undefined) return { type: 'hdl', value: handle, raw, valid: true };
  return /^(?:https?|ftp):\/\//i.test(text)
    ? { type: 'uri', value: text, raw, valid: true }
    : undefined;
}

/** Labelled, or bare digits of the right number and check digit. */
function readIsbn(text: string, raw: string): Identifier | undefined {
  const labelled = /^(?:urn:)?isbn(?:-?1[03])?\s*[:：]?\s*/i.exec(text)?.[0];
  // The 中国标准书号 of 1987 went on with class and serial number: 7-214-00001-1/I·200.
  const number = text
    .slice(labelled?.length ?? 0)
    .replace(NOTE, '')
    .replace(/\s?\/\s?[A-Z]{1,2}\s?(?:[·.•-]\s?)?\d{0,9}$/u, '')
    .trim();
  // 978-7-80718-268-9 : 精装, 978-7-80718-268-9 全套
  const loose = /^([\dXx][\d\sXx\-‐‑–—−.]{8,24}[\dXx])[\s:,;.]{1,4}([^\d\s].{0,19})$/u.exec(number);
  const bare = loose?.[1] ?? number;
  const note = NOTE.exec(text)?.[1]?.trim() ?? loose?.[2]?.trim();
  const digits = bare.replace(/[\s\-‐‑–—−.]/gu, '').toUpperCase();
  const shaped = /^(?:\d{13}|\d{9}[\dX])$/.test(digits);
  // Unlabelled: a 978 number is an ISBN even with a wrong check digit, ten digits only with the right one
  // or in the hyphens of a Chinese ISBN-10.
  const looksIt =
    /^97[89]\d{10}$/.test(digits) ||
    /^7-\d{2,6}-\d{1,6}-[\dX]$/i.test(bare) ||
    (shaped && isIsbn10(digits) && /[-\s]|^7/.test(bare));
  if (labelled === undefined && !looksIt) return undefined;
  const valid = shaped && (isIsbn13(digits) || isIsbn10(digits));
  const value = !valid ? bare : digits.length === 13 ? digits : toIsbn13(digits);
  return { type: 'isbn', value, raw, valid, ...(note === undefined ? {} : { note }) };
}

/**
 * Each number once, with what is said of it anywhere, and marked where it is that of a set.
 *
 * @param identifiers as they stand in the record; 010 of CNMARC may repeat one number for 精装 and 全套
 */
export function distinctIdentifiers(identifiers: readonly Identifier[]): Identifier[] {
  const kept = new Map<string, Identifier>();
  for (const one of identifiers) {
    const key = `${one.type} ${one.value}`;
    const before = kept.get(key);
    const notes = [before?.note, one.note].filter((note) => note !== undefined);
    const note = [...new Set(notes)].join('；');
    kept.set(key, {
      ...(before ?? one),
      ...(note === '' ? {} : { note }),
      ...(notes.some((each) => SET_NOTE.test(each)) ? { ofSet: true } : {}),
    });
  }
  return [...kept.values()];
}

function isIsbn13(digits: string): boolean {
  return /^97[89]\d{10}$/.test(digits) && digits.endsWith(checkDigitModulo10(digits.slice(0, 12)));
}

function isIsbn10(digits: string): boolean {
  return /^\d{9}[\dX]$/.test(digits) && digits.endsWith(checkDigitModulo11(digits.slice(0, 9)));
}

function toIsbn13(isbn10: string): string {
  const body = `978${isbn10.slice(0, 9)}`;
  return `${body}${checkDigitModulo10(body)}`;
}

/** The same number as readers and catalogues may type it: 13 and, where there is one, 10 digits. */
function isbnSpellings(isbn13: string): string[] {
  if (!isbn13.startsWith('978') || isbn13.length !== 13) return [isbn13];
  const body = isbn13.slice(3, 12);
  return [isbn13, `${body}${checkDigitModulo11(body)}`];
}

/** What a number is found by: as it is, without its marks, and an ISBN with 10 digits as well. */
export function numberSpellings({ type, value, valid }: Identifier): string[] {
  if (type === 'isbn' && valid) return isbnSpellings(value);
  const bare = value.replace(/[-·/]/gu, '');
  return type === 'local' || type === 'uri' || bare === value ? [value] : [value, bare];
}

function readIssn(text: string, raw: string): Identifier | undefined {
  const found = /^(?:(?:urn:)?issn\s?(?:[:：]\s?)?)?(\d{4})-?(\d{3}[\dXx])$/i.exec(text);
  const labelled = /issn/i.test(text);
  if (found?.[1] === undefined || found[2] === undefined || (!labelled && !text.includes('-')))
    return undefined;
  const digits = `${found[1]}${found[2]}`.toUpperCase();
  const valid = digits.endsWith(checkDigitModulo11(digits.slice(0, 7)));
  // Without the label, a wrong check digit says that it is something else, e.g. two years.
  if (!labelled && !valid) return undefined;
  return { type: 'issn', value: `${digits.slice(0, 4)}-${digits.slice(4)}`, raw, valid };
}

/** 国内统一连续出版物号: CN 32-1234/K. */
function readSerialNumber(text: string, raw: string): Identifier | undefined {
  const label = /^(?:国内|國內)?(?:统一|統一)?(?:连续出版物|連續出版物)?刊[号號]\s*:?\s*/u.exec(
    text,
  )?.[0];
  const found = /^(?:CN\s?(?::\s?)?)?(\d{2})\s?[-–—]\s?(\d{4})(?:\s?\/\s?([A-Z]{1,2}\d*))?$/i.exec(
    text.slice(label?.length ?? 0),
  );
  if (found?.[1] === undefined || found[2] === undefined) return undefined;
  if (label === undefined && !/^CN/i.test(text)) return undefined;
  return {
    type: 'cn-serial',
    value: `${found[1]}-${found[2]}${found[3] === undefined ? '' : `/${found[3].toUpperCase()}`}`,
    raw,
    valid: true,
  };
}

/** Division (6 digits), library (4), serial number (7): 320000-1608-0001234. */
function readCensusNumber(text: string, raw: string): Identifier | undefined {
  const label = /^(?:全国)?古籍普查(?:登记)?(?:编|平台)?号\s*[:：]?\s*/u.exec(text)?.[0];
  const number = text.slice(label?.length ?? 0).trim();
  const valid = /^\d{6}-\d{4}-\d{7}$/.test(number);
  return valid || label !== undefined ? { type: 'census', value: number, raw, valid } : undefined;
}

/** 宁新出准印字(93)第045号, 苏出准印(2008)字JSE-0001023号: each office has a form of its own. */
function readPermit(text: string, raw: string): Identifier | undefined {
  if (!/准印(?:证)?|准印證/u.test(text) || !/\d/.test(text) || text.length > LONGEST_PERMIT)
    return undefined;
  const value = text
    .replace(/^.{0,12}?(?:内部|內部).{0,8}?(?:准印[证證]|资料)?[号號]?\s*[:：]\s*/u, '')
    .replace(/^准印[证證][号號]?\s*[:：]\s*/u, '')
    .replace(/[\[［〔【]/gu, '(')
    .replace(/[\]］〕】]/gu, ')')
    .replace(/\s+/gu, '');
  return { type: 'internal', value, raw, valid: true };
}

/** Beyond this it is a sentence that speaks of a permit. */
const LONGEST_PERMIT = 60;

/** 统一书号 of 1956 to 1987: class (1 or 2 digits), publisher (3), dot, serial number: 11100·053. */
function readUnifiedNumber(text: string, raw: string): Identifier | undefined {
  const labelled = /^(?:全国)?(?:统一书号|統一書號|csbn)\s*[:：]?\s*/i.exec(text)?.[0];
  const found = /^(\d{1,2})\s?(\d{3})\s*[·•.．‧・-]\s*(\d{1,5})\s*([MKWRT])?$/i.exec(
    text.slice(labelled?.length ?? 0).trim(),
  );
  if (found?.[1] === undefined || found[2] === undefined || found[3] === undefined) {
    return labelled === undefined
      ? undefined
      : { type: 'csbn', value: text.slice(labelled.length).trim(), raw, valid: false };
  }
  // Unlabelled, a class beyond 17 (人大法 has 17), or a year before a dot, is something else.
  const classNumber = Number(found[1]);
  if (
    labelled === undefined &&
    (classNumber < 1 || classNumber > 17 || /^(?:1[89]|20)\d\d[.-]/.test(text))
  )
    return undefined;
  return {
    type: 'csbn',
    value: `${found[1]}${found[2]}·${found[3]}${found[4]?.toUpperCase() ?? ''}`,
    raw,
    valid: true,
  };
}
