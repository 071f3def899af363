/** Writes small .xlsx files for tests, honest ones and others. */
import { crc32, deflateRawSync } from 'node:zlib';

/** A cell: text, a number, or what a formula came to. */
export type XlsxCell = string | number | { readonly formula: string; readonly value: string };

/**
 * @param changed members in place of, or beside, the usual ones
 * @param merged merged cells of sheets: A1:B2
 */
export function xlsx(
  sheets: Readonly<Record<string, readonly (readonly XlsxCell[])[]>>,
  changed: Readonly<Record<string, string>> = {},
  merged: Readonly<Record<string, readonly string[]>> = {},
): Buffer {
  const names = Object.keys(sheets);
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const list = names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i}"/>`);
  const members: Record<string, string> = {
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${rel}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, i) => `<Relationship Id="r${i}" Target="worksheets/s${i}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(
      names.map((name, i) => [
        `xl/worksheets/s${i}.xml`,
        `<worksheet ${main}><sheetData>${(sheets[name] ?? []).map(rowXml).join('')}</sheetData>${mergedXml(merged[name] ?? [])}</worksheet>`,
      ]),
    ),
    ...changed,
  };
  return zip(Object.entries(members).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
}

function mergedXml(ranges: readonly string[]): string {
  const cells = ranges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  return cells === '' ? '' : `<mergeCells count="${ranges.length}">${cells}</mergeCells>`;
}

function rowXml(cells: readonly XlsxCell[], row: number): string {
  const inside = cells.map((cell, i) => {
    const at = `${String.fromCharCode(65 + i)}${row + 1}`;
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
    if (typeof cell === 'object')
      return `<c r="${at}" t="str"><f>${cell.formula}</f><v>${cell.value}</v></c>`;
    return cell === '' ? '' : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  });
  return `<row r="${row + 1}">${inside.join('')}</row>`;
}

/** As programs in Java pack small files too: sizes and places stand in extra fields, the end in a record of its own. */
export function zip64(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const [all, directory]: [Buffer[], Buffer[]] = [[], []];
  const long = (...numbers: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(8 * numbers.length);
    numbers.forEach((number, i) => bytes.writeBigUInt64LE(BigInt(number), 8 * i));
    return bytes;
  };
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const label = Buffer.from(name);
    const head = (extra: number): Buffer => {
      const facts = Buffer.alloc(26);
      facts.writeUInt16LE(45, 0);
      facts.writeUInt16LE(8, 4);
      facts.writeUInt32LE(crc32(bytes), 10);
      facts.fill(0xff, 14, 22);
      facts.writeUInt16LE(label.length, 22);
      facts.writeUInt16LE(extra, 24);
      return facts;
    };
    const sizes = Buffer.concat([Buffer.from([1, 0, 16, 0]), long(bytes.length, packed.length)]);
    const local = Buffer.concat([
      Buffer.from('PK\u0003\u0004'),
      head(sizes.length),
      label,
      sizes,
      packed,
    ]);
    const places = Buffer.concat([
      Buffer.from([1, 0, 24, 0]),
      long(bytes.length, packed.length, at),
    ]);
    const rest = Buffer.alloc(14);
    rest.fill(0xff, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002-\0'), head(places.length), rest, label, places]),
    );
    all.push(local);
    at += local.length;
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  const count = directory.length;
  const versions = Buffer.from([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  const end64 = Buffer.concat([
    Buffer.from('PK\u0006\u0006'),
    long(44),
    versions,
    long(count, count, size, at),
  ]);
  const where = Buffer.concat([
    Buffer.from('PK\u0006\u0007\0\0\0\0'),
    long(at + size),
    Buffer.from([1, 0, 0, 0]),
  ]);
  const end = Buffer.alloc(18, 0xff);
  end.fill(0, 0, 4);
  end.fill(0, 16);
  return Buffer.concat([...all, ...directory, end64, where, Buffer.from('PK\u0005\u0006'), end]);
}

/** @param claimed size that the directory tells in place of the true one */
export function zip(
  members: readonly { readonly name: string; readonly bytes: Buffer; readonly claimed?: number }[],
): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, bytes, claimed = bytes.length } of members) {
    const packed = deflateRawSync(bytes);
    const label = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claimed, 18);
    head.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, label, packed]);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), head, end, label]));
    parts.push(local);
    at += local.length;
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\u0005\u0006'), end]);
}
