/** Writes ISO 2709 for tests, also as badly as the programs of libraries do. */
import { encodeGb18030 } from '../../demo/gb18030.ts';

export interface IsoField {
  readonly tag: string;
  /** With indicators and 1F before each subfield; of control fields the value. */
  readonly text: string;
}

export interface IsoOptions {
  /** `latin1`: each character is the byte of its number, for whatever the test spells out itself. */
  readonly encoding?: 'utf-8' | 'gb18030' | 'latin1';
  readonly leader?: string;
  /** Writes lengths as if each character beyond ASCII were one byte. */
  readonly wrongLengths?: boolean;
}

/** A data field: `field('200', '1 ', 'a题名', 'f责任者')`. */
export function field(tag: string, indicators: string, ...subfields: string[]): IsoField {
  return { tag, text: `${indicators}${subfields.map((one) => `\u001f${one}`).join('')}` };
}

export function isoRecord(fields: readonly IsoField[], options: IsoOptions = {}): Buffer {
  const { encoding = 'utf-8', leader = '     nam0 22     0  450 ', wrongLengths = false } = options;
  const encode = (text: string): Buffer =>
    encoding === 'gb18030' ? gb18030(text) : Buffer.from(text, encoding);
  const bodies = fields.map(({ text }) => encode(`${text}\u001e`));
  let start = 0;
  const directory = fields.map(({ tag, text }, i) => {
    const length = wrongLengths ? text.length + 1 : (bodies[i]?.length ?? 0);
    const entry = `${tag}${pad(length, 4)}${pad(start, 5)}`;
    start += length;
    return entry;
  });
  const base = 24 + directory.length * 12 + 1;
  const whole = base + start + 1;
  const head = `${pad(whole, 5)}${leader.slice(5, 12)}${pad(base, 5)}${leader.slice(17)}`;
  return Buffer.concat([
    Buffer.from(`${head}${directory.join('')}\u001e`, 'latin1'),
    ...bodies,
    Buffer.from('\u001d'),
  ]);
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0').slice(-width);
}

/** 𠮷 is the one character outside the two-byte part that the tests use. */
function gb18030(text: string): Buffer {
  const parts = text.split('𠮷').map((part) => encodeGb18030(part));
  return Buffer.concat(
    parts.flatMap((part, i) => (i === 0 ? [part] : [Buffer.from([0x95, 0x34, 0xb2, 0x35]), part])),
  );
}
