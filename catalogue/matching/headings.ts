/**
 * A title statement taken apart into what can be compared: the core, other title information, the part, the set
 * in brackets, words of the edition, the years it covers (断限), the reign in front of an old gazetteer, the number of
 * 卷, the hall and branch of a register of families, the scale of a map.
 *
 * Dublin Core glues all of this into one line – `[江宁区文史资料] 江宁古桥`, `南京通史（上册）`, `江宁文史资料 第3辑 古桥专辑`,
 * `白下琐言十卷 / （清）甘熙撰` – where MARC has fields. Only what is surely not title is taken off; both sides of a
 * comparison go through here, so that what is left in both is equal.
 */
import { readDate } from '../dates/dates.ts';
import { DYNASTIES } from '../dates/dynasties.ts';
import { erasNamed } from '../dates/eras.ts';
import { readNumeral } from '../text/chinese-numerals.ts';
import { fold, titleKey } from '../text/text.ts';
import { withoutExtent, withoutGmd } from '../fields/titles.ts';
import { isCity } from '../fields/publishers.ts';
import { tellsEdition } from './edition-marks.ts';
import { partStart, readParts } from './parts.ts';
import { UNKNOWN } from './shapes.ts';
import type { PartNumber } from './parts.ts';

export interface Heading {
  /** Key of the title proper; unknown characters are `UNKNOWN`. */
  readonly core: string;
  /** Keys of other title information, in order. */
  readonly remainder: readonly string[];
  readonly numbers: readonly PartNumber[];
  /** Key of the name of the part; '' for none. */
  readonly name: string;
  /** Sets and series named in brackets. */
  readonly series: readonly { readonly core: string; readonly numbers: readonly PartNumber[] }[];
  /** Words of the edition. */
  readonly editions: readonly string[];
  /** 断限 1978-2005; '' for none. */
  readonly span: string;
  /** Reign or dynasty in front: 嘉庆; '' for none. */
  readonly reign: string;
  /** 二十四卷; null when it is not said. */
  readonly juan: number | null;
  /** 敦睦堂; '' for none. */
  readonly hall: string;
  /** 长房, 二支; '' for none. */
  readonly branch: string;
  /** 全三册, 套装. */
  readonly isSet: boolean;
  /** （季刊）: a serial as a whole. */
  readonly isSerial: boolean;
  /** 外三种, 合刊: more texts than the one it is called by. */
  readonly isMore: boolean;
  /** Keys of the pieces that the title itself names: 后湖志·雨花石谱合刊. */
  readonly pieces: readonly string[];
  /** 背面, 碑阴, 盖: one face of a thing; '' for none, and for the front. */
  readonly face: string;
  /** 1:10000 as 10000; 0 for none. */
  readonly scale: number;
  /** The title ends in … or ...: some of it is lacking. */
  readonly isCut: boolean;
}

/** [⿰土父] spells a character out of its parts. */
const SPELLED = /[[(]?[\u2FF0-\u2FFB][^\])\s]{1,6}[\])]?|\{[^{}]{1,8}\}/gu;
const UNREADABLE =
  /[\uE000-\uF8FF□■〓▢◻\uFFFD]|[\u{F0000}-\u{10FFFD}]|(?<=\p{Script=Han})[?*](?=\p{Script=Han})/gu;

/** Whether it is the register of a family; 画谱 and 年谱 are none. */
export function isRegister(core: string): boolean {
  return REGISTER.test(core);
}

/** The text with every character that could not be read or coded as `UNKNOWN`. */
export function withUnknowns(folded: string): string {
  return folded.replace(SPELLED, UNKNOWN).replace(UNREADABLE, UNKNOWN);
}

/** Longer titles are prose; of them the beginning is compared. */
const LONGEST = 200;
const MOST_BRACKETS = 5;

const OPEN = '([{〔【〈《「『';
const CLOSE = ')]}〕】〉》」』';
/** From here on they are marks of quotation. */
const QUOTES = 5;

const SET_NAME =
  /(?:丛书|丛刊|丛编|文库|全书|集成|大系|系列|汇刊|丛谈|文史资料(?:选辑|专辑|丛书)?|文史|全集|总集|合集|书系|译丛|论丛|资料丛[书刊编]|(?:文献|史料|资料)(?:选辑|丛[书刊编]|汇编))(?:之?[一二三四五六七八九十\d]{1,3})?$/u;
