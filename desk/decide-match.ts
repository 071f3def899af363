/**
 * A person says what two records are to each other. Registered with what both said then, so that it is shown again
 * when one of them changes; and where one ISBN stands on unlike titles and the person calls them different, the
 * number is remembered as one that nominates unlike titles no more.
 */
import { actsFor } from '../catalogue/actor.ts';
import type { Actor } from '../catalogue/actor.ts';
import type { Facts } from '../catalogue/audit.ts';
import { documentId } from '../catalogue/ids.ts';
import { compareStatements } from '../catalogue/matching/comparison/comparison.ts';
import { lookOf, pairName } from '../catalogue/matching/decision.ts';
import type {
  MatchDecision,
  MatchVerdict,
  NewDecision,
  RecordName,
} from '../catalogue/matching/decision.ts';
import { isbnsOnBoth } from '../catalogue/matching/isbn-keys.ts';
import { statementOf } from '../catalogue/matching/statement/statement.ts';
import type { MatchDecisions } from '../catalogue/ports/match-decisions.ts';
import type { Records } from '../catalogue/ports/records.ts';
import { NotThere, WrongValues } from './refusals.ts';

export interface DecideParts {
  readonly records: Pick<Records, 'document'>;
  readonly decisions: Pick<MatchDecisions, 'decide'>;
}

/**
 * @throws NotThere when neither is a live record of the library that the actor acts for
 * @throws WrongValues when a record is not there, was deleted, or both are one
 */
export async function decideMatch(
  verdict: MatchVerdict,
  by: Actor,
  { records, decisions }: DecideParts,
): Promise<MatchDecision> {
  const { decision, libraries } = await decisionFor(verdict, by, records);
  return decisions.decide(decision, (before, after) => ({
    at: after?.at ?? new Date().toISOString(),
    by,
    act: 'decision-add',
    subject: subjectOf(decision),
    before: decisionFacts(before),
    after: decisionFacts(after),
    libraries,
  }));
}

/**
 * The decision that a verdict comes to, with what the two records say now.
 *
 * @throws what `decideMatch` throws
 */
export async function decisionFor(
  { a, b, outcome, why }: MatchVerdict,
  by: Actor,
  records: DecideParts['records'],
): Promise<{ readonly decision: NewDecision; readonly libraries: readonly string[] }> {
  const [one, other] = await Promise.all(
    [a, b].map(({ source, identifier }) => records.document(documentId(source, identifier))),
  );
  const libraries = [one, other].flatMap((document) => document?.library ?? []);
  // Told the same whether the records of others are there or not.
  if (!actsFor(by, libraries))
    throw new NotThere(
      '两条记录里没有本馆在册的记录：没有收到过、已删除，或都是别馆的。涉及本馆的才能裁定，其余请市馆管理员裁定。',
    );
  if (one === undefined || other === undefined || one.id === other.id) {
    throw new WrongValues({
      ...(one === undefined ? { a: absent(a) } : {}),
      ...(other === undefined ? { b: absent(b) } : {}),
      ...(one !== undefined && one.id === other?.id
        ? { b: '两条记录是同一条，无从判定；请给出两条不同的记录' }
        : {}),
    });
  }
  const [left, right] = [statementOf(one), statementOf(other)];
  const found = compareStatements(left, right);
  const whole = found.outcome === 'part-of' ? found.whole : 'b';
  return {
    decision: {
      a,
      b,
      outcome,
      whole: outcome === 'part-of' ? whole : null,
      why,
      by: by.name,
      looked: { a: lookOf(one), b: lookOf(other) },
      taught: outcome === 'different' && found.conflict ? isbnsOnBoth(left, right) : [],
    },
    libraries,
  };
}

function absent({ source, identifier }: RecordName): string {
  return `数据源 ${source} 没有在册的记录 ${identifier}：没有收到过，或已删除；请核对来源和标识符`;
}

/** The two records, as the audit names them. */
export function subjectOf({ a, b }: Pick<MatchDecision, 'a' | 'b'>): string {
  return `match:${pairName(a, b)}`;
}

/** A decision, as the audit says it. */
export function decisionFacts(decision: MatchDecision | null): Facts | null {
  if (decision === null) return null;
  const { id, a, b, outcome, whole, why, by } = decision;
  return { id, a, b, outcome, whole, why, by };
}
