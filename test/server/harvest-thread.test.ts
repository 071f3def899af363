/** A harvesting thread that dies, and how it is brought back. The threads are real, the clock is not. */
import { Worker } from 'node:worker_threads';
import { expect } from 'chai';
import { HarvestThread } from '../../server/harvest-thread.ts';
import type { Clock } from '../../server/harvest-thread.ts';

describe('the harvesting thread', () => {
  let clock: FakeClock;
  let started: Worker[];
  let diedBefore: (readonly number[])[];
  let ups: number;
  let logged: string[];
  let thread: HarvestThread;
  let heard = Promise.withResolvers<undefined>();

  beforeEach(() => {
    clock = new FakeClock();
    started = [];
    diedBefore = [];
    ups = 0;
    logged = [];
    thread = new HarvestThread({
      start: (died) => {
        const worker = new Worker(new URL('../support/dying-thread.ts', import.meta.url));
        started.push(worker);
        diedBefore.push([...died]);
        return worker;
      },
      onNews: ({ kind }) => {
        if (kind === 'up') ups++;
        heard.resolve(undefined);
      },
      log: {
        error: (_fields: unknown, message?: string) => logged.push(message ?? ''),
        info: (message: unknown) => logged.push(String(message)),
      },
      clock,
    });
  });

  afterEach(() => thread.stop());

  async function isUp(times: number): Promise<void> {
    while (ups < times) {
      heard = Promise.withResolvers();
      await heard.promise;
    }
  }

  /** @returns milliseconds until it is started again */
  async function dies(): Promise<number> {
    await isUp(started.length);
    const waiting = clock.asked();
    started.at(-1)?.postMessage('die');
    return waiting;
  }

  it('is started again when it died, later and later, at most every five minutes', async () => {
    const waits: number[] = [];
    for (let death = 0; death < 11; death++) {
      waits.push(await dies());
      clock.pass();
    }
    expect(waits.map((ms) => ms / 1_000)).to.eql([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    expect(started).to.have.lengthOf(12);
  });

  it('counts anew once it has lived for ten minutes', async () => {
    await dies();
    clock.pass();
    await dies();
    clock.pass();
    await isUp(3);
    clock.time += 600_000;
    expect(await dies()).to.equal(1_000);
  });

  it('says why it died and when it is tried again, until it is up', async () => {
    await isUp(1);
    expect(thread.fault).to.equal(null);
    clock.time = Date.parse('2026-11-28T18:00:00Z');
    await dies();
    expect(thread.fault).to.equal(
      '收割线程意外结束（磁盘读不出来），02:00:01 再次启动；检索照常，收割暂停。',
    );
    expect(logged).to.include(thread.fault);
    clock.pass();
    expect(thread.fault).to.match(/磁盘读不出来.*正在重新启动/u);
    await isUp(2);
    expect(thread.fault).to.equal(null);
    expect(logged.at(-1)).to.equal('收割线程已重新启动。');
  });

  it('tells the new thread whose leases it takes over', async () => {
    const dead = started[0]?.threadId;
    await dies();
    clock.pass();
    await isUp(2);
    expect(diedBefore).to.eql([[], [dead]]);
  });

  it('is started again when it ends without an error and nobody asked it to', async () => {
    await isUp(1);
    const waiting = clock.asked();
    started[0]?.postMessage('stop');
    expect(await waiting).to.equal(1_000);
    expect(thread.fault).to.match(/退出码 0/u);
  });

  it('stops when it is told to, and stays so', async () => {
    await isUp(1);
    await thread.stop();
    expect(clock.isWaiting).to.equal(false);
    expect(thread.fault).to.equal(null);
    expect(started).to.have.lengthOf(1);
  });

  it('stops at once when it is dead, and is not started any more', async () => {
    await dies();
    await thread.stop();
    expect(clock.isWaiting).to.equal(false);
    expect(started).to.have.lengthOf(1);
  });
});

class FakeClock implements Clock {
  time = 0;
  #work: (() => void) | undefined;
  #asked = Promise.withResolvers<number>();

  now(): number {
    return this.time;
  }

  after(ms: number, work: () => void): () => void {
    this.#work = work;
    this.#asked.resolve(ms);
    return () => (this.#work = undefined);
  }

  /** Resolves when a wait is asked for. */
  asked(): Promise<number> {
    this.#asked = Promise.withResolvers();
    return this.#asked.promise;
  }

  get isWaiting(): boolean {
    return this.#work !== undefined;
  }

  /** The time that was waited for comes. */
  pass(): void {
    const work = this.#work;
    this.#work = undefined;
    work?.();
  }
}
