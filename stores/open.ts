/**
 * Opens the three stores of a data folder, and closes them in order. The one place that knows which
 * adapters stand behind the ports.
 */
import path from 'node:path';
import process from 'node:process';
import { PortalError, messageOf } from '../catalogue/errors.ts';
import type { Checks } from '../catalogue/ports/check-lists.ts';
import type { RecordStore } from '../catalogue/ports/record-store.ts';
import type { Registry } from '../catalogue/ports/registry.ts';
import type { IndexRebuild, SearchIndex } from '../catalogue/ports/search-index.ts';
import { DataFolderUnusable, makeFolder, refuseStrangers } from './data-folder.ts';
import { SqliteChecks } from './embedded/checks.ts';
import { filesMetDamaged } from './embedded/file-check.ts';
import { SqliteRecordStore } from './embedded/catalogue/store.ts';
import { SqliteRegistry } from './embedded/registry.ts';
import { EmbeddedSearchIndex } from './embedded/search/embedded-search-index.ts';
import type { EmbeddedSearchOptions } from './embedded/search/embedded-search-index.ts';
import type { ElasticsearchOptions } from './elasticsearch/connection.ts';

export interface OpenOptions {
  /** Made when it is not there. */
  readonly dataFolder: string;
  /** Search threads; 0 starts one when the first search comes, for commands that never search. */
  readonly queryWorkers: number;
  /** Longest that a search of the embedded engine may take, milliseconds; what its readers wait where nothing is said. */
  readonly searchMs?: number;
  /**
   * For the thread that serves: it shall never wait for a writer, so it cannot write. The files must have
   * been opened for writing by this program before. Default false.
   */
  readonly readOnly?: boolean;
  /** Beside `readOnly`: purchase lists are written all the same. */
  readonly writesChecks?: boolean;
  /** The cluster to search on; the embedded engine when undefined. Nothing is asked of it here. */
  readonly elasticsearch?: ElasticsearchOptions | undefined;
}

export interface Stores {
  readonly records: RecordStore;
  readonly registry: Registry;
  readonly checks: Checks;
  readonly index: SearchIndex;
  readonly openRebuild: () => Promise<IndexRebuild>;
  /** Puts the index before this one in use again; undefined where the engine keeps none. */
  readonly rollback: (() => Promise<string | undefined>) | undefined;
  readonly sqliteVersion: string;
  /** Whether the index can be searched, looked through page by page; one that cannot is built anew by who follows. */
  readonly isIndexWhole: () => Promise<boolean>;
  /** Names of files that any thread or process met damaged; nothing is looked through for it. */
  readonly damagedFiles: () => readonly string[];
  close(): Promise<void>;
}

/**
 * @throws DataFolderUnusable when the folder is not writable, another's, or the disk is full
 * @throws StoreDamaged when a database cannot even be opened
 * @throws UnusableDatabase when a file belongs to a newer version
 */
export async function openStores(options: OpenOptions): Promise<Stores> {
  const { dataFolder, queryWorkers, searchMs, elasticsearch, readOnly = false } = options;
  const opened: { close(): Promise<void> }[] = [];
  try {
    makeFolder(dataFolder);
    refuseStrangers(dataFolder);
    const registry = new SqliteRegistry(path.join(dataFolder, 'registry.db'), readOnly);
    opened.push(registry);
    const catalogue = path.join(dataFolder, 'catalogue.db');
    const records = new SqliteRecordStore(catalogue, readOnly);
    opened.push(records);
    const checks = new SqliteChecks(
      path.join(dataFolder, 'checks.db'),
      readOnly && options.writesChecks !== true,
    );
    opened.push(checks);
    const { index, rollback, isIndexWhole } =
      elasticsearch === undefined
        ? await openEmbedded({
            folder: dataFolder,
            pointer: records.pointer,
            catalogue,
            queryWorkers,
            searchMs,
          })
        : await openElasticsearch(elasticsearch);
    opened.push(index);
    return {
      records,
      registry,
      checks,
      index,
      openRebuild: () => index.openRebuild(),
      rollback,
      isIndexWhole,
      damagedFiles: () => filesMetDamaged(dataFolder, elasticsearch === undefined),
      sqliteVersion: process.versions['sqlite'] ?? '',
      close: () => closeAll(opened),
    };
  } catch (error) {
    await closeAll(opened);
    throw error instanceof PortalError ? error : unusable(dataFolder, error);
  }
}

async function openEmbedded(options: EmbeddedSearchOptions) {
  const index = await EmbeddedSearchIndex.open(options);
  return { index, rollback: undefined, isIndexWhole: () => index.isWhole() };
}

/** Its client is loaded only where there is a cluster. */
async function openElasticsearch(options: ElasticsearchOptions) {
  const { ElasticsearchSearchIndex } =
    await import('./elasticsearch/elasticsearch-search-index.ts');
  const index = new ElasticsearchSearchIndex(options);
  return { index, rollback: () => index.rollback(), isIndexWhole: async () => true };
}

/** Last opened, first closed; one that fails to close does not keep the others open. */
async function closeAll(opened: { close(): Promise<void> }[]): Promise<void> {
  const failures: unknown[] = [];
  for (const store of opened.splice(0).reverse()) {
    await store.close().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

function unusable(dataFolder: string, error: unknown): DataFolderUnusable {
  const { code, errcode } = error as { code?: string; errcode?: number };
  // Primary result codes of SQLite: 8 READONLY, 13 FULL, 14 CANTOPEN.
  const primary = (errcode ?? 0) & 0xff;
  let why = messageOf(error);
  if (
    code === 'EACCES' ||
    code === 'EROFS' ||
    code === 'EPERM' ||
    code === 'ENOENT' ||
    primary === 8 ||
    primary === 14
  ) {
    why = '不可写：请更改权限，或用环境变量 PORTAL_DATA 指定另一处';
  } else if (code === 'ENOSPC' || primary === 13) why = '所在磁盘已满：请腾出空间再启动';
  else if (code === 'ENOTDIR' || code === 'EEXIST')
    why = '不是目录：请用环境变量 PORTAL_DATA 指定一个目录';
  return new DataFolderUnusable(`数据目录 ${dataFolder} ${why}。`, { cause: error });
}
