/**
 * What a librarian reads when a repository cannot be reached or answers oddly: one Chinese sentence for each
 * cause, against real sockets, and never a line of a library.
 */
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createSocketServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { expect } from 'chai';
import { PortalError } from '../../../catalogue/errors.ts';
import { connector } from '../../../harvesters/connect.ts';
import type { ConnectOptions } from '../../../harvesters/connect.ts';
import type { OaiClient } from '../../../harvesters/oai/client.ts';
import { RepositoryUnreachable } from '../../../harvesters/oai/errors.ts';
import { Fetcher } from '../../../harvesters/oai/fetcher.ts';
import type { Outbound } from '../../../harvesters/outbound/outbound.ts';
import { MalformedXml, parseXml } from '../../../formats/xml/xml.ts';
import { dublinCore, startRepository } from '../../support/fake-repository.ts';
import type { FakeRepository, Fault } from '../../support/fake-repository.ts';
import { Certificates } from '../../support/certificates.ts';
import type { Certificate } from '../../support/certificates.ts';

/** Three words of English in a row: no sentence of ours. Names of headers, codes and addresses are not. */
const ENGLISH = /[a-z]{2,} [a-z]{2,} [a-z]{2,}/i;

const POLITE: ConnectOptions = {
  pauseMs: 0,
  retryDelayMs: 1,
  contact: 'keeper@portal.example',
  allowPrivate: ['127.0.0.0/8', '::1/128'],
  exemptOrigins: [],
};

