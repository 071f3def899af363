/** `approve <run> [--list]`: a person lets a held run change and delete what it would, or looks at that first. */
import type { RunDecisions } from '../../catalogue/ports/run-decisions.ts';
import type { RunId } from '../../catalogue/runs/run.ts';
import { withoutBidi } from '../../catalogue/text/text.ts';
import { command, flag, json, runNumber } from './command.ts';
import { decide } from './decide.ts';
import type { Output } from './output.ts';

/** Records of a held run shown to people; `--json` prints all. */
const SHOWN = 20;

export const approve = command({
  name: 'approve',
  summary: '核准一次待核准的收割：采用等待的改动，清除对方已没有的记录',
  takes: { run: runNumber, list: flag('--list', '只列出将要采用的改动和将要清除的记录'), json },
  changes: ({ list }) => !list,
  run: ({ run, list }, { opened, out }) =>
    opened(({ stores, acts, parts }) =>
      list ? listChanges(run, stores.records, out) : decide(run, 'approve', acts, parts, out),
    ),
});

const KINDS = { new: '新增', changed: '改动', deleted: '清除' } as const;

/** @throws RunUndecidable */
async function listChanges(run: RunId, records: RunDecisions, out: Output): Promise<0> {
  const waiting = await records.waiting(run);
  const vanishing = (await records.vanishing(run)).map((one) => ({
    kind: 'deleted' as const,
    ...one,
    before: one.title,
  }));
  for (const [i, record] of [...waiting, ...vanishing].entries()) {
    if (!out.json && i === SHOWN) break;
    const { kind, identifier, datestamp } = record;
    const title = withoutBidi(record.title);
    const before = record.before === null ? null : withoutBidi(record.before);
    const was = kind === 'changed' && before !== title ? `（原为 ${before || '无题名'}）` : '';
    await out.result(
      { run, ...record, title, before },
      withoutBidi(`${KINDS[kind]} ${identifier} ${datestamp} ${title || '（无题名）'}${was}`),
    );
  }
  if (out.json) return 0;
  const rest = waiting.length + vanishing.length - SHOWN;
  if (rest > 0) out.note(`另有 ${rest} 条，--json 全部列出。`);
  const adopted = waiting.length === 0 ? '' : `采用 ${waiting.length} 条改动，`;
  out.note(
    `核准后将${adopted}清除 ${vanishing.length} 条：npm run portal -- approve ${run}；不核准：npm run portal -- refuse ${run}`,
  );
  return 0;
}
