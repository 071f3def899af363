/**
 * ISO 2709 as libraries really export it: CNMARC and MARC21 in any encoding (`encoding/guess.ts`), with line
 * ends between the records, with lengths that were true in another encoding, with characters in the leader
 * that nobody needs. So records end at 1D, fields at 1E, and `iso2709-directory.ts` says which tag each has.
 * What cannot be read costs one record, never the file.
 */
import { LIKELY, guessEncoding, isDamagedUtf8 } from '../encoding/guess.ts';
import type { Encoding, Hints } from '../encoding/guess.ts';
import { decodeMarc8 } from '../encoding/diacritics.ts';
import { PLAUSIBLE, chinesePlausibility } from '../encoding/plausible.ts';
import { strictly } from '../encoding/strictly.ts';
import { hasIllegal, withoutIllegal } from '../xml/repair.ts';
import { escapeXml } from '../xml/xml.ts';
import { tagged } from './iso2709-directory.ts';

const RECORD_END = 0x1d;
const FIELD_END = '\u001e';
const SUBFIELD = '\u001f';
const LEADER_LENGTH = 24;
/** Of the leader and of each entry of the directory. */
const TWELVE = 12;
/** A short record may pass as UTF-8 by chance, one with more bytes beyond ASCII never. */
const SHORT = 12;
const MAX_RECORD_BYTES = 5 * 1024 * 1024;

type MarcFieldText = readonly [tag: string, text: string];

/** One record of a file, or why it is none. */
export type ImportedRecord =
  | {
      readonly kind: 'record';
      /** Control number, 001; null when it has none. */
      readonly identifier: string | null;
      /** ISO 8601, from 005; null when it does not tell. */
      readonly datestamp: string | null;
      /** What the source said of it apart from the payload: it is no more. */
      readonly deleted: boolean;
      /** MARCXML slim, or the payload as it stood in an XML file. */
      readonly xml: string;
      readonly flags: readonly string[];
      /** The bytes as they stood in the file. */
      readonly raw: Uint8Array;
    }
  | {
      readonly kind: 'unreadable';
      readonly identifier: string | null;
      readonly code: string;
      readonly message: string;
      readonly raw: Uint8Array;
    };

/**
 * @param pieces the file in pieces, in order
 * @param sample its beginning, by which its encoding is known
 */
export async function* readIso2709(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sample: Uint8Array = new Uint8Array(),
): AsyncGenerator<ImportedRecord> {
  const decoder = new Decoder(sample);
  let rest = Buffer.alloc(0);
  let number = 0;
  // The rest of a record that was too large is passed over.
  let isSkipping = false;
  for await (const piece of pieces) {
    rest = Buffer.concat([rest, piece]);
    let start = 0;
    for (
      let end = rest.indexOf(RECORD_END, start);
      end >= 0;
      end = rest.indexOf(RECORD_END, start)
    ) {
      if (isSkipping) isSkipping = false;
      else yield readRecord(rest.subarray(start, end + 1), ++number, decoder);
      start = end + 1;
    }
    rest = Buffer.from(rest.subarray(start));
    if (rest.length <= MAX_RECORD_BYTES) continue;
    if (!isSkipping)
      yield unreadable(
        rest,
        'RECORD_TOO_LARGE',
        `第 ${++number} 条 5 MB 内没有记录结束符（1D），跳过这一条`,
      );
    isSkipping = true;
    rest = Buffer.alloc(0);
  }
  if (!isSkipping && trimmed(rest).length > 0)
    yield unreadable(
      rest,
      'RECORD_CUT_SHORT',
      `文件结尾不完整：第 ${number + 1} 条没有记录结束符（1D）`,
    );
}

interface Decoded {
  readonly text: string;
  readonly encoding: Encoding | 'utf-8';
}

/** A record whose text nobody can be sure of. */
interface Undecoded {
  readonly code: string;
  readonly what: string;
}

/** Text of records. A short record may pass in several encodings: then what the file is in decides. */
class Decoder {
  /** What the file is in, when it is not UTF-8. */
  readonly #file: Hints | undefined;

  constructor(sample: Uint8Array) {
    const isMarc21 = Buffer.from(sample.subarray(20, LEADER_LENGTH)).toString('latin1') === '4500';
    const guess = isUtf8Throughout(sample)
      ? undefined
      : guessEncoding(sample, isMarc21 ? NOT_UNIMARC : {});
    this.#file = guess === undefined ? undefined : { [guess.encoding]: 2 * LIKELY };
  }

