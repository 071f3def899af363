/**
 * The parts of a workbook that came in, found by what refers to them and not by their usual names: the workbook,
 * its sheets, its formats. Targets may be absolute, relative or percent-encoded, and names of parts do not tell
 * large letters from small.
 */
import path from 'node:path/posix';
import { FileUnreadable } from '../../formats/files/file-kind.ts';
import { membersOf, packedBytes, unpacked } from '../../formats/files/sheets/zip.ts';
import type { ZipMember } from '../../formats/files/sheets/zip.ts';
import type { PackedMember } from '../../formats/files/sheets/zip-write.ts';
import { attribute, heard } from './edited.ts';

export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** Name of the part. */
  readonly target: string;
}

export interface SheetPart {
  readonly name: string;
  readonly sheetId: number;
  /** Name of the part; undefined of one that is no part of the file. */
  readonly part: string | undefined;
}

/** Reads parts of the file. */
export class PackageParts {
  readonly #bytes: Buffer;
  readonly #file: string;
  readonly #members: ReadonlyMap<string, ZipMember>;
  readonly #names: ReadonlyMap<string, string>;

  /** @param file its name, for sentences @throws FileUnreadable */
  constructor(bytes: Buffer, file: string) {
    this.#bytes = bytes;
    this.#file = file;
    this.#members = membersOf(bytes, file);
    this.#names = new Map([...this.#members.keys()].map((name) => [plainName(name), name]));
  }

  get names(): readonly string[] {
    return [...this.#members.keys()];
  }

  /** The name by which a part lies in the file. */
  find(part: string): string | undefined {
    return this.#names.get(plainName(part));
  }

  /** @param name as it lies in the file */
  read(name: string): AsyncIterable<Uint8Array> {
    const member = this.#members.get(name);
    if (member === undefined) throw new FileUnreadable(`文件 ${this.#file} 里缺少 ${name}。`);
    return unpacked(this.#bytes, member, this.#file);
  }

  /** A member as it is packed in the file. @throws FileUnreadable */
  packed(name: string): PackedMember {
    const member = this.#members.get(name);
    const packed = member === undefined ? undefined : packedBytes(this.#bytes, member);
    if (member === undefined || packed === undefined)
      throw new FileUnreadable(`文件 ${this.#file} 不完整，${name} 读不出来；请重新导出再上传。`);
    return { ...member, packed };
  }

  /** What a part (or, of '', the file) refers to inside of the file. */
  async relationshipsOf(part: string): Promise<readonly Relationship[]> {
    const name = this.find(relationshipsPart(part));
    const found: Relationship[] = [];
    if (name === undefined) return found;
    await heard(this.read(name), name, {
      open: ({ name: tag, attributes }) => {
        if (tag !== 'Relationship' || attributes['TargetMode'] === 'External') return;
        const target = decoded(attributes['Target'] ?? '').replaceAll('\\', '/');
        found.push({
          id: attributes['Id'] ?? '',
          type: attributes['Type'] ?? '',
          target: path.join('/', target.startsWith('/') ? '' : path.dirname(part), target).slice(1),
        });
      },
    });
    return found;
  }
}

/** `xl/_rels/workbook.xml.rels` */
export function relationshipsPart(part: string): string {
  return path.join(path.dirname(part), '_rels', `${path.basename(part)}.rels`);
}

export interface Workbook {
  /** Name of its part. */
  readonly part: string;
  readonly namespace: string;
  readonly sheets: readonly SheetPart[];
  readonly relationships: readonly Relationship[];
  /** Numbers of the cell formats that show a text and a number as they are. */
  readonly plain: ReadonlySet<number>;
}

/** @throws FileUnreadable */
export async function workbookIn(parts: PackageParts, file: string): Promise<Workbook> {
  const roots = await parts.relationshipsOf('');
  const root = roots.find(({ type }) => type.endsWith('/officeDocument'));
  const part = parts.find(root?.target ?? 'xl/workbook.xml');
  if (part === undefined)
    throw new FileUnreadable(`文件 ${file} 不是 Excel 表格（.xlsx），里面没有工作簿。`);
  const relationships = await parts.relationshipsOf(part);
  const sheets: SheetPart[] = [];
  let namespace = '';
  await heard(parts.read(part), part, {
    open: ({ name, prefix, attributes }) => {
      if (name === 'workbook')
        namespace = attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`] ?? '';
      if (name !== 'sheet') return;
      const target = relationships.find(({ id }) => id === attribute(attributes, 'id'))?.target;
      sheets.push({
        name: attributes['name'] ?? '',
        sheetId: Number(attributes['sheetId'] ?? 0),
        part: target === undefined ? undefined : parts.find(target),
      });
    },
  });
  const styles = relationships.find(({ type }) => type.endsWith('/styles'))?.target;
  const plain = await plainFormats(parts, styles === undefined ? undefined : parts.find(styles));
  return { part, namespace, sheets, relationships, plain };
}

/** The first column, from 0, behind all pictures and charts of a sheet: wider columns under them would stretch them. */
export async function behindDrawings(parts: PackageParts, sheet: string): Promise<number> {
  const drawings = (await parts.relationshipsOf(sheet)).filter(({ type }) =>
    type.endsWith('/drawing'),
  );
  let [end, isColumn, text] = [0, false, ''];
  for (const { target } of drawings) {
    const part = parts.find(target);
    if (part === undefined) continue;
    await heard(parts.read(part), part, {
      open: ({ name }) => {
        [isColumn, text] = [name === 'col', ''];
      },
      text: (more) => {
        if (isColumn) text += more;
      },
      close: ({ name }) => {
        if (name === 'col') end = Math.max(end, Number(text) + 1);
        isColumn = false;
      },
    });
  }
  return end;
}

/** General, and text. */
const PLAIN = new Set(['0', '49']);

async function plainFormats(parts: PackageParts, part: string | undefined): Promise<Set<number>> {
  const plain = new Set<number>();
  if (part === undefined) return plain;
  let [isCells, number] = [false, 0];
  await heard(parts.read(part), part, {
    open: ({ name, attributes }) => {
      if (name === 'cellXfs') isCells = true;
      if (name !== 'xf' || !isCells) return;
      if (PLAIN.has(attributes['numFmtId'] ?? '0')) plain.add(number);
      number++;
    },
    close: ({ name }) => {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return plain;
}

function plainName(part: string): string {
  return decoded(part).replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
