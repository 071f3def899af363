/**
 * OAI items made of what a file held, so that from there on nothing knows the difference. The identifier is the
 * control number; what has none is known by its content. Two records of one number in one file are not one record:
 * the second is set aside.
 */
import { hash } from 'node:crypto';
import { messageOf } from '../catalogue/errors.ts';
import { withoutIllegal } from '../formats/xml/repair.ts';
import { escapeXml } from '../formats/xml/xml.ts';
import type { ImportedRecord } from '../formats/files/iso2709.ts';
import { readEnvelope } from './oai/page.ts';
import type { OaiItem } from './oai/page.ts';

const MOST_NAME_CHARS = 200;

export interface Wrapped {
  readonly item: OaiItem;
  readonly flags: readonly string[];
}

/** @param modified datestamp of records that have none of their own */
export function wrapper(source: string, modified: Date): (record: ImportedRecord) => Wrapped {
  const seen = new Map<string, string>();
  const fallback = `${modified.toISOString().slice(0, 19)}Z`;
  return (record) => {
    if (record.kind === 'unreadable') return { item: record, flags: [] };
    const digest = hash('sha256', record.xml);
    const own = record.identifier ?? `sha256:${digest.slice(0, 32)}`;
    const readable = visible(own);
    const identifier = /^[a-z][a-z\d+.-]*:/i.test(own) ? readable : `file:${source}:${readable}`;
    const before = seen.get(identifier);
    const isOther = before !== undefined && before !== digest;
    const setAside = (code: string, message: string): Wrapped => ({
      item: {
        kind: 'unreadable',
        identifier: isOther ? `${identifier}#${digest.slice(0, 8)}` : identifier,
        code,
        message,
        raw: record.raw,
      },
      flags: [],
    });
    if (!isOther) seen.set(identifier, digest);
    if (own !== readable)
      return setAside(
        'IDENTIFIER_UNREADABLE',
        `控制号“${readable}”里有控制字符或分隔符，或者太长，不能用来识别记录；请在原系统改正后再导入`,
      );
    if (isOther)
      return setAside(
        'DUPLICATE_IDENTIFIER',
        `控制号 ${own} 在文件中出现了不止一次，内容却不同；前一条已入库，这一条待核对`,
      );
    const status = record.deleted ? ' status="deleted"' : '';
    const metadata = record.deleted ? '' : `<metadata>${record.xml}</metadata>`;
    try {
      const page = readEnvelope(
        `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><GetRecord><record><header${status}><identifier>${escapeXml(identifier)}</identifier><datestamp>${escapeXml(withoutIllegal(record.datestamp ?? fallback))}</datestamp></header>${metadata}</record></GetRecord></OAI-PMH>`,
      );
      const [item] = [...page.items];
      return item === undefined
        ? setAside('RECORD_MALFORMED', '记录读不出来')
        : { item, flags: [...record.flags, ...page.flags] };
    } catch (error) {
      // Whatever it is, it is the fault of this one record.
      return setAside('RECORD_MALFORMED', `记录读不出来：${messageOf(error)}`);
    }
  };
}

/** A name in characters that can be seen, of a length that can be shown; the same when it is one. */
function visible(name: string): string {
  const seen = name.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufffd]/gu, (one) => {
    const code = one.charCodeAt(0);
    // ␟ and its like are pictures of the controls.
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '␦';
  });
  return seen.length > MOST_NAME_CHARS ? `${seen.slice(0, MOST_NAME_CHARS)}…` : seen;
}
