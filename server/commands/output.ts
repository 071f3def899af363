/**
 * What a command writes. With `--json` one object a line and nothing else on standard output; else
 * lines for people, and progress on standard error while it is a terminal.
 */
import { once } from 'node:events';

export class Output {
  readonly json: boolean;
  #progressShown = false;

  constructor(json: boolean) {
    this.json = json;
  }

  /** One result: the object with `--json`, else the sentence. Waits for a reader that is slow. */
  async result(object: object, sentence: string): Promise<void> {
    this.#clear();
    const line = this.json ? JSON.stringify(object) : sentence;
    if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
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
