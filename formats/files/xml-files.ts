/**
 * XML files: MARCXML in any of its spellings, one record or a collection in whatever wrappers, answers of
 * OAI-PMH that were saved, and OAI static repositories (Specification for an OAI Static Repository, 2004). What is not well-formed is repaired by the known
 * steps, and then taken apart record by record, as a page of a harvest is.
 */
import { readMarc } from '../marc/marc.ts';
import { decodePage, decodeRecord } from '../xml/decode.ts';
import { readMended } from '../xml/repair.ts';
import {
  ForbiddenXml,
  MalformedXml,
  childrenNamed,
  escapeXml,
  fieldOf,
  parseXml,
  serialise,
} from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';
import { FileUnreadable, IMPORTABLE } from './file-kind.ts';
import type { ImportedRecord } from './iso2709.ts';

const MARC_FIELDS = new Set(['leader', 'controlfield', 'datafield', 'fixfield', 'varfield']);

/** What a record has inside that is one of ours. */
const MARC_OR_OAI =
  /<(?:[\w.-]{1,64}:)?(?:leader|controlfield|datafield|fixfield|varfield|header)[\s>/]/;
/** A tag of an element called record, whatever its prefix. */
const RECORD_TAG = /<(\/?)((?:[\w.-]{1,64}:)?)(?:record|oai_marc)(?=[\s>])[^<>]{0,2000}>/g;

/** Elements called record, each up to the first end tag of its prefix, in one walk through the text. */
function recordsCutFrom(text: string): string[] {
  const tags = [...text.matchAll(RECORD_TAG)];
  const ended = new Set(tags.flatMap(([, slash, prefix]) => (slash === '' ? [] : [prefix])));
  const found: string[] = [];
  let open: { readonly at: number; readonly prefix: string } | undefined;
  for (const { 0: tag, 1: slash, 2: prefix = '', index } of tags) {
    if (slash === '' && ended.has(prefix)) open ??= { at: index, prefix };
    else if (slash !== '' && open?.prefix === prefix) {
      found.push(text.slice(open.at, index + tag.length));
      open = undefined;
    }
  }
  return found;
}

/**
 * @param metadataPrefix which list of a static repository is wanted
 * @throws FileUnreadable
 */
export function* readXmlFile(bytes: Uint8Array, metadataPrefix: string): Generator<ImportedRecord> {
  const decoded = decodePage(bytes, '');
  if (decoded === undefined) throw new FileUnreadable('文件是 UTF-16 编码，其中有损坏的字节');
  const { text, label, flags } = decoded;
  if (text === undefined) {
    // One character a byte, so that each record is decoded alone.
    yield* salvaged(Buffer.from(bytes).toString('latin1'), [...flags, 'salvaged'], label);
    return;
  }
  let root: XmlElement;
  try {
    root = parseXml(text.trimStart());
  } catch (error) {
    if (!(error instanceof MalformedXml) || error instanceof ForbiddenXml) throw error;
    yield* repairedRecords(text, metadataPrefix, flags, error);
    return;
  }
  yield* recordsIn(root, metadataPrefix, flags);
}

function* repairedRecords(
  text: string,
  metadataPrefix: string,
  flags: readonly string[],
  fault: MalformedXml,
): Generator<ImportedRecord> {
  let mended: { readonly value: XmlElement; readonly flags: readonly string[] };
  try {
    mended = readMended(text.trimStart(), parseXml);
  } catch {
    yield* salvaged(text, [...flags, 'salvaged'], fault);
    return;
  }
  yield* recordsIn(mended.value, metadataPrefix, [...flags, ...mended.flags]);
}

/**
 * Each record alone, within the declarations of the root; only those that cannot be read are set aside.
 *
 * @param why what is wrong with the whole; or the encoding that its bytes are to be read in
 */
