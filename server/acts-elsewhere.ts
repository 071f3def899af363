/**
 * The acts of persons as pages ask for them: sent to the thread that writes and answered from there, so that
 * no request, and not the one that asked either, holds up the thread that serves while something is stored.
 */
import { PortalError } from '../catalogue/errors.ts';
import type { ActAnswer, ActFault } from '../desk/answer.ts';
import type { ActMessage } from '../desk/asked.ts';
import type { ThreadActs } from '../harvesters/main.ts';

/** The other thread did not do it, and said why; or it is not there. */
export class ActRefused extends PortalError {
  /** That of the error in the other thread, e.g. `RUN_UNDECIDABLE`. */
  readonly code: string;
  /** What is wrong with each value, where values were wrong. */
  readonly fields: Readonly<Record<string, string>> | undefined;

  constructor({ code, message, fields }: ActFault) {
    super(message);
    this.code = code ?? 'UNEXPECTED';
    this.fields = fields;
  }
}

export class ActsElsewhere {
  /** Each asked for by its name in a message; they take and give plain values alone. */
  readonly acts: ThreadActs;
  readonly #send: (message: ActMessage) => boolean;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #calls = 0;

  /** @param send false when nobody is there to hear it */
  constructor(send: (message: ActMessage) => boolean) {
    this.#send = send;
    this.acts = new Proxy({} as ThreadActs, {
      get:
        (_, name) =>
        (...args: unknown[]) =>
          this.#ask(String(name), args),
    });
  }

  hear({ call, value, fault }: ActAnswer): void {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    if (fault === undefined) waiting?.resolve(value);
    else waiting?.reject(new ActRefused(fault));
  }

  /** The other thread is gone, and will not answer any more. */
  giveUp(): void {
    for (const { reject } of this.#waiting.values()) {
      reject(
        new ActRefused({
          code: 'WRITER_AWAY',
          message:
            '负责写入的线程停了，这一步可能没有做完；做了一半的会自动做完，请稍后看结果，必要时再试。',
        }),
      );
    }
    this.#waiting.clear();
  }

  #ask(name: string, args: readonly unknown[]): Promise<unknown> {
    const call = ++this.#calls;
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(call, answer);
    if (!this.#send({ kind: 'act', call, name, args })) this.giveUp();
    return answer.promise;
  }
}
