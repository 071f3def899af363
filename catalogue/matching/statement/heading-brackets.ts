/**
 * What stands in front of a title and in brackets, taken off it: `[江宁区文史资料] 江宁古桥`, `[嘉庆]江宁府志`, `南京通史（上册）`,
 * `江宁县志（1978-2005）`, `金陵全书. 甲编 : 景定建康志. 12`. What is not surely one of these stays title.
 */
import { withoutExtent } from '../../fields/titles.ts';
import { titleKey } from '../../text/text.ts';
import { tellsEdition } from './edition-marks.ts';
import {
  SET_NAME,
  WITH_YEARS,
  dayNumber,
  isCityEdition,
  isExtent,
  isRegister,
  reignIn,
  scaleIn,
  spanIn,
} from './heading-words.ts';
import { readParts } from './parts.ts';
import type { PartNumber } from './parts.ts';

export interface Work {
  text: string;
  /** 十六卷补遗十卷, where it stands apart. */
  extent: string;
  remainder: string[];
  numbers: PartNumber[];
  name: string;
  /** Titles of sets in brackets, as printed. */
  sets: string[];
  editions: string[];
  span: string;
  reign: string;
  isSet: boolean;
  isSerial: boolean;
  isMore: boolean;
  pieces: string[];
  face: string;
  scale: number;
}

const MOST_BRACKETS = 5;

const OPEN = '([{〔【〈《「『';

const CLOSE = ')]}〕】〉》」』';

/** From here on they are marks of quotation. */
const QUOTES = 5;

const BINDING = /^(?:软?精装|平装|线装|精装本|平装本|盒装|函装|毛边本?|珍藏版|典藏版|纪念版)$/u;

export const BESIDE = /^(?:残?存.{0,12}|[缺残].{0,8}|附(?![册卷编集辑]$).{0,12}|含.{1,12})$/u;

/** 64枚: how many there are. */
const COUNT = /^[\d一二三四五六七八九十百]{1,5}[枚张件帧通页幅](?:照片|图)?$/u;

/** 第三本 is counted; 第三版 is an edition. */
const COUNTED = /^第[\d一二三四五六七八九十]{1,3}[^版次修印]$/u;

const MORE = /^(?:外|等)[一二两三四五六七八九十\d]{1,2}种$/u;

export const WHOLE =
  /^(?:[全共][一二三四五六七八九十\d]{0,3}[册卷集本函辑套种]|[一二三四五六七八九十\d]{1,3}册|套装.{0,6}|全套.{0,6}|[上中下](?:[、,]?[上中下]){1,2}[册卷编集部]?|.{1,20}、.{1,20}[二两三四五六七八九十\d]{1,2}[卷册编集部]|全)$/u;

/** 背面, 碑阴, 墓志盖; the front is what is meant without a word. */
const FACE = /^(?:正面|背面|反面|碑阳|碑阴|碑额|碑侧|碑座|志盖|墓志盖|志石|[阴阳]面|局部|侧面)$/u;

const FRONT = /^(?:正面|碑阳|阳面|志石)$/u;

/** I-50-23-甲: the number of a sheet. */
const SHEET_NUMBER = /^[a-z\d]{1,3}(?:-[a-z\d]{1,4}){1,4}(?:-?[甲乙丙丁])?$/u;

/** （照片）, （季刊）: what it is, and no title of it. */
const KIND_WORD =
  /^(?:老?照片|拓片|拓本|手稿|信札|手札|图片|地图|明信片|实物|原件|复印件|期刊|报纸|图书)$/u;

const FREQUENCY = /^(?:[季月旬周年日]刊|双月刊|半月刊|双周刊|半年刊|不定期)$/u;

const YEAR_EDITION = /^((?:19|20)\d\d)年?版$/u;

const EDITION_IN_FRONT = /^(?:增订|修订|增补|订补|重订|新订)(?=.{4})/u;

/** 重修, 六修 of a register say which making of it this is. */
const REGISTER_AGAIN = /^(?:重修|续修|新修|增修|合修|[二三四五六七八九十]{1,2}修)(?=.{4})/u;

/** `[江宁区文史资料] 江宁古桥`, `[嘉庆]江宁府志`, `嘉庆新修江宁府志`. */
export function takeFront(work: Work): void {
  for (let i = 0; i < 2; i++) {
    const kind = OPEN.indexOf(work.text.charAt(0));
    const end = kind < 0 ? -1 : work.text.indexOf(CLOSE.charAt(kind));
    if (end < 2) break;
    const inside = work.text.slice(1, end).trim();
    const behind = work.text.slice(end + 1).trim();
    // 《建邺文史》第二辑
    const part = readParts(behind);
    if (part.numbers.length > 0 && part.rest === '') {
      work.text = `${inside} ${behind}`;
      break;
    }
    // 《客座赘语》 alone, and 《客座赘语》研究.
    if (
      titleKey(behind).length < 2 ||
      isExtent(behind) ||
      (kind >= QUOTES && !SET_NAME.test(inside))
    ) {
      work.text =
        kind >= QUOTES && SERIES_IN_FRONT.test(inside)
          ? `${inside} ${behind}`
          : `${inside}${behind}`;
      break;
    }
    const reign = reignIn(inside);
    if (reign !== '') work.reign = reign;
    else if (SET_NAME.test(inside) || (kind > 0 && Array.from(inside).length >= 4))
      work.sets.push(inside);
    else {
      work.text = `${inside}${behind}`;
      break;
    }
    work.text = behind;
  }
  const front = (isRegister(work.text) ? REGISTER_AGAIN : EDITION_IN_FRONT).exec(work.text)?.[0];
  if (front !== undefined) {
    work.editions.push(front.endsWith('修') ? front : `${front}本`);
    work.text = work.text.slice(front.length);
  }
  const era = work.text.slice(0, 2);
  if (
    work.reign === '' &&
    /[志乘录]/u.test(work.text) &&
    withoutExtent(work.text).length >= 5 &&
    reignIn(era) !== ''
  ) {
    // 景定建康志 and 万历应天府志 alike: both sides lose it, and the reigns are compared.
    const rest = work.text.slice(2).replace(/^(?:年间|朝)/u, '');
    if (/^.{2,12}(?:志|乘|图经|志略|新志|续志)/u.test(rest)) {
      work.reign = era;
      work.text = rest;
    }
  }
}

