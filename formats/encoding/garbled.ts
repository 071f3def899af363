/**
 * Text that was decoded wrongly before it reached us. UTF-8 that was read as Latin-1 and encoded again can be
 * undone without loss (`undone`). UTF-8 that was read as GBK (鍗椾含 for 南京, 锟斤拷 for what was lost already)
 * cannot, as bytes fell away, and GBK or Big5 that was read as Latin-1 (ÄÏ¾©, «n¨Ê) cannot be told from each
 * other in few characters; both are only recognised, and the document warns of them.
 */
import { remembered } from '../../catalogue/text/remembered.ts';
import {
  chinesePlausibility,
  isCommonHan,
  isHan,
  latinPlausibility,
  PLAUSIBLE,
} from './plausible.ts';
import { sequenceLength } from './guess.ts';
import { strictly } from './strictly.ts';

/**
 * What the bytes EF BF BD, EF BB BF, CC CC and CD CD turn into in GBK; and UTF-8 that was taken for Latin-1
 * more often than can be undone.
 */
const TRACES = /锟斤拷|锘[縥挎]|烫烫烫|屯屯屯|葺葺葺|\ufffd\ufffd|ï¿½|(?:[ÃÂ][\u0080-\u00c3]){3}/u;

/** Sequences that must come out right; two genuine characters come out right by chance. */
const FEWEST = 2;
/** Of the bytes, so much must be part of them. */
const SHARE = 0.8;

/** Sequences that must come out right around a box or `?`, which may be printed; U+FFFD is nobody's. */
const FEWEST_AROUND = 3;
/** Where a character was lost when UTF-8 was read as GBK; a `?` that ends a word may be one. */
const LOST = /[\ufffd\u25a1]|(?<=[^\0-\x7f])\?/u;

/** Whether the text looks like UTF-8 that somebody read as GBK, or Chinese that somebody read as Latin-1. */
export function isGarbled(text: string): boolean {
  return mayBeGarbled(text) && looksWrong(text);
}

const looksWrong = remembered(
  (text) => TRACES.test(text) || wasGbk(text) || wasGbkWithLosses(text) || wasChinese(text),
);

/** First characters of what TRACES finds, beyond what stands for a lost character and pairs of Latin-1. */
const TRACE_FIRST: ReadonlySet<number> = new Set(
  Array.from('锟锘烫屯葺', (one) => one.charCodeAt(0)),
);
/** Runs beyond ASCII are cut at 400 characters, and each piece has a first one of its own. */
const LONG_RUN = 390;

/**
 * False for what is surely none of these, as nearly every text: it has no trace, no lost character, no two letters
 * of Latin-1 in a row, and no run beyond ASCII begins as UTF-8 would that was read as GBK.
 */
function mayBeGarbled(text: string): boolean {
  let before = 0;
  let run = 0;
  // Every text of every record passes here: no iterators.
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      if (unit === QUESTION && before >= 0x80) return true;
      run = 0;
    } else {
      if (before >= 0x80 && before <= 0xff && unit <= 0x2122) return true;
      if (unit === 0xfffd || unit === 0x25a1 || TRACE_FIRST.has(unit)) return true;
      run++;
      if (run === LONG_RUN) return true;
      if (run === 3 && mayLead(text.charCodeAt(i - 2))) return true;
    }
    before = unit;
  }
  return false;
}

const QUESTION = 0x3f;

/** Whether the first of its bytes in GBK is that of a character of three bytes in UTF-8. */
function mayLead(unit: number): boolean {
  const lead = (gbkOf(unit) ?? 0) >> 8;
  return lead >= 0xe2 && lead <= 0xef;
}

/** How much of what is shown as Latin-1 must be common Chinese. */
const COMMON = 0.9;
/** Bytes beyond ASCII, or characters of two bytes, that are enough to tell. */
const ENOUGH = 4;

/** Whether these letters with marks in odd company are the bytes of Chinese in GBK or Big5. */
function wasChinese(text: string): boolean {
  if (!/[\u0080-\u00ff][\u0080-\u00ff\u0100-\u2122]/.test(text)) return false;
  const bytes = windowsBytes(text);
  if (bytes === undefined || bytes.filter((byte) => byte >= 0x80).length < ENOUGH) return false;
  if (latinPlausibility(text) >= PLAUSIBLE) return false;
  return ['gb18030', 'big5'].some((label) => {
    const read = strictly(Uint8Array.from(bytes), label);
    if (read === undefined || chinesePlausibility(read) < COMMON) return false;
    return Array.from(read).filter((one) => isHan(one.codePointAt(0) ?? 0)).length >= FEWEST;
  });
}

/**
 * Each run of characters beyond ASCII is turned back into the bytes of GBK; UTF-8 for common characters is
 * what they must be. Genuine text fails at its first character nearly always.
 */
