/**
 * Words and marks by which titles are taken apart, and small readers of folded text: what names a set, a part, a reign,
 * a span of years, a scale, the register of a family.
 */
import { readDate } from '../../dates/dates.ts';
import { DYNASTIES } from '../../dates/dynasties.ts';
import { erasNamed } from '../../dates/eras.ts';
import { isCity } from '../../fields/publishers.ts';
import { withoutExtent } from '../../fields/titles.ts';
import { readNumeral } from '../../text/chinese-numerals.ts';
import { titleKey } from '../../text/text.ts';
import { partStart, readParts } from './parts.ts';
import type { PartNumber } from './parts.ts';
import { UNKNOWN } from './look-alikes.ts';

/** [⿰土父] spells a character out of its parts. */
const SPELLED = /[[(]?[\u2FF0-\u2FFB][^\])\s]{1,6}[\])]?|\{[^{}]{1,8}\}/gu;

const UNREADABLE =
  /[\uE000-\uF8FF□■〓▢◻\uFFFD]|[\u{F0000}-\u{10FFFD}]|(?<=\p{Script=Han})[?*](?=\p{Script=Han})/gu;

/** The text with every character that could not be read or coded as `UNKNOWN`. */
export function withUnknowns(folded: string): string {
  return folded.replace(SPELLED, UNKNOWN).replace(UNREADABLE, UNKNOWN);
}

/** 二零一九, 二0一九; of what comes out every year also 民国二十四年. */
const YEAR_IN_HAN = /[零一二三四五六七八九]{4}|[一二][零0o一二三四五六七八九]{3}/gu;
const REPUBLIC = /(?:中华)?民国([元一二三四五六七八九十\d]{1,3})年/u;
const FIRST_OF_REPUBLIC = 1912;

/** Folded text with its years as digits. */
export function withYears(folded: string): string {
  const text = folded.replace(YEAR_IN_HAN, (year) => String(readNumeral(year) ?? year));
  const [reign, numeral] = (/年[鉴报刊]/u.test(text) ? REPUBLIC.exec(text) : null) ?? [];
  if (reign === undefined || numeral === undefined) return text;
  const year = numeral === '元' ? 1 : /^\d/.test(numeral) ? Number(numeral) : readNumeral(numeral);
  return year === null ? text : text.replace(reign, `${FIRST_OF_REPUBLIC - 1 + year}年`);
}

const REGISTER = /[宗家族支房世统总通合]谱|[氏姓]谱|谱牒|家乘|世系/u;

/** Whether it is the register of a family; 画谱 and 年谱 are none. */
export function isRegister(core: string): boolean {
  return REGISTER.test(core);
}

/** 胡适致陈独秀函, 某某手札. */
const LETTER = /[函札]$|尺牍$|信$|手迹$|[致与复].{2,8}书$/u;

/** Whether a title, as a key, is that of a letter. */
export function isLetter(core: string): boolean {
  return LETTER.test(core);
}

export const SET_NAME =
  /(?:丛书|丛刊|丛编|文库|全书|集成|大系|系列|汇刊|丛谈|文史资料(?:选辑|专辑|丛书)?|文史|全集|总集|合集|书系|译丛|论丛|资料丛[书刊编]|(?:文献|史料|资料)(?:选辑|丛[书刊编]|汇编))(?:之?[一二三四五六七八九十\d]{1,3})?$/u;

export const PART_NAME = /^.{1,14}(?:[卷篇编册部辑志集图房支]|分册|专辑|专号|图册|部分|地区)$/u;

export function isPartName(text: string | undefined): boolean {
  return text !== undefined && PART_NAME.test(text.trim()) && !SET_NAME.test(text.trim());
}

export const SPAN =
  /(1[0-9]\d\d|20\d\d)\.?\d{0,2}年?\s?[-~—–至]+\s?(1[0-9]\d\d|20\d\d)\.?\d{0,2}年?/u;

export function spanIn(text: string): string {
  const [, from, to] = SPAN.exec(text) ?? [];
  return from === undefined || to === undefined || Number(from) > Number(to) ? '' : `${from}-${to}`;
}

export const SCALE =
  /1\s?[:/]\s?\d[\d\s,.]{0,9}\s?[万千]|1\s?[:/]\s?(?:\d{1,3}(?:[\s,]\d{3}){1,3}|\d{3,9})(?!\d)|一比[零一二三四五六七八九十百千万]{1,8}|[零一二三四五六七八九十百千万]{1,8}分之?一/u;