/**
 * 金陵全书. 甲编, 方志类 : 景定建康志. 12: behind the title of a series stand its sections, the number and the title of
 * what lies here, in any order.
 */
const SERIES_IN_FRONT =
  /^(.{2,18}?(?:丛书|丛刊|丛编|文库|全书|集成|大系|书系|选辑|汇刊))(?:\s?[.,:;·]\s?|\s)(?=.)/u;

const SECTION =
  /^(?:[甲乙丙丁戊己庚辛壬癸第一二三四五六七八九十]{1,3}编|.{1,6}[部类]|.{1,6}(?:地方|地区|系列|专辑)|(?:正|续|初)编|.{0,4}编)$/u;

export function takeSeriesTitle(work: Work): void {
  const found = /[.,:;·\s]/u.test(work.text) ? SERIES_IN_FRONT.exec(work.text) : null;
  if (found?.[1] === undefined) return;
  const segments = work.text.slice(found[0].length).split(SEGMENTS);
  work.text = found[1];
  const named: string[] = [];
  for (const segment of segments.map((one) => one.trim())) {
    if (segment === '' || SECTION.test(segment) || isExtent(segment)) continue;
    // 金陵全书：景定建康志（套装共10册）: ten of them, and not the tenth.
    if (WHOLE.test(segment)) {
      work.isSet = true;
      continue;
    }
    const { numbers, rest } = readParts(segment);
    if (numbers.length > 0 && rest === '') work.numbers.push(...numbers);
    else named.push(segment);
  }
  work.name ||= named[0] ?? '';
  // 第30册 客座赘语 金陵琐事, 客座赘语、金陵琐事: one volume of several texts.
  const pieces = named.flatMap((one) => one.split('、')).filter(({ length }) => length >= 3);
  if (work.numbers.length > 0 && pieces.length > 1) work.pieces.push(...pieces);
}

/** Marks and blanks, and where a number begins or ends that has no mark: 第12册 stays together. */
const SEGMENTS =
  /[.,:;·()\s]|(?<=[^\d第])(?=\d)|(?<=\d)(?![册辑卷编集期])(?=\p{Script=Han}{2})|(?<=\d[册辑卷编集期])(?=\p{Script=Han}{2})/u;

/** Takes brackets off the end as long as they are no part of the title. */
export function takeBrackets(work: Work): void {
  for (let i = 0; i < MOST_BRACKETS; i++) {
    const last = work.text.length - 1;
    const kind = CLOSE.indexOf(work.text.charAt(last));
    const start = kind < 0 ? -1 : openingOf(work.text, kind);
    if (start < 2) return;
    const inside = work.text.slice(start + 1, last).trim();
    if (!takeInside(work, inside, kind)) return;
    work.text = work.text.slice(0, start).trim();
  }
}

/** Where the bracket that ends the text begins; -1 when it does not. */
function openingOf(text: string, kind: number): number {
  let depth = 0;
  for (let i = text.length - 1; i >= 0; i--) {
    if (text[i] === CLOSE[kind]) depth++;
    else if (text[i] === OPEN[kind] && --depth === 0) return i;
  }
  return -1;
}

/** @returns false when it belongs to the title */
export function takeInside(work: Work, inside: string, kind: number): boolean {
  if (inside === '' || BINDING.test(inside) || BESIDE.test(inside) || COUNT.test(inside))
    return true;
  if (MORE.test(inside)) {
    work.isMore = true;
    return true;
  }
  if (FACE.test(inside)) {
    if (!FRONT.test(inside)) work.face = inside;
    return true;
  }
  if (isCityEdition(inside)) {
    work.name = inside;
    return true;
  }
  if (SHEET_NUMBER.test(inside)) {
    work.name = inside;
    return true;
  }
  if (KIND_WORD.test(inside)) return true;
  if (FREQUENCY.test(inside)) {
    work.isSerial = true;
    return true;
  }
  if (WHOLE.test(inside)) {
    work.isSet = true;
    return true;
  }
  const span = spanIn(inside);
  if (span !== '' && inside.length <= 16) {
    work.span = span;
    return true;
  }
  const scale = scaleIn(inside);
  if (scale > 0) {
    work.scale = scale;
    return true;
  }
  const year = YEAR_EDITION.exec(inside)?.[1];
  if (year !== undefined && WITH_YEARS.test(work.text)) {
    work.numbers.unshift({ unit: 'year', from: Number(year), to: Number(year) });
    return true;
  }
  if (tellsEdition(inside) && !SET_NAME.test(inside) && !COUNTED.test(inside)) {
    work.editions.push(inside);
    return true;
  }
  const day = dayNumber(inside);
  if (day !== null) {
    work.numbers.push(day);
    return true;
  }
  const { numbers, rest } = readParts(inside);
  if (numbers.length > 0) {
    work.numbers.unshift(...numbers);
    if (rest !== '') work.name = rest;
    return true;
  }
  if (SET_NAME.test(inside)) {
    work.sets.push(inside);
    return true;
  }
  if (!/\p{Script=Han}/u.test(inside)) return true;
  if (kind >= QUOTES) return false;
  work.remainder.unshift(inside);
  return true;
}
