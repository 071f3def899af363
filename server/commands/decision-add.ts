/** `decision add`: what two records are to each other, by a person's word. */
import { DECIDED_OUTCOMES } from '../../catalogue/matching/decision.ts';
import { command, json, text, value } from './command.ts';
import type { Status } from './command.ts';
import { isIndexed } from './follow.ts';
import { atTerminal } from './terminal.ts';
import { refusingWrongValues } from './wrong-values.ts';

export const decisionAdd = command({
  name: 'decision add',
  summary: '裁定两条记录：同一版本、不同、部分与整体、另一版本',
  takes: {
    sourceA: text('<source-a>', '第一条记录的数据源'),
    a: text('<identifier-a>', '第一条记录的 OAI 标识'),
    sourceB: text('<source-b>', '第二条记录的数据源'),
    b: text('<identifier-b>', '第二条记录的 OAI 标识'),
    outcome: value(
      '--outcome <outcome>',
      '是什么关系',
      `应为 ${DECIDED_OUTCOMES.join('、')} 之一`,
      (given) => DECIDED_OUTCOMES.find((outcome) => outcome === given),
    ),
    why: value(
      '--why <words>',
      '理由，供以后查问',
      '应写明理由',
      (given) => given.trim() || undefined,
    ),
    json,
  },
  changes: true,
  run: ({ sourceA, a, sourceB, b, outcome, why }, { opened, out }) =>
    opened<Status>(({ acts, parts }) =>
      refusingWrongValues(out, async () => {
        const verdict = {
          a: { source: sourceA, identifier: a },
          b: { source: sourceB, identifier: b },
          outcome,
          why,
        };
        const { id } = await acts.decideMatch(verdict, atTerminal());
        const indexed = await isIndexed(parts, out);
        await out.result({ id, indexed }, `已裁定，第 ${id} 号；撤回：decision withdraw ${id}`);
        return 0;
      }),
    ),
});
