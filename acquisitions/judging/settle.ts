/**
 * What a line leaves open, settled by what else the city has. A line of a supplier says less than a record, so that
 * the comparison of records often finds it only *probable*, or the same as several editions. The catalogue's
 * comparison stays as it is; here stands what may be concluded from there being one such work, or two.
 */
import { compareStatements } from '../../catalogue/matching/comparison/comparison.ts';
import { compareTitles } from '../../catalogue/matching/comparison/compare-titles.ts';
import type { MatchStatement } from '../../catalogue/matching/statement/statement.ts';
import { sharesIsbn } from './relate.ts';
import type { ComparedDocument, RelatedWork } from './relate.ts';

/** How it was found out that something is the same. */
export type Settlement = 'compared' | 'by-title' | 'by-isbn' | 'printing' | 'ambiguous';

export interface Settled {
  readonly related: readonly RelatedWork[];
  readonly by: Settlement;
}

/** A title of so many characters that is no class word (县志, 文集) names one work; a shorter one needs a field that agrees. */
const TELLING_TITLE = 4;
/** 湖熟戏曲资料汇编: so many words before a class word make it one. */
const TELLING_CLASS_TITLE = 7;

export function settled(line: MatchStatement, related: readonly RelatedWork[]): Settled {
  const same = related.filter(({ relation }) => relation === 'same');
  const others = related.filter((one) => same.length > 0 && isOtherEdition(line, one));
  if (same.length > 1 || others.length > 0) return amongEditions([...same, ...others], related);
  if (same.length === 1) return { related, by: 'compared' };
  const open = related.filter(({ relation }) => relation === 'probable');
  const by = open.length > 0 ? settlementOf(line, open, related) : undefined;
  if (by === undefined) return { related, by: 'compared' };
  return {
    related: related.map((one) => (open.includes(one) ? { ...one, relation: 'same' } : one)),
    by,
  };
}

/** 南京城墙, 杨国庆 and nothing of which edition: where the city has two, either may be meant. */
function isOtherEdition(line: MatchStatement, one: RelatedWork): boolean {
  const { imprint, numbers, marks } = line;
  const saysWhich =
    imprint.when !== null ||
    imprint.publishers.length > 0 ||
    numbers.printed !== '' ||
    marks.number !== null ||
    marks.isRevised ||
    marks.making !== null;
  const isKin = one.relation === 'probable' || one.relation === 'other-edition';
  return !saysWhich && isKin && compareTitles(line, one.by.statement).relation === 'equal';
}

/**
 * Of several that the line is the same as, those are meant that have its ISBN, when others have not; two editions
 * between which nothing on the line decides wait for a person.
 */
function amongEditions(same: readonly RelatedWork[], related: readonly RelatedWork[]): Settled {
  const [first, ...others] = same;
  if (first === undefined || others.every((other) => areOneEdition(first, other)))
    return { related, by: 'compared' };
  const numbered = same.filter(({ by }) => sharesIsbn(by.comparison));
  const [meant] = numbered;
  const isDecided =
    meant !== undefined &&
    numbered.length < same.length &&
    numbered.every((one) => areOneEdition(meant, one));
  const relationOf = (one: RelatedWork): RelatedWork['relation'] => {
    if (!same.includes(one)) return one.relation;
    if (!isDecided) return 'probable';
    return numbered.includes(one) || areOneEdition(meant, one) ? 'same' : 'other-edition';
  };
  return {
    related: related.map((one) => ({ ...one, relation: relationOf(one) })),
    by: isDecided ? 'compared' : 'ambiguous',
  };
}

/** Two works of the catalogue that nothing tells apart: records of one edition that say too little, or its carriers. */
function areOneEdition(a: RelatedWork, b: RelatedWork): boolean {
  const one = a.by.statement;
  const { outcome, reasons } = compareStatements(
    { ...one, carrier: b.by.statement.carrier, isCarrierSaid: false },
    b.by.statement,
  );
  if (outcome === 'same' || outcome === 'probable') return true;
  return outcome === 'different' && reasons.every(({ verdict }) => verdict !== 'veto');
}

