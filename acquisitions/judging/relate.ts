/**
 * What the works of the catalogue are to a line of a list. A line is compared with every document that may be meant,
 * and the documents of one work are one candidate: what the fullest of them says of the edition goes before what
 * another leaves open.
 *
 * The carrier is put aside here. Whether the same text is held on paper or as a file is judged by the holdings
 * (`holdings.ts`), as one record may have both.
 */
import { compareStatements } from '../../catalogue/matching/comparison/comparison.ts';
import type { Comparison } from '../../catalogue/matching/comparison/comparison.ts';
import { compareTitles } from '../../catalogue/matching/comparison/compare-titles.ts';
import type { MatchStatement } from '../../catalogue/matching/statement/statement.ts';
import { WEIGHTS } from '../../catalogue/matching/comparison/weights.ts';
import type { WorkRelation } from '../../catalogue/checks/result.ts';
import type { Candidate } from '../../catalogue/ports/candidates.ts';
import type { WorkId } from '../../catalogue/work.ts';

/** A document of the work, and how the line compares with it: `a` is the line. */
export interface ComparedDocument {
  readonly statement: MatchStatement;
  readonly comparison: Comparison;
}

export interface RelatedWork {
  readonly id: WorkId;
  readonly relation: WorkRelation;
  /** The document that the relation comes from. */
  readonly by: ComparedDocument;
  /** Every document of it that was compared. */
  readonly documents: readonly ComparedDocument[];
}

/** A work whose documents the line was compared with. */
export type ComparedWork = Pick<RelatedWork, 'id' | 'documents'>;

export function comparedWorks(
  line: MatchStatement,
  candidates: readonly Candidate[],
): ComparedWork[] {
  const works = new Map<WorkId, ComparedDocument[]>();
  for (const { work, statement } of candidates) {
    const comparison = compareStatements(onCarrierOf(line, statement), statement);
    (works.get(work) ?? works.set(work, []).get(work))?.push({ statement, comparison });
  }
  return Array.from(works, ([id, documents]) => ({ id, documents }));
}

/** Those that the line has nothing to do with are left out; what tells most first, then the likeliest. */
export function relatedWorks(line: MatchStatement, works: readonly ComparedWork[]): RelatedWork[] {
  return works
    .flatMap(({ id, documents }): RelatedWork[] => {
      const found = relationOf(line, documents);
      return found === undefined ? [] : [{ id, documents, ...found }];
    })
    .toSorted(
      (one, other) =>
        ORDER.indexOf(one.relation) - ORDER.indexOf(other.relation) ||
        other.by.comparison.score - one.by.comparison.score ||
        (one.id < other.id ? -1 : 1),
    );
}

const ORDER: readonly WorkRelation[] = [
  'same',
  'has-part',
  'part-of',
  'other-edition',
  'probable',
  'elsewhere',
];

/** Carriers that one text comes on; films, discs and tapes are things of their own kind. */
const TEXT_CARRIERS: ReadonlySet<MatchStatement['carrier']> = new Set([
  'paper',
  'electronic',
  'micro',
]);

function onCarrierOf(line: MatchStatement, { carrier }: MatchStatement): MatchStatement {
  if (line.carrier === carrier && !line.isCarrierSaid) return line;
  if (line.carrier !== carrier && !(TEXT_CARRIERS.has(line.carrier) && TEXT_CARRIERS.has(carrier)))
    return line;
  return { ...line, carrier, isCarrierSaid: false };
}

type Found = Pick<RelatedWork, 'relation' | 'by'>;

