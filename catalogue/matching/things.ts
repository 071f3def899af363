/** Things of which each is one by itself, whatever its title: photographs, letters, tickets, issues of a newspaper. */
import type { MatchStatement } from './statement.ts';

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

/** A manuscript of a work is catalogued like a letter, and is none. */
/** 胡适致陈独秀函, 某某手札. */
const LETTER = /[函札]$|尺牍$|信$|手迹$|[致与复].{2,8}书$/u;

export function isThing({ type, marks, readings }: MatchStatement): boolean {
  const title = readings[0]?.core ?? '';
  if (LETTER.test(title)) return true;
  return type === 'archive' ? marks.making === null : THINGS.has(type);
}
