/** What the comparison answers to labelled pairs. */
import { compareStatements } from '../../catalogue/matching/comparison/comparison.ts';
import type { Comparison } from '../../catalogue/matching/comparison/comparison.ts';
import { statementOf } from '../../catalogue/matching/statement/statement.ts';
import { documentOf } from './described.ts';
import type { LabelledPair } from './labelled.ts';

export interface Judged {
  readonly pair: LabelledPair;
  readonly answer: Comparison;
}

export function judge(pairs: readonly LabelledPair[]): Judged[] {
  return pairs.map((pair) => ({
    pair,
    answer: compareStatements(
      statementOf(documentOf(pair.a, `${pair.id}/a`)),
      statementOf(documentOf(pair.b, `${pair.id}/b`)),
    ),
  }));
}
