/**
 * Whether enough speaks for two documents under titles that may be one: how far a title that is not equal means the
 * same, what other title information on one side leaves open, and what else has to agree where many things have
 * one title. `comparison.ts` asks.
 */
import { OLD } from './compare-editions.ts';
import type { Others } from './compare-editions.ts';
import type { TitleComparison } from './compare-titles.ts';
import { goesOn } from './compare-traits.ts';
import { contrastOf, differingCharacters } from './contrast.ts';
import { UNKNOWN } from '../statement/look-alikes.ts';
import type { MatchStatement } from '../statement/statement.ts';

/** Things of which there are many under one title. */
const SINGLE: ReadonlySet<string> = new Set([
  'image',
  'archive',
  'ticket',
  'artwork',
  'rubbing',
  'map',
  'audio',
  'video',
  'oral-history',
]);

/** Whether one of them is such a thing. */
export function isSingle(a: MatchStatement, b: MatchStatement): boolean {
  // A manuscript of a work is no letter.
  const isWork = ({ type, marks }: MatchStatement): boolean =>
    type === 'archive' && (marks.making === 'manuscript' || marks.making === 'draft');
  return [a, b].some((one) => SINGLE.has(one.type) && !isWork(one));
}

/** Fields of a fixed length cut titles; code units. */
const LONG_TITLE = 10;
const LONGEST_KEPT = 16;
/** Other title information is longer, where a mark before it is lacking. */
const SHORTEST_TAIL = 6;

/** How many of the fields that stand by themselves agree. */
function agreeing(names: Others['names'], imprint: Others['imprint']): number {
  const verdicts = [names.verdict, imprint.year, imprint.publisher, imprint.pages];
  return verdicts.filter((verdict) => verdict === 'agree').length;
}

/** A title that is no more than alike means something only beside a number, or many other things. */
export function mayBeMeant(
  title: TitleComparison,
  { names, imprint, numbers }: Others,
  a: MatchStatement,
  b: MatchStatement,
): boolean {
  const { relation, core } = title;
  // A serial that changed its title is another one.
  if (relation !== 'equal' && relation !== 'near' && (goesOn(a) || goesOn(b))) return false;
  // Two numbers, and a title that goes on or has another word: two books.
  const isLike = relation === 'equal' || relation === 'near' || relation === 'draft';
  if (!isLike && numbers.isIsbnOther && !a.isCut && !b.isCut) return false;
  if (relation === 'lacking') return numbers.isShared || agreeing(names, imprint) >= 2;
  if (relation === 'alike')
    return (
      numbers.isShared ||
      (isMisread(title) &&
        imprint.year === 'agree' &&
        agreeing(names, imprint) >= (title.part === 'agree' ? 2 : 3))
    );
  // The longer what they have in common, the less of it is chance; a short tail is a word of its own.
  const tail = contrastOf(title.a.core, title.b.core).join('');
  const isOwnWord =
    tail.length < SHORTEST_TAIL && core.length < LONGEST_KEPT && !a.isCut && !b.isCut;
  if (relation === 'included' && isOwnWord && !isSaid(tail, a) && !isSaid(tail, b))
    return numbers.isShared;
  if (relation === 'included')
    return numbers.isShared || agreeing(names, imprint) >= (core.length >= LONG_TITLE ? 1 : 2);
  return true;
}

/**
 * X and a word more before or within it: two books, to which their house gave one ISBN by mistake. Behind it may stand
 * other title information without its mark; what is the series or the author of the other is no word of a title.
 */
export function hasOwnWord(
  { relation, a: x, b: y, core }: TitleComparison,
  a: MatchStatement,
  b: MatchStatement,
): boolean {
  const [one, other] = contrastOf(x.core, y.core);
  const word = one + other;
  const isWordMore = (one === '') !== (other === '') && OWN_WORD.test(word);
  if (relation !== 'alike' || !isWordMore || core.length >= LONGEST_KEPT) return false;
  return !isSaid(word, a) && !isSaid(word, b);
}

const OWN_WORD = /^\p{Script=Han}{2,5}$/u;

/** Whether something beside a title that is not equal speaks for it. */
export function isSupported(
  title: TitleComparison,
  { names, imprint, numbers }: Others,
  a: MatchStatement,
  b: MatchStatement,
): boolean {
  const { relation } = title;
  const others = agreeing(names, imprint);
  if (relation === 'equal') return true;
  if (relation === 'near') return numbers.isShared || others >= 1;
  const [x, y] = contrastOf(title.a.core, title.b.core);
  // X and X广, 木器业 and 竹木器业 are two; that a character was left out, a number says.
  if (relation === 'lacking')
    return isUnread(title) ? others >= 2 : numbers.isShared && others >= 1;
  const isNoOther = imprint.year !== 'differ';
  if (relation === 'included') {
    // X and X讨论集 are two books, with one number as well: only what was cut, or is said elsewhere, may go on.
    const isKnown =
      a.isCut ||
      b.isCut ||
      title.core.length >= LONGEST_KEPT ||
      isSaid(x + y, a) ||
      isSaid(x + y, b);
    return isKnown && (numbers.isShared ? others >= 1 && isNoOther : others >= 2);
  }
  return numbers.isIsbnShared && others >= 2 && isNoOther && isMisread(title);
}

