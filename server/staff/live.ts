/**
 * How far something is, told as it goes (server-sent events). One look a second serves all who watch. It ends with
 * what is watched, with the session of whoever watches, after ten minutes, and when the portal stops; a browser asks
 * again by itself as long as it goes on. A client has a few streams at most, so that nobody takes the places of others.
 */
import type { Request, Response } from 'express';
import { clientOf } from '../middleware/rate-limit.ts';
import { sessionHashOf, signedInBy } from '../middleware/sessions.ts';
import type { PortalDeps } from '../portal-deps.ts';
import type { ShownProgress } from '../presenters/staff/watch/run-row.ts';
import { visitOf } from '../visit.ts';
import type { Visit } from '../visit.ts';

const LOOK_MS = 1_000;
const LONGEST_MS = 600_000;
const MOST_OF_A_CLIENT = 4;
const MOST = 200;

/** How far something is, in the words of whoever watches; undefined once it has ended. */
export type Look = (id: string) => Promise<((visit: Visit) => ShownProgress) | undefined>;

interface Watcher {
  /** What it watches. */
  readonly id: string;
  /** Of the session, which has to hold as long as anything is told. */
  readonly session: string;
  readonly client: string;
  readonly visit: Visit;
  readonly response: Response;
  readonly since: number;
  told: string;
}

export class Live {
  readonly #deps: PortalDeps;
  readonly #lookAt: Look;
  readonly #watchers = new Set<Watcher>();
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;

  constructor(deps: PortalDeps, lookAt: Look) {
    this.#deps = deps;
    this.#lookAt = lookAt;
    deps.stopping.addEventListener('abort', () => {
      for (const watcher of this.#watchers) this.#end(watcher);
    });
  }

  /** @returns false when this client, or all together, watch too much already */
  watch(id: string, request: Request, response: Response): boolean {
    const client = clientOf(request);
    const own = [...this.#watchers].filter((one) => one.client === client);
    if (own.length >= MOST_OF_A_CLIENT || this.#watchers.size >= MOST) return false;
    const visit = visitOf(request);
    const session = sessionHashOf(request) ?? '';
    const watcher = { id, session, client, visit, response, since: Date.now(), told: '' };
    this.#watchers.add(watcher);
    response.on('close', () => this.#forget(watcher));
    // `no-transform`: nothing between us and the browser gathers lines before it sends them.
    response
      .status(200)
      .set('Content-Type', 'text/event-stream; charset=utf-8')
      .set('Cache-Control', 'no-store, no-transform')
      .set('X-Accel-Buffering', 'no')
      .flushHeaders();
    this.#timer ??= setInterval(() => void this.#look(), LOOK_MS);
    void this.#look();
    return true;
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      await this.#sendAway();
      for (const [id, watchers] of Map.groupBy(this.#watchers, (one) => one.id))
        await this.#tell(id, watchers);
    } catch (error) {
      this.#deps.logger.warn({ err: error }, '进度读不到');
      for (const watcher of this.#watchers) this.#end(watcher);
    } finally {
      this.#isLooking = false;
    }
  }

  /** Those whose session has ended: signed out, expired, or the account disabled. */
  async #sendAway(): Promise<void> {
    for (const [session, watchers] of Map.groupBy(this.#watchers, (one) => one.session)) {
      if ((await signedInBy(session, this.#deps)) !== undefined) continue;
      for (const watcher of watchers) this.#end(watcher);
    }
  }

  async #tell(id: string, watchers: readonly Watcher[]): Promise<void> {
    const shown = await this.#lookAt(id);
    for (const watcher of watchers) {
      if (shown === undefined) {
        watcher.response.write('event: ended\ndata: {}\n\n');
        this.#end(watcher);
        continue;
      }
      const told = JSON.stringify(shown(watcher.visit));
      // Something at each look, so that a connection that is gone shows.
      watcher.response.write(told === watcher.told ? ':\n\n' : `data: ${told}\n\n`);
      watcher.told = told;
      if (Date.now() - watcher.since > LONGEST_MS) this.#end(watcher);
    }
  }

  #end(watcher: Watcher): void {
    watcher.response.end();
    this.#forget(watcher);
  }

  #forget(watcher: Watcher): void {
    this.#watchers.delete(watcher);
    if (this.#watchers.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** Where too many watch already. */
export function watchedTooMuch(response: Response): void {
  response.status(429).set('Retry-After', '60').type('text').send('同时查看的进度太多。\n');
}
