/**
 * Mocha's own spec reporter, with one plain last line that counts: `N passed, N failed, N skipped`.
 */
import Mocha from 'mocha';

export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      // After the summary that Spec prints on the same event.
      setImmediate(() => {
        const { passes, failures, pending } = this.stats;
        console.log(`${passes} passed, ${failures} failed, ${pending} skipped`);
      });
    });
  }
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The counts of a run by the last such line of what it printed; undefined when it never came to it. */
export function countsIn(printed: string): Counts | undefined {
  const last = [...printed.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)].at(-1);
  if (last === undefined) return undefined;
  const [, passed, failed, skipped] = last;
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
}
