/**
 * A host of images, sound and manifests as libraries run them, and worse: IIIF services of both versions and of
 * each level, which answer the addresses of the standard and no others, a volume of many pages, and answers
 * that nobody should follow.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { composedSong } from '../../demo/melody.ts';
import { drawnView } from '../../demo/picture.ts';
import { JsonFiles } from '../../harvesters/outbound/json-files.ts';
import { Media } from '../../harvesters/outbound/media.ts';
import { createOutbound } from '../../harvesters/outbound/outbound.ts';
import { LARGE_PICTURES, Pictures, SMALL_PICTURES } from '../../harvesters/outbound/pictures.ts';
import type { PortalDeps } from '../../server/portal-deps.ts';

export interface ImageHost {
  readonly origin: string;
  /** Paths that were asked for, in their order. */
  readonly asked: string[];
  /** True: nobody answers. */
  isAway: boolean;
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const WIDTH = 3_000;
const HEIGHT = 2_000;
const SONG = composedSong('of a test');

export async function openImageHost(): Promise<ImageHost> {
  const host = { origin: '', asked: [] as string[], isAway: false };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    host.asked.push(pathname);
    const answer = host.isAway ? undefined : answers(host.origin)[pathname];
    if (answer !== undefined) answer(request, response);
    else if (!host.isAway && isPiece(pathname))
      send('image/png', drawnView(pathname))(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  host.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(host, {
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  });
}

/** What a portal asks with that may reach this host and no other inside. */
export function askingDeps(
  host: ImageHost,
  folder: string,
): Pick<PortalDeps, 'pictures' | 'largePictures' | 'jsonFiles' | 'media'> {
  const outbound = createOutbound({ exemptOrigins: [host.origin] });
  const contact = 'keeper@portal.example';
  const small = new Pictures({
    folder: path.join(folder, 's'),
    limits: SMALL_PICTURES,
    outbound,
    contact,
  });
  const large = new Pictures({
    folder: path.join(folder, 'l'),
    limits: { ...LARGE_PICTURES, failedMs: 0 },
    outbound,
    contact,
  });
  const files = new JsonFiles({ outbound, contact, keptMs: 0 });
  const media = new Media({ outbound, contact });
  return {
    pictures: (address, wanted) => small.of(address, wanted),
    largePictures: (address, wanted) => large.of(address, wanted),
    jsonFiles: (address) => files.of(address),
    media: (address, range, wanted) => media.of(address, range, wanted),
  };
}

/** Pieces that a client of the standard asks for, by service. */
const PIECES: Readonly<Record<string, RegExp>> = {
  // Level 1 of version 2: any region, by width alone.
  'two/map': /^(?:full|\d+,\d+,\d+,\d+)\/(?:full|\d+,)\/0\/default\.jpg$/,
  // Level 2 of version 3.
  'three/map': /^(?:full|\d+,\d+,\d+,\d+)\/(?:max|\d+,\d+)\/0\/default\.jpg$/,
  // Level 0: what it lists, whole.
  'zero/map': /^full\/750,500\/0\/default\.jpg$/,
};

/** And the tiles of its grid. */
function isZeroTile(pathname: string): boolean {
  const found = /^\/zero\/map\/(\d+),(\d+),(\d+),(\d+)\/(\d+),(\d+)\/0\/default\.jpg$/.exec(
    pathname,
  );
  if (found === null) return false;
  const [x = 0, y = 0, w = 0, h = 0, width = 0, height = 0] = found.slice(1).map(Number);
  return [1, 2, 4].some(
    (factor) =>
      x % (512 * factor) === 0 &&
      y % (512 * factor) === 0 &&
      w === Math.min(512 * factor, WIDTH - x) &&
      h === Math.min(512 * factor, HEIGHT - y) &&
      width === Math.ceil(w / factor) &&
      height === Math.ceil(h / factor),
  );
}

function isPiece(pathname: string): boolean {
  if (isZeroTile(pathname)) return true;
  return Object.entries(PIECES).some(
    ([service, pattern]) =>
      pathname.startsWith(`/${service}/`) && pattern.test(pathname.slice(service.length + 2)),
  );
}

function answers(origin: string): Readonly<Record<string, Answer>> {
  const of = (value: unknown): Answer =>
    send('application/ld+json', Buffer.from(JSON.stringify(value)));
  const two = {
    '@context': 'http://iiif.io/api/image/2/context.json',
    '@id': `${origin}/elsewhere`,
  };
  const three = {
    '@context': 'http://iiif.io/api/image/3/context.json',
    id: `${origin}/elsewhere`,
    type: 'ImageService3',
  };
  const size = { width: WIDTH, height: HEIGHT };
  return {
    '/picture.png': send('image/png', drawnView('large', { width: 1_200, height: 900 })),
    '/thumb/1.png': send('image/png', drawnView('small')),
    '/page.png': send('image/png', Buffer.from('<script>alert(1)</script>')),
    '/drawing.png': send('image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    '/inside.png': redirect('http://169.254.169.254/latest/'),
    '/two/map/info.json': of({
      ...two,
      ...size,
      profile: ['http://iiif.io/api/image/2/level1.json'],
      tiles: [{ width: 512, scaleFactors: [1, 2, 4] }],
    }),
    '/three/map/info.json': of({ ...three, ...size, profile: 'level2', maxWidth: 1_000 }),
    '/zero/map/info.json': of({
      ...three,
      ...size,
      profile: 'level0',
      sizes: [{ width: 750, height: 500 }],
      tiles: [{ width: 512, scaleFactors: [1, 2, 4] }],
    }),
    '/two/manifest.json': of(secondManifest(origin)),
    '/three/manifest.json': of(thirdManifest(origin)),
    '/collection.json': of({
      type: 'Collection',
      items: [
        { type: 'Manifest', id: `${origin}/two/manifest.json`, label: { zh: ['地图'] } },
        { type: 'Collection', id: `${origin}/collection.json`, label: { zh: ['套中套'] } },
        { type: 'Manifest', id: 'http://10.0.0.1/manifest', label: { zh: ['里面'] } },
        { type: 'Manifest', id: `${origin}/collection.json` },
      ],
    }),
    '/long/manifest': of({
      ...thirdManifest(origin),
      items: Array(2_500).fill({ type: 'Canvas' }),
    }),
    '/hostile/manifest': of(hostileManifest(origin)),
    '/bomb/manifest': (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(`{"type":"Manifest","label":"${'长'.repeat(4_000_000)}"}`);
    },
    '/deep/manifest': send(
      'application/json',
      Buffer.from('['.repeat(200_000) + ']'.repeat(200_000)),
    ),
    '/page/manifest': send('text/html', Buffer.from('<!DOCTYPE html><title>登录</title>')),
    '/led/manifest': redirect('http://10.0.0.1/manifest'),
    '/song.wav': (request, response) => sendPart('audio/x-wav', SONG, request, response),
    '/film.mp4': (request, response) => sendPart('video/mp4', SONG, request, response),
    '/login.mp3': send('text/html', Buffer.from('<!DOCTYPE html><title>登录</title>')),
    '/plain.mp3': send('application/octet-stream', SONG),
    '/old.wma': send('audio/x-ms-wma', SONG),
    '/led.mp3': redirect('http://192.168.0.1/song.mp3'),
  };
}

export const SONG_BYTES = SONG;

function send(type: string, bytes: Buffer): Answer {
  return (_request, response) =>
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.length }).end(bytes);
}