/** 1:10000, 1/4000, 一比五千, 二十万分之一 as the number behind the one; 0 when none is said. */
export function scaleIn(text: string): number {
  const bare = text.replaceAll('∶', ':');
  const printed = /[:/比分]/u.test(bare) ? SCALE.exec(bare)?.[0] : undefined;
  if (printed === undefined) return 0;
  if (printed.startsWith('1')) {
    const digits = Number(printed.slice(1).replace(/[\s,:/万千]/gu, ''));
    return digits * (printed.endsWith('万') ? 10_000 : printed.endsWith('千') ? 1_000 : 1);
  }
  const numeral = printed.replace(/^一比|分之?一$/gu, '');
  const [high = '', low = ''] = numeral.split('万');
  const value = (part: string): number =>
    readNumeral(/^[千百]/u.test(part) ? `一${part}` : part) ?? 0;
  if (!numeral.includes('万')) return value(high);
  return (high === '' ? 1 : value(high)) * 10_000 + (low === '' ? 0 : value(low));
}

export function isExtent(text: string): boolean {
  const key = titleKey(text);
  return key.endsWith('卷') && withoutExtent(key) === '';
}

export function cutAt(text: string, mark: RegExp): [string, string] {
  const found = mark.exec(text);
  return found === null || found.index < 2
    ? [text, '']
    : [text.slice(0, found.index).trim(), text.slice(found.index + found[0].length).trim()];
}

export function isDynasty(text: string): boolean {
  return DYNASTIES.has(text.trim().replace(/[代朝]$/u, ''));
}

/** 嘉庆, 民国, 光绪年间: what in front of a gazetteer tells of its time. */
export function reignIn(text: string): string {
  const bare = text.trim().replace(/(?:年间|朝|年)$/u, '');
  if (bare === '') return '';
  return erasNamed(bare).length > 0 || bare === '民国' || isDynasty(bare) ? bare : '';
}

/** 南京版 of a newspaper. */
export function isCityEdition(text: string): boolean {
  return /^..{1,2}版$/u.test(text) && isCity(text.slice(0, -1));
}

const AT_END = /[\s.,;:·([—-]{1,6}$/u;

/** A title and the part that stands in it: 江宁文史资料 第12辑 江宁古桥. */
export function titleAndPart(text: string): {
  readonly title: string;
  readonly numbers: PartNumber[];
  readonly name: string;
} {
  const at = partStart(text);
  if (at >= 2) {
    const { numbers, rest } = readParts(text.slice(at));
    const front = text.slice(0, at).replace(AT_END, '');
    // 江海学刊2005年第1期
    const year = /(?<=..)((?:19|20)\d\d)年?$/u.exec(front);
    const title = year === null ? front : front.slice(0, year.index).replace(AT_END, '');
    if (year?.[1] !== undefined && numbers.every(({ unit }) => unit !== 'year'))
      numbers.unshift({ unit: 'year', from: Number(year[1]), to: Number(year[1]) });
    if (numbers.length > 0 && titleKey(title).length >= 2)
      return { title, numbers, name: rest.replace(/^[)\]〕\s.,:·-]+/u, '') };
  }
  return { title: text, numbers: [], name: '' };
}

/** A day, month or span of years as the number of an issue; null for what is none. */
export function dayNumber(text: string): PartNumber | null {
  // Most parts are no dates, and need not be read as one.
  if (text.length > 40 || !/年|\d{4}[-./]\d/u.test(text)) return null;
  const { start, end, precision } = readDate(text);
  if (start === null) return null;
  if (precision === 'range' && text.includes('年') && end !== null)
    return { unit: 'year', from: Number(start.slice(0, 4)), to: Number(end.slice(0, 4)) };
  if (precision !== 'day' && precision !== 'month') return null;
  const [year = '', month = '', day] = start.split('-');
  const from = Number(`${year}${month}${day ?? '00'}`);
  return { unit: 'day', from, to: day === undefined ? from + 99 : from };
}

export const WITH_YEARS =
  /年[鉴报刊]|文史$|史志|[辑集选学会校]刊|通讯|文选$|统计|蓝皮书|白皮书|绿皮书|报告|公报|要览|概览|手册|黄页|号簿|日历|地图|交通图|游览图|城区图/u;
