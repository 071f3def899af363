/** Shows on the terminal how the harvests of the serving process go: one line a run, progress in place. */
import process from 'node:process';
import type { HarvestNews } from '../harvesters/main.ts';
import { OUTCOME_NAMES } from './commands/outcome-names.ts';

export class HarvestTicker {
  readonly #sources: number;
  readonly #received = new Map<string, number>();
  #ended = 0;
  #lastDrawn = 0;
  #indexFault: string | null = null;

  constructor(sources: number) {
    this.#sources = sources;
  }

  hear(news: HarvestNews): void {
    switch (news.kind) {
      case 'up':
        break;
      case 'page':
        this.#received.set(news.source, news.received);
        this.#draw(
          `收割中：${[...this.#received].map(([source, n]) => `${source} ${n}`).join('，')}`,
        );
        break;
      case 'run': {
        const { run } = news;
        this.#received.delete(run.source);
        this.#ended++;
        this.#line(
          `[${Math.min(this.#ended, this.#sources)}/${this.#sources}] ${run.source}：${OUTCOME_NAMES[run.state]}，收到 ${run.received}，新增 ${run.new}，修改 ${run.changed}，删除 ${run.deleted}，隔离 ${run.quarantined} ${run.message}`.trimEnd(),
        );
        break;
      }
      case 'index':
        this.#draw(`重建索引：${news.done} / ${news.total}`);
        break;
      case 'index-state':
        // Once, not at every try.
        if (news.fault !== null && news.fault !== this.#indexFault)
          this.#line(`检索索引没有跟上：${news.fault}`);
        if (news.fault === null && this.#indexFault !== null) this.#line('检索索引已跟上。');
        this.#indexFault = news.fault;
        break;
      case 'describe':
        this.#draw(`按新的规则重新著录：${news.done} / ${news.total}`);
        break;
    }
  }

  /** In place, a few times a second, and only on a terminal. */
  #draw(text: string): void {
    if (!process.stdout.isTTY || performance.now() - this.#lastDrawn < 200) return;
    this.#lastDrawn = performance.now();
    process.stdout.write(`\r\x1b[K${text.slice(0, (process.stdout.columns || 80) - 1)}`);
  }

  #line(text: string): void {
    process.stdout.write(`${process.stdout.isTTY ? '\r\x1b[K' : ''}${text}\n`);
  }
}
