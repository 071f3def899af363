/** One demonstration repository: answers OAI-PMH 2.0 requests with the habits it was given. */
import { HOUR_MS } from '../catalogue/time.ts';
import { dress, escapeXml } from './dress.ts';
import type { DressedLink } from './dress.ts';
import type { Habits } from './habits.ts';
import type { DemoEntry } from './records/entry.ts';
import { thingsOf } from './things.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** XML, without the declaration of its encoding. */
  readonly xml: string;
}

interface DemoRecord {
  readonly identifier: string;
  readonly datestamp: string;
  readonly entry: DemoEntry;
}

const EARLIEST = Date.UTC(2025, 0, 6, 1, 0, 0);

const SCHEMAS: Readonly<Record<string, readonly [schema: string, namespace: string]>> = {
  oai_dc: [
    'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
    'http://www.openarchives.org/OAI/2.0/oai_dc/',
  ],
  qdc: ['http://dublincore.org/schemas/xmls/qdc/dcterms.xsd', 'http://purl.org/dc/terms/'],
  marc21: [
    'http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd',
    'http://www.loc.gov/MARC21/slim',
  ],
  'cnmarc-slim': [
    'http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd',
    'http://www.loc.gov/MARC21/slim',
  ],
  'cnmarc-exchange': [
    'http://www.loc.gov/standards/iso25577/marcxchange-1-1.xsd',
    'info:lc/xmlns/marcxchange-v1',
  ],
  'cnmarc-oai': [
    'http://www.openarchives.org/OAI/1.1/oai_marc.xsd',
    'http://www.openarchives.org/OAI/1.1/oai_marc',
  ],
};

export class DemoRepository {
  readonly habits: Habits;
  readonly #baseUrl: string;
  readonly #records: readonly DemoRecord[];
  #asked = 0;

  constructor(habits: Habits, entries: readonly DemoEntry[], baseUrl: string) {
    this.habits = habits;
    this.#baseUrl = baseUrl;
    this.#records = entries.map((entry, i) => ({
      entry,
      identifier: `oai:${habits.path}.demo.example:${entry.id}`,
      datestamp: stamp(new Date(EARLIEST + i * 7 * HOUR_MS), habits),
    }));
  }

  answer(query: URLSearchParams): Answer {
    this.#asked++;
    const { busyEvery } = this.habits;
    if (busyEvery !== undefined && this.#asked % busyEvery === 0) {
      return { status: 503, headers: { 'Retry-After': '1' }, xml: '' };
    }
    const body = this.#body(query);
    const failed = body.startsWith('<error');
    const shown = failed
      ? ''
      : [...query].map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('');
    const envelope = `<responseDate>${stamp(new Date(), { granularity: 'second' })}</responseDate><request${shown}>${this.#baseUrl}</request>${body}`;
    return {
      status: failed ? this.habits.errorStatus : 200,
      headers: {},
      xml: this.habits.prefixed
        ? `<oai:OAI-PMH xmlns:oai="http://www.openarchives.org/OAI/2.0/">${prefixed(envelope)}</oai:OAI-PMH>`
        : `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">${envelope}</OAI-PMH>`,
    };
  }

  #body(query: URLSearchParams): string {
    const verb = query.get('verb');
    switch (verb) {
      case 'Identify':
        return this.#identify();
      case 'ListMetadataFormats': {
        const [schema, namespace] = SCHEMAS[this.habits.format] ?? ['', ''];
        return `<ListMetadataFormats><metadataFormat><metadataPrefix>${this.habits.metadataPrefix}</metadataPrefix><schema>${schema}</schema><metadataNamespace>${namespace}</metadataNamespace></metadataFormat></ListMetadataFormats>`;
      }
      case 'ListSets':
        return `<ListSets>${Object.entries(this.habits.sets)
          .map(([spec, name]) => `<set><setSpec>${spec}</setSpec><setName>${name}</setName></set>`)
          .join('')}</ListSets>`;
      case 'ListRecords':
      case 'ListIdentifiers':
        return this.#list(verb, query);
      case 'GetRecord': {
        if (query.get('metadataPrefix') !== this.habits.metadataPrefix)
          return error('cannotDisseminateFormat');
        const record = this.#records.find(
          ({ identifier }) => identifier === query.get('identifier'),
        );
        return record === undefined
          ? error('idDoesNotExist')
          : `<GetRecord>${this.#record(record)}</GetRecord>`;
      }
      default:
        return error('badVerb');
    }
  }

  #identify(): string {
    const { name, granularity, deletedRecord, habit } = this.habits;
    return `<Identify><repositoryName>${name}地方文献库（演示）</repositoryName><baseURL>${this.#baseUrl}</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>demo@library.example</adminEmail><earliestDatestamp>${stamp(new Date(EARLIEST), this.habits)}</earliestDatestamp><deletedRecord>${deletedRecord}</deletedRecord><granularity>${granularity === 'day' ? 'YYYY-MM-DD' : 'YYYY-MM-DDThh:mm:ssZ'}</granularity><description><demonstration xmlns="urn:demonstration">演示数据：馆藏、索书号与获取方式均为示例。${escapeXml(habit)}</demonstration></description></Identify>`;
  }

  #list(verb: string, query: URLSearchParams): string {
    const token = query.get('resumptionToken');
    const asked = token === null ? firstAsk(query) : readToken(token);
    if (asked === undefined) return error('badResumptionToken');
    if (asked.prefix !== this.habits.metadataPrefix)
      return error(asked.prefix === '' ? 'badArgument' : 'cannotDisseminateFormat');
    const chosen = this.#records.filter(
      ({ entry, datestamp }) =>
        (asked.set === '' || entry.sets.includes(asked.set)) &&
        (asked.from === '' || datestamp.slice(0, asked.from.length) >= asked.from) &&
        (asked.until === '' || datestamp.slice(0, asked.until.length) <= asked.until) &&
        (this.habits.deletedRecord !== 'no' || entry.deleted !== true),
    );
    if (chosen.length === 0) return error('noRecordsMatch');
    const page = chosen.slice(asked.start, asked.start + this.habits.pageSize);
    const records = page
      .map((record) => (verb === 'ListRecords' ? this.#record(record) : header(record)))
      .join('');
    return `<${verb}>${records}${this.#token(asked, chosen.length)}</${verb}>`;
  }

  #token(asked: Asked, total: number): string {
    const { pageSize, token, lastToken } = this.habits;
    const next = asked.start + pageSize;
    const more = next < total;
    if (total <= pageSize || (!more && lastToken === 'absent')) return '';
    const cursor = token === 'page-cursor' ? asked.start / pageSize : asked.start;
    const attributes = token === 'bare' ? '' : ` completeListSize="${total}" cursor="${cursor}"`;
    return `<resumptionToken${attributes}>${more ? escapeXml(writeToken({ ...asked, start: next }, token)) : ''}</resumptionToken>`;
  }

  #record(record: DemoRecord): string {
    const metadata =
      record.entry.deleted === true
        ? ''
        : `<metadata>${dress(record.entry, this.habits, '2025-03-01T02:03:04Z', this.#links(record.entry))}</metadata>`;
    return `<record>${header(record)}${metadata}</record>`;
  }

  /** They lie beside the interface. */
  #links(entry: DemoEntry): DressedLink[] {
    return thingsOf(entry).map(({ path, label }) => ({
      url: new URL(path, this.#baseUrl).href,
      label,
    }));
  }
}

