/**
 * Tells call numbers from what else stands in local holdings fields: names of libraries, barcodes, codes.
 * Systems let each library choose the subfields, so what a value looks like says more than its code.
 */

/** Longer values are notes. */
const LONGEST = 60;

/** The surest form first. */
const CALL_NUMBERS: readonly RegExp[] = [
  // CLC with a book number: K295.31/12, TP312:45, I246.5=甘12
  /^[A-Z]{1,3}\d{0,5}(?:[.-]\d{1,6}){0,4}[/:;=\\ ][\p{L}\p{N}].{0,30}$/u,
  // CLC alone: K295.31, G258
  /^(?:T[A-Z]|[A-KN-VXZ])\d{2,4}(?:[.-]\d{1,6}){0,3}$/u,
  // Library of Congress: DS796.N2 B8 1932
  /^[A-Z]{1,3}\d{1,4}(?:\.\d{1,4})? ?\.[A-Z]\d/u,
  // Dewey: 951.04 B12
  /^\d{3}(?:\.\d{1,8})?[ /][\p{L}\p{N}]/u,
  // 善本123, 古籍 12/3, GJ/123
  /^(?:善本?|古籍?|特藏?|线装|線裝|方志|方誌|[A-Z]{2,4}[ /:])[ /.:-]?\d/u,
];

const PLACE =
  /(?:馆|館|库|庫|室|楼|樓|厅|廳|部|分部|校区|校區|library|branch|campus|room|stacks?)$/iu;

/** True for a value that is a call number, whatever subfield it stands in. */
export function isCallNumber(value: string): boolean {
  return formOf(value) >= 0;
}

/** Which of these values is most surely a call number; undefined when none is one. */
export function callNumberAmong(values: readonly string[]): string | undefined {
  const known = values.filter(isCallNumber);
  return known.toSorted((a, b) => formOf(a) - formOf(b))[0];
}

/** The surest form that a value has, counted from 0; -1 when it is no call number. */
function formOf(value: string): number {
  const text = value.normalize('NFKC').trim();
  return text.length > LONGEST || PLACE.test(text)
    ? -1
    : CALL_NUMBERS.findIndex((form) => form.test(text));
}

/** True for the name of a library, a room or a shelf, which is never a call number. */
export function isPlaceName(value: string): boolean {
  return PLACE.test(value.trim()) && !/\d/u.test(value);
}

/** True for a number that a scanner reads; dates of eight figures are none. */
export function isBarcode(value: string): boolean {
  return /^[A-Z]{0,4}\d{6,16}[X]?$/u.test(value) && !/^(?:19|20)\d{2}[01]\d[0-3]\d$/u.test(value);
}
