/**
 * A file of text in whatever encoding it makes sense in – UTF-8, UTF-16, GB18030, Big5 and others – read piece by
 * piece. Which one is found out from its bytes: UTF-8 when all of it is, else what its beginning is plausible in.
 */
import { createReadStream } from 'node:fs';
import { guessEncoding, isDamagedUtf8 } from '../encoding/guess.ts';
import { utf16Of } from '../xml/decode.ts';
import { beginningOf } from './beginning.ts';
import { FileUnreadable } from './file-kind.ts';

export interface TextFile {
  /** Label of the encoding, as TextDecoder knows it. */
  readonly label: string;
  /** Its beginning, without the byte order mark. */
  readonly head: string;
  readonly pieces: () => AsyncGenerator<string>;
}

/** By which the encoding is known. */
const SAMPLE = 256 * 1024;
const HEAD = 64 * 1024;

/** Of those that can be guessed, what this platform can decode piece by piece. */
const DECODABLE = new Set(['gb18030', 'big5', 'windows-1252', 'euc-kr', 'euc-jp']);

/**
 * @param name what it is called in sentences
 * @throws FileUnreadable when no encoding makes sense
 */
export async function openText(file: string, name: string): Promise<TextFile> {
  const sample = await beginningOf(file, SAMPLE);
  const label = utf16Of(sample) ?? (await labelOf(file, sample));
  if (label === undefined)
    throw new FileUnreadable(
      `表格 ${name} 的编码认不出来，请另存为 UTF-8 的 CSV 或 .xlsx 再上传。`,
      'encoding',
    );
  const head = new TextDecoder(label).decode(sample, { stream: true }).slice(0, HEAD);
  return { label, head, pieces: () => piecesOf(file, label) };
}

async function labelOf(file: string, sample: Buffer): Promise<string | undefined> {
  if (await isUtf8(file)) return 'utf-8';
  // What is beyond the sample may be what is no UTF-8.
  if (isDamagedUtf8(sample)) return 'utf-8';
  const guess = guessEncoding(sample, { gb18030: 0.15 })?.encoding;
  if (guess !== undefined) return DECODABLE.has(guess) ? guess : undefined;
  return strictlyAll(sample, 'gb18030') ? 'gb18030' : undefined;
}

async function isUtf8(file: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of createReadStream(file))
      decoder.decode(piece as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function strictlyAll(bytes: Buffer, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

async function* piecesOf(file: string, label: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(label);
  for await (const piece of createReadStream(file))
    yield decoder.decode(piece as Buffer, { stream: true });
  yield decoder.decode();
}
