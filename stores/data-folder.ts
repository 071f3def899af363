/**
 * The data folder as a place: how it is made, and to whom its files belong. Files that root makes beside
 * a service of another user are handed to that user; anyone else who is not the owner is refused, since
 * the service could not write what was left behind (docs/decisions/0014-data-folder-owner.md).
 */
import { chownSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { PortalError } from '../catalogue/errors.ts';

/** The file whose owner the service is, in a folder that root made for it. */
const REGISTRY = 'registry.db';

/** The data folder or a file in it cannot be used. */
export class DataFolderUnusable extends PortalError {
  readonly code = 'DATA_FOLDER_UNUSABLE';
}

/**
 * Makes a folder and those above it, one after the other: Node's own recursive `mkdir` never returns where
 * a folder cannot be made in one that is there, as under `/proc`.
 *
 * @throws the error of the first folder that cannot be made
 */
export function makeFolder(folder: string): void {
  const place = path.resolve(folder);
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const above = path.dirname(place);
  if (above !== place) makeFolder(above);
  try {
    mkdirSync(place);
    // The service of whoever owns the place must be able to write in it.
    handOver(place);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}

/** Hands a file or folder that root has just made in the data folder to the owner; does nothing for others. */
export function handOver(file: string): void {
  if (process.getuid?.() !== 0) return;
  const owner = ownerOf(path.dirname(file));
  const { uid, gid } = statSync(file);
  if (uid !== owner.uid || gid !== owner.gid) chownSync(file, owner.uid, owner.gid);
}

/** @throws DataFolderUnusable when the databases belong to another user and this one is not root */
export function refuseStrangers(folder: string): void {
  const me = process.getuid?.();
  if (me === undefined || me === 0) return;
  const registry = statSync(path.join(folder, REGISTRY), { throwIfNoEntry: false });
  if (registry === undefined || registry.uid === me) return;
  const owner = nameOf(registry.uid);
  throw new DataFolderUnusable(
    `数据目录 ${folder} 里的数据库属于用户 ${owner}，现在的用户是 ${nameOf(me)}：新建的文件门户会写不了，所以没有执行。请改用 ${owner} 运行：sudo -u ${owner} npm run portal -- …。`,
  );
}

/** Files of the folder that do not belong to its owner, who may be unable to write them; by name. */
export function foreignFiles(folder: string): { readonly owner: string; readonly files: string[] } {
  if (process.getuid === undefined) return { owner: '', files: [] };
  const { uid } = ownerOf(folder);
  const files = readdirSync(folder).filter(
    (name) => (statSync(path.join(folder, name), { throwIfNoEntry: false })?.uid ?? uid) !== uid,
  );
  return { owner: nameOf(uid), files };
}

/** A folder of root with databases of another user, as container platforms make it, is that user's. */
function ownerOf(folder: string): Stats {
  const itself = statSync(folder);
  const registry = path.join(folder, REGISTRY);
  return itself.uid === 0 && existsSync(registry) ? statSync(registry) : itself;
}

/** Name of a user, or the number in the form that `sudo -u` takes. */
function nameOf(uid: number): string {
  try {
    const users = readFileSync('/etc/passwd', 'utf8').split('\n');
    const [name] = users.find((line) => line.split(':')[2] === String(uid))?.split(':') ?? [];
    return name ?? `#${uid}`;
  } catch {
    return `#${uid}`;
  }
}
