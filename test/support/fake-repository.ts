/**
 * A small real repository for tests: speaks OAI-PMH 2.0 over HTTP on a port of its own. Its records can
 * be changed while it runs, and it can be made to misbehave: each fault is a name in `faults`.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeRecord {
  identifier: string;
  /** As it goes into the header. */
  datestamp: string;
  sets?: readonly string[];
  deleted?: boolean;
  /** The payload, XML. */
  metadata?: string;
}

/** Answers instead of the repository; `true` when it did. */
export type Fault = (
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
) => boolean;

export interface FakeRepositoryOptions {
  readonly records?: FakeRecord[];
  readonly pageSize?: number;
  readonly granularity?: 'day' | 'second';
  readonly deletedRecord?: 'no' | 'transient' | 'persistent';
  /** Lists by datestamp at the time of each answer: what is edited moves to the end. Default: as stored. */
  readonly order?: 'stored' | 'datestamp';
  /** The clock of the repository; the machine's when absent. */
  readonly now?: () => Date;
  /** setSpec -> setName; none = noSetHierarchy. */
  readonly sets?: Readonly<Record<string, string>>;
  /** Arguments that are its own and not of OAI-PMH. */
  readonly ownArguments?: readonly string[];
  /** Rewrites the XML of an answer before it is sent. */
  readonly rewrite?: (xml: string, query: URLSearchParams) => string | Uint8Array;
}

export interface FakeRepository {
  readonly baseUrl: string;
  /** Query strings (or POST bodies) in the order they came. */
  readonly requests: string[];
  readonly records: FakeRecord[];
  /** Asked in turn before each answer; push and splice at will. */
  readonly faults: Fault[];
  close(): Promise<void>;
}

