/**
 * What makes two editions of one text: carrier, language, readers, how it was made, 版次, draft, publisher, year, ISBN.
 *
 * What both records say and what differs is another edition. What one of them says and the other does not is one only
 * when something else speaks for it: a second edition of 2012 beside a book of 2006 that says nothing, but not
 * beside one of 2012. Printing, binding and the co-publisher who is named are no difference.
 */
import type { EditionMarks, Making } from '../statement/edition-marks.ts';
import type { EditionRelation, Evidence } from './evidence.ts';
import type { ImprintComparison } from './compare-imprints.ts';
import type { NameComparison } from './compare-names.ts';
import type { NumberComparison } from './compare-numbers.ts';
import { isRegister as isFamilyRegister } from '../statement/heading-words.ts';
import { isThing } from './things.ts';
import type { StatedCarrier } from '../statement/statement-editions.ts';
import type { MatchStatement } from '../statement/statement.ts';
import { WEIGHTS } from './weights.ts';

/** What the other fields came to. */
export interface Others {
  readonly names: NameComparison;
  readonly numbers: NumberComparison;
  readonly imprint: ImprintComparison;
  /** The numbers of their parts agree, so that they are one issue or volume whatever its year. */
  readonly isSamePart: boolean;
  /** Title and number say by themselves that they are one volume of a serial, see `compare-issues.ts`. */
  readonly isIssue: boolean;
}

/** Before it, blocks, type and pen made books; after it, publishers. */
export const OLD = 1912;
const MODERN = 1949;

export function compareEditions(
  a: MatchStatement,
  b: MatchStatement,
  others: Others,
  evidence: Evidence,
): void {
  compareCarriers(a, b, evidence);
  compareLanguages(a, b, evidence);
  compareAudiences(a, b, evidence);
  if (others.numbers.isOneFile) return;
  compareMaking(a, b, others, evidence);
  if (!compareTheses(a, b, evidence)) compareStatements(a, b, others, evidence);
  const isSettled = evidence.editions.some(({ isSure }) => isSure);
  if (!isSettled) {
    comparePublishing(a, b, others, evidence);
    compareIsbns(a, b, others, evidence);
  }
}

function compareCarriers(a: MatchStatement, b: MatchStatement, evidence: Evidence): void {
  const printed = [a.printed.carrier, b.printed.carrier] as const;
  // A recording of which nobody says what it is on may be on any of them.
  const isUnsaid = mayBeOn(a.carrier, b.carrier) || mayBeOn(b.carrier, a.carrier);
  if (isUnsaid) evidence.missing('carrier', ...printed);
  else if (a.carrier !== b.carrier) evidence.otherEdition('carrier', 'carrier', ...printed);
  else if (a.isCarrierSaid && b.isCarrierSaid) evidence.agree('carrier', 0, ...printed);
  else evidence.missing('carrier', ...printed);
}

const MEDIA: Readonly<Partial<Record<StatedCarrier, readonly StatedCarrier[]>>> = {
  sound: ['cd', 'tape', 'record'],
  moving: ['dvd', 'vcd', 'video-tape'],
};

function mayBeOn(unsaid: StatedCarrier, said: StatedCarrier): boolean {
  return MEDIA[unsaid]?.includes(said) ?? false;
}

function compareLanguages(a: MatchStatement, b: MatchStatement, evidence: Evidence): void {
  const [x, y] = [languagesOf(a), languagesOf(b)];
  const [markA, markB] = [a.marks.language, b.marks.language];
  const printed = [x.join('、'), y.join('、')] as const;
  const isBoth = markA.startsWith('mul') || markB.startsWith('mul');
  if (x.length > 0 && y.length > 0) {
    const differ = !x.some((one) => y.includes(one)) && !x.includes('mul') && !y.includes('mul');
    if (differ || (isBoth && markA !== markB))
      evidence.otherEdition('language', 'translation', ...printed);
    return;
  }
  // 英文版 is said; a book in Chinese does not say that it is.
  if (markA !== markB && markA !== 'zho' && markB !== 'zho')
    evidence.otherEdition('language', 'translation', ...printed);
}

