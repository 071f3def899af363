/**
 * Secrets of a repository stay where they belong: a password and a key of their own settings, and a value in
 * the query of a base URL, are looked for in everything that commands print, pages show, the log says and
 * the databases hold, while the repository repeats them in all it answers.
 */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect } from 'chai';
import { filesBelow } from '../support/files-below.ts';
import { PortalProcesses } from '../support/portal-process.ts';
import type { Finished } from '../support/portal-process.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type { FakeRepository } from '../support/fake-repository.ts';

const USER = 'reader-canary';
const PASSWORD = 'p@ss canary';
const QUERY = 'query-canary';
const BASIC = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;

describe('secrets of a repository', function () {
  this.timeout(90_000);
  let portals: PortalProcesses;
  let repository: FakeRepository;
  /** Of the requests that came. */
  let authorizations: (string | undefined)[];
  const said: string[] = [];

  beforeEach(async () => {
    said.length = 0;
    authorizations = [];
    portals = new PortalProcesses();
    repository = await startRepository({
      ownArguments: ['db'],
      records: [
        {
          identifier: 'oai:test:1',
          datestamp: '2026-01-01T00:00:00Z',
          metadata: dublinCore({ title: '江宁府志' }),
        },
        { identifier: 'oai:test:2', datestamp: '2026-01-01T00:00:00Z' },
      ],
      rewrite: (xml) => xml.replace(/<baseURL>.*<\/baseURL>/, `<baseURL>${withQuery()}</baseURL>`),
    });
    repository.faults.push((request, response) => {
      authorizations.push(request.headers.authorization);
      if (request.headers.authorization === BASIC) return false;
      response.writeHead(401).end(`<html><title>${request.url ?? ''}</title></html>`);
      return true;
    });
    writeFileSync(path.join(portals.folder, 'secret'), `${PASSWORD}\n`);
    settings({ auth: { username: USER, passwordFile: 'secret' } });
  });

  afterEach(async () => {
    portals.close();
    await repository.close();
  });

  const withQuery = (): string => `${repository.baseUrl}?db=${QUERY}`;

  function settings(source: object): void {
    portals.settings({
      sources: [
        {
          id: 'jiangning',
          library: '320115',
          baseUrl: withQuery(),
          schedule: '0 2 * * *',
          ...source,
        },
      ],
      network: { allowPrivate: ['127.0.0.0/8'] },
      harvest: { pauseMs: 1, retryDelayMs: 10 },
      log: { level: 'debug' },
    });
  }

  async function portal(...args: string[]): Promise<Finished> {
    const finished = await portals.run(...args);
    said.push(finished.output, finished.errors);
    return finished;
  }

  function expectNoSecret(): void {
    for (const secret of [USER, PASSWORD, QUERY, BASIC, BASIC.slice(6)]) {
      for (const text of said) expect(text).not.to.include(secret);
    }
  }

  /** The registry holds the address, because it is asked; nothing holds the credentials. */
  function expectNoneOnDisk(): void {
    const folder = path.join(portals.folder, 'var');
    for (const { name, bytes } of filesBelow(folder)) {
      for (const secret of [USER, PASSWORD, BASIC.slice(6)])
        expect(bytes.includes(secret), `${secret} in ${name}`).to.equal(false);
      if (!name.startsWith('registry')) expect(bytes.includes(QUERY), name).to.equal(false);
    }
  }

  it('are said to the repository, and to nobody else', async () => {
    const run = await portal('harvest', '--json');
    expect(run.lines[0]).to.include({ outcome: 'partial', received: 2, quarantined: 1 });
    expect(new Set(authorizations)).to.eql(new Set([BASIC]));
    await portal('harvest', '--full');
    await portal('check-endpoint', 'jiangning');
    await portal('check-endpoint', 'jiangning', '--json');
    await portal('runs', '--json');
    await portal('doctor');
    await portal('export', 'records', '--json');
    await portal('verify', '--json');
    await portal('backup', path.join(portals.folder, 'copy'));
    const { url, child, finished } = await portals.serve();
    await portals.searchable(url);
    const work = /works\/[\w-]+/.exec(await pageAt(`${url}/search?q=`))?.[0] ?? '';
    expect(work).not.to.equal('');
    for (const page of [
      '',
      'status',
      work,
      `${work}.json`,
      'api/v1/libraries',
      'metrics',
      'readyz',
    ])
      await pageAt(`${url}/${page}`);
    child.kill('SIGTERM');
    const { output, errors } = await finished;
    said.push(output, errors);
    expectNoSecret();
    expectNoneOnDisk();
  });

  async function pageAt(url: string): Promise<string> {
    const text = await (await fetch(url)).text();
    said.push(text);
    return text;
  }

  it('are not repeated by the sentence about an answer that repeats them', async () => {
    repository.faults.unshift((request, response) => {
      response.end(`<html>${request.url} ${request.headers.authorization} ${PASSWORD}</html>`);
      return true;
    });
    expect((await portal('harvest', '--json')).lines[0]?.['message']).to.match(/网页/);
    await portal('check-endpoint', 'jiangning');
    expectNoSecret();
    expectNoneOnDisk();
  });

  it('are missed by a repository that wants them, in a sentence that says where they go', async () => {
    settings({});
    expect((await portal('harvest', '--json')).lines[0]?.['message']).to.match(/401.*auth/);
    settings({ auth: { header: 'X-Api-Key', valueEnv: 'CANARY_KEY' } });
    portals.env['CANARY_KEY'] = PASSWORD;
    expect((await portal('harvest', '--json')).lines[0]?.['message']).to.match(/401.*不认/);
    expectNoSecret();
  });

  it('come from a file or a variable where an address is checked that is no source', async () => {
    const file = path.join(portals.folder, 'secret');
    const given = await portal(
      'check-endpoint',
      repository.baseUrl,
      '--username',
      USER,
      '--password-file',
      file,
      '--json',
    );
    expect(given.lines.at(-1)).to.include({ summary: true, readable: 1 });
    const half = await portal('check-endpoint', repository.baseUrl, '--username', USER);
    expect(half.status).to.equal(2);
    expect(half.errors).to.match(/--password-file/);
    expectNoSecret();
  });

  it('in an address are refused by commands and settings, which say where they go', async () => {
    const inUrl = repository.baseUrl.replace('//', `//${USER}:p%40ss%20canary@`);
    const checked = await portal('check-endpoint', inUrl);
    expect(checked.status).to.equal(2);
    expect(checked.errors).to.match(/用户名和密码.*--password-file/);
    const pasted = await portal('check-endpoint', `${repository.baseUrl}?verb=Identify`);
    expect(pasted.status).to.equal(2);
    expect(pasted.errors).to.include(`如 ${repository.baseUrl}；`);
    await portal('harvest', inUrl);
    await portal(inUrl);
    await portal('runs', inUrl, inUrl);
    expect((await portal('import', inUrl)).status).to.equal(2);
    await portal('approve', inUrl);
    for (const baseUrl of [inUrl, `${repository.baseUrl}?wskey=${QUERY}`]) {
      settings({ baseUrl });
      const refused = await portal('serve');
      expect(refused.status).to.equal(1);
      expect(refused.errors).to.match(/sources\[0\]\.baseUrl 不能带.*auth.*passwordFile/);
      await portal('doctor');
    }
    for (const text of said) expect(text).not.to.match(/canary/);
    expect(authorizations).to.eql([]);
  });

  it('are not given to where a redirect leads', async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(401).end();
    });
    await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready));
    const { port } = elsewhere.address() as AddressInfo;
    repository.faults.unshift((request, response) => {
      const { search } = new URL(request.url ?? '', 'http://x');
      response.writeHead(302, { Location: `http://127.0.0.1:${port}/new${search}` }).end();
      return true;
    });
    const run = await portal('harvest', '--json');
    elsewhere.close();
    expect(run.lines[0]?.['message']).to.include(`http://127.0.0.1:${port}/new?db=…&verb=Identify`);
    expect(seen.filter((one) => one !== undefined)).to.eql([]);
    expectNoSecret();
  });
});
