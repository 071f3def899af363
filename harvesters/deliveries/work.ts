/**
 * What is done with files that libraries handed over, one after the other in the thread that writes: each is read
 * in a thread of its own, previewed, and imported when a person said so. How far it is stands in the registry, so
 * that whoever left comes back to it, and after a crash it is gone on with.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '../../catalogue/errors.ts';
import type { DeliveryFiles } from '../../catalogue/ports/deliveries.ts';
import type { HarvestLedger } from '../../catalogue/ports/harvest-ledger.ts';
import type { Leases } from '../../catalogue/ports/leases.ts';
import type { Records } from '../../catalogue/ports/records.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import type { RunDecisions } from '../../catalogue/ports/run-decisions.ts';
import type { SourceLedgers } from '../../catalogue/ports/source-ledgers.ts';
import { isForgotten } from '../../catalogue/runs/delivery.ts';
import type { Delivery } from '../../catalogue/runs/delivery.ts';
import { DAY_MS } from '../../catalogue/time.ts';
import { sourceOfFiles } from '../../catalogue/registration.ts';
import type { Source } from '../../catalogue/source.ts';
import type { DescribeContext } from '../../formats/describe.ts';
import { FileUnreadable } from '../../formats/files/file-kind.ts';
import type { ImportedRecord } from '../../formats/files/iso2709.ts';
import { importRecords } from '../import-file.ts';
import { OneAtATime } from '../one-at-a-time.ts';
import { recordLines, sheetLines } from './lines.ts';
import { Faults, previewOf } from './preview.ts';
import { readInThread } from './reader.ts';
import { columnsOf } from './sheet-look.ts';
import { recordsOfRows } from './sheet-records.ts';

export interface DeliveryWorkParts {
  readonly records: HarvestLedger &
    Pick<RunDecisions, 'finishDecisions'> &
    Pick<Leases, 'acquire'> &
    Pick<Records, 'standing'> &
    Pick<SourceLedgers, 'ledger'>;
  readonly registry: Pick<Registry, 'deliveries'>;
  /** Of the files; there already. */
  readonly folder: string;
  /** Of a source as it is registered; one that is not counts as it is given. */
  readonly contextOf: (source: Source) => Promise<DescribeContext>;
  readonly now: () => Date;
  readonly onStored: () => void;
  readonly onError: (what: string, error: unknown) => void;
  readonly signal: AbortSignal;
}

/** How often it is put down how far it is. */
const TOLD_EVERY_MS = 1_000;
/** A lease is another's after half a minute without. */
const RENEW_MS = 5_000;
/** Ends of the names of what is made of a file. */
const LINES = '.lines';

export class DeliveryWork implements DeliveryFiles {
  readonly #parts: DeliveryWorkParts;
  readonly #work: OneAtATime;

