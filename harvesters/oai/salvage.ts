/**
 * The last resort for a page that is whole but not well-formed: its records are cut apart by bytes, each
 * is decoded and parsed alone, and only those that cannot be read are set aside. Works on bytes, so that
 * what is set aside is what was received.
 */
import { decodeRecord } from '../../formats/xml/decode.ts';
import { MalformedXml } from '../../formats/xml/xml.ts';
import { readEnvelope } from './page.ts';
import type { Envelope, OaiItem } from './page.ts';
import { repair } from '../../formats/xml/repair.ts';

/** A record of the envelope begins with its header; payloads called `record` do not. */
const RECORD_START = /<((?:[\w.-]{1,64}:)?)record(?=[\s>])[^<>]{0,2000}>\s*<\1header[\s>]/g;
const ROOT_END = /<\/(?:[\w.-]{1,64}:)?OAI-PMH\s*>/;
const ROOT_START = /<(?:[\w.-]{1,64}:)?OAI-PMH(?=[\s>])[^<>]{0,8000}>/;
const LIST_START = /<((?:[\w.-]{1,64}:)?)(ListRecords|GetRecord)(?=[\s>])[^<>]{0,8000}>/;
const IDENTIFIER = /<(?:[\w.-]{1,64}:)?identifier[^<>]{0,500}>([^<]{1,2000})</;
const TOKEN = /<(?:[\w.-]{1,64}:)?resumptionToken(?=[\s/>])[^<>]{0,2000}(?:\/>|>([^<]{0,8000})<)/;
const RESPONSE_DATE =
  /<(?:[\w.-]{1,64}:)?responseDate>[^<]{1,100}<\/(?:[\w.-]{1,64}:)?responseDate>/;

/**
 * @param label encoding of the page
 * @throws MalformedXml when the page is cut short or holds no records to cut apart
 */
export function salvage(bytes: Uint8Array, label: string): Envelope {
  // One character a byte: positions in this text are positions in the bytes.
  const latin = Buffer.from(bytes).toString('latin1');
  if (!ROOT_END.test(latin)) throw new MalformedXml('回答不完整：没有结束的 </OAI-PMH>');
  const root = ROOT_START.exec(latin);
  const list = LIST_START.exec(latin);
  if (root === null || list === null) throw new MalformedXml('回答不是格式正确的 XML');
  const starts = [...latin.matchAll(RECORD_START)].map((match) => match.index);
  if (starts.length === 0)
    throw new MalformedXml('回答不是格式正确的 XML，也找不到可以单独读取的记录');
  const [, prefix = '', verb = ''] = list;
  const listEnd = latin.lastIndexOf(`</${prefix}${verb}`);
  const end = listEnd > (starts.at(-1) ?? 0) ? listEnd : latin.length;
  const date = RESPONSE_DATE.exec(latin)?.[0] ?? '';
  const rootName = /^<([\w.:-]+)/.exec(root[0])?.[1] ?? 'OAI-PMH';
  const shell = (inside: string): string =>
    `${root[0]}${date}${list[0]}${inside}</${prefix}${verb}></${rootName}>`;
  const items = starts.map((start, i): OaiItem => {
    const from = latin.slice(start, starts[i + 1] ?? end);
    const close = from.lastIndexOf(`</${prefix}record`);
    const closed = close < 0 ? from : from.slice(0, from.indexOf('>', close) + 1);
    return readOne(Buffer.from(closed, 'latin1'), label, shell);
  });
  const tail = latin.slice(starts.at(-1) ?? 0);
  const token = TOKEN.exec(tail)?.[1];
  const after = readEnvelope(
    shell(
      token === undefined ? '' : `<${prefix}resumptionToken>${token}</${prefix}resumptionToken>`,
    ),
  );
  return {
    ...after,
    items,
    identifiers: items.map(({ identifier }) => identifier),
    flags: [...after.flags, 'salvaged'],
  };
}

function readOne(raw: Buffer, label: string, shell: (inside: string) => string): OaiItem {
  const setAside = (code: string, message: string): OaiItem => ({
    kind: 'unreadable',
    identifier: IDENTIFIER.exec(raw.toString('latin1'))?.[1]?.trim() ?? null,
    code,
    message,
    raw,
  });
  const text = decodeRecord(raw, label);
  if (typeof text !== 'string') return setAside(text.code, text.message);
  for (const attempt of [text, repair(text).text]) {
    try {
      const [item] = [...readEnvelope(shell(attempt)).items];
      if (item !== undefined) return item;
    } catch (error) {
      if (!(error instanceof MalformedXml)) throw error;
      if (attempt !== text || repair(text).text === text)
        return setAside('RECORD_MALFORMED', `记录不是格式正确的 XML：${error.message}`);
    }
  }
  return setAside('RECORD_MALFORMED', '记录不是格式正确的 XML');
}
