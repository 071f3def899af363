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
  const directory = directoryOf(bytes);
  if (directory === undefined) throw damaged;
  let at = directory.at;
  const members = new Map<string, ZipMember>();
  let total = 0;
  if (directory.count > MOST_MEMBERS) throw tooMuch(name);
  for (let i = 0; i < directory.count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== MEMBER) throw damaged;
    if ((bytes.readUInt16LE(at + 8) & 1) === 1)
      throw new FileUnreadable(`文件 ${name} 有密码，请去掉密码再上传。`, 'locked');
    const [label, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const end = at + 46 + label + extra + comment;
    if (end > bytes.length) throw damaged;
    const [size, packed, from] = longNumbers(
      [24, 20, 42].map((place) => bytes.readUInt32LE(at + place)),
      bytes.subarray(at + 46 + label, at + 46 + label + extra),
    ) as [number, number, number];
    const member = {
      name: bytes.toString('utf8', at + 46, at + 46 + label),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed,
      size,
      at: from,
    };
    total += size;
    const isBomb = size > SMALL && size > packed * MOST_RATIO;
    if (total > MOST_BYTES || isBomb) throw tooMuch(name);
    members.set(member.name, member);
    at = end;
  }
  return members;
}

/** Programs in Java write ZIP64 for small files too: what is too long for its place stands in another. */
const LONG = 0xffffffff;
const MANY = 0xffff;
const END64 = 0x06064b50;
const END64_AT = 0x07064b50;

function directoryOf(bytes: Buffer): { readonly count: number; readonly at: number } | undefined {
  let end = bytes.length - 22;
  const least = Math.max(0, end - 65_535);
  while (end >= least && bytes.readUInt32LE(end) !== END) end--;
  if (end < least) return undefined;
  const [count, at] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
  const told = end - 20;
  const isLong = count === MANY || at === LONG;
  if (!isLong || told < 0 || bytes.readUInt32LE(told) !== END64_AT) return { count, at };
  const end64 = Number(bytes.readBigUInt64LE(told + 8));
  if (end64 + 56 > bytes.length || bytes.readUInt32LE(end64) !== END64) return undefined;
  return {
    count: Number(bytes.readBigUInt64LE(end64 + 32)),
    at: Number(bytes.readBigUInt64LE(end64 + 48)),
  };
}

/** Those that do not fit stand in the extra field 1, in this order. */
function longNumbers(numbers: readonly number[], extra: Buffer): number[] {
  let long = Buffer.alloc(0);
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1)
      long = Buffer.from(extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2)));
  let next = 0;
  return numbers.map((number) => {
    if (number !== LONG || next + 8 > long.length) return number;
    next += 8;
    return Number(long.readBigUInt64LE(next - 8));
  });
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
