/**
 * Backup and restore of what cannot be made again. The copies are consistent while the portal runs; the
 * search index is not among them, because it is built from the catalogue. Purchase lists go with their files.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { CHECK_FOLDER } from '../../catalogue/checks/list.ts';
import { PortalError, messageOf } from '../../catalogue/errors.ts';
import { StoreDamaged } from '../../catalogue/ports/store-damaged.ts';
import { clearMark, isMarkedDamaged, markDamaged } from '../damage.ts';
import { handOver, makeFolder, refuseStrangers } from '../data-folder.ts';
import { Database } from '../sqlite.ts';
import { PRECIOUS_FILES as FILES, faultsIn } from './file-check.ts';

/** A data folder, and a backup, of a version that had no purchase lists yet is without these. */
const LATER: ReadonlySet<string> = new Set(['checks.db']);
const REQUIRED = FILES.filter((name) => !LATER.has(name));
const MANIFEST = 'manifest.json';
/** Ends of the names of what may stand beside a database. */
const BESIDE = ['-wal', '-shm', '.damaged'] as const;

const COPIED = { bytes: z.number(), sha256: z.string() };

const manifestShape = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  files: z
    .array(z.object({ name: z.enum(FILES), ...COPIED }))
    .refine((files) => REQUIRED.every((name) => files.some((one) => one.name === name))),
  /** Files of purchase lists, by the ids of these. */
  lists: z.array(z.object({ name: z.string().regex(/^[0-9a-f]{32}$/), ...COPIED })).default([]),
});

export type BackupManifest = z.infer<typeof manifestShape>;

export class BackupFailed extends PortalError {
  readonly code = 'BACKUP_FAILED';
}

/** Nothing was changed. */
export class RestoreRefused extends PortalError {
  readonly code = 'RESTORE_REFUSED';
}

/**
 * @param target a folder that is not there yet, or is empty of a backup
 * @throws BackupFailed; StoreDamaged when a database is not whole: no backup is left then
 */
