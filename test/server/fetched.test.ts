/** Where things that records name are fetched from while a range of the house is open. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { fetchedThings } from '../../server/fetched.ts';
import type { Fetched } from '../../server/fetched.ts';
import { openImageHost } from '../support/image-host.ts';
import type { ImageHost } from '../support/image-host.ts';

describe('things of a repository inside the house', () => {
  let host: ImageHost;
  let folder: string;
  const wanted = new AbortController().signal;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'inside-'));
    host = await openImageHost();
  });
  afterEach(async () => {
    await host.close();
    await rm(folder, { recursive: true });
  });

  const opened = (allowPrivate: readonly string[]): Fetched =>
    fetchedThings(
      folder,
      {
        pauseMs: 0,
        retryDelayMs: 1,
        contact: 'a@library.example',
        allowPrivate,
        exemptOrigins: [],
      },
      () => undefined,
      (id) => ({ own: `${host.origin}/oai`, other: 'http://127.0.0.1:9/oai', files: '' })[id],
    );

  it('are fetched for records of that repository, from its own host and port', async () => {
    const things = opened(['127.0.0.0/8']);
    const picture = await things.pictures(`${host.origin}/picture.png`, wanted, 'own');
    expect(picture?.type).to.equal('image/png');
    const large = await things.largePictures(`${host.origin}/picture.png`, wanted, 'own');
    expect(large?.type).to.equal('image/png');
    expect(await things.jsonFiles(`${host.origin}/three/map/info.json`, 'own')).to.include({
      kind: 'file',
    });
    const song = await things.media(`${host.origin}/song.wav`, undefined, wanted, 'own');
    expect(song.kind).to.equal('media');
    if (song.kind === 'media') song.body.destroy();
  });

  it('are refused to records of anybody else, also where a copy lies', async () => {
    const things = opened(['127.0.0.0/8']);
    const address = `${host.origin}/picture.png`;
    await things.pictures(address, wanted, 'own');
    for (const source of ['other', 'files', 'unknown']) {
      expect(await things.pictures(address, wanted, source), source).to.equal(undefined);
      expect(await things.jsonFiles(`${host.origin}/three/map/info.json`, source)).to.eql({
        kind: 'away',
      });
      expect(await things.media(`${host.origin}/song.wav`, undefined, wanted, source)).to.eql({
        kind: 'none',
      });
    }
  });

  it('are refused where no range is open, and at another port of its host', async () => {
    const address = `${host.origin}/picture.png`;
    expect(await opened([]).pictures(address, wanted, 'own')).to.equal(undefined);
    expect(await opened(['10.0.0.0/8']).pictures(address, wanted, 'own')).to.equal(undefined);
    const beside = await openImageHost();
    const things = opened(['127.0.0.0/8']);
    expect(await things.pictures(`${beside.origin}/picture.png`, wanted, 'own')).to.equal(
      undefined,
    );
    await beside.close();
  });
});
