/**
 * An entry file: decodes one picture in a thread of its own, makes it small enough for a page, and encodes it anew
 * as JPEG. Whatever else was in the file (where it was taken, a comment, a script) is not in the new one. The thread
 * is ended from outside when it takes too long.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createJimp } from '@jimp/core';
import jpeg from '@jimp/js-jpeg';
import png from '@jimp/js-png';
import { methods as resize } from '@jimp/plugin-resize';

export interface PictureJob {
  readonly bytes: Uint8Array;
  readonly mostPixels: number;
}

export interface PictureMade {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** As wide as a page shows it on a screen of two pixels a point. */
const WIDEST = 1_280;
const TALLEST = 1_280;
const QUALITY = 82;
const WHITE = 0xffffffff;

async function make({ bytes, mostPixels }: PictureJob): Promise<PictureMade> {
  const Picture = createJimp({ formats: [jpeg, png], plugins: [resize] });
  const limits = { maxResolutionInMP: mostPixels / 1_000_000, maxMemoryUsageInMB: 1_024 };
  const read = await Picture.fromBuffer(Buffer.from(bytes), { 'image/jpeg': limits });
  // A sheet of paper below what is transparent: JPEG knows no such thing.
  const picture = new Picture({ width: read.width, height: read.height, color: WHITE });
  picture.composite(read);
  if (picture.width > WIDEST || picture.height > TALLEST)
    picture.scaleToFit({ w: WIDEST, h: TALLEST });
  const made = await picture.getBuffer('image/jpeg', { quality: QUALITY });
  return { bytes: new Uint8Array(made), width: picture.width, height: picture.height };
}

if (parentPort !== null) {
  const port = parentPort;
  try {
    port.postMessage({ made: await make(workerData as PictureJob) });
  } catch {
    // What the decoder says of a file that somebody made is of no use to a person.
    port.postMessage({ made: null });
  }
}
