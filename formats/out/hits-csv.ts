/**
 * Hits as a table: UTF-8 with the mark that table programs know it by, CR LF, a line for each work. What such a program
 * would take for a formula begins with an apostrophe (OWASP, CSV injection).
 */
import { numbersOf, publisherOf, wholeTitle, yearOf } from './reference.ts';
import type { Naming, Reference } from './reference.ts';
import { heldLines } from './remarks.ts';

type Column = readonly [heading: string, read: (reference: Reference, naming: Naming) => string];

const COLUMNS: readonly Column[] = [
  ['题名', wholeTitle],
  ['其他题名信息', ({ remainder }) => remainder.join('；')],
  ['其他题名', ({ parallel, variants }) => [...new Set([...parallel, ...variants])].join('；')],
  ['责任者', ({ creators }) => creators.map(({ name }) => name).join('；')],
  ['责任说明', ({ responsibility }) => responsibility],
  ['类型', ({ types }, naming) => types.map(naming.type).join('；')],
  ['载体', ({ carrier }, naming) => naming.carrier(carrier)],
  ['版本', ({ edition }) => edition?.statement ?? edition?.raw ?? ''],
  ['出版地', (reference) => publisherOf(reference).place],
  ['出版者', (reference) => publisherOf(reference).publisher],
  ['年代（原样）', ({ date }) => date?.raw ?? ''],
  ['年', ({ date }) => yearOf(date)],
  ['ISBN', (reference) => numbersOf(reference, 'isbn').join('；')],
  ['ISSN', (reference) => numbersOf(reference, 'issn').join('；')],
  ['统一书号', (reference) => numbersOf(reference, 'csbn').join('；')],
  ['价格', ({ price }) => price],
  ['数量', ({ extent }) => extent],
  [
    '丛编',
    ({ series }) => series.map(({ title, number }) => `${title} ${number}`.trim()).join('；'),
  ],
  [
    '中图分类号',
    ({ classes }) =>
      classes.flatMap(({ scheme, code }) => (scheme === 'clc' ? [code] : [])).join('；'),
  ],
  ['主题', ({ subjects }) => subjects.map(({ text }) => text).join('；')],
  ['语种', ({ languages }, naming) => languages.map(naming.language).join('；')],
  ['收藏馆', ({ libraries }) => libraries.join('；')],
  ['馆藏', (reference, naming) => heldLines(reference, naming).join('；')],
  ['在线地址', ({ links }) => links.map(({ url }) => url).join(' ')],
  ['永久链接', ({ address }) => address],
];

export const CSV_HEAD = `\ufeff${COLUMNS.map(([heading]) => cell(heading)).join(',')}\r\n`;

export function csvLine(reference: Reference, naming: Naming): string {
  return `${COLUMNS.map(([, read]) => cell(read(reference, naming))).join(',')}\r\n`;
}

/** A sentence in a line of its own, so that it meets the eye. */
export function csvNote(text: string): string {
  return `${cell(text)}\r\n`;
}

function cell(text: string): string {
  const plain = /^[=+\-@＝＋－＠\t]/u.test(text) ? `'${text}` : text;
  return /[",;\r\n']/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