export async function startRepository(
  options: FakeRepositoryOptions = {},
): Promise<FakeRepository> {
  const {
    pageSize = 100,
    granularity = 'second',
    deletedRecord = 'persistent',
    order = 'stored',
    sets = {},
    now = () => new Date(),
  } = options;
  const records = options.records ?? [];
  const requests: string[] = [];
  const faults: Fault[] = [];

  function answer(query: URLSearchParams): string {
    const asked = new URLSearchParams(query);
    for (const name of options.ownArguments ?? []) asked.delete(name);
    const fault = argumentFault(asked, granularity);
    if (fault !== undefined) return `<error code="badArgument">${escape(fault)}</error>`;
    switch (query.get('verb')) {
      case 'Identify':
        return `<Identify><repositoryName>测试库</repositoryName><baseURL>${baseUrl}</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>keeper@repository.example</adminEmail><earliestDatestamp>${stamp('2000-01-01T00:00:00Z')}</earliestDatestamp><deletedRecord>${deletedRecord}</deletedRecord><granularity>${granularity === 'day' ? 'YYYY-MM-DD' : 'YYYY-MM-DDThh:mm:ssZ'}</granularity></Identify>`;
      case 'ListMetadataFormats':
        return '<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix><schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</schema><metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace></metadataFormat></ListMetadataFormats>';
      case 'ListSets': {
        const known = Object.entries(sets);
        if (known.length === 0) return '<error code="noSetHierarchy">no sets</error>';
        return `<ListSets>${known.map(([spec, name]) => `<set><setSpec>${escape(spec)}</setSpec><setName>${escape(name)}</setName></set>`).join('')}</ListSets>`;
      }
      case 'ListRecords':
      case 'ListIdentifiers':
        return list(query);
      case 'GetRecord': {
        const found = records.find((record) => record.identifier === query.get('identifier'));
        return found === undefined
          ? '<error code="idDoesNotExist">unknown</error>'
          : `<GetRecord>${recordXml(found)}</GetRecord>`;
      }
      default:
        return '<error code="badVerb">unknown verb</error>';
    }
  }

  /** Tokens are `first record|set|from|until`, so that they hold characters that want encoding. */
  function list(query: URLSearchParams): string {
    const verb = query.get('verb') ?? '';
    const token = query.get('resumptionToken');
    const parts = token === null ? [] : token.split('|');
    if (token !== null && !/^\d+$/.test(parts[0] ?? ''))
      return '<error code="badResumptionToken">unknown</error>';
    const [
      first = '0',
      set = query.get('set') ?? '',
      from = query.get('from') ?? '',
      until = query.get('until') ?? '',
    ] = parts;
    const chosen = records.filter(
      (record) =>
        (set === '' ||
          (record.sets ?? []).some((spec) => spec === set || spec.startsWith(`${set}:`))) &&
        (from === '' || record.datestamp.slice(0, from.length) >= from) &&
        (until === '' || record.datestamp.slice(0, until.length) <= until),
    );
    if (order === 'datestamp')
      chosen.sort((a, b) => (a.datestamp === b.datestamp ? 0 : a.datestamp < b.datestamp ? -1 : 1));
    if (chosen.length === 0) return '<error code="noRecordsMatch">nothing</error>';
    const start = Number(first);
    const page = chosen.slice(start, start + pageSize);
    const next =
      start + pageSize < chosen.length ? `${start + pageSize}|${set}|${from}|${until}` : '';
    const body = page.map(verb === 'ListRecords' ? recordXml : headerXml).join('');
    return `<${verb}>${body}${chosen.length > pageSize ? `<resumptionToken completeListSize="${chosen.length}" cursor="${start}">${escape(next)}</resumptionToken>` : ''}</${verb}>`;
  }

  function headerXml(record: FakeRecord): string {
    return `<header${record.deleted === true ? ' status="deleted"' : ''}><identifier>${escape(record.identifier)}</identifier><datestamp>${stamp(record.datestamp)}</datestamp>${(record.sets ?? []).map((set) => `<setSpec>${escape(set)}</setSpec>`).join('')}</header>`;
  }

  function recordXml(record: FakeRecord): string {
    const metadata = record.deleted === true ? '' : `<metadata>${record.metadata ?? ''}</metadata>`;
    return `<record>${headerXml(record)}${metadata}</record>`;
  }

  const stamp = (instant: string): string =>
    granularity === 'day' ? instant.slice(0, 10) : instant;

  const server = createServer((request, response) => {
    let posted = '';
    request.on('data', (chunk: Buffer) => (posted += chunk.toString()));
    request.on('end', () => {
      const asked =
        request.method === 'POST' ? posted : (request.url ?? '').replace(/^[^?]*\??/, '');
      requests.push(asked);
      const query = new URLSearchParams(asked);
      if (faults.some((fault) => fault(request, response, query))) return;
      const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${now().toISOString().slice(0, 19)}Z</responseDate><request>${baseUrl}</request>${answer(query)}</OAI-PMH>`;
      response.setHeader('Content-Type', 'text/xml; charset=utf-8');
      response.end(options.rewrite?.(xml, query) ?? xml);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oai`;

  return {
    baseUrl,
    requests,
    records,
    faults,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Arguments of each verb, the required ones marked; a token stands alone (OAI-PMH 2.0 section 4). */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  Identify: [],
  ListMetadataFormats: ['identifier'],
  ListSets: ['resumptionToken'],
  GetRecord: ['identifier!', 'metadataPrefix!'],
  ListIdentifiers: ['metadataPrefix!', 'set', 'from', 'until', 'resumptionToken'],
  ListRecords: ['metadataPrefix!', 'set', 'from', 'until', 'resumptionToken'],
};

/** What the protocol forbids in a request to a known verb. */
function argumentFault(query: URLSearchParams, granularity: 'day' | 'second'): string | undefined {
  const known = ARGUMENTS[query.get('verb') ?? ''];
  if (known === undefined) return undefined;
  const given = [...query.keys()].filter((name) => name !== 'verb');
  for (const name of given) {
    if (!known.some((one) => one.replace('!', '') === name)) return `${name} is not known`;
    if (query.getAll(name).length > 1) return `${name} is repeated`;
  }
  if (query.has('resumptionToken')) return given.length > 1 ? 'a token stands alone' : undefined;
  const missing = known.find((one) => one.endsWith('!') && !query.has(one.slice(0, -1)));
  if (missing !== undefined) return `${missing.slice(0, -1)} is missing`;
  const [from, until] = [query.get('from'), query.get('until')];
  for (const date of [from, until]) {
    if (date === null) continue;
    const isDay = /^\d{4}-\d\d-\d\d$/.test(date);
    const isSecond = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date) && granularity === 'second';
    if ((!isDay && !isSecond) || Number.isNaN(Date.parse(date))) return `${date} is no date`;
  }
  if (from !== null && until !== null && from.length !== until.length) return 'two granularities';
  if (from !== null && until !== null && from > until) return 'from after until';
  return undefined;
}

/** A payload of simple Dublin Core; values are escaped. */
export function dublinCore(elements: Readonly<Record<string, string | readonly string[]>>): string {
  const body = Object.entries(elements).flatMap(([name, values]) =>
    [values].flat().map((value) => `<dc:${name}>${escape(value)}</dc:${name}>`),
  );
  return `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">${body.join('')}</oai_dc:dc>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
