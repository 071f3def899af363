/**
 * How a run ends by itself: with its lists read, swept or held, or failed. A sweep of many records goes
 * slice by slice; a run that was interrupted in it is still running, and goes on with it.
 */
import { cursorAfter } from '../../../catalogue/runs/cursor.ts';
import { undoableSince } from '../../../catalogue/runs/decision.ts';
import { toldOn } from '../../../catalogue/runs/flags.ts';
import { holdOf, maySweep } from '../../../catalogue/runs/hold.ts';
import type { Hold, Unseen } from '../../../catalogue/runs/hold.ts';
import { outcomeOf } from '../../../catalogue/runs/outcome.ts';
import type { RunLease, RunSummary } from '../../../catalogue/runs/run.ts';
import { SLICE } from '../../../catalogue/runs/slices.ts';
import type { ChangeLog } from './change-log.ts';
import type { PageCommit } from './commit-page.ts';
import type { Quarantine } from './quarantine.ts';
import { inSlices } from './in-slices.ts';
import { toSummary } from './runs.ts';
import type { RunRow, Runs, UnseenRecord } from './runs.ts';
import type { Sources } from './sources.ts';
import type { Versions } from './versions.ts';
import type { Windows } from './windows.ts';

const NOTHING_UNSEEN: Unseen = { count: 0, titles: [] };

export class Completion {
  readonly #log: ChangeLog;
  readonly #runs: Runs;
  readonly #windows: Windows;
  readonly #sources: Sources;
  readonly #quarantine: Quarantine;
  readonly #pages: PageCommit;
  readonly #versions: Versions;

  constructor(
    log: ChangeLog,
    runs: Runs,
    windows: Windows,
    sources: Sources,
    quarantine: Quarantine,
    pages: PageCommit,
    versions: Versions,
  ) {
    this.#log = log;
    this.#runs = runs;
    this.#windows = windows;
    this.#sources = sources;
    this.#quarantine = quarantine;
    this.#pages = pages;
    this.#versions = versions;
  }

  /** @throws LeaseLost */
  async complete(lease: RunLease, requests: number, signal?: AbortSignal): Promise<RunSummary> {
    const hold = this.#log.write(() => {
      const run = this.#runs.check(lease, new Date().toISOString());
      this.#runs.countRequests(run.id, requests);
      const unseen = run.kind === 'full' ? this.#runs.countUnseen(run) : NOTHING_UNSEEN;
      const gaps = this.#windows.givenUp(run.id);
      const broken = gaps.filter(({ isBroken }) => isBroken).length;
      const found = holdOf({
        counts: run,
        repaired: run.repaired,
        gaps: gaps.length,
        broken,
        live: this.#sources.live(run.source),
        unseen,
        swept: run.begun_done,
      });
      if (found === undefined && maySweep({ broken, unseen }) && run.begun === null)
        this.#runs.beginSlices(run.id, 'sweep');
      return found;
    });
    let after: UnseenRecord | undefined;
    const summary = await inSlices(
      () =>
        this.#log.change<RunSummary | undefined>((seq, at) => {
          const run = this.#runs.check(lease, at);
          if (hold !== undefined || run.begun === null)
            return { seq, result: this.#conclude(run, lease, hold, at) };
          const unseen = this.#runs.unseenAfter(run, after, SLICE);
          after = unseen.at(-1);
          const last = this.#pages.sweep(run, unseen, seq, at);
          this.#runs.countSwept(run.id, unseen.length);
          this.#runs.countDone(run.id, unseen.length);
          if (unseen.length === SLICE) return { seq: last, result: undefined };
          const swept = this.#runs.row(run.id);
          return { seq: last, result: this.#conclude(swept, lease, undefined, at) };
        }),
      signal,
    );
    // The run has ended, whatever becomes of this: what is left over is forgotten by the next one, and damage
    // that was met is remembered beside the file all the same.
    await this.#forgetOld(signal).catch(() => undefined);
    return summary;
  }

  #conclude(run: RunRow, lease: RunLease, hold: Hold | undefined, at: string): RunSummary {
    const facts = {
      set: this.#sources.ledger(run.source).profile?.set ?? null,
      hold,
      swept: run.begun_done,
      live: this.#sources.live(run.source),
      gaps: this.#windows.givenUp(run.id),
      short: this.#windows.countShort(run.id),
      told: toldOn(this.#windows.pageFlags(run.id)),
      quarantine: this.#quarantine.of(run.source),
    };
    this.#runs.end(run.id, outcomeOf(run, facts), at);
    this.#runs.moveCursor(run.source, cursorAfter(run.first_response, facts), at);
    this.#runs.release(lease);
    return toSummary(this.#runs.row(run.id));
  }

  /** States of before that no run can be undone to any more. */
  async #forgetOld(signal?: AbortSignal): Promise<void> {
    const before = undoableSince(new Date());
    await inSlices(
      () => this.#log.write(() => (this.#versions.forget(before, SLICE) < SLICE ? {} : undefined)),
      signal,
    );
  }

  /** @throws LeaseLost */
  fail(
    lease: RunLease,
    failure: { code: string; message: string; requests: number; resumable: boolean },
    at: string,
  ): RunSummary {
    const { code, message, requests, resumable } = failure;
    this.#runs.check(lease, at);
    this.#runs.countRequests(lease.run, requests);
    this.#runs.end(lease.run, { state: 'failed', code, message }, at, resumable);
    this.#runs.release(lease);
    return toSummary(this.#runs.row(lease.run));
  }
}
