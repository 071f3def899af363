/** The dates that a record prints, in both formats of MARC, with what its edition says of them. */
import { readDates, readMended } from '../../catalogue/dates/dates.ts';
import type { DateStatement } from '../../catalogue/dates/reading.ts';

/**
 * @param printed 210$d, 260$c
 * @param later where a later mending of carved blocks may be told: 210$h, 205$a, notes
 */
export function printedDates(
  printed: readonly string[],
  later: readonly string[],
): DateStatement[] {
  const [first, ...others] = printed;
  const mended = first === undefined ? undefined : readMended(first, later);
  return mended === undefined ? readDates(printed) : [mended, ...readDates(others)];
}
