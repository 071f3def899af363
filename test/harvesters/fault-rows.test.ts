/**
 * What real repositories do wrong, one row of evidence after the other, each harvested whole from a
 * server that does it: how many records come, to the character, and what the run says. The numbers are
 * those that the faults have in `docs/faults.md`.
 */
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { RunSummary } from '../../catalogue/runs/run.ts';
import type { Source } from '../../catalogue/source.ts';
import { encodeGb18030 } from '../../demo/gb18030.ts';
import { parseXml } from '../../formats/xml/xml.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type {
  FakeRecord,
  FakeRepository,
  FakeRepositoryOptions,
  Fault,
} from '../support/fake-repository.ts';
import { HarvestBench } from '../support/harvest-bench.ts';

/** Beyond the BMP, the replacement character, a tab, commas: nothing of it may be lost or changed. */
const ODD = '金陵𠮷\ufffd，a,b\tc';
const RECORDS = 25;
const PAGE = 10;
/** Identify, ListSets and three pages. */
const FEWEST_REQUESTS = 5;

const truth = (): FakeRecord[] =>
  Array.from({ length: RECORDS }, (_, n) => ({
    identifier: `oai:test:${n}`,
    datestamp: `2026-01-${String(n + 1).padStart(2, '0')}T00:00:00Z`,
    sets: ['local'],
    metadata: dublinCore({ title: `${ODD} ${n}`, date: '1935' }),
  }));
const TITLES = Object.fromEntries(
  Array.from({ length: RECORDS }, (_, n) => [`oai:test:${n}`, `${ODD} ${n}`]),
);

interface Row {
  /** Number, and what the repository does. */
  readonly name: string;
  readonly options?: FakeRepositoryOptions;
  readonly fault?: (repository: FakeRepository) => Fault;
  readonly source?: Partial<Source>;
  /** Default: complete. */
  readonly state?: RunSummary['state'];
  readonly code?: string;
  readonly message?: RegExp;
  /** Live records; default: all of them, to the character. */
  readonly live?: Record<string, string>;
  readonly quarantined?: number;
  readonly flags?: readonly string[];
  readonly mostRequests?: number;
  /** Each harvest deletes and revives again, as the list itself does. */
  readonly flaps?: boolean;
}

