/** `decision withdraw <id>`: what was decided about two records is taken back. */
import { command, json, value, wholeNumber } from './command.ts';
import type { Status } from './command.ts';
import { isIndexed } from './follow.ts';
import { atTerminal } from './terminal.ts';

export const decisionWithdraw = command({
  name: 'decision withdraw',
  summary: '撤回一次裁定，改回自动比对的结果',
  takes: {
    id: value('<id>', '裁定的号码', '应为裁定的号码', (given) =>
      wholeNumber(given, 1, Number.MAX_SAFE_INTEGER),
    ),
    json,
  },
  changes: true,
  run: ({ id }, { opened, out }) =>
    opened<Status>(async ({ acts, parts }) => {
      await acts.takeBackMatch(id, atTerminal());
      const indexed = await isIndexed(parts, out);
      await out.result({ id, indexed }, `第 ${id} 号裁定已撤回。`);
      return 0;
    }),
});
