/**
 * Money of a line, in whole fen: price, copies, discount, and what they come to. 码洋 is price × copies; 实洋 is
 * that after the discount where one is given, else as the line says it. What cannot be read is no price, and said.
 */
import type { ListLine } from './list.ts';

/** `gift` 赠; `estimate` 估价; `set` the price of a whole set, paid once; `foreign` in other money; `none` no price. */
export type PriceKind = 'plain' | 'estimate' | 'gift' | 'set' | 'foreign' | 'none' | 'unread';

export interface LineMoney {
  readonly kind: PriceKind;
  /** Fen; null for none, of other money, or unread. */
  readonly price: number | null;
  /** As typed, of other money and of what cannot be read; '' otherwise. */
  readonly said: string;
  /** Blank is 1. */
  readonly copies: number;
  /** Hundredths of a percent: 8500 is 85 %, 八五折; null when none is given. */
  readonly discount: number | null;
  /** 码洋 and 实洋 of the line, fen; null without a price. */
  readonly list: number | null;
  readonly net: number | null;
  /** Equal for lines whose price is that of one set, so that it is counted once; '' for all others. */
  readonly setKey: string;
}

const LONGEST = 60;
const FOREIGN =
  /US\$|USD|美元|HK\$|HKD|港[币元]|NT\$|TWD|台币|新台币|€|EUR|欧元|£|GBP|英镑|JPY|日元|円|KRW|韩元|\$/iu;
const GIFT = /赠|免费|free|交换/iu;
const ESTIMATE = /估|暂定|约|待定价/u;
const OF_SET =
  /全套|[全共]\s?[\d一二三四五六七八九十]{1,3}\s?[册卷本]|套价|\/\s?套|每套|整套|一套/u;
const NO_PRICE = /^(?:0+(?:\.0+)?|-+|—+|\/|无|待定|未定|不详|n\/a|null)$/iu;
const MOST_COPIES = 10_000;
const WHOLE = 10_000;

export function moneyOf(line: Pick<ListLine, 'sheet' | 'input' | 'pricedIn'>): LineMoney {
  const { input, pricedIn } = line;
  const priced = priceIn(input['price'] ?? '');
  const { count, isOfSet } = copiesIn(input['copies'] ?? '');
  const isSaid = OF_SET.test(plain(input['price'] ?? '')) || isOfSet || pricedIn !== undefined;
  const isSet = priced.kind === 'plain' && isSaid;
  const kind = isSet ? 'set' : priced.kind;
  // 册数 of a set says how many volumes it has, and not how many sets are wanted.
  const copies = kind === 'set' && (isOfSet || count === volumesIn(input)) ? 1 : count;
  const discount = discountIn(input['discount'] ?? '');
  const given = (field: string): number | null => amountIn(plain(input[field] ?? ''));
  const list = priced.price === null ? given('listTotal') : priced.price * copies;
  const each = given('netPrice');
  const net =
    list !== null && discount !== null
      ? Math.round((list * discount) / WHOLE)
      : (given('netTotal') ?? (each === null ? list : each * copies));
  return {
    kind,
    price: priced.price,
    said: priced.said,
    copies,
    discount,
    list,
    net,
    setKey: kind === 'set' ? setKeyOf(line, priced.price) : '',
  };
}

function plain(text: string): string {
  return text.slice(0, LONGEST).normalize('NFKC').trim();
}

function priceIn(cell: string): Pick<LineMoney, 'kind' | 'price' | 'said'> {
  const text = plain(cell);
  if (text === '' || NO_PRICE.test(text)) return { kind: 'none', price: null, said: '' };
  if (GIFT.test(text)) return { kind: 'gift', price: 0, said: '' };
  if (FOREIGN.test(text.replace(/RMB|CN[¥￥]/giu, '')))
    return { kind: 'foreign', price: null, said: text };
  const price = amountIn(text);
  if (price === null) return { kind: 'unread', price: null, said: text };
  return { kind: ESTIMATE.test(text) ? 'estimate' : 'plain', price, said: '' };
}

