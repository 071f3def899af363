/**
 * Writes a ZIP: members made anew are packed here, those taken from another ZIP go in as they were packed there,
 * byte for byte. Each is whole before its head is written, so that every head tells sizes and checksum and any
 * reader can follow (what is packed of a sheet of 100 000 rows is a few megabytes). No ZIP64: 4 GB are never met.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface PackedMember {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  /** Before it was packed. */
  readonly size: number;
  readonly packed: Uint8Array;
}

/** Pieces are gathered to this length before they are packed. */
const PIECE = 1 << 16;
/** Names are UTF-8. */
const UTF8 = 0x0800;
/** 1 January 1980, as Excel writes it: the same content gives the same file. */
const DAY = 0x21;

/** @param content in any pieces; they may be small */
export async function packedMember(
  name: string,
  content: AsyncIterable<string> | Iterable<string>,
): Promise<PackedMember> {
  let [crc, size] = [0, 0];
  const bytes = async function* (): AsyncGenerator<Buffer> {
    for await (const text of gathered(content)) {
      const piece = Buffer.from(text);
      crc = crc32(piece, crc);
      size += piece.length;
      yield piece;
    }
  };
  const packed: Buffer[] = [];
  await pipeline(Readable.from(bytes()), createDeflateRaw(), async (pieces) => {
    for await (const piece of pieces) packed.push(piece as Buffer);
  });
  return { name, method: 8, crc, size, packed: Buffer.concat(packed) };
}

async function* gathered(
  content: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<string> {
  let text = '';
  for await (const piece of content) {
    text += piece;
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** The ZIP in pieces; members are asked for one after the other. */
export async function* zipped(
  members: AsyncIterable<PackedMember> | Iterable<PackedMember>,
): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = [];
  let at = 0;
  for await (const member of members) {
    const name = Buffer.from(member.name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(UTF8, 2);
    facts.writeUInt16LE(member.method, 4);
    facts.writeUInt16LE(DAY, 8);
    facts.writeUInt32LE(member.crc, 10);
    facts.writeUInt32LE(member.packed.length, 14);
    facts.writeUInt32LE(member.size, 18);
    facts.writeUInt16LE(name.length, 22);
    const head = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, name]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), facts, place, name]));
    at += head.length + member.packed.length;
    yield head;
    yield member.packed;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  yield list;
  yield Buffer.concat([Buffer.from('PK\u0005\u0006'), end]);
}
