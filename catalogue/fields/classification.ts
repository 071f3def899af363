/**
 * Chinese Library Classification 中图法: from a class number up to its main class, K295.3 → K, K29, K295.3,
 * and the headings a facet shows. The numbers themselves are in `class-schedule.ts` and `local-classes.ts`.
 *
 * Only main classes, second level and the numbers local documents need are known here; a finer number belongs
 * to the last known one on its way. The dot after three digits carries no meaning, so numbers are compared
 * without it.
 */
import { SCHEDULE } from './class-schedule.ts';
import { LOCAL_CLASSES } from './local-classes.ts';

export interface Classification {
  readonly scheme: 'clc' | 'cas' | 'siku' | 'other';
  readonly code: string;
}

interface Class {
  readonly code: string;
  readonly heading: string;
  /** True for a number that stands beside, not under, the shorter one it begins with. */
  readonly stepsAside: boolean;
}

/** By number without dot; a range by itself and by each of its numbers. */
const CLASSES = new Map<string, Class>();
for (const line of `${SCHEDULE}\n${LOCAL_CLASSES}`.split('\n')) {
  const [marked = '', heading = ''] = line.split('|');
  const code = marked.replace('!', '');
  if (code === '') continue;
  const known: Class = { code, heading, stepsAside: marked !== code };
  for (const number of [code.replace('.', ''), ...numbersOfRange(code)]) CLASSES.set(number, known);
}

/** D33/37 → D33, D34 … D37; none for a single number. */
function numbersOfRange(code: string): string[] {
  const [, letters = '', first = '', last = ''] = /^([A-Z]+)(\d+)\/(\d+)$/.exec(code) ?? [];
  if (first === '') return [];
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, i) => `${letters}${Number(first) + i}`);
}

/**
 * Letter(s), digits and the subdivision of a class number; T is divided by a second letter or a
 * subdivision, DF is the other law.
 */
const NUMBER =
  /^(?:(T[BDEFGHJ-NPQSUV]|T(?=-\d|$)|DF|[A-KN-SU-VXZ])(-?\d[\d.]{0,15})?(-\d{1,3})?)(?![A-Z\d])/;

/**
 * Known classes from the main class down to the number itself or the nearest above it.
 *
 * @param code as printed: small letters, blanks, full-width, brackets, `K295.31-54`, `K295.3:Z` are read
 * @returns `['K', 'K29', 'K295.3']` for K295.31; none for what is no number of this scheme (951)
 */
export function classPath(code: string): string[] {
  const plain = code
    .slice(0, 60)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s[\]()]/g, '');
  const [, letters, digits = '', subdivision = ''] = NUMBER.exec(plain) ?? [];
  if (letters === undefined || plain === 'N/A') return [];
  const number = letters + digits.replaceAll('.', '') + subdivision;
  const path: Class[] = [];
  for (let size = 1; size <= number.length; size++) {
    const known = CLASSES.get(number.slice(0, size));
    if (known?.stepsAside === true) path.pop();
    if (known !== undefined) path.push(known);
  }
  return path.map((known) => known.code);
}

/** The heading of a class: 历史、地理 for K. A code that is no class is its own name. */
export function className(code: string): string {
  return CLASSES.get(code.replace('.', ''))?.heading ?? code;
}

/** Whether the code, as `classPath` gives it, is a class known here. */
export function isClass(code: string): boolean {
  return CLASSES.has(code.replace('.', ''));
}
