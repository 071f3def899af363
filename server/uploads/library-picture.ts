/**
 * A picture that somebody uploaded, made anew or refused with a sentence: by what is in it, never by its name; within
 * limits of bytes, pixels and time; in a thread of its own, so that nothing in it can hold up whoever reads.
 */
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import { PortalError } from '../../catalogue/errors.ts';
import { pictureSize } from './picture-size.ts';
import type { PictureJob, PictureMade } from './picture-worker.ts';

/** The sentence says what it was, and what is wanted. */
export class PictureRefused extends PortalError {
  readonly code = 'PICTURE_REFUSED';
}

export const MOST_PICTURE_BYTES = 10 * 1024 * 1024;
/** A photograph of today's telephones has 12 to 24 million. */
const MOST_PIXELS = 30_000_000;
const LEAST_SIDE = 200;
/** Sides beyond this are no photograph, whatever their product. */
const LONGEST_SIDE = 12_000;
const DECODE_MS = 20_000;

/** One at a time: decoding takes a core and some hundred megabytes. */
const oneAtATime = pLimit(1);

/** @throws PictureRefused */
export async function madePicture(bytes: Buffer, decodeMs = DECODE_MS): Promise<PictureMade> {
  if (bytes.length > MOST_PICTURE_BYTES)
    throw new PictureRefused('图片太大：一个文件最大 10 MB，请先缩小再上传。');
  const size = pictureSize(bytes);
  if (size === undefined)
    throw new PictureRefused(
      `不是能用的图片：应为 JPEG 或 PNG 文件，收到的${whatItIs(bytes)}。请另存为 JPEG 再上传。`,
    );
  const { width, height } = size;
  if (width < LEAST_SIDE || height < LEAST_SIDE)
    throw new PictureRefused(
      `图片太小：宽和高至少 ${LEAST_SIDE} 像素，这一张是 ${width}×${height}。`,
    );
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS)
    throw new PictureRefused(
      `图片的像素太多：最多 ${MOST_PIXELS / 10_000} 万像素，这一张是 ${width}×${height}。请先缩小再上传。`,
    );
  const made = await oneAtATime(() => decoded({ bytes, mostPixels: MOST_PIXELS }, decodeMs));
  if (made === null)
    throw new PictureRefused(
      '图片读不出来：文件可能不完整，或不是标准的 JPEG、PNG。请另存一次再上传。',
    );
  return made;
}

/** Null: it cannot be decoded, or not within the time. */
function decoded(job: PictureJob, decodeMs: number): Promise<PictureMade | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const timer = setTimeout(() => end(null), decodeMs);
    const end = (made: PictureMade | null): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(made);
    };
    worker.once('message', ({ made }: { made: PictureMade | null }) => end(made));
    worker.once('error', () => end(null));
    worker.once('exit', () => end(null));
  });
}

/** In words, for who took it for a picture. */
function whatItIs(bytes: Buffer): string {
  const head = bytes.toString('latin1', 0, 12);
  if (bytes.length === 0) return '文件是空的';
  if (head.startsWith('GIF8')) return '是 GIF';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return '是 WebP';
  if (head.startsWith('BM')) return '是 BMP';
  if (head.startsWith('II*') || head.startsWith('MM')) return '是 TIFF';
  if (head.slice(4, 8) === 'ftyp') return '是 HEIC、AVIF 或视频';
  if (head.startsWith('%PDF')) return '是 PDF';
  if (/^\s*<(?:\?xml|svg|!doctype|html)/i.test(bytes.toString('utf8', 0, 64)))
    return '是 SVG 或网页';
  return '不是';
}