const BINDING = /^(?:软?精装|平装|线装|精装本|平装本|盒装|函装|毛边本?|珍藏版|典藏版|纪念版)$/u;
const WHOLE =
  /^(?:[全共][一二三四五六七八九十\d]{0,3}[册卷集本函辑套种]|[一二三四五六七八九十\d]{1,3}册|套装.{0,6}|全套.{0,6}|[上中下]{2,3}[册卷]?|[上下]、下[册卷]?|全)$/u;
/** 存卷三至五, 缺第2册: of the copy. */
const SURVIVING =
  /[\s,;([〔](?:残?存|[缺佚阙残])(?:卷|册|第)?\s?[\d首末一二三四五六七八九十百].{0,40}$/u;
const BESIDE = /^(?:残?存.{0,12}|[缺残].{0,8}|附.{0,12}|含.{1,12})$/u;
const MORE = /^(?:外|等)[一二两三四五六七八九十\d]{1,2}种$/u;
const SPAN = /(1[0-9]\d\d|20\d\d)\.?\d{0,2}年?\s?[-~—–至]+\s?(1[0-9]\d\d|20\d\d)\.?\d{0,2}年?/u;
const SCALE =
  /1\s?[:/]\s?\d[\d\s,.]{0,9}\s?[万千]|1\s?[:/]\s?\d[\d\s,]{2,9}|一比[零一二三四五六七八九十百千万]{1,8}|[零一二三四五六七八九十百千万]{1,8}分之?一/u;
const PART_NAME = /^.{1,14}(?:[卷篇编册部辑志集图房支]|分册|专辑|专号|图册|部分|地区)$/u;
const REGISTER = /[宗家族支房世统总通合]谱|[氏姓]谱|谱牒|家乘|世系/u;
const HALL = /(?:^|(?<=[\s\p{Script=Han}(]))(\p{Script=Han}{2}堂)(?=.{0,12}(?:谱|家乘)|$|\))/u;
const BRANCH =
  /(?:[长大小老二三四五六七八九十元亨利贞仁义礼智信忠孝上下东西南北前后中]|第[一二三四五六七八九十])(?:公?房|分支|支|分|门|股)支?|\p{Script=Han}[房支]派/u;
const WITH_YEARS =
  /年[鉴报刊]|文史$|史志|[辑集选学会校]刊|通讯|文选$|统计|蓝皮书|白皮书|绿皮书|报告|公报|要览|概览|手册|黄页|号簿|日历|地图|交通图|游览图|城区图/u;
/** 背面, 碑阴, 墓志盖; the front is what is meant without a word. */
const FACE = /^(?:正面|背面|反面|碑阳|碑阴|碑额|碑侧|碑座|志盖|墓志盖|志石|[阴阳]面|局部|侧面)$/u;
const FACE_AT_END =
  /(?<=.{3})(?:碑阴|碑额|碑侧|志盖|墓志盖|[(\s]?背面\)?|(?<=[碑赞铭记])[额阴盖侧])$/u;
const FRONT = /^(?:正面|碑阳|阳面|志石)$/u;
/** I-50-23-甲: the number of a sheet. */
const SHEET_NUMBER = /^[a-z\d]{1,3}(?:-[a-z\d]{1,4}){1,4}(?:-?[甲乙丙丁])?$/u;
const COLLECTION_AT_END =
  /等[一二两三四五六七八九十\d]{1,2}种$|(?<!\d)(?:[一二两三四五六七八九十\d]{1,2}种)?(?:合[刊订编集印]|合订本)$/u;
/** （照片）, （季刊）: what it is, and no title of it. */
const KIND_WORD =
  /^(?:老?照片|拓片|拓本|手稿|信札|手札|图片|地图|明信片|实物|原件|复印件|期刊|报纸|图书)$/u;
const FREQUENCY = /^(?:[季月旬周年日]刊|双月刊|半月刊|双周刊|半年刊|不定期)$/u;
const YEAR_EDITION = /^((?:19|20)\d\d)年?版$/u;
const RESPONSIBLE = /(?:[编著撰纂修辑译绘摄注校述录]|主编|整理|等|编写组|委员会)$/u;
/** 卷清甘熙撰: who wrote it straight behind the extent. */
const BEHIND_EXTENT =
  /(?<=卷)\s?[(\[〔]?(?:[清明宋元晋唐]|民国|南[朝宋]|北宋)(?:代|朝)?[)\]〕]?\s?\p{Script=Han}{2,8}(?:撰|著|编|纂|修|辑)$/u;
/** In front of an old gazetteer: how the blocks were made, not what is written. */
const MADE_AGAIN = /^(?:重刊|重刻|重镌|新刊|新刻|新镌|重印|影印|钦定|御定|御纂|御制)(?=.{3})/u;
const DISTRICT =
  /^(?:江苏省?)?(?:南京市?)?(?=(?:玄武|秦淮|建邺|鼓楼|浦口|栖霞|雨花台?|江宁|六合|溧水|高淳|白下|下关|大厂|江浦)(?:[区县市]|.{2}))/u;

interface Work {
  text: string;
  /** 十六卷补遗十卷, where it stands apart. */
  extent: string;
  remainder: string[];
  numbers: PartNumber[];
  name: string;
  series: { core: string; numbers: readonly PartNumber[] }[];
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

/** @param printed one title as printed, with whatever is glued to it */
export function readHeading(printed: string): Heading {
  const folded = withUnknowns(fold(withoutGmd(printed.slice(0, LONGEST))))
    .replace(YEAR_IN_HAN, (year) => String(readNumeral(year) ?? year))
    .replace(/\s+/gu, ' ')
    .trim();
  const work: Work = {
    text: folded.replace(/(?:\.{3,6}|…{1,4}|。)$/u, ''),
    extent: '',
    remainder: [],
    numbers: [],
    name: '',
    series: [],
    editions: [],
    span: '',
    reign: '',
    isSet: false,
    isSerial: false,
    isMore: false,
    pieces: [],
    face: '',
    scale: 0,
  };
  const isCut = /(?:\.{3,6}|…)$/u.test(folded);
  work.text = work.text.replace(SURVIVING, '');
  takeResponsible(work);
  takeFront(work);
  takeSeriesTitle(work);
  takeBrackets(work);
  takeRemainder(work);
  takeBrackets(work);
  takeEdition(work);
  takeCollection(work);
  takePart(work);
  takeFace(work);
  takeSpanAndScale(work);
  const { hall, branch } = takeHouse(work);
  const { core, juan } = coreOf(work);
  const partLike = work.name === '' && work.remainder.length > 0 && isPartName(work.remainder[0]);
  return {
    core,
    remainder: keys(partLike ? work.remainder.slice(1) : work.remainder).filter(
      (key) => key !== core,
    ),
    numbers: work.numbers,
    name: titleKey(partLike ? (work.remainder[0] ?? '') : work.name),
    series: work.series,
    editions: work.editions,
    span: work.span,
    reign: work.reign,
    juan,
    hall,
    branch,
    isSet: work.isSet,
    isSerial: work.isSerial,
    isMore: work.isMore,
    pieces: keys(work.pieces),
    face: work.face,
    scale: work.scale,
    isCut,
  };
}

function keys(texts: readonly string[]): string[] {
  return texts.map(titleKey).filter((key) => key !== '');
}

function isPartName(text: string | undefined): boolean {
  return text !== undefined && PART_NAME.test(text.trim()) && !SET_NAME.test(text.trim());
}

/** `客座赘语 / 顾起元撰`, `白下琐言 (清)甘熙撰`. */
function takeResponsible(work: Work): void {
  const slash = work.text.indexOf('/');
  if (slash > 1 && !/\d$/.test(work.text.slice(0, slash).trimEnd())) {
    const behind = work.text.slice(slash + 1).trim();
    const isSpaced = work.text[slash - 1] === ' ' && work.text[slash + 1] === ' ';
    if (isSpaced || RESPONSIBLE.test(behind)) work.text = work.text.slice(0, slash).trim();
  }
  const bracket = /(?<=..)[(\[〔]([^()[\]〔〕]{1,4})[)\]〕]\s?\p{Script=Han}{2,10}$/u.exec(
    work.text,
  );
  if (bracket?.[1] !== undefined && isDynasty(bracket[1]) && RESPONSIBLE.test(work.text))
    work.text = work.text.slice(0, bracket.index).trim();
  work.text = work.text.replace(BEHIND_EXTENT, '');
}

function isDynasty(text: string): boolean {
  return DYNASTIES.has(text.trim().replace(/[代朝]$/u, ''));
}

/** 嘉庆, 民国, 光绪年间: what in front of a gazetteer tells of its time. */
function reignIn(text: string): string {
  const bare = text.trim().replace(/(?:年间|朝|年)$/u, '');
  if (bare === '') return '';
  return erasNamed(bare).length > 0 || bare === '民国' || isDynasty(bare) ? bare : '';
}

/** `[江宁区文史资料] 江宁古桥`, `[嘉庆]江宁府志`, `嘉庆新修江宁府志`. */
function takeFront(work: Work): void {
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
      addSeries(work, inside);
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
    work.text.length > 5 &&
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

const EDITION_IN_FRONT = /^(?:增订|修订|增补|订补|重订|新订)(?=.{4})/u;
/** 重修, 六修 of a register say which making of it this is. */
const REGISTER_AGAIN = /^(?:重修|续修|新修|增修|合修|[二三四五六七八九十]{1,2}修)(?=.{4})/u;

function addSeries(work: Work, printed: string): void {
  const { core, numbers } = readHeading(printed);
  if (core.length >= 2) work.series.push({ core, numbers });
}

/** 南京版 of a newspaper. */
function isCityEdition(text: string): boolean {
  return /^..{1,2}版$/u.test(text) && isCity(text.slice(0, -1));
}

/**
 * 金陵全书. 甲编, 方志类 : 景定建康志. 12: behind the title of a series stand its sections, the number and the title of
 * what lies here, in any order.
 */
const SERIES_IN_FRONT =
  /^(.{2,18}?(?:丛书|丛刊|丛编|文库|全书|集成|大系|书系|选辑|汇刊))\s?[.,:;·]\s?(?=.)/u;
const SECTION =
  /^(?:[甲乙丙丁戊己庚辛壬癸第一二三四五六七八九十]{1,3}编|.{1,6}[部类]|.{1,6}(?:地方|地区|系列|专辑)|(?:正|续|初)编|.{0,4}编)$/u;

function takeSeriesTitle(work: Work): void {
  const found = SERIES_IN_FRONT.exec(work.text);
  if (found?.[1] === undefined) return;
  const segments = work.text
    .slice(found[0].length)
    .split(/[.,:;·()\s]|(?<=[^\d])(?=\d)|(?<=\d)(?=\p{Script=Han}{2})/u);
  work.text = found[1];
  for (const segment of segments.map((one) => one.trim())) {
    if (segment === '' || SECTION.test(segment) || isExtent(segment)) continue;
    const { numbers, rest } = readParts(segment);
    if (numbers.length > 0 && rest === '') work.numbers.push(...numbers);
    else if (work.name === '') work.name = segment;
  }
}

/** 盋山志四种合订, 后湖志·雨花石谱合刊. */
function takeCollection(work: Work): void {
  const titles = new Map(work.text.split(';').map((title) => [titleKey(title), title.trim()]));
  const several = [...titles].flatMap(([key, title]) => (key.length >= 2 ? title : []));
  if (several.length === 1) work.text = several[0] ?? work.text;
  if (several.length > 1) {
    work.isMore = true;
    work.pieces.push(...several);
    work.text = several[0] ?? work.text;
    work.remainder.unshift(...several.slice(1));
    return;
  }
  const found = COLLECTION_AT_END.exec(work.text);
  if (found === null || found.index < 2 || work.numbers.length > 0) return;
  if (partStart(work.text) >= 2) return;
  work.isMore = true;
  const named = work.text.slice(0, found.index).split(/[·、,]/u);
  work.pieces.push(...named);
  if (named.length === 1) work.text = named[0] ?? work.text;
}

function takeFace(work: Work): void {
  const found = FACE_AT_END.exec(work.text);
  if (found === null) return;
  work.face ||= found[0].replace(/[()\s]/gu, '');
  work.text = work.text.slice(0, found.index);
}

/** Takes brackets off the end as long as they are no part of the title. */
function takeBrackets(work: Work): void {
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
function takeInside(work: Work, inside: string, kind: number): boolean {
  if (inside === '' || BINDING.test(inside) || BESIDE.test(inside)) return true;
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
  if (tellsEdition(inside) && !SET_NAME.test(inside)) {
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
    addSeries(work, inside);
    return true;
  }
  if (!/\p{Script=Han}/u.test(inside)) return true;
  if (kind >= QUOTES) return false;
  work.remainder.unshift(inside);
  return true;
}

function spanIn(text: string): string {
  const [, from, to] = SPAN.exec(text) ?? [];
  return from === undefined || to === undefined || Number(from) > Number(to) ? '' : `${from}-${to}`;
}

/** 1:10000, 1/4000, 一比五千, 二十万分之一 as the number behind the one; 0 when none is said. */
export function scaleIn(text: string): number {
  const printed = SCALE.exec(text)?.[0];
  if (printed === undefined) return 0;
  if (printed.startsWith('1')) {
    const digits = Number(printed.slice(1).replace(/[\s,:/万千]/gu, ''));
    return digits * (printed.endsWith('万') ? 10_000 : printed.endsWith('千') ? 1_000 : 1);
  }
  const numeral = printed.replace(/^一比|分之?一$/gu, '');
  const [high = '', low = ''] = numeral.split('万');
  const bare = (part: string): number =>
    readNumeral(/^[千百]/u.test(part) ? `一${part}` : part) ?? 0;
  if (!numeral.includes('万')) return bare(high);
  return (high === '' ? 1 : bare(high)) * 10_000 + (low === '' ? 0 : bare(low));
}

/** `正题名 : 副题名`, `正题名——副题名`, `正题名 = Parallel title`. */
function takeRemainder(work: Work): void {
  work.text = cutAt(work.text, / ?= ?/u)[0];
  const [main, behind] = cutAt(
    work.text,
    /(?<!\d) ?: ?(?!\d{3})|(?<=[\p{Script=Han})\]]) ?(?:——|--|—) ?(?=\p{Script=Han})/u,
  );
  if (titleKey(main).length < 2 || behind === '') return;
  work.text = main;
  for (const one of behind.split(/ ?: ?/u).toReversed()) {
    const bare = one.replace(/[(\[〔][^()[\]〔〕]{1,30}[)\]〕]$/u, '').trim();
    const bracket = one.slice(bare.length).replace(/^[\s(\[〔]+|[)\]〕]$/gu, '');
    if (bracket !== '' && !takeInside(work, bracket, 0)) work.remainder.unshift(bracket);
    const { numbers, rest } = readParts(bare);
    const span = spanIn(bare);
    // 随园诗话 : 十六卷补遗十卷
    if (isExtent(bare)) work.extent = bare;
    else if (WHOLE.test(bare)) work.isSet = true;
    else if (span !== '' && bare.length <= 16) work.span = span;
    else if (tellsEdition(bare) && !PART_NAME.test(bare)) work.editions.push(bare);
    else if (numbers.length > 0 && work.numbers.length === 0) {
      work.numbers.push(...numbers);
      if (rest !== '') work.name = rest;
    } else if (bare !== '') work.remainder.unshift(bare);
  }
}

function isExtent(text: string): boolean {
  const key = titleKey(text);
  return key.endsWith('卷') && withoutExtent(key) === '';
}

function cutAt(text: string, mark: RegExp): [string, string] {
  const found = mark.exec(text);
  return found === null || found.index < 2
    ? [text, '']
    : [text.slice(0, found.index).trim(), text.slice(found.index + found[0].length).trim()];
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

/** 南京简史第2版, 南京简史 修订本: the edition without brackets. */
const EDITION_AT_END =
  /(?<=.{3})[\s.,·:-]{0,3}((?:第\s?[\d一二三四五六七八九十]{1,2}\s?|[修增]订|最新|影印|点校|标点|大字|[英日法德俄]文|青少年|少儿)[版本]|(?:汉英|中英文?|英汉|汉日|中日|双语)(?:对照)?[版本]?)$/u;

/** 白下琐言 稿本: parted by a blank, as 稿本 ends titles as well. */
const MAKING_AT_END = /(?<=.{3})[\s.,·]((?:.{0,6}[稿抄刻]|传抄|过录|石印|铅印|油印|活字)本)$/u;

function takeEdition(work: Work): void {
  const found = EDITION_AT_END.exec(work.text) ?? MAKING_AT_END.exec(work.text);
  if (found?.[1] === undefined) return;
  work.editions.push(found[1]);
  work.text = work.text.slice(0, found.index);
}

function takePart(work: Work): void {
  const { title, numbers, name } = titleAndPart(work.text);
  if (numbers.length > 0) {
    work.text = title;
    work.numbers.unshift(...numbers);
    if (name !== '') work.name = tidyName(work, name);
  }
  takeYear(work);
  takeDay(work);
  const direction = /(?<=..)\s?((?:[东西南北中][城]?|城[东西南北]?|[上下前后])部分)$/u.exec(
    work.text,
  );
  if (direction?.[1] !== undefined && work.name === '') {
    work.name = direction[1];
    work.text = work.text.slice(0, direction.index);
  }
  // 金陵诗文钞 诗词部
  const section = /(?<=.{3}) (\S{1,5}[^\s\d一二三四五六七八九十][部篇卷函集编])$/u.exec(work.text);
  if (section?.[1] !== undefined && work.name === '' && work.numbers.length === 0) {
    work.name = section[1];
    work.text = work.text.slice(0, section.index);
  }
  // 江苏省志·交通志, 南京市志. 人物卷
  const [main, behind] = cutAt(work.text, /(?<=[\p{Script=Han})]) ?[·.,] ?(?=\p{Script=Han})/u);
  const isParted = main.length >= 4 && behind.length <= 8 && !/[·]/u.test(behind);
  if (
    behind !== '' &&
    work.name === '' &&
    (isParted || isPartName(behind) || SET_NAME.test(main))
  ) {
    const { numbers: inner, rest } = readParts(behind);
    work.numbers.push(...inner);
    work.text = main;
    work.name = inner.length > 0 ? rest : behind;
  }
}

/** 新华日报. 民国三十五年三月十六日: an issue of a newspaper. */
const DAY_AT_END =
  /(?<=..)[\s.,·(]{0,3}((?:民国|中华民国)?[\d零一二三四五六七八九十]{1,4}年[\d零一二三四五六七八九十]{1,3}月(?:[\d零一二三四五六七八九十]{1,3}[日号])?|(?:民国|中华民国)[\d零一二三四五六七八九十]{1,4}年[至到—-](?:民国)?[\d零一二三四五六七八九十]{1,4}年)\)?$/u;

function takeDay(work: Work): void {
  const found = DAY_AT_END.exec(work.text);
  if (found?.[1] === undefined) return;
  const day = dayNumber(found[1]);
  if (day === null) return;
  work.text = work.text.slice(0, found.index);
  work.numbers.push(day);
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

/** What stands behind the number may itself be in brackets, or tell of the edition. */
function tidyName(work: Work, name: string): string {
  const bare = name.replace(/^[(\[〔《「]|[)\]〕》」]$/gu, '').trim();
  if (tellsEdition(bare) && !PART_NAME.test(bare)) {
    work.editions.push(bare);
    return '';
  }
  return bare;
}

/** 2015南京年鉴, 南京年鉴2015, 南京市地图 2008年版: of such titles the year tells one from the next. */
function takeYear(work: Work): void {
  if (!WITH_YEARS.test(work.text) || work.numbers.some(({ unit }) => unit === 'year')) return;
  const several = /(?<=\D)[\s·.]{0,3}((?:19|20)\d\d)[-~—、/]((?:19|20)\d\d)年?(?:合刊|卷)?$/u.exec(
    work.text,
  );
  if (several?.[1] !== undefined && several[2] !== undefined && several.index >= 2) {
    work.text = work.text.slice(0, several.index);
    work.numbers.unshift({ unit: 'year', from: Number(several[1]), to: Number(several[2]) });
    return;
  }
  const front = /^((?:19|20)\d\d)年?度?(?=[^\d-])/u.exec(work.text);
  const back = /(?<=\D)[\s·-]{0,3}((?:19|20)\d\d)\s?年?度?[卷版]?$/u.exec(work.text);
  const found = front ?? back;
  if (found?.[1] === undefined) return;
  const text = front === null ? work.text.slice(0, found.index) : work.text.slice(found[0].length);
  if (titleKey(text).length < 2) return;
  work.text = text.trim();
  const year = Number(found[1]);
  work.numbers.unshift({ unit: 'year', from: year, to: year });
}

function takeSpanAndScale(work: Work): void {
  const span = SPAN.exec(work.text);
  if (work.span === '' && span !== null && span.index >= 2) {
    const found = spanIn(span[0]);
    if (found !== '') {
      work.span = found;
      work.text = `${work.text.slice(0, span.index)}${work.text.slice(span.index + span[0].length)}`;
    }
  }
  if (work.scale === 0) {
    work.scale = scaleIn(work.text);
    if (work.scale > 0) work.text = work.text.replace(SCALE, '');
  }
}

function takeHouse(work: Work): { hall: string; branch: string } {
  if (!REGISTER.test(work.text)) return { hall: '', branch: '' };
  const all = [work.text, work.name, ...work.remainder].join(' ').trim();
  const hall = HALL.exec(all)?.[1] ?? '';
  // Behind the name of the place and the family.
  const branch = BRANCH.exec(all.replace(/^.{2}/u, '  '))?.[0] ?? '';
  if (hall !== '') takeWord(work, hall);
  if (branch !== '') takeWord(work, branch);
  return { hall, branch: branch.replace(/[支分]$/u, '') };
}

function takeWord(work: Work, word: string): void {
  const without = (text: string): string => text.replace(word, '').replace(/^\s|(?<=谱)卷$/gu, '');
  work.text = without(work.text);
  if (work.name.includes(word)) work.name = '';
  work.remainder = work.remainder.filter((one) => !one.includes(word));
}

const YEAR_IN_HAN = /[零一二三四五六七八九]{4}/gu;
const JUAN_AT_END = /(?:^|\D)(\d{1,3}|[零一二三四五六七八九十百]{1,6})卷/u;

/** 江宁湖熟杨氏宗谱: the village says where they live, and the county before it is said or not. */
const COUNTY_OF_REGISTER =
  /^(?:江苏|南京|江宁|上元|金陵|溧水|高淳|六合|江浦|句容|白下)[省府市县区]?(?=\p{Script=Han}{3,5}氏.{0,4}谱)/u;
const LETTER_AT_END = /(?<=[致与复].{2,8})(?:手札|信札|书信|书|信|札)$/u;
const KIND_AT_END = /(?<=.{3})(?:拓片|拓本|老?照片)$/u;

function coreOf(work: Work): { core: string; juan: number | null } {
  const whole = titleKey(`${work.text}${work.extent}`);
  const bare = withoutExtent(whole);
  const numeral = bare.length < 2 ? undefined : JUAN_AT_END.exec(whole.slice(bare.length))?.[1];
  const juan =
    numeral === undefined ? null : /^\d/.test(numeral) ? Number(numeral) : readNumeral(numeral);
  let core = bare.length < 2 ? whole : bare;
  core = core.replace(MADE_AGAIN, '').replace(DISTRICT, '');
  // 江宁杨氏重修族谱; 胡适致某某信札, 书, 函; 校官碑拓片.
  if (isRegister(core))
    core = core.replace(
      /(?:重修|续修|新修|增修|合修|[二三四五六七八九十]{1,2}修)(?=.{0,4}谱)/u,
      '',
    );
  core = core.replace(COUNTY_OF_REGISTER, '').replace(LETTER_AT_END, '函').replace(KIND_AT_END, '');
  // A crosswalk that writes the title twice.
  const half = core.length / 2;
  if (core.length >= 6 && Number.isInteger(half) && core.slice(0, half) === core.slice(half))
    core = core.slice(0, half);
  return { core: core.length >= 2 ? core : titleKey(work.text), juan };
}
