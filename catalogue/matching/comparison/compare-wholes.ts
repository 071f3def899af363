/** Whether one document is part of the other: a volume of its set, an issue of its serial, a piece of its series. */
import type { Others } from './compare-editions.ts';
import type { TitleComparison } from './compare-titles.ts';
import type { PartRelationKind } from './evidence.ts';
import { isOfWhole } from '../statement/statement.ts';
import { isSerialTitle } from '../statement/statement-wholes.ts';
import type { MatchStatement, Reading } from '../statement/statement.ts';

export interface Whole {
  readonly whole: 'a' | 'b';
  readonly kind: PartRelationKind;
  /** False when the other may be that part as well, and does not say so. */
  readonly isSure: boolean;
}

/** Kinds of things that stand in books, issues and albums. */
const SMALL: ReadonlySet<string> = new Set([
  'article',
  'image',
  'artwork',
  'map',
  'music',
  'rubbing',
  'ticket',
  'archive',
]);

/** @returns null when neither is part of the other */
export function wholeAmong(
  a: MatchStatement,
  b: MatchStatement,
  title: TitleComparison,
  others: Others,
): Whole | null {
  const volume = volumeAmong(a, b, title, others);
  // A book of a series is that, though the series lists it among its pieces.
  const isOfSeries = volume?.isSure === true && volume.kind === 'series';
  return (
    collectionAmong(a, b, title, others) ??
    pieceInside(a, b, title) ??
    (isOfSeries ? volume : (pieceAmong(a, b, title) ?? volume))
  );
}

/** 玄武湖诗集（外三种） contains 玄武湖诗集; with one number in common it may be that the words are lacking. */
function collectionAmong(
  a: MatchStatement,
  b: MatchStatement,
  { relation, a: x, b: y }: TitleComparison,
  { numbers }: Others,
): Whole | null {
  if (isOfWhole(x) || isOfWhole(y)) return null;
  if (a.isMore === b.isMore || (relation !== 'equal' && relation !== 'near')) return null;
  return { whole: a.isMore ? 'a' : 'b', kind: 'piece', isSure: !numbers.isShared };
}

/** The one names the other among its own pieces, and is not called like it itself. */
function pieceAmong(a: MatchStatement, b: MatchStatement, title: TitleComparison): Whole | null {
  const [inA, inB] = [names(a, b), names(b, a)];
  if (inA === inB) return null;
  const [whole, holder] = inA ? (['a', a] as const) : (['b', b] as const);
  const isOneTitle =
    (title.relation === 'equal' || title.relation === 'near') &&
    (title.part === 'agree' || title.part === 'none') &&
    // Its only piece is the thing itself under the title of its series.
    (holder.below.length === 1 || (!isOfWhole(title.a) && !isOfWhole(title.b)));
  return isOneTitle ? null : { whole, kind: 'piece', isSure: true };
}

function names(whole: MatchStatement, part: MatchStatement): boolean {
  const own = part.readings.find(({ from }) => from === 'title');
  if (own === undefined || whole.below.length === 0) return false;
  // The same texts under another title.
  if (part.below.length > 1 && part.below.every((key) => whole.below.includes(key))) return false;
  return (
    whole.below.includes(own.core) ||
    (own.name !== '' && whole.below.includes(`${own.core}${own.name}`))
  );
}

/** An article in the issue, a picture in the album: they have the title and number of what they stand in. */
function pieceInside(
  a: MatchStatement,
  b: MatchStatement,
  { relation, part, a: x, b: y }: TitleComparison,
): Whole | null {
  if (relation !== 'equal' && relation !== 'near') return null;
  if (part === 'differ') return null;
  const isPiece = (one: MatchStatement, reading: Reading, other: MatchStatement): boolean =>
    isOfWhole(reading) &&
    other.level !== 'piece' &&
    (one.level === 'piece' ||
      (SMALL.has(one.type) && one.type !== other.type) ||
      isOfPeriodical(one, reading));
  if (isPiece(a, x, b)) return { whole: 'b', kind: 'piece', isSure: true };
  if (isPiece(b, y, a)) return { whole: 'a', kind: 'piece', isSure: true };
  if (mayBeArticle(a, x, y, b)) return { whole: 'b', kind: 'piece', isSure: false };
  return mayBeArticle(b, y, x, a) ? { whole: 'a', kind: 'piece', isSure: false } : null;
}

