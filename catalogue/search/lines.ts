/**
 * What an engine keeps of the texts of a work: lines of tokens, parted so that no phrase runs from one into
 * the next. Both engines get their full text here, and queries are made to meet it (`wishes.ts`).
 */
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
  for (const value of values) {
    lines.add(analyse(value, folding).join(' '));
    // Numbers of things are no numerals of a text.
    if (field === 'identifier' || field === 'callNumber') continue;
    for (const line of otherWritings(folding(value))) {
      lines.add(line.map(({ text }) => text).join(' '));
    }
  }
  lines.delete('');
  return [...lines];
}