function languagesOf({ marks, languages }: MatchStatement): readonly string[] {
  return marks.language !== '' && !marks.language.startsWith('mul') ? [marks.language] : languages;
}

/** Large print and the like are printed on the book, and said by whoever describes it. */
function compareAudiences(a: MatchStatement, b: MatchStatement, evidence: Evidence): void {
  if (a.marks.audience !== b.marks.audience)
    evidence.otherEdition('audience', 'audience', a.printed.edition, b.printed.edition);
}

const BY_HAND: ReadonlySet<Making> = new Set<Making>(['manuscript', 'draft']);

function compareMaking(
  a: MatchStatement,
  b: MatchStatement,
  others: Others,
  evidence: Evidence,
): void {
  const [x, y] = [a.marks.making, b.marks.making];
  const printed = [
    a.printed.edition || a.imprint.printed.date,
    b.printed.edition || b.imprint.printed.date,
  ] as const;
  const { imprint, numbers } = others;
  // 正德六年刻 tells of the stone.
  const areRubbings = a.type === 'rubbing' && b.type === 'rubbing';
  if (areRubbings && (x === null || y === null)) return;
  if (x !== null && y !== null) {
    if (x !== y && !areRubbings) {
      evidence.otherEdition('making', isRegister(a, b) ? 'revision' : relationOf(x, y), ...printed);
      return;
    }
    evidence.agree('making', WEIGHTS.making, ...printed);
    const isWritten = BY_HAND.has(x) && !isThing(a) && !isThing(b) && a.carrier === 'paper';
    // Each manuscript is one of its own.
    if (isWritten && !numbers.isShared) {
      if (imprint.year === 'differ') evidence.otherEdition('making', 'manuscript', ...printed);
    }
    return;
  }
  const one = x ?? y;
  if (one === null || a.marks.isDraft !== b.marks.isDraft) return;
  // What a house of our own time sets of an old text has marks, said or not.
  const isSetAnew = (silent: MatchStatement): boolean =>
    (silent.imprint.when?.from ?? 0) > MODERN &&
    silent.imprint.publishers.some(({ key }) => key.endsWith('社') || key.endsWith('书局'));
  const silent = x === null ? a : b;
  const isNew = one === 'facsimile' || one === 'collated';
  const when = silent.imprint.when;
  if (imprint.year === 'differ') {
    const relation = !isNew && isSetAnew(silent) ? 'collated' : relationOf(one, null);
    if (imprint.gap > 1)
      evidence.otherEdition('making', isRegister(a, b) ? 'revision' : relation, ...printed);
    else evidence.perhapsOther('making', relationOf(one, null), 0, ...printed);
  } else if (
    isNew &&
    imprint.year === 'unknown' &&
    imprint.publisher !== 'agree' &&
    !numbers.isShared
  )
    evidence.perhapsOther('making', relationOf(one, null), 0, ...printed);
  else if (
    BY_HAND.has(one) &&
    when !== null &&
    silent.imprint.publishers.length > 0 &&
    !isThing(silent)
  )
    evidence.otherEdition('making', 'manuscript', ...printed);
}

function relationOf(a: Making, b: Making | null): EditionRelation {
  for (const [making, relation] of [
    ['facsimile', 'facsimile'],
    ['collated', 'collated'],
    ['manuscript', 'manuscript'],
    ['draft', 'manuscript'],
    ['rubbing', 'facsimile'],
  ] as const)
    if (a === making || b === making) return relation;
  return 'reprint-of-old';
}

