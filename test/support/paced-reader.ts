/**
 * A reader who asks a portal for very many addresses, two at a time, and remembers which took longest and
 * which was largest. Beside them it asks whether the portal lives, as a monitor does.
 */
import { expect } from 'chai';

export interface Answer {
  readonly path: string;
  readonly status: number;
  readonly text: string;
  readonly bytes: number;
  readonly ms: number;
}

type Measured = Omit<Answer, 'text'>;

const AT_ONCE = 2;

export class PacedReader {
  readonly #url: string;
  #requests = 0;
  #slowest: Measured | undefined;
  #largest: Measured | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  get slowest(): Measured | undefined {
    return this.#slowest;
  }

  get summary(): string {
    const told = (one: Measured | undefined): string =>
      one === undefined
        ? '–'
        : `${Math.round(one.ms)} ms, ${one.bytes} bytes, ${one.path.slice(0, 120)}`;
    return `${this.#requests} requests; slowest: ${told(this.#slowest)}; largest: ${told(this.#largest)}`;
  }

  /** @throws AssertionError for another status than these */
  async read(path: string, statuses: readonly number[]): Promise<Answer> {
    const since = performance.now();
    const response = await fetch(`${this.#url}${path}`);
    const text = await response.text();
    const ms = performance.now() - since;
    this.#requests++;
    const { status } = response;
    const bytes = Buffer.byteLength(text);
    const measured = { path, status, bytes, ms };
    if (ms > (this.#slowest?.ms ?? 0)) this.#slowest = measured;
    if (bytes > (this.#largest?.bytes ?? 0)) this.#largest = measured;
    expect(statuses, `${path}: ${status} ${text.slice(0, 300)}`).to.include(status);
    return { ...measured, text };
  }

  /** Works on all of these, a few at a time; between them `/livez` is asked. */
  async each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
    const left = all.values();
    const take = async (): Promise<void> => {
      let done = 0;
      for (const one of left) {
        await work(one);
        if (done++ % 20 === 0) await this.read('/livez', [200]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, take));
  }
}
