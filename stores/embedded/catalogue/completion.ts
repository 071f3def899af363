/**
 * How a run ends by itself: with its lists read, swept or held, or failed. Called inside a writing
 * transaction of the store, which keeps the change log.
 */
import { cursorAfter } from '../../../catalogue/runs/cursor.ts';
import { undoableSince } from '../../../catalogue/runs/decision.ts';
import { countShort } from '../../../catalogue/runs/flags.ts';
import { holdOf } from '../../../catalogue/runs/hold.ts';
import { outcomeOf } from '../../../catalogue/runs/outcome.ts';
import type { RunLease, RunSummary } from '../../../catalogue/runs/run.ts';
import type { Changed } from './change-log.ts';
import type { PageCommit } from './commit-page.ts';
import type { Quarantine } from './quarantine.ts';
import { toSummary } from './runs.ts';
import type { Runs } from './runs.ts';
import type { Sources } from './sources.ts';
import type { Versions } from './versions.ts';
import type { Windows } from './windows.ts';

export class Completion {
  readonly #runs: Runs;
  readonly #windows: Windows;
  readonly #sources: Sources;
  readonly #quarantine: Quarantine;
  readonly #pages: PageCommit;
  readonly #versions: Versions;

  constructor(
    runs: Runs,
    windows: Windows,
    sources: Sources,
    quarantine: Quarantine,
    pages: PageCommit,
    versions: Versions,
  ) {
    this.#runs = runs;
    this.#windows = windows;
    this.#sources = sources;
    this.#quarantine = quarantine;
    this.#pages = pages;
    this.#versions = versions;
  }

  /** @throws LeaseLost */
  complete(lease: RunLease, requests: number, seq: number, at: string): Changed<RunSummary> {
    const run = this.#runs.check(lease, at);
    this.#runs.countRequests(run.id, requests);
    const { source } = run;
    const gaps = this.#windows.givenUp(run.id);
    const unseen = run.kind === 'full' ? this.#runs.unseen(run) : [];
    const hold = holdOf({
      counts: run,
      repaired: run.repaired,
      gaps: gaps.length,
      live: this.#sources.live(source),
      unseen,
    });
    const swept = hold === undefined ? unseen : [];
    const last = this.#pages.sweep(run, swept, seq, at);
    this.#runs.countSwept(run.id, swept.length);
    const facts = {
      hold,
      swept: swept.length,
      live: this.#sources.live(source),
      gaps,
      short: countShort(this.#windows.pageFlags(run.id)),
      quarantine: this.#quarantine.of(source),
    };
    this.#runs.end(run.id, outcomeOf(this.#runs.row(run.id), facts), at);
    this.#runs.moveCursor(source, cursorAfter(run.first_response, facts), at);
    this.#versions.forget(undoableSince(new Date(at)));
    this.#runs.release(lease);
    return { seq: last, result: toSummary(this.#runs.row(run.id)) };
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
