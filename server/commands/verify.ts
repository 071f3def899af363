/**
 * `verify [--repair]`: compares the search index with the catalogue, and mends the index. A damaged one is
 * built anew first, whether a repair was asked for or not: nothing in it is to be compared.
 */
import type { Differences } from '../../harvesters/indexing/verify.ts';
import { command, flag, json } from './command.ts';

/** How long to wait for another process that holds the index. */
const WAIT_MS = 8_000;

export const verify = command({
  name: 'verify',
  summary: '核对目录与索引',
  takes: { repair: flag('--repair', '修复差异'), json },
  changes: ({ repair }) => repair,
  run: ({ repair: mend }, { opened, out }) =>
    opened(async ({ parts, stores }) => {
      const [{ compare, repair }, { catchUp }] = await Promise.all([
        import('../../harvesters/indexing/verify.ts'),
        import('../../harvesters/indexing/indexer.ts'),
      ]);
      if (!(await stores.isIndexWhole())) {
        out.note('检索索引已损坏，正在由目录重建。');
        const onRebuild = (done: number, total: number): void =>
          out.progress(`重建索引 ${done} / ${total}`);
        await catchUp({ ...parts, onRebuild }, WAIT_MS);
      }
      if (mend) {
        await catchUp(parts, WAIT_MS);
        await repair(parts, await compare(parts));
      }
      const found = await compare(parts);
      const { works, indexed } = found;
      const [missing, stale, surplus] = [
        found.missing.length,
        found.stale.length,
        found.surplus.length,
      ];
      await out.result({ works, indexed, missing, stale, surplus }, sentenceOf(found));
      for (const { id, reason } of await parts.records.refusals()) {
        out.note(`文献 ${id} 未能进入检索索引：${reason}`);
      }
      return missing + stale + surplus === 0 ? 0 : 1;
    }),
});

function sentenceOf(found: Differences): string {
  const { missing, stale, surplus } = found;
  const counts = `目录 ${found.works} 种文献，索引 ${found.indexed} 种`;
  if (missing.length + stale.length + surplus.length === 0) return `${counts}，完全一致。`;
  const examples = [...missing, ...stale, ...surplus].slice(0, 5).join('、');
  return `${counts}；缺 ${missing.length}，旧 ${stale.length}，多余 ${surplus.length}（如 ${examples}）。可运行 verify --repair 修复。`;
}
