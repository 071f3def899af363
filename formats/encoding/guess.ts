/**
 * Which encoding bytes are in that are not UTF-8. Every one that can read them is tried, and the most
 * plausible outcome is taken if it is plausible at all; else nobody knows, and the record is set aside with
 * its bytes. What a whole file was found to be in counts for each of its records, which may be short.
 */
import { decodeIso5426, decodeMarc8 } from './diacritics.ts';
import { neighbourOf } from './neighbours.ts';
import type { NeighbourEncoding } from './neighbours.ts';
import { PLAUSIBLE, chinesePlausibility, latinPlausibility } from './plausible.ts';
import { strictly } from './strictly.ts';

/** Those that are judged by how plausible what comes out is. */
type JudgedEncoding = 'gb18030' | 'big5' | 'windows-1252' | 'marc-8' | 'iso-5426';
export type Encoding = JudgedEncoding | NeighbourEncoding;

export interface Guess {
  readonly encoding: Encoding;
  readonly text: string;
  /** How plausible it is, hints included. */
  readonly score: number;
}

/** What speaks for an encoding besides the bytes. */
export type Hints = Partial<Record<Encoding, number>>;

/** Bytes looked at of a large text: what is common there is common in all of it. */
const SAMPLE = 256 * 1024;
/** How far a hint outweighs what the bytes look like; half of it makes less do. */
export const LIKELY = 0.15;

const READERS: Readonly<
  Record<
    JudgedEncoding,
    { read: (bytes: Uint8Array) => string | undefined; judge: typeof latinPlausibility }
  >
> = {
  gb18030: { read: (bytes) => strictly(bytes, 'gb18030'), judge: chinesePlausibility },
  big5: { read: (bytes) => strictly(bytes, 'big5'), judge: chinesePlausibility },
  'windows-1252': { read: (bytes) => strictly(bytes, 'windows-1252'), judge: latinPlausibility },
  'marc-8': { read: decodeMarc8, judge: composedPlausibility },
  'iso-5426': { read: decodeIso5426, judge: composedPlausibility },
};
function composedPlausibility(text: string): number {
  return latinPlausibility(text, true);
}
const ENCODINGS = Object.keys(READERS) as JudgedEncoding[];

/** @returns undefined when no encoding makes sense of the bytes */
export function guessEncoding(bytes: Uint8Array, hints: Hints = {}): Guess | undefined {
  const neighbour = neighbourOf(bytes, (encoding) => (hints[encoding] ?? 0) > 0);
  if (neighbour !== undefined) return { ...neighbour, score: 1 };
  let best: Guess | undefined;
  const hintOf = (encoding: Encoding): number => hints[encoding] ?? 0;
  for (const encoding of ENCODINGS.toSorted((a, b) => hintOf(b) - hintOf(a))) {
    const hint = hintOf(encoding);
    // Nothing is more plausible than 1.
    if (best !== undefined && best.score >= 1 + hint) break;
    const plausible = scoreOf(bytes, encoding);
    const score = plausible + hint;
    if (plausible + hint / 2 < PLAUSIBLE || (best !== undefined && score <= best.score)) continue;
    const text = READERS[encoding].read(bytes);
    if (text !== undefined) best = { encoding, text, score };
  }
  return best;
}

/** How plausible the bytes are in this encoding; -1 when it cannot read them. */
export function scoreOf(bytes: Uint8Array, encoding: JudgedEncoding): number {
  const { read, judge } = READERS[encoding];
  const text = read(bytes.length > SAMPLE ? cutAtAscii(bytes, SAMPLE) : bytes);
  return text === undefined ? -1 : judge(text);
}

/** The beginning up to a line end or blank, which no character of several bytes has inside. */
function cutAtAscii(bytes: Uint8Array, length: number): Uint8Array {
  let end = length;
  while (end > 0 && (bytes[end] ?? 0) > 0x20) end--;
  return bytes.subarray(0, end === 0 ? length : end);
}

/**
 * Share of broken places up to which bytes are UTF-8 with damage and not another encoding. Of 862 Chinese titles
 * in GBK, which has sequences of three bytes by chance, none had fewer than six in ten.
 */
const DAMAGE = 0.4;

/**
 * True for UTF-8 with a few broken places. Text in another encoding breaks at nearly every character
 * beyond ASCII, and damaged UTF-8 must not be read as GB18030, which accepts most of it as nonsense.
 */
export function isDamagedUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let broken = 0;
  /** Where the broken place ends that was counted last: one wrong byte breaks a whole sequence. */
  let end = 0;
  for (let i = 0; i < bytes.length;) {
    const size = sequenceLength(bytes[i] ?? 0);
    let whole = size > 0;
    for (let k = 1; k < size && whole; k++) whole = ((bytes[i + k] ?? 0) & 0xc0) === 0x80;
    // Two bytes pass by chance, but seldom alone between letters of ASCII.
    if (whole && (size >= 3 || (size === 2 && isAlone(bytes, i)))) good++;
    else if (!whole && i >= end) {
      broken++;
      end = i + 3;
    }
    i += whole ? size : 1;
  }
  return broken > 0 && broken <= (good + broken) * DAMAGE;
}

function isAlone(bytes: Uint8Array, at: number): boolean {
  return (bytes[at - 1] ?? 0) < 0x80 && (bytes[at + 2] ?? 0) < 0x80;
}

/** Bytes of the UTF-8 sequence that this one leads; 0 = none. */
export function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}