/** 版次, revision and draft. */
function compareStatements(
  a: MatchStatement,
  b: MatchStatement,
  others: Others,
  evidence: Evidence,
): void {
  const [x, y] = [a.marks, b.marks];
  const printed = [
    a.printed.edition || a.printed.title,
    b.printed.edition || b.printed.title,
  ] as const;
  if (x.isDraft !== y.isDraft) {
    const isSilent = others.imprint.year === 'agree' && others.imprint.publisher === 'agree';
    if (isSilent) evidence.perhapsOther('edition', 'manuscript', 0, ...printed);
    else evidence.otherEdition('edition', 'manuscript', ...printed);
    return;
  }
  if (x.other !== y.other) {
    // Of one year and house an edition for others; years later the text was worked over.
    const relation = others.imprint.gap > 1 ? 'revision' : 'audience';
    if (others.imprint.year === 'differ' || others.numbers.isIsbnOther)
      evidence.otherEdition('edition', relation, ...printed);
    else evidence.perhapsOther('edition', relation, 0, ...printed);
    return;
  }
  if (x.number !== null && y.number !== null) {
    if (x.number !== y.number) evidence.otherEdition('edition', 'revision', ...printed);
    else evidence.agree('edition', WEIGHTS.edition, ...printed);
    return;
  }
  if (!x.isRevised && !y.isRevised) return;
  if (x.isRevised && y.isRevised) {
    if (others.imprint.year === 'differ') evidence.otherEdition('edition', 'revision', ...printed);
    else evidence.agree('edition', WEIGHTS.edition, ...printed);
    return;
  }
  const silent: EditionMarks = x.isRevised ? y : x;
  if (silent.number === 1 || others.imprint.year === 'differ')
    evidence.otherEdition('edition', 'revision', ...printed);
  else if (
    others.imprint.year === 'unknown' ||
    others.numbers.isIsbnOther ||
    others.imprint.pages === 'differ'
  )
    evidence.perhapsOther('edition', 'revision', 0, ...printed);
  else evidence.missing('edition', ...printed);
}

/** A thesis, and the book that came of it. @returns true when they are that */
function compareTheses(a: MatchStatement, b: MatchStatement, evidence: Evidence): boolean {
  const [x, y] = [isThesis(a, b), isThesis(b, a)];
  if (x === y) return false;
  const other = x ? b : a;
  // A university alone is where a thesis was written.
  const isPublished = other.imprint.publishers.some(({ isSchool }) => !isSchool);
  if (!isPublished && other.numbers.isbns.length === 0) return false;
  evidence.otherEdition('type', 'publisher', a.type, b.type);
  return true;
}

/** By its kind, or because a university alone stands where the publisher would. */
function isThesis({ thesis, imprint, numbers }: MatchStatement, other: MatchStatement): boolean {
  if (thesis !== '') return thesis === 'is';
  const isOfSchool =
    imprint.publishers.length > 0 && imprint.publishers.every(({ isSchool }) => isSchool);
  const isBook = other.thesis === 'of' || other.numbers.isbns.length > 0;
  return (
    isOfSchool && isBook && numbers.isbns.length === 0 && (imprint.when?.from ?? 0) > FIRST_THESES
  );
}

const FIRST_THESES = 1980;