  constructor(parts: DeliveryWorkParts) {
    this.#parts = parts;
    this.#work = new OneAtATime(
      () => this.#all(),
      (error) => {
        if (!parts.signal.aborted) parts.onError('馆员上传的文件没有处理完', error);
      },
    );
  }

  async size(id: string): Promise<number | undefined> {
    try {
      return (await stat(this.#fileOf(id))).size;
    } catch {
      return undefined;
    }
  }

  begin(): void {
    void this.#work.ask();
  }

  /** Resolves when nothing is being done. */
  idle(): Promise<void> {
    return this.#work.idle();
  }

  async remove(id: string): Promise<void> {
    for (const end of ['', LINES]) await rm(`${this.#fileOf(id)}${end}`, { force: true });
  }

  /** Removes what nobody imported within a day, and files that are nobody's. */
  async clean(): Promise<void> {
    const { registry, now, folder } = this.#parts;
    const open = await registry.deliveries.open();
    for (const delivery of open.filter((one) => isForgotten(one, now()))) {
      await this.remove(delivery.id);
      const message = '一天之内没有人确认导入，文件已删除；需要时请重新上传。';
      await registry.deliveries.put({ ...delivery, state: 'withdrawn', message });
    }
    const kept = new Set(open.map(({ id }) => id));
    for (const name of await readdir(folder)) {
      if (kept.has(name.replace(LINES, ''))) continue;
      const file = path.join(folder, name);
      const { mtimeMs } = await stat(file);
      if (now().getTime() - mtimeMs > DAY_MS) await rm(file, { force: true });
    }
  }

  #fileOf(id: string): string {
    return path.join(this.#parts.folder, path.basename(id));
  }

  /** Until nothing is left to do: what comes meanwhile has its turn too. One process at a time. */
  async #all(): Promise<void> {
    const lease = await this.#parts.records.acquire('deliveries');
    if (lease === undefined) return;
    const renewing = setInterval(() => void lease.renew().catch(() => undefined), RENEW_MS);
    try {
      await this.#waiting();
    } finally {
      clearInterval(renewing);
      await lease.release();
    }
  }

  async #waiting(): Promise<void> {
    const { deliveries } = this.#parts.registry;
    for (;;) {
      const waiting = await deliveries.open();
      const next = waiting.find(({ state }) => state === 'reading' || state === 'importing');
      if (next === undefined) return;
      this.#parts.signal.throwIfAborted();
      await this.#one(next);
    }
  }

  async #one(delivery: Delivery): Promise<void> {
    const { registry, contextOf, signal, onError } = this.#parts;
    try {
      const context = await contextOf(sourceOfFiles(delivery.source, delivery.library));
      if (delivery.state === 'reading') await this.#look(delivery, context);
      else await this.#import(delivery, context);
    } catch (error) {
      signal.throwIfAborted();
      const isTheirs = error instanceof FileUnreadable;
      if (!isTheirs) onError(`上传的文件 ${delivery.name} 没有处理完`, error);
      const why = isTheirs ? error.message : `处理文件时出错：${messageOf(error)}`;
      const message = why.endsWith('。') ? why : `${why}。`;
      await registry.deliveries.put({ ...delivery, state: 'failed', message });
      await this.remove(delivery.id);
    }
  }

  async #look(delivery: Delivery, context: DescribeContext): Promise<void> {
    const { registry, records, signal } = this.#parts;
    const file = this.#fileOf(delivery.id);
    const { name } = delivery;
    const { metadataPrefix } = context.source;
    let now = delivery;
    const tell = this.#teller(delivery);
    if (now.form === null) {
      const remembered = await registry.deliveries.columnsOf(now.source);
      const job = { file, lines: `${file}${LINES}`, name, metadataPrefix, remembered };
      const { form, total, sheets } = await readInThread(job, tell, signal);
      if (total === 0) throw new FileUnreadable(`文件 ${name} 里没有记录，什么也没有存下。`);
      const columns = columnsOf(sheets);
      now = { ...now, form, total, done: 0, sheets, columns };
      await registry.deliveries.put(now);
    }
    const told = new Faults();
    const preview = await previewOf(this.#items(now, told), context, new Date(now.at), {
      records,
      told,
      onProgress: tell,
      signal,
    });
    await registry.deliveries.put({ ...now, state: 'ready', done: preview.records, preview });
  }

  async #import(delivery: Delivery, context: DescribeContext): Promise<void> {
    const { registry, records, onStored, signal } = this.#parts;
    const items = { items: this.#items(delivery), modified: new Date(delivery.at) };
    const run = await importRecords(
      { ...items, file: delivery.name, id: delivery.id },
      context.source,
      delivery.kind ?? 'incremental',
      { records, library: context.library, onProgress: this.#teller(delivery), signal },
    );
    if (run === 'busy') {
      const message = '这个数据源正由另一个进程导入，请稍后再确认一次。';
      await registry.deliveries.put({ ...delivery, state: 'ready', message });
      return;
    }
    const done = run.received;
    await registry.deliveries.put({ ...delivery, state: 'done', done, run: run.id });
    await this.remove(delivery.id);
    onStored();
  }

  #items(delivery: Delivery, told = new Faults()): AsyncGenerator<ImportedRecord> {
    const lines = `${this.#fileOf(delivery.id)}${LINES}`;
    if (delivery.form !== 'sheet') return recordLines(lines);
    const { sheets, columns } = delivery;
    return recordsOfRows(sheetLines(lines), sheets, columns, (code, where) =>
      told.add(code, where),
    );
  }

  /** Puts down how far it is, now and then. */
  #teller({ id }: Delivery): (done: number) => void {
    const { registry, now, onError } = this.#parts;
    let told = now().getTime();
    return (done) => {
      if (now().getTime() - told < TOLD_EVERY_MS) return;
      told = now().getTime();
      registry.deliveries
        .progress(id, done)
        .catch((error: unknown) => onError('进度未能记下', error));
    };
  }
}