function relationOf(
  line: MatchStatement,
  documents: readonly ComparedDocument[],
): Found | undefined {
  const best = (outcome: Comparison['outcome']): ComparedDocument | undefined =>
    likeliest(documents.filter(({ comparison }) => comparison.outcome === outcome));
  const same = best('same');
  if (same !== undefined) return { relation: 'same', by: same };
  const part = best('part-of');
  if (part !== undefined) return asPart(part);
  const edition = best('other-edition');
  if (edition !== undefined) return { relation: 'other-edition', by: edition };
  const isAnother = documents.some((document) => isOfAnother(line, document));
  const probable = best('probable');
  if (probable !== undefined && !isAnother) return { relation: 'probable', by: probable };
  const elsewhere = likeliest(documents.filter(({ comparison }) => sharesIsbn(comparison)));
  const isVolume = documents.some(({ statement }) => isVolumeBeside(line, statement));
  if (elsewhere !== undefined && !isVolume) return { relation: 'elsewhere', by: elsewhere };
  if (isAnother) return undefined;
  const open = likeliest(documents.filter((document) => isOpen(line, document)));
  return open === undefined ? undefined : { relation: 'probable', by: open };
}

/**
 * Volumes of one set come out over the years, and of one house: of another house and year they are of another edition
 * of it. Of a series that has its title from another house nothing is known.
 */
function asPart(by: ComparedDocument): Found | undefined {
  const { relation, whole, reasons } = by.comparison;
  const differs = (name: string): boolean =>
    reasons.some(({ field, verdict }) => field === name && verdict === 'differ');
  if (relation === 'series' && differs('publisher')) return undefined;
  if (relation === 'set' && differs('publisher') && differs('date'))
    return { relation: 'other-edition', by };
  return { relation: whole === 'a' ? 'has-part' : 'part-of', by };
}

/** The highest score; of equal ones the one whose id comes first, so that no order shows. */
function likeliest(documents: readonly ComparedDocument[]): ComparedDocument | undefined {
  let best: ComparedDocument | undefined;
  for (const one of documents) {
    const score = one.comparison.score - (best?.comparison.score ?? -1);
    if (score > 0 || (score === 0 && one.statement.id < (best?.statement.id ?? ''))) best = one;
  }
  return best;
}

/** What tells two works of one title apart for certain: another document of the work that is silent opens nothing. */
const TELLING_VETOES: ReadonlySet<string> = new Set([
  'part',
  'span',
  'round',
  'reign',
  'branch',
  'scale',
  'sheet',
  'place',
  'other-title',
]);

function isOfAnother(line: MatchStatement, { statement, comparison }: ComparedDocument): boolean {
  if (comparison.outcome !== 'different') return false;
  const vetoes = comparison.reasons.filter(({ verdict }) => verdict === 'veto');
  return vetoes.some(({ field }) => TELLING_VETOES.has(field)) && isCalledAlike(line, statement);
}

/** Nothing but what neither says keeps the two apart: 江宁县志 alone, beside every 江宁县志 there is. */
function isOpen(line: MatchStatement, { statement, comparison }: ComparedDocument): boolean {
  if (comparison.outcome !== 'different' || comparison.conflict || line.isNameless) return false;
  const isAgainst = comparison.reasons.some(
    ({ verdict, weight }) => verdict === 'veto' || (verdict === 'differ' && weight < 0),
  );
  if (isAgainst) return false;
  const { relation, part } = compareTitles(line, statement);
  return relation === 'equal' && part !== 'differ';
}

/** One ISBN that names one volume, with the right check digit, whatever the titles are. */
export function sharesIsbn({ reasons }: Comparison): boolean {
  return reasons.some(
    ({ field, verdict, weight }) =>
      field === 'isbn' && verdict === 'agree' && weight === WEIGHTS.isbn,
  );
}

/** Two volumes of one set: that they have its number makes neither the other, and nothing is odd about it. */
export function isVolumeBeside(line: MatchStatement, statement: MatchStatement): boolean {
  const { relation, part } = compareTitles(line, statement);
  return (relation === 'equal' || relation === 'near') && part === 'differ';
}

function isCalledAlike(line: MatchStatement, statement: MatchStatement): boolean {
  const { relation } = compareTitles(line, statement);
  return relation === 'equal' || relation === 'near';
}
