/**
 * One answer of a repository, read from XML as a stream, whole or in parts. The envelope is known by local names and by
 * place: only direct children of it count, so that a payload with elements called `record`, `error` or
 * `header` confuses nothing. Records are kept as slices of the text, with the namespace bindings that
 * were in scope, so that each parses alone and reads as received.
 */
import { hash } from 'node:crypto';
import type { ShownAddress } from '../../catalogue/address.ts';
import { payloadOf } from '../../formats/payload.ts';
import type { Payload } from '../../formats/payload.ts';
import type { Standing } from '../../formats/standing.ts';
import {
  ForbiddenXml,
  MalformedXml,
  TreeBuilder,
  XmlReader,
  childrenNamed,
  escapeXml,
  fieldOf,
  textOf,
} from '../../formats/xml/xml.ts';
import type { XmlElement, XmlTag } from '../../formats/xml/xml.ts';

export interface OaiRecord {
  readonly kind: 'record';
  readonly identifier: string;
  readonly datestamp: string;
  /** By its header, or by what the payload says: not `live`. */
  readonly deleted: boolean;
  /** By its header alone. */
  readonly isGone: boolean;
  readonly standing: Standing;
  readonly setSpecs: readonly string[];
  /** The whole `<record>`, parses alone. */
  readonly xml: string;
  /** The payload without wrappers; null for a deletion. */
  readonly metadata: XmlElement | null;
  /** SHA-256, hex, over metadata, sets and deletion. */
  readonly hash: string;
}

export interface OaiUnreadable {
  readonly kind: 'unreadable';
  readonly identifier: string | null;
  readonly code: string;
  readonly message: string;
  readonly raw: Uint8Array;
}

export type OaiItem = OaiRecord | OaiUnreadable;

export interface OaiError {
  readonly code: string;
  readonly text: string;
}

export interface StampSpan {
  readonly earliest: string;
  readonly latest: string;
}

/** What an envelope held, whatever the verb. */
export interface Envelope {
  readonly responseDate: string | null;
  readonly errors: readonly OaiError[];
  /** Records and what should have been some, in order. Of a large page they are read anew each time. */
  readonly items: Iterable<OaiItem>;
  /** Of the items, one for one; null = it has none. */
  readonly identifiers: readonly (string | null)[];
  /** Token of the next page; null at the end of the list, however that is spelt. */
  readonly resumptionToken: string | null;
  readonly completeListSize: number | null;
  /** Datestamps of the items, as they came; null when none begins as a date does. */
  readonly stamps: StampSpan | null;
  /** The verb's element, for the verbs that are not lists of records. */
  readonly body: XmlElement | null;
  /** Names of the envelope's children: whether the verb that was asked was answered at all. */
  readonly children: readonly string[];
  readonly flags: readonly string[];
}

export interface OaiPage extends Pick<
  Envelope,
  | 'responseDate'
  | 'items'
  | 'identifiers'
  | 'resumptionToken'
  | 'completeListSize'
  | 'stamps'
  | 'flags'
> {
  readonly noRecordsMatch: boolean;
  readonly url: ShownAddress;
  readonly bytes: number;
  readonly ms: number;
}

const OAI_NAMESPACE = 'http://www.openarchives.org/OAI/2.0/';
/** Smaller where many follow each other: what is cut from a part keeps the whole part alive a while. */
const LARGE_PAGE_CHUNK = 8 * 1024;
const LESS_THAN = 0x3c;
const MAX_RECORD_CHARS = 5 * 1024 * 1024;

/**
 * @throws MalformedXml when the text is not well-formed, is cut short, or is not an OAI-PMH answer
 */
export function readEnvelope(text: string): Envelope {
  const items: OaiItem[] = [];
  const reader = new EnvelopeReader((item) => items.push(item));
  reader.write(text);
  return { ...reader.end(), items, identifiers: items.map(({ identifier }) => identifier) };
}

