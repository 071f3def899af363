/**
 * Writes `catalogue/text/reading-table.ts`: how each Han character is mostly read, with its tone.
 * Run `node scripts/make-reading-table.ts`.
 *
 * The readings are those of `pinyin-pro` for single characters. The package itself brings half a
 * megabyte of words, which every thread that sorts or suggests would have to load; the table is 70 kB.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import { quotedLines } from './character-data.ts';

/** Behind the last block that has Han. */
const END = 0x40000;

const bySyllable = new Map<string, string>();
for (let code = 0x2e80; code < END; code++) {
  const character = String.fromCodePoint(code);
  if (!/\p{Script=Han}/u.test(character)) continue;
  const syllable = pinyin(character, { toneType: 'num', v: true });
  if (!/^[a-z]+[0-5]$/.test(syllable)) continue;
  bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
}
const entries = [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1));
const table = entries.map(([syllable, characters]) => syllable + characters).join('');

writeFileSync(
  path.join(import.meta.dirname, '../catalogue/text/reading-table.ts'),
  `/**
 * Made by \`scripts/make-reading-table.ts\`, not to be edited: each syllable with its tone, and behind it
 * the characters that are mostly read so.
 *
 * Contains data from npm \`pinyin-pro\` 3.29.4, Copyright (c) 2022-present zh-lx, MIT License.
 */

// prettier-ignore
export const READINGS = [
${quotedLines(table, 92)}
].join('');
`,
);
console.log(`${entries.length} syllables, ${table.length} characters`);