  /** @param leader its position 9 is blank for MARC-8 in MARC21, whose leaders end in 4500 */
  decode(bytes: Uint8Array, leader: string): Decoded | Undecoded {
    const high = countFrom(bytes, 0x80);
    const utf8 = strictly(bytes, 'utf-8');
    if (hasEscapes(bytes) && (utf8 === undefined || high === 0)) {
      const text = decodeMarc8(bytes);
      return text === undefined ? OTHER_ALPHABET : { text, encoding: 'marc-8' };
    }
    if (bytes.length - countFrom(bytes, 1) > bytes.length / 4) return HALF_UTF16;
    const isUtf8 = this.#file === undefined || high === 0 || high >= SHORT;
    if (utf8 !== undefined && (isUtf8 || chinesePlausibility(utf8) >= PLAUSIBLE))
      return { text: utf8, encoding: 'utf-8' };
    if (utf8 === undefined && isDamagedUtf8(bytes)) return DAMAGED;
    const isMarc21 = leader.endsWith('4500');
    const guess = guessEncoding(bytes, {
      ...(isMarc21 && leader.charAt(9) === ' ' ? { 'marc-8': LIKELY } : {}),
      ...(isMarc21 ? NOT_UNIMARC : unimarcHint(bytes)),
      ...languageHint(bytes),
      ...this.#file,
    });
    return guess ?? (utf8 === undefined ? UNKNOWN : { text: utf8, encoding: 'utf-8' });
  }
}

/** ISO 5426 is for UNIMARC. */
const NOT_UNIMARC: Hints = { 'iso-5426': -2 * LIKELY };

const OTHER_ALPHABET: Undecoded = {
  code: 'ENCODING_UNKNOWN',
  what: '用 MARC-8 编码，其中有拉丁字母以外的字符集（EACC 等），请改用 UTF-8 导出',
};
const HALF_UTF16: Undecoded = {
  code: 'ENCODING_UNKNOWN',
  what: '的字段像是 UTF-16 编码，目次却不是，请改用 UTF-8 导出',
};
const DAMAGED: Undecoded = {
  code: 'RECORD_BYTES_DAMAGED',
  what: '是 UTF-8 编码，其中有损坏的字节',
};
const UNKNOWN: Undecoded = {
  code: 'ENCODING_UNKNOWN',
  what: '的编码认不出来：不是 UTF-8，按 GB18030、Big5、EUC-KR、EUC-JP、ANSEL、ISO 5426 和 Latin-1 读出来也都不成文字，请改用 UTF-8 导出',
};

/** The beginning of a file may end inside a character. */
function isUtf8Throughout(sample: Uint8Array): boolean {
  const end = sample.lastIndexOf(RECORD_END);
  const whole = end < 0 ? sample : sample.subarray(0, end);
  return strictly(whole, 'utf-8') !== undefined;
}

/** Escape sequences that designate a set of MARC-8; a stray 1B is none. */
function hasEscapes(bytes: Uint8Array): boolean {
  return bytes.includes(0x1b) && /\x1b[sbpg(),$-]/.test(Buffer.from(bytes).toString('latin1'));
}

/** Bytes of this value or a higher one. */
function countFrom(bytes: Uint8Array, least: number): number {
  let count = 0;
  for (const byte of bytes) if (byte >= least) count++;
  return count;
}

/** UNIMARC names its sets in 100$a/26-29: 03 is ISO 5426. */
function unimarcHint(bytes: Uint8Array): Hints {
  const coded = /\x1fa\d{8}[^\x1e\x1f]{18}([^\x1e\x1f]{4})/.exec(
    Buffer.from(bytes).toString('latin1'),
  );
  return /^(?:03|..03)/.test(coded?.[1] ?? '') ? { 'iso-5426': LIKELY } : {};
}

/** Language by 008/35-37, or 101$a and 041$a: what Korean and Japanese may be written in. */
function languageHint(bytes: Uint8Array): Hints {
  const said = /\x1e[^\x1e\x1f]{35}(jpn|kor)[^\x1e\x1f]{2}\x1e|\x1fa(jpn|kor)[\x1e\x1f]/i.exec(
    `\x1e${Buffer.from(bytes).toString('latin1')}`,
  );
  const language = (said?.[1] ?? said?.[2])?.toLowerCase();
  if (language === undefined) return {};
  return language === 'kor' ? { 'euc-kr': LIKELY } : { 'euc-jp': LIKELY };
}

