/**
 * What the values of a column look like, whatever its heading says: numbers of books, prices, years, publishers,
 * counts. Shares are of the values that are not blank.
 */
import { readNumbers } from '../numbers.ts';

export interface Looks {
  /** Values that are not blank. */
  readonly filled: number;
  readonly isbn: number;
  readonly price: number;
  readonly year: number;
  readonly publisher: number;
  readonly count: number;
  readonly class: number;
  /** Names of persons, mostly: short, or with what they did. */
  readonly name: number;
  readonly offered: number;
  /** Share of values that are text and no number. */
  readonly text: number;
  /** 1, 2, 3 … */
  readonly isSerial: boolean;
  /** Share of values that are not there twice. */
  readonly distinct: number;
  /** Of whole numbers, the one in the middle; 0 for none. */
  readonly middle: number;
  /** Characters of a value, on average. */
  readonly length: number;
}

const LOOKED_AT = 300;
const PRICE = /^(?:cny|rmb|[¥￥])?\s?\d{1,6}(?:,\d{3})?(?:\.\d{1,2})?\s?元?(?:\/[册套])?$/iu;
/** What only prices have: a mark of money, or places behind the point. */
const MONEY = /^(?:cny|rmb|[¥￥])|\.\d{1,2}\s?元?$|元$/iu;
const YEAR =
  /^[[(（［]?(?:1[6-9]|20)\d\d(?:\s?[-./年]\s?\d{1,2}(?:\s?[-./月]\s?\d{0,2}日?)?|年|年版)?[\])）］]?$/u;
const PUBLISHER =
  /出版社|出版公司|出版集团|书局|书店|书社|印书馆|印社|书院|文艺社|传媒|古籍社|美术社|press$|publish|verlag|univ/iu;
const NAME =
  /(?:著|编|主编|编著|译|撰|绘|等|校|注)$|^[\p{Script=Han}]{2,4}$|^[[（(〔【].{1,4}[\]）)〕】]\S{1,12}$/u;
const CLASS = /^[A-Z]{1,2}\d{0,4}(?:[.\-/=]\S{1,15})?$/u;
const OFFERED =
  /^(?:纸本|纸质|纸书|纸质书|纸质图书|纸电同步|印刷版|电子|电子书|电子版|电子图书|电子资源|有声书|数字版|print|electronic|e-?book|p|e)$/iu;

export function looksOf(values: readonly string[]): Looks {
  const filled = values
    .map((value) => value.normalize('NFKC').trim())
    .filter((value) => value !== '')
    .slice(0, LOOKED_AT);
  const share = (test: (value: string) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  const money = share((value) => MONEY.test(value));
  return {
    filled: filled.length,
    isbn: share((value) =>
      readNumbers(value).found.some(({ valid, type }) => valid && type !== 'issn'),
    ),
    price: money > 0.2 ? share((value) => PRICE.test(value)) : 0,
    year: share((value) => YEAR.test(value)),
    publisher: share((value) => value.length <= 40 && PUBLISHER.test(value)),
    count: share((value) => /^\d{1,4}$/.test(value)),
    class: share((value) => CLASS.test(value)),
    name: share((value) => value.length <= 40 && NAME.test(value)),
    offered: share((value) => OFFERED.test(value)),
    text: share((value) => /\p{L}/u.test(value) && !/^\d[\dXx\s-]{5,}$/.test(value)),
    isSerial: isSerial(filled),
    distinct: new Set(filled).size / Math.max(1, filled.length),
    middle: middleOf(filled),
    length: filled.reduce((sum, value) => sum + value.length, 0) / Math.max(1, filled.length),
  };
}

function middleOf(values: readonly string[]): number {
  const numbers = values.filter((value) => /^\d{1,4}$/.test(value)).map(Number);
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function isSerial(values: readonly string[]): boolean {
  const numbers = values.filter((value) => /^\d{1,6}$/.test(value)).map(Number);
  if (numbers.length < 2 || numbers.length < values.length * 0.8) return false;
  const steps = numbers.slice(1).filter((number, i) => number - (numbers[i] ?? 0) === 1).length;
  return steps >= (numbers.length - 1) * 0.8;
}
