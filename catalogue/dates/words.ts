/**
 * Reads one date with the words that stand round it: 约1935年, c1998, 1998印, 清光绪10年金陵书局刻本.
 *
 * The words say how sure the date is, whether it is a printing rather than an edition, and that a
 * bare reign title is a date at all. Neighbours: `western.ts`, `reigns.ts` read the date
 * itself, `spans.ts` follows brackets and ranges.
 */
import { noSurerThan, type DateReading } from './reading.ts';
import { readReign } from './reigns.ts';
import { readPeriod } from './reign-periods.ts';
import { readEraYear, readWestern } from './western.ts';

export interface Found {
  readonly reading: DateReading;
  /** True when the text says printing rather than edition: 1998印, 2007重印. */
  readonly isReprint: boolean;
}

const DOUBT_BEFORE =
  /^(?:大约|大概|约在|约为|约|疑为|疑|似|\[?circa |ca?\. ?|ca |approximately |about )/;
const DOUBT_AFTER = /(?:\(\?\)|\?|左右|前后|上下|\(疑\)|\(约\))$/;
const COPYRIGHT = /^(?:©|℗|copyright ?|cop\.? ?|(?:pc|[cp])[ .]?(?=\d{4}))/;
const OUR_ERA =
  /^(?:(?:公元|西元|西历|公历)(?:纪元)?|a\.?d\.? ?|(?:anno(?: domini)?|in the year|im jahre?|jahr|l'an) )(?!前)/;
const PRINTED = /^(?:reprinted|printed|reprint) (?:in )?|(?: printing| reprint)$/;

/** Printing, as against edition: 1998印, 第2次印刷, 重印. 铅印, 影印 and 印本 are kinds of edition. */
const PRINTING =
  /(?:第\d{1,2}版)?(?:第?\d{1,2}次|(?<=[年月])\d{1,2}次?|再次|重|加)?印刷?$|(?:第?\d{1,2}次|重)印本?$/;
const FIRST_PRINTING = /第1次印刷?$/;
const PRINTING_METHOD = /[影铅石油排套胶活彩木翻摹朱墨刻刊]印$/;

/** Kinds of edition and the words that lead to them; numbers only behind 第 or a unit of time. */
const EDITION_PART =
  '(?:武英殿|内府|聚珍|活字|朱墨|[修补增续重翻覆影仿递精初原后自官家坊私监殿木石铅铜泥油排套彩晒打摹手旧钤订校再新三出发刊刻印抄钞写拓绘藏序跋改朱墨蓝红绿色仿]|第\\d{1,2}|(?<=[年月日号])\\d{1,2})';
const EDITION =
  /(?:(?:[第新]|(?<=[年月日号]))\d{1,2}版|[刻刊印抄钞写稿拓绘铸镌梓修补纂撰辑版序跋]本?|活字本|手稿本?|[刻刊印刷]行|发行|成书|[创停复]刊|影本|藏板|聚珍本?|(?:聚珍)?仿宋本?|重排本?|(?:复制|打字|整理|标点|[修增校重]订)本?)$/;
const EDITION_LEAD = new RegExp(`${EDITION_PART}$`);
const EDITION_IN_FRONT = /^(?:第\d{1,2}版|[初再]版|修订版)[,. ]?(?=\d)/;
/** A printer between year and edition word: 金陵书局刻本. Only names that end like a firm or a house. */
const HOUSE =
  '\\p{Script=Han}{1,14}(?:书局|书院|书屋|书坊|书馆|书社|印书馆|刻经处|官书处|山房|精舍|草堂|报馆|公司|[堂斋阁楼轩馆社署局氏家学殿寺庵处院府监司县州路衙厂铺坊塾庠])$';
const PRINTER = new RegExp(`(?<=[年月日春夏秋冬子丑寅卯辰巳午未申酉戌亥])${HOUSE}`, 'u');
const ONLY_PRINTER = new RegExp(`^${HOUSE}`, 'u');

/** 1991年8月北京第1版: where, between when and which. */
const CITY = /(?<=[年月日])(?:北京|北平|上海|南京|重庆|天津|广州|长沙|汉口|桂林|成都|苏州|杭州)$/;

/** 1998年6月南京出版社, 南京:江苏古籍出版社,1991年: a publisher that is one beyond doubt. */
const PUBLISHER_BEHIND =
  /(?<=[年月日])\p{Script=Han}{1,14}(?:出版社|印书馆|书局|书店|书社)(?:出版|印行)?$/u;
const PUBLISHER_IN_FRONT =
  /^(?:\p{Script=Han}{1,8}:)?\p{Script=Han}{1,14}(?:出版社|印书馆|书局|书店|书社)[,. ]?(?=\d{4}|民国|清)/u;

/** One date with the words of doubt, copyright, printing and edition that may stand round it. */
export function readOne(printed: string, thisYear: number): Found | null {
  let text = printed;
  let certainty: DateReading['certainty'] = 'certain';
  let editionFollows = false;
  let isReprint = false;
  for (let steps = 0; steps < 16; steps++) {
    const reading =
      readWestern(text, thisYear) ?? readReign(text, thisYear) ?? readPeriod(text, editionFollows);
    if (reading !== null) {
      return { reading: noSurerThan(reading, certainty), isReprint };
    }
    if (DOUBT_BEFORE.test(text) || DOUBT_AFTER.test(text)) {
      text = text.replace(DOUBT_BEFORE, '').replace(DOUBT_AFTER, '');
      certainty = 'approximate';
    } else if (COPYRIGHT.test(text)) {
      text = text.replace(COPYRIGHT, '');
      if (certainty === 'certain') certainty = 'inferred';
    } else if (PRINTED.test(text)) {
      text = text.replace(PRINTED, '');
      isReprint = true;
    } else if (OUR_ERA.test(text)) {
      text = text.replace(OUR_ERA, '');
      const early = readEraYear(text);
      if (early !== null) return { reading: noSurerThan(early, certainty), isReprint };
    } else if (PRINTING.test(text) && /^\d/.test(text) && !PRINTING_METHOD.test(text)) {
      isReprint = !FIRST_PRINTING.test(text);
      text = text.replace(PRINTING, '');
    } else if (EDITION.test(text)) {
      isReprint ||= /重印本?$/.test(text);
      text = text.replace(EDITION, '');
      editionFollows = true;
    } else if (editionFollows && PRINTER.test(text)) {
      text = text.replace(PRINTER, '');
    } else if (editionFollows && CITY.test(text)) {
      text = text.replace(CITY, '');
    } else if (editionFollows && EDITION_LEAD.test(text)) {
      text = text.replace(EDITION_LEAD, '');
    } else if (PUBLISHER_BEHIND.test(text) || PUBLISHER_IN_FRONT.test(text)) {
      text = text.replace(PUBLISHER_BEHIND, '').replace(PUBLISHER_IN_FRONT, '');
    } else if (EDITION_IN_FRONT.test(text)) {
      text = text.replace(EDITION_IN_FRONT, '');
    } else {
      const behind = editionFollows ? readBeforePrinter(text) : null;
      return behind === null ? null : { reading: noSurerThan(behind, certainty), isReprint };
    }
  }
  return null;
}

/** 清光绪江南官书局刻本: a printer straight behind dynasty and era, both of which must stand there. */
function readBeforePrinter(text: string): DateReading | null {
  for (let size = text.length - 2; size > 2; size--) {
    if (!ONLY_PRINTER.test(text.slice(size))) continue;
    const reading = readPeriod(text.slice(0, size), true);
    const { dynasty = '', era = '' } = reading?.head ?? {};
    if (reading !== null && dynasty !== '' && era !== '') return reading;
  }
  return null;
}

/** True when `text` (plain, without brackets) says that there is no date: n.d., 出版年不详. */
export function saysNoDate(text: string): boolean {
  return NO_DATE.test(text);
}

const NO_DATE =
  /^(?:n\.?d\.?|s\.?a\.?|no date|date unknown|undated|unknown|null|none|-+|\?+|无|缺|(?:[出刊][版刻行]|印刷|刻印|制作|拍摄|成书)?(?:年份?|年代|年月|日期|时间|期)?(?:不详|不明|未详|未知|未注明?|失考|无考|待考|阙如?|缺)|无(?:出版)?(?:年份?|年代|日期))[.。]?$/;
