/** Tells how the harvests of the serving process go: one line a run, progress in place on a terminal. */
import type { HarvestNews } from '../harvesters/main.ts';
import { runStates } from './i18n/zh/status.ts';
import type { ServerLog } from './log.ts';

export class HarvestTicker {
  readonly #sources: number;
  readonly #log: ServerLog;
  readonly #received = new Map<string, number>();
  #ended = 0;
  #indexFault: string | null = null;

  /** @param sources how many are harvested, for the count of the runs */
  constructor(sources: number, log: ServerLog) {
    this.#sources = sources;
    this.#log = log;
  }

  hear(news: HarvestNews): void {
    switch (news.kind) {
      case 'up':
      case 'acted':
      // The thread has logged it.
      case 'mail-state':
        break;
      case 'log':
        this.#log.take(news.line);
        break;
      case 'page':
        this.#received.set(news.source, news.received);
        this.#log.progress(
          `收割中：${[...this.#received].map(([source, n]) => `${source} ${n}`).join('，')}`,
        );
        break;
      case 'run': {
        const { run } = news;
        this.#received.delete(run.source);
        this.#ended++;
        // The first round is counted; later runs come one by one, also of sources that came later.
        const count = this.#ended > this.#sources ? '' : `[${this.#ended}/${this.#sources}] `;
        this.#log.announce(
          `${count}${run.source}：${runStates[run.state]}，收到 ${run.received}，新增 ${run.new}，修改 ${run.changed}，删除 ${run.deleted}，隔离 ${run.quarantined} ${run.message}`.trimEnd(),
          { source: run.source, run: run.id, outcome: run.state, code: run.code },
          run.state === 'complete' || run.state === 'unchanged' ? 'info' : 'warn',
        );
        break;
      }
      case 'index':
        this.#log.progress(`重建索引：${news.done} / ${news.total}`);
        break;
      case 'index-state':
        // Once, not at every try.
        if (news.fault !== null && news.fault !== this.#indexFault)
          this.#log.announce(`检索索引没有跟上：${news.fault}`, {}, 'warn');
        if (news.fault === null && this.#indexFault !== null)
          this.#log.announce('检索索引已跟上。', {});
        this.#indexFault = news.fault;
        break;
      case 'describe':
        this.#log.progress(`重新著录 ${news.source}：${news.done} / ${news.total}`);
        break;
      case 'match':
        this.#log.progress(`重新匹配：${news.done} / ${news.total}`);
        break;
    }
  }
}