/** What has a writer and no house, number or extent of its own may be one of many in the issue. */
function mayBeArticle(
  { names, imprint, numbers }: MatchStatement,
  reading: Reading,
  other: Reading,
  whole: MatchStatement,
): boolean {
  const isBook =
    imprint.publishers.length > 0 || numbers.isbns.length > 0 || imprint.volumes !== null;
  const isWritten = names.some(({ isBody }) => !isBody) && whole.imprint.publishers.length > 0;
  return isOfWhole(reading) && !isOfWhole(other) && other.name === '' && !isBook && isWritten;
}

/** What stands in 1991年第6期 and has no house or number of its own is an article. */
function isOfPeriodical({ imprint, numbers }: MatchStatement, reading: Reading): boolean {
  const units = reading.numbers.map(({ unit }) => unit);
  const isOwnBook = imprint.publishers.length > 0 || numbers.isbns.length > 0;
  return !isOwnBook && units.includes('year') && units.includes('number');
}

function volumeAmong(
  a: MatchStatement,
  b: MatchStatement,
  { relation, part, a: x, b: y, core }: TitleComparison,
  { imprint, numbers }: Others,
): Whole | null {
  if (relation !== 'equal' && relation !== 'near') return null;
  if (part === 'within' || part === 'around') {
    const whole = part === 'within' ? 'b' : 'a';
    const [inner, outer] = part === 'within' ? [x, y] : [y, x];
    // 合刊: issues are bound together; volumes of a set seldom are.
    const isBound = outer.numbers.some(
      // 1-4 is all of a set; 6-7 are two issues.
      ({ from, to, unit }) => from !== to && unit !== 'juan' && (from > 1 || to - from < 2),
    );
    const kind = isBound ? 'serial' : kindOf(core, whole === 'a' ? a : b, inner);
    return { whole, kind, isSure: true };
  }
  if (part !== 'only-a' && part !== 'only-b') return null;
  const whole = part === 'only-a' ? 'b' : 'a';
  const [holder, volumeReading] = whole === 'a' ? ([a, y] as const) : ([b, x] as const);
  // 南京年鉴2015 and 南京年鉴 of 2015: the date says which.
  const [only] = volumeReading.numbers;
  const year = holder.imprint.when?.from;
  const isDated =
    volumeReading.numbers.length === 1 &&
    only?.unit === 'year' &&
    year !== undefined &&
    year - only.from >= 0 &&
    year - only.from <= 1;
  if (isDated && holder.level !== 'serial' && (numbers.isShared || imprint.year === 'agree'))
    return null;
  const kind = kindOf(core, holder, volumeReading);
  const saysWhole = holder.level === 'set' || holder.level === 'serial';
  // What has a title of its own and calls this its series is no volume that forgot its number.
  const isInSeries = isOfWhole(volumeReading) && holder.level !== 'one';
  return { whole, kind, isSure: saysWhole || isInSeries };
}

function kindOf(core: string, whole: MatchStatement, part: Reading): PartRelationKind {
  // 契约卷 is a volume, whatever the set is called.
  if (part.from === 'title' && /[卷册]$/u.test(part.name)) return 'set';
  if (/丛书|丛刊|丛编|文库|全书|集成|大系|系列|选辑|书系/u.test(core) && !isSerialTitle(core))
    return 'series';
  if (whole.level === 'serial' || isSerialTitle(core)) return 'serial';
  if (part.from === 'host') return 'piece';
  return part.from === 'set' ? 'series' : 'set';
}
