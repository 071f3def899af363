import type { Phrase, Term } from './terms.ts';

/** Each phrase once: 志-志-志 asks no more than 志, and an engine would look three times. */
export function distinctPhrases([first, ...others]: Term['phrases']): Term['phrases'] {
  const keyOf = ({ tokens, prefix }: Phrase): string => `${tokens.join(' ')}${prefix ? '*' : ''}`;
  const seen = new Set([keyOf(first)]);
  return [first, ...others.filter((one) => seen.size < seen.add(keyOf(one)).size)];
}
