/** The nominating key of an ISBN: the one that a person may find to stand on unlike titles. */
import type { MatchStatement } from './statement/statement.ts';

/** The key that all documents have that have this ISBN. */
export function isbnKey(isbn: string): string {
  return `isbn|${isbn}`;
}

/** ISBN by which two documents nominate each other. */
export function isbnsOnBoth(a: MatchStatement, b: MatchStatement): string[] {
  const others = isbnsOf(b);
  return isbnsOf(a).filter((isbn) => others.includes(isbn));
}

function isbnsOf({ numbers }: MatchStatement): string[] {
  return numbers.isbns.map(({ body }) => body);
}
