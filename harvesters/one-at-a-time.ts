/**
 * Work that many ask for and that is done one at a time: following the change log, looking at the
 * registry. Asked for while it is being done, it is done once more afterwards, however many asked; nobody is
 * forgotten, not even who asks at the moment it ends.
 */
export class OneAtATime {
  readonly #work: () => Promise<void>;
  readonly #onError: (error: unknown) => void;
  #isAsked = false;
  #doing: Promise<void> | undefined;

  constructor(work: () => Promise<void>, onError: (error: unknown) => void) {
    this.#work = work;
    this.#onError = onError;
  }

  /** @returns resolves when nobody is left who asked; what fails goes to `onError` and stops nothing */
  ask(): Promise<void> {
    this.#isAsked = true;
    // Begun a breath later, so that it is known as being done when the work itself asks.
    return (this.#doing ??= Promise.resolve().then(() => this.#do()));
  }

  /** Resolves when nothing is being done. */
  async idle(): Promise<void> {
    await this.#doing;
  }

  async #do(): Promise<void> {
    try {
      while (this.#isAsked) {
        this.#isAsked = false;
        await this.#work().catch(this.#onError);
      }
    } finally {
      // In the same breath as the last look at who asked: on the promise it would come too late.
      this.#doing = undefined;
    }
  }
}
