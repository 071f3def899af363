/**
 * Chinese numerals turned into digits: 一九八○ 1980, 二十四 24, 廿四 24, 卅七 37, 一千九百三十四 1934.
 *
 * Easy to get wrong: a zero is printed as 〇, ○, ◯ or a letter O, and a word may hold a numeral that is
 * none (五代, 三国, 六朝). Neighbours: `dates.ts`, and whoever reads volumes and editions.
 */

const DIGITS = new Map<string, number>(
  [
    '〇零○◯⚪⭕洞oоO',
    '一壹弌',
    '二贰弍两',
    '三叁弎参',
    '四肆',
    '五伍',
    '六陆',
    '七柒',
    '八捌',
    '九玖',
  ].flatMap((characters, value) =>
    Array.from(characters, (character) => [character, value] as const),
  ),
);
const TENS = new Map([
  ['廿', 20],
  ['卅', 30],
  ['卌', 40],
]);
const UNITS = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);

/**
 * The number a run of Chinese numerals stands for; null when it is not one, or is longer than 12
 * characters. 三十有六 and 二十又四 are read too. Arabic digits among place-value ones count (二0一九).
 */
export function readNumeral(text: string): number | null {
  const characters = Array.from(text).filter(
    (character) => character !== '有' && character !== '又',
  );
  if (characters.length === 0 || characters.length > 12) return null;
  return readPlaces(characters) ?? readUnits(characters);
}

/** 一九三四: every character is one digit. */
function readPlaces(characters: readonly string[]): number | null {
  let value = 0;
  for (const character of characters) {
    const digit = /^[0-9]$/.test(character) ? Number(character) : DIGITS.get(character);
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return value;
}

/** 一千九百三十四, 廿四, 二百零三: units that fall from left to right. */
function readUnits(characters: readonly string[]): number | null {
  let value = 0;
  let digit: number | null = null;
  let lastUnit = Infinity;
  for (const character of characters) {
    const unit = UNITS.get(character);
    const tens = TENS.get(character);
    const next = DIGITS.get(character);
    if (unit !== undefined) {
      if (unit >= lastUnit) return null;
      value += (digit ?? 1) * unit;
      digit = null;
      lastUnit = unit;
    } else if (tens !== undefined) {
      if (digit !== null || lastUnit <= 10) return null;
      value += tens;
      lastUnit = 10;
    } else if (next !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = next;
    } else return null;
  }
  return value + (digit ?? 0);
}

/** Words that hold a numeral character and are not numbers: 三国, 五代十国, 六朝, 五凤, 十六国. */
const NUMERAL_RUN =
  /[〇零○◯⚪⭕一壹二贰三叁四肆五伍六陆七柒八捌九玖廿卅卌十拾百佰千仟](?:[〇零○◯⚪⭕oоO0-9一壹二贰两三叁四肆五伍六陆七柒八捌九玖廿卅卌十拾百佰千仟]|[有又](?=[一二三四五六七八九])){0,11}(?![国代朝凤])/g;

/** Numerals of banknotes, which are words and surnames as well: 大陆印书馆, 伍崇曜. */
const FORMAL = /^[壹贰叁肆伍陆柒捌玖拾佰仟]$/;
const COUNTED = /^[年月日号卷册辑集期次版]/;

/**
 * `text` with its Chinese numerals as digits, place-value runs keeping their zeros (二〇〇一 2001).
 * Runs that are no number stay as they are.
 */
export function withDigits(text: string): string {
  return text.replace(NUMERAL_RUN, (run, at: number) =>
    FORMAL.test(run) && !COUNTED.test(text.slice(at + 1))
      ? run
      : (readNumeral(run)?.toString() ?? run),
  );
}