function* salvaged(
  text: string,
  flags: readonly string[],
  why: MalformedXml | string,
): Generator<ImportedRecord> {
  const root = /<[\w:.-]+((?:\s+xmlns(?::[\w.-]+)?\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)/.exec(
    text.replace(/^\s*<\?[^>]*\?>/, ''),
  );
  const found = recordsCutFrom(text).filter((one) => MARC_OR_OAI.test(one));
  if (found.length === 0)
    throw new FileUnreadable(
      typeof why === 'string'
        ? `文件的字节有损坏，或编码不一，里面也没有 MARC 记录；${IMPORTABLE}`
        : `文件不是格式正确的 XML：${why.message}`,
    );
  for (const cut of found) {
    const raw = Buffer.from(cut, typeof why === 'string' ? 'latin1' : 'utf8');
    const one = typeof why === 'string' ? decodeRecord(raw, why) : cut;
    if (typeof one !== 'string') {
      yield { kind: 'unreadable', identifier: null, ...one, raw };
      continue;
    }
    let element: XmlElement | undefined;
    try {
      const shell = readMended(`<shell${root?.[1] ?? ''}>${one}</shell>`, parseXml).value;
      element = shell.children.find((child) => typeof child !== 'string');
    } catch (error) {
      if (!(error instanceof MalformedXml)) throw error;
      yield setAside(one, 'RECORD_MALFORMED', `记录不是格式正确的 XML：${error.message}`);
      continue;
    }
    if (element !== undefined) yield* recordsWithin(element, 0, flags);
  }
}

function* recordsIn(
  root: XmlElement,
  metadataPrefix: string,
  flags: readonly string[],
): Generator<ImportedRecord> {
  if (root.name === 'Repository') {
    yield* staticRecords(root, metadataPrefix, flags);
    return;
  }
  if (!holdsRecords(root))
    throw new FileUnreadable(`文件的根元素是 <${root.name}>，里面没有 MARC 记录；${IMPORTABLE}`);
  yield* recordsWithin(root, 0, flags);
}

/** Whether anything in it is a record with MARC fields, or one of OAI-PMH. */
function holdsRecords({ name, children }: XmlElement): boolean {
  return children.some(
    (child) =>
      typeof child !== 'string' &&
      (MARC_FIELDS.has(child.name) ||
        (name === 'record' && child.name === 'header') ||
        holdsRecords(child)),
  );
}

/** MARC records and records of OAI-PMH, however deep they stand in collections, answers and wrappers. */
function* recordsWithin(
  element: XmlElement,
  depth: number,
  flags: readonly string[],
): Generator<ImportedRecord> {
  const elements = element.children.filter(
    (child): child is XmlElement => typeof child !== 'string',
  );
  const isRecord = element.name === 'record' || element.name === 'oai_marc';
  if (elements.some(({ name }) => MARC_FIELDS.has(name))) yield marcOf(element, flags);
  else if (isRecord && elements.some(({ name }) => name === 'header'))
    yield oaiRecord(element, flags);
  else if (isRecord && elements.length === 0)
    yield setAside(serialise(element), 'RECORD_MALFORMED', '记录里没有 MARC 字段');
  else {
    // <collection>, or <OAI-PMH><ListRecords>, is what a file of records is; more is a wrapper.
    const isWrapped = depth > 0 && element.name !== 'ListRecords' && element.name !== 'GetRecord';
    const inside = isWrapped ? [...new Set([...flags, 'wrapper-removed'])] : flags;
    for (const child of elements) yield* recordsWithin(child, depth + 1, inside);
  }
}

function marcOf(record: XmlElement, flags: readonly string[]): ImportedRecord {
  const marc = readMarc({ ...record, name: 'record' });
  const xml = serialise(record);
  if (marc === undefined) return setAside(xml, 'RECORD_MALFORMED', '记录里没有 MARC 字段');
  const identifier = marc.all('001')[0]?.value.trim();
  return {
    kind: 'record',
    identifier: identifier === undefined || identifier === '' ? null : identifier,
    datestamp: null,
    deleted: false,
    xml,
    flags,
    raw: Buffer.from(xml),
  };
}

function* staticRecords(
  root: XmlElement,
  metadataPrefix: string,
  flags: readonly string[],
): Generator<ImportedRecord> {
  const lists = childrenNamed(root, 'ListRecords');
  const list = lists.find((one) => one.attributes['metadataPrefix'] === metadataPrefix);
  if (list === undefined)
    throw new FileUnreadable(
      `静态仓储里没有 metadataPrefix 为 ${metadataPrefix} 的记录，只有 ${lists.map((one) => one.attributes['metadataPrefix'] ?? '').join('、') || '（空）'}；请改数据源的 metadataPrefix`,
    );
  for (const record of childrenNamed(list, 'record')) yield oaiRecord(record, flags);
}

/** A record under the identifier of its header. */
function oaiRecord(record: XmlElement, flags: readonly string[]): ImportedRecord {
  const header = childrenNamed(record, 'header')[0];
  const identifier = (header && fieldOf(header, 'identifier')) || null;
  const deleted = header?.attributes['status']?.trim().toLowerCase() === 'deleted';
  const metadata = childrenNamed(record, 'metadata')[0];
  const xml = (metadata?.children ?? [])
    .map((child) => (typeof child === 'string' ? escapeXml(child) : serialise(child)))
    .join('');
  const raw = serialise(record);
  if (!deleted && xml.trim() === '')
    return setAside(raw, 'RECORD_WITHOUT_METADATA', '记录没有元数据', identifier);
  const datestamp = (header && fieldOf(header, 'datestamp')) || null;
  return { kind: 'record', identifier, datestamp, deleted, xml, flags, raw: Buffer.from(raw) };
}

function setAside(
  xml: string,
  code: string,
  message: string,
  identifier: string | null = null,
): ImportedRecord {
  return { kind: 'unreadable', identifier, code, message, raw: Buffer.from(xml) };
}