function redirect(to: string): Answer {
  return (_request, response) => response.writeHead(302, { Location: to }).end();
}

function sendPart(
  type: string,
  bytes: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  if (from === undefined) {
    send(type, bytes)(request, response);
    return;
  }
  const start = Number(from);
  const end = Math.min(to === '' ? Infinity : Number(to), bytes.length - 1);
  if (start >= bytes.length) {
    response.writeHead(416, { 'Content-Range': `bytes */${bytes.length}` }).end();
    return;
  }
  response.writeHead(206, {
    'Content-Type': type,
    'Content-Length': end - start + 1,
    'Content-Range': `bytes ${start}-${end}/${bytes.length}`,
  });
  response.end(bytes.subarray(start, end + 1));
}

function secondManifest(origin: string): unknown {
  return {
    '@context': 'http://iiif.io/api/presentation/2/context.json',
    '@type': 'sc:Manifest',
    sequences: [
      {
        canvases: [
          {
            label: '封面',
            images: [
              {
                resource: {
                  '@id': `${origin}/two/map/full/full/0/default.jpg`,
                  '@type': 'dctypes:Image',
                  service: {
                    '@context': 'http://iiif.io/api/image/2/context.json',
                    '@id': `${origin}/two/map`,
                    profile: 'http://iiif.io/api/image/2/level1.json',
                  },
                },
              },
            ],
          },
          {
            label: { '@value': '卷一', '@language': 'zh' },
            images: [{ resource: { '@id': `${origin}/picture.png`, '@type': 'dctypes:Image' } }],
          },
          {
            label: [{ '@value': '卷二' }],
            images: [
              {
                resource: {
                  '@type': 'oa:Choice',
                  default: { '@id': `${origin}/picture.png`, '@type': 'dctypes:Image' },
                },
              },
            ],
          },
        ],
      },
    ],
  };
}

/** As version 3 paints a body on a page. */
function painted(label: unknown, body: unknown): unknown {
  return { type: 'Canvas', label, items: [{ type: 'AnnotationPage', items: [{ body }] }] };
}

function thirdManifest(origin: string): object {
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    type: 'Manifest',
    items: [
      painted(
        { en: ['Title page'], 'zh-Hant': ['書名頁'] },
        {
          id: `${origin}/three/map/full/max/0/default.jpg`,
          type: 'Image',
          service: [{ id: `${origin}/three/map`, type: 'ImageService3', profile: 'level2' }],
        },
      ),
      painted({ none: ['2'] }, { id: `${origin}/song.wav`, type: 'Sound' }),
      painted(undefined, {
        type: 'Choice',
        items: [{ id: `${origin}/picture.png`, type: 'Image' }],
      }),
    ],
  };
}

/** Each page leads where we do not go. */
function hostileManifest(origin: string): unknown {
  const image = (id: unknown): unknown => ({ id, type: 'Image' });
  return {
    type: 'Manifest',
    items: [
      painted({ zh: ['<script>alert(1)</script>\u202e'] }, image('javascript:alert(1)')),
      painted(7, image('http://127.0.0.1:9/inside.png')),
      painted(null, image('file:///etc/passwd')),
      painted('五', image(`${origin}/inside.png`)),
      painted('六', image(`${origin}/page.png`)),
      painted('七', image(`${origin}/drawing.png`)),
      painted('八', image({ id: {} })),
      painted('九', {
        type: 'Image',
        service: [{ id: 'http://10.0.0.1/iiif', type: 'ImageService3' }],
      }),
      painted('十', image('http://reader:secret@127.0.0.1/x.png')),
      null,
      'page',
    ],
  };
}
