/** What `approve` and `refuse` share: a person's word on a held run, and what came of it. */
import type { Decision } from '../../catalogue/runs/decision.ts';
import type { RunId } from '../../catalogue/runs/run.ts';
import type { ThreadActs } from '../../harvesters/main.ts';
import type { IndexerParts } from '../../harvesters/indexing/indexer.ts';
import { isIndexed } from './follow.ts';
import { runStates } from '../i18n/zh/status.ts';
import type { Output } from './output.ts';
import { atTerminal } from './terminal.ts';
import { summaryOf } from './run-lines.ts';

/** @throws RunUndecidable */
export async function decide(
  run: RunId,
  decision: Decision,
  acts: Pick<ThreadActs, 'decideRun'>,
  parts: IndexerParts,
  out: Output,
): Promise<0> {
  const decided = await acts.decideRun(run, decision, '', atTerminal());
  const indexed = decision === 'refuse' || (await isIndexed(parts, out));
  await out.result(
    { run, ...summaryOf(decided), indexed },
    `#${run} ${decided.source}：${runStates[decided.state]}。${decided.message}`,
  );
  return 0;
}
