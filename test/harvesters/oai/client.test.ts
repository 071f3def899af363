/** The client against a real HTTP server that misbehaves: what it returns, how often it asks, what it says. */
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { PortalError } from '../../../catalogue/errors.ts';
import { connector } from '../../../harvesters/connect.ts';
import type { OaiClient } from '../../../harvesters/oai/client.ts';
import type { OaiPage } from '../../../harvesters/oai/page.ts';
import { parseXml, textOf } from '../../../formats/xml/xml.ts';
import { dublinCore, startRepository } from '../../support/fake-repository.ts';
import type { FakeRepository, FakeRepositoryOptions } from '../../support/fake-repository.ts';

const stamp = '2026-01-01T00:00:00Z';
const all = { metadataPrefix: 'oai_dc', granularity: 'second' } as const;

describe('OaiClient', () => {
  const open: FakeRepository[] = [];
  afterEach(() => Promise.all(open.splice(0).map((repository) => repository.close())));

  async function meet(
    options: FakeRepositoryOptions = {},
  ): Promise<{ repository: FakeRepository; client: OaiClient }> {
    const repository = await startRepository({ records: records(3), ...options });
    open.push(repository);
    return { repository, client: clientOf(repository.baseUrl) };
  }

  /** A server that answers this to everything. */
  async function answering(body: string | Uint8Array, contentType?: string): Promise<OaiClient> {
    const { repository, client } = await meet();
    repository.faults.push((_, response) => {
      response.setHeader('Content-Type', contentType ?? 'text/xml; charset=utf-8');
      response.end(body);
      return true;
    });
    return client;
  }

  it('tells what Identify, ListMetadataFormats and ListSets say', async () => {
    const { client } = await meet({ sets: { photo: '老照片库', 'photo:street': '街景' } });
    expect(await client.identify()).to.include({
      repositoryName: '测试库',
      protocolVersion: '2.0',
      deletedRecord: 'persistent',
      granularity: 'second',
    });
    expect((await client.listMetadataFormats()).map((format) => format.metadataPrefix)).to.eql([
      'oai_dc',
    ]);
    expect(await client.listSets()).to.eql([
      { setSpec: 'photo', setName: '老照片库' },
      { setSpec: 'photo:street', setName: '街景' },
    ]);
  });

  it('takes noSetHierarchy for no sets', async () => {
    const { client } = await meet();
    expect(await client.listSets()).to.eql([]);
  });

  it('fetches one record by its identifier, and tells which is not there', async () => {
    const { client } = await meet();
    expect(titles(await client.getRecord('oai:test:2', 'oai_dc'))).to.eql(['第2种']);
    const error = await failure(client.getRecord('oai:test:none', 'oai_dc'));
    expect(error).to.include({ code: 'OAI_ERROR', oaiCode: 'idDoesNotExist' });
  });

  it('lists identifiers page by page', async () => {
    const { client } = await meet({ pageSize: 2 });
    const first = await client.listIdentifiers(all);
    expect(first.identifiers).to.eql(['oai:test:0', 'oai:test:1']);
    const second = await client.listIdentifiers({ resumptionToken: first.resumptionToken ?? '' });
    expect(second).to.deep.include({
      headers: [
        {
          identifier: 'oai:test:2',
          datestamp: '2026-01-01T00:00:00Z',
          deleted: false,
          setSpecs: [],
        },
      ],
      stamps: { earliest: '2026-01-01T00:00:00Z', latest: '2026-01-01T00:00:00Z' },
      resumptionToken: null,
      completeListSize: 3,
    });
  });

  it('takes that nothing matches for an answer to a question, not to a token', async () => {
    const { client, repository } = await meet();
    repository.records.length = 0;
    expect((await client.listRecords(all)).noRecordsMatch).to.equal(true);
    expect((await client.listIdentifiers(all)).headers).to.eql([]);
    for (const list of ['listRecords', 'listIdentifiers'] as const)
      expect(await failure(client[list]({ resumptionToken: '100|||' }))).to.include({
        oaiCode: 'noRecordsMatch',
      });
  });

  describe('knows the end of a list', () => {
    for (const [name, ending] of [
      ['no token at all', ''],
      ['a token closed in its tag', '<resumptionToken/>'],
      ['a token with nothing inside', '<resumptionToken></resumptionToken>'],
      ['blanks inside', '<resumptionToken>\n  </resumptionToken>'],
      ['attributes alone', '<resumptionToken completeListSize="3" cursor="2"/>'],
    ] as const) {
      it(`by ${name}`, async () => {
        const { client } = await meet({
          rewrite: (xml) => xml.replace('</ListRecords>', `${ending}</ListRecords>`),
        });
        const page = await client.listRecords(all);
        expect(page.resumptionToken).to.equal(null);
        expect(page.identifiers).to.have.lengthOf(3);
      });
    }
  });

  it('sends a token back encoded exactly once, with white space taken off its ends', async () => {
    const { repository, client } = await meet({
      rewrite: (xml) =>
        xml.replace(
          '</ListRecords>',
          '<resumptionToken>\n a%3Ab+c/d|e&amp;f=g 秦淮\n</resumptionToken></ListRecords>',
        ),
    });
    const page = await client.listRecords(all);
    expect(page.resumptionToken).to.equal('a%3Ab+c/d|e&f=g 秦淮');
    await failure(client.listRecords({ resumptionToken: page.resumptionToken ?? '' }));
    expect(repository.requests.at(-1)).to.equal(
      'verb=ListRecords&resumptionToken=a%253Ab%2Bc%2Fd%7Ce%26f%3Dg%20%E7%A7%A6%E6%B7%AE',
    );
  });

  it('takes noRecordsMatch for success with nothing, under any HTTP status', async () => {
    for (const status of [200, 400, 404, 422]) {
      const { repository, client } = await meet({ records: [] });
      repository.faults.push((_, response) => {
        response.statusCode = status;
        return false;
      });
      const page = await client.listRecords(all);
      expect(page.noRecordsMatch, `HTTP ${status}`).to.equal(true);
      expect([...page.items]).to.eql([]);
      expect(repository.requests).to.have.lengthOf(1);
    }
  });

  it('reads an OAI error under HTTP 4xx and does not ask again', async () => {
    const { repository, client } = await meet();
    repository.faults.push((_, response) => {
      response.statusCode = 400;
      return false;
    });
    const error = await failure(client.listRecords({ resumptionToken: 'dead' }));
    expect(error).to.include({ code: 'OAI_ERROR', oaiCode: 'badResumptionToken' });
    expect(error.message)
      .to.match(/[一-鿿]/u)
      .and.to.include(repository.baseUrl);
    expect(repository.requests).to.have.lengthOf(1);
  });

  it('asks by day or by second as the repository understands', async () => {
    const { repository, client } = await meet();
    const from = new Date('2026-03-01T10:20:30Z');
    await client.listRecords({ ...all, from });
    await client.listRecords({ ...all, from, granularity: 'day' });
    expect(repository.requests.map((query) => new URLSearchParams(query).get('from'))).to.eql([
      '2026-03-01T10:20:30Z',
      '2026-03-01',
    ]);
  });

  it('keeps the query of a base URL', async () => {
    const { repository } = await meet({ ownArguments: ['db'] });
    await clientOf(`${repository.baseUrl}?db=local%20docs`).identify();
    expect(repository.requests).to.eql(['db=local%20docs&verb=Identify']);
  });

  it('introduces itself with a contact', async () => {
    const { repository, client } = await meet();
    let agent: string | undefined;
    repository.faults.push((request) => {
      agent = request.headers['user-agent'];
      return false;
    });
    await client.identify();
    expect(agent).to.include('mailto:keeper@portal.example');
  });

  describe('goes by names and places, not by prefixes', () => {
    it('in an envelope with a prefix', async () => {
      const { client } = await meet({
        rewrite: (xml) =>
          xml
            .replaceAll(
              /<(\/?)(OAI-PMH|responseDate|request|ListRecords|record|header|metadata|identifier|datestamp|setSpec)/g,
              '<$1oai:$2',
            )
            .replace('xmlns=', 'xmlns:oai='),
      });
      expect(titles(await client.listRecords(all))).to.eql(['第0种', '第1种', '第2种']);
    });

    it('in an envelope without a namespace', async () => {
      const { client } = await meet({
        rewrite: (xml) => xml.replace(' xmlns="http://www.openarchives.org/OAI/2.0/"', ''),
      });
      expect(titles(await client.listRecords(all))).to.eql(['第0种', '第1种', '第2种']);
    });

    it('in payloads with elements called record, header, error and resumptionToken', async () => {
      const { client } = await meet({
        records: [
          {
            identifier: 'oai:test:odd',
            datestamp: stamp,
            metadata:
              '<x><record><header status="deleted"><identifier>no</identifier></header></record><error code="badVerb"/><resumptionToken>no</resumptionToken></x>',
          },
        ],
      });
      const page = await client.listRecords(all);
      expect(page.identifiers).to.eql(['oai:test:odd']);
      expect(page.resumptionToken).to.equal(null);
    });
  });

  it('keeps the XML of a record so that it parses alone, with the bindings of the root', async () => {
    const { client } = await meet({
      records: [{ identifier: 'oai:test:1', datestamp: stamp, metadata: '<l:a l:b="1">江</l:a>' }],
      rewrite: (xml) => xml.replace('<OAI-PMH ', '<OAI-PMH xmlns:l="urn:local" '),
    });
    const [item] = (await client.listRecords(all)).items;
    if (item?.kind !== 'record') throw new Error('no record');
    const metadata = parseXml(item.xml).children.find(
      (child) => typeof child !== 'string' && child.name === 'metadata',
    );
    if (metadata === undefined || typeof metadata === 'string') throw new Error('no metadata');
    expect(metadata.children[0]).to.deep.include({ name: 'a', namespace: 'urn:local' });
  });

  it('keeps every set of a record, and its deletion', async () => {
    const { client } = await meet({
      records: [
        { identifier: 'a', datestamp: stamp, sets: ['x', 'y:z', 'x'], metadata: dublinCore({}) },
        { identifier: 'b', datestamp: stamp, deleted: true },
      ],
    });
    const [first, second] = (await client.listRecords(all)).items;
    expect(first).to.deep.include({ setSpecs: ['x', 'y:z'], deleted: false });
    expect(second).to.deep.include({ identifier: 'b', deleted: true, metadata: null });
  });

  it('sets a record without metadata aside and does not take it for a deletion', async () => {
    const { client } = await meet({
      records: [{ identifier: 'bare', datestamp: stamp }, ...records(2)],
    });
    const [first, ...others] = (await client.listRecords(all)).items;
    expect(first).to.include({ kind: 'unreadable', code: 'RECORD_WITHOUT_METADATA' });
    expect(others.map((item) => item.kind)).to.eql(['record', 'record']);
  });

  it('keeps odd datestamps as they are', async () => {
    const odd = ['', '20210311', '2021-03-11T01:02:03.456Z', '2021-03-11T01:02:03+08:00'];
    const { client } = await meet({
      records: odd.map((datestamp, n) => ({
        identifier: `oai:test:${n}`,
        datestamp,
        metadata: dublinCore({ title: '志' }),
      })),
    });
    const page = await client.listRecords(all);
    expect([...page.items].map((item) => (item.kind === 'record' ? item.datestamp : '?'))).to.eql(
      odd,
    );
  });

  describe('asks again', () => {
    for (const status of [429, 500, 502, 503, 504]) {
      it(`after HTTP ${status}`, async () => {
        const { repository, client } = await meet();
        let failures = 2;
        repository.faults.push((_, response) => {
          if (failures-- <= 0) return false;
          response.writeHead(status).end('busy');
          return true;
        });
        expect((await client.listRecords(all)).identifiers).to.have.lengthOf(3);
        expect(repository.requests).to.have.lengthOf(3);
        expect(client.takeRequests()).to.equal(3);
      });
    }

    it('after a connection that was cut', async () => {
      const { repository, client } = await meet();
      let failures = 1;
      repository.faults.push((request) => {
        if (failures-- <= 0) return false;
        request.socket.destroy();
        return true;
      });
      expect((await client.listRecords(all)).identifiers).to.have.lengthOf(3);
    });

    for (const [name, header] of [
      ['in seconds', () => '1'],
      ['as a date', () => new Date(Date.now() + 1500).toUTCString()],
    ] as const) {
      it(`when Retry-After says, ${name}`, async () => {
        const { repository, client } = await meet();
        const asked: number[] = [];
        repository.faults.push((_, response) => {
          asked.push(Date.now());
          if (asked.length > 1) return false;
          response.writeHead(503, { 'Retry-After': header() }).end();
          return true;
        });
        await client.listRecords(all);
        // A minute or an hour, mistaken for a second, would be longer than a test may take.
        expect((asked[1] ?? 0) - (asked[0] ?? 0)).to.be.at.least(400);
      });
    }

    it('another day when Retry-After says hours', async () => {
      const { repository, client } = await meet();
      repository.faults.push((_, response) => {
        response.writeHead(503, { 'Retry-After': '7200' }).end();
        return true;
      });
      expect(await failure(client.listRecords(all))).to.include({ code: 'RETRY_LATER' });
      expect(repository.requests).to.have.lengthOf(1);
    });

    it('five times and no more', async () => {
      const { repository, client } = await meet();
      repository.faults.push((_, response) => {
        response.writeHead(500).end('<html>broken</html>');
        return true;
      });
      const error = await failure(client.listRecords(all));
      expect(error).to.include({ code: 'HTTP_STATUS', status: 500 });
      expect(repository.requests).to.have.lengthOf(6);
    });

    it('twice and no more for a page that is not OAI-PMH', async () => {
      const { repository, client } = await meet();
      repository.faults.push((_, response) => {
        response.end('<!DOCTYPE html><html><body>请登录</body></html>');
        return true;
      });
      const error = await failure(client.listRecords(all));
      expect(error).to.include({ code: 'UNREADABLE_PAGE' });
      expect(error.message).to.include('请登录').and.to.include('verb=ListRecords');
      expect(repository.requests).to.have.lengthOf(3);
    });

    it('never when it is told no', async () => {
      const { repository, client } = await meet();
      repository.faults.push((_, response) => {
        response.writeHead(403).end('forbidden');
        return true;
      });
      expect(await failure(client.listRecords(all))).to.include({ status: 403 });
      expect(repository.requests).to.have.lengthOf(1);
    });
  });

  it('has one request in flight for a base URL, also from several clients', async () => {
    const { repository } = await meet();
    let inFlight = 0;
    let most = 0;
    repository.faults.push((_, response) => {
      most = Math.max(most, ++inFlight);
      response.on('close', () => inFlight--);
      return false;
    });
    await Promise.all([1, 2, 3, 4].map(() => clientOf(repository.baseUrl).listRecords(all)));
    expect(most).to.equal(1);
    expect(repository.requests).to.have.lengthOf(4);
  });

  describe('never takes a part for the whole', () => {
    it('of a page that was cut short', async () => {
      const { client } = await meet({ rewrite: (xml) => xml.slice(0, xml.length - 40) });
      expect(await failure(client.listRecords(all))).to.include({ code: 'UNREADABLE_PAGE' });
    });

    it('of an empty answer', async () => {
      const client = await answering('');
      expect(await failure(client.listRecords(all))).to.include({ code: 'UNREADABLE_PAGE' });
    });

    it('of an answer to another verb', async () => {
      const client = await answering(envelope('<Identify/>'));
      expect(await failure(client.listRecords(all))).to.include({ code: 'UNREADABLE_PAGE' });
    });
  });

  describe('says in Chinese what is wrong', () => {
    it('when a web page came, with its title', async () => {
      const client = await answering('<html>\n<head><title>统一认证\n登录</title></head></html>');
      const { message } = await failure(client.identify());
      expect(message).to.include('来的是一个网页，题为“统一认证 登录”');
      expect(message).not.to.include('\n');
    });

    it('when nobody listens there', async () => {
      const { repository } = await meet();
      await repository.close();
      open.pop();
      const { message } = await failure(clientOf(repository.baseUrl).identify());
      expect(message).to.include('对方拒绝连接').and.not.include('ECONNREFUSED');
    });

    it('when the connection breaks', async () => {
      const { repository, client } = await meet();
      repository.faults.push((request) => {
        request.socket.destroy();
        return true;
      });
      expect((await failure(client.identify())).message).to.include('连接被对方中断');
    });

    it('when the name does not exist', async () => {
      const { message } = await failure(clientOf('http://no-such-name.invalid/oai').identify());
      expect(message).to.match(/域名/u);
    });
  });

  describe('refuses at once', () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' +
      envelope('<ListRecords/>').replace(/^<\?xml[^>]*\?>/, '');

    it('a DOCTYPE with an internal subset', async () => {
      const { repository, client } = await meet({ rewrite: () => `<?xml version="1.0"?>${bomb}` });
      expect(await failure(client.listRecords(all))).to.include({ code: 'PAGE_REFUSED' });
      expect(repository.requests).to.have.lengthOf(1);
    });

    it('endless nesting', async () => {
      const nested = `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`;
      const { repository, client } = await meet({
        records: [{ identifier: 'deep', datestamp: stamp, metadata: nested }],
      });
      expect(await failure(client.listRecords(all))).to.include({ code: 'PAGE_REFUSED' });
      expect(repository.requests).to.have.lengthOf(1);
    });

    it('an element with too many attributes', async () => {
      const wide = `<a ${Array.from({ length: 300 }, (_, n) => `b${n}=""`).join(' ')}/>`;
      const { client } = await meet({
        records: [{ identifier: 'wide', datestamp: stamp, metadata: wide }],
      });
      expect(await failure(client.listRecords(all))).to.include({ code: 'PAGE_REFUSED' });
    });

    it('a page that inflates beyond the limit', async function () {
      const client = await answering(gzipSync(Buffer.alloc(65 * 1024 * 1024, 32)));
      expect(await failure(client.listRecords(all))).to.include({ code: 'PAGE_TOO_LARGE' });
    });

    it('an address of this machine or network that the settings do not open', async () => {
      const { repository } = await meet();
      const client = clientOf(repository.baseUrl, []);
      expect(await failure(client.identify())).to.include({ code: 'ADDRESS_REFUSED' });
      expect(repository.requests).to.eql([]);
    });
  });

  describe('repairs in counted steps', () => {
    const TEXT = '𠮷\t,\ufffd，秦淮';

    async function repaired(
      damage: (xml: string) => string | Uint8Array,
    ): Promise<{ titles: (string | null)[]; flags: readonly string[]; page: OaiPage }> {
      const { client } = await meet({
        records: [
          { identifier: 'a', datestamp: stamp, metadata: dublinCore({ title: TEXT }) },
          { identifier: 'b', datestamp: stamp, metadata: dublinCore({ title: '客座赘语' }) },
          { identifier: 'c', datestamp: stamp, metadata: dublinCore({ title: '白下琐言' }) },
        ],
        rewrite: damage,
      });
      const page = await client.listRecords(all);
      return { titles: titles(page), flags: page.flags, page };
    }
    const whole = [TEXT, '客座赘语', '白下琐言'];

    for (const [name, damage, flag, expected] of [
      ['a byte order mark', (xml: string) => `\ufeff${xml}`, undefined, whole],
      ['blank lines before the XML', (xml: string) => `\n\n${xml}`, undefined, whole],
      [
        'a PHP notice before the XML',
        (xml: string) => `<b>Notice</b>: x\n${xml}`,
        'text-before-xml',
        whole,
      ],
      [
        'text after the root',
        (xml: string) => `${xml}\n<br />Warning: late`,
        'text-after-root',
        whole,
      ],
      [
        'a control character',
        (xml: string) => xml.replace('客座赘语', '客座\u000b赘语'),
        'characters-removed',
        whole,
      ],
      [
        'a reference to a control character',
        (xml: string) => xml.replace('客座赘语', '客座&#x1F;赘语&#65534;'),
        'references-removed',
        whole,
      ],
      [
        'a lone ampersand',
        (xml: string) => xml.replace('客座赘语', 'A & B&C'),
        'ampersands-escaped',
        [TEXT, 'A & B&C', '白下琐言'],
      ],
      [
        'references of HTML',
        (xml: string) => xml.replace('客座赘语', '客座&middot;赘语&ldquo;'),
        'html-references',
        [TEXT, '客座·赘语“', '白下琐言'],
      ],
    ] as const) {
      it(name, async () => {
        const result = await repaired(damage);
        expect(result.titles).to.eql(expected);
        expect(result.flags).to.eql(flag === undefined ? [] : [flag]);
      });
    }

    it('gzip that nobody declared', async () => {
      const { titles: found, flags } = await repaired((xml) => gzipSync(xml));
      expect(found).to.eql(whole);
      expect(flags).to.eql(['gzip-undeclared']);
    });

    it('a page that is no whole gzip, as unreadable', async () => {
      const client = await answering(gzipSync('<OAI-PMH/>').subarray(0, 20));
      expect(await failure(client.listRecords(all))).to.include({ code: 'UNREADABLE_PAGE' });
    });

    it('one record that is not well-formed costs that record alone', async () => {
      const { page, flags } = await repaired((xml) => xml.replace('客座赘语', '客座<赘语'));
      expect([...page.items].map((item) => [item.kind, item.identifier])).to.eql([
        ['record', 'a'],
        ['unreadable', 'b'],
        ['record', 'c'],
      ]);
      const bad = [...page.items][1];
      if (bad?.kind !== 'unreadable') throw new Error('not set aside');
      expect(bad.code).to.equal('RECORD_MALFORMED');
      expect(Buffer.from(bad.raw).toString())
        .to.include('客座<赘语')
        .and.to.match(/^<record>/);
      expect(flags).to.eql(['salvaged']);
    });

    it('one record with damaged bytes costs that record alone, its bytes kept', async () => {
      const { page, flags } = await repaired((xml) => {
        const bytes = Buffer.from(xml);
        const at = bytes.indexOf(Buffer.from('客座赘语'));
        return Buffer.concat([bytes.subarray(0, at), Buffer.from([0xe5]), bytes.subarray(at + 3)]);
      });
      expect([...page.items].map((item) => item.kind)).to.eql(['record', 'unreadable', 'record']);
      const bad = [...page.items][1];
      if (bad?.kind !== 'unreadable') throw new Error('not set aside');
      expect(bad).to.include({ code: 'RECORD_BYTES_DAMAGED', identifier: 'b' });
      expect(Buffer.from(bad.raw).includes(Buffer.from([0xe5, 0xe5]))).to.equal(true);
      expect(flags).to.eql(['bytes-damaged', 'salvaged']);
    });

    it('a salvaged page goes on with its token', async () => {
      const { page } = await repaired((xml) =>
        xml
          .replace('客座赘语', '客座<赘语')
          .replace('</ListRecords>', '<resumptionToken>5|a&amp;b</resumptionToken></ListRecords>'),
      );
      expect(page.resumptionToken).to.equal('5|a&b');
    });
  });

  describe('finds the encoding', () => {
    const xml = envelope(
      `<ListRecords><record><header><identifier>a</identifier><datestamp>${stamp}</datestamp></header><metadata>${dublinCore({ title: '金陵图书馆藏江宁府志卷之一' })}</metadata></record></ListRecords>`,
    );
    /** The title in GB18030; the rest of the envelope is ASCII. */
    const gb = (declared: string): Buffer =>
      Buffer.concat(
        xml
          .replace('UTF-8', declared)
          .split('金陵图书馆藏江宁府志卷之一')
          .flatMap((part, n) => [
            ...(n === 0
              ? []
              : [Buffer.from('bdf0c1eacdbccae9b9ddb2d8bdadc4feb8aed6beb7ebd6aed2bb', 'hex')]),
            Buffer.from(part),
          ]),
      );

    it('GB18030 declared truthfully', async () => {
      const page = await (await answering(gb('GB18030'), 'text/xml')).listRecords(all);
      expect(titles(page)[0]).to.match(/^金陵图书馆藏江宁府志/u);
      expect(page.flags).to.eql([]);
    });

    it('GBK labelled UTF-8, counted as a guess', async () => {
      const page = await (await answering(gb('UTF-8'))).listRecords(all);
      expect(titles(page)[0]).to.match(/^金陵图书馆藏江宁府志/u);
      expect(page.flags).to.eql(['charset-guessed']);
    });

    it('UTF-8 labelled otherwise by the HTTP header', async () => {
      const page = await (await answering(xml, 'text/html;charset=ISO-8859-1')).listRecords(all);
      expect(titles(page)).to.eql(['金陵图书馆藏江宁府志卷之一']);
      expect(page.flags).to.eql([]);
    });
  });
});

function records(count: number): NonNullable<FakeRepositoryOptions['records']> {
  return Array.from({ length: count }, (_, n) => ({
    identifier: `oai:test:${n}`,
    datestamp: stamp,
    metadata: dublinCore({ title: `第${n}种` }),
  }));
}

function envelope(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${stamp}</responseDate><request>http://x/</request>${body}</OAI-PMH>`;
}

function clientOf(baseUrl: string, allowPrivate: readonly string[] = ['127.0.0.0/8']): OaiClient {
  const connect = connector({
    pauseMs: 1,
    retryDelayMs: 5,
    contact: 'keeper@portal.example',
    allowPrivate,
    exemptOrigins: [],
  });
  return connect({ baseUrl }, new AbortController().signal);
}

function titles(page: OaiPage): (string | null)[] {
  return [...page.items].map((item) =>
    item.kind === 'record' && item.metadata !== null
      ? textOf(item.metadata)
      : item.kind === 'record'
        ? null
        : `(${item.code})`,
  );
}

async function failure(promise: Promise<unknown>): Promise<PortalError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof PortalError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
