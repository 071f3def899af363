/** The rows of leases; the rule of taking over is in `catalogue/runs/lease.ts`. */
import { threadId } from 'node:worker_threads';
import { lost, mayTake } from '../../../catalogue/runs/lease.ts';
import { holderIn, isDead } from '../../holder.ts';
import type { Database } from '../../sqlite.ts';

interface LeaseRow {
  readonly fence: number;
  readonly holder: string | null;
  readonly renewedAt: string;
}

export class Leases {
  readonly #db: Database;
  readonly #me = holderIn(threadId);

  constructor(db: Database) {
    this.#db = db;
  }

  /** The fencing number, or undefined when a living holder has it. Call inside a writing transaction. */
  take(name: string): number | undefined {
    const row = this.#db
      .prepare<LeaseRow>('select fence, holder, renewed_at as renewedAt from lease where name = ?')
      .get(name);
    const now = new Date();
    if (!mayTake(row, isDead, now)) return undefined;
    const fence = (row?.fence ?? 0) + 1;
    this.#db
      .prepare(
        'insert into lease (name, fence, holder, renewed_at) values (?, ?, ?, ?) on conflict (name) do update set fence = excluded.fence, holder = excluded.holder, renewed_at = excluded.renewed_at',
      )
      .run(name, fence, this.#me, now.toISOString());
    return fence;
  }

  /** @throws LeaseLost when another holder has it by now */
  renew(name: string, fence: number): void {
    const { changes } = this.#db
      .prepare(
        'update lease set renewed_at = ? where name = ? and fence = ? and holder is not null',
      )
      .run(new Date().toISOString(), name, fence);
    if (changes === 0) throw lost(name);
  }

  release(name: string, fence: number): void {
    this.#db
      .prepare('update lease set holder = null where name = ? and fence = ?')
      .run(name, fence);
  }

  /** Frees what another thread of this process held. */
  free(thread: number): void {
    this.#db.prepare('update lease set holder = null where holder = ?').run(holderIn(thread));
  }
}
