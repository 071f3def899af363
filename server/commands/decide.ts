/** `approve`, `refuse` and `undo`: a person's word on a run, and what came of it. */
import type { RecordStore } from '../../catalogue/ports/record-store.ts';
import type { RunId } from '../../catalogue/runs/run.ts';
import type { SourceRecord } from '../../catalogue/record.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import type { IndexerParts } from '../../harvesters/indexing/indexer.ts';
import { isIndexed, summaryOf } from './harvest.ts';
import { OUTCOME_NAMES } from './outcome-names.ts';
import type { Output } from './output.ts';

/** Records of a held run shown to people; `--json` prints all. */
const SHOWN = 20;

/** What would vanish, then the decision. @throws RunUndecidable */
export async function decideCommand(
  run: RunId,
  decision: 'approve' | 'refuse',
  parts: IndexerParts,
  out: Output,
): Promise<0> {
  const decided = await parts.records.decideHeld(run, decision);
  const indexed = decision === 'refuse' || (await isIndexed(parts, out));
  await out.result(
    { run, ...summaryOf(decided), indexed },
    `#${run} ${decided.source}：${OUTCOME_NAMES[decided.state]}。${decided.message}`,
  );
  return 0;
}

/** The records that a held run would delete. @throws RunUndecidable */
export async function vanishingCommand(run: RunId, records: RecordStore, out: Output): Promise<0> {
  const vanishing = await records.vanishing(run);
  for (const [i, record] of vanishing.entries()) {
    if (!out.json && i === SHOWN) break;
    const { identifier, datestamp, title } = record;
    await out.result({ run, ...record }, `${identifier} ${datestamp} ${title || '（无题名）'}`);
  }
  const rest = vanishing.length - SHOWN;
  if (!out.json && rest > 0) out.note(`另有 ${rest} 条，--json 全部列出。`);
  if (!out.json)
    out.note(
      `核准后将清除以上共 ${vanishing.length} 条：npm run portal -- approve ${run}；不清除：npm run portal -- refuse ${run}`,
    );
  return 0;
}

/** @throws RunUndecidable */
export async function undoCommand(
  run: RunId,
  identifier: string | undefined,
  describe: (record: SourceRecord) => CatalogueDocument,
  parts: IndexerParts,
  out: Output,
): Promise<0 | 1> {
  const {
    run: summary,
    restored,
    overtaken,
  } = await parts.records.undoRun(run, describe, identifier);
  const indexed = await isIndexed(parts, out);
  await out.result(
    { run, source: summary.source, restored, overtaken, indexed },
    restored === 0
      ? `#${run} ${summary.source}：没有可以恢复的记录${overtaken === 0 ? '' : `，${overtaken} 条其后又改过`}。`
      : `#${run} ${summary.source}：${restored} 条记录已恢复原状${overtaken === 0 ? '' : `，${overtaken} 条其后又改过，保持现状`}。对方再给出同样的内容，也不会再改。`,
  );
  return restored === 0 ? 1 : 0;
}
