/**
 * `match [--rebuild|--check]`: what was compared with what, and what waits for a person; compares everything anew,
 * or looks whether the same works come of it beside the catalogue and in another order.
 */
import type { MatchingTotals } from '../../catalogue/matching/match.ts';
import { command, flag, json } from './command.ts';
import { isIndexed } from './follow.ts';
import { stopAsked } from './stop.ts';

export const match = command({
  name: 'match',
  summary: '查看文献匹配的情况，或重新匹配、核对',
  takes: {
    rebuild: flag('--rebuild', '全部重新比较，按结果重新归并文献'),
    check: flag('--check', '另行比较一遍，核对归并是否一致；不改动目录'),
    json,
  },
  changes: ({ check }) => !check,
  run: ({ rebuild, check }, { opened, out }) =>
    opened(async ({ parts, stores }) => {
      const started = performance.now();
      const { records } = stores;
      const signal = stopAsked();
      const onProgress = (done: number, total: number): void =>
        out.progress(`${check ? '核对' : '重新匹配'} ${done} / ${total}`);
      if (check) {
        const differences = await records.checkMatching({ onProgress, signal });
        await out.result(
          { differences },
          differences === 0
            ? '重新比较的结果与目录一致。'
            : `${differences} 条记录归入的文献与重新比较的结果不同；可运行 match --rebuild 重新归并。`,
        );
        return differences === 0 ? 0 : 1;
      }
      if (rebuild) await records.forgetMatching();
      await records.matchAgain({ onProgress, signal });
      signal.throwIfAborted();
      if (rebuild) await isIndexed(parts, out);
      const totals = await records.matchingTotals();
      const ms = Math.round(performance.now() - started);
      await out.result({ ...totals, ms }, sentenceOf(totals, ms));
      return 0;
    }),
});

function sentenceOf(totals: MatchingTotals, ms: number): string {
  const { documents, works, pairs, probable, blocks, narrowedBlocks, largestBlock } = totals;
  const narrowed =
    narrowedBlocks === 0
      ? ''
      : `，其中 ${narrowedBlocks} 组过大，只比较年份、地点、责任者相同的，最大一组 ${largestBlock} 条`;
  return `${documents} 条记录归并为 ${works} 种文献；有关联的记录 ${pairs} 对，其中 ${probable} 对待人判定；匹配键组 ${blocks} 个${narrowed}。用时 ${(ms / 1000).toFixed(1)} 秒。`;
}
