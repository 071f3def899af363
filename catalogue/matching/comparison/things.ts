/** Things of which each is one by itself, whatever its title: photographs, letters, tickets, issues of a newspaper. */
import { isLetter } from '../statement/heading-words.ts';
import type { MatchStatement } from '../statement/statement.ts';

/** Photographs, tickets, issues: each is a thing of its own, and has its day and size. */
const THINGS = new Set([
  'image',
  'artwork',
  'ticket',
  'newspaper',
  'oral-history',
  'audio',
  'video',
]);

/** A manuscript of a work is catalogued like a letter, and a book may be called like one; neither is a thing. */
export function isThing({ type, marks, readings, numbers, imprint }: MatchStatement): boolean {
  const isBook = numbers.isbns.length > 0 || imprint.publishers.length > 0;
  if (!isBook && isLetter(readings[0]?.core ?? '')) return true;
  return type === 'archive' ? marks.making === null : THINGS.has(type);
}
