/** What of a work is looked at and listened to, asked for as a reader and as somebody who knows the addresses. */
import { mkdtemp, rm } from 'node:fs/promises';
import { request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import { thingKey } from '../../catalogue/things.ts';
import { followRegistry } from '../../harvesters/follow-registry.ts';
import { catchUp } from '../../harvesters/indexing/indexer.ts';
import { SONG_BYTES, askingDeps, openImageHost } from '../support/image-host.ts';
import type { ImageHost } from '../support/image-host.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { SAMPLE_RECORDS } from '../support/portal-records.ts';
import type { SampleRecord } from '../support/portal-records.ts';

const SOURCE = 'qinhuai-dc';

describe('what of a work is looked at and listened to', function () {
  let host: ImageHost;
  let portal: PortalFixture;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'things-'));
    host = await openImageHost();
    portal = await openPortal(undefined, askingDeps(host, folder));
  });
  afterEach(async () => {
    await portal.close();
    await host.close();
    await rm(folder, { recursive: true });
  });

  const recordOf = (n: number, rights: string, ...links: readonly string[]): SampleRecord => ({
    source: SOURCE,
    identifier: `oai:thing:${n}`,
    sets: ['local:photo'],
    dc: [
      ['title', `〔示例〕第${n}号`],
      ['type', '照片'],
      ['rights', rights],
      ...links.map((link) => ['relation', host.origin + link] as const),
    ],
  });
  const store = (...records: readonly SampleRecord[]): Promise<void> =>
    portal.fullRun(SOURCE, [
      ...SAMPLE_RECORDS.filter(({ source }) => source === SOURCE),
      ...records,
    ]);
  const work = (n: number): string => `/works/${documentId(SOURCE, `oai:thing:${n}`)}`;
  const key = (link: string): string => thingKey(host.origin + link);
  const get = async (
    address: string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; html: string; headers: Headers; bytes: Buffer }> => {
    const answer = await fetch(portal.url + address, { redirect: 'manual', headers });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, html: bytes.toString('utf8'), headers: answer.headers, bytes };
  };
  /** Addresses of the pieces that the image on a page is drawn of. */
  const pieces = (html: string): string[] =>
    [...html.matchAll(/<image href="([^"]+)"/g)].map(([, href = '']) => href);

  it('is on its page: the way to its pictures, and a player', async () => {
    await store(
      recordOf(1, '在线全文', '/thumb/1.png', '/picture.png', '/song.wav', '/film.mp4', '/old.wma'),
    );
    const { html, headers } = await get(work(1));
    expect(html).to.include(
      `href="${work(1)}/view"><img class="work-picture" src="${work(1)}/picture"`,
    );
    expect(html).to.match(
      new RegExp(`<audio controls preload="none" src="${work(1)}/play/${key('/song.wav')}"`),
    );
    expect(html).to.match(
      new RegExp(`<video controls preload="none" src="${work(1)}/play/${key('/film.mp4')}"`),
    );
    // What no browser plays is said, beside the way to it.
    expect(html)
      .to.include('WMA 格式浏览器不能直接播放')
      .and.not.include(`/play/${key('/old.wma')}`);
    expect(headers.get('content-security-policy')).to.include("media-src 'self'");
    // Nothing is asked before somebody wants to see or hear it.
    expect(host.asked).to.eql([]);
    expect(html).to.include('/assets/things.');
    await store(recordOf(1, '在线全文'));
    const without = await get(work(1));
    expect(without.html).to.not.include('id="things"').and.not.include('/assets/things.');
  });

  it('is a picture, whole and in parts, each with an address', async () => {
    await store(recordOf(1, '在线全文', '/thumb/1.png', '/picture.png'));
    const page = await get(`${work(1)}/view`);
    expect(page.status).to.equal(200);
    expect(page.html)
      .to.include('viewBox="0 0 1200 900"')
      .and.include('aria-label="〔示例〕第1号"')
      .and.include('秦淮区图书馆')
      .and.match(/权利：<span>在线全文/);
    expect(pieces(page.html)).to.eql([`${work(1)}/view/${key('/picture.png')}/1/whole`]);
    const picture = await get(pieces(page.html)[0] ?? '');
    expect(picture.headers.get('content-type')).to.equal('image/png');
    expect(picture.headers.get('cache-control')).to.equal('public, no-cache');
    const closer = await get(`${work(1)}/view?thing=${key('/picture.png')}&zoom=2&part=1.0`);
    expect(closer.html)
      .to.include('viewBox="600 0 600 450"')
      .and.include('放大 2 倍，第 1 行第 2 列');
    // It came once, whoever asks.
    expect(host.asked).to.eql(['/picture.png']);
    await store(recordOf(1, '在线全文', '/thumb/1.png'));
    expect(pieces((await get(`${work(1)}/view`)).html)).to.eql([
      `${work(1)}/view/${key('/thumb/1.png')}/1/whole`,
    ]);
  });

  it('weighs no more than other pages: 6 kB of script, compressed, with all that a work has', async () => {
    await store(recordOf(1, '在线全文', '/picture.png', '/song.wav'));
    for (const address of [work(1), `${work(1)}/view`]) {
      const { html } = await get(address);
      const scripts = new Set(
        [...html.matchAll(/<script src="([^"]+)"/g)].map(([, src = '']) => src),
      );
      expect([...scripts].join(' ')).to.include('/assets/things.');
      let sum = 0;
      for (const src of scripts) sum += gzipSync((await get(src)).bytes).length;
      expect(sum, address).to.be.at.most(6 * 1024);
    }
  });

  for (const [name, link, whole, tile] of [
    [
      'version 2, level 1',
      '/two/map/info.json',
      '/two/map/full/1600,/0/default.jpg',
      '/two/map/2048,1024,952,976/476,/0/default.jpg',
    ],
    [
      'version 3, level 2',
      '/three/map/info.json',
      '/three/map/full/1000,666/0/default.jpg',
      '/three/map/2048,1024,952,976/476,488/0/default.jpg',
    ],
    [
      'level 0',
      '/zero/map/info.json',
      '/zero/map/full/750,500/0/default.jpg',
      '/zero/map/2048,1024,952,976/476,488/0/default.jpg',
    ],
  ] as const) {
    it(`is an image of a service: ${name}`, async () => {
      await store(recordOf(1, '在线全文', link));
      const page = await get(`${work(1)}/view`);
      expect(page.html).to.include('data-size="3000 2000"').and.include('data-factors="1 2 4');
      const at = `${work(1)}/view/${key(link)}/1/`;
      expect(pieces(page.html)).to.eql([`${at}whole`]);
      expect(host.asked.at(-1)).to.equal(whole);
      expect((await get(`${at}2-2-1`)).status).to.equal(200);
      expect(host.asked.at(-1)).to.equal(tile);
      for (const none of ['3-0-0', '2-9-9', '2-2', 'full', '1-0-0-0', '99999-0-0'])
        expect((await get(at + none)).status, none).to.equal(404);
      const part = pieces((await get(`${work(1)}/view?zoom=4&part=3.3`)).html);
      expect(part).to.include(`${at}1-5-3`);
      for (const href of part) expect((await get(href)).status, href).to.equal(200);
    });
  }

  for (const [name, link, labels] of [
    ['version 2', '/two/manifest.json', ['封面', '卷一', '卷二']],
    ['version 3', '/three/manifest.json', ['書名頁', '2', '第 3 幅']],
  ] as const) {
    it(`is a volume that is leafed through: ${name}`, async () => {
      await store(recordOf(1, '在线全文', link));
      const first = await get(`${work(1)}/view`);
      for (const label of labels) expect(first.html).to.include(`${label}</a>`);
      expect(first.html).to.include('第 1 幅，共 3 幅').and.not.include('上一幅');
      expect(pieces(first.html)).to.eql([`${work(1)}/view/${key(link)}/1/whole`]);
      expect((await get(pieces(first.html)[0] ?? '')).status).to.equal(200);
      const last = await get(`${work(1)}/view?thing=${key(link)}&page=3`);
      expect(last.html).to.include('上一幅').and.not.include('下一幅');
      expect(last.html).to.include('viewBox="0 0 1200 900"');
      const beyond = await get(`${work(1)}/view?page=4`);
      expect([beyond.status, beyond.html.includes('没有这一幅')]).to.eql([404, true]);
    });
  }

  it('is a very long volume as far as its pages are read', async () => {
    await store(recordOf(1, '在线全文', '/long/manifest'));
    const { html } = await get(`${work(1)}/view?page=2000`);
    expect(html)
      .to.include('第 2,000 幅，共 2,500 幅')
      .and.include('这里只能翻到第 2,000 幅')
      .and.include('这一幅没有图像');
    const names = /<ol>([^]*?)<\/ol>/.exec(html)?.[1] ?? '';
    expect(names.match(/<li>/g)).to.have.lengthOf(200);
  });

  it('says what cannot be shown, with the way to the source, and asks for nothing inside', async () => {
    await store(
      recordOf(1, '在线全文', '/hostile/manifest'),
      recordOf(2, '在线全文', '/bomb/manifest'),
      recordOf(3, '在线全文', '/deep/manifest'),
      recordOf(4, '在线全文', '/page/manifest'),
      recordOf(5, '在线全文', '/led/manifest'),
      recordOf(6, '在线全文', '/page.png'),
      recordOf(7, '在线全文', '/inside.png'),
    );
    for (let page = 1; page <= 11; page++) {
      const { status, html } = await get(`${work(1)}/view?page=${page}`);
      expect([page, status, pieces(html)]).to.eql([page, 200, []]);
      expect(html, String(page)).to.match(/没有图像|取不到|不是我们能显示的/);
      expect(html, String(page)).to.not.match(
        /javascript:|file:|10\.0\.0\.1|secret|<script>alert|\u202e/,
      );
      const piece = await get(`${work(1)}/view/${key('/hostile/manifest')}/${page}/whole`);
      expect(piece.status, String(page)).to.equal(404);
    }
    for (const [n, said] of [
      [2, '不是我们能显示的'],
      [3, '不是我们能显示的'],
      [4, '不是我们能显示的'],
      [5, '现在取不到'],
      [6, '现在取不到'],
      [7, '现在取不到'],
    ] as const) {
      const { status, html } = await get(`${work(n)}/view`);
      expect([n, status]).to.eql([n, 200]);
      expect(html).to.include(said).and.include('到来源打开（秦淮区图书馆）');
    }
    host.isAway = true;
    await store(recordOf(8, '在线全文', '/two/map/info.json'));
    expect((await get(`${work(8)}/view`)).html).to.include('现在取不到');
  });

  it('is the first picture of each member of a collection', async () => {
    await store(recordOf(1, '在线全文', '/collection.json'));
    const page = async (n: number): Promise<string> =>
      (await get(`${work(1)}/view?page=${n}`)).html;
    const first = await page(1);
    expect(first).to.include('地图').and.include('里面').and.not.include('套中套');
    expect(pieces(first)).to.include(`${work(1)}/view/${key('/collection.json')}/1/whole`);
    const piece = await get(pieces(first)[0] ?? '');
    expect(piece.headers.get('content-type')).to.equal('image/png');
    // Nobody is asked inside, and a collection is no manifest.
    expect(await page(2)).to.include('现在取不到');
    expect(pieces(await page(3))).to.eql([]);
    const manifests = host.asked.filter((path) => path === '/two/manifest.json');
    expect(manifests).to.not.be.empty;
  });

  it('is played in parts, whole, and to whoever asks only for the head of it', async () => {
    await store(recordOf(1, '在线全文', '/song.wav', '/login.mp3', '/led.mp3'));
    const song = `${work(1)}/play/${key('/song.wav')}`;
    const whole = await get(song);
    expect(whole.bytes.equals(SONG_BYTES)).to.equal(true);
    expect(whole.headers.get('content-type')).to.equal('audio/wav');
    expect(whole.headers.get('x-content-type-options')).to.equal('nosniff');
    const part = await get(song, { Range: 'bytes=100-199' });
    expect([part.status, part.headers.get('content-range')]).to.eql([
      206,
      `bytes 100-199/${SONG_BYTES.length}`,
    ]);
    expect(part.bytes.equals(SONG_BYTES.subarray(100, 200))).to.equal(true);
    expect((await get(song, { Range: `bytes=${SONG_BYTES.length}-` })).status).to.equal(416);
    const head = await fetch(portal.url + song, { method: 'HEAD' });
    expect([head.status, head.headers.get('accept-ranges')]).to.eql([200, 'bytes']);
    for (const link of ['/login.mp3', '/led.mp3'])
      expect((await get(`${work(1)}/play/${key(link)}`)).status, link).to.equal(404);
    // Whoever leaves in the middle leaves a place behind: many do.
    for (let i = 0; i < 5; i++) await left(portal.url + song);
    expect((await get(song)).status).to.equal(200);
  });

  it('is played six times at once by a client; the seventh is told to wait, in words', async () => {
    await store(recordOf(1, '在线全文', '/song.wav'));
    const release = Promise.withResolvers<undefined>();
    const allAsked = Promise.withResolvers<undefined>();
    let asked = 0;
    const { records } = portal.stores;
    const busy = await openPortal(undefined, {
      records,
      media: async () => {
        if (++asked === 6) allAsked.resolve(undefined);
        await release.promise;
        return { kind: 'busy' };
      },
    });
    const play = (lang: string): Promise<Response> =>
      fetch(`${busy.url}${work(1)}/play/${key('/song.wav')}`, {
        headers: { Cookie: `lang=${lang}` },
      });
    try {
      const six = Array.from({ length: 6 }, () => play('zh'));
      await allAsked.promise;
      for (const [lang, said] of [
        ['zh', '一处同时最多播放 6 个录音或视频。请停下一个，等 5 秒再试'],
        ['en', '6 recordings or films are played at once from one address'],
      ] as const) {
        const seventh = await play(lang);
        expect([seventh.status, seventh.headers.get('retry-after')]).to.eql([429, '5']);
        expect(await seventh.text()).to.include(said);
      }
      release.resolve(undefined);
      for (const answer of await Promise.all(six)) {
        // All places were taken by others.
        expect([answer.status, answer.headers.get('retry-after')]).to.eql([503, '5']);
        expect(await answer.text()).to.include('位子都占着');
      }
      expect((await play('zh')).status).to.equal(503);
    } finally {
      await busy.close();
    }
  });

  it('is nothing where the holding is not open to everybody, also by an address that is known', async () => {
    const links = ['/thumb/1.png', '/picture.png', '/three/manifest.json', '/song.wav'];
    const addresses = [
      `${work(1)}/picture`,
      `${work(1)}/view/${key('/picture.png')}/1/whole`,
      `${work(1)}/view/${key('/three/manifest.json')}/1/whole`,
      `${work(1)}/view/${key('/three/manifest.json')}/1/1-0-0`,
      `${work(1)}/view`,
      `${work(1)}/play/${key('/song.wav')}`,
    ];
    const statuses = async (): Promise<number[]> => {
      const all: number[] = [];
      for (const address of addresses) all.push((await get(address)).status);
      return all;
    };
    const closed = addresses.map(() => 404);
    await store(recordOf(1, '在线全文', ...links));
    expect(await statuses()).to.eql(addresses.map(() => 200));
    for (const rights of [
      '持读者证登录后阅读',
      '馆内局域网可看',
      '不外借，限馆内阅览',
      '公有领域',
    ]) {
      await store(recordOf(1, rights, ...links));
      expect(await statuses(), rights).to.eql(closed);
      const { html } = await get(work(1));
      expect(html, rights).to.not.include('/play/').and.not.include('/view');
    }
  });

  it('is nothing that a person keeps from readers, link by link and as a whole', async () => {
    const links = ['/thumb/1.png', '/picture.png', '/three/manifest.json', '/song.wav'];
    await store(recordOf(1, '在线全文', ...links));
    const admin = await portal.keyOf('admin');
    const hide = async (what: object): Promise<void> => {
      const answer = await fetch(`${portal.url}/api/v1/staff/suppressions`, {
        method: 'POST',
        headers: { Authorization: admin, 'Content-Type': 'application/json' },
        body: JSON.stringify({ source: SOURCE, identifier: 'oai:thing:1', why: '内部', ...what }),
      });
      expect(answer.status, await answer.text()).to.equal(201);
      await followRegistry(portal.stores.records, portal.stores.registry, {
        now: () => new Date(),
      });
      await catchUp(portal.stores, 5_000);
    };
    const manifest = `${work(1)}/view/${key('/three/manifest.json')}/1/whole`;
    const picture = `${work(1)}/view/${key('/picture.png')}/1/whole`;
    const song = `${work(1)}/play/${key('/song.wav')}`;
    const statuses = async (): Promise<number[]> =>
      Promise.all([manifest, picture, song].map(async (address) => (await get(address)).status));
    expect(await statuses()).to.eql([200, 200, 200]);
    await hide({ scope: 'link', field: 'iiif' });
    expect(await statuses()).to.eql([404, 200, 200]);
    await hide({ scope: 'link', field: `${host.origin}/picture.png` });
    expect(await statuses()).to.eql([404, 404, 200]);
    await hide({ scope: 'record' });
    expect(await statuses()).to.eql([404, 404, 404]);
    expect((await get(`${work(1)}/picture`)).status).to.equal(404);
    const view = await get(`${work(1)}/view`);
    expect(view.status).to.equal(410);
  });

  it('gives its collection a picture, until it is closed', async () => {
    await store(recordOf(1, '在线全文', '/thumb/1.png'));
    const tile = `<img class="shelf-picture" src="${work(1)}/picture" alt=""`;
    for (const address of ['/', '/collections', '/libraries/320104'])
      expect((await get(address)).html, address).to.include(tile);
    expect((await get(`${work(1)}/picture`)).headers.get('content-type')).to.equal('image/png');
    await store(recordOf(1, '不外借，限馆内阅览', '/thumb/1.png'));
    expect((await get('/collections')).html).to.not.include(tile);
  });
});

/** Asks, and leaves with the first bytes. */
function left(address: string): Promise<void> {
  return new Promise((done, failed) => {
    const asking = ask(address, (response) => {
      response.once('data', () => {
        response.destroy();
        done();
      });
    });
    asking.on('error', failed).end();
  });
}
