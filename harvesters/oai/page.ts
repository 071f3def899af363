/**
 * One answer of a repository, read from XML as a stream. The envelope is known by local names and by
 * place: only direct children of it count, so that a payload with elements called `record`, `error` or
 * `header` confuses nothing. Records are kept as slices of the text, with the namespace bindings that
 * were in scope, so that each parses alone and reads as received.
 */
import { createHash } from 'node:crypto';
import type { SaxesTagNS } from 'saxes';
import { MalformedXml, TreeBuilder, childrenNamed, strictParser, textOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

export interface OaiRecord {
  readonly kind: 'record';
  readonly identifier: string;
  readonly datestamp: string;
  readonly deleted: boolean;
  readonly setSpecs: readonly string[];
  /** The whole `<record>`, parses alone. */
  readonly xml: string;
  /** The payload; null for a deletion. */
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

/** What an envelope held, whatever the verb. */
export interface Envelope {
  readonly responseDate: string | null;
  readonly errors: readonly OaiError[];
  readonly items: readonly OaiItem[];
  /** Token of the next page; null at the end of the list, however that is spelt. */
  readonly resumptionToken: string | null;
  readonly completeListSize: number | null;
  /** The verb's element, for the verbs that are not lists of records. */
  readonly body: XmlElement | null;
  /** Names of the envelope's children: whether the verb that was asked was answered at all. */
  readonly children: readonly string[];
  readonly flags: readonly string[];
}

export interface OaiPage extends Pick<
  Envelope,
  'responseDate' | 'items' | 'resumptionToken' | 'completeListSize' | 'flags'
> {
  readonly noRecordsMatch: boolean;
  readonly url: string;
  readonly bytes: number;
  readonly ms: number;
}

const OAI_NAMESPACE = 'http://www.openarchives.org/OAI/2.0/';
const CHUNK = 64 * 1024;
const MAX_RECORD_CHARS = 5 * 1024 * 1024;

/**
 * @throws MalformedXml when the text is not well-formed, is cut short, or is not an OAI-PMH answer
 */
export function readEnvelope(text: string): Envelope {
  const reader = new EnvelopeReader(text);
  return reader.read();
}

class EnvelopeReader {
  readonly #text: string;
  readonly #parser = strictParser();
  readonly #path: string[] = [];
  readonly #flags = new Set<string>();
  readonly #items: OaiItem[] = [];
  readonly #errors: OaiError[] = [];
  #builder: TreeBuilder | undefined;
  #builderDepth = 0;
  #recordStart = 0;
  /** Prefixes that the envelope binds, in scope of every record. */
  readonly #scope = new Map<string, string>();
  #bindings = '';
  #metadataStart = 0;
  #metadataText = '';
  #responseDate: string | null = null;
  #token: string | null = null;
  #completeListSize: number | null = null;
  #body: XmlElement | null = null;
  readonly #children: string[] = [];
  #closed = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Envelope {
    const parser = this.#parser;
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('closetag', (tag) => this.#close(tag));
    parser.on('text', (part) => this.#builder?.text(part));
    parser.on('cdata', (part) => this.#builder?.text(part));
    for (let at = 0; at < this.#text.length; at += CHUNK)
      parser.write(this.#text.slice(at, at + CHUNK));
    parser.close();
    if (!this.#closed) throw new MalformedXml('没有 OAI-PMH 根元素');
    return {
      responseDate: this.#responseDate,
      errors: this.#errors,
      items: this.#items,
      resumptionToken: this.#token,
      completeListSize: this.#completeListSize,
      body: this.#body,
      children: this.#children,
      flags: [...this.#flags],
    };
  }

  #open(tag: SaxesTagNS): void {
    const path = this.#path;
    if (path.length === 0) {
      if (tag.local !== 'OAI-PMH') throw new MalformedXml(`根元素是 <${tag.name}>，应为 <OAI-PMH>`);
      if (tag.uri !== OAI_NAMESPACE) this.#flags.add('envelope-namespace');
    }
    path.push(tag.local);
    if (path.length === 2) this.#children.push(tag.local);
    if (path.length <= 2) {
      for (const [prefix, uri] of Object.entries(tag.ns)) this.#scope.set(prefix, uri);
    }
    if (this.#builder !== undefined) {
      if (path.length === this.#builderDepth + 2 && tag.local === 'metadata')
        this.#metadataStart = this.#parser.position;
      this.#builder.open(tag);
      return;
    }
    // Depth 2: children of the envelope. Depth 3: children of the verb's element.
    const inList = path.length === 3 && (path[1] === 'ListRecords' || path[1] === 'GetRecord');
    const whole = path.length === 2 && path[1] !== 'ListRecords' && path[1] !== 'GetRecord';
    if (!whole && !inList) return;
    this.#builder = new TreeBuilder();
    this.#builderDepth = path.length - 1;
    this.#builder.open(tag);
    if (inList && tag.local === 'record') {
      this.#recordStart = this.#text.lastIndexOf('<', this.#parser.position - 1);
      this.#bindings = declarations(this.#scope, tag.ns);
      this.#metadataText = '';
    }
  }

  #close(tag: SaxesTagNS): void {
    const path = this.#path;
    if (path.length === 1) this.#closed = true;
    if (
      this.#builder !== undefined &&
      path.length === this.#builderDepth + 2 &&
      tag.local === 'metadata'
    ) {
      const end = this.#text.lastIndexOf('<', this.#parser.position - 1);
      this.#metadataText = this.#text
        .slice(this.#metadataStart, Math.max(end, this.#metadataStart))
        .trim();
    }
    path.pop();
    const element = this.#builder?.close();
    if (element === undefined) return;
    this.#builder = undefined;
    if (path.length === 2 && element.name === 'record') this.#record(element);
    else if (element.name === 'resumptionToken') this.#resumption(element);
    else this.#envelopeChild(element);
  }

  #envelopeChild(element: XmlElement): void {
    switch (element.name) {
      case 'responseDate':
        this.#responseDate = readResponseDate(textOf(element));
        break;
      case 'error':
        this.#errors.push({
          code: (element.attributes['code'] ?? '').trim(),
          text: textOf(element).trim(),
        });
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

  #record(element: XmlElement): void {
    const slice = this.#text.slice(this.#recordStart, this.#parser.position);
    const header = childrenNamed(element, 'header')[0];
    const field = (name: string): string => {
      const child = header === undefined ? undefined : childrenNamed(header, name)[0];
      return child === undefined ? '' : textOf(child).trim();
    };
    const identifier = field('identifier');
    const unreadable = (code: string, message: string): void => {
      this.#items.push({
        kind: 'unreadable',
        identifier: identifier || null,
        code,
        message,
        raw: Buffer.from(slice),
      });
    };
    if (identifier === '') {
      unreadable('RECORD_WITHOUT_IDENTIFIER', '记录的 header 里没有 identifier，无法识别');
      return;
    }
    if (slice.length > MAX_RECORD_CHARS) {
      unreadable('RECORD_TOO_LARGE', `记录有 ${slice.length} 个字符，超过 ${MAX_RECORD_CHARS}`);
      return;
    }
    const deleted = (header?.attributes['status'] ?? '').trim().toLowerCase() === 'deleted';
    const metadata = payload(element);
    if (!deleted && metadata === null) {
      unreadable(
        'RECORD_WITHOUT_METADATA',
        '记录没有标为已删除，却没有元数据（metadata 缺失或为空）',
      );
      return;
    }
    const setSpecs =
      header === undefined
        ? []
        : childrenNamed(header, 'setSpec')
            .map((set) => textOf(set).trim())
            .filter(Boolean);
    this.#items.push({
      kind: 'record',
      identifier,
      datestamp: field('datestamp'),
      deleted,
      setSpecs: [...new Set(setSpecs)],
      xml: standalone(slice, this.#bindings),
      metadata: deleted ? null : metadata,
      hash: createHash('sha256')
        .update(deleted ? 'deleted' : this.#metadataText)
        .update('\0')
        .update([...new Set(setSpecs)].sort().join('\n'))
        .digest('hex'),
    });
  }
}

function payload(record: XmlElement): XmlElement | null {
  const metadata = childrenNamed(record, 'metadata')[0];
  return metadata?.children.find((child): child is XmlElement => typeof child !== 'string') ?? null;
}

/** Declarations of the bindings in scope that the element does not make itself. */
function declarations(
  scope: ReadonlyMap<string, string>,
  own: Readonly<Record<string, string>>,
): string {
  return [...scope]
    .filter(([prefix]) => own[prefix] === undefined)
    .map(
      ([prefix, uri]) => `${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`,
    )
    .join(' ');
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
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
