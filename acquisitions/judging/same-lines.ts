/**
 * Lines that ask for the same as another one, in this list or on another: found by the keys that records are found by,
 * and compared as records are. Where two lines say little, nothing may be said by the one that the other does not say.
 */
import { compareStatements } from '../../catalogue/matching/comparison/comparison.ts';
import { numberOf } from '../../catalogue/matching/statement/hashed.ts';
import { nominatingKeys } from '../../catalogue/matching/keys.ts';
import type { MatchStatement } from '../../catalogue/matching/statement/statement.ts';

/** Keys by which a line is kept and found again; numbers, because a list has a hundred thousand lines. */
export function lineKeys(line: MatchStatement): number[] {
  const keys = nominatingKeys(line).filter(({ isBeside }) => isBeside !== true);
  return [...new Set(keys.map(({ key }) => numberOf(key)))];
}

/** Whether whoever buys both buys one thing twice. */
export function areOneLine(a: MatchStatement, b: MatchStatement): boolean {
  const { outcome, reasons } = compareStatements(a, b);
  if (outcome === 'same') return true;
  const isCalledAlike = outcome === 'probable' || a.readings[0]?.core === b.readings[0]?.core;
  const areNumbersAlone = a.isNameless && b.isNameless;
  const isAllSaidTwice = reasons.every(
    ({ field, verdict }) => verdict === 'agree' || (areNumbersAlone && field === 'title'),
  );
  return isCalledAlike && isAllSaidTwice && reasons.some(({ verdict }) => verdict === 'agree');
}
