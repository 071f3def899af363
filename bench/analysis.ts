/**
 * What makes tokens of a text, in megabytes (UTF-8) a CPU second: folding, the whole analysis, and the key
 * that titles are put in order by. Texts are
 * those of generated works, in the script that most records are in, and the same in traditional characters.
 *
 * Beside folding stands opencc-js, which only turns traditional characters; beside the analysis the word
 * breaks of the runtime's own dictionary (Intl.Segmenter), which fold nothing.
 */
import { createRequire } from 'node:module';
import process from 'node:process';
import { sortKey } from '../catalogue/text/pinyin.ts';
import { TEXT_FIELDS } from '../catalogue/search/ranking.ts';
import { analyse, fold } from '../catalogue/text/text.ts';
import { generateWorks } from './support/generate-works.ts';
import { printTable } from './support/table.ts';
import type { Row } from './support/table.ts';

interface OpenCc {
  readonly Converter: (which: { from: string; to: string }) => (text: string) => string;
}

const ROUNDS = process.argv.includes('--full') ? 7 : 4;
const WORKS = 10_000;
/** The dictionary is slow: it gets a part of the texts. */
const SEGMENTED = 20;

const { Converter } = createRequire(import.meta.url)('opencc-js') as OpenCc;
const toTraditional = Converter({ from: 'cn', to: 'tw' });
const simplified = [...generateWorks(WORKS)]
  .flat()
  .flatMap(({ texts }) => TEXT_FIELDS.flatMap((field) => texts[field]));
const traditional = simplified.map((text) => toTraditional(text));
const toSimplified = Converter({ from: 'tw', to: 'cn' });
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const rows: Row[] = [];
for (const [script, texts] of [
  ['simplified', simplified],
  ['traditional', traditional],
] as const) {
  const some = texts.filter((_, i) => i % SEGMENTED === 0);
  for (const [what, given, work] of [
    ['fold', texts, fold],
    ['opencc-js, traditional to simplified', texts, toSimplified],
    ['analyse: fold, pairs and words', texts, analyse],
    ['sortKey: pinyin and part numbers', texts, sortKey],
    ['Intl.Segmenter, words', some, (text: string) => Array.from(segmenter.segment(text))],
  ] as const) {
    rows.push({ script, what, 'MB per CPU s': megabytesPerSecond(given, work) });
  }
}
printTable('Analysis: texts of generated works (to hold: analyse ≥ 20 MB per CPU s)', rows);

/** Best of the rounds; the first warms up. */
function megabytesPerSecond(texts: readonly string[], work: (text: string) => unknown): number {
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  let best = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const before = process.cpuUsage();
    for (const text of texts) work(text);
    const { user, system } = process.cpuUsage(before);
    if (round > 0) best = Math.max(best, megabytes / ((user + system) / 1e6));
  }
  return best;
}
