/**
 * A thread of this process as the holder of a lease: host, boot, number and start of the process, so that
 * another process can tell for certain that it is dead and need not wait until its lease is stale.
 */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';

interface Holder {
  readonly host: string;
  readonly boot: string;
  readonly pid: number;
  readonly started: string;
  readonly thread: number;
}

/** A thread of this process; JSON, for `isDead` to read. */
export function holderIn(thread: number): string {
  const holder: Holder = {
    host: hostname(),
    boot: bootId(),
    pid: process.pid,
    started: startOf(process.pid) ?? '',
    thread,
  };
  return JSON.stringify(holder);
}

/** True only when it is certain: same host, and no process of that number and start. */
export function isDead(holder: string): boolean {
  const { host, boot, pid, started } = JSON.parse(holder) as Holder;
  if (host !== hostname()) return false;
  if (boot !== bootId()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  // Numbers of processes are used again; the start of the process tells them apart where it can be read.
  const now = startOf(pid);
  return now !== undefined && started !== '' && now !== started;
}

/** Start of a process in clock ticks since boot, field 22 of `/proc/<pid>/stat`; undefined elsewhere. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may hold blanks.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    // Not Linux: then the number of the process alone has to do.
    return '';
  }
}
