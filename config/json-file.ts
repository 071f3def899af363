/**
 * Reads a file of settings: its encoding first, then its JSON, and tells in one Chinese sentence why it
 * cannot be read. Keys that begin with `//` are comments and dropped.
 */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { jsonFault } from './json-fault.ts';
import { shownLine } from './secrets.ts';

/** @returns the content, or undefined with a line in `faults` */
export function readJsonFile(
  file: string,
  faults: string[],
): { readonly content: unknown } | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    faults.push(`${file}：${whyUnread(error)}`);
    return undefined;
  }
  const encoding = wrongEncoding(bytes);
  if (encoding !== undefined) {
    faults.push(`${file}：${encoding}`);
    return undefined;
  }
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  try {
    return { content: withoutComments(JSON.parse(text)) };
  } catch {
    faults.push(`${file}：不是合法的 JSON，${placed(text)}`);
    return undefined;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件',
  EACCES: '没有读它的权限',
  EPERM: '没有读它的权限',
  EISDIR: '是一个目录',
};

/** Why a file cannot be read, in Chinese; the system's own code only where there is no sentence for it. */
export function whyUnread(error: unknown): string {
  const { code = '未知原因' } = error as NodeJS.ErrnoException;
  const reason = REASONS[code];
  return reason === undefined ? `读不到文件（${code}）` : `读不到文件：${reason}`;
}

const SAVE_ANEW = '请在编辑器里另存为 UTF-8';

function wrongEncoding(bytes: Buffer): string | undefined {
  const isMarked = bytes.length >= 2 && [0xfffe, 0xfeff].includes(bytes.readUInt16BE());
  if (isMarked || bytes.includes(0))
    return `是 UTF-16 编码（Windows 记事本的“Unicode”），${SAVE_ANEW}`;
  if (isUtf8(bytes)) return undefined;
  const before = bytes.toString('utf8').split('\uFFFD', 1)[0] ?? '';
  const line = before.split('\n').length;
  return isGb18030(bytes)
    ? `第 ${line} 行不是 UTF-8，像是 GBK（GB18030）编码，${SAVE_ANEW}`
    : `第 ${line} 行有不是 UTF-8 的字节，${SAVE_ANEW}`;
}

function isGb18030(bytes: Buffer): boolean {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Line and column (in characters), what was wanted, and the line itself without secrets. */
function placed(text: string): string {
  if (text.trim() === '') return '文件是空的';
  const fault = jsonFault(text);
  if (fault === undefined) return '原因不明';
  const before = text.slice(0, fault.at).split('\n');
  const column = Array.from(before.at(-1) ?? '').length + 1;
  return `第 ${before.length} 行第 ${column} 列：${fault.sentence}。这一行是：${shownLine(text, fault.at)}`;
}

/** Drops keys that begin with `//`, at every depth. */
function withoutComments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutComments);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith('//'))
      .map(([key, inner]) => [key, withoutComments(inner)]),
  );
}
