/**
 * Compares two documents: *same* edition, *probable*, *other-edition*, *part-of* or *different*, with every reason.
 *
 * Vetoes come before weights: what makes two works, a part or another edition is decided by itself, whatever else
 * agrees; the weights only say whether enough agrees for *same*. Unknown is neither equal nor different. Swapping the
 * sides swaps `whole` and the sides of reasons and nothing else. What each field finds is in the files beside.
 */
import { compareEditions } from './compare-editions.ts';
import type { Others } from './compare-editions.ts';
import { compareImprints } from './compare-imprints.ts';
import { isNamedByDate, isOfAnyYear, isOneIssue } from './compare-issues.ts';
import { compareNames } from './compare-names.ts';
import { compareNumbers } from './compare-numbers.ts';
import { compareTitles } from './compare-titles.ts';
import type { TitleComparison } from './compare-titles.ts';
import {
  hasOwnWord,
  isByStrangers,
  isOpen,
  isSingle,
  isSupported,
  mayBeMeant,
  needsMore,
} from './compare-support.ts';
import { compareTraits } from './compare-traits.ts';
import { isOfAnother } from './compare-volumes.ts';
import { Evidence } from './evidence.ts';
import type { EditionRelation, PartRelationKind, Reason, Relation } from './evidence.ts';
import { isClassTitle } from '../../fields/titles.ts';
import { wholeAmong } from './compare-wholes.ts';
import { isRegister as isFamilyRegister } from '../statement/heading-words.ts';
import type { MatchStatement } from '../statement/statement.ts';
import { FULL, PROBABLE, SAME, SAME_WORK, WEIGHTS } from './weights.ts';

export type { EditionRelation, PartRelationKind, Reason, Relation };

export type Outcome = 'same' | 'probable' | 'other-edition' | 'part-of' | 'different';

export interface Comparison {
  readonly outcome: Outcome;
  readonly relation: Relation | null;
  /** Which side is the whole that the other is part of. */
  readonly whole: 'a' | 'b' | null;
  /** 0 to 1: how much agrees. */
  readonly score: number;
  /** One ISBN on titles that are unlike. */
  readonly conflict: boolean;
  readonly reasons: readonly Reason[];
}

