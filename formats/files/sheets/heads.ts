/**
 * Where the heads of a sheet stand, and what they probably mean: the row in which most cells are known headings,
 * also below lines of title, and over two rows where groups of columns have a head of their own.
 */
import type { Column, ColumnMeaning } from '../../../catalogue/sheet-columns.ts';
import type { SheetRow } from './sheet.ts';

/** Whole headings without blanks, marks and what stands in brackets. */
const KNOWN: readonly (readonly [ColumnMeaning, RegExp])[] = [
  ['subtitle', /^(?:副题名|副书名|副标题|其他题名信息|subtitle)$/i],
  [
    'title',
    /^(?:正?题名|书名|正书名|题名与责任者|文献名称?|刊名|图书名称|名称|品名|标题|title|booktitle)$/i,
  ],
  ['volume', /^(?:卷册?号?|分卷号?|分册号?|卷次|册次|期号?|volume|vol)$/i],
  ['creator2', /^(?:第[二三]|次要|其他)(?:责任者|责任人|著者|作者|编者)$/],
  [
    'creator',
    /^(?:第一|主要)?(?:责任者|责任人|著者|作者|编者|编著者|著译者|主编|责任说明|author|creator|authors)$/i,
  ],
  ['edition', /^(?:版本|版次|版本项|版本类型|edition)$/i],
  ['place', /^(?:出版地|出版地点|place|placeofpublication)$/i],
  ['imprint', /^(?:出版项|出版信息|出版发行项|imprint)$/i],
  ['publisher', /^(?:出版社|出版者|出版单位|出版机构|发行者|publisher)$/i],
  [
    'date',
    /^(?:出版(?:时间|日期|年|年份|年月|年代)|年代|年份|日期|时间|拍摄时间|date|year|pubdate|publicationdate)$/i,
  ],
  ['extent', /^(?:页数|页码|开本|尺寸|载体形态项?|册数|数量及单位|页数开本|extent|pages)$/i],
  ['series', /^(?:丛书|丛书名|丛编|丛编题名|丛书项|series)$/i],
  ['isbn', /^(?:isbn号?|书号|国际标准书号|isbn13|isbn10)$/i],
  ['issn', /^(?:issn号?|国际标准刊号)$/i],
  ['bookNumber', /^(?:统一书号)$/i],
  ['price', /^(?:定价|价格|单价|码洋|price)$/i],
  ['class', /^(?:中图)?(?:分类号|中图法|类号|分类|classification|clc)$/i],
  ['subject', /^(?:主题词?|关键词|主题标引|subject|subjects|keywords?)$/i],
  ['region', /^(?:地区|地域|涉及地区|地名|拍摄地点|地点|coverage)$/i],
  ['type', /^(?:类型|文献类型|资料类型|类别|文献类别|type)$/i],
  ['carrier', /^(?:载体|介质|载体类型|文献载体|format|medium)$/i],
  ['language', /^(?:语种|语言|文种|language)$/i],
  ['abstract', /^(?:摘要|内容提要|内容简介|提要|简介|说明|abstract|description)$/i],
  ['contents', /^(?:目录|目次|子目|contents)$/i],
  ['note', /^(?:备注|附注|附注项|注释|note|notes|remark|remarks)$/i],
  ['callNumber', /^(?:索书号|排架号|索取号|callnumber)$/i],
  ['location', /^(?:馆藏地|馆藏地点|馆藏地址|馆藏位置|收藏地|存放地点|馆藏|location)$/i],
  ['copies', /^(?:复本数?|复本量|馆藏册数|copies)$/i],
  ['barcode', /^(?:条码号?|条形码|财产号|登录号|登记号|barcode)$/i],
  ['access', /^(?:开放程度|获取方式|利用方式|阅览方式|使用权限|access)$/i],
  ['link', /^(?:链接|网址|全文链接|访问地址|url|link|uri)$/i],
  [
    'identifier',
    /^(?:编号|记录号|控制号|记录控制号|标识符|唯一标识|资源编号|id|identifier|recordid)$/i,
  ],
];
/** Rows from the top in which heads are looked for. */
const LOOKED_AT = 30;
const LONGEST_HEADING = 40;

export function meaningOf(heading: string): Column['meaning'] {
  if (heading.length > LONGEST_HEADING) return 'other';
  const bare = heading
    .replace(/[(（[【][^(（[【)）\]】]{0,40}[)）\]】]/g, '')
    .replace(/[\s*＊:：_./／、-]/g, '');
  return KNOWN.find(([, pattern]) => pattern.test(bare))?.[0] ?? 'other';
}

