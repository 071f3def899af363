/**
 * A text in traditional characters, to show a reader which other spelling was searched as well
 * (同时检索：陳作霖). For display only: it goes character by character and takes the usual one of several
 * (历 gives 歷, in 万历 too), and searching folds in the other direction, with `text.ts`.
 */
import { TRADITIONAL_PAIRS } from './traditional-table.ts';

const traditional = new Map<string, string>();
const characters = Array.from(TRADITIONAL_PAIRS);
for (let i = 0; i + 1 < characters.length; i += 2) {
  traditional.set(characters[i] ?? '', characters[i + 1] ?? '');
}

/** Every simplified character replaced by its usual traditional one; anything else stays as it is. */
export function traditionalOf(text: string): string {
  return Array.from(text, (character) => traditional.get(character) ?? character).join('');
}
