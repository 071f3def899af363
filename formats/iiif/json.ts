/**
 * Careful reading of JSON that others wrote: a value is what is looked for, or it is not there. Nothing here
 * throws, and nothing is taken that is longer than a page can show.
 */

/** An object to look into; one without anything for whatever is none. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The list; one of the value itself where it stands alone, none where there is nothing. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  return value === undefined || value === null ? [] : [value];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A whole number from 1 up to the most; undefined for anything else. */
export function countOf(value: unknown, most: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most
    ? value
    : undefined;
}

/** UTF-16 units. */
const LONGEST_ADDRESS = 2_000;

/** An address that may be asked: http or https, without user and password; '' for anything else. */
export function addressOf(value: unknown): string {
  const text = textOf(value).trim();
  const url = text.length > LONGEST_ADDRESS ? null : URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return '';
  return url.username === '' && url.password === '' ? url.href : '';
}