/** Either side has characters that nobody could read, and may have lost one. */
function isUnread({ a, b }: TitleComparison): boolean {
  return a.core.includes(UNKNOWN) || b.core.includes(UNKNOWN);
}

/** One character of eight was misread or mistyped; a word within, or another word, is another title. */
function isMisread({ a, b, core }: TitleComparison): boolean {
  // 上坊 and 下坊 are two places.
  if (contrastOf(a.core, b.core).every((one) => TELLS_APART.test(one))) return false;
  return differingCharacters(a.core, b.core) <= Math.max(1, core.length / MISREAD);
}

const MISREAD = 8;
const TELLS_APART = /^[上中下东西南北前后左右内外大小新老]$/u;

/** Whether the words behind a title are those of its series, or who wrote or published it. */
function isSaid(words: string, { above, names, imprint }: MatchStatement): boolean {
  return (
    above.some(({ core }) => core === words) ||
    imprint.publishers.some(({ key }) => key === words) ||
    names.some(({ key }) => words.startsWith(key))
  );
}

/** Shorter ones are words of a row, 初级 or 少年组; longer ones go on about the title. */
const SHORT_REMAINDER = 4;

/** Other title information on one side alone: the other may be another of the row that it is of. */
export function isOpen({ a, b }: TitleComparison, { names, imprint, numbers }: Others): boolean {
  if (numbers.isShared || a.core !== b.core) return false;
  if ((a.remainder.length === 0) === (b.remainder.length === 0)) return false;
  const { length } = [...a.remainder, ...b.remainder].join('');
  return agreeing(names, imprint) < (length <= SHORT_REMAINDER ? 3 : 2);
}

/** One number, but others wrote it, and house or year do not say that it is the book. */
export function isByStrangers({ names, imprint, numbers }: Others): boolean {
  const isOneBook = imprint.publisher === 'agree' && imprint.year === 'agree';
  return names.verdict === 'differ' && numbers.isShared && !isOneBook;
}

/** An abstract in common, or a note that is long enough to say what is to be seen. */
function hasOneText(a: MatchStatement, b: MatchStatement): boolean {
  if (a.abstract !== '' && a.abstract === b.abstract) return true;
  return a.views.some((one) =>
    b.views.some(
      (other) =>
        Math.min(one.length, other.length) >= TELLING &&
        (one.includes(other) || other.includes(one)),
    ),
  );
}

/** Old texts have many editions, and pictures and letters many of one title: more must agree. */
export function needsMore(
  a: MatchStatement,
  b: MatchStatement,
  title: TitleComparison,
  { names, imprint, numbers, isSamePart }: Others,
): boolean {
  if (numbers.isShared) return false;
  if (isSingle(a, b)) {
    const isNear = imprint.year === 'agree' || imprint.day === 'agree' || isSamePart;
    const hasAbstract = hasOneText(a, b);
    const isOneScale = a.scale > 0 && a.scale === b.scale;
    const hasNumber = a.numbers.local.some((number) => b.numbers.local.includes(number));
    const areRubbings = a.type === 'rubbing' && b.type === 'rubbing';
    const isMade = areRubbings || agreeing(names, { ...imprint, year: 'unknown' }) > 0;
    return (
      !hasAbstract &&
      !hasNumber &&
      !(
        isNear &&
        (isMade || isOneScale || (a.imprint.size === b.imprint.size && a.imprint.size !== ''))
      )
    );
  }
  const isOld = [a, b].some(
    (one) => one.names.some(({ isOld: old }) => old) || (one.imprint.when?.to ?? OLD) < OLD,
  );
  if (isOld)
    return (
      imprint.year === 'unknown' &&
      imprint.publisher !== 'agree' &&
      imprint.original !== 'agree' &&
      !(a.marks.making !== null && a.marks.making === b.marks.making)
    );
  // Title and year alone are those of many; a person or house, the pages or the number of the part have to agree as well.
  const isByOne = names.verdict === 'agree' || imprint.publisher === 'agree';
  const hasAbstract = a.abstract !== '' && a.abstract === b.abstract;
  const isTelling =
    imprint.year === 'agree' && title.core.length >= TELLING && !GENERAL_AT_END.test(title.core);
  return !isByOne && !isTelling && imprint.pages !== 'agree' && !isSamePart && !hasAbstract;
}

/** A title of this length, that is no general word, tells a work together with its year. Code units. */
const TELLING = 6;
const GENERAL_AT_END =
  /(?:[录集册编图表志谱鉴刊报选]|资料|史料|文献|简介|概况|总结|报告|规划|章程|纪念|目录|经验|材料|照片|影像|展览|手稿|通讯|简报|讲话|论文)$/u;
