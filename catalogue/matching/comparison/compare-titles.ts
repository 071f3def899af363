/**
 * Compares what two documents are called: core, other title information, number and name of the part, and what
 * they stand in, each way of calling the one with each of the other. So 金陵全书. 12, 景定建康志 meets 景定建康志 in
 * 金陵全书 ; 12, whichever side has it as its title.
 */
import { likeness } from '../../fields/titles.ts';
import { areOfARow, compareCounted } from './contrast.ts';
import { comparePartNumbers, ofOneYear } from '../statement/parts.ts';
import { areNear, differsInOne, lacksOne } from '../statement/look-alikes.ts';
import type { PartRelation } from '../statement/parts.ts';
import { isOfWhole } from '../statement/statement.ts';
import type { MatchStatement, Reading } from '../statement/statement.ts';

/**
 * `equal` · `near`: a spoilt character · `lacking`: one character is lacking · `included`: the beginning of the other · `draft`: 志 and 志稿 · `alike`: only a
 * number can say that it is meant · `derived`: a study, an index, a continuation of the other · `unlike`.
 */
export type TitleRelation =
  'equal' | 'near' | 'lacking' | 'included' | 'draft' | 'alike' | 'derived' | 'unlike';

export interface TitleComparison {
  readonly relation: TitleRelation;
  readonly part: PartRelation;
  /** Other title information. */
  readonly remainder: 'none' | 'agree' | 'differ';
  /** Other title information differs as two of a row do: 少年组 and 成人组. */
  readonly isOfARow: boolean;
  readonly name: 'none' | 'agree' | 'differ';
  /** The readings that agree best. */
  readonly a: Reading;
  readonly b: Reading;
  /** The key that they have in common, or the shorter one. */
  readonly core: string;
}

/** The best agreement of any two readings. */
export function compareTitles(a: MatchStatement, b: MatchStatement): TitleComparison {
  let best: TitleComparison | undefined;
  for (const one of a.readings) {
    for (const other of b.readings) {
      // Two works of one series are not one because of it, nor two numbers of one part because of its name.
      if (isOfWhole(one) && isOfWhole(other)) continue;
      if (one.from === 'name' && other.from === 'name' && areOtherNumbers(a, b)) continue;
      const found = compareReadings(one, other);
      if (best === undefined || isBetter(found, best)) best = found;
    }
  }
  return best === undefined ? NOTHING : withVariants(best, a, b);
}

function areOtherNumbers(
  { readings: [a] }: MatchStatement,
  { readings: [b] }: MatchStatement,
): boolean {
  return a?.core === b?.core && comparePartNumbers(a?.numbers ?? [], b?.numbers ?? []) === 'differ';
}

/** Other title information that a crosswalk gives as one more title. */
function withVariants(
  found: TitleComparison,
  a: MatchStatement,
  b: MatchStatement,
): TitleComparison {
  const [x, y] = [found.a.remainder, found.b.remainder];
  if (found.relation !== 'equal' || (x.length === 0) === (y.length === 0)) return found;
  const others = (x.length === 0 ? a : b).readings
    .filter(({ from, core }) => from === 'variant' && core !== found.core)
    .map(({ core }) => core);
  const said = x.length === 0 ? y : x;
  if (others.some((one) => said.some((other) => isAkin(one, other))))
    return { ...found, remainder: 'agree' };
  const isOfARow = others.some((one) => areOfARow(one, said.join('')));
  return isOfARow ? { ...found, remainder: 'differ', isOfARow } : found;
}

const NO_READING: Reading = { core: '', remainder: [], numbers: [], name: '', from: 'title' };
const NOTHING: TitleComparison = {
  relation: 'unlike',
  part: 'none',
  remainder: 'none',
  isOfARow: false,
  name: 'none',
  a: NO_READING,
  b: NO_READING,
  core: '',
};

