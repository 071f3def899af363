/**
 * Telephone numbers as libraries write them, so that a reader dials by a tap: `（025）5811 2233、13900001111`,
 * `025-84433888 转 802`, `025-85551234（总台）`. An extension is read off the page, not dialled.
 */
export interface Telephone {
  /** As it is written. */
  readonly text: string;
  /** Dials; null when no one number can be made out. */
  readonly href: string | null;
}

/** Longest text that is looked at. */
const LONGEST = 200;

/** Each number of a text where it lists several and every one can be dialled, else the text as a whole. */
export function telephonesIn(text: string): Telephone[] {
  const all = text
    .slice(0, LONGEST)
    .split(/[、，,;；]| \/ /)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ text: part, href: telephoneHref(part) }));
  return text.length <= LONGEST && all.every(({ href }) => href !== null)
    ? all
    : [{ text, href: telephoneHref(text) }];
}

/** Where an extension begins; of a hyphen, behind an area code and a number. */
const EXTENSION = /(?:转|轉|分机|ext\.?|(?<=^\+?[\d() ]{3,8}-[\d ]{7,10})-)[:：]?\d{1,6}$/i;

/** A link that dials; null when the text is more than a number, what it is the number of, and an extension. */
export function telephoneHref(telephone: string): string | null {
  if (telephone.length > LONGEST) return null;
  const text = telephone
    .normalize('NFKC')
    .replace(/^[^\d(+]{0,20}:/, '')
    .replace(/\([^\d()]{1,20}\)$/, '')
    .trim();
  const compact = text.replace(/\s/g, '');
  const main = compact.replace(EXTENSION, '');
  const digits = main.replace(/[()-]/g, '');
  const fewest = main === compact ? 3 : 5;
  return /^\+?\d{3,15}$/.test(digits) && digits.length >= fewest ? `tel:${digits}` : null;
}
