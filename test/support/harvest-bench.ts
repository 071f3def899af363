/** A harvester with a catalogue of its own, for tests that look at what comes of a harvest. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { RunSummary, RunKind } from '../../catalogue/runs/run.ts';
import type { Source } from '../../catalogue/source.ts';
import { connector } from '../../harvesters/connect.ts';
import { LiveSources } from '../../harvesters/live-sources.ts';
import { HarvestService } from '../../harvesters/service.ts';
import { openStores } from '../../stores/open.ts';
import type { Stores } from '../../stores/open.ts';

export class HarvestBench {
  readonly stores: Stores;
  readonly #folder: string;
  readonly #service: HarvestService;

  private constructor(folder: string, stores: Stores) {
    this.#folder = folder;
    this.stores = stores;
    const live = new LiveSources(stores.registry);
    this.#service = new HarvestService({
      records: stores.records,
      index: stores.index,
      openRebuild: stores.openRebuild,
      connect: connector({
        pauseMs: 0,
        retryDelayMs: 1,
        contact: 'test@library.example',
        allowPrivate: ['127.0.0.0/8'],
        exemptOrigins: [],
      }),
      contextOf: (source) => live.contextOf(source),
      overlapDays: 2,
      concurrency: 2,
    });
  }

  static async open(): Promise<HarvestBench> {
    const folder = mkdtempSync(path.join(tmpdir(), 'harvest-'));
    return new HarvestBench(folder, await openStores({ dataFolder: folder, queryWorkers: 0 }));
  }

  async source(baseUrl: string, more: Partial<Source> = {}): Promise<Source> {
    const source: Source = {
      id: 'source',
      library: '320104',
      baseUrl,
      metadataPrefix: 'oai_dc',
      set: undefined,
      schedule: '0 2 * * *',
      collections: [],
      state: 'active',
      ...more,
    };
    await this.stores.registry.applySettings([source]);
    return source;
  }

  /** @returns the ended run, whose sum was checked */
  async harvest(source: Source, kind: RunKind = 'incremental'): Promise<RunSummary> {
    const run = await this.#service.harvest(source, kind);
    if (run === undefined) throw new Error('stopped');
    const sum = run.new + run.changed + run.unchanged + run.deleted + run.quarantined;
    if (kind === 'incremental') expect(run.received, 'the sum of the run').to.equal(sum);
    if (run.state === 'complete' || run.state === 'unchanged') expect(run.code).to.equal(null);
    else expect(run.message).to.match(/[\u4e00-\u9fff]/);
    return run;
  }

  /** Titles of live records by identifier. */
  async live(): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for await (const { identifier, deleted, title } of this.stores.records.exportRecords())
      if (!deleted) found[identifier] = title;
    return found;
  }

  async close(): Promise<void> {
    await this.#service.stop();
    await this.stores.close();
    rmSync(this.#folder, { recursive: true });
  }
}
