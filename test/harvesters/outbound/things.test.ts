/** Manifests, sound and film of others: taken as far as they are what they should be, and no further. */
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { buffer } from 'node:stream/consumers';
import { JsonFiles } from '../../../harvesters/outbound/json-files.ts';
import { MEDIA_LIMITS, Media } from '../../../harvesters/outbound/media.ts';
import type { MediaAnswer } from '../../../harvesters/outbound/media.ts';
import { createOutbound } from '../../../harvesters/outbound/outbound.ts';
import { pictureSize } from '../../../harvesters/outbound/picture-size.ts';
import { drawnView } from '../../../demo/picture.ts';
import { SONG_BYTES, openImageHost } from '../../support/image-host.ts';
import type { ImageHost } from '../../support/image-host.ts';

const contact = 'a@library.example';

describe('a manifest of others', () => {
  let host: ImageHost;
  let files: JsonFiles;
  let now = 0;
  beforeEach(async () => {
    host = await openImageHost();
    const outbound = createOutbound({ exemptOrigins: [host.origin] });
    files = new JsonFiles({ outbound, contact, now: () => now });
  });
  afterEach(() => host.close());

  it('is asked for once by whoever leafs through it, and again after some minutes', async () => {
    const address = `${host.origin}/three/manifest.json`;
    const [one] = await Promise.all([files.of(address), files.of(address)]);
    expect(one).to.deep.include({ kind: 'file', address });
    await files.of(address);
    expect(host.asked).to.have.lengthOf(1);
    now += 11 * 60_000;
    await files.of(address);
    expect(host.asked).to.have.lengthOf(2);
  });

  it('is not read when it is too long, too deep or none', async () => {
    for (const name of ['bomb', 'deep', 'page'])
      expect(await files.of(`${host.origin}/${name}/manifest`), name).to.eql({
        kind: 'unreadable',
      });
  });

  it('is not asked for inside, also where a host leads there', async () => {
    for (const address of [
      `${host.origin}/led/manifest`,
      'http://10.0.0.1/manifest',
      'http://[::ffff:127.0.0.1]/manifest',
      'file:///etc/passwd',
      'no address',
    ])
      expect(await files.of(address), address).to.eql({ kind: 'away' });
    expect(host.asked).to.eql(['/led/manifest']);
  });

  it('inflates no further than it may', async () => {
    const bombs = await serve((response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(gzipSync(`"${'0'.repeat(20 * 1024 * 1024)}"`));
    });
    try {
      const outbound = createOutbound({ exemptOrigins: [bombs.origin] });
      const answer = await new JsonFiles({ outbound, contact }).of(`${bombs.origin}/a`);
      expect(answer).to.eql({ kind: 'unreadable' });
    } finally {
      await bombs.close();
    }
  });
});

