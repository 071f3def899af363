/**
 * What an uploaded picture is, from its first bytes and before anything of it is decoded: JPEG or PNG, whatever its
 * name or the browser says, and how many pixels it claims to have.
 */

export interface PictureSize {
  readonly kind: 'jpeg' | 'png';
  readonly width: number;
  readonly height: number;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Undefined: it is neither, or its head is cut off. */
export function pictureSize(bytes: Buffer): PictureSize | undefined {
  if (bytes.length > 24 && bytes.subarray(0, 8).equals(PNG))
    return bytes.toString('latin1', 12, 16) === 'IHDR'
      ? { kind: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
      : undefined;
  return bytes.length > 4 && bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegSize(bytes) : undefined;
}

/** Marks of frames, ITU T.81: SOF0 to SOF15 but for those that are tables. */
function isFrame(mark: number): boolean {
  return mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark);
}

function jpegSize(bytes: Buffer): PictureSize | undefined {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const mark = bytes[at + 1] ?? 0;
    // Filling before a mark, and marks that stand alone.
    if (mark === 0xff) at += 1;
    else if (mark === 0x01 || (mark >= 0xd0 && mark <= 0xd8)) at += 2;
    else if (isFrame(mark))
      return {
        kind: 'jpeg',
        height: bytes.readUInt16BE(at + 5),
        width: bytes.readUInt16BE(at + 7),
      };
    else if (mark === 0xd9 || mark === 0xda) return undefined;
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