function readRecord(bytes: Uint8Array, number: number, decoder: Decoder): ImportedRecord {
  const raw = trimmed(bytes);
  const head = padded(Buffer.from(raw).toString('latin1'));
  const directoryEnd = head.indexOf(FIELD_END);
  const given = head.slice(0, LEADER_LENGTH);
  const leader = mendedLeader(given);
  if (directoryEnd < LEADER_LENGTH)
    return unreadable(
      raw,
      'RECORD_MALFORMED',
      `第 ${number} 条的头标不合 ISO 2709：“${printable(given)}”`,
    );
  const fields = head
    .slice(directoryEnd + 1)
    .replace(/\u001d\s*$/, '')
    .split(FIELD_END);
  if (fields.at(-1)?.trim() === '') fields.pop();
  const found = tagged(head.slice(LEADER_LENGTH, directoryEnd), fields);
  if (typeof found === 'string')
    return unreadable(raw, 'RECORD_MALFORMED', `第 ${number} 条的${found}`);
  const body = Buffer.from(fields.join(FIELD_END), 'latin1');
  const decoded = decoder.decode(body, leader);
  if ('code' in decoded) return unreadable(raw, decoded.code, `第 ${number} 条${decoded.what}`);
  const { text, encoding } = decoded;
  const texts = text.split(FIELD_END);
  const pairs = found.tags.map((tag, i): MarcFieldText => [tag, texts[i] ?? '']);
  const value = (tag: string): string | undefined => pairs.find(([own]) => own === tag)?.[1];
  return {
    kind: 'record',
    identifier: value('001')?.replace(/^[ \r\n]+|(?<![ \r\n])[ \r\n]+$/g, '') || null,
    datestamp: stampOf(value('005')),
    deleted: false,
    xml: marcXml(leader, pairs),
    flags: [
      ...(encoding === 'utf-8' ? [] : [`charset-${encoding}`]),
      ...(leader === given ? [] : ['leader-mended']),
      ...(found.isRegular ? [] : ['directory-mended']),
      ...(hasIllegal(text.replace(/[\u001d-\u001f]/g, '')) ? ['characters-removed'] : []),
    ],
    raw,
  };
}

/** A leader may begin with blanks instead of a length; they went with those between the records. */
function padded(head: string): string {
  const missing = (TWELVE - (head.indexOf(FIELD_END) % TWELVE)) % TWELVE;
  return missing <= 5 ? `${' '.repeat(missing)}${head}` : head;
}

/** Lengths and addresses in it mean nothing to us; whatever else is no ASCII character is a blank. */
function mendedLeader(leader: string): string {
  return leader.replace(/[^\x20-\x7e]/g, ' ');
}

function marcXml(leader: string, fields: readonly MarcFieldText[]): string {
  const body = fields.map(([tag, text]) => {
    if (/^00\d$/.test(tag)) return `<controlfield tag="${tag}">${xmlText(text)}</controlfield>`;
    const [indicators = '', ...subfields] = text.split(SUBFIELD);
    const [ind1, ind2] = [indicators.charAt(0) || ' ', indicators.charAt(1) || ' '];
    const inside = subfields
      .filter((subfield) => subfield !== '')
      .map((subfield) => {
        const [code = ''] = subfield;
        return `<subfield code="${xmlText(code)}">${xmlText(subfield.slice(code.length))}</subfield>`;
      });
    return `<datafield tag="${xmlText(tag)}" ind1="${xmlText(ind1)}" ind2="${xmlText(ind2)}">${inside.join('')}</datafield>`;
  });
  // Lengths mean nothing in XML, and differ with the encoding: zeros, as is the custom.
  const bare = `00000${leader.slice(5, 12)}00000${leader.slice(17)}`;
  return `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>${xmlText(bare)}</leader>${body.join('')}</record>`;
}

/** Without what XML cannot hold; that there was some is flagged where the record is read. */
function xmlText(text: string): string {
  return escapeXml(withoutIllegal(text));
}

function stampOf(field: string | undefined): string | null {
  const found = /^\s*(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(field ?? '');
  if (found === null) return null;
  const [, year, month, day, hour, minute, second] = found;
  const stamp = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  return Number.isNaN(Date.parse(stamp)) ? null : stamp;
}

/** Without the byte order mark, line ends and blanks that stand between records. */
function trimmed(bytes: Uint8Array): Uint8Array {
  let start = 0;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3;
  while (start < bytes.length && [0x0a, 0x0d, 0x20, 0x1a, 0x00].includes(bytes[start] ?? -1))
    start++;
  return bytes.subarray(start);
}

function unreadable(raw: Uint8Array, code: string, message: string): ImportedRecord {
  return { kind: 'unreadable', identifier: null, code, message, raw };
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '·');
}
