/**
 * Checks lines of a purchase list against the catalogue, a slice at a time: what of them may be meant is asked for all
 * at once, and nothing is kept between two slices. Catalogue and lists are only read.
 */
import type { CatalogueDocument } from '../catalogue/document.ts';
import type { Reason } from '../catalogue/matching/comparison/comparison.ts';
import { nominatingKeys } from '../catalogue/matching/keys.ts';
import { statementOf } from '../catalogue/matching/statement/statement.ts';
import type { MatchStatement } from '../catalogue/matching/statement/statement.ts';
import type { Candidates, HeldWork } from '../catalogue/ports/candidates.ts';
import type { WorkId } from '../catalogue/work.ts';
import type { Found } from './judging/facts.ts';
import { flagsOf } from './judging/flags.ts';
import { heldAs, isOther } from './judging/holdings.ts';
import type { HeldAs } from './judging/holdings.ts';
import { partsCounted } from './judging/parts-held.ts';
import { comparedWorks, relatedWorks } from './judging/relate.ts';
import type { ComparedWork, RelatedWork } from './judging/relate.ts';
import { sentenceOf } from './judging/sentences.ts';
import { settled } from './judging/settle.ts';
import type { Settled } from './judging/settle.ts';
import type { LineReading, UnreadableLine } from './line-document.ts';
import { LIST_FIELDS } from './list.ts';
import type { ListLine, Purpose } from './list.ts';
import type { FoundWork, LineFlag, LineResult } from '../catalogue/checks/result.ts';
import { verdictOf } from './verdict.ts';

/** What is asked first, of the whole list. */
export interface CheckTerms {
  readonly purpose: Purpose;
  /** Code of the library that asks. */
  readonly library: string;
  /** Of the desk, ISO 8601 day: what comes later is not out. */
  readonly today: string;
}

/** A line as it is described. */
export interface DescribedLine {
  readonly line: ListLine;
  readonly described:
    Pick<LineReading, 'document' | 'offered'> | Pick<UnreadableLine, 'unreadable'>;
}

/** Works shown with a line at most; the holdings of no more are read. */
const MOST_WORKS = 20;
/** Parts of a set or series whose holdings are read; as many as are told of by number. */
const MOST_PARTS = 400;

/** @returns results in the order of the lines */
export async function checkLines(
  lines: readonly DescribedLine[],
  terms: CheckTerms,
  catalogue: Candidates,
): Promise<LineResult[]> {
  const asked = lines.map(({ line, described }) => {
    if ('unreadable' in described) return described.unreadable;
    const one = askedOf(line, described);
    return nominatingKeys(one.statement).length === 0 ? SAYS_NOTHING : one;
  });
  const readable = asked.filter((one) => typeof one !== 'string');
  const candidates = await catalogue.candidates(readable.map(({ statement }) => statement));
  const matched = new Map(
    readable.map((one, i) => {
      const compared = comparedWorks(one.statement, candidates[i] ?? []);
      const found = settled(one.statement, relatedWorks(one.statement, compared));
      return [one, { compared, found }];
    }),
  );
  const held = await catalogue.heldWorks(
    [...matched.values()].flatMap(({ found }) => lookedInto(found.related).map(({ id }) => id)),
  );
  return asked.map((one) => {
    if (typeof one === 'string') return unreadable(one);
    const match = matched.get(one) ?? { compared: [], found: NOTHING };
    return resultOf(one, match, held, terms);
  });
}

const SAYS_NOTHING =
  '没有能看出是哪种书的书名，也没有 ISBN 或统一书号，无法核对：请补上书名或书号。';

const NOTHING: Settled = { related: [], by: 'compared' };

/** A line and what is compared of it. */
interface Asked {
  readonly line: ListLine;
  readonly document: CatalogueDocument;
  readonly statement: MatchStatement;
  /** Of how many parts what is offered is; undefined where the line does not say it. */
  readonly count: number | undefined;
  readonly offered: keyof HeldAs;
}

function askedOf(
  line: ListLine,
  { document, offered }: Pick<LineReading, 'document' | 'offered'>,
): Asked {
  const statement = statementOf(document);
  const count = partsCounted(wordsOf(line, document), statement);
  return {
    line,
    document,
    statement: count === undefined ? statement : asSet(statement),
    count,
    offered: isOther(statement) ? 'other' : offered,
  };
}

/** 全三卷, 上中下: whoever offers all volumes offers the set, and no volume called so. */
function asSet(statement: MatchStatement): MatchStatement {
  const [own, ...others] = statement.readings;
  if (own === undefined || own.numbers.length > 0 || statement.level === 'piece') return statement;
  const isCount = partsCounted([own.name], statement) !== undefined;
  return {
    ...statement,
    level: statement.level === 'serial' ? 'serial' : 'set',
    readings: [isCount ? { ...own, name: '' } : own, ...others],
  };
}