const without = (...numbers: readonly number[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(TITLES).filter(([id]) => !numbers.some((n) => id === `oai:test:${n}`)),
  );

const isList = (query: URLSearchParams): boolean => query.get('verb') === 'ListRecords';
const isPage = (query: URLSearchParams, number: number): boolean =>
  isList(query) && Number(query.get('resumptionToken')?.split('|')[0] ?? 0) === (number - 1) * PAGE;
/** Of list pages. */
const lists =
  (change: (xml: string, query: URLSearchParams) => string | Uint8Array) =>
  (xml: string, query: URLSearchParams): string | Uint8Array =>
    isList(query) ? change(xml, query) : xml;
const second = (change: (xml: string) => string | Uint8Array): FakeRepositoryOptions => ({
  rewrite: (xml, query) => (isPage(query, 2) ? change(xml) : xml),
});
const envelope = (inside: string): string =>
  `<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-02-01T00:00:00Z</responseDate><request/>${inside}</OAI-PMH>`;

/** Does something to the first `times` requests that are meant. */
function first(
  times: number,
  meant: (query: URLSearchParams) => boolean,
  act: (...args: Parameters<Fault>) => unknown,
): () => Fault {
  return () => {
    let left = times;
    return (...args) => {
      if (left === 0 || !meant(args[2])) return false;
      left--;
      act(...args);
      return true;
    };
  };
}
const status =
  (code: number, headers: Record<string, string> = {}, body = ''): Parameters<typeof first>[2] =>
  (_, response) =>
    response.writeHead(code, headers).end(body);

const ROWS: readonly Row[] = [
  { name: '1 ends with an empty token that has attributes' },
  {
    name: '2 has one page with an empty token that has attributes',
    options: {
      pageSize: 100,
      rewrite: lists((xml) =>
        xml.replace(
          '</ListRecords>',
          '<resumptionToken completeListSize="25" cursor="0"/></ListRecords>',
        ),
      ),
    },
  },
  {
    name: '3 gives tokens without attributes',
    options: {
      rewrite: lists((xml) => xml.replace(/<resumptionToken [^>]*>/, '<resumptionToken>')),
    },
  },
  {
    name: '4 gives the same token and page for ever',
    options: {
      rewrite: lists((xml) =>
        xml
          .replace(/>\d+\|[^<]*<\/resumptionToken>/, '>10|||</resumptionToken>')
          .replace(
            /<resumptionToken[^>]*><\/resumptionToken>/,
            '<resumptionToken>10|||</resumptionToken>',
          ),
      ),
    },
    state: 'failed',
    code: 'LIST_LOOPS',
    live: Object.fromEntries(Object.entries(TITLES).slice(0, 20)),
    mostRequests: 8,
  },
  {
    name: '5 goes round from token to token',
    fault: () => (_, response, query) => {
      if (!isList(query)) return false;
      const token = query.get('resumptionToken');
      response.end(
        envelope(
          `<ListRecords><record><header><identifier>oai:test:0</identifier><datestamp>2026-01-01</datestamp></header><metadata>${dublinCore({ title: `${ODD} 0` })}</metadata></record><resumptionToken>${token === 'A' ? 'B' : 'A'}</resumptionToken></ListRecords>`,
        ),
      );
      return true;
    },
    state: 'failed',
    code: 'LIST_LOOPS',
    live: { 'oai:test:0': `${ODD} 0` },
    mostRequests: 8,
  },
  {
    name: '6 gives ever new tokens with empty pages',
    fault: () => {
      let n = 0;
      return (_, response, query) => {
        if (!isList(query)) return false;
        response.end(
          envelope(`<ListRecords><resumptionToken>t${n++}</resumptionToken></ListRecords>`),
        );
        return true;
      };
    },
    state: 'failed',
    code: 'LIST_LOOPS',
    live: {},
    mostRequests: 8,
  },
  {
    name: '7 has one empty page in the middle',
    fault: first(
      1,
      (query) => isPage(query, 2),
      (_, response) =>
        response.end(
          envelope('<ListRecords><resumptionToken>10||||</resumptionToken></ListRecords>'),
        ),
    ),
  },
  {
    name: '8 forgets a token in the middle once',
    fault: first(
      1,
      (query) => isPage(query, 2),
      (_, response) => response.end(envelope('<error code="badResumptionToken">expired</error>')),
    ),
    mostRequests: 8,
  },
  {
    name: '9 has nothing',
    options: { records: [] },
    state: 'unchanged',
    live: {},
    mostRequests: 3,
  },
  ...[400, 404, 422].map((code): Row => ({
    name: `10 reports noRecordsMatch under HTTP ${code}`,
    fault: first(9, isList, (_, response) =>
      response.writeHead(code).end(envelope('<error code="noRecordsMatch">none</error>')),
    ),
    state: 'unchanged',
    live: {},
    mostRequests: 3,
  })),
  {
    name: '11 says 503 with Retry-After in seconds',
    fault: first(1, (query) => isPage(query, 2), status(503, { 'Retry-After': '1' })),
    mostRequests: 6,
  },
  {
    name: '12 says 503 with Retry-After as a date',
    fault: first(
      1,
      (query) => isPage(query, 2),
      (_, response) =>
        response.writeHead(503, { 'Retry-After': new Date(Date.now() + 1000).toUTCString() }).end(),
    ),
    mostRequests: 6,
  },
  {
    name: '13 says 503 without a header',
    fault: first(2, (query) => isPage(query, 2), status(503)),
    mostRequests: 7,
  },
  {
    name: '14 says 429',
    fault: first(1, (query) => isPage(query, 1), status(429)),
    mostRequests: 6,
  },
  ...[500, 502, 504].map((code): Row => ({
    name: `15 says ${code} once`,
    fault: first(1, (query) => isPage(query, 3), status(code)),
    mostRequests: 6,
  })),
  {
    name: '15 resets the connection once',
    fault: first(
      1,
      (query) => isPage(query, 2),
      (request) => request.socket.destroy(),
    ),
    mostRequests: 6,
  },
  {
    name: '17 cuts a page short once',
    fault: first(
      1,
      (query) => isPage(query, 2),
      (_, response) =>
        response.end(
          '<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record>',
        ),
    ),
    mostRequests: 6,
  },
  {
    name: '17 cuts a page short for ever',
    options: second((xml) => xml.slice(0, -30)),
    state: 'failed',
    code: 'UNREADABLE_PAGE',
    message: /http:\/\/127/,
    live: Object.fromEntries(Object.entries(TITLES).slice(0, 10)),
    mostRequests: 7,
  },
  {
    name: '18 shows a login page with 200',
    fault: () => (_, response, query) => {
      if (!isList(query)) return false;
      response.end('<html><title>统一身份认证</title></html>');
      return true;
    },
    state: 'failed',
    code: 'UNREADABLE_PAGE',
    message: /统一身份认证/,
    live: {},
    mostRequests: 5,
  },
  {
    name: '18 shows a wall with 403',
    fault: first(99, isList, status(403, {}, '<html>WAF</html>')),
    state: 'failed',
    code: 'HTTP_STATUS',
    message: /403/,
    live: {},
    mostRequests: 3,
  },
  {
    name: '18 answers with nothing',
    fault: first(99, isList, status(200)),
    state: 'failed',
    code: 'UNREADABLE_PAGE',
    live: {},
    mostRequests: 5,
  },
  {
    name: '19 sends a control character',
    options: { rewrite: lists((xml) => xml.replace('金陵', '金\u000b陵')) },
    flags: ['characters-removed'],
  },
  {
    name: '20 sends references to characters that XML has not',
    options: { rewrite: lists((xml) => xml.replace('金陵', '金&#x1F;陵&#xfffe;')) },
    flags: ['references-removed'],
  },
  {
    name: '21 sends a lone ampersand and HTML references',
    options: {
      records: [{ ...truth()[0], metadata: dublinCore({ title: 'X' }) } as FakeRecord],
      rewrite: lists((xml) => xml.replace('>X<', '>A & B&nbsp;C &ldquo;D&rdquo;<')),
    },
    live: { 'oai:test:0': 'A & B\u00a0C “D”' },
    flags: ['ampersands-escaped', 'html-references'],
  },
  {
    name: '22 sends GBK labelled UTF-8',
    options: { rewrite: lists((xml) => encodeGb18030(xml)) },
    flags: ['charset-guessed'],
  },
  {
    name: '23 sends GB18030 that says so',
    options: { rewrite: lists((xml) => encodeGb18030(xml.replace('UTF-8', 'GB18030'))) },
  },
  {
    name: '24 contradicts the prolog in the HTTP header',
    fault: () => (_, response) => {
      response.setHeader('X-None', '');
      const set = response.setHeader.bind(response);
      response.setHeader = (name, value) =>
        set(name, name === 'Content-Type' ? 'text/html;charset=ISO-8859-1' : value);
      return false;
    },
  },
  { name: '25 begins with blank lines', options: { rewrite: (xml) => `\n\n  ${xml}` } },
  { name: '25 begins with a byte order mark', options: { rewrite: (xml) => `\ufeff${xml}` } },
  {
    name: '26 ends with notices of PHP',
    options: { rewrite: lists((xml) => `${xml}\n<br />\n<b>Notice</b>: Undefined index`) },
    flags: ['text-after-root'],
  },
  {
    name: '26 ends with a second document',
    options: { rewrite: lists((xml) => xml + xml) },
    flags: ['text-after-root'],
  },
  {
    name: '27 writes its envelope with a prefix',
    options: {
      rewrite: (xml) =>
        xml
          .replace(
            /<(\/?)(OAI-PMH|responseDate|request|Identify|repositoryName|baseURL|protocolVersion|adminEmail|earliestDatestamp|deletedRecord|granularity|error|ListRecords|record|header|identifier|datestamp|setSpec|metadata|resumptionToken)([\s>])/g,
            '<$1oai:$2$3',
          )
          .replace('xmlns="http://www.openarchives.org', 'xmlns:oai="http://www.openarchives.org'),
    },
  },
  {
    name: '28 writes its envelope without a namespace',
    options: { rewrite: (xml) => xml.replace(' xmlns="http://www.openarchives.org/OAI/2.0/"', '') },
    flags: ['envelope-namespace'],
  },
  {
    name: '28 writes its envelope in an old namespace',
    options: { rewrite: (xml) => xml.replace('OAI/2.0/"', 'OAI/1.1/OAI_ListRecords"') },
    flags: ['envelope-namespace'],
  },
  {
    name: '29 has exactly one record',
    options: { records: truth().slice(0, 1) },
    live: { 'oai:test:0': `${ODD} 0` },
  },
  {
    name: '30 gives tokens with reserved characters',
    options: {
      rewrite: lists((xml) =>
        xml
          .replace(/>(\d+)\|/, '>$1|%3A!@+/,%253A&amp;#| ')
          .replace(/>(\d+\|[^<|]*)\|[^<]*</, '>$1|||<'),
      ),
    },
    fault: () => (_, __, query) => {
      const token = query.get('resumptionToken');
      if (token !== null) {
        expect(token).to.include('%3A!@+/,%253A&#');
        query.set('resumptionToken', `${token.split('|')[0] ?? ''}|||`);
      }
      return false;
    },
  },
  {
    name: '30 refuses a long address, and takes it as POST',
    fault: () => (request, response, query) => {
      if (request.method === 'POST' || !query.has('resumptionToken')) return false;
      response.writeHead(414).end();
      return true;
    },
    mostRequests: 7,
  },
  {
    name: '31 pads its tokens with white space',
    options: {
      rewrite: lists((xml) =>
        xml.replace(/>(\d+\|[^<]*)<\/resumptionToken/, '>\n   $1\n  </resumptionToken'),
      ),
    },
  },
  ...['9', '10', 'ssss', '-1', ''].map((size): Row => ({
    name: `32 announces completeListSize “${size}”`,
    options: {
      rewrite: lists((xml) => xml.replace(/completeListSize="\d+"/, `completeListSize="${size}"`)),
    },
  })),
  {
    name: '33 announces more than it has',
    options: { rewrite: (xml) => xml.replace(/completeListSize="\d+"/, 'completeListSize="31"') },
    state: 'partial',
    code: 'LIST_SHORT',
    message: /6 条/,
    flags: ['list-short:6'],
  },
  {
    name: '33 breaks a list off, but lists all identifiers',
    options: {
      rewrite: (xml, query) =>
        isPage(query, 2)
          ? xml.replace(/>\d+\|[^<]*<\/resumptionToken>/, '></resumptionToken>')
          : xml,
    },
    flags: ['list-short:5', 'recounted'],
  },
  {
    name: '34 has payloads with elements called record, header, error',
    options: {
      records: [
        {
          ...truth()[0],
          metadata: dublinCore({ title: `${ODD} 0` }).replace(
            '</oai_dc:dc>',
            '<record xmlns="urn:x"><header status="deleted"><identifier>no</identifier></header><error code="badVerb">no</error><resumptionToken>no</resumptionToken></record></oai_dc:dc>',
          ),
        } as FakeRecord,
      ],
    },
    live: { 'oai:test:0': `${ODD} 0` },
  },
  {
    name: '35 gives a record without metadata',
    options: {
      rewrite: lists((xml) => xml.replace(/(oai:test:7<.*?)<metadata>.*?<\/metadata>/s, '$1')),
    },
    state: 'partial',
    code: 'QUARANTINE',
    quarantined: 1,
    live: without(7),
  },
  ...['', '20210311', '2021-03-11T01:02:03.456Z', '2021-03-11T01:02:03+05:45', 'yesterday'].map(
    (stamp): Row => ({
      name: `36 gives the datestamp “${stamp}”`,
      options: { rewrite: lists((xml) => xml.replace(/<datestamp>[^<]*/, `<datestamp>${stamp}`)) },
    }),
  ),
  {
    name: '38 gzips without saying so',
    options: { rewrite: (xml) => gzipSync(xml) },
    flags: ['gzip-undeclared'],
  },
  {
    name: '39 redirects',
    fault: () => (request, response) => {
      if (request.url?.startsWith('/moved') === true) return false;
      response
        .writeHead(301, { Location: `/moved${(request.url ?? '').replace(/^[^?]*/, '')}` })
        .end();
      return true;
    },
  },
  {
    name: '41 sends an internal subset',
    options: {
      rewrite: lists((xml) =>
        xml.replace(
          '<OAI-PMH',
          '<!DOCTYPE OAI-PMH [<!ENTITY x SYSTEM "file:///etc/passwd">]><OAI-PMH',
        ),
      ),
    },
    state: 'failed',
    code: 'PAGE_REFUSED',
    live: {},
    mostRequests: 3,
  },
  {
    name: '42 declares the prefixes of payloads at the root',
    options: {
      rewrite: (xml) =>
        xml
          .replaceAll(/ xmlns:(oai_dc|dc)="[^"]*"/g, '')
          .replace(
            '<OAI-PMH',
            '<OAI-PMH xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"',
          ),
    },
  },
  {
    name: '43 forgets the set from page 2 on',
    source: { set: 'local' },
    options: {
      rewrite: (xml, query) =>
        isPage(query, 2)
          ? xml.replace(/(oai:test:12<.*?)<setSpec>local/s, '$1<setSpec>other')
          : xml,
    },
    live: without(12),
    flags: ['strays-dropped'],
  },
  {
    name: '47 tells no granularity and no earliestDatestamp',
    options: {
      rewrite: (xml) =>
        xml.replace(
          /<granularity>.*?<\/granularity>|<earliestDatestamp>.*?<\/earliestDatestamp>/g,
          '',
        ),
    },
  },
  ...['1970-01-01T00:00:00Z', '2026-02-01T00:00:00Z', 'long ago'].map((date): Row => ({
    name: `48 claims that “${date}” is its earliest datestamp`,
    options: {
      rewrite: (xml) => xml.replace(/<earliestDatestamp>[^<]*/, `<earliestDatestamp>${date}`),
    },
  })),
  {
    name: '58 lists a record as deleted and as live',
    options: {
      records: [
        { ...truth()[0], deleted: true } as FakeRecord,
        ...truth().slice(0, 3),
        { ...truth()[2], deleted: true } as FakeRecord,
      ],
    },
    flaps: true,
    live: Object.fromEntries(Object.entries(TITLES).slice(0, 3)),
  },
  {
    name: '59 lists records twice',
    options: { records: [...truth(), ...truth().slice(3, 8)] },
    mostRequests: 12,
  },
  {
    name: '60 skips and repeats records as it turns its pages',
    options: {
      rewrite: (xml, query) =>
        isPage(query, 2)
          ? xml.replace(
              /<record>(?:(?!<record>).)*oai:test:15<.*?<\/record>/s,
              (/<record>.*?<\/record>/s.exec(xml) ?? [''])[0],
            )
          : xml,
    },
    flags: ['recounted'],
  },
  {
    name: '61 calls its records 1, 2, 3',
    options: { records: truth().map((record, n) => ({ ...record, identifier: String(n) })) },
    live: Object.fromEntries(Object.values(TITLES).map((title, n) => [String(n), title])),
  },
];

describe('a repository that', function () {
  let bench: HarvestBench;
  let repository: FakeRepository;
  beforeEach(async () => {
    bench = await HarvestBench.open();
  });
  afterEach(async () => {
    await bench.close();
    await repository.close();
  });

  for (const row of ROWS) {
    const { state = 'complete', live = TITLES, quarantined = 0, flags = [] } = row;
    it(row.name, async () => {
      repository = await startRepository({ records: truth(), pageSize: PAGE, ...row.options });
      if (row.fault !== undefined) repository.faults.push(row.fault(repository));
      const source = await bench.source(repository.baseUrl, row.source);
      const run = await bench.harvest(source);
      const asked = repository.requests.length;
      expect(await bench.live()).to.eql(live);
      expect({ ...run, code: run.code ?? undefined }).to.include({
        state,
        quarantined,
        code: row.code,
      });
      if (row.message !== undefined) expect(run.message).to.match(row.message);
      expect(run.requests).to.be.at.least(1);
      if (row.mostRequests !== undefined) expect(asked).to.be.at.most(row.mostRequests);
      const seen = await bench.stores.records.pageFlags(run.id);
      expect(seen).to.include.members([...flags]);
      if (flags.length === 0 && state === 'complete')
        expect(seen.filter((flag) => flag !== 'recounted' && flag !== 'one-by-one')).to.eql([]);
      await storedParses(run);
      // And nothing of it is taken for a deletion by the next full run.
      const again = await bench.harvest(source, 'full');
      if (row.flaps !== true) expect(again.deleted).to.equal(0);
      expect(Object.keys(await bench.live())).to.include.members(Object.keys(live));
    });
  }

  async function storedParses(run: RunSummary): Promise<void> {
    for (const { id } of await bench.stores.records.changesAfter(0, 100)) {
      const [work] = await bench.stores.records.works([id]);
      const stored = await bench.stores.records.record(work?.holdings[0]?.document.id ?? '');
      if (stored !== undefined) parseXml(stored.record.xml);
      expect(stored?.lastRun).to.be.at.most(run.id);
    }
  }

  const row37 = '37 has a query in its base URL';
  it(row37, async () => {
    repository = await startRepository({ records: truth(), pageSize: PAGE, ownArguments: ['db'] });
    const source = await bench.source(
      `${repository.baseUrl}?db=${encodeURIComponent('地方 文献')}`,
    );
    expect(await bench.harvest(source)).to.include({ state: 'complete', new: RECORDS });
    expect(repository.requests).to.have.lengthOf(FEWEST_REQUESTS);
    expect(repository.requests.every((asked) => asked.startsWith('db=%E5%9C%B0'))).to.equal(true);
  });

  it('52 changes metadata and not the datestamp, is found out by the full run', async () => {
    repository = await startRepository({ records: truth(), pageSize: PAGE });
    const source = await bench.source(repository.baseUrl);
    await bench.harvest(source);
    const [changed] = repository.records;
    if (changed !== undefined) changed.metadata = dublinCore({ title: '改过的题名' });
    expect(await bench.harvest(source)).to.include({ changed: 0 });
    expect(await bench.harvest(source, 'full')).to.include({ changed: 1, unchanged: RECORDS - 1 });
    expect((await bench.live())['oai:test:0']).to.equal('改过的题名');
  });

  it('53 does not heed from, costs no change, and that is noted', async () => {
    repository = await startRepository({ records: truth(), pageSize: PAGE });
    repository.faults.push((_, __, query) => {
      query.delete('from');
      return false;
    });
    const source = await bench.source(repository.baseUrl);
    await bench.harvest(source);
    const seq = await bench.stores.records.lastSeq();
    expect(await bench.harvest(source)).to.include({ state: 'unchanged', unchanged: RECORDS });
    expect(await bench.stores.records.lastSeq()).to.equal(seq);
    const { profile } = await bench.stores.records.ledger(source.id);
    expect(profile?.quirks).to.eql(['not-incremental']);
  });

  it('55 tells of no deletions, 57 lets records leave a set: the full run removes them', async () => {
    repository = await startRepository({ records: truth(), pageSize: PAGE, deletedRecord: 'no' });
    const source = await bench.source(repository.baseUrl, { set: 'local' });
    await bench.harvest(source);
    repository.records.splice(3, 1);
    const [leaving] = repository.records;
    if (leaving !== undefined) leaving.sets = ['elsewhere'];
    expect(await bench.harvest(source)).to.include({ deleted: 0 });
    expect(await bench.harvest(source, 'full')).to.include({ state: 'complete', deleted: 2 });
    expect(await bench.live()).to.eql(without(0, 3));
  });

  it('56 was emptied by accident, 62 came back with new identifiers: held until a person decides', async () => {
    const many = Array.from({ length: 60 }, (_, n) => ({
      ...truth()[n % RECORDS],
      datestamp: '2026-01-01T00:00:00Z',
      metadata: dublinCore({ title: `题名 ${n}` }),
      identifier: `oai:test:${n}`,
    }));
    repository = await startRepository({ records: many, pageSize: PAGE });
    const source = await bench.source(repository.baseUrl);
    await bench.harvest(source);
    const before = await bench.live();
    const kept = repository.records.splice(0);
    expect(await bench.harvest(source, 'full')).to.include({ state: 'held', deleted: 0 });
    repository.records.push(
      ...kept.map((record) => ({
        ...record,
        identifier: record.identifier.replace('oai:test', 'oai:new'),
      })),
    );
    const returned = await bench.harvest(source, 'full');
    expect(returned).to.include({ state: 'held', deleted: 0, new: 60 });
    expect(returned.message).to.match(/对方换了标识符/);
    // Readers do not see everything twice.
    expect(await bench.live()).to.eql(before);
    await bench.stores.records.decideHeld(returned.id, 'approve');
    expect(Object.keys(await bench.live())).to.have.members(
      repository.records.map(({ identifier }) => identifier),
    );
  });
});
