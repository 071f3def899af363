/**
 * The acts of persons as pages ask for them: sent to the thread that writes and answered from there, so that
 * no request, and not the one that asked either, holds up the thread that serves while something is stored.
 */
import { PortalError } from '../catalogue/errors.ts';
import type { ActAnswer, ActFault } from '../desk/answer.ts';
import type { ActMessage, Acts } from '../harvesters/acts.ts';

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

/** An act without its number. */
type Asked<Message = ActMessage> = Message extends ActMessage
  ? Omit<Message, 'call' | 'kind'>
  : never;

export class ActsElsewhere implements Acts {
  readonly #send: (message: ActMessage) => boolean;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #calls = 0;

  /** @param send false when nobody is there to hear it */
  constructor(send: (message: ActMessage) => boolean) {
    this.#send = send;
  }

  decide(...args: Parameters<Acts['decide']>): ReturnType<Acts['decide']> {
    return this.#ask({ name: 'decide', args }) as ReturnType<Acts['decide']>;
  }

  undo(...args: Parameters<Acts['undo']>): ReturnType<Acts['undo']> {
    return this.#ask({ name: 'undo', args }) as ReturnType<Acts['undo']>;
  }

  setNextDue(...args: Parameters<Acts['setNextDue']>): Promise<void> {
    return this.#ask({ name: 'setNextDue', args }) as Promise<void>;
  }

  saveEndpoint(...args: Parameters<Acts['saveEndpoint']>): Promise<void> {
    return this.#ask({ name: 'saveEndpoint', args }) as Promise<void>;
  }

  decideMatch(...args: Parameters<Acts['decideMatch']>): ReturnType<Acts['decideMatch']> {
    return this.#ask({ name: 'decideMatch', args }) as ReturnType<Acts['decideMatch']>;
  }

  takeBackMatch(...args: Parameters<Acts['takeBackMatch']>): ReturnType<Acts['takeBackMatch']> {
    return this.#ask({ name: 'takeBackMatch', args }) as ReturnType<Acts['takeBackMatch']>;
  }

  noteKeyUse(...args: Parameters<Acts['noteKeyUse']>): Promise<void> {
    return this.#ask({ name: 'noteKeyUse', args }) as Promise<void>;
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

  #ask(asked: Asked): Promise<unknown> {
    const call = ++this.#calls;
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(call, answer);
    if (!this.#send({ ...asked, kind: 'act', call })) this.giveUp();
    return answer.promise;
  }
}
