/** `node test/matching/pairs/make.ts` writes `tuning.jsonl` and `final.jsonl` anew after the source changed. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { HALVES } from './halves.ts';
import { pairsIn } from './render.ts';

for (const half of HALVES) {
  const lines = pairsIn(half).map((pair) => `${JSON.stringify(pair)}\n`);
  writeFileSync(path.join(import.meta.dirname, `${half}.jsonl`), lines.join(''));
}
