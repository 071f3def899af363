/** `harvest [source…] [--full]`: harvests now, waits, indexes, and says per run what came of it. */
import { hasRepository } from '../../catalogue/source.ts';
import type { Source } from '../../catalogue/source.ts';
import type { HarvestService } from '../../harvesters/service.ts';
import { command, flag, json, texts } from './command.ts';
import type { Status } from './command.ts';
import { isIndexed } from './follow.ts';
import { areKnown } from './known-source.ts';
import type { Output } from './output.ts';
import { flagsOf, sentenceOf, summaryOf } from './run-lines.ts';
import { stopAsked } from './stop.ts';
import { atTerminal } from './terminal.ts';
import type { Opened, Workplace } from './workplace.ts';

export const harvest = command({
  name: 'harvest',
  summary: '立即收割，等待结束并更新索引',
  takes: {
    sources: texts('[source...]', '数据源；不写就是全部'),
    full: flag('--full', '全部重新收割，并清除对方已没有的记录'),
    json,
  },
  changes: true,
  run: ({ sources, full }, workplace) => harvestNow(sources, full, workplace),
});

/**
 * @param wanted ids of sources; none = every active one
 * @returns exit status: 0 when every run is complete or unchanged, 1 otherwise, 2 for an unknown id
 */
export async function harvestNow(
  wanted: readonly string[],
  full: boolean,
  { opened, out }: Workplace,
): Promise<Status> {
  return opened(async (here) => {
    const chosen = choose(wanted, here.sources, out);
    if (typeof chosen === 'number') return chosen;
    const { enterOrder } = await import('../../desk/runs/order-harvest.ts');
    const kind = full ? 'full' : 'incremental';
    for (const source of chosen)
      await enterOrder(here.stores, source, { kind, retried: 0, why: '' }, atTerminal());
    const service = await serviceOf(here, out);
    try {
      const good = await Promise.all(
        chosen.map(async (source) => {
          const run = await service.harvest(source, kind);
          if (run === undefined) return false;
          const indexed = await isIndexed(here.parts, out);
          const flags = await here.stores.records.pageFlags(run.id);
          await out.result(
            { ...summaryOf(run), ...flagsOf(flags), indexed },
            sentenceOf(run, indexed),
          );
          return run.state === 'complete' || run.state === 'unchanged';
        }),
      );
      return good.every(Boolean) ? 0 : 1;
    } finally {
      // Also where a run could not even be ended, on a full disk: what would be tried again keeps a process alive.
      await service.stop();
    }
  });
}

/** The sources to harvest, or the exit status when there is none to be had. */
function choose(
  wanted: readonly string[],
  sources: readonly Source[],
  out: Output,
): readonly Source[] | 1 | 2 {
  if (!areKnown(wanted, sources, out)) return 2;
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
  if (chosen.length > 0) return chosen;
  out.note('没有可收割的数据源：请在设置文件的 sources 中登记。');
  return 1;
}

/** What harvests here, after documents were described by the rules of today. */
async function serviceOf(
  { assembly, stores, sources, library, parts }: Opened,
  out: Output,
): Promise<HarvestService> {
  const [{ connector }, { bringUpToDate }, { LiveSources }, { HarvestService }] = await Promise.all(
    [
      import('../../harvesters/connect.ts'),
      import('../../harvesters/describe-again.ts'),
      import('../../harvesters/live-sources.ts'),
      import('../../harvesters/service.ts'),
    ],
  );
  const { overlapDays, concurrency } = assembly.settings.harvest;
  const live = new LiveSources(stores.registry);
  const service = new HarvestService({
    ...parts,
    records: stores.records,
    connect: connector(assembly.connect),
    contextOf: (source) => live.contextOf(source),
    overlapDays,
    concurrency,
    onFault: ({ id }, { said, isUnexpected }) => {
      if (isUnexpected) out.note(`${id} 的收割失败，原文：${said}`);
    },
    onPage: (source, { received, pages }) =>
      out.progress(`${source.id}：第 ${pages} 页，已收到 ${received} 条`),
  });
  // A page in hand is finished or rolled back; the run goes on the next time.
  const signal = stopAsked();
  signal.addEventListener('abort', () => void service.stop());
  await bringUpToDate(stores.records, sources, library, {
    signal,
    onProgress: (done, total) => out.progress(`重新著录 ${done} / ${total}`),
  });
  await stores.records.matchAgain({
    signal,
    onProgress: (done, total) => out.progress(`重新匹配 ${done} / ${total}`),
  });
  return service;
}
