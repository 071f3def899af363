/**
 * Numbers of parts in a folded title made digits, so that a set sorts by number whatever way each title
 * writes it: 第十二辑, 12辑, 十二辑, 卷二, 上册, （一）, 甲编, 初集, II. What is shown stays as printed.
 *
 * Numerals that are words are left alone: 三国, 六朝, 第二历史档案馆, 上海. `volumes.ts` reads one part by
 * itself; here it stands within a title.
 */
import { readNumeral } from './chinese-numerals.ts';

/** Stands before each number that was made. No title has it: it is a control character. */
export const PART_MARK = '\u0001';

const HAN_NUMERAL = '[零一二三四五六七八九十百千廿卅壹贰叁肆伍陆柒捌玖拾]{1,8}';
const NUMERAL = `(?:[0-9]{1,6}|${HAN_NUMERAL})`;
const UNITS = '册辑卷编期集部篇函种';
/** The end of a word: 上册 but not 上部队, 卷二 but not 卷二首. */
const END = '(?![0-9a-z\\u3400-\\u9fff])';
/** 第三集团军, 第一部队, 第五编辑室: the unit belongs to another word. */
const UNIT = `([${UNITS}])(?![团中体合会市镇装资邮队门分长落委辑者写制刊间货烟])`;

/** 1, 2 第N辑 (第三至五辑: its first) · 3, 4 卷二, 卷之二 · 5, 6 十二集 · 7 (一) · 8 一九八五年 */
const NUMBERED = new RegExp(
  `第 ?(${NUMERAL})(?: ?[-~—–至到、] ?第?${NUMERAL})? ?${UNIT}|([${UNITS}])[之第]? ?(${NUMERAL})${END}|(${HAN_NUMERAL}) ?([${UNITS}])${END}|[([{〔【〈](${HAN_NUMERAL})[)\\]}〕】〉]|([零一二三四五六七八九]{4})(?=年)`,
  'g',
);

/** 1, 2 上册 · 3 (上), `. 上` · 4, 5 甲编 · 6 初集 · 7 卷首 · 8 II */
const WORDED = new RegExp(
  `([上中下])([${UNITS}])${END}|(?<=[^0-9a-z\\u3400-\\u9fff])([上中下])${END}|([甲乙丙丁戊己庚辛壬癸])([${UNITS}])${END}|初([${UNITS}])${END}|(卷首|首卷)${END}|(?<=[^0-9a-z])(x{0,2}(?:ix|iv|v?i{1,3})|x{1,2}v?|v)(?=$|[),;:])`,
  'g',
);

/** Whether there is anything to look for: most titles are done with this. */
const ANY =
  /[零一二三四五六七八九十百廿卅壹贰叁肆伍陆柒捌玖拾上中下甲乙丙丁戊己庚辛壬癸初首ivx]|[册辑卷编期集部篇函种第][ 之第]?[0-9]/;

const ORDERED = '上中下';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

/** @param folded a title as `fold` gives it */
export function withPartNumbers(folded: string): string {
  if (!ANY.test(folded)) return folded;
  return folded
    .replace(
      NUMBERED,
      (
        whole: string,
        ordinal?: string,
        unit1?: string,
        unit2?: string,
        after?: string,
        before?: string,
        unit3?: string,
        bracketed?: string,
        year?: string,
      ) =>
        part(ordinal ?? after ?? before ?? bracketed ?? year, unit1 ?? unit2 ?? unit3 ?? '', whole),
    )
    .replace(
      WORDED,
      (
        _: string,
        position?: string,
        unit1?: string,
        alone?: string,
        stem?: string,
        unit2?: string,
        unit3?: string,
        first?: string,
        roman?: string,
      ) => {
        const place = position ?? alone;
        if (place !== undefined) return made(ORDERED.indexOf(place) + 1, unit1 ?? '');
        if (stem !== undefined) return made(STEMS.indexOf(stem) + 1, unit2 ?? '');
        if (unit3 !== undefined) return made(1, unit3);
        return first !== undefined ? made(0, '卷') : made(romanValue(roman ?? ''), '');
      },
    );
}

function part(numeral: string | undefined, unit: string, whole: string): string {
  const value = numeral === undefined ? null : readNumeral(numeral);
  return value === null ? whole : made(value, unit);
}

function made(value: number, unit: string): string {
  return `${PART_MARK}${value} ${unit}`;
}

/** A smaller letter before a greater one is taken away: iv is 4. */
function romanValue(roman: string): number {
  const values = Array.from(roman, (letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}
