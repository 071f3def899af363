/** Readers who ask a portal for pages by HTTP: so many at once, each the next address when the last byte has come. */
import { Agent, get } from 'node:http';
import { quantile } from './table.ts';

export interface Answer {
  readonly ms: number;
  readonly bytes: number;
  readonly status: number;
}

export class Readers {
  readonly #origin: string;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** @throws when it is answered neither by a page nor by 503, as on a machine that has too much to do */
  ask(address: string): Promise<Answer> {
    const begun = performance.now();
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const headers = { 'Accept-Encoding': 'gzip' };
    get(`${this.#origin}${address}`, { agent: this.#agent, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode: status = 0 } = response;
        if (status === 200 || status === 503)
          resolve({ ms: performance.now() - begun, bytes, status });
        else reject(new Error(`${address} answered ${status}`));
      });
    }).on('error', reject);
    return promise;
  }

  /** What the API says. */
  async json(address: string): Promise<unknown> {
    return (await fetch(`${this.#origin}${address}`)).json();
  }

  /** All of these, shared out among so many readers. */
  async askAll(addresses: readonly string[], readers: number): Promise<Answer[]> {
    const answers: Answer[] = [];
    const left = addresses.values();
    const read = async (): Promise<void> => {
      for (const address of left) answers.push(await this.ask(address));
    };
    await Promise.all(Array.from({ length: readers }, read));
    return answers;
  }

  /** One reader, one page after the other, until it is over; at least so many. */
  async askUntil(
    isOver: () => boolean,
    least: number,
    address: (n: number) => string,
  ): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (let n = 0; n < least || !isOver(); n++) answers.push(await this.ask(address(n)));
    return answers;
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** How many were told to come again. */
export function refusedOf(answers: readonly Answer[]): number {
  return answers.filter(({ status }) => status !== 200).length;
}

export function msAt(answers: readonly Answer[], share: number): number {
  return quantile(
    answers.map(({ ms }) => ms),
    share,
  );
}
