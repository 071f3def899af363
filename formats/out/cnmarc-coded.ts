/**
 * The coded fields of a CNMARC record: leader and 100 to 135, where every character counts by its place. After the
 * UNIMARC Manual, 3rd edition, and GB/T 33286-2016; `|` stands where nothing is coded.
 */
import { endYear, startYear } from '../../catalogue/dates/dates.ts';
import type { TypeCode } from '../../catalogue/fields/types.ts';
import type { Reference } from './reference.ts';

export interface CodedData {
  /** 24 characters, lengths as zeros. */
  readonly leader: string;
  /** 100$a, 36 characters. */
  readonly general: string;
  /** 101$a. */
  readonly languages: readonly string[];
  /** 102$a; '' when it is not known. */
  readonly country: string;
  /** 110$a of serials, else ''. */
  readonly serial: string;
  /** 135$a of electronic resources, else ''. */
  readonly electronic: string;
}

/** Leader/6. */
const RECORD_TYPES: Readonly<Partial<Record<TypeCode, string>>> = {
  map: 'e',
  music: 'c',
  audio: 'j',
  'oral-history': 'i',
  video: 'g',
  image: 'k',
  artwork: 'k',
  ticket: 'k',
  rubbing: 'k',
  archive: 'b',
  database: 'l',
};

const SERIALS: readonly TypeCode[] = ['serial', 'newspaper'];

export function codedData(reference: Reference): CodedData {
  const { type, carrier, languages, title } = reference;
  const isSerial = SERIALS.includes(type) || reference.level === 'serial';
  const level = isSerial ? 's' : reference.level === 'piece' || type === 'article' ? 'a' : 'm';
  const isSet = reference.level === 'set';
  // 17: 1, nobody had it in hand; 18: n, not after ISBD.
  const leader = `00000n${RECORD_TYPES[type] ?? 'a'}${level}${isSet ? '1' : level === 'a' ? '2' : '0'} 22000001n 450 `;
  const created = reference.added.replace(/\D/g, '').slice(0, 8).padEnd(8, '0');
  const script = /\p{Script=Han}/u.test(title) ? 'ea' : 'ba';
  const general = `${created}${publicationDate(reference, isSerial)}${audienceOf(reference)}y0chiy50      ${script}`;
  return {
    leader,
    general,
    languages: languages.map((code) => CODES[code] ?? code),
    country: languages[0] === 'zho' ? 'CN' : '',
    serial: isSerial ? `${type === 'newspaper' ? 'c' : 'a'}||||||||||` : '',
    electronic: carrier === 'electronic' ? 'u||||||||||||' : '',
  };
}

/** MARC has the bibliographic codes of ISO 639-2, where those differ. */
const CODES: Readonly<Record<string, string>> = {
  zho: 'chi',
  fra: 'fre',
  deu: 'ger',
  nld: 'dut',
  ces: 'cze',
  ron: 'rum',
  ell: 'gre',
  fas: 'per',
  mya: 'bur',
  msa: 'may',
  bod: 'tib',
};

/** 100$a/8-16: what kind of date it is, and two years. */
function publicationDate({ date, original }: Reference, isSerial: boolean): string {
  const [from, to] = [yearsOf(date && startYear(date)), yearsOf(date && endYear(date))];
  const copied = yearsOf(original && (startYear(original) ?? endYear(original)));
  if (from === '' && to === '') return `u${' '.repeat(8)}`;
  const [first, last] = [from || to, to || from];
  if (isSerial) return date?.precision === 'open' ? `a${first}9999` : `b${first}${last}`;
  if (date?.precision === 'open') return `g${first}9999`;
  if (first !== last) return `${date?.precision === 'range' ? 'g' : 'f'}${first}${last}`;
  return copied === '' ? `d${first}    ` : `e${first}${copied}`;
}

/** Four digits, or '' for none and for what four digits cannot say. */
function yearsOf(year: number | null | undefined): string {
  return year == null || year < 0 || year > 9998 ? '' : String(year).padStart(4, '0');
}

/** 100$a/17-19: one of the readers meant. */
function audienceOf({ audience }: Reference): string {
  const code = AUDIENCES[audience] ?? '';
  return code === '' ? 'u  ' : `${code}  `;
}

const AUDIENCES: Readonly<Record<string, string>> = {
  juvenile: 'a',
  preschool: 'b',
  primary: 'c',
  teen: 'd',
  youth: 'e',
  specialist: 'k',
  adult: 'm',
};
