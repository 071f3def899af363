/** The nominating key of an ISBN: the one that a person may find to stand on unlike titles. */
import { nominatingKeys } from './keys.ts';
import type { MatchStatement } from './statement.ts';

const ISBN_KEY = 'isbn|';

/** The key that all documents have that have this ISBN. */
export function isbnKey(isbn: string): string {
  return `${ISBN_KEY}${isbn}`;
}

/** ISBN by which two documents nominate each other. */
export function isbnsOnBoth(a: MatchStatement, b: MatchStatement): string[] {
  const others = isbnsOf(b);
  return isbnsOf(a).filter((isbn) => others.includes(isbn));
}

function isbnsOf(statement: MatchStatement): string[] {
  return nominatingKeys(statement).flatMap(({ key }) =>
    key.startsWith(ISBN_KEY) ? [key.slice(ISBN_KEY.length)] : [],
  );
}
