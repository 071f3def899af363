/** Calls to a worker thread and their answers, one message each way. */
import { Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { errorOf, faultOf } from './faults.ts';
import type { Fault } from './faults.ts';

type Answer =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly fault: Fault };

/** The thread ended before it answered. */
export class ThreadEnded extends Error {}

/**
 * V8 lets a young generation grow to 134 MB before it cleans up: with a writer and two query threads that is
 * half of what a harvest takes. Rows and hits die young, and gain nothing from it.
 */
const LIMITS = { maxYoungGenerationSizeMb: 24 } as const;

/** The caller's side. */
export class Thread<Call> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  /** Resolves when the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;
  #calls = 0;
  #hasEnded = false;

  constructor(entry: URL, workerData: unknown) {
    this.#worker = new Worker(entry, { workerData, resourceLimits: LIMITS });
    const ended = Promise.withResolvers<undefined>();
    this.ended = ended.promise;
    let cause: unknown;
    this.#worker.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.call);
      this.#waiting.delete(answer.call);
      if ('fault' in answer) waiting?.reject(errorOf(answer.fault));
      else waiting?.resolve(answer.value);
    });
    this.#worker.on('error', (error: unknown) => {
      cause = error;
    });
    this.#worker.on('exit', () => {
      this.#hasEnded = true;
      for (const { reject } of this.#waiting.values()) {
        reject(new ThreadEnded('The thread ended before it answered.', { cause }));
      }
      this.#waiting.clear();
      ended.resolve(undefined);
    });
  }

  /** @throws ThreadEnded when the thread ends first, otherwise what the thread threw */
  async call(message: Call): Promise<unknown> {
    if (this.#hasEnded) throw new ThreadEnded('The thread has ended.');
    const call = ++this.#calls;
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(call, answer);
    this.#worker.postMessage({ call, message });
    return answer.promise;
  }

  /** Ends it at once, whatever it does. */
  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }
}

/**
 * The thread's side. An answer may have to wait, for a module to be loaded; whoever calls before it has come
 * may be answered first.
 */
export function serve(port: MessagePort, handle: (message: unknown) => unknown): void {
  const answerTo = async (call: number, message: unknown): Promise<Answer> => {
    try {
      return { call, value: await handle(message) };
    } catch (error) {
      return { call, fault: faultOf(error) };
    }
  };
  port.on('message', ({ call, message }: { call: number; message: unknown }) => {
    void answerTo(call, message).then((answer) => port.postMessage(answer));
  });
}
