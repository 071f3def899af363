/**
 * The members of a ZIP by its central directory, which tells before anything is unpacked how much there is. What
 * claims too much, or comes to more than it claimed, is refused.
 */
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { FileUnreadable } from '../file-kind.ts';

export interface ZipMember {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  readonly crc: number;
  readonly at: number;
}

const MOST_MEMBERS = 10_000;
const MOST_BYTES = 600 * 1024 * 1024;
/** XML packs to a twentieth; a thousandth is a bomb. */
const MOST_RATIO = 250;
const SMALL = 10 * 1024 * 1024;
const END = 0x06054b50;
const MEMBER = 0x02014b50;

/** @throws FileUnreadable */
export function membersOf(bytes: Buffer, name: string): ReadonlyMap<string, ZipMember> {
  const damaged = new FileUnreadable(
    `文件 ${name} 不完整或已损坏，打不开；请重新导出再上传。`,
    'damaged',
  );
  let end = bytes.length - 22;
  const least = Math.max(0, end - 65_535);
  while (end >= least && bytes.readUInt32LE(end) !== END) end--;
  if (end < least) throw damaged;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const members = new Map<string, ZipMember>();
  let total = 0;
  if (count > MOST_MEMBERS) throw tooMuch(name);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== MEMBER) throw damaged;
    if ((bytes.readUInt16LE(at + 8) & 1) === 1)
      throw new FileUnreadable(`文件 ${name} 有密码，请去掉密码再上传。`, 'locked');
    const member = {
      name: bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28)),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    };
    total += member.size;
    const isBomb = member.size > SMALL && member.size > member.packed * MOST_RATIO;
    if (total > MOST_BYTES || isBomb) throw tooMuch(name);
    members.set(member.name, member);
    at += 46 + [28, 30, 32].reduce((sum, place) => sum + bytes.readUInt16LE(at + place), 0);
  }
  return members;
}

/** @throws FileUnreadable when it comes to more than it claimed, or is damaged */
export async function* unpacked(
  bytes: Buffer,
  member: ZipMember,
  name: string,
): AsyncGenerator<Buffer> {
  const { size, method } = member;
  const damaged = new FileUnreadable(`文件 ${name} 已损坏，解不开；请重新导出再上传。`, 'damaged');
  const raw = packedBytes(bytes, member);
  if (raw === undefined || (method !== 0 && method !== 8)) throw damaged;
  if (method === 0) {
    yield raw;
    return;
  }
  let seen = 0;
  try {
    for await (const piece of Readable.from([raw]).pipe(createInflateRaw())) {
      seen += (piece as Buffer).length;
      if (seen > size) throw tooMuch(name);
      yield piece as Buffer;
    }
  } catch (error) {
    throw error instanceof FileUnreadable ? error : damaged;
  }
}

/** A member as it lies in the file; undefined when it lies outside of it. */
export function packedBytes(bytes: Buffer, { at, packed }: ZipMember): Buffer | undefined {
  if (at + 30 > bytes.length) return undefined;
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  return from + packed > bytes.length ? undefined : bytes.subarray(from, from + packed);
}

function tooMuch(name: string): FileUnreadable {
  return new FileUnreadable(
    `文件 ${name} 解开以后太大（最大 600 MB），或压缩得不合常理，没有解开；请分成几个文件再上传。`,
    'too-large',
  );
}
