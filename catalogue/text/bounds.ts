/**
 * How much of one harvested value is analysed. Catalogues print statements of a line or two; a value of pages
 * is prose in the wrong field, or meant to hold up whoever reads it. Such a value is kept whole, shown and
 * searched as text, and nothing is read out of it. Regular expressions are linear all the same
 * (docs/decisions/0018-bounded-reading.md), so that a bound is a second wall and not the only one.
 */

/** Longest value that names, dates, numbers and parts are read out of, UTF-16 units. */
export const LONGEST_ANALYSED = 2_000;

/**
 * Statements of responsibility, dates and notes of one record that are read, each kind by itself; what comes
 * behind them is kept as printed.
 */
export const MOST_ANALYSED = 300;

/** Whether a value is longer than what is read; it is then one plain text. */
export function isOverlong(value: string): boolean {
  return value.length > LONGEST_ANALYSED;
}

/** The beginning of a text, never half a character at its end. */
export function beginningOf(text: string, units: number): string {
  if (text.length <= units) return text;
  const last = text.charCodeAt(units - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? units - 1 : units);
}

/** The beginning of a text, with … where something was left out. */
export function shortened(text: string, units: number): string {
  return text.length <= units ? text : `${beginningOf(text, units)}…`;
}
