/**
 * What stands behind a title without brackets, taken off it: who wrote it, other title information, the edition, the part,
 * the year of a yearbook, the day of a newspaper, the hall and branch of a family. Most titles have none of it, and
 * patterns that look behind every character are only tried where a mark or the last character allows them.
 */
import { titleKey } from '../../text/text.ts';
import { tellsEdition } from './edition-marks.ts';
import { BESIDE, WHOLE, takeInside } from './heading-brackets.ts';
import type { Work } from './heading-brackets.ts';
import {
  PART_NAME,
  SCALE,
  SET_NAME,
  SPAN,
  WITH_YEARS,
  cutAt,
  dayNumber,
  isDynasty,
  isExtent,
  isPartName,
  isRegister,
  scaleIn,
  spanIn,
  titleAndPart,
} from './heading-words.ts';
import { partStart, readParts } from './parts.ts';

const RESPONSIBLE = /(?:[编著撰纂修辑译绘摄注校述录]|主编|整理|等|编写组|委员会)$/u;

/** 卷清甘熙撰: who wrote it straight behind the extent. */
const BEHIND_EXTENT =
  /(?<=卷)\s?[(\[〔]?(?:[清明宋元晋唐]|民国|南[朝宋]|北宋)(?:代|朝)?[)\]〕]?\s?\p{Script=Han}{2,8}(?:撰|著|编|纂|修|辑)$/u;

const DYNASTY_BEFORE = /(?<=..)[(\[〔]([^()[\]〔〕]{1,4})[)\]〕]\s?\p{Script=Han}{2,10}$/u;

/** `客座赘语 / 顾起元撰`, `白下琐言 (清)甘熙撰`. */
export function takeResponsible(work: Work): void {
  const slash = work.text.indexOf('/');
  if (slash > 1 && !/\d$/.test(work.text.slice(0, slash).trimEnd())) {
    const behind = work.text.slice(slash + 1).trim();
    const isSpaced = work.text[slash - 1] === ' ' && work.text[slash + 1] === ' ';
    if (isSpaced || RESPONSIBLE.test(behind)) work.text = work.text.slice(0, slash).trim();
  }
  const bracket = /[)\]〕]/u.test(work.text) ? DYNASTY_BEFORE.exec(work.text) : null;
  if (bracket?.[1] !== undefined && isDynasty(bracket[1]) && RESPONSIBLE.test(work.text))
    work.text = work.text.slice(0, bracket.index).trim();
  if (work.text.includes('卷')) work.text = work.text.replace(BEHIND_EXTENT, '');
}

/** `正题名 : 副题名`, `正题名——副题名`, `正题名 = Parallel title`. */
export function takeRemainder(work: Work): void {
  if (!/[=:—-]/u.test(work.text)) {
    takeBehindBlank(work);
    return;
  }
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
    else if (BESIDE.test(bare)) continue;
    else if (WHOLE.test(bare)) work.isSet = true;
    else if (span !== '' && bare.length <= 16) work.span = span;
    else if (tellsEdition(bare) && !PART_NAME.test(bare)) work.editions.push(bare);
    else if (numbers.length > 0 && work.numbers.length === 0) {
      work.numbers.push(...numbers);
      if (rest !== '') work.name = rest;
    } else if (bare !== '') work.remainder.unshift(bare);
  }
}

/** 苜蓿园旧居探微 民国别墅里的人和事: a blank between two stretches of Han, neither of which is a word. */
const BLANK = /^([^ ]{4,}\p{Script=Han}) (\p{Script=Han}{5}[^ ]*)$/u;

function takeBehindBlank(work: Work): void {
  if (!work.text.includes(' ') || partStart(work.text) >= 2) return;
  const [, main, behind] = BLANK.exec(work.text) ?? [];
  if (main === undefined || behind === undefined || isRegister(work.text) || SET_NAME.test(main))
    return;
  work.text = main;
  work.remainder.unshift(behind);
}

const COLLECTION_AT_END =
  /等[一二两三四五六七八九十\d]{1,2}种$|(?<!\d)(?:[一二两三四五六七八九十\d]{1,2}种)?(?:合[刊订编集印]|合订本)$/u;

/** 盋山志四种合订, 后湖志·雨花石谱合刊. */
export function takeCollection(work: Work): void {
  const several = work.text.includes(';') ? titlesIn(work.text) : [work.text.trim()];
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

/** Each once. */
function titlesIn(text: string): string[] {
  const titles = new Map(text.split(';').map((title) => [titleKey(title), title.trim()]));
  return [...titles].flatMap(([key, title]) => (key.length >= 2 ? title : []));
}

const FACE_AT_END =
  /(?<=.{3})(?:碑阴|碑额|碑侧|志盖|墓志盖|[(\s]?背面\)?|(?<=[碑赞铭记])[额阴盖侧])$/u;

export function takeFace(work: Work): void {
  if (!/[阴额侧盖面)]$/u.test(work.text)) return;
  const found = FACE_AT_END.exec(work.text);
  if (found === null) return;
  work.face ||= found[0].replace(/[()\s]/gu, '');
  work.text = work.text.slice(0, found.index);
}