export function compareStatements(a: MatchStatement, b: MatchStatement): Comparison {
  const evidence = new Evidence();
  const title = compareTitles(a, b);
  const numbers = compareNumbers(a, b, evidence);
  const names = compareNames(a, b, evidence);
  const isIssue = isOneIssue(title, a, b);
  const imprint = compareImprints(a, b, evidence, isIssue);
  const isSamePart = title.part === 'agree';
  const others: Others = { names, numbers, imprint, isSamePart, isIssue };
  const isNameless = a.isNameless || b.isNameless;
  const worth = isNameless ? 0 : weighTitle(a, b, title, isIssue, evidence);
  const done = (
    outcome: Outcome,
    relation: Relation | null = null,
    whole: 'a' | 'b' | null = null,
    conflict = false,
  ): Comparison => ({
    outcome,
    relation,
    whole,
    score: Math.max(0, Math.min(1, Math.round((evidence.sum / FULL) * 1000) / 1000)),
    conflict,
    reasons: evidence.reasons,
  });

  if (isNameless) {
    evidence.missing('title', a.printed.title, b.printed.title);
    return done(numbers.isShared && evidence.vetoes.length === 0 ? 'probable' : 'different');
  }
  const part = wholeAmong(a, b, title, others);
  if (part?.isSure === true) {
    if (part.kind !== 'piece' && isOfAnother(a, b, title, part, others, evidence))
      return done('different');
    evidence.agree('part', WEIGHTS.series, printedPart(a), printedPart(b));
    return done('part-of', part.kind, part.whole);
  }
  if (title.relation === 'unlike') {
    evidence.veto('title', a.printed.title, b.printed.title);
    return done('different', null, null, numbers.isIsbnShared);
  }
  if (title.relation === 'derived') {
    evidence.veto('title', a.printed.title, b.printed.title);
    return done('different');
  }
  if (title.part === 'differ') {
    evidence.veto('part', printedPart(a), printedPart(b));
    return done('different');
  }
  if (isNamedByDate(title, a, b))
    evidence.agree('part', WEIGHTS.part, volumeOrDate(a), volumeOrDate(b));
  compareTraits(a, b, others, evidence);
  // 远景 and 近景, 钢琴谱 and 二胡谱: of such things the words in brackets say which.
  const isTold = isSingle(a, b) || a.type === 'music' || b.type === 'music';
  if (title.remainder === 'differ' && (isTold || title.isOfARow))
    evidence.veto('other-title', a.printed.title, b.printed.title);
  if (evidence.vetoes.length > 0) return done('different');
  if (numbers.isIsbnShared && hasOwnWord(title, a, b)) return done('different', null, null, true);
  if (!mayBeMeant(title, others, a, b)) return done(numbers.isShared ? 'probable' : 'different');

  compareEditions(a, b, others, evidence);
  if (title.relation === 'draft')
    evidence.otherEdition('title', 'manuscript', a.printed.title, b.printed.title);
  const sure = evidence.editions.filter(({ isSure }) => isSure);
  if (sure.length > 0) {
    // A volume of another year is none of those that the other may be.
    if (part !== null) return done(imprint.year === 'differ' ? 'different' : 'probable');
    return workSum(worth, title, others, a, b) >= SAME_WORK
      ? done('other-edition', firstRelation(sure.map(({ relation }) => relation)))
      : done('different');
  }
  // Both name somebody, and nobody is in common: two works, unless the publisher says otherwise.
  const isByOthers =
    names.verdict === 'differ' || names.verdict === 'editors-differ' || names.verdict === 'apart';
  const isByNoneOfThem = isByOthers && !numbers.isShared && imprint.publisher !== 'agree';
  if (isByNoneOfThem && !isIssue) return done('different');
  const isDoubtful =
    part !== null ||
    isByNoneOfThem ||
    (isOfAnyYear(title, a, b) && imprint.year !== 'agree') ||
    evidence.editions.length > 0 ||
    evidence.doubts.length > 0 ||
    title.part === 'unknown' ||
    !isSupported(title, others, a, b) ||
    isOpen(title, others) ||
    isByStrangers(others) ||
    needsMore(a, b, title, others);
  if (evidence.sum >= SAME && !isDoubtful) return done('same');
  return done(evidence.sum >= PROBABLE || isCopy(a, b) ? 'probable' : 'different');
}

/** Two records that print the same throughout, though they say too little. */
function isCopy(a: MatchStatement, b: MatchStatement): boolean {
  const others = textsOf(b);
  return textsOf(a).every((text, i) => text === others[i]);
}

function textsOf({ printed, imprint, abstract }: MatchStatement): string[] {
  const { title, names, series, edition, carrier } = printed;
  const { publisher, date, extent } = imprint.printed;
  return [title, names, series, edition, carrier, publisher, date, extent, abstract];
}

function volumeOrDate({ imprint, printed }: MatchStatement): string {
  return imprint.when === null ? printed.title : imprint.printed.date;
}

function printedPart({ printed }: MatchStatement): string {
  return printed.series === '' ? printed.title : `${printed.title} (${printed.series})`;
}

