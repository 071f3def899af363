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

/** A number written in Chinese within a text. */
export interface Counted {
  /** UTF-16 units of the text; `to` is behind the numeral. */
  readonly from: number;
  readonly to: number;
  readonly digits: string;
  /** 第, 卷, 册 or 辑 straight before it, and the character straight behind; '' for none. */
  readonly before: string;
  readonly after: string;
}

const NUMERALS = '零一二三四五六七八九十百千廿卅壹贰叁肆伍陆柒捌玖拾佰';
/** What is counted with one numeral alone: 三月, 五卷, but not 三山, 六合, 八卦洲. */
const UNIT = '(?:[年月日号卷册辑集期届次版回章编篇种级岁]|周[年岁]|世纪)';
const COUNTED_RUN = new RegExp(
  `([第卷册辑]?)([${NUMERALS}]{2,12}|(?<=[第卷册辑])[${NUMERALS}]|[${NUMERALS}](?=${UNIT}))(?![${NUMERALS}])`,
  'g',
);
/** A unit by itself is a word: 百年, 千年, but 十年. */
const NO_NUMBER = /^[百千佰拾零]+$/;

/**
 * The numbers of parts, years and counts in a folded run of Han: 第十二辑, 一九八四年, 五十周年, 卷三. Names
 * may be among them (九一八); what is printed stays a way to find them.
 */
export function countedIn(han: string): Counted[] {
  return Array.from(han.matchAll(COUNTED_RUN)).flatMap((match): Counted[] => {
    const [whole, before = '', numeral = ''] = match;
    const value = NO_NUMBER.test(numeral) ? null : readNumeral(numeral);
    if (value === null) return [];
    const to = match.index + whole.length;
    const after = String.fromCodePoint(han.codePointAt(to) ?? 0).replace('\0', '');
    return [{ from: to - numeral.length, to, digits: String(value), before, after }];
  });
}
