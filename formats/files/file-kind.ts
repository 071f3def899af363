/**
 * What a file is, by its first bytes, so that one that cannot be imported is told by its kind and nothing of
 * it is stored or set aside. ISO 2709 is known by what no other text has: a directory that ends in 1E.
 */
import { PortalError } from '../../catalogue/errors.ts';
import { utf16Of } from '../xml/decode.ts';

/** The file is none of the kinds that can be imported, or cannot be opened. */
export class FileUnreadable extends PortalError {
  readonly code = 'FILE_UNREADABLE';
  readonly why: FileFault;

  constructor(message: string, why: FileFault = 'kind', options?: { cause?: unknown }) {
    super(message, options);
    this.why = why;
  }
}

/** `kind`: it is something else, or nothing. */
export type FileFault = 'kind' | 'empty' | 'locked' | 'damaged' | 'too-large' | 'encoding';

export interface FileKind {
  readonly kind: 'iso2709' | 'xml';
  /** Of a file that is written in two bytes a character. */
  readonly utf16: 'utf-16le' | 'utf-16be' | undefined;
}

export const IMPORTABLE =
  '能导入的有：ISO 2709（.mrc、.iso）、MARCXML、OAI-PMH 回答和 OAI 静态仓储（.xml）';

/** Beginnings of files that people take for records, as Latin-1. */
const BEGINNINGS: readonly (readonly [beginning: string, what: string])[] = [
  ['\xd0\xcf\x11\xe0', '旧式 Office 文件（xls、doc）'],
  ['%PDF', 'PDF'],
  ['\x1f\x8b', 'gzip 压缩文件，请先解压'],
  ['BZh', 'bzip2 压缩文件，请先解压'],
  ['\xfd7zXZ', 'xz 压缩文件，请先解压'],
  ['7z\xbc\xaf', '7z 压缩包，请先解压'],
  ['Rar!', 'RAR 压缩包，请先解压'],
  ['SQLite format 3', 'SQLite 数据库'],
  ['\x89PNG', '图片'],
  ['\xff\xd8\xff', '图片'],
  ['GIF8', '图片'],
  ['II*\0', '图片'],
  ['MM\0*', '图片'],
  ['RIFF', '影音文件'],
  ['{\\rtf', 'RTF 文档'],
];
/** Of a ZIP by what it holds. */
const ZIPS: readonly (readonly [member: string, what: string])[] = [
  ['xl/', 'Excel 表格（xlsx）'],
  ['word/', 'Word 文档（docx）'],
  ['opendocument.spreadsheet', '电子表格（ods）'],
  ['', 'ZIP 压缩包，请先解压'],
];

/** Kinds of text, once none of the above; tried in this order. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^=(?:LDR|\d{3})\s/m, 'MARCMaker 文本（.mrk），请用 MarcEdit 转成 .mrc'],
  [/^\d{9} (?:LDR|FMT|\d{3})[^\n]{0,3} L /m, 'Aleph 顺序格式，请导出为 ISO 2709 或 MARCXML'],
  [/^(?:LDR|LEADER|000)\s+\d{5}/m, 'MARC 的文本清单，请导出为 ISO 2709 或 MARCXML'],
  [/^TY {2}- /m, 'RIS 文献清单'],
  [/^@\w+\s*\{/, 'BibTeX 文献清单'],
  [/^%[0A-Z] /, 'EndNote 文献清单'],
  [/^[[{]/, 'JSON'],
  [/^[^\n\t]*\t[^\n]*\n[^\n\t]*\t/, '制表符分隔的表格'],
  [/^[^\n,;，]*[,;，][^\n]*(?:\n[^\n,;，]*[,;，]|$)/, '逗号分隔的表格（CSV）'],
];

export const HTML = '网页（HTML）';

/** What no text has, but for the separators of ISO 2709 and the end of file of DOS. */
const CONTROL = /[\0-\x08\x0e-\x19\x1b\x1c\x7f]/g;
/** Share of them from which something is no text; of random bytes a tenth is. */
const NO_TEXT = 0.02;

/** Tag, length and starting position of fields, and the end of the directory; lengths may be anything. */
const DIRECTORY = /[\dA-Za-z]{3}[\d ]{9}\x1e/;
/** A whole or broken leader with a directory that was cut, or a record without lengths. */
const LOOSE_DIRECTORY = /^[\d ]{5}[^\x1d-\x1f]{19}[\dA-Za-z]{3}[^\x1d]{9}/;

/**
 * @param head the beginning of the file, as much as is needed to meet a whole record
 * @throws FileUnreadable
 */
export function fileKind(head: Uint8Array, name: string): FileKind {
  const seen = seenIn(head);
  if (seen.kind === 'iso2709' || seen.kind === 'xml') return { kind: seen.kind, utf16: seen.utf16 };
  if (seen.kind === 'empty')
    throw new FileUnreadable(`文件 ${name} 是空的，没有可以导入的记录。${IMPORTABLE}`, 'empty');
  throw noneOf(name, 'what' in seen ? seen.what : undefined);
}

/** What a beginning looks like; `what` in words, where it is known. */
export type Seen =
  | FileKind
  | { readonly kind: 'empty' }
  | { readonly kind: 'binary' | 'text'; readonly what: string | undefined };

export function seenIn(head: Uint8Array): Seen {
  const utf16 = utf16Of(head);
  const bytes =
    utf16 === undefined ? head : new TextEncoder().encode(new TextDecoder(utf16).decode(head));
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const text = latin.replace(/^\xef\xbb\xbf/, '').replace(/^[\s\0\x1a]+/, '');
  if (text === '') return { kind: 'empty' };
  const binary = utf16 === undefined ? binaryOf(latin) : undefined;
  if (binary !== undefined) return { kind: 'binary', what: binary };
  if (/^(?:<!doctype\s+html|<html[\s>])/i.test(text)) return { kind: 'text', what: HTML };
  if (text.startsWith('<')) return { kind: 'xml', utf16 };
  if (DIRECTORY.test(text) || (text.includes('\x1e') && LOOSE_DIRECTORY.test(text)))
    return { kind: 'iso2709', utf16 };
  const beginning = text.slice(0, 20_000);
  const isText = (beginning.match(CONTROL)?.length ?? 0) <= beginning.length * NO_TEXT;
  const known = isText ? TEXTS.find(([pattern]) => pattern.test(beginning)) : undefined;
  return { kind: isText ? 'text' : 'binary', what: known?.[1] };
}

function binaryOf(head: string): string | undefined {
  if (/^PK[\x01-\x08]{2}/.test(head)) return ZIPS.find(([member]) => head.includes(member))?.[1];
  if (head.slice(257, 262) === 'ustar') return 'tar 包，请先解开';
  return BEGINNINGS.find(([beginning]) => head.startsWith(beginning))?.[1];
}

function noneOf(name: string, what: string | undefined): FileUnreadable {
  const told = what === undefined ? '其中没有 MARC 记录' : `看起来是：${what}`;
  return new FileUnreadable(
    `文件 ${name} 不是可以导入的文件：${told}。${IMPORTABLE}。什么也没有存下`,
  );
}
