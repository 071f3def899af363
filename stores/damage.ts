/**
 * How damage to a file is remembered: by an empty file `<name>.damaged` beside it, which every thread and
 * process of this machine sees, and a later start too.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { handOver } from './data-folder.ts';

export function isMarkedDamaged(file: string): boolean {
  return existsSync(markOf(file));
}

export function markDamaged(file: string): void {
  const mark = markOf(file);
  if (existsSync(mark)) return;
  try {
    writeFileSync(mark, '');
    handOver(mark);
  } catch {
    // Nowhere to write it: whoever meets the damage again says so again.
  }
}

/** The file was found whole, or another took its place. */
export function clearMark(file: string): void {
  rmSync(markOf(file), { force: true });
}

function markOf(file: string): string {
  return `${file}.damaged`;
}
