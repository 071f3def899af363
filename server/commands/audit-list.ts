/** `audit list`: what persons did, newest first. */
import { withoutBidi } from '../../catalogue/text/text.ts';
import { actNames, roleNames, waysIn } from '../i18n/zh/staff.ts';
import { command, json, value, wholeNumber } from './command.ts';
import type { Status } from './command.ts';

export const auditList = command({
  name: 'audit list',
  summary: '操作记录：谁、何时、做了什么、前后如何，最近的在前',
  takes: {
    limit: value(
      '--limit <n>',
      '最多几条',
      '应为 1 到 10000 的整数',
      (given) => wholeNumber(given, 1, 10_000),
      '50',
    ),
    json,
  },
  changes: false,
  run: ({ limit }, { opened, out }) =>
    opened<Status>(async ({ stores: { registry } }) => {
      const entries = await registry.audit.latest(limit);
      if (entries.length === 0) out.note('还没有操作记录。');
      for (const entry of entries) {
        const { number, at, by, act, subject } = entry;
        await out.result(
          entry,
          withoutBidi(
            `#${number} ${at.slice(0, 16).replace('T', ' ')} ${by.name}（${waysIn[by.kind](by.id)}，${roleNames[by.role]}）${actNames[act]} ${subject}`,
          ),
        );
      }
      return 0;
    }),
});