function lookedInto(related: readonly RelatedWork[]): RelatedWork[] {
  const isPart = ({ relation }: RelatedWork): boolean => relation === 'has-part';
  return [
    ...related.filter((one) => !isPart(one)).slice(0, MOST_WORKS),
    ...related.filter(isPart).slice(0, MOST_PARTS),
  ];
}

function unreadable(why: string): LineResult {
  const reason = { code: 'unreadable', values: { why } } as const;
  return {
    verdict: 'unreadable',
    flags: [],
    mine: false,
    score: 0,
    reason,
    sentence: sentenceOf(reason),
    conflict: false,
    works: [],
    sameLines: [],
  };
}

function resultOf(
  { line, document, statement, count, offered }: Asked,
  { compared, found }: { compared: readonly ComparedWork[]; found: Settled },
  held: ReadonlyMap<WorkId, HeldWork>,
  terms: CheckTerms,
): LineResult {
  const judged = verdictOf({ line: statement, count, offered, found, held }, terms.purpose);
  const { related } = found;
  const typed = { isbn: line.input['isbn'] ?? '', remarks: remarksOf(line) };
  const flags: readonly LineFlag[] = flagsOf(
    statement,
    document,
    typed,
    { compared, related },
    terms.today,
  );
  const works = inOrder(judged, related)
    .slice(0, MOST_WORKS)
    .map((one) => foundWork(one, offered, held));
  const about = new Set<WorkId>(judged.about.map(({ id }) => id));
  return {
    verdict: judged.verdict,
    flags,
    mine: [...about].some((id) =>
      held.get(id)?.holdings.some(({ library }) => library === terms.library),
    ),
    score: judged.about[0]?.by.comparison.score ?? 0,
    reason: judged.reason,
    sentence: sentenceOf(judged.reason),
    conflict: flags.includes('isbn-elsewhere'),
    works,
    sameLines: [],
  };
}

function inOrder({ about }: Found, related: readonly RelatedWork[]): RelatedWork[] {
  return [...about, ...related.filter((one) => !about.some(({ id }) => id === one.id))];
}

function foundWork(
  work: RelatedWork,
  offered: keyof HeldAs,
  held: ReadonlyMap<WorkId, HeldWork>,
): FoundWork {
  const { id, relation, by } = work;
  const { comparison, statement } = by;
  const isOnOther = heldAs([work], held)[offered].length === 0;
  return {
    id,
    title: held.get(id)?.title ?? statement.printed.title,
    relation: relation === 'same' && isOnOther ? 'carrier' : relation,
    kind: comparison.relation,
    score: comparison.score,
    reasons: comparison.reasons.map((reason) => withCarrier(reason, statement, offered)),
    holdings: held.get(id)?.holdings ?? [],
  };
}

/** The comparison put the carrier aside. */
function withCarrier(reason: Reason, { carrier }: MatchStatement, offered: keyof HeldAs): Reason {
  if (reason.field !== 'carrier' || reason.verdict === 'veto' || offered === 'other') return reason;
  const isSame = (carrier === 'electronic') === (offered === 'electronic');
  return { ...reason, verdict: isSame ? 'agree' : 'differ', a: offered };
}

function wordsOf({ input }: ListLine, document: CatalogueDocument): string[] {
  return [
    ...(['title', 'volume', 'extent', 'note'] as const).map((field) => input[field] ?? ''),
    document.titles[0]?.text ?? '',
    document.extent ?? '',
  ].filter((text) => text !== '');
}

/** Cells in which a supplier says that a book is not out: remarks, 状态, and what stands in brackets behind the title. */
const REMARKS = ['date', 'note', 'edition', 'imprint'] as const;
const FIELDS: ReadonlySet<string> = new Set(LIST_FIELDS);
const WHOLE_LINE = '原文';
const IN_BRACKETS = /[（(【[]([^（()）【】[\]]{2,12})[）)】\]]/gu;

function remarksOf({ input }: ListLine): string[] {
  const others = Object.keys(input).filter((name) => !FIELDS.has(name) && name !== WHOLE_LINE);
  const beside = Array.from((input['title'] ?? '').slice(0, 200).matchAll(IN_BRACKETS));
  return [
    ...[...REMARKS, ...others].map((name) => input[name] ?? ''),
    ...beside.map(([, words = '']) => words),
  ].filter((text) => text !== '');
}