const TITLE_ORDER: readonly TitleRelation[] = [
  'equal',
  'near',
  'draft',
  'lacking',
  'included',
  'derived',
  'alike',
  'unlike',
];
const PART_ORDER: readonly PartRelation[] = [
  'agree',
  'none',
  'unknown',
  'within',
  'around',
  'only-a',
  'only-b',
  'differ',
];

function rankOf({ relation, part, remainder }: TitleComparison): number {
  const order = TITLE_ORDER.indexOf(relation);
  const partOrder = PART_ORDER.indexOf(part);
  // A part of something that is surely meant tells more than a title that is only alike.
  return (
    (order <= 1 ? order : order + 20) * 10 +
    (part === 'differ' ? 60 : partOrder >= 3 ? 15 : partOrder) +
    (remainder === 'differ' ? 5 : 0)
  );
}

function isBetter(found: TitleComparison, best: TitleComparison): boolean {
  const [x, y] = [rankOf(found), rankOf(best)];
  if (x !== y) return x < y;
  if (found.core.length !== best.core.length) return found.core.length > best.core.length;
  return sideOf(found) < sideOf(best);
}

/** The same from both sides. */
function sideOf({ a, b, name }: TitleComparison): string {
  const sides = [`${a.from} ${a.core} ${a.name}`, `${b.from} ${b.core} ${b.name}`].toSorted();
  return `${name === 'agree' ? 0 : 1} ${sides.join(' ')}`;
}

function compareReadings(a: Reading, b: Reading): TitleComparison {
  const numbers = comparePartNumbers(...ofOneYear(a.core, a.numbers, b.numbers));
  const [wholeA, wholeB] = [wholeOf(a), wholeOf(b)];
  const core = a.core.length <= b.core.length ? a.core : b.core;
  const bare = { part: numbers, remainder: 'none', isOfARow: false, name: 'none', a, b } as const;
  const isAdapted = a.remainder.some(isAdaptation) !== b.remainder.some(isAdaptation);
  if (isAdapted && a.core === b.core)
    return { ...bare, relation: 'derived', remainder: 'differ', core };
  if (a.core !== b.core && wholeA === wholeB && wholeA.length >= 4)
    return { ...bare, relation: 'equal', core: wholeA };
  if (wholeA !== wholeB && !isOfWhole(a) && !isOfWhole(b)) {
    const counted = compareCounted(wholeA, wholeB);
    if (counted === 'differ') return { ...bare, relation: 'equal', part: 'differ', core };
    if (counted === 'agree' && a.core !== b.core) return { ...bare, relation: 'equal', core };
  }
  const tails = tailsOf(a, b);
  if (tails !== undefined && areOfARow(...tails))
    return { ...bare, relation: 'equal', remainder: 'differ', isOfARow: true, core };
  const relation = relationOf(a, b, wholeA, wholeB);
  const isGlued = relation === 'equal' && a.core !== b.core;
  if (relation === 'included' && isOtherPart(a, b))
    return { ...bare, relation: 'equal', part: 'differ', name: 'differ', core };
  const name = isGlued ? 'none' : nameOf(a, b);
  const remainder = isGlued ? 'none' : remainderOf(a.remainder, b.remainder);
  const isOfARow = remainder === 'differ' && areOfARow(a.remainder.join(''), b.remainder.join(''));
  return { relation, part: partOf(a, b, numbers, name), remainder, isOfARow, name, a, b, core };
}

/** 梅园茶座录 : 少年组 and 梅园茶座录成人组: what stands behind the shorter core on either side. */
function tailsOf(a: Reading, b: Reading): readonly [string, string] | undefined {
  const [short, long] = a.core.length <= b.core.length ? [a, b] : [b, a];
  const isGlued =
    short.core.length < long.core.length &&
    short.remainder.length > 0 &&
    long.remainder.length === 0 &&
    long.core.startsWith(short.core);
  return isGlued ? [short.remainder.join(''), long.core.slice(short.core.length)] : undefined;
}

/** The title with everything behind it, as it is where nobody parts it. */
function wholeOf({ core, name, remainder }: Reading): string {
  return `${core}${name}${remainder.join('')}`;
}

