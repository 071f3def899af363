/** Small pictures: kept from well-behaved hosts, and nothing but pictures from the others. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { drawnView } from '../../../demo/picture.ts';
import { createOutbound } from '../../../harvesters/outbound/outbound.ts';
import { Pictures, SMALL_PICTURES } from '../../../harvesters/outbound/pictures.ts';

describe('small pictures', () => {
  const png = drawnView('a');
  let folder: string;
  let server: Server;
  let origin: string;
  let asked: string[];
  let isAway: boolean;
  /** Answers kept back. */
  let held: (() => void)[];
  let now: number;
  let pictures: Pictures;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pictures-'));
    asked = [];
    isAway = false;
    held = [];
    now = Date.now();
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const answers: Readonly<Record<string, () => void>> = {
        '/good.png': () => response.end(png),
        '/typeless': () => response.end(png),
        '/page.png': () =>
          response.writeHead(200, { 'Content-Type': 'image/png' }).end('<script>alert(1)</script>'),
        '/svg.png': () => response.end('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        '/large.png': () => response.end(Buffer.concat([png, Buffer.alloc(600 * 1024)])),
        '/inside': () =>
          response.writeHead(302, { Location: 'http://169.254.169.254/latest/' }).end(),
        '/broken.png': () => {
          response.writeHead(200, { 'Content-Length': png.length });
          response.write(png.subarray(0, 100));
          response.destroy();
        },
      };
      if (request.url?.startsWith('/held/') && !isAway) {
        held.push(() => response.writeHead(404).end());
        return;
      }
      const answer = isAway ? undefined : answers[request.url ?? ''];
      if (answer === undefined) response.writeHead(404).end(png);
      else answer();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    pictures = open([origin]);
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await rm(folder, { recursive: true });
  });

  function open(exemptOrigins: readonly string[], deadline?: AbortSignal): Pictures {
    const outbound = createOutbound({ exemptOrigins });
    return new Pictures({
      folder,
      limits: SMALL_PICTURES,
      outbound,
      contact: 'a@library.example',
      now: () => now,
      ...(deadline === undefined ? {} : { deadline: () => deadline }),
    });
  }

  it('are fetched once and kept, also for the next start', async () => {
    const [one, two] = await Promise.all([
      pictures.of(`${origin}/good.png`),
      pictures.of(`${origin}/good.png`),
    ]);
    expect(one).to.deep.equal({ type: 'image/png', bytes: png });
    expect(two).to.deep.equal(one);
    expect(await open([origin]).of(`${origin}/good.png`)).to.deep.equal(one);
    expect(asked).to.deep.equal(['/good.png']);
  });

  it('are what their first bytes say, whatever the host says', async () => {
    expect((await pictures.of(`${origin}/typeless`))?.type).to.equal('image/png');
    for (const name of ['page.png', 'svg.png', 'large.png', 'broken.png', 'none.png']) {
      expect(await pictures.of(`${origin}/${name}`), name).to.equal(undefined);
    }
    expect(await readdir(folder)).to.have.lengthOf(1);
  });

  it('never come from an address inside, asked for or led to', async () => {
    expect(await open([]).of(`${origin}/good.png`)).to.equal(undefined);
    expect(asked).to.deep.equal([]);
    expect(await pictures.of(`${origin}/inside`)).to.equal(undefined);
    expect(await pictures.of('file:///etc/passwd')).to.equal(undefined);
    expect(await pictures.of('no address')).to.equal(undefined);
  });

  it('that are not there are asked for again only after hours', async () => {
    await pictures.of(`${origin}/none.png`);
    await pictures.of(`${origin}/none.png`);
    expect(asked).to.have.lengthOf(1);
    now += 7 * 3_600_000;
    await pictures.of(`${origin}/none.png`);
    expect(asked).to.have.lengthOf(2);
  });

  it('of a host that does not answer hold up no other host (77)', async () => {
    const other = createServer((_request, response) => response.end(png));
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const many = open([origin, elsewhere]);
    const slow = Array.from({ length: 50 }, (_, n) => many.of(`${origin}/held/${n}`));
    while (held.length < 4) await turn();
    expect((await many.of(`${elsewhere}/a.png`))?.bytes).to.deep.equal(png);
    isAway = true;
    for (const answer of held.splice(0)) answer();
    await Promise.all(slow);
    other.closeAllConnections();
    await new Promise((closed) => other.close(closed));
  });

  it('are waited for until the deadline, and waiting for a turn is part of it (77)', async () => {
    const deadline = new AbortController();
    const some = open([origin], deadline.signal);
    const all = Array.from({ length: 20 }, (_, n) => some.of(`${origin}/held/${n}`));
    while (held.length < 4) await turn();
    deadline.abort();
    expect(await Promise.all(all)).to.deep.equal(Array.from({ length: 20 }, () => undefined));
    expect(asked).to.have.lengthOf(4);
  });

  it('are not fetched when whoever asked has gone before their turn (77)', async () => {
    const [stays, gone] = [new AbortController(), new AbortController()];
    const ask = (n: number, by: AbortController): Promise<unknown> =>
      pictures.of(`${origin}/held/${n}`, by.signal);
    const all = [0, 1, 2, 3].map((n) => ask(n, stays));
    while (held.length < 4) await turn();
    all.push(...Array.from({ length: 16 }, (_, n) => ask(4 + n, gone)), ask(19, stays));
    gone.abort();
    isAway = true;
    for (const answer of held.splice(0)) answer();
    await Promise.all(all);
    expect(asked).to.have.lengthOf(5).and.to.include('/held/19');
  });

  it('are fetched four at a time; what comes when a hundred wait is left out for now', async () => {
    let leftOut = 0;
    const all = Array.from({ length: 110 }, async (_, n) => {
      await pictures.of(`${origin}/held/${n}`);
      leftOut++;
    });
    while (held.length < 4 || leftOut < 6) await turn();
    expect([held.length, leftOut]).to.eql([4, 6]);
    isAway = true;
    for (const answer of held.splice(0)) answer();
    await Promise.all(all);
    expect(asked).to.have.lengthOf(104);
    isAway = false;
    expect((await pictures.of(`${origin}/good.png`))?.bytes).to.deep.equal(png);
  });

  it('are fetched again after a month, and stay when the host is away by then', async () => {
    await pictures.of(`${origin}/good.png`);
    now += 31 * 86_400_000;
    isAway = true;
    expect((await pictures.of(`${origin}/good.png`))?.bytes).to.deep.equal(png);
    expect(asked).to.have.lengthOf(2);
  });
});
