/**
 * Looks through the files of a data folder for damage, page by page, and keeps the marks true that are
 * left beside damaged ones (`stores/damage.ts`). Reads only; the portal may be running.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { messageOf } from '../../catalogue/errors.ts';
import { StoreDamaged } from '../../catalogue/ports/store-damaged.ts';
import { clearMark, isMarkedDamaged, markDamaged } from '../damage.ts';
import { Database } from '../sqlite.ts';
import { isIndexFile } from './search/file/index-folder.ts';

/** Databases of a data folder that cannot be made again from each other. */
export const PRECIOUS_FILES = ['registry.db', 'catalogue.db', 'checks.db'] as const;

/** Faults told of one file; one is enough to know. */
const MOST_FAULTS = 3;

export interface FileCheck {
  readonly name: string;
  readonly isIndex: boolean;
  /** What SQLite found, in its own words; empty when the file is whole. */
  readonly faults: readonly string[];
}

/**
 * @param thorough also compares every table with its indexes and reads every description, which takes
 *   several times as long
 * @returns what was found, at most a few; empty when the file is whole
 */
export function faultsIn(file: string, thorough: boolean): string[] {
  try {
    const db = new Database(file, { readOnly: true });
    try {
      const found = db
        .prepare<Record<string, string>>(
          `pragma ${thorough ? 'integrity_check' : 'quick_check'}(${MOST_FAULTS})`,
        )
        .all()
        .flatMap((row) => Object.values(row))
        // A heading comes before what is wrong with the pages.
        .flatMap((text) => text.split('\n').filter((line) => !line.startsWith('***')));
      if (found.length !== 1 || found[0] !== 'ok') return found;
      return thorough ? unreadableIn(db) : [];
    } finally {
      db.close();
    }
  } catch (error) {
    if (!(error instanceof StoreDamaged)) throw error;
    return [messageOf(error.cause)];
  }
}

/** Bytes inside a value may be wrong without SQLite seeing it; a description shows it. */
function unreadableIn(db: Database): string[] {
  if (db.prepare("select 1 from sqlite_schema where name = 'document'").get() === undefined)
    return [];
  const row = db
    .prepare<{ n: number }>('select count(*) as n from document where not json_valid(json)')
    .get();
  return row === undefined || row.n === 0 ? [] : [`有 ${row.n} 条著录读不出来`];
}

/** Whether the file is whole, as `faultsIn`; remembers that it is not, or forgets it. */
export function isWhole(file: string): boolean {
  return checkFile(file, false).faults.length === 0;
}

/** Every file that is there, the precious ones first. */
export function checkFiles(
  dataFolder: string,
  options: { readonly thorough: boolean; readonly withIndex: boolean },
): FileCheck[] {
  return filesOf(dataFolder, options.withIndex).map((name) =>
    checkFile(path.join(dataFolder, name), options.thorough),
  );
}

/** Names of files that were met damaged and not found whole since. */
export function filesMetDamaged(dataFolder: string, withIndex: boolean): string[] {
  return filesOf(dataFolder, withIndex).filter((name) =>
    isMarkedDamaged(path.join(dataFolder, name)),
  );
}

function checkFile(file: string, thorough: boolean): FileCheck {
  const name = path.basename(file);
  const isIndex = isIndexFile(name);
  // An index once met damaged is not trusted again: it is built anew, under another name.
  const isMarked = isMarkedDamaged(file);
  const faults = isIndex && isMarked ? ['检索时读到过损坏'] : faultsIn(file, thorough || isMarked);
  if (faults.length === 0) clearMark(file);
  else markDamaged(file);
  return { name, isIndex, faults };
}

function filesOf(dataFolder: string, withIndex: boolean): string[] {
  const precious = PRECIOUS_FILES.filter((name) => existsSync(path.join(dataFolder, name)));
  return withIndex ? [...precious, ...readdirSync(dataFolder).filter(isIndexFile)] : precious;
}