/** The first amount: 45.00, ¥1,280, 45元5角, 60.00（全3册）; fen. */
function amountIn(text: string): number | null {
  // 28,50 in lists from Europe.
  const point = text.replace(/^([^\d]{0,6}\d{1,5}),(\d{2})(?=[^\d]{0,6}$)/u, '$1.$2');
  const found = /(\d{1,3}(?:,\d{3}){1,3}|\d{1,7})(?:\.(\d{1,15}))?/u.exec(
    point.replace(/^[^\d]{0,20}/u, ''),
  );
  if (found === null) return null;
  const fen = Number(`${(found[1] ?? '').replace(/,/g, '')}.${found[2] ?? '0'}`) * 100;
  const corner = /元(\d)角/u.exec(text)?.[1];
  return Math.round(fen) + Number(corner ?? 0) * 10;
}

/** 2, 2册, 3套; `isOfSet`: 全3册 is the extent of the set. */
function copiesIn(cell: string): { count: number; isOfSet: boolean } {
  const text = plain(cell);
  if (OF_SET.test(text)) return { count: 1, isOfSet: true };
  const found = /^(\d{1,5})(?:\.0+)?\s?[册本套部种份个]?$/u.exec(text)?.[1];
  const count = found === undefined ? 1 : Math.min(Number(found), MOST_COPIES);
  return { count, isOfSet: false };
}

/** 全3册, in whatever cell says it; 0 when none does. */
function volumesIn(input: ListLine['input']): number {
  for (const field of ['price', 'title', 'volume', 'extent', 'note']) {
    const found = /[全共]\s?(\d{1,3}|[一二三四五六七八九十])\s?[册卷本]/u.exec(
      plain(input[field] ?? ''),
    );
    const count = found?.[1];
    if (count !== undefined)
      return /\d/.test(count) ? Number(count) : '一二三四五六七八九十'.indexOf(count) + 1;
  }
  return 0;
}

const HAN_DIGITS = '零一二三四五六七八九';

/** 85 %, 0.85, 8.5折, 85, 八五折: all are 8500. */
export function discountIn(cell: string): number | null {
  const text = plain(cell).replace(/\s/gu, '');
  if (text === '' || text === '无' || /^(?:不打折|全价|原价)$/u.test(text)) return null;
  const han = /^([一二三四五六七八九])([一二三四五六七八九])?折$/u.exec(text);
  if (han !== null)
    return (
      HAN_DIGITS.indexOf(han[1] ?? '') * 1000 +
      Math.max(0, HAN_DIGITS.indexOf(han[2] ?? '零')) * 100
    );
  const found = /^(\d{1,3}(?:\.\d{1,15})?)(%|折)?$/u.exec(text);
  if (found?.[1] === undefined) return null;
  const number = Number(found[1]);
  const ratio = found[2] === '%' || number > 10 ? number / 100 : number <= 1 ? number : number / 10;
  return ratio > 0 && ratio <= 1 ? Math.round(ratio * WHOLE) : null;
}

/** The same set: the cell of its price, its number, or its title up to the volume, at this price. */
function setKeyOf(
  { sheet, input, pricedIn }: Pick<ListLine, 'sheet' | 'input' | 'pricedIn'>,
  price: number | null,
): string {
  if (pricedIn !== undefined) return `${sheet}!${pricedIn}`;
  const digits = plain(input['isbn'] ?? '').replace(/[^\dX]/giu, '');
  const title = plain(input['title'] ?? '')
    .replace(/[（(【[].{0,20}$/u, '')
    .replace(/[\s.．,，]?(?:第?[\d一二三四五六七八九十]{1,4}[册卷辑集]|[上中下][册卷]?)$/u, '');
  return `${digits.length >= 10 ? digits : (input['series'] ?? title)} ${price ?? ''}`;
}