function relationOf(a: Reading, b: Reading, wholeA: string, wholeB: string): TitleRelation {
  if (a.core === b.core) return 'equal';
  // 秦淮河 : 历史与文化 and 秦淮河历史与文化, or the beginning of it.
  if (
    a.core.length >= 2 &&
    b.core.startsWith(a.core) &&
    isTailOf(wholeA.slice(a.core.length), b.core.slice(a.core.length))
  )
    return 'equal';
  if (
    b.core.length >= 2 &&
    a.core.startsWith(b.core) &&
    isTailOf(wholeB.slice(b.core.length), a.core.slice(b.core.length))
  )
    return 'equal';
  return coreRelation(a.core, b.core);
}

function isTailOf(tail: string, rest: string): boolean {
  return tail !== '' && (tail === rest || (tail.startsWith(rest) && rest.length >= 2));
}

/** （评弹）, （电影文学剧本）: what was made of a book. */
function isAdaptation(remainder: string): boolean {
  return /^(?:电影|电视|广播|评弹|弹词|话剧|戏曲|越剧|昆曲|京剧|扬剧|歌剧|舞剧|连环画|快板|相声|绘图本).{0,8}$|剧本$|改编$|连环画$/u.test(
    remainder,
  );
}

/** What makes another work of a title: behind it … */
const DERIVED_BEHIND =
  /^(?:之|的)?(?:研究|续|补|外编|别编|后编|二编|三编|附录|附编|索引|引得|校注|笺注|注释|集注|注疏|译注|注译|今译|白话|评注|评点|评析|评传|赏析|选[编注集读译粹]?|精选|节选|图[录集册说谱解]|鉴赏|教学|练习册|导学|教师|答案|手册|教案|习题|试题|读本|余录|续录|补录|别录|外集|别集|余集|绘图|剧本|电影|电视|评弹|弹词|话剧|戏曲|连环画|改编|广播剧|歌词|朗诵|集萃|选粹|荟萃|英译|摄影|画传|写真|邮册|画册|考[释证略辨异]?|资料|史料|文献|目录|书目|提要|论[集丛文稿]|探[析究微源]|导[读论]|解读|简[介编史]|概[论述要况]|校勘记|校补|校证|大事记|年表|年谱|人名|地名|拾遗|札记|随笔|丛考|丛谈|漫[谈话]|散论|故事|传[说奇]|演义|词典|辞典|手册|论|注|新[编探论证]|人物|纪略|总目|纪念|地图)/u;
/** … and in front of it. */
const DERIVED_BEFORE =
  /(?:续[修纂编补]?|重修|新修|增修|补修?|新编|图说|话说|漫话|细说|趣说|解读|走进|简明|新|评|读|后)$/u;
/** … or at the end of what stands behind it. */
const KIND_AT_END =
  /^.{0,4}(?:专辑|手册|讲义|问答|图解|解说词?|歌词选?|教案|评析|导论|讨论集?|学习|指南|大纲|题解|习题集?|词汇|目录|索引|附图|图集|画集|论集|文集|诗集|史料|资料|参考|评议会.{0,3}|选集|摘编|节选|汇编)$/u;
/** The noun of another kind of book. */
const NOUN_AT_END = /[集书录论考谱图册选编记传表讲题诗词]$|研究$|手册$/u;
const DRAFT_BEHIND = /^(?:初|草|征求意见|送审|评审|未定|采访)?稿$/u;

