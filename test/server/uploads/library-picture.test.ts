/** Pictures that are uploaded: taken by what is in them, made anew, or refused with a sentence. */
import { expect } from 'chai';
import { createJimp } from '@jimp/core';
import jpeg from '@jimp/js-jpeg';
import png from '@jimp/js-png';
import { PictureRefused, madePicture } from '../../../server/uploads/library-picture.ts';
import { pictureSize } from '../../../server/uploads/picture-size.ts';

const Picture = createJimp({ formats: [jpeg, png] });

async function pictureOf(
  width: number,
  height: number,
  kind: 'image/jpeg' | 'image/png' = 'image/jpeg',
  color = 0x8b2f1fff,
): Promise<Buffer> {
  return new Picture({ width, height, color }).getBuffer(kind);
}

async function refusal(bytes: Buffer, ms?: number): Promise<string> {
  const error: unknown = await madePicture(bytes, ms).catch((fault: unknown) => fault);
  expect(error).to.be.instanceOf(PictureRefused);
  return (error as PictureRefused).message;
}

describe('a picture that is uploaded', function () {
  it('is made anew as JPEG, in its size', async () => {
    for (const kind of ['image/jpeg', 'image/png'] as const) {
      const made = await madePicture(await pictureOf(640, 400, kind));
      expect([made.width, made.height]).to.eql([640, 400]);
      expect(pictureSize(Buffer.from(made.bytes))).to.eql({
        kind: 'jpeg',
        width: 640,
        height: 400,
      });
    }
  });

  it('is made smaller, its sides as they were to each other', async () => {
    const made = await madePicture(await pictureOf(3_000, 1_500));
    expect([made.width, made.height]).to.eql([1_280, 640]);
  });

  it('loses whatever else was in the file: a place, a comment, a script behind it', async () => {
    const plain = await pictureOf(300, 300);
    const comment = Buffer.from('\xff\xfe\x00\x00<script>canary()</script>', 'latin1');
    comment.writeUInt16BE(comment.length - 2, 2);
    const behind = Buffer.from('<?php canary(); ?><html>canary</html>');
    const dirty = Buffer.concat([plain.subarray(0, 2), comment, plain.subarray(2), behind]);
    const made = Buffer.from((await madePicture(dirty)).bytes);
    expect(made.includes('canary')).to.equal(false);
    expect(made.subarray(0, 2)).to.eql(Buffer.from([0xff, 0xd8]));
  });

  it('has white below what is transparent', async () => {
    const made = await madePicture(await pictureOf(240, 240, 'image/png', 0x00000000));
    const shown = await Picture.fromBuffer(Buffer.from(made.bytes));
    expect([...shown.bitmap.data.subarray(0, 3)]).to.eql([255, 255, 255]);
  });

  it('is taken for what it is, whatever it is called', async () => {
    for (const [bytes, what] of [
      ['<svg xmlns="http://www.w3.org/2000/svg" onload="canary()"/>', /SVG 或网页/],
      ['<!DOCTYPE html><script>canary()</script>', /SVG 或网页/],
      ['GIF89a canary', /GIF/],
      ['RIFF\0\0\0\0WEBPcanary', /WebP/],
      ['\0\0\0\x18ftypheic canary', /HEIC/],
      ['%PDF-1.7 canary', /PDF/],
      ['MZ canary', /收到的不是/],
      ['', /空的/],
    ] as const)
      expect(await refusal(Buffer.from(bytes, 'latin1')))
        .to.match(what)
        .and.not.include('canary');
  });

  it('is refused when it is cut short, or only has the head of one', async () => {
    const whole = await pictureOf(400, 400, 'image/png');
    expect(await refusal(whole.subarray(0, 60))).to.match(/读不出来/);
    expect(await refusal(Buffer.concat([whole.subarray(0, 33), Buffer.alloc(500, 7)]))).to.match(
      /读不出来/,
    );
  });

  it('is refused by its size in bytes and pixels, before it is decoded', async () => {
    expect(await refusal(Buffer.alloc(10 * 1024 * 1024 + 1))).to.match(/最大 10 MB/);
    expect(await refusal(await pictureOf(199, 400))).to.match(/至少 200 像素.*199×400/);
    const bomb = await pictureOf(300, 300, 'image/png');
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    expect(await refusal(bomb)).to.match(/像素太多.*60000×60000/);
    const wide = await pictureOf(300, 300, 'image/png');
    wide.writeUInt32BE(20_000, 16);
    expect(await refusal(wide)).to.match(/像素太多/);
  });

  it('is refused when decoding it takes too long', async () => {
    expect(await refusal(await pictureOf(2_000, 2_000), 1)).to.match(/读不出来/);
  });
});