/**
 * A page too large to be held as text and trees is read twice: now, to see that it is whole and what it
 * holds; and again, record by record, by whoever goes through its items. Strictly, and UTF-8 alone.
 *
 * @param bytes the page in pieces
 * @throws MalformedXml as `readEnvelope` does, and when the bytes are not UTF-8
 */
export function readLargeEnvelope(bytes: readonly Uint8Array[]): Envelope {
  const identifiers: (string | null)[] = [];
  // Copied, or each would keep the part alive that it was cut from.
  const reader = new EnvelopeReader(({ identifier }) =>
    identifiers.push(identifier === null ? null : Buffer.from(identifier).toString()),
  );
  for (const text of decodedParts(bytes)) reader.write(text);
  return { ...reader.end(), identifiers, items: { [Symbol.iterator]: () => itemsOf(bytes) } };
}

function* itemsOf(bytes: readonly Uint8Array[]): Generator<OaiItem> {
  const ready: OaiItem[] = [];
  const reader = new EnvelopeReader((item) => ready.push(item));
  for (const text of decodedParts(bytes)) {
    reader.write(text);
    yield* ready.splice(0);
  }
}

function* decodedParts(bytes: readonly Uint8Array[]): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (const piece of bytes) {
      for (let at = 0; at < piece.length; at += LARGE_PAGE_CHUNK)
        yield decoder.decode(piece.subarray(at, at + LARGE_PAGE_CHUNK), { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new MalformedXml('回答不是合格的 UTF-8', { cause: error });
  }
}

class EnvelopeReader {
  readonly #onItem: (item: OaiItem) => void;
  readonly #xml: XmlReader;
  /** Local names of the open elements around what is being built. */
  readonly #path: string[] = [];
  readonly #flags = new Set<string>();
  /** Errors in a list or beside it: each stands for a record, once there is one; else the answer is an error. */
  #strayErrors: (OaiError & { readonly slice: string })[] = [];
  #hasRecords = false;
  /** Of one record, or of one other child of the envelope. */
  readonly #tree = new TreeBuilder();
  /** What was written and may still be needed: from the open record, or from the last tag on. */
  #text = '';
  /** Position in the whole of where `#text` begins, of the open item of a list or error, and of its metadata. */
  #textStart = 0;
  #recordStart: number | null = null;
  #metadataStart = 0;
  #metadataText = '';
  /** Prefixes that the envelope binds, in scope of every record. */
  readonly #scope = new Map<string, string>();
  /** Of those, what the open record does not declare itself; as text, and for a record that declares nothing. */
  #bindings = '';
  #allBindings: string | undefined;
  #responseDate: string | null = null;
  #token: string | null = null;
  #completeListSize: number | null = null;
  #stamps: StampSpan | null = null;
  #body: XmlElement | null = null;
  readonly #children: string[] = [];
  #closed = false;

  constructor(onItem: (item: OaiItem) => void) {
    this.#onItem = onItem;
    this.#xml = new XmlReader({
      open: (tag) => this.#open(tag),
      close: (name) => this.#close(name),
      text: (part) => this.#tree.text(part),
    });
  }

  write(part: string): void {
    const kept =
      this.#recordStart === null
        ? Math.max(0, this.#text.lastIndexOf('<'))
        : this.#recordStart - this.#textStart;
    this.#text = this.#text.slice(kept) + part;
    this.#textStart += kept;
    this.#xml.write(part);
  }

  end(): Omit<Envelope, 'items' | 'identifiers'> {
    this.#xml.end();
    if (!this.#closed) throw new MalformedXml('没有 OAI-PMH 根元素');
    return {
      responseDate: this.#responseDate,
      errors: this.#strayErrors.map(({ code, text }) => ({ code, text })),
      resumptionToken: this.#token,
      completeListSize: this.#completeListSize,
      stamps: this.#stamps,
      body: this.#body,
      children: this.#children,
      flags: [...this.#flags],
    };
  }

  /** Where the tag begins that was just read. */
  #tagStart(): number {
    let at = this.#xml.position - this.#textStart - 1;
    while (at > 0 && this.#text.charCodeAt(at) !== LESS_THAN) at--;
    return this.#textStart + at;
  }

  #slice(start: number, end: number): string {
    return this.#text.slice(start - this.#textStart, Math.max(start, end) - this.#textStart);
  }

  #open(tag: XmlTag): void {
    const tree = this.#tree;
    if (tree.depth > 0) {
      if (tree.depth === 1 && tag.name === 'metadata') this.#metadataStart = this.#xml.position;
      tree.open(tag);
      return;
    }
    // Depth 1: the root. Depth 2: children of the envelope. Depth 3: children of the verb's element.
    const path = this.#path;
    const [, verb] = path;
    if (path.length === 0) {
      if (tag.name !== 'OAI-PMH')
        throw new MalformedXml(`根元素是 <${tag.qualifiedName}>，应为 <OAI-PMH>`);
      if (tag.namespace !== OAI_NAMESPACE) this.#flags.add('envelope-namespace');
    }
    if (path.length === 1) this.#children.push(tag.name);
    const isListed = path.length === 2 && (verb === 'ListRecords' || verb === 'GetRecord');
    const isWhole = path.length === 1 && tag.name !== 'ListRecords' && tag.name !== 'GetRecord';
    if (!isWhole && !isListed) {
      path.push(tag.name);
      for (const [prefix, uri] of Object.entries(tag.declared)) this.#scope.set(prefix, uri);
      this.#allBindings = undefined;
      return;
    }
    tree.open(tag);
    if (isListed ? tag.name !== 'resumptionToken' : tag.name === 'error') {
      this.#recordStart = this.#tagStart();
      this.#allBindings ??= declarations(this.#scope, {});
      this.#bindings =
        Object.keys(tag.declared).length === 0
          ? this.#allBindings
          : declarations(this.#scope, tag.declared);
      this.#metadataText = '';
    }
  }

  #close(name: string): void {
    const tree = this.#tree;
    if (tree.depth === 0) {
      this.#path.pop();
      if (this.#path.length === 0) this.#closed = true;
      return;
    }
    if (tree.depth === 2 && name === 'metadata')
      this.#metadataText = this.#slice(this.#metadataStart, this.#tagStart()).trim();
    const element = tree.close();
    if (element === undefined) return;
    if (this.#recordStart !== null)
      this.#listed(element, this.#slice(this.#recordStart, this.#xml.position));
    else if (element.name === 'resumptionToken') this.#resumption(element);
    else this.#envelopeChild(element);
    this.#recordStart = null;
  }

  #envelopeChild(element: XmlElement): void {
    switch (element.name) {
      case 'responseDate':
        this.#responseDate = readResponseDate(textOf(element));
        break;
      case 'request':
        break;
      default: {
        this.#body = element;
        const token = childrenNamed(element, 'resumptionToken')[0];
        if (token !== undefined) this.#resumption(token);
      }
    }
  }

  #resumption(element: XmlElement): void {
    const token = textOf(element).trim();
    this.#token = token === '' ? null : token;
    const size = Number(element.attributes['completeListSize']);
    this.#completeListSize =
      Number.isInteger(size) && size >= 0 && element.attributes['completeListSize'] !== undefined
        ? size
        : null;
  }

  /** A child of the list, or an error beside it: a record, or what stands in the place of one. */
  #listed(element: XmlElement, slice: string): void {
    if (element.name === 'error') this.#strayErrors.push({ ...errorOf(element), slice });
    else if (element.name === 'record') this.#hasRecords = true;
    if (this.#hasRecords) {
      for (const { code, text, slice: raw } of this.#strayErrors.splice(0))
        this.#setAside(
          null,
          'RECORD_ERROR',
          `记录旁边夹着错误 ${code || '（没有代码）'}：${text || '（没有说明）'}，没有写明是哪一条记录的`,
          raw,
        );
    }
    if (element.name === 'record') this.#record(element, slice);
    else if (element.name !== 'error')
      this.#setAside(
        null,
        'RECORD_MALFORMED',
        `列表中有一个不认识的元素 <${element.name}>，而不是记录`,
        slice,
      );
  }

  #setAside(identifier: string | null, code: string, message: string, slice: string): void {
    this.#onItem({ kind: 'unreadable', identifier, code, message, raw: Buffer.from(slice) });
  }

  #record(element: XmlElement, slice: string): void {
    const header = childrenNamed(element, 'header')[0];
    const identifier = header === undefined ? '' : fieldOf(header, 'identifier');
    const unreadable = (code: string, message: string): void =>
      this.#setAside(identifier || null, code, message, slice);
    if (identifier === '') {
      unreadable('RECORD_WITHOUT_IDENTIFIER', '记录的 header 里没有 identifier，无法识别');
      return;
    }
    if (slice.length > MAX_RECORD_CHARS) {
      unreadable('RECORD_TOO_LARGE', `记录有 ${slice.length} 个字符，超过 ${MAX_RECORD_CHARS}`);
      return;
    }
    const isGone = header !== undefined && isDeleted(header);
    let payload: Payload | undefined;
    try {
      payload = isGone ? undefined : payloadOf(element);
    } catch (error) {
      if (!(error instanceof MalformedXml) || error instanceof ForbiddenXml) throw error;
      unreadable('RECORD_MALFORMED', error.message);
      return;
    }
    if (!isGone && payload === undefined) {
      unreadable(
        'RECORD_WITHOUT_METADATA',
        '记录没有标为已删除，却没有元数据（metadata 缺失或为空）',
      );
      return;
    }
    const setSpecs = header === undefined ? [] : setSpecsOf(header);
    const datestamp = header === undefined ? '' : fieldOf(header, 'datestamp');
    this.#stamps = withStamp(this.#stamps, datestamp);
    for (const flag of payload?.flags ?? []) this.#flags.add(flag);
    const standing = payload?.standing ?? 'deleted';
    const deleted = standing !== 'live';
    this.#onItem({
      kind: 'record',
      identifier,
      datestamp,
      deleted,
      isGone,
      standing,
      setSpecs: [...new Set(setSpecs)],
      xml: standalone(slice, this.#bindings),
      metadata: deleted ? null : (payload?.element ?? null),
      hash: hash(
        'sha256',
        `${deleted ? 'deleted' : this.#metadataText}\0${[...new Set(setSpecs)].sort().join('\n')}`,
      ),
    });
  }
}