function wasGbk(text: string): boolean {
  for (const [run] of text.matchAll(/[^\0-\x7f]{3,400}/gu)) {
    const first = gbkOf(run.codePointAt(0) ?? 0);
    if (first === undefined || first >> 8 < 0xe2 || first >> 8 > 0xef) continue;
    const bytes = gbkBytes(run);
    const right = sequencesIn(bytes).length;
    if (right >= FEWEST && right * 3 >= bytes.length * SHARE) return true;
  }
  return false;
}

/**
 * Where a pair of bytes was none in GBK a mark stands, and the bytes beside it are the halves of a character; so
 * what lies between two marks counts from its first whole sequence to its last.
 */
function wasGbkWithLosses(text: string): boolean {
  if (!LOST.test(text)) return false;
  let right = 0;
  let counted = 0;
  for (const part of text.split(LOST)) {
    for (const [run] of part.matchAll(/[^\0-\x7f]{1,400}/gu)) {
      const bytes = gbkBytes(run);
      const found = sequencesIn(bytes);
      const before = Math.min(found[0] ?? 0, 2);
      const after = Math.min(bytes.length - ((found.at(-1) ?? bytes.length) + 3), 2);
      right += found.length;
      counted += bytes.length - before - Math.max(after, 0);
    }
  }
  const fewest = text.includes('\ufffd') ? FEWEST : FEWEST_AROUND;
  return right >= fewest && right * 3 >= counted * SHARE;
}

function gbkBytes(run: string): number[] {
  return Array.from(run).flatMap((one) => {
    // GBK has the euro sign as the one byte that leads nothing.
    if (one === '€') return [0x80];
    const pair = gbkOf(one.codePointAt(0) ?? 0);
    return pair === undefined ? [0] : [pair >> 8, pair & 0xff];
  });
}

/** Where the sequences of UTF-8 begin that are common characters. */
function sequencesIn(bytes: readonly number[]): number[] {
  const found: number[] = [];
  for (let i = 0; i + 2 < bytes.length; i++) {
    if (threeBytes(bytes, i) === undefined) continue;
    found.push(i);
    i += 2;
  }
  return found;
}

/** The common character or Chinese mark that stands here in UTF-8. */
function threeBytes(bytes: readonly number[], at: number): number | undefined {
  const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3);
  if (a >> 4 !== 0xe || b >> 6 !== 2 || c >> 6 !== 2) return undefined;
  const code = ((a & 15) << 12) | ((b & 63) << 6) | (c & 63);
  const isMark = (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xff65);
  return isMark || (isHan(code) && isCommonHan(code)) ? code : undefined;
}

let gbk: ReadonlyMap<number, number> | undefined;

/** Both bytes of a character in GBK; undefined when it has none there. The runtime only decodes it. */
function gbkOf(code: number): number | undefined {
  if (gbk === undefined) {
    const decoder = new TextDecoder('gbk');
    const made = new Map<number, number>();
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        const text = decoder.decode(Uint8Array.of(lead, trail));
        if (text.length === 1 && text !== '\ufffd' && trail !== 0x7f)
          made.set(text.charCodeAt(0), (lead << 8) | trail);
      }
    }
    gbk = made;
  }
  return gbk.get(code);
}

/** The bytes of Windows-1252 beyond Latin-1, by their characters. */
const WINDOWS: ReadonlyMap<number, number> = new Map(
  Array.from({ length: 32 }, (_, i) => 0x80 + i).map((byte) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(byte)).charCodeAt(0),
    byte,
  ]),
);

/** Leads of UTF-8 sequences and what follows them, as Latin-1 shows them. */
const LATIN_TRACE =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;

/**
 * UTF-8 that was read as Latin-1 or Windows-1252 and encoded once more, read as it was meant.
 *
 * @returns undefined when it is nothing of the kind
 */
export function undone(text: string): string | undefined {
  if (!LATIN_TRACE.test(text)) return undefined;
  const bytes = windowsBytes(text);
  if (bytes === undefined) return undefined;
  const read = strictly(Uint8Array.from(bytes), 'utf-8');
  if (read === undefined) return undefined;
  // Two characters of Latin text may pass by chance; what they stand for must be a letter or Chinese.
  const isSure = bytes.some((byte) => sequenceLength(byte) === 3);
  return isSure || /^[\0-\x7f\u00a0-\u024f]*$/.test(read) ? read : undefined;
}

/** The bytes of a text in Latin-1 or Windows-1252; undefined when it is in neither. */
function windowsBytes(text: string): number[] | undefined {
  const bytes: number[] = [];
  for (const one of text) {
    const code = one.codePointAt(0) ?? 0;
    const byte = WINDOWS.get(code) ?? (code <= 0xff ? code : undefined);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return bytes;
}
