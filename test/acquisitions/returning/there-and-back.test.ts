import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as oldExcel from '@e965/xlsx';
import { expect } from 'chai';
import type { ListLine, SkippedRow } from '../../../acquisitions/list.ts';
import { openList } from '../../../acquisitions/reading/read-list.ts';
import { encodeGb18030 } from '../../../demo/gb18030.ts';
import { HELD, NOT_HELD, checked, returned } from '../../support/returned-lists.ts';
import {
  SUPPLIER_LINES,
  packed,
  prefixed,
  strict,
  supplierParts,
  unreferenced,
} from '../../support/supplier-workbook.ts';
import { zip64 } from '../../support/xlsx.ts';

interface Read {
  readonly kind: string;
  readonly lines: readonly ListLine[];
  readonly skipped: readonly SkippedRow[];
}

const TABLE = [
  ['某书店供货清单'],
  ['书名', 'ISBN', '出版社', '定价', '复本'],
  ['【文学类】'],
  ['秦淮河边的旧书', '9787553370583', '虚构出版社', '45.80', '2'],
  ['城墙下的\n人家', '9787553370590', '虚构出版社', '58', ''],
  ['合计', '', '', '149.60', ''],
];

function xls(): Buffer {
  const book = oldExcel.utils.book_new();
  oldExcel.utils.book_append_sheet(book, oldExcel.utils.aoa_to_sheet(TABLE), '书目');
  return oldExcel.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}

const csv = TABLE.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');
const parts = supplierParts();

describe('a list that is read, returned and handed in again', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'there-and-back-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function read(bytes: Buffer | string, name: string): Promise<Read> {
    const file = path.join(folder, 'list');
    await writeFile(file, bytes);
    const list = await openList(file, name);
    const rows = await Array.fromAsync(list.rows());
    await list.close();
    return {
      kind: list.kind,
      lines: rows.flatMap((row) => ('line' in row ? [row.line] : [])),
      skipped: rows.flatMap((row) => ('skipped' in row ? [row.skipped] : [])),
    };
  }

  /** As `read` left the file. */
  async function back({ kind, lines, skipped }: Read, name: string): Promise<Buffer> {
    const results = lines.map((line, i) =>
      checked(line.sheet, line.row, i === 0 ? HELD : NOT_HELD, { ...line, number: i + 1 }),
    );
    const list = { fileName: name, kind, library: '320100', purpose: 'buy' } as const;
    return (await returned(path.join(folder, 'list'), list, results, skipped)).bytes;
  }

  for (const [what, bytes] of [
    ['a workbook of Excel', packed(parts)],
    ['one of strict OOXML', packed(strict(parts))],
    ['one with prefixes', packed(prefixed(parts))],
    ['one without references', packed(unreferenced(parts))],
    ['one that was packed as ZIP64', zip64(parts)],
  ] as const)
    it(`has the same lines in the same rows: ${what}`, async () => {
      const first = await read(bytes, '清单.xlsx');
      const again = await read(await back(first, '清单.xlsx'), '清单-查重.xlsx');
      expect(first.lines.map(({ sheet, row }) => `${sheet} ${String(row)}`)).to.deep.equal(
        Object.entries(SUPPLIER_LINES).flatMap(([sheet, rows]) =>
          rows.map((row) => `${sheet} ${String(row)}`),
        ),
      );
      expect(again.lines).to.deep.equal(first.lines);
    });

  for (const [what, bytes, name] of [
    ['an old .xls', xls(), '清单.xls'],
    ['a CSV', csv, '清单.csv'],
    ['a CSV in GB18030', encodeGb18030(csv), '清单.csv'],
  ] as const)
    it(`has the same lines in the same rows: ${what}`, async () => {
      const first = await read(bytes, name);
      const again = await read(await back(first, name), '清单-查重.xlsx');
      expect(first.lines).to.have.lengthOf(2);
      expect(again.lines.map(({ row, input }) => [row, input])).to.deep.equal(
        first.lines.map(({ row, input }) => [row, input]),
      );
    });
});
