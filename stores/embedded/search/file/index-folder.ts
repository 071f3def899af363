/**
 * The index files in a data folder: `index-<n>.db` in use or lately so, `building-<n>.db` being filled,
 * and beside a file that proved damaged its mark, for the process that will rebuild it.
 * Numbers only grow: a name is never used twice, since a reader may still hold the old file open.
 */
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isMarkedDamaged, markDamaged } from '../../../damage.ts';

const NAME = /^(index|building)-(\d{1,12})\.db/;

/** Whether a file of this name is an index file, finished and lately in use. */
export function isIndexFile(name: string): boolean {
  return /^index-\d{1,12}\.db$/.test(name);
}

/** Whether one index file was made after another; by their numbers. */
export function isNewer(file: string, than: string): boolean {
  return numberOf(path.basename(file)) > numberOf(path.basename(than));
}

function numberOf(name: string): number {
  return Number(NAME.exec(name)?.[2] ?? 0);
}

export class IndexFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Full path of a file by its name. */
  pathOf(name: string): string {
    return path.join(this.#folder, name);
  }

  /** Number for a new file: beyond all there are, and the one in use wherever it is. */
  nextNumber(current: string | undefined): number {
    const numbers = [...readdirSync(this.#folder), current ?? ''].map((name) =>
      Number(NAME.exec(name)?.[2] ?? 0),
    );
    return Math.max(0, ...numbers) + 1;
  }

  /** Gives a finished file its lasting name. It must be closed: its WAL would stay behind. */
  settle(building: string, name: string): void {
    const file = openSync(this.pathOf(building), 'r+');
    fsyncSync(file);
    closeSync(file);
    renameSync(this.pathOf(building), this.pathOf(name));
  }

  /** Deletes what is left of files that were being built; only who alone may build may call this. */
  clearBuilding(): void {
    for (const name of readdirSync(this.#folder))
      if (name.startsWith('building-')) this.#delete(name);
  }

  /** Deletes every index file but this one, and what belongs to them. */
  clearAllBut(name: string): void {
    for (const other of readdirSync(this.#folder)) {
      const [, kind] = NAME.exec(other) ?? [];
      if (kind === 'index' && other !== name && !other.startsWith(`${name}-`)) this.#delete(other);
    }
  }

  isMarkedDamaged(name: string): boolean {
    return isMarkedDamaged(this.pathOf(name));
  }

  markDamaged(name: string): void {
    markDamaged(this.pathOf(name));
  }

  #delete(name: string): void {
    try {
      rmSync(this.pathOf(name), { force: true });
    } catch (error) {
      // Windows keeps a file that a reader of another process has open; the next rebuild deletes it.
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'EBUSY' && code !== 'EPERM') throw error;
    }
  }
}
