/**
 * Takes the compression off the body of an answer. What the first bytes say counts, not what was declared:
 * repositories and the proxies before them declare gzip and send plain text, deflate or brotli, compress
 * twice, declare nothing, or break off in the middle. Whatever differs from what was declared leaves a flag.
 */
import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';
import { MalformedXml } from './xml-errors.ts';

/** Most that one page may hold once decoded. */
export const MAX_PAGE_BYTES = 64 * 1024 * 1024;

/** `bare`: deflate without the head that it should have (RFC 1950), as some servers send it. */
type Coding = 'gzip' | 'deflate' | 'bare' | 'br' | 'zstd';

/** Compressions upon each other that are taken off. */
const MOST_LAYERS = 3;

const CODINGS: Readonly<Record<Coding, (bytes: Uint8Array, whole: boolean) => Buffer>> = {
  gzip: (bytes, whole) => gunzipSync(bytes, zlib(whole)),
  deflate: (bytes, whole) => inflateSync(bytes, zlib(whole)),
  bare: (bytes, whole) => inflateRawSync(bytes, zlib(whole)),
  br: (bytes, whole) =>
    brotliDecompressSync(bytes, {
      maxOutputLength: MAX_PAGE_BYTES,
      ...(whole ? {} : { finishFlush: constants.BROTLI_OPERATION_FLUSH }),
    }),
  zstd: (bytes, whole) =>
    zstdDecompressSync(bytes, {
      maxOutputLength: MAX_PAGE_BYTES,
      ...(whole ? {} : { finishFlush: constants.ZSTD_e_flush }),
    }),
};

/** As much as there is of what breaks off. */
function zlib(whole: boolean): { maxOutputLength: number; finishFlush?: number } {
  return {
    maxOutputLength: MAX_PAGE_BYTES,
    ...(whole ? {} : { finishFlush: constants.Z_SYNC_FLUSH }),
  };
}

export interface Decompressed {
  readonly pieces: readonly Uint8Array[];
  /** `compression-misdeclared`, `gzip-undeclared`, `compression-cut`; empty = as declared. */
  readonly flags: readonly string[];
}

/**
 * @param received the body in pieces, as it came
 * @param declared Content-Encoding of the answer; '' = none
 * @throws RangeError when it inflates beyond `MAX_PAGE_BYTES`
 * @throws MalformedXml when it is compressed in no way that is known
 */
export function decompressed(received: readonly Uint8Array[], declared: string): Decompressed {
  const named = codingsIn(declared);
  const flags = new Set<string>();
  let pieces = received;
  let layers = 0;
  for (; layers < MOST_LAYERS; layers++) {
    const head = beginningOf(pieces);
    const marked = codingOf(head);
    const said = named[layers];
    if (marked === undefined && (said === undefined || isText(head))) break;
    const bytes = Buffer.concat(pieces);
    const coding =
      marked ?? [said, ...UNMARKED].find((one) => one !== undefined && isOf(one, bytes));
    if (coding === undefined) throw unreadable(said, bytes);
    if (said === undefined) flags.add('gzip-undeclared');
    else if (coding !== said && !(coding === 'bare' && said === 'deflate'))
      flags.add('compression-misdeclared');
    pieces = [inflated(coding, bytes, flags)];
  }
  if (layers < named.length) flags.add('compression-misdeclared');
  return { pieces, flags: [...flags] };
}

/** What has no mark is tried, whatever was declared. */
const UNMARKED: readonly Coding[] = ['br', 'bare'];

/** Whether bytes without a mark give text when they are read by this coding, as far as they go. */
function isOf(coding: Coding, bytes: Buffer): boolean {
  try {
    const begin = CODINGS[coding](bytes, false);
    return begin.length > 0 && (isText(beginningOf([begin])) || codingOf(begin) !== undefined);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return false;
  }
}

/** What breaks off may yet be whole as XML: often only a checksum is missing. */
function inflated(coding: Coding, bytes: Buffer, flags: Set<string>): Buffer {
  try {
    return CODINGS[coding](bytes, true);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    flags.add('compression-cut');
  }
  try {
    return CODINGS[coding](bytes, false);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw unreadable(coding, bytes, error);
  }
}

function unreadable(coding: Coding | undefined, bytes: Buffer, cause?: unknown): MalformedXml {
  return new MalformedXml(
    `回答说是压缩过的（${coding ?? ''}），却解不开，收到 ${bytes.length} 字节`,
    { cause },
  );
}

/** Content-Encoding in the order in which it is to be taken off. */
function codingsIn(declared: string): readonly Coding[] {
  return declared
    .toLowerCase()
    .split(',')
    .map((name) => name.trim().replace(/^x-/, ''))
    .filter((name): name is Coding => Object.hasOwn(CODINGS, name))
    .reverse();
}

/** By its mark; deflate and brotli have none that is sure. */
function codingOf(head: Uint8Array): Coding | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) return 'zstd';
  return isZlib(head) ? 'deflate' : undefined;
}

/** RFC 1950: the method is 8 and the first two bytes are a multiple of 31. Neither is XML. */
function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  return first === 0x78 && ((first << 8) | second) % 31 === 0;
}

/** Whether an answer that nobody compressed may begin so: with a mark of order, a `<`, or words in ASCII. */
function isText(head: Uint8Array): boolean {
  const [first = 0x3c, second] = head;
  if ((first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe)) return true;
  if (first === 0xef && second === 0xbb) return true;
  if (head.find((byte) => byte > 0x20) === 0x3c) return true;
  return head.every(
    (byte) => (byte >= 0x20 && byte < 0x7f) || [0x09, 0x0a, 0x0c, 0x0d].includes(byte),
  );
}

const HEAD_BYTES = 64;

function beginningOf(pieces: readonly Uint8Array[]): Uint8Array {
  const first = pieces.findIndex((piece) => piece.length > 0);
  const few = pieces.slice(Math.max(0, first), first + 4);
  return Buffer.concat(few).subarray(0, HEAD_BYTES);
}
