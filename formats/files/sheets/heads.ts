/**
 * Where the heads of a sheet stand, and what they probably mean: the row in which most cells are known headings,
 * also below lines of title, and over two rows where groups of columns have a head of their own.
 */
import type { Column, ColumnMeaning, FoundColumn } from '../../../catalogue/sheet-columns.ts';
import { letterOf } from './letters.ts';
import type { SheetRow } from './sheet.ts';

export interface Heads {
  /** The last row of the heads. */
  readonly row: number;
  readonly columns: readonly FoundColumn[];
}

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
const SAMPLES = 3;
const LONGEST_SAMPLE = 60;
const LONGEST_HEADING = 40;

export function meaningOf(heading: string): Column['meaning'] {
  if (heading.length > LONGEST_HEADING) return 'other';
  const bare = heading
    .replace(/[(（[【][^(（[【)）\]】]{0,40}[)）\]】]/g, '')
    .replace(/[\s*＊:：_./／、-]/g, '');
  return KNOWN.find(([, pattern]) => pattern.test(bare))?.[0] ?? 'other';
}

/**
 * @param first the first rows of the sheet
 * @param remembered what a person said of these headings before
 * @returns undefined when no row has two headings that are known, or the heading of a title
 */
export function headsOf(
  first: readonly SheetRow[],
  remembered: ReadonlyMap<string, Column['meaning']>,
): Heads | undefined {
  const known = (cell: string): boolean =>
    cell !== '' && (remembered.has(cell) || meaningOf(cell) !== 'other');
  const score = ({ cells }: SheetRow): number => cells.filter(known).length;
  const top = first.slice(0, LOOKED_AT);
  const best = top.reduce<SheetRow | undefined>(
    (found, row) => (score(row) > (found === undefined ? 0 : score(found)) ? row : found),
    undefined,
  );
  if (best === undefined) return undefined;
  const at = top.indexOf(best);
  const [above, below] = [top[at - 1], top[at + 1]];
  const isSecond = below?.cells.every((cell) => cell === '' || known(cell)) === true;
  const [over, under] = isSecond ? [best, below] : [above, best];
  const isPair = isSecond || (above !== undefined && score(above) > 0);
  const row = isSecond ? below : best;
  const width = Math.max(best.cells.length, isPair ? (over?.cells.length ?? 0) : 0);
  const headings = Array.from({ length: width }, (_, i) => {
    const own = under.cells[i] ?? '';
    return own !== '' || !isPair ? own : (over?.cells[i] ?? '');
  });
  const meanings = headings.map((one) => remembered.get(one) ?? meaningOf(one));
  if (!meanings.includes('title') && meanings.filter((one) => one !== 'other').length < 2)
    return undefined;
  const rows = first.filter((one) => one.row > row.row);
  const columns = headings.map((heading, i): FoundColumn => {
    const values = new Set(rows.map(({ cells }) => cells[i] ?? '').filter((cell) => cell !== ''));
    const samples = [...values].slice(0, SAMPLES).map((one) => one.slice(0, LONGEST_SAMPLE));
    return { letter: letterOf(i), heading, meaning: meanings[i] ?? 'other', samples };
  });
  return { row: row.row, columns: columns.filter(({ heading }) => heading !== '') };
}
