/**
 * Whether the disk has room again. It is tried: what a file system says to be free knows neither of quotas nor
 * of what is kept for root.
 */
import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';

/** A page of records and its works are of this size. */
const TRIAL_BYTES = 1024 * 1024;

/** Writes a file beside this one and takes it away again. */
export function hasRoomBeside(file: string): boolean {
  const trial = `${file}.room-${process.pid}`;
  try {
    const handle = openSync(trial, 'w');
    try {
      writeFileSync(handle, Buffer.alloc(TRIAL_BYTES));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') return false;
    throw error;
  } finally {
    rmSync(trial, { force: true });
  }
}
