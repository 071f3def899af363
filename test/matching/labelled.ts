/**
 * The labelled pairs: two descriptions as libraries give them and what is true of the two. *Probable* is never
 * the truth, only an answer.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Expected } from './pairs/classes/case.ts';
import type { Half } from './pairs/halves.ts';
import type { Side } from './pairs/hands/hands.ts';

/** One line of `pairs/tuning.jsonl` and `pairs/final.jsonl`. */
export interface LabelledPair {
  readonly id: string;
  readonly class: string;
  readonly half: Half;
  readonly expected: Expected;
  readonly a: Side;
  readonly b: Side;
}

export function labelledPairs(half: Half): LabelledPair[] {
  const file = path.join(import.meta.dirname, 'pairs', `${half}.jsonl`);
  return linesOf(file).map((line) => JSON.parse(line) as LabelledPair);
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}
