/**
 * Whether the disk has room again. It is tried: what a file system says to be free knows neither of quotas nor
 * of what is kept for root.
 */
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';

const PIECE = Buffer.alloc(1024 * 1024);

/**
 * Writes a file beside this one and takes it away again.
 *
 * @param mebibytes how much there should be room for
 */
export function hasRoomBeside(file: string, mebibytes: number): boolean {
  const trial = `${file}.room`;
  try {
    const handle = openSync(trial, 'w');
    try {
      for (let written = 0; written < mebibytes; written++) writeWhole(handle, PIECE);
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

/** A nearly full disk takes a part first, and refuses the rest. */
function writeWhole(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
}