function comparePublishing(
  a: MatchStatement,
  b: MatchStatement,
  others: Others,
  evidence: Evidence,
): void {
  const { imprint, numbers, names, isSamePart, isIssue } = others;
  const publishers = [a.imprint.printed.publisher, b.imprint.printed.publisher] as const;
  const dates = [a.imprint.printed.date, b.imprint.printed.date] as const;
  const isOld = isOldText(a) && isOldText(b) && !isRegister(a, b);
  // A print of the Republic and a house of our own time: set anew.
  const isSetAgain = isOldText(a) !== isOldText(b) && !isRegister(a, b);
  const relation = isOld ? 'reprint-of-old' : isSetAgain ? 'publisher' : 'revision';
  const byOthers = isTranslated(a, b, evidence)
    ? 'translation'
    : a.marks.making === 'collated' && b.marks.making === 'collated'
      ? 'collated'
      : isRegister(a, b)
        ? 'revision'
        : 'publisher';
  if (imprint.publisher === 'differ') {
    if (byOthers === 'collated') {
      evidence.otherEdition('publisher', byOthers, ...publishers);
      return;
    }
    const isOneYear = imprint.year === 'agree' || imprint.year === 'compatible';
    const isOneBook = numbers.isShared || (imprint.pages === 'agree' && names.verdict === 'agree');
    // Of two co-publishers each record names one.
    if (isOneBook && imprint.year !== 'differ') return;
    // The office that compiles a yearbook, and the house that brings it out.
    if (isIssue && imprint.year !== 'differ' && bothBodies(a, b)) return;
    if (imprint.year === 'differ') {
      evidence.otherEdition('publisher', isOld ? relation : byOthers, ...publishers);
      return;
    }
    const isOneText = imprint.year === 'agree' && names.verdict === 'agree';
    const isHazy =
      isIssue ||
      (isOneYear && (isSamePart || isOneText || relation === 'reprint-of-old' || bothBodies(a, b)));
    if (isHazy)
      evidence.perhapsOther(
        'publisher',
        relation === 'reprint-of-old' ? relation : 'publisher',
        0,
        ...publishers,
      );
    else evidence.otherEdition('publisher', byOthers, ...publishers);
    return;
  }
  if (imprint.year !== 'differ') return;
  const { gap, pages } = imprint;
  if (isSamePart && gap <= 1) return;
  if (numbers.isShared) {
    // One ISBN and other years: a printing, unless the book has grown.
    if (gap <= 1 && pages !== 'differ') return;
    if (pages === 'agree' || (pages === 'near' && gap <= 1)) return;
    if (pages === 'differ') evidence.otherEdition('date', relation, ...dates);
    else evidence.perhapsOther('date', relation, 0, ...dates);
    return;
  }
  if (gap <= 1 && imprint.publisher === 'agree' && !numbers.isIsbnOther) {
    if (pages !== 'agree') evidence.perhapsOther('date', relation, 0, ...dates);
    return;
  }
  if (pages === 'agree' && imprint.publisher === 'agree' && !numbers.isIsbnOther)
    evidence.perhapsOther('date', relation, 0, ...dates);
  else evidence.otherEdition('date', relation, ...dates);
}

/** A register of a family is made anew, whatever it is printed with. */
function isRegister(a: MatchStatement, b: MatchStatement): boolean {
  return [a, b].every(({ readings }) => isFamilyRegister(readings[0]?.core ?? ''));
}

/** A text from abroad: another publisher has another translation, unless the translator is the same. */
function isTranslated(a: MatchStatement, b: MatchStatement, evidence: Evidence): boolean {
  const isOne = evidence.reasons.some(
    ({ field, verdict }) => field === 'translator' && verdict === 'agree',
  );
  const comesFromAbroad = ({ names }: MatchStatement): boolean =>
    names.some(({ group, isForeign }) => group === 'translator' || isForeign);
  return !isOne && (comesFromAbroad(a) || comesFromAbroad(b));
}

/** Old by its date or by how it was made. */
function isOldText({ imprint, marks }: MatchStatement): boolean {
  const year = imprint.when?.from ?? imprint.original?.from ?? null;
  if (year !== null) return year < MODERN;
  return marks.making !== null && marks.making !== 'facsimile' && marks.making !== 'collated';
}

/** Offices and committees that publish themselves are named in many ways. */
function bothBodies(a: MatchStatement, b: MatchStatement): boolean {
  const isHouse = ({ imprint }: MatchStatement): boolean =>
    imprint.publishers.some(({ key }) => /(?:出版社|书局|书店|印书馆|书社|公司)$/u.test(key));
  return !isHouse(a) || !isHouse(b);
}

function compareIsbns(
  a: MatchStatement,
  b: MatchStatement,
  { numbers, imprint }: Others,
  evidence: Evidence,
): void {
  if (!numbers.isIsbnOther || evidence.editions.length > 0) return;
  const isOne =
    imprint.publisher === 'agree' && imprint.year === 'agree' && imprint.pages === 'agree';
  if (!isOne) evidence.perhapsOther('isbn', 'revision', 0, a.numbers.printed, b.numbers.printed);
}