describe('sound of others', () => {
  let host: ImageHost;
  const never = new AbortController().signal;
  const media = (limits = MEDIA_LIMITS): Media =>
    new Media({ outbound: createOutbound({ exemptOrigins: [host.origin] }), contact, limits });
  const read = async (answer: MediaAnswer): Promise<Buffer> => {
    if (answer.kind !== 'media') throw new Error(answer.kind);
    return buffer(answer.body);
  };
  beforeEach(async () => {
    host = await openImageHost();
  });
  afterEach(() => host.close());

  it('comes whole, or in parts that are no longer than a slice', async () => {
    const address = `${host.origin}/song.wav`;
    const whole = await media().of(address, undefined, never);
    expect(whole).to.deep.include({ kind: 'media', status: 200, type: 'audio/wav' });
    expect((await read(whole)).equals(SONG_BYTES)).to.equal(true);
    const slices = media({ ...MEDIA_LIMITS, slice: 1_000 });
    const part = await slices.of(address, 'bytes=500-', never);
    expect(part).to.deep.include({
      status: 206,
      length: 1_000,
      range: `bytes 500-1499/${SONG_BYTES.length}`,
    });
    expect((await read(part)).equals(SONG_BYTES.subarray(500, 1_500))).to.equal(true);
    expect(await slices.of(address, `bytes=${SONG_BYTES.length}-`, never)).to.eql({
      kind: 'beyond',
    });
  });

  it('is nothing but sound or film by a type that is known', async () => {
    expect(await media().of(`${host.origin}/plain.mp3`, 'bytes=0-', never)).to.deep.include({
      status: 200,
      type: 'audio/mpeg',
    });
    for (const name of [
      'login.mp3',
      'old.wma',
      'picture.png',
      'three/manifest.json',
      'none.mp3',
      'led.mp3',
    ])
      expect(await media().of(`${host.origin}/${name}`, undefined, never), name).to.eql({
        kind: 'none',
      });
    expect(await media().of('http://127.0.0.1:9/x.mp3', undefined, never)).to.eql({ kind: 'none' });
  });

  it('that is too long for a host without parts is left to its source', async () => {
    const short = media({ ...MEDIA_LIMITS, largestWhole: 1_000 });
    expect(await short.of(`${host.origin}/plain.mp3`, 'bytes=0-', never)).to.eql({ kind: 'none' });
  });

  it('has so many places and no more, which are free again when one is left', async () => {
    const few = media({ ...MEDIA_LIMITS, perHost: 2 });
    const address = `${host.origin}/song.wav`;
    const first = await few.of(address, 'bytes=0-', never);
    const second = await few.of(address, 'bytes=0-', never);
    expect(await few.of(address, 'bytes=0-', never)).to.eql({ kind: 'busy' });
    if (first.kind !== 'media' || second.kind !== 'media') throw new Error('no sound');
    const closed = new Promise((resolve) => first.body.once('close', resolve));
    first.body.destroy();
    await closed;
    await read(second);
    expect((await few.of(address, 'bytes=0-', never)).kind).to.equal('media');
  });
});

describe('the size of a picture', () => {
  it('stands in its head, in each format', () => {
    const heads: readonly (readonly [Parameters<typeof pictureSize>[0]['type'], Buffer])[] = [
      ['image/png', drawnView('a', { width: 320, height: 200 })],
      ['image/gif', Buffer.from('GIF89a\x40\x01\xc8\x00', 'latin1')],
      // A segment before the frame, and a byte of filling.
      ['image/jpeg', Buffer.from('ffd8ffe00004aaaaffffc0001108' + '00c8' + '0140' + '0301', 'hex')],
      ['image/webp', webp('VP8X', '00000000' + '3f0100' + 'c70000')],
      ['image/webp', webp('VP8 ', '000000' + '9d012a' + '4001' + 'c800')],
      ['image/webp', webp('VP8L', '2f' + '3fc13100' + '0000000000')],
    ];
    for (const [type, bytes] of heads)
      expect(pictureSize({ type, bytes }), bytes.toString('latin1', 0, 16)).to.eql({
        width: 320,
        height: 200,
      });
  });

  it('is not known of a head that breaks off, or that says too much', () => {
    for (const hex of ['89504e470d0a1a0a', '89504e470d0a1a0a0000000d49484452ffffffffffffffff'])
      expect(pictureSize({ type: 'image/png', bytes: Buffer.from(hex, 'hex') })).to.equal(
        undefined,
      );
    for (const hex of ['ffd8', 'ffd8ffe0ffff', 'ffd8ffe00000ffe00000ffe0'])
      expect(pictureSize({ type: 'image/jpeg', bytes: Buffer.from(hex, 'hex') })).to.equal(
        undefined,
      );
  });
});

function webp(kind: string, hex: string): Buffer {
  const head = Buffer.from(`RIFF\0\0\0\0WEBP${kind}\0\0\0\0`, 'latin1');
  return Buffer.concat([head, Buffer.from(hex, 'hex'), Buffer.alloc(16)]);
}

async function serve(
  answer: (response: ServerResponse) => void,
): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server: Server = createServer((_request, response) => answer(response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
