/**
 * Which regular expressions could take more than linear time on a text that somebody made for them:
 *
 * 1. what the rules of eslint-plugin-regexp call super-linear, in backtracking or in moving along;
 * 2. a group repeated without bound, which those rules do not see through: (?:附[^卷]{0,6}卷|附三卷)+ is
 *    exponential; and any character repeated without bound, but for once at the end or behind ^.
 *
 * recheck and redos-detector were tried as well: docs/decisions/0018-bounded-reading.md.
 */
import { Linter } from 'eslint';
import regexp from 'eslint-plugin-regexp';

/** As `RegExp` has them. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/** @returns each fault with its pattern; a pattern may have several */
export function superLinear<P extends Pattern>(patterns: readonly P[]): [P, string][] {
  return [...byRules(patterns), ...patterns.flatMap(endless)];
}

/** Each pattern as a literal on a line of its own. */
function byRules<P extends Pattern>(patterns: readonly P[]): [P, string][] {
  const text = patterns.map(({ source, flags }) => `/${source}/${flags};`).join('\n');
  const rules = {
    'regexp/no-super-linear-backtracking': 'error',
    'regexp/no-super-linear-move': 'error',
  } as const;
  return new Linter()
    .verify(text, [{ plugins: { regexp }, rules }])
    .map(({ line, message }): [P, string] => {
      const pattern = patterns[line - 1];
      if (pattern === undefined || message.startsWith('Parsing error')) throw new Error(message);
      return [pattern, message];
    });
}

function endless<P extends Pattern>(pattern: P): [P, string][] {
  // Without what is escaped, and each class of characters as one.
  const bare = pattern.source
    .replace(/\\./gsu, '_')
    .replace(/\[\^\]/gu, '.')
    .replace(/\[[^\]]*\]/gu, '_');
  const faults: [P, string][] = [];
  if (/\)(?:[*+]|\{\d+,\})/u.test(bare)) faults.push([pattern, 'a group without bound']);
  const wide = [...bare.matchAll(/\.(?:[*+]|\{\d+,\})\??/gu)];
  const [first] = wide;
  const isAtEnd = first !== undefined && /^\)?$/u.test(bare.slice(first.index + first[0].length));
  if (wide.length > 1 || (wide.length === 1 && !isAtEnd && !bare.startsWith('^')))
    faults.push([pattern, 'any character without bound in the midst']);
  return faults;
}
