/**
 * Why each hit of a page was found. Title and names of most hits say it; the documents of the others are read in
 * the catalogue, a few works at a time, so that the thread that serves is never held up for long.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Works } from '../../catalogue/ports/works.ts';
import { evidenceOf } from '../../catalogue/search/evidence.ts';
import { parseQuery } from '../../catalogue/search/query.ts';
import { explain } from '../../catalogue/search/reasons.ts';
import type { Reason, ShownNames } from '../../catalogue/search/reasons.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import type { WorkHit, WorkId } from '../../catalogue/work.ts';

/** Works whose documents are read at once. */
const AT_ONCE = 5;
/** Documents of one work that are looked through, the oldest. */
const MOST_DOCUMENTS = 8;

/**
 * @param request one that `parseQuery` accepts
 * @param shownOf what the page shows of a hit
 * @returns by work; none for a hit of which everything is seen as it was typed
 */
export async function reasonsOf(
  records: Pick<Works, 'documentsOf'>,
  { query: typed }: Pick<SearchRequest, 'query'>,
  hits: readonly WorkHit[],
  shownOf: (hit: WorkHit) => ShownNames,
): Promise<ReadonlyMap<WorkId, readonly Reason[]>> {
  const query = parseQuery(typed);
  const reasons = new Map<WorkId, readonly Reason[]>();
  const unclear: WorkHit[] = [];
  for (const hit of hits) {
    const seen = explain(query, typed, shownOf(hit), []);
    if (!seen.isWhole) unclear.push(hit);
    else if (seen.reasons.length > 0) reasons.set(hit.id, seen.reasons);
  }
  for (let from = 0; from < unclear.length; from += AT_ONCE) {
    if (from > 0) await nextTurn();
    const some = unclear.slice(from, from + AT_ONCE);
    const documents = await records.documentsOf(
      some.map(({ id }) => id),
      MOST_DOCUMENTS,
    );
    for (const hit of some) {
      const evidence = (documents.get(hit.id) ?? []).flatMap(evidenceOf);
      const { reasons: found } = explain(query, typed, shownOf(hit), evidence);
      if (found.length > 0) reasons.set(hit.id, found);
    }
  }
  return reasons;
}
