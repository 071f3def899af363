/**
 * The one spelling of a printed date that the readers of dates understand: folded as for search
 * (half-width, simplified, lower case), Chinese numerals as digits, one kind of dash, bracket and tilde.
 *
 * Folding also turns 乾 to 干 and 祐 to 佑; the names in `eras.ts` are folded the same way.
 * Neighbours: `western.ts`, `reigns.ts`, `dates.ts`.
 */
import { withDigits } from '../text/chinese-numerals.ts';
import { fold } from '../text/text.ts';

/** A date as its readers want it. Longer than the printed form only where folding is. */
export function datePlain(raw: string): string {
  const text = fold(raw)
    .replace(/[‐‑‒–—―−─━ー]/g, '-')
    .replace(/[〜∼～∽]/g, '~')
    .replace(/[〔【〖「『]/g, '[')
    .replace(/[〕】〗」』]/g, ']')
    .replace(/[×□]/g, 'x')
    .replace(/(?<=\d)[·・•](?=\d)/g, '.')
    .replace(/、/g, ',')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\(c\)/g, '©');
  // A blank only means something between two words or numbers of a western date.
  const closed = text.replace(/ ?([^\x20a-z0-9]) ?/g, '$1');
  return withDigits(
    closed
      .replace(/^民(?=元|[0-9一二三四五六七八九十廿卅])/, '民国')
      .replace(/民(?=[初末][年期]?$)/, '民国')
      .replace(/元年|(?<=民国)元$/g, '1年')
      .replace(/念(?=[一二三四五六七八九]年)/g, '廿')
      // 宣统纪元 is its first year; 民国纪元二十四年 says no more than 民国二十四年.
      .replace(/(?<=民国)纪元(?=前|[0-9一二三四五六七八九十廿])/, '')
      .replace(/(?<!民国|公元|西元|西历|公历)纪元$/, '1年')
      .replace(/^民(?:国|国?元)?(?=前[0-9一二三四五六七八九十])/, '民国')
      // 一九三O年, but not 19O6, which may be any year.
      .replace(/(?<=[一二三四五六七八九十]o?)o(?=[一二三四五六七八九十年o])/g, '0'),
  ).replace(/(?<=\d)·(?=\d)/g, '.');
}
