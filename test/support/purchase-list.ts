/**
 * A list as a supplier sends it, of as many lines as wanted: a title above the heads, groups, a total, notes on a
 * sheet of their own. A few of its books are in the sample catalogue, as they are there or a little otherwise.
 */
import { xlsx } from './xlsx.ts';
import type { XlsxCell } from './xlsx.ts';

const HEADS = [
  '序号',
  '征订号',
  '书名',
  '著者',
  '出版社',
  '出版时间',
  'ISBN',
  '定价',
  '折扣',
  '复本',
  '备注',
];
/** Lines of one group. */
export const GROUP = 500;

/** Held as it is; held, and asked for twice; the same title of another year; a title near to one that is held. */
const KNOWN: readonly (readonly XlsxCell[])[] = [
  ['金陵琐事', '周晖', '南京出版社', '2007', '9787807182689', 36],
  ['金陵瑣事', '（明）周晖', '南京出版社', '2007.5', '978-7-80718-268-9', 36],
  ['金陵琐事', '周晖', '凤凰出版社', '2019', '', 58],
  ['景定建康志', '周应合', '', '', '', ''],
];

/** @returns a workbook with so many lines, the first in row 4 */
export function purchaseList(lines: number): Buffer {
  const rows: XlsxCell[][] = [['2026 年秋季地方文献推荐书目'], [], HEADS];
  for (let i = 0; i < lines; i++) {
    if (i > 0 && i % GROUP === 0) rows.push([`【第 ${i / GROUP + 1} 辑】`]);
    const [title, creator, publisher, date, isbn, price] = KNOWN[i] ?? [
      `示例新书之${i}`,
      `著者${i % 97}`,
      '示例出版社',
      '2026.3',
      '',
      i % 50 === 7 ? '' : 20 + (i % 80),
    ];
    rows.push([
      i + 1,
      `N${100_000 + i}`,
      ...[title, creator, publisher, date, isbn, price].map((cell) => cell ?? ''),
      '85%',
      (i % 3) + 1,
      '',
    ]);
  }
  rows.push(['合计', '', '', '', '', '', '', 12345]);
  return xlsx({ 说明: [['本清单价格以实际到货为准']], 推荐书目: rows });
}
