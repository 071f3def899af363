/**
 * Cells as suppliers type them, as a cataloguer would: 1版1次 is 第1版, 202305 is 2023-05, 南京：南京出版社 is a place
 * and a house, and what is glued to titles is put into brackets.
 */

const LONGEST = 2_000;

/** 《白下琐言》 / 甘熙著 */
export function titleIn(cell: string): { title: string; creator: string | undefined } {
  const text = cell.slice(0, LONGEST).replace(/\s+/gu, ' ').trim();
  // 题名 / 责任者, also without blanks where what is behind says what somebody did.
  const [, whole = text, creator] =
    (/ [/／] /u.test(text)
      ? /^(.{1,300}?) [/／] (.{0,200})$/u.exec(text)
      : /^([^/／]{2,200})[/／]([^/／]{2,60}(?:著|编|撰|译|辑|纂|校|注|等))$/u.exec(text)) ?? [];
  const quoted = /^《([^《》]{1,200})》\s?(.{0,60})$/u.exec(whole.trim());
  const bare =
    quoted?.[1] === undefined || !isGlued(quoted[2] ?? '')
      ? whole.trim()
      : `${quoted[1]}${quoted[2] ?? ''}`;
  return { title: bracketed(parted(bare.replace(ADVERTISED, ''))), creator };
}

const ADVERTISED =
  /^[【[［](?:正版.{0,6}|现货.{0,4}|包邮.{0,4}|预售.{0,4}|新书.{0,4}|全新.{0,4}|官方.{0,4}|特价|签名版?)[】\]］]\s?/u;
const BRACKET_AT_END = /^(.{2,}?)[（(]([^（()）]{3,40})[)）]$/u;
/** Words that are known for what they are, each in brackets of its own. */
const TELLS_ITSELF =
  /^(?:软?精装本?|平装本?|线装本?|套装.{0,6}|全套|[全共][一二三四五六七八九十\d]{1,3}[册卷本]|[上中下]{2,3}[册卷]|[修增]订[版本]|第[一二三四五六七八九十\d]{1,2}版|影印本?|繁体版?)$/u;

/** （精装·全3册） is （精装）（全3册）. */
function parted(title: string): string {
  const [, front = '', inside = ''] = BRACKET_AT_END.exec(title) ?? [];
  const words = inside.split(/[·・、,，;；/\s|]+/u);
  return words.length > 1 && words.every((word) => TELLS_ITSELF.test(word))
    ? `${front}${words.map((word) => `（${word}）`).join('')}`
    : title;
}

/** Behind 《…》: a part or words in brackets, and not the rest of a longer title. */
function isGlued(text: string): boolean {
  return (
    text === '' ||
    /^(?:[（([【].{1,40}[)）\]】]|第\S{1,6}[册卷辑集编版]|[上中下][册卷编]|[全共套].{1,8}[册卷本]){1,3}$/u.test(
      text,
    )
  );
}

const SET_AT_END =
  /(?<=.{2})[\s·,，]?((?:套装)?\s?[全共][一二三四五六七八九十\d]{1,3}[册卷本]|套装(?:[上中下]{2,3}[册卷])?|全套|[上中下]{2,3}[册卷])$/u;
const BINDING_AT_END = /(?<=.{2})[\s·,，](软?精装本?|平装本?|线装本?)$/u;

/** 南京通史全3册, 南京通史 精装: in brackets they are known for what they are. */
function bracketed(title: string): string {
  const bound = BINDING_AT_END.exec(title);
  const bare = bound === null ? title : title.slice(0, bound.index).trim();
  const set = SET_AT_END.exec(bare);
  return set === null ? bare : `${bare.slice(0, set.index).trim()}（${set[1] ?? ''}）`;
}

/** 第2版, of 2, 2版1次, 2-3, 2023年5月第2版第1次印刷; words as they stand. */
export function editionIn(cell: string): string {
  const text = cell.normalize('NFKC').trim();
  // A day in the column of editions is when it came out.
  if (/^(?:19|20)\d\d(?:[-./年]\d{1,2}.{0,12})?$/u.test(text) && !text.includes('版')) return '';
  const bare =
    /^第?(\d{1,2})(?:版?\s?[-/.,]\s?\d{1,2}次?|版\s?第?\d{1,3}(?:次|印)(?:印刷)?|版)?$/u.exec(
      text,
    )?.[1];
  if (bare !== undefined) return `第${bare}版`;
  const inside = /第\s?([\d一二三四五六七八九十]{1,3})\s?版/u.exec(text)?.[1];
  return inside !== undefined && /\d{4}年|次印刷|印次/u.test(text) ? `第${inside}版` : text;
}

const DAY_MS = 86_400_000;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** 202305, 20230501, May-23, and days since 1900 that lost their format. */
export function dateIn(cell: string): string {
  const text = cell.normalize('NFKC').trim();
  const whole = /^((?:1[89]|20)\d\d)(0[1-9]|1[0-2])(?:[0-3]\d)?$/.exec(text);
  if (whole !== null) return `${whole[1] ?? ''}-${whole[2] ?? ''}`;
  const days = /^(?:2|3|4|5)\d{4}$/.test(text) ? Number(text) : undefined;
  if (days !== undefined) return new Date((days - 25_569) * DAY_MS).toISOString().slice(0, 7);
  const english = /^(?:\d{1,2}[-\s])?([a-z]{3})[a-z]{0,6}[-\s',]{1,2}(\d{4}|\d{2})$/iu.exec(text);
  const month = MONTHS.indexOf(english?.[1]?.toLowerCase() ?? '?') + 1;
  if (month > 0)
    return `${(english?.[2] ?? '').padStart(4, '20')}-${String(month).padStart(2, '0')}`;
  return text.replace(/\s\d{1,2}:\d{2}(?::\d{2})?$/, '');
}

/** 南京 : 南京出版社 */
export function publicationIn(cell: string): { place: string | undefined; publisher: string } {
  const found = /^(\p{Script=Han}{2,8})\s?[:：]\s?(\S.{0,80})$/u.exec(cell.trim());
  return { place: found?.[1], publisher: found?.[2] ?? cell.trim() };
}

/** A part; `ofSet`: 全3册 says that the line is the whole set, and stands behind the title. */
export function volumeIn(cell: string, title: string): { volume: string; ofSet: string } {
  const text = cell.trim();
  if (/^(?:套装)?[全共].{1,5}[册卷本]$|^全套$/u.test(text))
    return { volume: '', ofSet: title.includes(text) ? '' : `（${text}）` };
  // 第二卷 六朝卷
  const named = /^(第?\S{1,8}[册卷辑集编期部])\s+(\S.{0,60})$/u.exec(text);
  const volume = named === null ? text : `${named[1] ?? ''}：${named[2] ?? ''}`;
  return { volume: text === title ? '' : volume, ofSet: '' };
}
