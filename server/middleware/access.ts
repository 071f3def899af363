/**
 * The gate before what programs do: who asks is told by a key, `Authorization: Bearer …`, and who may
 * by the table of routes. Guessing is hopeless (256 random bits), so the limit on failed attempts is there to
 * spare the portal the noise, and never stops a key that is good: whoever shares its address with a script
 * that goes on with an old key is not locked out by it (docs/decisions/0024-keys-for-scripts.md).
 */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { holderOf, idInKey, isKeyOf, isNewUse, standingOf } from '../../catalogue/access-key.ts';
import type { AccessKey, StoredKey } from '../../catalogue/access-key.ts';
import type { AccessKeys } from '../../catalogue/ports/access-keys.ts';
import { MINUTE_MS } from '../../catalogue/time.ts';
import type { ThreadActs } from '../../harvesters/main.ts';
import { sendFault } from '../api/errors.ts';
import { rememberAsker } from '../asker.ts';
import { roleNames } from '../i18n/zh/staff.ts';
import type { PortalDeps } from '../portal-deps.ts';
import type { Persons } from '../routes/route.ts';
import { clientOf } from './rate-limit.ts';
import { reached, rolesOf } from './reach.ts';

/** Failed attempts of one client, and the time in which they are counted. */
const MOST_FAILURES = 20;
const FAILURES_MS = 15 * MINUTE_MS;

/** Compared with a key of an id that there is not, so that it takes as long. */
const NO_HASH = '0'.repeat(64);

interface Refusal {
  readonly code: string;
  readonly message: string;
}

const NOBODY: Refusal = {
  code: 'NOT_SIGNED_IN',
  message: '这个接口要求密钥：请在请求头写 Authorization: Bearer <密钥>；密钥由市馆管理员发放。',
};
const UNKNOWN: Refusal = { code: 'KEY_UNKNOWN', message: '密钥不对：没有这样的密钥。' };

type AccessDeps = Pick<PortalDeps, 'logger' | 'now'> & {
  readonly acts: () => Pick<ThreadActs, 'noteKeyUse'>;
  readonly registry: { readonly keys: Pick<AccessKeys, 'find'> };
};

export class Access {
  readonly #deps: AccessDeps;
  readonly #countFailure: RequestHandler;
  /** Keys whose use is being written down. */
  readonly #noting = new Set<string>();

  /** @param refuse answers whoever failed too often; `Retry-After` is set already */
  constructor(deps: AccessDeps, refuse: RequestHandler) {
    this.#deps = deps;
    this.#countFailure = rateLimit({
      windowMs: FAILURES_MS,
      limit: MOST_FAILURES,
      keyGenerator: clientOf,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: refuse,
    });
  }

  /** @param library parameter of the address that names a library, where it has one */
  gate(who: Persons, library: string | undefined): RequestHandler {
    return async (request, response, next) => {
      const given = /^Bearer +(\S+) *$/i.exec(request.get('authorization') ?? '')?.[1];
      if (given === undefined) {
        refuse(response, 401, NOBODY);
        return;
      }
      const key = await this.#keyOf(given);
      const fault = key === undefined ? UNKNOWN : this.#faultOf(key);
      if (key === undefined || fault !== undefined)
        await this.#refuseFailed(fault ?? UNKNOWN, request, response);
      else this.#letIn(key, who, library, request, response, next);
    };
  }

  async #keyOf(given: string): Promise<StoredKey | undefined> {
    const key = await this.#deps.registry.keys.find(idInKey(given) ?? '');
    const isRight = isKeyOf(given, key?.hash ?? NO_HASH);
    return isRight ? key : undefined;
  }

  #faultOf(key: AccessKey): Refusal | undefined {
    switch (standingOf(key, this.#deps.now())) {
      case 'active':
        return undefined;
      case 'expired': {
        const day = key.expiresAt.slice(0, 10);
        return { code: 'KEY_EXPIRED', message: `密钥 ${key.id} 已于 ${day} 过期，请换新的。` };
      }
      case 'revoked':
        return { code: 'KEY_REVOKED', message: `密钥 ${key.id} 已停用，请换新的。` };
    }
  }

  async #refuseFailed(fault: Refusal, request: Request, response: Response): Promise<void> {
    await this.#countFailure(request, response, () => refuse(response, 401, fault));
  }

  #letIn(
    key: AccessKey,
    who: Persons,
    library: string | undefined,
    request: Request,
    response: Response,
    next: NextFunction,
  ): void {
    const actor = holderOf(key);
    rememberAsker(request, actor);
    const may = reached(actor, who, library, request);
    if (may === 'wrong-role') {
      const roles = rolesOf(who)
        .map((role) => roleNames[role])
        .join('、');
      const message = `角色${roleNames[key.role]}不能用这个接口；可以用的有：${roles}。`;
      refuse(response, 403, { code: 'NOT_ALLOWED', message });
      return;
    }
    if (may === 'not-theirs') {
      refuse(response, 404, { code: 'NOT_FOUND', message: '没有这样的内容。' });
      return;
    }
    this.#noteUse(key);
    next();
  }

  #noteUse(key: AccessKey): void {
    const { acts, logger, now } = this.#deps;
    const at = now();
    if (!isNewUse(key, at) || this.#noting.has(key.id)) return;
    this.#noting.add(key.id);
    acts()
      .noteKeyUse(key.id, at.toISOString())
      .catch((error: unknown) => logger.warn({ err: error }, `密钥 ${key.id} 的使用未能记下`))
      .finally(() => this.#noting.delete(key.id));
  }
}

function refuse(response: Response, status: 401 | 403 | 404, refusal: Refusal): void {
  if (status === 401) {
    const why = refusal === NOBODY ? '' : ', error="invalid_token"';
    response.set('WWW-Authenticate', `Bearer realm="nanjing-shared-library"${why}`);
  }
  sendFault(response, status, refusal);
}
