/** `reindex` builds the search index anew; `verify [--repair]` compares it with the catalogue. */
import { catchUp, reindex } from '../../harvesters/indexing/indexer.ts';
import type { IndexerParts } from '../../harvesters/indexing/indexer.ts';
import { repair, compare } from '../../harvesters/indexing/verify.ts';
import type { Differences } from '../../harvesters/indexing/verify.ts';
import type { Output } from './output.ts';

/** How long to wait for another process that holds the index. */
const WAIT_MS = 60_000;
const VERIFY_WAIT_MS = 8_000;

export async function reindexCommand(parts: IndexerParts, out: Output): Promise<0> {
  const started = performance.now();
  const works = await reindex(
    { ...parts, onRebuild: (done, total) => out.progress(`重建索引 ${done} / ${total}`) },
    WAIT_MS,
  );
  const ms = Math.round(performance.now() - started);
  await out.result(
    { works, ms },
    `索引已重建：${works} 种文献，用时 ${(ms / 1000).toFixed(1)} 秒。`,
  );
  return 0;
}

/** Puts the index that was in use before in use again; what came since follows from the change log. */
export async function rollbackCommand(
  rollback: (() => Promise<string | undefined>) | undefined,
  out: Output,
): Promise<0 | 1> {
  const index = await rollback?.();
  if (index === undefined) {
    out.note(
      rollback === undefined
        ? '内置引擎不保留上一个索引；请用 reindex 重建。'
        : '没有保留上一个索引，无法换回；请用 reindex 重建。',
    );
    return 1;
  }
  await out.result({ index }, `已换回索引 ${index}；其后的变更会自动补上。`);
  return 0;
}

/** @returns 0 when nothing differs (after the repair, when one was asked for), else 1 */
export async function verifyCommand(
  parts: IndexerParts,
  mend: boolean,
  out: Output,
): Promise<0 | 1> {
  if (mend) {
    await catchUp(parts, VERIFY_WAIT_MS);
    await repair(parts, await compare(parts));
  }
  const found = await compare(parts);
  const summary = {
    works: found.works,
    indexed: found.indexed,
    missing: found.missing.length,
    stale: found.stale.length,
    surplus: found.surplus.length,
  };
  await out.result(summary, sentenceOf(found));
  for (const { id, reason } of await parts.records.refusals()) {
    out.note(`文献 ${id} 未能进入检索索引：${reason}`);
  }
  return summary.missing + summary.stale + summary.surplus === 0 ? 0 : 1;
}

function sentenceOf(found: Differences): string {
  const { missing, stale, surplus } = found;
  const counts = `目录 ${found.works} 种文献，索引 ${found.indexed} 种`;
  if (missing.length + stale.length + surplus.length === 0) return `${counts}，完全一致。`;
  const examples = [...missing, ...stale, ...surplus].slice(0, 5).join('、');
  return `${counts}；缺 ${missing.length}，旧 ${stale.length}，多余 ${surplus.length}（如 ${examples}）。可运行 verify --repair 修复。`;
}
