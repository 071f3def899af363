/**
 * Bytes to text, never in silence: whatever was needed beyond reading strict UTF-8 leaves a flag.
 *
 * The order matters. Chinese UTF-8 nearly always passes as GB18030, while GBK text of six or more
 * characters never passes as UTF-8; so UTF-8 is tried first, whatever was declared. What is no UTF-8 must make
 * sense in the encoding that is taken (`encoding/guess.ts`).
 */
import { guessEncoding, isDamagedUtf8, scoreOf } from '../encoding/guess.ts';
import { strictly } from '../encoding/strictly.ts';

export interface DecodedPage {
  /** Undefined when single places are damaged: then only records alone can be decoded. */
  readonly text: string | undefined;
  /** The bytes, and the label that they were read by. */
  readonly bytes: Uint8Array;
  readonly label: string;
  readonly flags: readonly string[];
}

/** A page in several encodings, or in none that anybody knows: its records are read one by one. */
export const EACH_ALONE = 'unknown';

/** Part of a page that must be plausible for all of it to be in one encoding. */
const ALL_OF_IT = 0.8;
/** Below this not even a declaration makes it Chinese. */
const HARDLY = 0.5;

/**
 * @param contentType header of the answer, for a last hint
 * @returns undefined when it is UTF-16 that is broken
 */
export function decodePage(bytes: Uint8Array, contentType: string): DecodedPage | undefined {
  const head = Buffer.from(bytes.subarray(0, 300)).toString('latin1');
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) {
    const text = strictly(bytes, utf16)?.replace(/^\ufeff/, '');
    return text === undefined ? undefined : { text, bytes, label: utf16, flags: [] };
  }
  const declared = /<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  const utf8 = strictly(bytes, 'utf-8')?.replace(/^\ufeff/, '');
  if (utf8 !== undefined) {
    const isMisdeclared = declared !== undefined && !/^utf-?8$/i.test(declared);
    return {
      text: utf8,
      bytes,
      label: 'utf-8',
      flags: isMisdeclared ? ['charset-misdeclared'] : [],
    };
  }
  if (isDamagedUtf8(bytes))
    return { text: undefined, bytes, label: 'utf-8', flags: ['bytes-damaged'] };
  const header = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1];
  return (
    asDeclared(bytes, declared, []) ??
    asDeclared(bytes, header, ['charset-from-header']) ??
    asGuessed(bytes)
  );
}

/** By its mark, or by the zero in every other byte of the first tag. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return a === 0 && b !== 0 && c === 0 && d !== 0 ? 'utf-16be' : undefined;
}

/** As somebody says, unless it makes no sense and another encoding does: what is said is often wrong. */
function asDeclared(
  bytes: Uint8Array,
  given: string | undefined,
  flags: readonly string[],
): DecodedPage | undefined {
  if (given === undefined) return undefined;
  // The labels gbk and gb2312 reject the four-byte forms that GB18030 has.
  const label = /^gb/i.test(given) ? 'gb18030' : given;
  const text = strictly(bytes, label);
  if (text === undefined) return undefined;
  const name = new TextDecoder(label).encoding;
  if (name === 'gb18030' || name === 'big5' || name === 'windows-1252') {
    const score = scoreOf(bytes, name);
    const other = score < ALL_OF_IT ? guessEncoding(bytes) : undefined;
    if (other !== undefined && other.encoding !== name && other.score >= ALL_OF_IT)
      return undefined;
    if (name !== 'windows-1252' && score < HARDLY) return undefined;
  }
  return { text, bytes, label, flags };
}

function asGuessed(bytes: Uint8Array): DecodedPage {
  const guess = guessEncoding(bytes);
  return guess === undefined || guess.score < ALL_OF_IT
    ? { text: undefined, bytes, label: EACH_ALONE, flags: ['charset-unknown'] }
    : { text: guess.text, bytes, label: guess.encoding, flags: ['charset-guessed'] };
}

/** Why the text of a record cannot be had. */
export interface Undecoded {
  readonly code: 'RECORD_BYTES_DAMAGED' | 'ENCODING_UNKNOWN';
  readonly message: string;
}

/**
 * One record of a page or file that is not all in one encoding, or damaged: it may be in another, if it makes
 * sense in that one.
 *
 * @param label of the page
 */
export function decodeRecord(raw: Uint8Array, label: string): string | Undecoded {
  const own = label === EACH_ALONE ? 'utf-8' : label;
  const text = strictly(raw, own);
  if (text !== undefined) return text;
  if (isDamagedUtf8(raw))
    return {
      code: 'RECORD_BYTES_DAMAGED',
      message: `记录中有不合 ${own.toUpperCase()} 编码的字节`,
    };
  return (
    guessEncoding(raw)?.text ?? {
      code: 'ENCODING_UNKNOWN',
      message: '这条记录的编码认不出来，请对方改用 UTF-8',
    }
  );
}
