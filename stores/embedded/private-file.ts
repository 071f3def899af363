/** A database that is nobody's but the owner's: what opens accounts, what a library pays its suppliers. */
import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import process from 'node:process';

/** For the owner alone. */
const PRIVATE = 0o600;

/**
 * Before SQLite opens it: the log beside the file is made as the
 * file is. A file that is there is never opened here: closing it would end the locks that SQLite holds on it in
 * this process (POSIX), and the next command that ends would delete the log under whoever writes it.
 */
export function keepPrivate(file: string): void {
  if (file === ':memory:') return;
  try {
    closeSync(openSync(file, 'wx', PRIVATE));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  // Where another user owns it, what that means is told by whoever looks after the data folder.
  if (statSync(file).uid === process.getuid?.()) chmodSync(file, PRIVATE);
}
