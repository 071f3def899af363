/** `reindex [--rollback]`: builds the search index anew beside the one in use, or goes back to the one before. */
import type { IndexerParts } from '../../harvesters/indexing/indexer.ts';
import { command, flag, json } from './command.ts';
import type { Output } from './output.ts';
import type { CommandStores } from './workplace.ts';

/** How long to wait for another process that holds the index. */
const WAIT_MS = 60_000;

export const reindex = command({
  name: 'reindex',
  summary: '由目录重建检索索引',
  takes: { rollback: flag('--rollback', '不重建，换回上一个索引（Elasticsearch）'), json },
  changes: true,
  run: ({ rollback }, { opened, out }) =>
    opened(({ parts, stores }) =>
      rollback ? goBack(stores.rollback, out) : buildAnew(parts, out),
    ),
});

async function buildAnew(parts: IndexerParts, out: Output): Promise<0> {
  const { reindex: rebuild } = await import('../../harvesters/indexing/indexer.ts');
  const started = performance.now();
  const works = await rebuild(
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

/** What came since the index before follows from the change log. */
async function goBack(rollback: CommandStores['rollback'], out: Output): Promise<0 | 1> {
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
