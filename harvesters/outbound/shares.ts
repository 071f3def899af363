/**
 * Turns for work that waits on other hosts: many at once altogether, few of any one host, so that a host
 * that does not answer holds up nobody but itself. Those of one host have their turns in the order asked.
 * Who is not wanted any more leaves the line.
 */

export interface ShareLimits {
  readonly atOnce: number;
  readonly perHost: number;
  /** Waiting for one host; who comes beyond that has no turn. */
  readonly waitingPerHost: number;
}

interface Waiting {
  readonly host: string;
  readonly begin: () => void;
}

export class Shares {
  readonly #limits: ShareLimits;
  /** Running, by host. */
  readonly #running = new Map<string, number>();
  #atOnce = 0;
  #line: Waiting[] = [];

  constructor(limits: ShareLimits) {
    this.#limits = limits;
  }

  /**
   * @param signal aborted when the turn is not wanted any more; work that has begun goes on
   * @param work is told whether it had to wait
   * @returns what came of the work; undefined when it had no turn
   */
  async inTurn<T>(
    host: string,
    signal: AbortSignal,
    work: (hasWaited: boolean) => Promise<T>,
  ): Promise<T | undefined> {
    const hasToWait = !this.#hasRoom(host);
    if (signal.aborted) return undefined;
    if (hasToWait) {
      if (!(await this.#turn(host, signal))) return undefined;
    } else this.#begin(host);
    try {
      return await work(hasToWait);
    } finally {
      this.#end(host);
    }
  }

  /** True when its turn has come and was begun. */
  #turn(host: string, signal: AbortSignal): Promise<boolean> {
    const before = this.#line.filter((one) => one.host === host).length;
    if (before >= this.#limits.waitingPerHost) return Promise.resolve(false);
    return new Promise((resolve) => {
      const leave = (): void => {
        this.#line = this.#line.filter((one) => one !== waiting);
        resolve(false);
      };
      const waiting: Waiting = {
        host,
        begin: () => {
          signal.removeEventListener('abort', leave);
          this.#begin(host);
          resolve(true);
        },
      };
      this.#line.push(waiting);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #hasRoom(host: string): boolean {
    return (
      this.#atOnce < this.#limits.atOnce && (this.#running.get(host) ?? 0) < this.#limits.perHost
    );
  }

  #begin(host: string): void {
    this.#atOnce++;
    this.#running.set(host, (this.#running.get(host) ?? 0) + 1);
  }

  #end(host: string): void {
    this.#atOnce--;
    const left = (this.#running.get(host) ?? 1) - 1;
    if (left === 0) this.#running.delete(host);
    else this.#running.set(host, left);
    const next = this.#line.find((one) => this.#hasRoom(one.host));
    if (next === undefined) return;
    this.#line = this.#line.filter((one) => one !== next);
    next.begin();
  }
}
