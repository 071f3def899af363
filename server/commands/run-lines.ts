/** A run as commands tell it: under the names that scripts rely on, and as a sentence. */
import type { RunSummary } from '../../catalogue/runs/run.ts';
import { runStates } from '../i18n/zh/status.ts';

/** A run under the names that scripts rely on. */
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
    // Counted above by what came of them so far: a deletion that waits is unchanged.
    ...(run.waiting > 0 ? { waiting: run.waiting } : {}),
    requests: run.requests,
    ms: Date.parse(run.endedAt ?? run.heartbeatAt) - Date.parse(run.startedAt),
    message: run.message,
  };
}

/** What the pages of a run were noted with (docs/operating.md); absent when there is nothing. */
export function flagsOf(flags: readonly string[]): { readonly flags?: readonly string[] } {
  return flags.length === 0 ? {} : { flags };
}

export function sentenceOf(run: RunSummary, indexed: boolean): string {
  const counts = `收到 ${run.received}，新增 ${run.new}，修改 ${run.changed}，未变 ${run.unchanged}，删除 ${run.deleted}，隔离 ${run.quarantined}${waitingOf(run)}`;
  return `${run.source}：${runStates[run.state]}。${counts}；请求 ${run.requests} 次。${run.message}${indexed ? '' : '（索引尚未更新）'}`;
}

/** How many changes wait for a person, behind the counts; '' where none does. */
export function waitingOf({ waiting }: RunSummary): string {
  return waiting > 0 ? `，其中 ${waiting} 条改动或删除待核准，尚未采用` : '';
}
