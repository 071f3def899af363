/**
 * From the bytes of an answer to its envelope, step by step: strictly first, then by
 * known repairs, each of which leaves a flag, then record by record.
 */
import { ForbiddenXml, MalformedXml } from '../../formats/xml/xml.ts';
import { decodePage } from '../../formats/xml/decode.ts';
import type { DecodedPage } from '../../formats/xml/decode.ts';
import { readEnvelope, readLargeEnvelope } from './page.ts';
import type { Envelope } from './page.ts';
import { cutAround, readMended, repair } from '../../formats/xml/repair.ts';
import { salvage } from './salvage.ts';

/** Beyond this a page is read twice rather than held as text and trees, which take ten times its bytes. */
const LARGE_PAGE_BYTES = 4 * 1024 * 1024;

/**
 * @param pieces the body, taken out of its compression
 * @param contentType header of the answer, for a last hint
 * @throws MalformedXml when nothing helps
 * @throws ForbiddenXml when it is refused for safety's sake
 */
export function readAnswer(pieces: readonly Uint8Array[], contentType: string): Envelope {
  return readLarge(pieces) ?? readWhole(Buffer.concat(pieces), contentType);
}

/** The first 16 000 bytes of an answer, as far as they can be read, to be shown to a person. */
export function beginning(received: readonly Uint8Array[], contentType: string): string {
  const head = Buffer.concat(received.slice(0, 2)).subarray(0, 16_000);
  return decodePage(head, contentType)?.text ?? head.toString('utf8');
}

/** Undefined when the page is small, or needs more than to be read strictly. */
function readLarge(pieces: readonly Uint8Array[]): Envelope | undefined {
  if (pieces.reduce((sum, piece) => sum + piece.length, 0) <= LARGE_PAGE_BYTES) return undefined;
  try {
    return readLargeEnvelope(pieces);
  } catch (error) {
    if (!(error instanceof MalformedXml) || error instanceof ForbiddenXml) throw error;
    return undefined;
  }
}

function readWhole(bytes: Uint8Array, contentType: string): Envelope {
  const decoded = decodePage(bytes, contentType);
  if (decoded === undefined) throw new MalformedXml('编码无法识别');
  const envelope = readPage(decoded);
  return { ...envelope, flags: [...decoded.flags, ...envelope.flags] };
}

/** Strictly; then with what stands around the XML cut off; then mended; then record by record. */
function readPage({ text, bytes, label }: DecodedPage): Envelope {
  if (text === undefined) return salvage(bytes, label);
  try {
    return readEnvelope(text);
  } catch (error) {
    if (!(error instanceof MalformedXml) || error instanceof ForbiddenXml) throw error;
  }
  const cut = cutAround(text);
  try {
    const { value, flags } = readMended(cut.text, readEnvelope);
    return { ...value, flags: [...cut.flags, ...flags, ...value.flags] };
  } catch (error) {
    if (!(error instanceof MalformedXml) || error instanceof ForbiddenXml) throw error;
    // What cannot be salvaged either is told by its first fault, which says more.
    try {
      const envelope = salvage(bytes, label);
      const { flags } = repair(cut.text);
      return { ...envelope, flags: [...cut.flags, ...flags, ...envelope.flags] };
    } catch (second) {
      throw second instanceof MalformedXml &&
        !(second instanceof ForbiddenXml) &&
        !/<\/(?:[\w.-]+:)?OAI-PMH\s*>/.test(text)
        ? second
        : error;
    }
  }
}

/** What is amiss when a web page came instead, by its title; undefined when it is none. */
export function webPage(text: string): string | undefined {
  const head = text.slice(0, 4_000);
  if (!/<html[\s>]/i.test(head)) return undefined;
  const title = /<title[^>]{0,200}>([^<]{0,200})/i.exec(head)?.[1]?.replace(/\s+/gu, ' ').trim();
  const named = title === undefined || title === '' ? '' : `，题为“${title}”`;
  return ASKS_LOGIN.test(text) || LOGIN_TITLE.test(title ?? '')
    ? `来的是一个网页${named}，要人登录才能进去：请对方让收割程序不经登录就能访问接口，或说明接口的新地址`
    : `来的是一个网页${named}，也许是登录页、出错页，或者地址不对`;
}

const ASKS_LOGIN = /<input[^<>]{0,200}\btype\s{0,9}=\s{0,9}["']?password\b/i;
const LOGIN_TITLE = /登[录錄入陆陸]|认证|認證|\b(?:log|sign)[ -]?(?:in|on)\b|\bauthenticat/i;