describe('a librarian is told in one Chinese sentence', function () {
  const open: { close(): unknown }[] = [];
  let certificates: Certificates;
  let good: Certificate;
  before(() => {
    certificates = new Certificates();
    good = certificates.of('localhost');
  });
  after(() => certificates.close());
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });

  async function listening(server: Server): Promise<number> {
    server.on('tlsClientError', () => undefined);
    open.push(server);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return (server.address() as AddressInfo).port;
  }

  /** Answers whatever comes with these bytes, and closes. */
  const answering = (bytes: string | Buffer): Promise<number> =>
    listening(
      createSocketServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', () => socket.end(bytes));
      }),
    );
  const http = (listener: RequestListener): Promise<number> => listening(createServer(listener));

  function clientOf(baseUrl: string, options: Partial<ConnectOptions> = {}): OaiClient {
    const connect = connector({ ...POLITE, ...options });
    return connect({ baseUrl }, AbortSignal.timeout(15_000));
  }

  async function told(baseUrl: string, options: Partial<ConnectOptions> = {}): Promise<string> {
    try {
      await clientOf(baseUrl, options).identify();
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      expect(error.message).not.to.match(ENGLISH);
      expect(error.message).to.match(/^\p{Script=Han}/u);
      expect(error.message, 'a code of a library').not.to.match(/（[A-Z][A-Z\d_]+）/);
      return `${error.code} ${error.message}`;
    }
    throw new Error('it was answered');
  }

  const trusting = (cert: string): Partial<ConnectOptions> => ({
    certificates: { localhost: cert },
  });

  describe('of TLS', () => {
    it('that https was asked of a port that speaks http', async () => {
      const port = await http((_, response) => response.end('x'));
      expect(await told(`https://localhost:${port}/oai`)).to.match(/不是 https：.*http:\/\//);
    });

    it('that http was asked of a port that speaks TLS alone, with the address to use', async () => {
      const alert = await answering(Buffer.from('15030100020246', 'hex'));
      expect(await told(`http://localhost:${alert}/oai`)).to.include(
        `请把地址改成 https://localhost:${alert}/oai`,
      );
      const { key, cert } = good;
      const silent = await listening(createSecureServer({ key, cert }));
      expect(await told(`http://localhost:${silent}/oai`)).to.match(/只接受加密的连接.*https:/);
      const apache = await http((_, response) =>
        response.writeHead(400).end('<html>The plain HTTP request was sent to HTTPS port</html>'),
      );
      expect(await told(`http://localhost:${apache}/oai`)).to.match(/只接受加密的连接.*https:/);
    });

    it('that the server knows nothing newer than TLS 1.1', async () => {
      const { key, cert } = good;
      const port = await listening(
        createTlsServer({
          key,
          cert,
          minVersion: 'TLSv1',
          maxVersion: 'TLSv1.1',
          ciphers: 'DEFAULT@SECLEVEL=0',
        }),
      );
      expect(await told(`https://localhost:${port}/oai`, trusting(cert))).to.match(
        /已经淘汰的加密协议.*TLS 1\.2/,
      );
    });

    it('that there is no cipher in common', async () => {
      const { key, cert } = good;
      const options = { key, cert, ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256' };
      const port = await listening(createTlsServer({ ...options, maxVersion: 'TLSv1.2' }));
      expect(await told(`https://localhost:${port}/oai`, trusting(cert))).to.match(
        /没有共同的加密办法/,
      );
    });

    it('that the certificate is nobody’s, has expired, or is another’s', async () => {
      const serve = ({ key, cert }: Certificate): Promise<number> =>
        listening(createSecureServer({ key, cert }));
      expect(await told(`https://localhost:${await serve(good)}/oai`)).to.match(/自签名/);
      const old = certificates.of('localhost', -1);
      expect(await told(`https://localhost:${await serve(old)}/oai`, trusting(old.cert))).to.match(
        /证书已过期/,
      );
      const other = certificates.of('other.example');
      expect(
        await told(`https://localhost:${await serve(other)}/oai`, trusting(other.cert)),
      ).to.match(/不是发给这个域名/);
    });
  });

  describe('of HTTP', () => {
    for (const [what, bytes, sentence] of [
      ['another service answers', 'SSH-2.0-OpenSSH_9.6\r\n', /不合 HTTP 规定.*“SSH-2\.0/],
      [
        'the headers are too long',
        `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`,
        /报头超过 32 KB/,
      ],
      [
        'the body is cut off',
        'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<OAI',
        /连接被对方中断/,
      ],
      [
        'the pieces of the body are no pieces',
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nabc',
        /不合 HTTP 规定/,
      ],
      [
        'its length is told twice',
        'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc',
        /长度|不合 HTTP 规定/,
      ],
    ] as const) {
      it(`that ${what}`, async () => {
        expect(await told(`http://127.0.0.1:${await answering(bytes)}/oai`)).to.match(sentence);
      });
    }

    it('what to do about a login, and where its place is', async () => {
      const port = await http((_, response) => response.writeHead(401).end('no'));
      expect(await told(`http://127.0.0.1:${port}/oai`)).to.match(/HTTP_STATUS.*401.*auth/);
      const shut = await http((_, response) => response.writeHead(403).end('no'));
      expect(await told(`http://127.0.0.1:${shut}/oai`)).to.match(/HTTP_STATUS.*403.*放行.*auth/);
    });
  });

  it('that nobody knows why, when it is in no table', async () => {
    const said = 'something deep inside failed at line 5';
    const outbound: Outbound = {
      request: () => Promise.reject(Object.assign(new Error(said), { code: 'E_NEW_ONE' })),
      certificateExpiry: () => undefined,
      isVouchedFor: () => false,
    };
    const fetcher = new Fetcher({
      baseUrl: 'https://x.example/oai',
      outbound,
      signal: AbortSignal.timeout(5_000),
      contact: 'keeper@portal.example',
    });
    const error: unknown = await fetcher
      .fetch(new URL('https://x.example/oai?verb=Identify'))
      .catch((caught: unknown) => caught);
    expect(error).to.be.instanceOf(RepositoryUnreachable);
    const { message, cause } = error as RepositoryUnreachable;
    expect(message).to.include('原因不明。').and.not.match(ENGLISH).and.not.include('E_NEW_ONE');
    expect(cause, 'for the log').to.have.property('message', said);
  });

  it('without our key, where a repository has put it into its token', async () => {
    const outbound: Outbound = {
      request: () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' })),
      certificateExpiry: () => undefined,
      isVouchedFor: () => false,
    };
    const baseUrl = 'https://x.example/oai?key=k-3f9a&set=a';
    const fetcher = new Fetcher({
      baseUrl,
      outbound,
      signal: AbortSignal.timeout(5_000),
      contact: 'keeper@portal.example',
    });
    const token = encodeURIComponent('key=k-3f9a&offset=100');
    const error: unknown = await fetcher
      .fetch(new URL(`${baseUrl}&verb=ListRecords&resumptionToken=${token}`))
      .catch((caught: unknown) => caught);
    const { message, asked } = error as RepositoryUnreachable;
    for (const shown of [message, asked])
      expect(decodeURIComponent(shown)).to.include('offset=100').and.not.include('k-3f9a');
  });

  describe('of a redirect', () => {
    /** Every path leads where it says; what it does not name is answered with a page. */
    const leading = (
      ways: (url: string, headers: NodeJS.Dict<string | string[]>) => Record<string, string> | null,
      page = '<html><title>首页</title></html>',
    ): Promise<number> =>
      http((request, response) => {
        const way = ways(request.url ?? '', request.headers);
        if (way === null) response.end(page);
        else response.writeHead(302, way).end();
      });

    it('that it dropped what was asked, and which address to register, where OAI-PMH answers', async () => {
      const answers = (body: string): string =>
        `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2020-01-01T00:00:00Z</responseDate><request/>${body}</OAI-PMH>`;
      for (const body of ['<error code="badVerb">Illegal verb</error>', '<ListSets/>']) {
        const port = await leading(
          (url) => (url.startsWith('/oai') ? { Location: '/new' } : null),
          answers(body),
        );
        const sentence = await told(`http://127.0.0.1:${port}/oai`);
        expect(sentence)
          .to.match(/^REDIRECT_LOSES_ARGUMENTS/)
          .and.to.include('丢掉了参数 verb')
          .and.to.include(`把 baseUrl 改成 http://127.0.0.1:${port}/new`);
      }
    });

    it('that it leads to a login, not to register that page', async () => {
      for (const page of [
        '<html><title>读者服务</title><form><input name=p type="password"></form></html>',
        '<html><title>统一身份认证</title></html>',
      ]) {
        const port = await leading(
          (url) => (url.startsWith('/oai') ? { Location: '/sso?back=canary' } : null),
          page,
        );
        expect(await told(`http://127.0.0.1:${port}/oai`))
          .to.match(/^UNREADABLE_PAGE.*要人登录才能进去：请对方让收割程序不经登录/)
          .and.to.include(`请求被转到 http://127.0.0.1:${port}/sso?back=…，途中丢掉了参数 verb`)
          .and.not.match(/改成|canary/);
      }
    });

    it('that it leads to some other page, or to none', async () => {
      const port = await leading((url) => (url.startsWith('/oai') ? { Location: '/home' } : null));
      expect(await told(`http://127.0.0.1:${port}/oai`))
        .to.match(/^UNREADABLE_PAGE.*题为“首页”，也许是登录页/)
        .and.to.include(`请求被转到 http://127.0.0.1:${port}/home，途中丢掉了参数 verb`)
        .and.not.include('改成');
      const gone = await http((request, response) =>
        request.url?.startsWith('/oai') === true
          ? response.writeHead(302, { Location: '/home' }).end()
          : response.writeHead(404).end(),
      );
      expect(await told(`http://127.0.0.1:${gone}/oai`))
        .to.match(/^HTTP_STATUS.*404/)
        .and.to.include(`请求被转到 http://127.0.0.1:${gone}/home`)
        .and.not.include('改成');
    });

    it('where it led, when what came there is no OAI-PMH', async () => {
      const port = await leading((url) =>
        url.startsWith('/oai') ? { Location: url.replace('/oai', '/login') } : null,
      );
      expect(await told(`http://127.0.0.1:${port}/oai`))
        .to.include('题为“首页”')
        .and.to.include(`请求被转到 http://127.0.0.1:${port}/login?verb=Identify`);
    });

    it('that credentials did not go along to another host', async () => {
      const seen: (string | string[] | undefined)[] = [];
      const other = await http((request, response) => {
        seen.push(request.headers['x-api-key']);
        response.writeHead(401).end();
      });
      const port = await leading((url) => ({ Location: `http://127.0.0.1:${other}${url}` }));
      const [origin, elsewhere] = [port, other].map((one) => `http://127.0.0.1:${one}`);
      const connect = connector({
        ...POLITE,
        exemptOrigins: [origin ?? '', elsewhere ?? ''],
        credentials: {
          one: { origin: origin ?? '', header: 'X-Api-Key', value: 'canary', secrets: [] },
        },
      });
      const client = connect({ id: 'one', baseUrl: `${origin}/oai` }, AbortSignal.timeout(5_000));
      const error: unknown = await client.identify().catch((caught: unknown) => caught);
      expect(error)
        .to.have.property('message')
        .that.includes(`没有发给 ${elsewhere}/oai?verb=Identify`);
      expect(seen).to.eql([undefined]);
    });

    it('that a cookie is wanted', async () => {
      const port = await leading((url) => ({ Location: url, 'Set-Cookie': 'visit=1' }));
      expect(await told(`http://127.0.0.1:${port}/oai`)).to.match(/^COOKIE_WALL.*cookie/);
      const banner = '<html><body>Allow cookies?</body></html>';
      const asks = await http((_, response) => response.end(banner));
      expect(await told(`http://127.0.0.1:${asks}/oai`)).to.match(/^UNREADABLE_PAGE/);
      const asking = await http((_, response) =>
        response.end('<html><body>Please enable cookies in your browser</body></html>'),
      );
      expect(await told(`http://127.0.0.1:${asking}/oai`)).to.match(/^COOKIE_WALL.*cookie/);
    });

    for (const [what, page, header] of [
      ['sets it and loads anew', '<script>document.cookie="a=b";location.reload()</script>'],
      [
        'sets it and goes on',
        '<html><script>\ndocument.cookie = "visit=1; path=/";\nwindow.location.href = "/oai?verb=Identify";</script></html>',
      ],
      [
        'sets it far down',
        `<html><script>var a="${'0'.repeat(6_000)}";function s(x){document["cookie"]=x}s(a);document.location.reload();</script></html>`,
      ],
      ['loads anew what has set it', '<html><script>location.reload(true)</script></html>', 'v=1'],
      [
        'is itself loaded anew',
        '<html><head><meta http-equiv="refresh" content="1"></head></html>',
        'v=1',
      ],
    ] as const) {
      it(`that a page wants one, which ${what}`, async () => {
        const headers = header === undefined ? {} : { 'Set-Cookie': header };
        const port = await http((_, response) => response.writeHead(200, headers).end(page));
        expect(await told(`http://127.0.0.1:${port}/oai`)).to.match(
          /^COOKIE_WALL.*运行网页里的脚本、存下 cookie.*不运行脚本/,
        );
      });
    }

    it('that a page came and no more, where a cookie is only counted with', async () => {
      for (const page of [
        '<html><script>document.cookie="seen=1"</script></html>',
        '<html><script>if (document.cookie == "") location.reload()</script></html>',
        '<html><meta http-equiv="refresh" content="0;url=/home"></html>',
      ]) {
        const port = await http((_, response) => response.end(page));
        expect(await told(`http://127.0.0.1:${port}/oai`), page).to.match(/^UNREADABLE_PAGE/);
      }
    });

    it('that there is no end of it', async () => {
      const port = await leading((url) => ({ Location: `${url}x` }));
      expect(await told(`http://127.0.0.1:${port}/oai`)).to.match(
        /^TOO_MANY_REDIRECTS.*verb=Identifyxxxxxx/,
      );
    });

    it('that it leads nowhere', async () => {
      for (const location of ['http://[broken', 'ftp://x.example/oai']) {
        const port = await leading(() => ({ Location: location }));
        expect(await told(`http://127.0.0.1:${port}/oai`)).to.match(/^REDIRECT_REFUSED/);
      }
    });

    it('that nobody answers where it leads', async () => {
      const port = await leading(() => ({ Location: 'http://no-such-name.invalid/oai?k=canary' }));
      expect(await told(`http://127.0.0.1:${port}/oai`))
        .to.match(/域名.*请求被转到 http:\/\/no-such-name\.invalid\/oai\?k=…/)
        .and.not.include('canary');
    });

    it('that it leads inside, and where', async () => {
      const port = await leading(() => ({ Location: 'http://10.0.0.1/oai?session=canary' }));
      expect(await told(`http://127.0.0.1:${port}/oai`))
        .to.match(/^ADDRESS_REFUSED.*请求被转到 http:\/\/10\.0\.0\.1\/oai\?session=…/)
        .and.not.include('canary');
      const named = await leading(() => ({ Location: `http://localhost:${port}/oai` }));
      expect(await told(`http://127.0.0.1:${named}/oai`)).to.include(
        `请求被转到 http://localhost:${port}/oai`,
      );
    });
  });

  describe('of XML', () => {
    for (const [xml, sentence] of [
      ['<a><b>志</a>', /第 1 行第 \d+ 列：结束标记与开始标记不相配，在“.*志.*”处/],
      ['<a>甲 &; 乙</a>', /& 没有转义/],
      ['<a>&bogus;</a>', /没有定义的实体引用/],
      ['<a>\n<b c=d/></a>', /第 2 行.*引号/],
      ['<a b="1" b="2"/>', /属性 b 出现了两次/],
      ['<a>甲', /<a> 没有结束标记/],
      ['<a/><b/>', /根元素/],
      ['志', /根元素/],
    ] as const) {
      it(`where ${JSON.stringify(xml)} is wrong`, () => {
        expect(() => parseXml(xml))
          .to.throw(MalformedXml, sentence)
          .with.property('message')
          .that.does.not.match(ENGLISH);
      });
    }
  });

  describe('how an answer is compressed counts by its bytes', () => {
    let repository: FakeRepository;

    async function flagsOf(
      declared: string | undefined,
      pack: (xml: string) => string | Uint8Array,
    ): Promise<readonly string[]> {
      repository = await startRepository({
        records: [
          {
            identifier: 'a',
            datestamp: '2026-01-01T00:00:00Z',
            metadata: dublinCore({ title: '客座赘语' }),
          },
        ],
        rewrite: pack,
      });
      open.push(repository);
      const says: Fault = (_, response) => {
        if (declared !== undefined) response.setHeader('Content-Encoding', declared);
        return false;
      };
      repository.faults.push(says);
      const client = clientOf(repository.baseUrl);
      const page = await client.listRecords({ metadataPrefix: 'oai_dc', granularity: 'day' });
      expect(page.identifiers).to.eql(['a']);
      return page.flags;
    }

    for (const [what, declared, pack, flags] of [
      ['gzip that says so', 'gzip', gzipSync, []],
      ['deflate that says so', 'deflate', deflateSync, []],
      ['deflate without its head', 'deflate', deflateRawSync, []],
      ['brotli that says so', 'br', brotliCompressSync, []],
      ['zstd that says so', 'zstd', zstdCompressSync, []],
      ['plain text that says gzip', 'gzip', (xml: string) => xml, ['compression-misdeclared']],
      [
        'plain text after a blank line that says br',
        'br',
        (xml: string) => `\n${xml}`,
        ['compression-misdeclared'],
      ],
      ['deflate that says gzip', 'gzip', deflateSync, ['compression-misdeclared']],
      [
        'deflate without its head that says gzip',
        'gzip',
        deflateRawSync,
        ['compression-misdeclared'],
      ],
      ['brotli that says gzip', 'gzip', brotliCompressSync, ['compression-misdeclared']],
      ['zstd that says gzip', 'gzip', zstdCompressSync, ['compression-misdeclared']],
      ['gzip that says deflate', 'deflate', gzipSync, ['compression-misdeclared']],
      ['gzip that says nothing', undefined, gzipSync, ['gzip-undeclared']],
      ['gzip that says constructor', 'constructor', gzipSync, ['gzip-undeclared']],
      ['gzip that says identity', 'identity', gzipSync, ['gzip-undeclared']],
      [
        'gzip twice that says so once',
        'gzip',
        (xml: string) => gzipSync(gzipSync(xml)),
        ['gzip-undeclared'],
      ],
      ['gzip twice that says so', 'gzip, gzip', (xml: string) => gzipSync(gzipSync(xml)), []],
      [
        'gzip that lacks its sum',
        'gzip',
        (xml: string) => gzipSync(xml).subarray(0, -6),
        ['compression-cut'],
      ],
    ] as const) {
      it(what, async () => {
        expect(await flagsOf(declared, pack)).to.eql(flags);
      });
    }

    it('that it broke off in the middle', async () => {
      const port = await http((_, response) => {
        response.setHeader('Content-Encoding', 'gzip');
        response.end(gzipSync(`<OAI-PMH>${'<Identify/>'.repeat(500)}</OAI-PMH>`).subarray(0, 40));
      });
      expect(await told(`http://127.0.0.1:${port}/oai`)).to.match(/^UNREADABLE_PAGE.*中途断了/);
    });

    it('that it cannot be taken out of its compression', async () => {
      const port = await http((_, response) => {
        response.setHeader('Content-Encoding', 'gzip');
        response.end(Buffer.from('0001020304050607', 'hex'));
      });
      expect(await told(`http://127.0.0.1:${port}/oai`)).to.match(/^UNREADABLE_PAGE.*解不开/);
    });
  });
});
