/** The one way out: which addresses may be reached, checked before and after resolution, on every hop. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { PortalError } from '../../../catalogue/errors.ts';
import { createOutbound } from '../../../harvesters/outbound/outbound.ts';

describe('outbound requests', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  /** Answers each path with a redirect, or with its own name. */
  async function serve(redirects: Readonly<Record<string, string>> = {}): Promise<string> {
    const server = createServer((request, response) => {
      const to = redirects[request.url ?? ''];
      if (to === undefined) response.end(`${request.url} ${request.headers.authorization ?? '-'}`);
      else response.writeHead(302, { Location: to }).end();
    });
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** This machine is open to a source at this address. */
  const inside = (url: string): Parameters<typeof createOutbound>[0] => ({
    inside: { ranges: ['127.0.0.0/8', '::1/128'], origin: new URL(url).origin },
  });

  async function ask(url: string, options: Parameters<typeof createOutbound>[0]): Promise<string> {
    const { response } = await createOutbound(options).request(new URL(url), {
      signal: AbortSignal.timeout(5_000),
      credentials: {
        origin: new URL(url).origin,
        header: 'Authorization',
        value: 'secret',
        secrets: [],
      },
    });
    return response.body.text();
  }

  async function code(
    url: string,
    options: Parameters<typeof createOutbound>[0] = {},
  ): Promise<string> {
    try {
      return `answered ${await ask(url, options)}`;
    } catch (error) {
      const cause = (error as { cause?: unknown }).cause;
      const told = [error, cause].find((one) => one instanceof PortalError);
      return told instanceof PortalError ? told.code : String(error);
    }
  }

  for (const address of [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/',
    'http://168.63.129.16/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://localhost/',
  ]) {
    it(`never reach ${address} unless the settings say so`, async () => {
      expect(await code(address)).to.equal('ADDRESS_REFUSED');
    });
  }

  it('reach a private range that the settings open, and the answer comes from there', async () => {
    const url = await serve();
    expect(await code(`${url}/a`, inside(url))).to.equal('answered /a secret');
    expect(await code('http://10.0.0.1/', inside('http://10.0.0.1'))).to.equal('ADDRESS_REFUSED');
  });

  it('reach it at the host and port it was opened for alone, asked for or led to (78)', async () => {
    const other = await serve();
    const url = await serve({ '/a': `${other}/`, '/b': '/c' });
    expect(await code(`${other}/`, inside(url))).to.equal('ADDRESS_REFUSED');
    expect(await code(`${url}/a`, inside(url))).to.equal('ADDRESS_REFUSED');
    expect(await code(`${url}/b`, inside(url))).to.equal('answered /c secret');
    const named = url.replace('127.0.0.1', 'localhost');
    expect(await code(`${named}/`, inside(url))).to.equal('ADDRESS_REFUSED');
    const outbound = createOutbound(inside(url));
    const signal = AbortSignal.timeout(5_000);
    await (await outbound.request(new URL(`${url}/c`), { signal })).response.body.text();
    const again = outbound.request(new URL(`${url}/a`), { signal });
    expect(await again.catch((error: unknown) => error)).to.have.property(
      'code',
      'ADDRESS_REFUSED',
    );
  });

  for (const port of ['22', '25', '3306', '5432', '6379', '9200', '11211']) {
    it(`never reach port ${port}, whatever the settings say, in the same words`, async () => {
      const url = `http://127.0.0.1:${port}/`;
      expect(await code(url, inside(url))).to.equal('ADDRESS_REFUSED');
    });
  }

  it('exempt one origin alone, port included', async () => {
    const [one, other] = [await serve(), await serve()];
    const options = { exemptOrigins: [one] };
    expect(await ask(`${one}/a`, options)).to.equal('/a secret');
    expect(await code(`${other}/a`, options)).to.equal('ADDRESS_REFUSED');
  });

  it('follow redirects, and leave credentials at their origin', async () => {
    const other = await serve();
    const url = await serve({ '/a': '/b', '/b': `${other}/c` });
    const both = { exemptOrigins: [url, other] };
    expect(await code(`${url}/a`, both)).to.equal('answered /c -');
  });

  it('stop a redirect to an address that is not allowed', async () => {
    const url = await serve({ '/a': 'http://10.0.0.1/' });
    expect(await code(`${url}/a`, inside(url))).to.equal('ADDRESS_REFUSED');
    const files = await serve({ '/a': 'file:///etc/passwd' });
    expect(await code(`${files}/a`, inside(files))).to.equal('REDIRECT_REFUSED');
  });

  it('follow five redirects and no more', async () => {
    const chain = (length: number): Record<string, string> =>
      Object.fromEntries(Array.from({ length }, (_, n) => [`/${n}`, `/${n + 1}`]));
    const five = await serve(chain(5));
    expect(await code(`${five}/0`, inside(five))).to.equal('answered /5 secret');
    const six = await serve(chain(6));
    expect(await code(`${six}/0`, inside(six))).to.equal('TOO_MANY_REDIRECTS');
  });

  describe('over TLS', () => {
    let folder: string;
    let key: string;
    let pem: string;
    before(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'tls-'));
      const at = (name: string): string => path.join(folder, name);
      execFileSync(
        'openssl',
        `req -x509 -newkey rsa:2048 -nodes -days 3 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout ${at('key')} -out ${at('pem')}`.split(
          ' ',
        ),
        { stdio: 'ignore' },
      );
      key = readFileSync(at('key'), 'utf8');
      pem = readFileSync(at('pem'), 'utf8');
    });
    after(() => rmSync(folder, { recursive: true }));

    async function serveTls(): Promise<string> {
      const server = createTlsServer({ key, cert: pem }, (_, response) => response.end('inside'));
      servers.push(server);
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      return `https://localhost:${(server.address() as AddressInfo).port}/`;
    }
    it('refuse a certificate that nobody vouches for (40)', async () => {
      const url = await serveTls();
      expect(await code(url, inside(url))).to.match(/self-signed certificate/);
    });

    it('trust one that the operator vouches for, for its host alone, and know its expiry', async () => {
      const url = await serveTls();
      const open = inside(url);
      expect(await code(url, { ...open, certificates: { localhost: pem } })).to.equal(
        'answered inside',
      );
      expect(await code(url, { ...open, certificates: { 'other.example': pem } })).to.match(
        /self-signed certificate/,
      );
      const outbound = createOutbound({ ...open, certificates: { localhost: pem } });
      await outbound.request(new URL(url), { signal: AbortSignal.timeout(5_000) });
      const days = ((outbound.certificateExpiry('localhost')?.getTime() ?? 0) - Date.now()) / 864e5;
      expect(days).to.be.within(2, 3);
      expect(outbound.isVouchedFor('localhost')).to.equal(true);
    });
  });
});
