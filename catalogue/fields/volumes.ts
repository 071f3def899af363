/**
 * Parts of a set – 第三辑, 上册, 卷二, 2019年卷, v.3 – and their numbers, so that a set sorts by number and
 * two parts of one set are never taken for the same thing.
 */
import { readNumeral } from '../text/chinese-numerals.ts';
import { fold } from '../text/text.ts';

/** Part of a set: 第3辑, 上册, 卷二 … */
export interface Volume {
  /** As printed, e.g. `第三辑`. */
  readonly raw: string;
  /** Its number when one can be read: 上 1, 第三辑 3, 2019年卷 2019. */
  readonly number: number | null;
  /** Name of the part (200$i, 245$p), e.g. 人物卷. */
  readonly name?: string;
}

/** Units that number a part. 卷 is one too, but 卷 after a bare number is an extent (二十四卷). */
const UNITS = '册辑卷编期集部分篇';
const NUMBER = '[0-9一二三四五六七八九十百零廿卅壹贰叁肆伍陆柒捌玖拾]{1,9}';

const ORDERED = ['上', '中', '下'];
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

/** `第N辑`, also `第三至五辑`. */
const NUMBERED = new RegExp(`^总?第?\\s*(${NUMBER})\\s*分?[${UNITS}]$`);
const YEAR = /^(\d{4})\s?年?\s?(?:卷|版|度|年刊)?$/;
const UNIT_FIRST = new RegExp(`^[${UNITS}第][之第]?\\s*(${NUMBER})$`);
/** 200$h is often a numeral and nothing else. */
const BARE = new RegExp(`^(${NUMBER})$`);
const WESTERN = /^(?:v|vol|no|pt|part|volume)\.?\s*(\d{1,5})$/i;
const POSITION = new RegExp(`^(上|中|下)\\s*[${UNITS}]?$`);
const FIRST = new RegExp(`^初\\s*[${UNITS}]$`);
const STEM = new RegExp(`^([${STEMS}])\\s*[${UNITS}]$`);

/**
 * A part as a cataloguer numbers it, e.g. 200$h, 200$v or the end of a title.
 *
 * @returns null when the text does not number a part
 */
export function readVolume(raw: string): Volume | null {
  const text = raw
    .trim()
    .replace(/^[（(［[]|[）)］\]]$/gu, '')
    .trim();
  if (text === '' || text.length > 60) return null;
  const [, part, name] = /^(\S{1,12}?)\s*[:：]\s*(\S.*)$/u.exec(text) ?? [];
  if (part !== undefined && name !== undefined && isVolume(part)) {
    return { raw: part, number: numberOf(part), name };
  }
  return { raw: raw.trim(), number: numberOf(text) };
}

/** True when this text numbers a part and says nothing else. */
export function isVolume(text: string): boolean {
  return text.length <= 20 && numberOf(text.trim()) !== null;
}

function numberOf(text: string): number | null {
  const flat = fold(text).trim();
  const position = ORDERED.indexOf(POSITION.exec(flat)?.[1] ?? '?');
  if (position >= 0) return position + 1;
  if (FIRST.test(flat)) return 1;
  const stem = STEMS.indexOf(STEM.exec(flat)?.[1] ?? '?');
  if (stem >= 0) return stem + 1;
  const roman = ROMAN.indexOf(flat);
  if (roman >= 0) return roman + 1;
  const year = YEAR.exec(flat)?.[1];
  if (year !== undefined && flat !== year) return Number(year);
  if (/^\d+$/.test(flat)) return flat.length <= 4 ? Number(flat) : null;
  const numeral = [NUMBERED, UNIT_FIRST, WESTERN, BARE]
    .map((form) => form.exec(flat)?.[1])
    .find((found) => found !== undefined);
  return numeral === undefined ? null : readNumeral(numeral);
}

/** Equal for equal parts however they are numbered; '' for no part. */
export function volumeKey(volume: Volume | null): string {
  if (volume === null) return '';
  const name = volume.name === undefined ? '' : fold(volume.name).replace(/\s/gu, '');
  return `${volume.number ?? fold(volume.raw).replace(/\s/gu, '')}${name === '' ? '' : `/${name}`}`;
}
