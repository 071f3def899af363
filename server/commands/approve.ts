/** `approve <run> [--list]`: a person lets a held run delete what it would delete, or looks at that first. */
import type { RunDecisions } from '../../catalogue/ports/run-decisions.ts';
import type { RunId } from '../../catalogue/runs/run.ts';
import { command, flag, json, runNumber } from './command.ts';
import { decide } from './decide.ts';
import type { Output } from './output.ts';

/** Records of a held run shown to people; `--json` prints all. */
const SHOWN = 20;

export const approve = command({
  name: 'approve',
  summary: '核准一次待核准的收割，清除对方已没有的记录',
  takes: { run: runNumber, list: flag('--list', '只列出将要清除的记录'), json },
  changes: ({ list }) => !list,
  run: ({ run, list }, { opened, out }) =>
    opened(({ stores, acts, parts }) =>
      list ? listVanishing(run, stores.records, out) : decide(run, 'approve', acts, parts, out),
    ),
});

/** @throws RunUndecidable */
async function listVanishing(run: RunId, records: RunDecisions, out: Output): Promise<0> {
  const vanishing = await records.vanishing(run);
  for (const [i, record] of vanishing.entries()) {
    if (!out.json && i === SHOWN) break;
    const { identifier, datestamp, title } = record;
    await out.result({ run, ...record }, `${identifier} ${datestamp} ${title || '（无题名）'}`);
  }
  if (out.json) return 0;
  const rest = vanishing.length - SHOWN;
  if (rest > 0) out.note(`另有 ${rest} 条，--json 全部列出。`);
  out.note(
    `核准后将清除以上共 ${vanishing.length} 条：npm run portal -- approve ${run}；不清除：npm run portal -- refuse ${run}`,
  );
  return 0;
}
