/**
 * ISO 2709 as libraries really export it: CNMARC and MARC21 in UTF-8, GBK or GB18030, with line ends
 * between the records, and with lengths in leader and directory that were true in another encoding.
 * So lengths are not believed: records end at 1D, fields at 1E, and directory entries say only, in the
 * order of their starting positions, which tag each field has.
 */
import { hasIllegal, withoutIllegal } from '../xml/repair.ts';
import { escapeXml } from '../xml/xml.ts';

const RECORD_END = 0x1d;
const FIELD_END = '\u001e';
const SUBFIELD = '\u001f';
const LEADER_LENGTH = 24;
const ENTRY_LENGTH = 12;
const MAX_RECORD_BYTES = 5 * 1024 * 1024;

/** One record of a file, or why it is none. */
export type ImportedRecord =
  | {
      readonly kind: 'record';
      /** Control number, 001; null when it has none. */
      readonly identifier: string | null;
      /** ISO 8601, from 005; null when it does not tell. */
      readonly datestamp: string | null;
      readonly deleted: boolean;
      /** MARCXML slim, or the payload as it stood in an XML file. */
      readonly xml: string;
      readonly flags: readonly string[];
      /** The bytes as they stood in the file. */
      readonly raw: Uint8Array;
    }
  | {
      readonly kind: 'unreadable';
      readonly identifier: string | null;
      readonly code: string;
      readonly message: string;
      readonly raw: Uint8Array;
    };