/** 南京简史第2版, 南京简史 修订本: the edition without brackets. */
const EDITION_AT_END =
  /(?<=.{3})[\s.,·:-]{0,3}((?:第\s?[\d一二三四五六七八九十]{1,2}\s?|[修增]订|最新|影印|点校|标点|大字|[英日法德俄]文|青少年|少儿)[版本]|(?:汉英|中英文?|英汉|汉日|中日|双语)(?:对照)?[版本]?)$/u;

/** 白下琐言 稿本: parted by a blank, as 稿本 ends titles as well. */
const MAKING_AT_END = /(?<=.{3})[\s.,·]((?:.{0,6}[稿抄刻]|传抄|过录|石印|铅印|油印|活字)本)$/u;

export function takeEdition(work: Work): void {
  if (!/[版本英文汉日语照]$/u.test(work.text)) return;
  const found = EDITION_AT_END.exec(work.text) ?? MAKING_AT_END.exec(work.text);
  if (found?.[1] === undefined) return;
  work.editions.push(found[1]);
  work.text = work.text.slice(0, found.index);
}

const DIRECTION_AT_END = /(?<=..)\s?((?:[东西南北中][城]?|城[东西南北]?|[上下前后])部分)$/u;

/** 金陵诗文钞 诗词部 */
const SECTION_AT_END = /(?<=.{3}) (\S{1,5}[^\s\d一二三四五六七八九十][部篇卷函集编])$/u;

/** 雨花路石铺 智字号: a word of its own behind a blank, whatever it counts by. */
const WORD_AT_END = /(?<=\p{Script=Han}{4}) (\p{Script=Han}{1,4})$/u;

export function takePart(work: Work): void {
  const { title, numbers, name } = titleAndPart(work.text);
  if (numbers.length > 0) {
    work.text = title;
    work.numbers.unshift(...numbers);
    if (name !== '') work.name = tidyName(work, name);
  }
  takeYear(work);
  takeDay(work);
  const direction = work.text.endsWith('部分') ? DIRECTION_AT_END.exec(work.text) : null;
  if (direction?.[1] !== undefined && work.name === '') {
    work.name = direction[1];
    work.text = work.text.slice(0, direction.index);
  }
  const section = work.text.includes(' ') ? SECTION_AT_END.exec(work.text) : null;
  if (section?.[1] !== undefined && work.name === '' && work.numbers.length === 0) {
    work.name = section[1];
    work.text = work.text.slice(0, section.index);
  }
  const word = work.text.includes(' ') ? WORD_AT_END.exec(work.text) : null;
  if (word?.[1] !== undefined && work.name === '' && work.numbers.length === 0) {
    if (!RESPONSIBLE.test(word[1]) && !isExtent(word[1])) {
      work.name = BESIDE.test(word[1]) ? '' : word[1];
      work.text = work.text.slice(0, word.index);
    }
  }
  if (!/[·.,]/u.test(work.text)) return;
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
  if (!/[日号月年)]$/u.test(work.text)) return;
  const found = DAY_AT_END.exec(work.text);
  if (found?.[1] === undefined) return;
  const day = dayNumber(found[1]);
  if (day === null) return;
  work.text = work.text.slice(0, found.index);
  work.numbers.push(day);
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

const YEAR_WITHIN = /(?<=..[省市县区镇])((?:19|20)\d\d)年度?(?=\p{Script=Han}{4})/u;

/** 2015南京年鉴, 南京年鉴2015, 南京市地图 2008年版: of such titles the year tells one from the next. */
function takeYear(work: Work): void {
  if (!/(?:19|20)\d\d/u.test(work.text)) return;
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
  // 南京市2019年国民经济和社会发展统计公报
  const within = work.text.includes('统计') ? YEAR_WITHIN.exec(work.text) : null;
  const found = front ?? back ?? within;
  if (found?.[1] === undefined) return;
  const text = work.text.slice(0, found.index) + work.text.slice(found.index + found[0].length);
  if (titleKey(text).length < 2) return;
  work.text = text.trim();
  const year = Number(found[1]);
  work.numbers.unshift({ unit: 'year', from: year, to: year });
}

export function takeSpanAndScale(work: Work): void {
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

const HALL = /(?:^|(?<=[\s\p{Script=Han}(]))(\p{Script=Han}{2}堂)(?=.{0,12}(?:谱|家乘)|$|\))/u;

const BRANCH =
  /(?:[长大小老二三四五六七八九十元亨利贞仁义礼智信忠孝上下东西南北前后中]|第[一二三四五六七八九十])(?:公?房|分支|支|分|门|股)支?|\p{Script=Han}[房支]派/u;

export function takeHouse(work: Work): { hall: string; branch: string } {
  if (!isRegister(work.text)) return { hall: '', branch: '' };
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