function coreRelation(a: string, b: string): TitleRelation {
  if (a.length < 2 || b.length < 2) return 'unlike';
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.startsWith(short)) {
    const behind = long.slice(short.length);
    if (DRAFT_BEHIND.test(behind)) return 'draft';
    if (short.length < 12 && behind.length >= 2 && NOUN_AT_END.test(behind)) return 'derived';
    if (DERIVED_BEHIND.test(behind) || (long.length < 16 && KIND_AT_END.test(behind)))
      return 'derived';
    if (behind.length === 1 && !/[志记传考注补续]/u.test(behind)) return 'lacking';
    return short.length >= 3 ? 'included' : 'unlike';
  }
  if (long.endsWith(short)) {
    if (DERIVED_BEFORE.test(long.slice(0, -short.length))) return 'derived';
    return short.length >= 4 ? 'alike' : 'unlike';
  }
  if (areNear(short, long)) return 'near';
  if (lacksOne(short, long)) return 'lacking';
  const alike = likeness(a, b);
  return alike >= 0.6 || differsInOne(short, long) ? 'alike' : 'unlike';
}

/** X $i 六朝卷 and X清代卷, whose part nobody parted from its title. */
function isOtherPart(a: Reading, b: Reading): boolean {
  const [short, long] = a.core.length <= b.core.length ? [a, b] : [b, a];
  const tail = long.core.slice(short.core.length);
  return (
    short.name !== '' &&
    long.name === '' &&
    tail.length <= LONGEST_PART &&
    !isAkin(short.name, tail)
  );
}

const LONGEST_PART = 6;

function nameOf(a: Reading, b: Reading): TitleComparison['name'] {
  if (a.name === '' || b.name === '') {
    // The name of a part may stand as other title information.
    const [name, others] = a.name === '' ? [b.name, a.remainder] : [a.name, b.remainder];
    if (name === '') return 'none';
    if (others.some((one) => isAkin(one, name))) return 'agree';
    return others.some((one) => areOfARow(one, name)) ? 'differ' : 'none';
  }
  // 续金陵琐事 and 金陵琐事 are two pieces of one series.
  const isDerived = coreRelation(a.name, b.name) === 'derived';
  return isAkin(a.name, b.name) && !isDerived ? 'agree' : 'differ';
}

function remainderOf(a: readonly string[], b: readonly string[]): TitleComparison['remainder'] {
  if (a.length === 0 || b.length === 0) return 'none';
  const [x, y] = [a.join(''), b.join('')];
  return isAkin(x, y) || a.some((one) => b.some((other) => isAkin(one, other)))
    ? 'agree'
    : 'differ';
}

const DISTINGUISHING =
  /[\d一二三四五六七八九十百甲乙丙丁戊己庚辛壬癸上中下东西南北前后左右内外阴阳正背首末乾坤元亨利贞续补]/gu;

/** Equal, the one in the other, or nearly so, and no number or direction differs. */
function isAkin(a: string, b: string): boolean {
  if (a === b) return true;
  const counted = compareCounted(a, b);
  if (counted !== undefined) return counted === 'agree';
  // One of them was cut.
  if (a.length >= 6 && b.length >= 6 && (a.startsWith(b) || b.startsWith(a))) return true;
  const [x, y] = [a, b].map((text) => (text.match(DISTINGUISHING) ?? []).join('')) as [
    string,
    string,
  ];
  if (x !== y && x !== '' && y !== '') return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 2 && long.includes(short)) return true;
  // Another character in the same place is another word, unless it was misread.
  if (differsInOne(a, b)) return areNear(a, b);
  return likeness(a, b) >= 0.72;
}

/** Number and name of the part together. */
function partOf(
  a: Reading,
  b: Reading,
  numbers: PartRelation,
  name: TitleComparison['name'],
): PartRelation {
  if (name === 'differ') {
    // Of one issue of a serial records tell other words of its contents; a number in a set is no proof of it.
    const isIssue = numbers === 'agree' && a.from === 'title' && b.from === 'title';
    return isIssue ? 'agree' : 'differ';
  }
  if (name === 'agree') {
    // A series may be counted in two ways; two numbers of one part are two parts.
    if (numbers === 'differ') return a.from === b.from ? 'differ' : 'unknown';
    return numbers === 'none' || numbers.startsWith('only') ? 'agree' : numbers;
  }
  if (numbers !== 'none') return numbers;
  if (a.name !== '') return 'only-a';
  return b.name === '' ? 'none' : 'only-b';
}
