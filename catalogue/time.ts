/** Lengths of time in milliseconds, as clocks and timers count them. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Asia/Shanghai is before UTC, and has no summer time. */
export const SHANGHAI_MS = 8 * HOUR_MS;

/** The day of an instant in Asia/Shanghai, `2027-03-31`. @param at ISO 8601 */
export function dayInShanghai(at: string): string {
  return new Date(Date.parse(at) + SHANGHAI_MS).toISOString().slice(0, 10);
}
