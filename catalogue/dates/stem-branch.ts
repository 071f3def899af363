/**
 * The cycle of sixty 干支: 甲子 is 0, 癸亥 59. A name alone fits a year in every sixty, so it only
 * means something inside an era or beside another statement of the year.
 *
 * The Taiping calendar wrote three branches otherwise (好 for 丑, 荣 for 卯, 开 for 亥), which matters in
 * Nanjing: 癸好 is 1853. Neighbour: `reigns.ts`.
 */

/** Pattern for two characters of the cycle of sixty, those of the Taiping calendar and the usual misprints of 巳 included. */
export const STEM_BRANCH = '[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥好荣开已己]';

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const TAIPING_BRANCHES = '子好寅荣辰巳午未申酉戌开';

/**
 * Place in the cycle, 0 to 59, of the two characters; null when they are not a stem and a branch that
 * go together (甲丑 does not exist). 榮 and 開 must be folded to 荣 and 开 before.
 */
export function stemBranchIndex(text: string): number | null {
  if (text.length !== 2) return null;
  const stem = STEMS.indexOf(text.charAt(0));
  const letter = text.charAt(1);
  // 己 and 巳 are one stroke apart and often mistyped: 已 and 己 in second place mean 巳.
  const branch = '已己'.includes(letter)
    ? 5
    : Math.max(BRANCHES.indexOf(letter), TAIPING_BRANCHES.indexOf(letter));
  if (stem < 0 || branch < 0 || (stem - branch) % 2 !== 0) return null;
  return (6 * stem - 5 * branch + 60) % 60;
}

/** Place in the cycle of an astronomical year: 4 is 甲子. */
export function cycleOf(year: number): number {
  return (((year - 4) % 60) + 60) % 60;
}

/** Years from `first` to `last`, both inclusive, that have this place in the cycle, oldest first. */
export function yearsInCycle(index: number, first: number, last: number): number[] {
  const years: number[] = [];
  for (let year = first + ((index - cycleOf(first) + 60) % 60); year <= last; year += 60) {
    years.push(year);
  }
  return years;
}
