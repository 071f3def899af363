/** A catalogue that is only read, beside lists in a file that goes with it: nothing of them is kept. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Candidates } from '../catalogue/ports/candidates.ts';
import type { Checks } from '../catalogue/ports/check-lists.ts';
import { DataFolderUnusable } from './data-folder.ts';
import { SqliteRecordStore } from './embedded/catalogue/store.ts';
import { SqliteChecks } from './embedded/checks.ts';

/** @throws DataFolderUnusable where there is no catalogue */
export async function openChecking(dataFolder: string): Promise<{
  readonly records: Candidates;
  readonly checks: Checks;
  close(): Promise<void>;
}> {
  const catalogue = path.join(dataFolder, 'catalogue.db');
  if (!existsSync(catalogue))
    throw new DataFolderUnusable(
      `数据目录 ${dataFolder} 里还没有目录（catalogue.db），没有什么可以比对：请先收割或导入。`,
    );
  const records = new SqliteRecordStore(catalogue, true);
  const folder = await mkdtemp(path.join(tmpdir(), 'check-'));
  const checks = new SqliteChecks(path.join(folder, 'checks.db'));
  return {
    records,
    checks,
    close: async () => {
      await checks.close();
      await rm(folder, { recursive: true });
      await records.close();
    },
  };
}
