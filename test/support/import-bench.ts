/** A catalogue of its own with one source that has no address, for tests that look at what comes of a file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { libraryBy } from '../../catalogue/library.ts';
import type { RunKind, RunSummary } from '../../catalogue/runs/run.ts';
import type { Source } from '../../catalogue/source.ts';
import { importFile } from '../../harvesters/import-file.ts';
import { openStores } from '../../stores/open.ts';
import type { Stores } from '../../stores/open.ts';

export class ImportBench {
  static readonly library = libraryBy([])('320104');
  static readonly source: Source = {
    id: 'files',
    library: '320104',
    baseUrl: '',
    metadataPrefix: 'marc',
    set: undefined,
    schedule: '0 2 * * *',
    collections: [],
    state: 'active',
  };

  readonly folder: string;
  readonly stores: Stores;

  private constructor(folder: string, stores: Stores) {
    this.folder = folder;
    this.stores = stores;
  }

  static async open(): Promise<ImportBench> {
    const folder = mkdtempSync(path.join(tmpdir(), 'import-'));
    const stores = await openStores({ dataFolder: path.join(folder, 'data'), queryWorkers: 0 });
    await stores.registry.applySettings([ImportBench.source]);
    return new ImportBench(folder, stores);
  }

  /** Imports a file of this content. @returns the ended run, whose sum was checked */
  async run(
    content: string | Uint8Array,
    kind: RunKind = 'incremental',
    into = ImportBench.source,
  ): Promise<RunSummary> {
    const file = path.join(this.folder, 'records');
    writeFileSync(file, content);
    const ended = await importFile(file, into, kind, {
      records: this.stores.records,
      library: ImportBench.library,
    });
    if (ended === 'busy') throw new Error('busy');
    const sum = ended.new + ended.changed + ended.unchanged + ended.deleted + ended.quarantined;
    if (kind === 'incremental') expect(ended.received).to.equal(sum);
    return ended;
  }

  /** Titles of live records, in the order in which they came. */
  async titles(): Promise<string[]> {
    const all = await Array.fromAsync(this.stores.records.exportRecords());
    return all.filter(({ deleted }) => !deleted).map(({ title }) => title);
  }

  async close(): Promise<void> {
    await this.stores.close();
    rmSync(this.folder, { recursive: true });
  }
}
