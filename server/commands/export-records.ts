/** `export records [--source id]`: the present state of every harvested record, one a line. */
import { command, json, optionalText } from './command.ts';
import type { Status } from './command.ts';
import { areKnown } from './known-source.ts';

export const exportRecords = command({
  name: 'export records',
  summary: '每条收割记录的现状',
  takes: { source: optionalText('--source <id>', '只要这个数据源'), json },
  changes: false,
  run: ({ source }, { opened, out }) =>
    opened<Status>(async ({ stores: { records }, sources, assembly }) => {
      const named = source === undefined ? [] : [source];
      if (!areKnown(named, [...sources, ...assembly.sources], out)) return 2;
      for await (const record of records.exportRecords(source)) {
        if (!out.isHeard) break;
        const { identifier, datestamp, deleted, title } = record;
        const state = deleted ? '已删除' : '有效';
        await out.result(record, [record.source, identifier, datestamp, state, title].join('\t'));
      }
      return 0;
    }),
});
