/**
 * What the readers of text take for values that go on and on, as one odd record or query may have them:
 * each at one length and at eight times that. Linear is 8 times the time; what is bounded is less. Times
 * belong here and not into tests, which know no fast and no slow machine.
 */
import { readDate } from '../catalogue/dates/dates.ts';
import { piecesIn } from '../catalogue/fields/pieces.ts';
import { highlight } from '../catalogue/search/highlight.ts';
import { parseQuery } from '../catalogue/search/query.ts';
import { strokesOf } from '../catalogue/text/strokes.ts';
import { analyse, fold } from '../catalogue/text/text.ts';
import { printTable } from './support/table.ts';
import type { Row } from './support/table.ts';

const SHORT = 25_000;
const TIMES = 8;
const ROUNDS = 3;

const READERS: readonly (readonly [
  name: string,
  read: (text: string) => unknown,
  parts: readonly string[],
])[] = [
  ['fold', fold, ['江寧府志 K295.31 ', '\u0301', '\ufe00']],
  ['analyse', analyse, ['江寧府志 K295.31 ', '南', '…']],
  ['highlight', marked, ['南', '南京', 'a ']],
  ['strokesOf, each character', strokes, ['志書誌']],
  [
    'readDate',
    readDate,
    ['民国', '1', '至', '[', '(清)', '刻', '-', '印', '一', '康熙', ' ', '年1', '、1935'],
  ],
  ['piecesIn', (text) => piecesIn([text]), ['《', '第一册 ', '（', ' ', '客', '. ', '；']],
];

const rows: Row[] = READERS.flatMap(([name, read, parts]) =>
  parts.map((part) => {
    const short = best(read, part, SHORT);
    const long = best(read, part, SHORT * TIMES);
    return {
      reader: name,
      repeated: JSON.stringify(part),
      [`${SHORT} characters ms`]: short,
      [`${SHORT * TIMES} characters ms`]: long,
      'times (8 = linear)': long / Math.max(short, 0.01),
    };
  }),
);
printTable('Values that go on and on (to hold: no more than linear)', rows);

function best(read: (text: string) => unknown, part: string, length: number): number {
  const text = part.repeat(Math.ceil(length / part.length)).slice(0, length);
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    read(text);
    least = Math.min(least, performance.now() - begun);
  }
  return least;
}

function marked(text: string): unknown {
  return highlight(text, parseQuery({ any: '南'.repeat(200) }));
}

function strokes(text: string): number {
  let sum = 0;
  for (const character of text) sum += strokesOf(character) ?? 0;
  return sum;
}
