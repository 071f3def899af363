/**
 * Bytes to text, never in silence: whatever was needed beyond reading strict UTF-8 leaves a flag.
 *
 * The order matters. Chinese UTF-8 nearly always passes as GB18030, while GBK text of six or more
 * characters never passes as UTF-8; so UTF-8 is tried first, whatever was declared.
 */
import { gunzipSync } from 'node:zlib';

/** Most that one page may hold once decoded (DESIGN 4.13). */
export const MAX_PAGE_BYTES = 64 * 1024 * 1024;

export interface DecodedPage {
  readonly text: string;
  readonly flags: readonly string[];
}

/**
 * @param contentType header of the answer, for a last hint
 * @returns undefined when no known encoding reads the bytes strictly
 * @throws RangeError when the page inflates beyond `MAX_PAGE_BYTES`
 */
export function decodePage(bytes: Uint8Array, contentType: string): DecodedPage | undefined {
  const flags: string[] = [];
  let plain = bytes;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    plain = gunzipSync(bytes, { maxOutputLength: MAX_PAGE_BYTES });
    flags.push('gzip-undeclared');
  }
  const head = new TextDecoder('latin1').decode(plain.subarray(0, 200));
  const declared = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  const header = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1];
  if ((plain[0] === 0xfe && plain[1] === 0xff) || (plain[0] === 0xff && plain[1] === 0xfe)) {
    const text = strictly(plain, plain[0] === 0xfe ? 'utf-16be' : 'utf-16le');
    return text === undefined ? undefined : { text, flags };
  }
  const utf8 = strictly(plain, 'utf-8');
  if (utf8 !== undefined) {
    if (declared !== undefined && !/^utf-?8$/i.test(declared)) flags.push('charset-misdeclared');
    return { text: utf8, flags };
  }
  for (const [label, flag] of [
    [declared, undefined],
    [header, 'charset-from-header'],
    ['gb18030', 'charset-guessed'],
  ] as const) {
    if (label === undefined) continue;
    // The labels gbk and gb2312 reject the four-byte forms that GB18030 has.
    const text = strictly(plain, /^gb/i.test(label) ? 'gb18030' : label);
    if (text === undefined) continue;
    return { text, flags: flag === undefined ? flags : [...flags, flag] };
  }
  return undefined;
}

function strictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // Unknown label or bytes that it cannot have: the next one on the ladder is tried.
    return undefined;
  }
}
