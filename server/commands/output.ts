/**
 * What a command writes. With `--json` one object a line and nothing else on standard output; else
 * lines for people, and progress on standard error while it is a terminal. A reader that has heard enough and
 * closes the pipe, as `head` does, is no fault: the command does what it has to do, and ends as it would have.
 */

/** What a write to a pipe or socket says whose reader has gone, and the ones that waited behind it. */
const CLOSED: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

/** Faults of standard output are met where a result is written; remarks and help that nobody hears are lost. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (!stream.listeners('error').includes(passOver)) stream.on('error', passOver);
  }
}

function passOver(): void {
  // Told of by the callback of the write.
}

export class Output {
  readonly json: boolean;
  #progressShown = false;
  #isHeard = true;

  constructor(json: boolean) {
    this.json = json;
  }

  /** False once the reader has closed the pipe: what only makes results may stop. */
  get isHeard(): boolean {
    return this.#isHeard;
  }

  /** One result: the object with `--json`, else the sentence. Waits for a reader that is slow. */
  async result(object: object, sentence: string): Promise<void> {
    this.#clear();
    if (!this.#isHeard) return;
    const line = this.json ? JSON.stringify(object) : sentence;
    await new Promise<void>((written, failed) => {
      process.stdout.write(`${line}\n`, (error?: NodeJS.ErrnoException | null) => {
        if (!error) written();
        else if (CLOSED.has(error.code ?? '')) {
          this.#isHeard = false;
          written();
        } else failed(error);
      });
    });
  }

  /** A remark for people, on standard error so that it never mixes with results. */
  note(sentence: string): void {
    this.#clear();
    process.stderr.write(`${sentence}\n`);
  }

  /** Where a long command stands; overwritten in place on a terminal, silent elsewhere. */
  progress(sentence: string): void {
    if (!process.stderr.isTTY) return;
    process.stderr.write(`\r\x1b[K${sentence}`);
    this.#progressShown = true;
  }

  #clear(): void {
    if (!this.#progressShown) return;
    process.stderr.write('\r\x1b[K');
    this.#progressShown = false;
  }
}
