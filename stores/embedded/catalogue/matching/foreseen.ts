/**
 * What would come of the works if a person decided so: the decisions are applied as they would be, in a transaction
 * that is undone. So nothing that is foreseen here can come out otherwise afterwards.
 */
import type { DocumentId } from '../../../../catalogue/document.ts';
import { documentId } from '../../../../catalogue/ids.ts';
import type { NewDecision } from '../../../../catalogue/matching/decision.ts';
import type { WorkId } from '../../../../catalogue/work.ts';
import type { Database } from '../../../sqlite.ts';
import { Batch } from '../batch.ts';
import type { WorkParts } from '../batch.ts';
import type { ChangeLog } from '../change-log.ts';

/** Thrown so that the transaction is undone. */
class Seen extends Error {}

/** @returns works, each with its documents, oldest first */
export function foreseen(
  db: Database,
  log: ChangeLog,
  parts: WorkParts,
  decisions: readonly NewDecision[],
): DocumentId[][] {
  const found = new Map<WorkId, DocumentId[]>();
  try {
    log.change((seq, at) => {
      const documents = documentsBeside(db, decisions);
      const batch = new Batch(parts);
      for (const [i, decision] of decisions.entries()) {
        const { a, b } = decision;
        const { decided } = parts.matching;
        const held = decided.between(
          documentId(a.source, a.identifier),
          documentId(b.source, b.identifier),
        );
        const before = held && decided.decision(held.id);
        if (before !== undefined) batch.decide({ ...before, takenBack: { at, by: '' } });
        batch.decide({ ...decision, id: -1 - i, seq: 0, at, takenBack: null });
      }
      batch.rebuild(seq, at);
      for (const { doc, work } of worksOf(db, documents))
        (found.get(work) ?? found.set(work, []).get(work))?.push(doc);
      throw new Seen();
    });
  } catch (error) {
    if (!(error instanceof Seen)) throw error;
  }
  return [...found.values()];
}

/** Live documents of every work that a record of the decisions belongs to. */
function documentsBeside(db: Database, decisions: readonly NewDecision[]): DocumentId[] {
  const named = decisions.flatMap(({ a, b }) =>
    [a, b].map(({ source, identifier }) => documentId(source, identifier)),
  );
  return db
    .prepare<{ doc: DocumentId }>(
      `select doc from record where deleted = 0 and suppressed is null
       and work in (select work from record where doc in (select value from json_each(?)))`,
    )
    .all(JSON.stringify(named))
    .map(({ doc }) => doc);
}

function worksOf(
  db: Database,
  documents: readonly DocumentId[],
): { readonly doc: DocumentId; readonly work: WorkId }[] {
  return db
    .prepare<{ doc: DocumentId; work: WorkId }>(
      `select doc, work from record where work is not null
       and doc in (select value from json_each(?)) order by added`,
    )
    .all(JSON.stringify(documents));
}
