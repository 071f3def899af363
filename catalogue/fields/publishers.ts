/** Places and publishers as printed, and the form in which publishers are compared. */
import { isOverlong } from '../text/bounds.ts';
import { fold } from '../text/text.ts';

export interface Publication {
  readonly place: string | null;
  /** 出版者, or the block-cutter 刻书者 of old books. */
  readonly publisher: string | null;
  readonly raw: string;
}

const UNKNOWN =
  /^[[［(（]?(?:s\.?\s?n\.?|s\.?\s?l\.?|出版者不详|出版地不详|不详|未知|无|缺|\?|[-－—]+)[\]］)）]?$/i;

/** Cities in which most Chinese books were published; enough to tell a place from a publisher. */
const PLACES = new Set(
  '北京 上海 南京 天津 重庆 广州 杭州 苏州 武汉 成都 西安 沈阳 长春 哈尔滨 济南 合肥 福州 南昌 郑州 长沙 南宁 昆明 贵阳 兰州 石家庄 太原 呼和浩特 乌鲁木齐 海口 香港 台北 扬州 镇江 无锡 常州 南通 徐州 江宁 金陵 江苏 北平 高雄 澳门 深圳 大连 青岛 桂林 济南 厦门 绍兴 宁波 嘉兴 湖州 松江 常熟 太仓 昆山 安庆 芜湖 徽州 淮安 盐城 泰州 高淳 溧水 溧阳 六合 江浦 句容 上元 丹阳 仪征 长安 保定 开封 洛阳 东京 京都 London New\u00A0York'.split(
    ' ',
  ),
);

/**
 * Publications in one record. `南京 : 江苏人民出版社` is a place and its publisher; of two values of which
 * one is a place (as crosswalks from MARC make them) the two are one publication.
 */
export function readPublication(raws: readonly string[]): Publication[] {
  const values = raws.flatMap((raw) => (isOverlong(raw) ? [raw] : severalIn(unbracketed(raw))));
  const read = [...new Set(values)].filter((value) => value !== '').map(readOne);
  const paired: Publication[] = [];
  for (let i = 0; i < read.length; i++) {
    const one = read[i];
    const next = read[i + 1];
    if (one === undefined) continue;
    if (next !== undefined && isLonePlace(one) && next.publisher !== null && next.place === null) {
      paired.push({ place: one.place, publisher: next.publisher, raw: `${one.raw} : ${next.raw}` });
      i++;
    } else if (
      next !== undefined &&
      isLonePlace(next) &&
      one.publisher !== null &&
      one.place === null &&
      read.length === 2
    ) {
      paired.push({ place: next.place, publisher: one.publisher, raw: `${next.raw} : ${one.raw}` });
      i++;
    } else paired.push(one);
  }
  return paired.filter((one) => one.place !== null || one.publisher !== null);
}

/** [南京 : 江苏人民出版社] without the brackets around all of it. */
function unbracketed(raw: string): string {
  const printed = raw.trim();
  const inner = /^[[［]([^[\]［］]+)[\]］]$/u.exec(printed)?.[1];
  return inner !== undefined && /[^][:：][^]/u.test(inner) ? inner : printed;
}

/** 北京 : 中华书局 ; 上海 : 上海古籍出版社, but not 北京 ; 上海 : 商务印书馆. */
function severalIn(printed: string): string[] {
  const several: string[] = [];
  let one = '';
  let isNamed = false;
  // Part, mark, part, mark, part …
  for (const piece of printed.split(/([;；])/u)) {
    if (isNamed && /^\s*[^\s:：][^:：]*[:：]/u.test(piece)) {
      several.push(one.slice(0, -1).trim());
      one = '';
    }
    one += piece;
    isNamed ||= /[:：][^]/u.test(piece);
  }
  return [...several, one.trim()];
}

function readOne(raw: string): Publication {
  if (isOverlong(raw)) return { place: null, publisher: raw, raw };
  const split = /^([^:：]{1,30}?) ?[:：] ?(.+)$/u.exec(raw);
  if (split?.[1] !== undefined && split[2] !== undefined) {
    return { place: known(split[1]), publisher: known(split[2].replace(DATE_AT_END, '')), raw };
  }
  const [, inside, behind] = PLACE_IN_BRACKETS.exec(raw) ?? [];
  if (inside !== undefined && behind !== undefined && isCity(inside))
    return { place: inside, publisher: known(behind.replace(DATE_AT_END, '')), raw };
  const value = known(raw.replace(DATE_AT_END, ''));
  if (value !== null && isCity(value)) return { place: value, publisher: null, raw };
  const [first = '', second = '', ...more] = value?.split(/\s+/u) ?? [];
  if (isCity(first) && /\p{Script=Han}{2}/u.test(second) && more.length === 0) {
    return { place: first, publisher: second, raw };
  }
  return { place: null, publisher: value, raw };
}

/** [南京]江苏人民出版社 */
const PLACE_IN_BRACKETS = /^[[［〔(（]([^\]］〕)）]{2,6})[\]］〕)）]\s?(.{2,})$/u;

const DATE_AT_END = /[,，] ?[\d[［c©民].*/su;

/** 南京, 南京市, 高淳县 */
export function isCity(text: string): boolean {
  const folded = fold(text);
  return PLACES.has(folded) || PLACES.has(folded.replace(/[市县府]$/u, ''));
}

function isLonePlace(publication: Publication): boolean {
  return publication.place !== null && publication.publisher === null;
}

function known(text: string): string | null {
  const value = text
    .trim()
    .replace(/^[[［](.+)[\]］]$/u, '$1')
    .trim();
  return value === '' || UNKNOWN.test(text.trim()) || UNKNOWN.test(value) ? null : value;
}

/** 上海商务印书馆: houses that moved or had branches, with the city of one in front. */
const BRANCH =
  /^(?:北京|北平|上海|南京|重庆|长沙|台北|香港)(?=(?:商务印书馆|中华书局|正中书局|世界书局|大东书局|开明书店|三联书店)$)/u;

/**
 * The form in which publishers are compared: folded, without blanks, brackets and company forms;
 * 江苏人民 is 江苏人民出版社.
 */
export function publisherKey(name: string): string {
  const key = fold(name)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?:股份)?有限(?:责任)?公司$|集团(?:公司)?$/u, '')
    .replace(BRANCH, '');
  return /(?:人民|教育|文艺|古籍|美术|科技|科学技术|大学|少儿|凤凰)$/u.test(key)
    ? `${key}出版社`
    : key;
}
