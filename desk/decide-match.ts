/**
 * A person says what two records are to each other. Registered with what both said then, so that it is shown again
 * when one of them changes; and where one ISBN stands on unlike titles and the person calls them different, the
 * number is remembered as one that nominates unlike titles no more.
 */
import type { CatalogueDocument } from '../catalogue/document.ts';
import { PortalError } from '../catalogue/errors.ts';
import { documentId } from '../catalogue/ids.ts';
import { compareStatements } from '../catalogue/matching/comparison.ts';
import { lookOf } from '../catalogue/matching/decision.ts';
import type { MatchDecision, MatchVerdict, RecordName } from '../catalogue/matching/decision.ts';
import { isbnsOnBoth } from '../catalogue/matching/isbn-keys.ts';
import { statementOf } from '../catalogue/matching/statement.ts';
import type { MatchDecisions } from '../catalogue/ports/match-decisions.ts';
import type { Records } from '../catalogue/ports/records.ts';

/** The two records cannot be decided about; nothing was registered. */
export class MatchUndecidable extends PortalError {
  readonly code = 'MATCH_UNDECIDABLE';
}

export interface DecideParts {
  readonly records: Pick<Records, 'document'>;
  readonly decisions: Pick<MatchDecisions, 'decide'>;
}

/** @throws MatchUndecidable when a record is not there, was deleted, or both are one */
export async function decideMatch(
  { a, b, outcome, why, by }: MatchVerdict,
  { records, decisions }: DecideParts,
): Promise<MatchDecision> {
  const [one, other] = await Promise.all([a, b].map((record) => documentOf(record, records)));
  if (one === undefined || other === undefined || one.id === other.id)
    throw new MatchUndecidable(
      `两条记录是同一条（${a.source} 的 ${a.identifier}），无从判定；请给出两条不同的记录。`,
    );
  const [left, right] = [statementOf(one), statementOf(other)];
  const found = compareStatements(left, right);
  const whole = found.outcome === 'part-of' ? found.whole : 'b';
  return decisions.decide({
    a,
    b,
    outcome,
    whole: outcome === 'part-of' ? whole : null,
    why,
    by,
    looked: { a: lookOf(one), b: lookOf(other) },
    taught: outcome === 'different' && found.conflict ? isbnsOnBoth(left, right) : [],
  });
}

async function documentOf(
  { source, identifier }: RecordName,
  records: DecideParts['records'],
): Promise<CatalogueDocument> {
  const document = await records.document(documentId(source, identifier));
  if (document === undefined)
    throw new MatchUndecidable(
      `数据源 ${source} 没有在册的记录 ${identifier}：没有收到过，或已删除；请核对来源和标识符。`,
    );
  return document;
}