export function isDeleted(header: XmlElement): boolean {
  return (header.attributes['status'] ?? '').trim().toLowerCase() === 'deleted';
}

export function setSpecsOf(header: XmlElement): readonly string[] {
  return childrenNamed(header, 'setSpec')
    .map((set) => textOf(set).trim())
    .filter(Boolean);
}

/** The span with one more datestamp; what does not begin as a date does counts for nothing. */
export function withStamp(span: StampSpan | null, datestamp: string): StampSpan | null {
  if (!/^\d{4}-\d\d-\d\d/.test(datestamp)) return span;
  const { earliest, latest } = span ?? { earliest: datestamp, latest: datestamp };
  return {
    earliest: datestamp < earliest ? datestamp : earliest,
    latest: datestamp > latest ? datestamp : latest,
  };
}

function errorOf(element: XmlElement): OaiError {
  return { code: (element.attributes['code'] ?? '').trim(), text: textOf(element).trim() };
}

/** Declarations of the bindings in scope that the element does not make itself. */
function declarations(
  scope: ReadonlyMap<string, string>,
  own: Readonly<Record<string, string>>,
): string {
  return [...scope]
    .filter(([prefix]) => !Object.hasOwn(own, prefix))
    .map(([prefix, uri]) => `${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeXml(uri)}"`)
    .join(' ');
}

function standalone(slice: string, bindings: string): string {
  if (bindings === '') return slice;
  const at = /^<[^\s/>]+/.exec(slice)?.[0].length ?? 0;
  return `${slice.slice(0, at)} ${bindings}${slice.slice(at)}`;
}

/** UTC instant of odd forms too: milliseconds, offsets, a bare day. Null when it cannot be read. */
function readResponseDate(text: string): string | null {
  const instant = Date.parse(text.trim());
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
}