/** @param pieces the file in pieces, in order */
export async function* readIso2709(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<ImportedRecord> {
  const decoder = new Decoder();
  let rest = Buffer.alloc(0);
  let number = 0;
  for await (const piece of pieces) {
    rest = Buffer.concat([rest, piece]);
    let start = 0;
    for (
      let end = rest.indexOf(RECORD_END, start);
      end >= 0;
      end = rest.indexOf(RECORD_END, start)
    ) {
      yield readRecord(rest.subarray(start, end + 1), ++number, decoder);
      start = end + 1;
    }
    rest = Buffer.from(rest.subarray(start));
    if (rest.length > MAX_RECORD_BYTES) {
      yield unreadable(
        rest,
        'RECORD_TOO_LARGE',
        `第 ${number + 1} 条之后 5 MB 内没有记录结束符（1D）`,
      );
      return;
    }
  }
  if (trimmed(rest).length > 0)
    yield unreadable(
      rest,
      'RECORD_CUT_SHORT',
      `文件结尾不完整：第 ${number + 1} 条没有记录结束符（1D）`,
    );
}

/**
 * Text of records by the encoding of the file: UTF-8 if it passes, else GB18030, which GBK is a part of.
 * A short GBK record may pass as UTF-8 by chance; once the file is known to be GBK it is not asked again.
 */
class Decoder {
  #label: 'utf-8' | 'gb18030' = 'utf-8';

  decode(bytes: Uint8Array): string | undefined {
    const other = this.#label === 'utf-8' ? 'gb18030' : 'utf-8';
    for (const label of [this.#label, other] as const) {
      try {
        const text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
        this.#label = label;
        return text;
      } catch {
        // The other encoding is tried.
      }
    }
    return undefined;
  }
}

function readRecord(bytes: Uint8Array, number: number, decoder: Decoder): ImportedRecord {
  const raw = trimmed(bytes);
  const head = Buffer.from(raw).toString('latin1');
  const leader = head.slice(0, LEADER_LENGTH);
  if (!/^[\d ]{5}[\x20-\x7e]{19}$/.test(leader))
    return unreadable(
      raw,
      'RECORD_MALFORMED',
      `第 ${number} 条的头标不合 ISO 2709：“${printable(leader)}”`,
    );
  if (head.includes('\u001b'))
    return unreadable(
      raw,
      'ENCODING_UNKNOWN',
      `第 ${number} 条用 MARC-8 编码（有转义符 1B），请改用 UTF-8 导出`,
    );
  const text = decoder.decode(raw);
  if (text === undefined)
    return unreadable(
      raw,
      'RECORD_BYTES_DAMAGED',
      `第 ${number} 条的字节既不是 UTF-8 也不是 GB18030`,
    );
  const tags = directoryTags(head.slice(LEADER_LENGTH, head.indexOf(FIELD_END)));
  // Leader and directory are ASCII: as many characters as bytes.
  const fields = text
    .slice(text.indexOf(FIELD_END) + 1)
    .replace(/\u001d\s*$/, '')
    .split(FIELD_END);
  if (fields.at(-1)?.trim() === '') fields.pop();
  if (tags === undefined || tags.length === 0 || tags.length !== fields.length)
    return unreadable(
      raw,
      'RECORD_MALFORMED',
      tags === undefined
        ? `第 ${number} 条的目次不合 ISO 2709`
        : `第 ${number} 条的目次有 ${tags.length} 项，字段却有 ${fields.length} 个`,
    );
  const pairs = tags.map((tag, i) => [tag, fields[i] ?? ''] as const);
  const value = (tag: string): string | undefined =>
    pairs.find(([own]) => own === tag)?.[1].trim() || undefined;
  return {
    kind: 'record',
    identifier: value('001') ?? null,
    datestamp: stampOf(value('005')),
    deleted: leader.charAt(5) === 'd',
    xml: marcXml(leader, pairs),
    flags: hasIllegal(text.replace(/[\u001d-\u001f]/g, '')) ? ['characters-removed'] : [],
    raw,
  };
}

/** Tags in the order of their starting positions; undefined when it is no directory. */
function directoryTags(directory: string): string[] | undefined {
  if (directory.length % ENTRY_LENGTH !== 0) return undefined;
  const entries: { tag: string; start: number; at: number }[] = [];
  for (let at = 0; at < directory.length; at += ENTRY_LENGTH) {
    const tag = directory.slice(at, at + 3);
    const start = Number(directory.slice(at + 7, at + ENTRY_LENGTH));
    if (!/^[\dA-Za-z]{3}$/.test(tag)) return undefined;
    entries.push({ tag, start: Number.isNaN(start) ? at : start, at });
  }
  const isOrdered = new Set(entries.map(({ start }) => start)).size === entries.length;
  if (isOrdered) entries.sort((a, b) => a.start - b.start);
  return entries.map(({ tag }) => tag);
}

function marcXml(
  leader: string,
  fields: readonly (readonly [tag: string, text: string])[],
): string {
  const body = fields.map(([tag, text]) => {
    if (/^00\d$/.test(tag)) return `<controlfield tag="${tag}">${xmlText(text)}</controlfield>`;
    const [indicators = '', ...subfields] = text.split(SUBFIELD);
    const [ind1, ind2] = [indicators.charAt(0) || ' ', indicators.charAt(1) || ' '];
    const inside = subfields
      .filter((subfield) => subfield !== '')
      .map((subfield) => {
        const [code = ''] = subfield;
        return `<subfield code="${xmlText(code)}">${xmlText(subfield.slice(code.length))}</subfield>`;
      });
    return `<datafield tag="${tag}" ind1="${xmlText(ind1)}" ind2="${xmlText(ind2)}">${inside.join('')}</datafield>`;
  });
  // Lengths mean nothing in XML, and differ with the encoding: zeros, as is the custom.
  const bare = `00000${leader.slice(5, 12)}00000${leader.slice(17)}`;
  return `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>${xmlText(bare)}</leader>${body.join('')}</record>`;
}

/** Without what XML cannot hold; that there was some is flagged where the record is read. */
function xmlText(text: string): string {
  return escapeXml(withoutIllegal(text));
}

function stampOf(field: string | undefined): string | null {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(field ?? '');
  if (found === null) return null;
  const [, year, month, day, hour, minute, second] = found;
  const stamp = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  return Number.isNaN(Date.parse(stamp)) ? null : stamp;
}

/** Without the byte order mark, line ends and blanks that stand between records. */
function trimmed(bytes: Uint8Array): Uint8Array {
  let start = 0;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3;
  while (start < bytes.length && [0x0a, 0x0d, 0x20, 0x1a, 0x00].includes(bytes[start] ?? -1))
    start++;
  return bytes.subarray(start);
}

function unreadable(raw: Uint8Array, code: string, message: string): ImportedRecord {
  return { kind: 'unreadable', identifier: null, code, message, raw };
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '·');
}
