/**
 * Bytes that somebody sent, made fit to be looked at: as text, in which what cannot be seen has a sign, and as the
 * lines of a hexadecimal listing. Both are plain text for a view to escape.
 */

/** Signs of Unicode for controls: ␀ to ␟, and ␡. */
const CONTROL_SIGNS = 0x2400;
const DELETE = 0x7f;
const DELETE_SIGN = '␡';

/** First and last code points of what takes no room, or changes the direction of writing. */
const UNSEEN: readonly (readonly [number, number])[] = [
  [0x80, 0x9f],
  [0x61c, 0x61c],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfeff, 0xfeff],
];

/** UTF-8; what is none shows as �. */
export function textOf(raw: Uint8Array): string {
  return Array.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(raw), seen).join('');
}

function seen(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n' || character === '\t') return character;
  if (code < 0x20) return String.fromCharCode(CONTROL_SIGNS + code);
  if (code === DELETE) return DELETE_SIGN;
  const isUnseen = UNSEEN.some(([first, last]) => code >= first && code <= last);
  return isUnseen ? `〈U+${code.toString(16).toUpperCase().padStart(4, '0')}〉` : character;
}

const PER_LINE = 16;

/** `00000010  3c 72 65 …  |<re…|` */
export function hexLines(raw: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < raw.length; at += PER_LINE) {
    const bytes = [...raw.subarray(at, at + PER_LINE)];
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const seen = bytes
      .map((byte) => (byte >= 0x20 && byte < DELETE ? String.fromCharCode(byte) : '.'))
      .join('');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${hex.padEnd(3 * PER_LINE - 1)}  |${seen}|`);
  }
  return lines.join('\n');
}