export async function backup(dataFolder: string, target: string): Promise<BackupManifest> {
  for (const name of [...FILES, CHECK_FOLDER, MANIFEST]) {
    if (existsSync(path.join(target, name)))
      throw new BackupFailed(`备份目录 ${target} 里已有 ${name}，请换一个新目录`);
  }
  const missing = REQUIRED.find((name) => !existsSync(path.join(dataFolder, name)));
  if (missing !== undefined)
    throw new BackupFailed(`数据目录 ${dataFolder} 里没有 ${missing}，没有可备份的数据`);
  refuseStrangers(dataFolder);
  try {
    makeFolder(target);
  } catch (error) {
    const { code = messageOf(error) } = error as NodeJS.ErrnoException;
    throw new BackupFailed(`备份目录 ${target} 建不了（${code}）：请换一个可以写入的目录`, {
      cause: error,
    });
  }
  try {
    const files: BackupManifest['files'] = [];
    for (const name of FILES) {
      if (LATER.has(name) && !existsSync(path.join(dataFolder, name))) continue;
      const copy = path.join(target, name);
      await copyWhole(path.join(dataFolder, name), copy);
      files.push({ name, ...(await measured(copy)) });
    }
    const lists = await copyLists(dataFolder, target);
    const manifest: BackupManifest = { format: 1, madeAt: new Date().toISOString(), files, lists };
    await writeFile(path.join(target, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    return manifest;
  } catch (error) {
    for (const name of FILES) await rm(path.join(target, name), { force: true });
    await rm(path.join(target, CHECK_FOLDER), { recursive: true, force: true });
    if (error instanceof PortalError) throw error;
    throw new BackupFailed(`备份到 ${target} 没有成功：${messageOf(error)}`, { cause: error });
  }
}

/** Files of lists, after the lists themselves: one that is sent meanwhile is no part of the backup. */
async function copyLists(dataFolder: string, target: string): Promise<BackupManifest['lists']> {
  const from = path.join(dataFolder, CHECK_FOLDER);
  const to = path.join(target, CHECK_FOLDER);
  const names = existsSync(from) ? readdirSync(from).filter((name) => IS_LIST.test(name)) : [];
  if (names.length > 0) await mkdir(to, { mode: 0o700 });
  const lists: BackupManifest['lists'] = [];
  for (const name of names) {
    const copy = path.join(to, name);
    try {
      await copyFile(path.join(from, name), copy);
    } catch (error) {
      // Removed by a person since.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      throw error;
    }
    lists.push({ name, ...(await measured(copy)) });
  }
  return lists;
}

const IS_LIST = /^[0-9a-f]{32}$/;

async function measured(file: string): Promise<{ bytes: number; sha256: string }> {
  return { bytes: (await stat(file)).size, sha256: await checksum(file) };
}

/** Copies a database and looks through the copy, which stands still. @throws StoreDamaged */
async function copyWhole(file: string, copy: string): Promise<void> {
  const db = new Database(file, { readOnly: true });
  try {
    // What opens accounts is in it.
    await writeFile(copy, '', { mode: 0o600 });
    await db.backupTo(copy);
  } finally {
    db.close();
  }
  const [fault] = faultsIn(copy, isMarkedDamaged(file));
  // Looking leaves files beside it that are no part of a backup.
  for (const left of BESIDE) await rm(`${copy}${left}`, { force: true });
  if (fault === undefined) return;
  markDamaged(file);
  throw new StoreDamaged(
    `${file} 已损坏（${fault}），没有备份：损坏的备份恢复不了。请停止门户，用 restore 由上一个完好的备份恢复。`,
  );
}

/**
 * Puts a backup in the place of the data. The catalogue comes with a new epoch, which makes the search
 * index be built again: it is set before the file takes its place, so that at no moment an old index
 * counts as following a restored catalogue.
 *
 * @throws RestoreRefused when the backup is not whole or the portal runs
 */
export async function restore(target: string, dataFolder: string): Promise<void> {
  const manifest = readManifest(target);
  const lists = manifest.lists.map((one) => ({ ...one, name: path.join(CHECK_FOLDER, one.name) }));
  for (const { name, sha256 } of [...manifest.files, ...lists]) {
    const file = path.join(target, name);
    if (!existsSync(file)) throw new RestoreRefused(`备份 ${target} 里缺少 ${name}，未恢复`);
    if ((await checksum(file)) !== sha256)
      throw new RestoreRefused(`备份 ${target} 里的 ${name} 与清单的校验值不符，未恢复`);
  }
  makeFolder(dataFolder);
  refuseStrangers(dataFolder);
  refuseWhileRunning(dataFolder);
  const incoming = (name: string): string => path.join(dataFolder, `${name}.restoring`);
  try {
    for (const { name } of manifest.files) {
      await copyFile(path.join(target, name), incoming(name));
      handOver(incoming(name));
      const [fault] = faultsIn(incoming(name), false);
      if (fault !== undefined)
        throw new RestoreRefused(
          `备份 ${target} 里的 ${name} 备份时已损坏（${fault}），未恢复；请用更早的备份`,
        );
    }
    beginEpoch(incoming('catalogue.db'));
    // Before the lists that name them; what no list names is removed in time.
    await putLists(lists, target, dataFolder);
    for (const { name } of manifest.files) {
      const place = path.join(dataFolder, name);
      // A log left beside a new file would be played into it.
      await rm(`${place}-wal`, { force: true });
      await rm(`${place}-shm`, { force: true });
      await rename(incoming(name), place);
      clearMark(place);
    }
  } finally {
    for (const { name } of manifest.files) {
      for (const left of ['', ...BESIDE]) await rm(`${incoming(name)}${left}`, { force: true });
    }
  }
}

async function putLists(
  lists: readonly { readonly name: string }[],
  target: string,
  dataFolder: string,
): Promise<void> {
  if (lists.length > 0) makeFolder(path.join(dataFolder, CHECK_FOLDER));
  for (const { name } of lists) {
    const place = path.join(dataFolder, name);
    await copyFile(path.join(target, name), place);
    handOver(place);
  }
}

/** Nothing that was indexed counts for this catalogue, and nobody holds anything in it. */
function beginEpoch(file: string): void {
  const catalogue = new Database(file, { synchronous: 'FULL' });
  try {
    catalogue.write(() => {
      catalogue.prepare("update meta set value = ? where key = 'epoch'").run(randomUUID());
      catalogue.exec('update lease set holder = null');
    });
    // Closing puts everything into the file itself.
  } finally {
    catalogue.close();
  }
}

function readManifest(target: string): BackupManifest {
  try {
    return manifestShape.parse(JSON.parse(readFileSync(path.join(target, MANIFEST), 'utf8')));
  } catch (error) {
    throw new RestoreRefused(`${target} 不是完整的备份：读不到正确的 ${MANIFEST}`, {
      cause: error,
    });
  }
}

/** SQLite leaves the WAL mode only when no other connection has the file open: that is the question. */
function refuseWhileRunning(dataFolder: string): void {
  for (const name of FILES) {
    const file = path.join(dataFolder, name);
    if (!existsSync(file)) continue;
    let db: Database;
    try {
      db = new Database(file);
    } catch {
      // A damaged file is what a restore is for.
      continue;
    }
    try {
      db.exec('pragma busy_timeout = 200; pragma journal_mode = delete');
    } catch (error) {
      throw new RestoreRefused(`数据目录 ${dataFolder} 正在使用，请先停止门户和收割再恢复`, {
        cause: error,
      });
    } finally {
      db.close();
    }
  }
}

async function checksum(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
