/**
 * Goes round the registered sources every few minutes, and has the interface examined of the one that is due: one
 * at a time, never in its hours of rest. Sources of the settings file are examined by the command alone.
 */
import type { Registry } from '../../catalogue/ports/registry.ts';
import type { SourceLedgers } from '../../catalogue/ports/source-ledgers.ts';
import { isReportDue } from '../../catalogue/runs/report-due.ts';
import { endOfBlackout, isHarvested } from '../../catalogue/source.ts';
import type { Source } from '../../catalogue/source.ts';
import { MINUTE_MS } from '../../catalogue/time.ts';
import { OneAtATime } from '../one-at-a-time.ts';

export interface ReportRoundsParts {
  readonly registry: Pick<Registry, 'registrations' | 'findings'>;
  readonly records: Pick<SourceLedgers, 'runs'>;
  /** Has it examined and written down; resolves when it is. */
  readonly examine: (source: string) => Promise<unknown>;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

const EVERY_MS = 10 * MINUTE_MS;
/** Runs that are looked at: a source that fails is asked less and less often. */
const RUNS = 30;

export class ReportRounds {
  readonly #parts: ReportRoundsParts;
  readonly #rounds: OneAtATime;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(parts: ReportRoundsParts) {
    this.#parts = parts;
    this.#rounds = new OneAtATime(
      () => this.#round(),
      (error) => parts.onError(error),
    );
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), EVERY_MS);
  }

  /** Goes round now; never rejects. */
  look(): Promise<void> {
    return this.#rounds.ask();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#rounds.idle();
  }

  async #round(): Promise<void> {
    const { registry, examine, now, onError } = this.#parts;
    const all = await registry.registrations.all();
    for (const source of all) {
      if (this.#isStopped) return;
      const { state, ruledBy, baseUrl } = source;
      if (state !== 'active' || ruledBy !== 'registry' || !isHarvested({ state, baseUrl }))
        continue;
      if (endOfBlackout(source, now()) !== undefined || !(await this.#isDue(source))) continue;
      try {
        await examine(source.id);
      } catch (error) {
        onError(error);
      }
    }
  }

  async #isDue({ id }: Pick<Source, 'id'>): Promise<boolean> {
    const { registry, records, now } = this.#parts;
    const [report] = await registry.findings.dates(id, 'compliance');
    return isReportDue(report, await records.runs(RUNS, id), now());
  }
}