interface Asked {
  readonly start: number;
  readonly prefix: string;
  readonly set: string;
  readonly from: string;
  readonly until: string;
}

function firstAsk(query: URLSearchParams): Asked {
  const value = (name: string): string => query.get(name) ?? '';
  return {
    start: 0,
    prefix: value('metadataPrefix'),
    set: value('set'),
    from: value('from'),
    until: value('until'),
  };
}

/** Reserved characters on purpose: whoever encodes a token twice, or not at all, loses the list here. */
function writeToken({ start, prefix, set, from, until }: Asked, habit: Habits['token']): string {
  const parts = [start, prefix, set, from, until].join('|');
  return habit === 'reserved' ? `100%&=+/?#[${parts}]` : parts;
}

function readToken(token: string): Asked | undefined {
  const inner = /^100%&=\+\/\?#\[(.*)\]$/.exec(token)?.[1] ?? token;
  const [start, prefix, set, from, until] = inner.split('|');
  if (start === undefined || !/^\d+$/.test(start)) return undefined;
  if (prefix === undefined || set === undefined || from === undefined || until === undefined)
    return undefined;
  return { start: Number(start), prefix, set, from, until };
}

function header({ identifier, datestamp, entry }: DemoRecord): string {
  const sets = entry.sets.map((set) => `<setSpec>${set}</setSpec>`).join('');
  return `<header${entry.deleted === true ? ' status="deleted"' : ''}><identifier>${identifier}</identifier><datestamp>${datestamp}</datestamp>${sets}</header>`;
}

function error(code: string): string {
  return `<error code="${code}">${code}</error>`;
}

function stamp(instant: Date, { granularity }: Pick<Habits, 'granularity'>): string {
  const iso = instant.toISOString();
  return granularity === 'day' ? iso.slice(0, 10) : `${iso.slice(0, 19)}Z`;
}

/** Gives every element of the envelope its prefix; payloads have prefixes or namespaces of their own. */
function prefixed(envelope: string): string {
  return envelope.replace(
    /<(\/?)(responseDate|request|error|Identify|repositoryName|baseURL|protocolVersion|adminEmail|earliestDatestamp|deletedRecord|granularity|description|ListMetadataFormats|metadataFormat|metadataPrefix|schema|metadataNamespace|ListSets|set|setSpec|setName|ListRecords|ListIdentifiers|GetRecord|record|header|identifier|datestamp|metadata|resumptionToken)(?=[\s>/])/g,
    '<$1oai:$2',
  );
}