interface HeadColumn {
  /** From 0. */
  readonly at: number;
  readonly heading: string;
}

export interface FoundHeads {
  /** The rows of the heads, as seen, one or two. */
  readonly rows: readonly number[];
  /** The last of them. */
  readonly row: number;
  readonly columns: readonly HeadColumn[];
}

/**
 * @param first the first rows of the sheet
 * @param fieldOf what a heading means
 * @returns undefined when no row has two headings that are known, or one that names a book
 */
export function headsOf(
  first: readonly SheetRow[],
  fieldOf: (heading: string) => string,
): FoundHeads | undefined {
  const known = (cell: string | undefined): boolean =>
    cell !== undefined && cell !== '' && fieldOf(flat(cell)) !== 'other';
  const score = ({ cells }: SheetRow): number => cells.filter(known).length;
  const top = first.slice(0, LOOKED_AT);
  const best = top.reduce<SheetRow | undefined>(
    (found, row) => (score(row) > (found === undefined ? 0 : score(found)) ? row : found),
    undefined,
  );
  return best === undefined ? undefined : headsAt(firstLike(top, best, score), top, fieldOf, known);
}

/** Of several tables in one sheet the first: a row that has most of what the best one has, and is not its upper half. */
function firstLike(
  top: readonly SheetRow[],
  best: SheetRow,
  score: (row: SheetRow) => number,
): SheetRow {
  const least = Math.max(2, score(best) * 0.6);
  const found = top.find((row) => row === best || score(row) >= least);
  return found === undefined || best.row - found.row <= 1 ? best : found;
}

function headsAt(
  best: SheetRow,
  top: readonly SheetRow[],
  fieldOf: (heading: string) => string,
  known: (cell: string | undefined) => boolean,
): FoundHeads | undefined {
  const at = top.indexOf(best);
  const [above, below] = [top[at - 1], top[at + 1]];
  const isSecond = below?.cells.every((cell) => cell === '' || known(cell)) === true;
  const [over, under] = isSecond ? [best, below] : [above, best];
  const isPair = isSecond || (above !== undefined && isOver(above, best, known));
  const width = Math.max(under.cells.length, isPair ? (over?.cells.length ?? 0) : 0);
  const groups = isPair && over !== undefined ? spread(over, width) : [];
  const headings = Array.from({ length: width }, (_, i) => {
    const own = flat(under.cells[i] ?? '');
    const upper = flat(groups[i] ?? '');
    if (own === '') return flat(isPair ? (over?.cells[i] ?? '') : '');
    // 出版 over 社 and 年: neither says it alone.
    return upper !== '' && fieldOf(own) === 'other' && fieldOf(`${upper}${own}`) !== 'other'
      ? `${upper} ${own}`
      : own;
  });
  const fields = headings.map((heading) => fieldOf(heading));
  const names = fields.some((field) => NAMES_A_BOOK.has(field));
  if (!names && fields.filter((field) => field !== 'other').length < 2) return undefined;
  return {
    rows: [...(isPair && over !== undefined ? [over.row] : []), under.row],
    row: under.row,
    columns: headings.flatMap((heading, i) => (heading === '' ? [] : [{ at: i, heading }])),
  };
}

const NAMES_A_BOOK: ReadonlySet<string> = new Set(['title', 'isbn']);

/** Whether a row is the upper one of two: it has a heading of its own, or groups above the lower ones. */
function isOver(
  above: SheetRow,
  best: SheetRow,
  known: (cell: string | undefined) => boolean,
): boolean {
  if (above.row !== best.row - 1) return false;
  return (
    above.cells.some((cell, i) => known(cell) && (best.cells[i] ?? '') === '') ||
    above.cells.filter(known).length > 0
  );
}

/** Each text over all columns that it is merged across. */
function spread({ cells, across }: SheetRow, width: number): string[] {
  const texts = Array.from({ length: width }, (_, i) => cells[i] ?? '');
  for (const [from, many] of Object.entries(across ?? {}))
    for (let i = 1; i < many && Number(from) + i < width; i++)
      texts[Number(from) + i] = cells[Number(from)] ?? '';
  return texts;
}

const flat = (cell: string): string => cell.replace(/\s+/gu, ' ').trim();
