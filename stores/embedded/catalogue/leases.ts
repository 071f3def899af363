/**
 * Who may write now. A lease names its holder (host, boot, process, start of the process, thread) and carries a
 * fencing number that grows with every take-over; whoever writes checks its own number in the same
 * transaction, so that a process that was frozen and wakes up late cannot harm its successor.
 */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';
import { threadId } from 'node:worker_threads';
import { LeaseLost } from '../../../catalogue/runs/lease.ts';
import type { Database } from '../../sqlite.ts';

/** A lease that was not renewed for this long may be taken over, whoever holds it. */
const STALE_MS = 30_000;

interface LeaseRow {
  readonly fence: number;
  readonly holder: string | null;
  readonly renewed_at: string;
}

export class Leases {
  readonly #db: Database;
  readonly #me = JSON.stringify(thisProcess());

  constructor(db: Database) {
    this.#db = db;
  }

  /** The fencing number, or undefined when a living holder has it. Call inside a writing transaction. */
  take(name: string): number | undefined {
    const row = this.#row(name);
    if (row?.holder != null && !isDead(row.holder) && !isStale(row.renewed_at)) return undefined;
    const fence = (row?.fence ?? 0) + 1;
    this.#db
      .prepare(
        'insert into lease (name, fence, holder, renewed_at) values (?, ?, ?, ?) on conflict (name) do update set fence = excluded.fence, holder = excluded.holder, renewed_at = excluded.renewed_at',
      )
      .run(name, fence, this.#me, new Date().toISOString());
    return fence;
  }

  /** @throws LeaseLost when another holder has it by now */
  renew(name: string, fence: number): void {
    const { changes } = this.#db
      .prepare(
        'update lease set renewed_at = ? where name = ? and fence = ? and holder is not null',
      )
      .run(new Date().toISOString(), name, fence);
    if (changes === 0) throw new LeaseLost(`${name} 已由另一个进程接管，本进程停止写入`);
  }

  release(name: string, fence: number): void {
    this.#db
      .prepare('update lease set holder = null where name = ? and fence = ?')
      .run(name, fence);
  }

  /** Frees what another thread of this process held. */
  free(thread: number): void {
    this.#db
      .prepare('update lease set holder = null where holder = ?')
      .run(JSON.stringify({ ...thisProcess(), thread }));
  }

  #row(name: string): LeaseRow | undefined {
    return this.#db
      .prepare<LeaseRow>('select fence, holder, renewed_at from lease where name = ?')
      .get(name);
  }
}

interface Holder {
  readonly host: string;
  readonly boot: string;
  readonly pid: number;
  readonly started: string;
  readonly thread: number;
}

function thisProcess(): Holder {
  return {
    host: hostname(),
    boot: bootId(),
    pid: process.pid,
    started: startOf(process.pid) ?? '',
    thread: threadId,
  };
}

/** True only when it is certain: same host, and no process of that number and start. */
function isDead(holder: string): boolean {
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

function isStale(renewedAt: string): boolean {
  return Date.now() - Date.parse(renewedAt) > STALE_MS;
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
