/**
 * What an engine keeps of the texts of a work: lines of tokens, parted so that no phrase runs from one into
 * the next. Both engines get their full text here, and queries are made to meet it (`wishes.ts`).
 */
import { remembered } from '../text/remembered.ts';
import { analyse, fold } from '../text/text.ts';
import type { TextField } from './ranking.ts';
import { otherWritings } from './writings.ts';

/**
 * The lines of tokens of a field: each value, and what of it is written otherwise elsewhere. No two alike.
 *
 * @param folding `foldForms` for the characters as printed
 */
export function linesOf(field: TextField, values: readonly string[], folding = fold): string[] {
  const lines = new Set<string>();
  // Numbers of things are no numerals of a text.
  const isNumber = field === 'identifier' || field === 'callNumber';
  for (const value of values) {
    const isPlain = folding === fold && !isNumber;
    const found = isPlain ? plainLines(value) : linesIn(value, isNumber, folding);
    for (const line of found) lines.add(line);
  }
  lines.delete('');
  return [...lines];
}

const plainLines = remembered((value) => linesIn(value, false, fold));

function linesIn(value: string, isNumber: boolean, folding: typeof fold): readonly string[] {
  const line = analyse(value, folding).join(' ');
  if (isNumber) return [line];
  const others = otherWritings(folding(value));
  return [line, ...others.map((other) => other.map(({ text }) => text).join(' '))];
}
