/**
 * When a form was shown, written into it so that nobody can say otherwise: machines send at once what they found,
 * or once and again what they keep. Signed with a secret of this process; a form from before a restart is shown again.
 * A page that is not all form (that of a work) has the stamp of its hour, so that it stays the page a browser has kept.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { DAY_MS, HOUR_MS } from '../catalogue/time.ts';

/** Nobody reads and fills a form in less. */
const LEAST_MS = 3_000;
const MOST_MS = DAY_MS;

export class Stamps {
  readonly #now: () => Date;
  readonly #secret = randomBytes(32);

  constructor(now: () => Date) {
    this.#now = now;
  }

  give(): string {
    return this.#of(this.#now().getTime());
  }

  /** The same all hour, and good at once: such a form lies closed on a page that is read first. */
  giveOfHour(): string {
    const now = this.#now().getTime();
    return this.#of(now - (now % HOUR_MS) - LEAST_MS);
  }

  /** Whether a form was shown long enough ago, and not too long. */
  isGood(stamp: string): boolean {
    const [, at = '', sign = ''] = /^([\da-z]{1,11})\.([\w-]{43})$/.exec(stamp) ?? [];
    const given = Buffer.from(sign, 'base64url');
    const signed = this.#signed(at);
    if (given.length !== signed.length || !timingSafeEqual(given, signed)) return false;
    const age = this.#now().getTime() - Number.parseInt(at, 36);
    return age >= LEAST_MS && age <= MOST_MS;
  }

  #of(time: number): string {
    const at = time.toString(36);
    return `${at}.${this.#signed(at).toString('base64url')}`;
  }

  #signed(at: string): Buffer {
    return createHmac('sha256', this.#secret).update(at).digest();
  }
}
