/**
 * Width and height of a picture by the head of its file, so that a page can say how large it is before it is
 * shown. Each format has them at a fixed place, but for JPEG, whose segments are gone through.
 */
import type { Picture } from './pictures.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** @returns undefined where the head does not say it, or what it says cannot be shown */
export function pictureSize({ type, bytes }: Picture): PictureSize | undefined {
  const size = READERS[type](bytes);
  if (size === undefined || size.width < 1 || size.height < 1) return undefined;
  return size.width * size.height <= MOST_PIXELS ? size : undefined;
}

/** A browser keeps four bytes for each. */
const MOST_PIXELS = 150_000_000;

const READERS: Readonly<Record<Picture['type'], (bytes: Buffer) => PictureSize | undefined>> = {
  'image/png': (bytes) =>
    at(bytes, 24, () => sides(bytes.readUInt32BE(16), bytes.readUInt32BE(20))),
  'image/gif': (bytes) => at(bytes, 10, () => sides(bytes.readUInt16LE(6), bytes.readUInt16LE(8))),
  'image/webp': webpSize,
  'image/jpeg': jpegSize,
};

function sides(width: number, height: number): PictureSize {
  return { width, height };
}

function at(
  bytes: Buffer,
  needed: number,
  read: () => PictureSize | undefined,
): PictureSize | undefined {
  return bytes.length < needed ? undefined : read();
}

/** Lossy, lossless and extended files each have their own head. */
function webpSize(bytes: Buffer): PictureSize | undefined {
  return at(bytes, 30, () => {
    switch (bytes.toString('latin1', 12, 16)) {
      case 'VP8 ':
        return sides(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
      case 'VP8L': {
        const bits = bytes.readUInt32LE(21);
        return sides((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
      }
      case 'VP8X':
        return sides(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
      default:
        return undefined;
    }
  });
}

/** A frame begins with SOF0 to SOF15, but for three marks that are something else (ITU T.81, table B.1). */
function jpegSize(bytes: Buffer): PictureSize | undefined {
  for (let i = 2; i + 9 < bytes.length && bytes[i] === 0xff;) {
    const mark = bytes.readUInt8(i + 1);
    if (mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark))
      return sides(bytes.readUInt16BE(i + 7), bytes.readUInt16BE(i + 5));
    // Bytes of filling have no length.
    i += mark === 0xff ? 1 : 2 + bytes.readUInt16BE(i + 2);
  }
  return undefined;
}
