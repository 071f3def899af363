/**
 * Carved blocks that were mended, added to or printed again later: 明嘉靖三十二年刻清顺治三年补修本. What lies
 * in hand was made from the first year to the last (1553–1646), and the first year alone would be wrong.
 */
import { endOfDynasty } from './dynasties.ts';
import { comparePoints, hullOf, noSurerThan, wrongWayRound } from './reading.ts';
import type { DateReading } from './reading.ts';
import { readSpan } from './spans.ts';

/** What was done to the blocks, longest first. 影印, 铅印 and the like make another edition. */
const LATER =
  '(?:[递增重续]补修|修补|补修|[递增重续后]修|[增续重补改][刻刊]|[修补增][版板]|[剜挖][改补修]|[增续递重]补|修|补|(?<![影铅石油排套胶活彩翻摹朱墨复])[后重续汇再]?印)';
const LATER_WORDS = new RegExp(`${LATER}{1,2}(?:公文纸印)?[本版]?`, 'u');
const ENDS_LATER = new RegExp(`${LATER}{1,2}(?:公文纸印)?[本版]?$`, 'u');
const CARVED = /(?<!石)[刻刊雕镌梓][板版]?本?[,; ]?/gu;

/** Longer texts are no statement of an edition. */
const LONGEST = 60;

/**
 * @param text plain spelling, see `datePlain`
 * @returns null when the text says nothing of blocks that were worked on later, or cannot be read whole
 */
export function readBlocks(text: string, thisYear: number): DateReading | null {
  // Of a facsimile these are the dates of its original.
  const printed = text.replace(/影印本?$/u, '');
  const plain = printed.replace(/^\[([^[\]]*)\]$/, '$1');
  if (plain.length > LONGEST) return null;
  for (const { index, 0: carved } of plain.matchAll(CARVED)) {
    const later = plain.slice(index + carved.length).replace(/^\(([^()]*)\)$/, '$1');
    if (index === 0 || !ENDS_LATER.test(later)) continue;
    const cut = readSpan(`${plain.slice(0, index)}刻本`, thisYear)?.reading;
    const mended = cut === undefined ? null : readLater(later, cut, thisYear);
    if (cut === undefined || mended === null) continue;
    const whole = spanned(cut, mended);
    return plain === printed ? whole : noSurerThan(whole, 'inferred');
  }
  return null;
}

/** 万历修清顺治补修本 holds two times; 递修本 alone none but that of the dynasty of the blocks. */
function readLater(later: string, cut: DateReading, thisYear: number): DateReading | null {
  const times = later
    .split(LATER_WORDS)
    .flatMap((piece) => piece.split(','))
    .filter((piece) => piece !== '');
  if (times.length === 0) return untilItsDynastyEnds(cut);
  let whole: DateReading | undefined;
  for (const time of times) {
    const { dynasty = '', era = '' } = whole?.head ?? cut.head ?? {};
    const forms = /^\d{1,2}年/.test(time) ? [`${dynasty}${era}${time}`] : [time, dynasty + time];
    const read = forms.map((form) => readSpan(`${form}刻本`, thisYear)?.reading).find(Boolean);
    if (read === undefined) return null;
    whole = whole === undefined ? read : hullOf(whole, read, 'range');
  }
  return whole ?? null;
}

/** From the cutting to the last mending; mended before they were cut is a misprint of one of the two. */
function spanned(cut: DateReading, mended: DateReading): DateReading {
  const isPeriod = [cut, mended].every(({ precision }) => precision === 'period');
  const hull = hullOf(cut, mended, isPeriod ? 'period' : 'range');
  const isReversed = mended.end !== null && comparePoints(mended.end, cut.start, true) < 0;
  return isReversed ? wrongWayRound(hull) : { ...hull, start: cut.start };
}

function untilItsDynastyEnds(cut: DateReading): DateReading | null {
  const last = endOfDynasty(cut.start.year);
  if (last === undefined) return null;
  return noSurerThan({ ...cut, end: { year: last }, precision: 'period' }, 'approximate');
}
