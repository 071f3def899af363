/**
 * The gate before staff pages: whoever asks is told by the cookie of their session, and may by the table of
 * routes. Nobody is led to sign in and back; who may not is told so on a page. A session opens pages alone: what
 * stands under `/api/` is for keys, which no foreign page can make a browser send.
 */
import type { Request, RequestHandler } from 'express';
import { actorOf } from '../../catalogue/person.ts';
import type { People } from '../../catalogue/ports/people.ts';
import { isAlive, isNewUse, tokenHash } from '../../catalogue/session.ts';
import type { Session, SignedIn } from '../../catalogue/session.ts';
import { lacksSecondStep } from '../../desk/people/parts.ts';
import type { ThreadActs } from '../../harvesters/main.ts';
import { rememberAsker, rememberSignedIn } from '../asker.ts';
import { clearCookie, cookieOf } from '../cookies.ts';
import type { PortalDeps } from '../portal-deps.ts';
import type { Rule } from '../routes/route.ts';
import { localAddress } from '../visit.ts';
import { reached } from './reach.ts';

export const SECOND_STEP_PAGE = '/staff/account/second-step';

type SessionDeps = Pick<PortalDeps, 'logger' | 'now'> & {
  readonly acts: () => Pick<ThreadActs, 'noteSessionUse'>;
  readonly registry: { readonly people: Pick<People, 'session'> };
};

export interface Refusals {
  readonly wrongRole: RequestHandler;
  readonly notTheirs: RequestHandler;
}

export class Sessions {
  readonly #deps: SessionDeps;
  /** Sessions whose use is being written down. */
  readonly #noting = new Set<string>();

  constructor(deps: SessionDeps) {
    this.#deps = deps;
  }

  gate({ who, library, whileSettingUp = false }: Rule, refusals: Refusals): RequestHandler {
    const persons = typeof who === 'object' ? who : {};
    return async (request, response, next) => {
      const signedIn = await this.#signedIn(request);
      if (signedIn === undefined) {
        if (cookieOf(request, 'session') !== undefined) clearCookie(response, 'session');
        response.redirect(303, signInHref(request));
        return;
      }
      const actor = actorOf(signedIn.account);
      rememberSignedIn(request, signedIn);
      rememberAsker(request, actor);
      this.#noteUse(signedIn.session);
      if (lacksSecondStep(signedIn.account) && !whileSettingUp) {
        response.redirect(303, SECOND_STEP_PAGE);
        return;
      }
      switch (reached(actor, persons, library, request)) {
        case 'may':
          next();
          return;
        case 'wrong-role':
          await refusals.wrongRole(request, response, next);
          return;
        case 'not-theirs':
          await refusals.notTheirs(request, response, next);
      }
    };
  }

  async #signedIn(request: Request): Promise<SignedIn | undefined> {
    const hash = sessionHashOf(request);
    return hash === undefined ? undefined : signedInBy(hash, this.#deps);
  }

  #noteUse(session: Session): void {
    const { acts, logger, now } = this.#deps;
    const at = now();
    if (!isNewUse(session, at) || this.#noting.has(session.id)) return;
    this.#noting.add(session.id);
    acts()
      .noteSessionUse(session.id, at.toISOString())
      .catch((error: unknown) => logger.warn({ err: error }, '会话的使用未能记下'))
      .finally(() => this.#noting.delete(session.id));
  }
}

/** Names the session that a request says it is of, whether it holds or not; undefined where it says none. */
export function sessionHashOf(request: Request): string | undefined {
  const token = cookieOf(request, 'session');
  return token ? tokenHash(token) : undefined;
}

/** Whose session it is, as long as it holds. */
export async function signedInBy(
  hash: string,
  { registry, now }: Pick<SessionDeps, 'registry' | 'now'>,
): Promise<SignedIn | undefined> {
  const found = await registry.people.session(hash);
  if (found === undefined) return undefined;
  return isAlive(found.session, now()) && found.account.disabledAt === null ? found : undefined;
}

/** To sign in, and back to the page that was asked for, or that the form stood on. */
function signInHref(request: Request): string {
  const back = request.method === 'GET' ? request.originalUrl : pageBefore(request);
  return back === '/staff'
    ? '/staff/login'
    : `/staff/login?${new URLSearchParams({ return: back }).toString()}`;
}

/** The page of ours that a form was sent from; the staff pages where it is not known. */
export function pageBefore(request: Request): string {
  const referrer = request.get('referer') ?? '';
  if (!URL.canParse(referrer)) return '/staff';
  const { host, pathname, search } = new URL(referrer);
  const local = host === request.host ? localAddress(`${pathname}${search}`) : '/';
  return local === '/' ? '/staff' : local;
}
