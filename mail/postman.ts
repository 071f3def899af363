/**
 * Carries what acts put into the outbox to the mail server: looks every few seconds for what is due, tries again
 * after growing pauses, and gives up where trying is no use or three days have gone by; the page says so. Runs in
 * the thread that writes. A delivery is taken before it is sent, so that several processes send it once; one that
 * died while it sent may have sent it, and it goes out again under the same Message-ID.
 */
import { messageOf } from '../catalogue/errors.ts';
import { nextTry } from '../catalogue/message.ts';
import type { DueDelivery } from '../catalogue/message.ts';
import type { Outbox, Sent } from '../catalogue/ports/outbox.ts';
import { DAY_MS, MINUTE_MS } from '../catalogue/time.ts';
import { MailNotSent } from './server.ts';
import type { MailServer } from './server.ts';

export interface PostmanParts {
  readonly outbox: Outbox;
  /** Undefined: there is none, and messages are read on the page alone. */
  readonly server: MailServer | undefined;
  /** The portal as readers reach it, without a slash at the end; links begin with it. */
  readonly publicUrl: string;
  readonly now: () => Date;
  /** Told when the state of the server changes: null = it takes mail again. */
  readonly onServerFault: (fault: string | null) => void;
  /** What was given up, a Chinese sentence. */
  readonly onGivenUp: (sentence: string) => void;
  /** A fault of ours or of the store; what is due stays due. */
  readonly onError: (error: unknown) => void;
}

const LOOK_MS = 5_000;
/** Mails of one look; a look that was cut short is followed by the next. */
const AT_ONCE = 20;
/** After this a mail that was taken and not settled is due again: its sender died. */
const TAKEN_MS = 15 * MINUTE_MS;
const STOPPED = '门户停止时还没有发完，启动后再发';
/** Messages are kept for this long: they name persons. */
const KEPT_MS = 400 * DAY_MS;

export class Postman {
  readonly #parts: PostmanParts;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  readonly #stop = new AbortController();
  #serverFault: string | null = null;
  #forgotOn = '';

  constructor(parts: PostmanParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), LOOK_MS);
    void this.look();
  }

  /** Sends what is due; never rejects. Whoever asks while a look is under way gets one after it. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#look()).catch(this.#parts.onError);
    return this.#looking;
  }

  /** The mail in hand is broken off, and goes out after the next start; then nothing more. */
  async stop(): Promise<void> {
    this.#stop.abort();
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    const { outbox, now } = this.#parts;
    await this.#forget();
    const until = new Date(now().getTime() + TAKEN_MS).toISOString();
    for (let taken = 0; taken < AT_ONCE && !this.#stop.signal.aborted; taken++) {
      const [due] = await outbox.take(now().toISOString(), until, 1);
      if (due === undefined) return;
      const [sent, goesOn] = await this.#carry(due);
      await outbox.settle(due.message.id, due.to, sent, now().toISOString());
      if (!goesOn) return;
    }
  }

  async #forget(): Promise<void> {
    const { outbox, now } = this.#parts;
    const today = now().toISOString().slice(0, 10);
    if (this.#forgotOn === today) return;
    await outbox.forgetBefore(new Date(now().getTime() - KEPT_MS).toISOString());
    this.#forgotOn = today;
  }

  /** @returns what became of it, and whether the next is worth trying */
  async #carry(due: DueDelivery): Promise<[Sent, boolean]> {
    const { server, publicUrl, now, onGivenUp } = this.#parts;
    if (server === undefined) return [{ kind: 'unsent' }, true];
    const { message, to, tries, until } = due;
    if (until !== null && now().toISOString() > until)
      return [{ kind: 'failed', fault: '邮件发出以前已过了有效期', next: null }, true];
    try {
      await server.send(
        { id: message.id, to, subject: message.title, text: textOf(due, publicUrl) },
        this.#stop.signal,
      );
      this.#serverIs(null);
      return [{ kind: 'sent' }, true];
    } catch (error) {
      if (this.#stop.signal.aborted)
        return [{ kind: 'failed', fault: STOPPED, next: now().toISOString() }, false];
      const isKnown = error instanceof MailNotSent;
      const fault = messageOf(error);
      const isOfServer = isKnown && error.isOfServer;
      this.#serverIs(isOfServer ? fault : null);
      const isWorthTrying = !isKnown || error.isWorthTrying;
      const next = isWorthTrying ? (nextTry(tries + 1, now(), until)?.toISOString() ?? null) : null;
      if (next === null) onGivenUp(`给 ${to} 的邮件“${message.title}”没有送达：${fault}`);
      return [{ kind: 'failed', fault, next }, !isOfServer];
    }
  }

  #serverIs(fault: string | null): void {
    if (fault !== this.#serverFault) this.#parts.onServerFault(fault);
    this.#serverFault = fault;
  }
}

/** The text, and below it the one link. */
function textOf({ message, secretHref }: DueDelivery, publicUrl: string): string {
  return `${message.text}\n\n${publicUrl}${secretHref ?? message.href}\n\n--\n南京共享图书馆自动发出，请勿直接回复。\n`;
}