/** @returns what the title is worth */
function weighTitle(
  a: MatchStatement,
  b: MatchStatement,
  title: TitleComparison,
  isIssue: boolean,
  evidence: Evidence,
): number {
  const printed = [a.printed.title, b.printed.title] as const;
  const base = baseOf(a, b, title);
  const worth =
    title.relation === 'equal'
      ? base
      : title.relation === 'near' || title.relation === 'draft' || title.relation === 'lacking'
        ? Math.min(base, WEIGHTS.nearTitle)
        : title.relation === 'included'
          ? Math.min(base, WEIGHTS.includedTitle)
          : title.relation === 'alike'
            ? WEIGHTS.alikeTitle
            : 0;
  if (worth > 0) evidence.agree('title', worth, ...printed);
  if (title.remainder === 'agree') evidence.agree('other-title', WEIGHTS.remainder, ...printed);
  if (title.remainder === 'differ') {
    evidence.differ('other-title', WEIGHTS.remainderDiffers, ...printed);
    evidence.doubt('other-title');
  }
  if (title.part === 'agree') {
    const isNamed = title.name === 'agree';
    evidence.agree(
      'part',
      WEIGHTS.part + (isNamed ? WEIGHTS.partName : 0) + (isIssue ? WEIGHTS.issue : 0),
      printedPart(a),
      printedPart(b),
    );
  }
  return worth + (title.part === 'agree' ? WEIGHTS.part : 0);
}

function baseOf(a: MatchStatement, b: MatchStatement, { core }: TitleComparison): number {
  const length = Array.from(core).length;
  if (isSingle(a, b) && a.type !== 'rubbing' && b.type !== 'rubbing')
    return length >= 9 ? WEIGHTS.title : length >= 5 ? WEIGHTS.classTitle : WEIGHTS.bareTitle;
  if (length <= 2 || BARE.test(core)) return WEIGHTS.bareTitle;
  return isClassTitle(core) ? WEIGHTS.classTitle : WEIGHTS.title;
}

/** Class words alone, or with a surname and nothing else. */
const BARE =
  /^(?:.氏|..氏|.)?(?:(?:县|府|州|区|市|镇|乡|村)志|(?:家|宗|族|支)谱|家乘|年鉴|文史资料(?:选辑)?|地方志|志稿|统计年鉴|大事记|论文集|文集|诗集|诗选|资料汇编|工作报告|画册|摄影集|照片|地图|交通图|信札|书信|墓志铭?|碑|拓片|风景|全景)$/u;

/** Whether they are one text at all, which another edition has to be. */
function workSum(
  worth: number,
  { core, relation }: TitleComparison,
  { names, numbers, imprint }: Others,
  a: MatchStatement,
  b: MatchStatement,
): number {
  // 江宁刘氏宗谱: a family and its place, whose register is made anew every thirty years.
  const register = isFamilyRegister(core) && core.length >= 6;
  const isDraft = relation === 'draft';
  const isPlaced = a.imprint.places.some((place) => b.imprint.places.includes(place));
  return (
    worth +
    (names.verdict === 'agree'
      ? names.isPerson
        ? WEIGHTS.person
        : WEIGHTS.body
      : register
        ? 0
        : names.verdict === 'differ'
          ? WEIGHTS.personsDiffer
          : names.verdict === 'editors-differ' && imprint.publisher !== 'agree'
            ? names.isPerson
              ? WEIGHTS.editingPersonsDiffer
              : WEIGHTS.editorsDiffer
            : names.verdict === 'apart' && imprint.publisher === 'differ'
              ? WEIGHTS.namesApart
              : 0) +
    (numbers.isShared ? WEIGHTS.isbn : 0) +
    (imprint.year === 'agree' ? WEIGHTS.year : 0) +
    (imprint.publisher === 'agree' ? WEIGHTS.part - WEIGHTS.series : 0) +
    (imprint.original === 'agree' ? WEIGHTS.year : 0) +
    (register || a.marks.isDraft !== b.marks.isDraft || isDraft ? WEIGHTS.year : 0) +
    (register && isPlaced ? WEIGHTS.series : 0)
  );
}

/** The one that tells most: another carrier before all, a year only when nothing else is known. */
const RELATIONS: readonly EditionRelation[] = [
  'carrier',
  'translation',
  'audience',
  'facsimile',
  'collated',
  'manuscript',
  'reprint-of-old',
  'revision',
  'publisher',
];

function firstRelation(found: readonly EditionRelation[]): EditionRelation | null {
  return RELATIONS.find((relation) => found.includes(relation)) ?? null;
}
