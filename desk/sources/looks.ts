/**
 * Looks at repositories that persons asked for and that are under way: each at most once at a time for a source,
 * a few together, and so many an hour for one person, so that nobody sweeps the network through us.
 */
import { HOUR_MS, MINUTE_MS } from '../../catalogue/time.ts';
import type { LookKind } from '../../catalogue/ports/registrations.ts';
import type { Actor } from '../../catalogue/actor.ts';
import { TooOften } from '../refusals.ts';

/** A look under way. */
export interface Look {
  readonly kind: LookKind;
  /** Requests made so far. */
  readonly requests: number;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
}

interface UnderWay extends Look {
  requests: number;
  done?: Promise<unknown>;
}

/** Looks of one person, in a minute and in an hour. */
const MOST_A_MINUTE = 30;
const MOST_AN_HOUR = 300;
/** Of all persons. */
const MOST_AT_ONCE = 8;

export class Looks {
  readonly #now: () => Date;
  readonly #underWay = new Map<string, UnderWay>();
  /** When each person had something looked at, within the last hour. */
  readonly #asked = new Map<string, number[]>();
  #anonymous = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Of a source, the first begun first. */
  of(source: string): readonly Look[] {
    return [...this.#underWay]
      .filter(([key]) => key.startsWith(`${source} `))
      .map(([, { kind, requests, startedAt }]) => ({ kind, requests, startedAt }));
  }

  /**
   * Has it looked at; what is under way already is waited for. It is under way as soon as this returns.
   *
   * @param source undefined = an address that is none
   * @throws TooOften at once
   */
  look<T>(
    source: string | undefined,
    kind: LookKind,
    by: Actor,
    work: (onRequest: (made: number) => void) => Promise<T>,
  ): Promise<T> {
    const key = `${source ?? `#${++this.#anonymous}`} ${kind}`;
    const before = this.#underWay.get(key);
    if (before !== undefined) return before.done as Promise<T>;
    this.refuseTooOften(by);
    this.#count(by);
    const look: UnderWay = { kind, requests: 0, startedAt: this.#now().toISOString() };
    const done = work((made) => (look.requests = made)).finally(() => this.#underWay.delete(key));
    look.done = done;
    this.#underWay.set(key, look);
    return done;
  }

  /** @throws TooOften when one more would be too many */
  refuseTooOften(by: Actor): void {
    const now = this.#now().getTime();
    const times = this.#lately(by);
    const recent = times.filter((at) => now - at < MINUTE_MS);
    if (this.#underWay.size >= MOST_AT_ONCE || recent.length >= MOST_A_MINUTE)
      throw new TooOften('检查得太频繁，请过一分钟再试。');
    if (times.length >= MOST_AN_HOUR)
      throw new TooOften(`一小时里已检查 ${times.length} 次，请过一会儿再试。`);
  }

  #count(by: Actor): void {
    this.#asked.set(nameOf(by), [...this.#lately(by), this.#now().getTime()]);
  }

  /** When the person had something looked at, within the last hour. */
  #lately(by: Actor): readonly number[] {
    const now = this.#now().getTime();
    return (this.#asked.get(nameOf(by)) ?? []).filter((at) => now - at < HOUR_MS);
  }
}

function nameOf({ kind, id }: Actor): string {
  return `${kind}:${id}`;
}
