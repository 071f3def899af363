/**
 * Bytes to text, never in silence: whatever was needed beyond reading strict UTF-8 leaves a flag.
 *
 * The order matters. Chinese UTF-8 nearly always passes as GB18030, while GBK text of six or more
 * characters never passes as UTF-8; so UTF-8 is tried first, whatever was declared.
 */
export interface DecodedPage {
  /** Undefined when single places are damaged: then only records alone can be decoded. */
  readonly text: string | undefined;
  /** The bytes, and the label that they were read by. */
  readonly bytes: Uint8Array;
  readonly label: string;
  readonly flags: readonly string[];
}

/**
 * @param contentType header of the answer, for a last hint
 * @returns undefined when no known encoding reads the bytes
 */
export function decodePage(bytes: Uint8Array, contentType: string): DecodedPage | undefined {
  const flags: string[] = [];
  const head = Buffer.from(bytes.subarray(0, 300)).toString('latin1');
  const declared = /<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  const header = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1];
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe)) {
    const label = bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le';
    const text = strictly(bytes, label);
    return text === undefined ? undefined : { text, bytes, label, flags };
  }
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== undefined) {
    if (declared !== undefined && !/^utf-?8$/i.test(declared)) flags.push('charset-misdeclared');
    return { text: utf8, bytes, label: 'utf-8', flags };
  }
  if (isDamagedUtf8(bytes))
    return { text: undefined, bytes, label: 'utf-8', flags: [...flags, 'bytes-damaged'] };
  for (const [given, flag] of [
    [declared, undefined],
    [header, 'charset-from-header'],
    ['gb18030', 'charset-guessed'],
  ] as const) {
    if (given === undefined) continue;
    // The labels gbk and gb2312 reject the four-byte forms that GB18030 has.
    const label = /^gb/i.test(given) ? 'gb18030' : given;
    const text = strictly(bytes, label);
    if (text === undefined) continue;
    return { text, bytes, label, flags: flag === undefined ? flags : [...flags, flag] };
  }
  return undefined;
}

/** Share of broken sequences up to which a page is UTF-8 with damage and not another encoding. */
const DAMAGE = 0.1;

/**
 * True for UTF-8 with a few broken places. Text in another encoding breaks at nearly every character
 * beyond ASCII, and damaged UTF-8 must not be read as GB18030, which accepts most of it as nonsense.
 */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0;
    const size =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0;
    let whole = size > 0;
    for (let k = 1; k < size && whole; k++) whole = ((bytes[i + k] ?? 0) & 0xc0) === 0x80;
    if (size !== 1) {
      if (whole) good++;
      else broken++;
    }
    i += whole ? size : 1;
  }
  return broken > 0 && broken <= (good + broken) * DAMAGE;
}

function strictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // Unknown label or bytes that it cannot have: the next one on the ladder is tried.
    return undefined;
  }
}
