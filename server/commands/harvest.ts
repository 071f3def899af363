/** `harvest [source…] [--full]`: harvests now, waits, indexes, and says per run what came of it. */
import type { RunSummary } from '../../catalogue/runs/run.ts';
import { hasRepository } from '../../catalogue/source.ts';
import type { Source } from '../../catalogue/source.ts';
import { catchUp } from '../../harvesters/indexing/indexer.ts';
import type { IndexerParts } from '../../harvesters/indexing/indexer.ts';
import type { HarvestService } from '../../harvesters/service.ts';
import { OUTCOME_NAMES } from './outcome-names.ts';
import type { Output } from './output.ts';

/** How long the command waits for the index after each run (DESIGN 9). */
const INDEX_WAIT_MS = 10_000;

/**
 * @param wanted ids of sources; none = every active one
 * @returns exit status: 0 when every run is complete or unchanged, 1 otherwise, 2 for an unknown id
 */
export async function harvestCommand(
  wanted: readonly string[],
  full: boolean,
  sources: readonly Source[],
  service: HarvestService,
  parts: IndexerParts,
  out: Output,
): Promise<0 | 1 | 2> {
  const unknown = wanted.filter((id) => !sources.some((source) => source.id === id));
  if (unknown.length > 0) {
    out.note(
      `没有这样的数据源：${unknown.join('、')}。已登记的有：${sources.map((source) => source.id).join('、') || '（无）'}`,
    );
    return 2;
  }
  const files = sources.filter((source) => wanted.includes(source.id) && !hasRepository(source));
  if (files.length > 0) {
    out.note(
      `数据源 ${files.map(({ id }) => id).join('、')} 没有接口地址，记录由文件导入：npm run portal -- import <文件>`,
    );
    return 2;
  }
  const chosen = sources.filter((source) =>
    wanted.length > 0
      ? wanted.includes(source.id)
      : source.state === 'active' && hasRepository(source),
  );
  if (chosen.length === 0) {
    out.note('没有可收割的数据源：请在设置文件的 sources 中登记。');
    return 1;
  }
  const good = await Promise.all(
    chosen.map(async (source) => {
      const run = await service.harvest(source, full ? 'full' : 'incremental');
      if (run === undefined) return false;
      const indexed = await isIndexed(parts, out);
      await out.result({ ...summaryOf(run), indexed }, sentenceOf(run, indexed));
      return run.state === 'complete' || run.state === 'unchanged';
    }),
  );
  return good.every(Boolean) ? 0 : 1;
}

/** Brings the index up to date; says so on standard error when it could not. */
export async function isIndexed(parts: IndexerParts, out: Output): Promise<boolean> {
  try {
    await catchUp(parts, INDEX_WAIT_MS, AbortSignal.timeout(INDEX_WAIT_MS * 60));
    return true;
  } catch (error) {
    out.note(`检索索引没有跟上：${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/** A run under the names that scripts rely on (DESIGN 9). */
export function summaryOf(run: RunSummary): object {
  return {
    source: run.source,
    outcome: run.state,
    received: run.received,
    new: run.new,
    changed: run.changed,
    unchanged: run.unchanged,
    deleted: run.deleted,
    quarantined: run.quarantined,
    requests: run.requests,
    ms: Date.parse(run.endedAt ?? run.heartbeatAt) - Date.parse(run.startedAt),
    message: run.message,
  };
}

export function sentenceOf(run: RunSummary, indexed: boolean): string {
  const counts = `收到 ${run.received}，新增 ${run.new}，修改 ${run.changed}，未变 ${run.unchanged}，删除 ${run.deleted}，隔离 ${run.quarantined}`;
  return `${run.source}：${OUTCOME_NAMES[run.state]}。${counts}；请求 ${run.requests} 次。${run.message}${indexed ? '' : '（索引尚未更新）'}`;
}
