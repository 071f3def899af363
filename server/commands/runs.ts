/** `runs [source]`: the latest harvests, newest first. */
import { command, json, optionalText, value, wholeNumber } from './command.ts';
import type { Status } from './command.ts';
import { areKnown } from './known-source.ts';
import { runStates } from '../i18n/zh/status.ts';
import { flagsOf, summaryOf, waitingOf } from './run-lines.ts';

export const runs = command({
  name: 'runs',
  summary: '最近的收割',
  takes: {
    source: optionalText('[source]', '只看这个数据源'),
    limit: value(
      '--limit <n>',
      '最多几次',
      '应为 1 到 10000 的整数',
      (given) => wholeNumber(given, 1, 10_000),
      '20',
    ),
    json,
  },
  changes: false,
  run: ({ source, limit }, { opened, out }) =>
    opened<Status>(async ({ stores: { records }, sources, assembly }) => {
      const named = source === undefined ? [] : [source];
      if (!areKnown(named, [...sources, ...assembly.sources], out)) return 2;
      const found = await records.runs(limit, source);
      if (found.length === 0)
        out.note(source === undefined ? '还没有收割过。' : `数据源 ${source} 还没有收割过。`);
      for (const run of found) {
        const { id, kind, startedAt, endedAt } = run;
        await out.result(
          {
            run: id,
            kind,
            startedAt,
            endedAt,
            ...summaryOf(run),
            ...flagsOf(await records.pageFlags(id)),
          },
          `#${id} ${startedAt.slice(0, 16).replace('T', ' ')} ${run.source} ${runStates[run.state]} 收到 ${run.received}，新增 ${run.new}，修改 ${run.changed}，删除 ${run.deleted}，隔离 ${run.quarantined}${waitingOf(run)} ${run.message}`.trimEnd(),
        );
      }
      return 0;
    }),
});