/** @returns undefined when it stays open */
function settlementOf(
  line: MatchStatement,
  open: readonly RelatedWork[],
  related: readonly RelatedWork[],
): Settlement | undefined {
  const [first, ...others] = open;
  if (first === undefined || !others.every((other) => areOneEdition(first, other)))
    return undefined;
  if (line.isNameless)
    return open.every(({ by }) => sharesIsbn(by.comparison)) ? 'by-isbn' : undefined;
  // Another edition there is says that the line may mean either.
  if (related.some(({ relation }) => relation === 'other-edition' || relation === 'elsewhere'))
    return undefined;
  if (open.every(({ by }) => isPrinting(line, by))) return 'printing';
  if (open.every(({ by }) => isByNumber(line, by))) return 'compared';
  return open.every(({ by }) => isUncontradicted(line, by)) ? 'by-title' : undefined;
}

/** Suppliers print the date of the last printing; one ISBN under one title is one edition unless a word says otherwise. */
function isPrinting(line: MatchStatement, { statement, comparison }: ComparedDocument): boolean {
  const { relation, part } = compareTitles(line, statement);
  return (
    relation === 'equal' &&
    (part === 'none' || part === 'agree') &&
    sharesIsbn(comparison) &&
    !tellsEdition(line) &&
    !tellsEdition(statement) &&
    comparison.reasons.every(
      ({ field, verdict }) => verdict === 'agree' || verdict === 'missing' || field === 'date',
    )
  );
}

/** 增益版, 合订增广版: a word of the edition that nobody knows may mean that the book has grown. */
function tellsEdition({ printed, imprint }: MatchStatement): boolean {
  return /版|修订|增补/u.test(`${printed.edition}${imprint.printed.extent}`.replace(FIRST, ''));
}

const FIRST = /(?:第?[1１一]|初)版/gu;

/** How many of the fields beside number and title have to agree where the title is longer or shorter. */
const BESIDE_NUMBER = 2;

/** 签名本, 珍藏: longer words are of another book (X and X竣工验收报告), though the number be the same. */
const LONGEST_TAIL = 3;

/** Suppliers write more than the title, or less: the number, and who made it where and when, say that it is the book. */
function isByNumber(line: MatchStatement, { statement, comparison }: ComparedDocument): boolean {
  const { part, a, b } = compareTitles(line, statement);
  if (!sharesIsbn(comparison) || (part !== 'none' && part !== 'agree')) return false;
  if (Math.abs(a.core.length - b.core.length) > LONGEST_TAIL) return false;
  const isAgainst = comparison.reasons.some(
    ({ verdict }) => verdict === 'differ' || verdict === 'veto',
  );
  const agreeing = comparison.reasons.filter(
    ({ field, verdict }) => verdict === 'agree' && BESIDE.has(field),
  );
  return !isAgainst && agreeing.length >= BESIDE_NUMBER;
}

const BESIDE: ReadonlySet<string> = new Set(['creator', 'publisher', 'date']);

/** The title is equal, all that both say agrees, and the title or one thing more is telling. */
function isUncontradicted(
  line: MatchStatement,
  { statement, comparison }: ComparedDocument,
): boolean {
  const title = compareTitles(line, statement);
  if (title.relation !== 'equal' || (title.part !== 'none' && title.part !== 'agree')) return false;
  const isAgainst = comparison.reasons.some(
    ({ field, verdict, weight }) =>
      verdict === 'veto' || (verdict === 'differ' && !(field === 'isbn' && weight === 0)),
  );
  if (isAgainst) return false;
  const agrees = comparison.reasons.some(
    ({ field, verdict, weight }) => verdict === 'agree' && weight > 0 && INDEPENDENT.has(field),
  );
  const telling = line.isClass ? TELLING_CLASS_TITLE : TELLING_TITLE;
  return agrees || Array.from(title.core).length >= telling;
}

const INDEPENDENT: ReadonlySet<string> = new Set([
  'creator',
  'publisher',
  'date',
  'isbn',
  'csbn',
  'part',
]);
