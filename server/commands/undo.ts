/** `undo <run> [--record id]`: puts back what a run changed, except what a later run changed again. */
import { command, json, optionalText, runNumber } from './command.ts';
import { isIndexed } from './follow.ts';
import { atTerminal } from './terminal.ts';

export const undo = command({
  name: 'undo',
  summary: '撤销一次收割：改动和删除的恢复原状，新增的去掉',
  takes: {
    run: runNumber,
    record: optionalText('--record <identifier>', '只恢复这一条记录'),
    json,
  },
  changes: true,
  run: ({ run, record }, { opened, out }) =>
    opened(async ({ acts, parts }) => {
      const undone = await acts.undoRun(run, { identifier: record, why: '' }, atTerminal());
      const { source } = undone.run;
      const { restored, overtaken, undescribed } = undone;
      const indexed = await isIndexed(parts, out);
      await out.result(
        { run, source, restored, overtaken, undescribed, indexed },
        restored === 0
          ? `#${run} ${source}：没有可以恢复的记录${overtaken === 0 ? '' : `，${overtaken} 条其后又改过`}。`
          : `#${run} ${source}：${restored} 条记录已恢复原状${overtaken === 0 ? '' : `，${overtaken} 条其后又改过，保持现状`}${undescribed === 0 ? '' : `，${undescribed} 条原来的记录著录不出，保持现状，原因见隔离区`}。对方再给出同样的内容，也不会再改。`,
      );
      return restored === 0 ? 1 : 0;
    }),
});
