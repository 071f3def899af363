/**
 * What is answered when there is nothing to show, or showing failed: a page that says what to do, JSON
 * under `/api/`. A stack never leaves the server; the page has the number under which it is logged.
 */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { withoutKeys } from '../../catalogue/access-key.ts';
import { sendFault } from '../api/errors.ts';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import { StoreDamaged } from '../../catalogue/ports/store-damaged.ts';
import { minuteOf } from '../presenters/site/times.ts';
import { LONGEST_ADDRESS } from '../addresses/parameters.ts';
import type { Site } from './site.ts';
import { RETRY_SECONDS } from './unavailable.ts';
import { requestIdOf } from '../middleware/observe.ts';
import { pageBefore } from '../middleware/sessions.ts';
import { visitOf } from '../visit.ts';

export function notFound(site: Site): RequestHandler {
  return async (request, response) => {
    if (wantsJson(request)) {
      const message = `没有这个接口：${withoutKeys(request.path.slice(0, 200))}。`;
      sendFault(response, 404, { code: 'NOT_FOUND', message });
      return;
    }
    const { errors } = visitOf(request).t;
    await showMessage(site, request, response, 404, errors.notFound, errors.notFoundHint);
  };
}

export function refuseLongAddresses(site: Site): RequestHandler {
  return async (request, response, next) => {
    if (request.originalUrl.length <= LONGEST_ADDRESS) {
      next();
      return;
    }
    const { errors } = visitOf(request).t;
    if (wantsJson(request)) {
      sendFault(response, 414, { code: 'ADDRESS_TOO_LONG', message: `${errors.tooLong}。` });
    } else {
      await showMessage(site, request, response, 414, errors.tooLong, errors.tooLongHint);
    }
  };
}

/** After `limitRequests` has set `Retry-After`. */
export function refuseTooMany(site: Site): RequestHandler {
  return async (request, response) => {
    const { errors } = visitOf(request).t;
    const seconds = Number(response.get('Retry-After'));
    const hint = errors.tooManyHint(seconds);
    if (wantsJson(request)) {
      sendFault(response, 429, {
        code: 'TOO_MANY_REQUESTS',
        message: `${errors.tooMany}。${hint}`,
      });
    } else {
      await showMessage(site, request, response, 429, errors.tooMany, hint);
    }
  };
}

/** @param allowed methods that the address has */
export async function refuseMethod(
  site: Site,
  allowed: readonly string[],
  request: Request,
  response: Response,
): Promise<void> {
  const methods = [...new Set(allowed)].join(', ');
  response.set('Allow', methods);
  if (request.method === 'OPTIONS') {
    response.status(204).end();
    return;
  }
  const { errors } = visitOf(request).t;
  const hint = errors.badMethodHint(request.method, methods);
  if (wantsJson(request)) {
    const message = `${errors.badMethod}。${hint}`;
    sendFault(response, 405, { code: 'METHOD_NOT_ALLOWED', message });
  } else {
    await showMessage(site, request, response, 405, errors.badMethod, hint);
  }
}

/** A form that is not known as ours: of another site, of a session that ended, or without its cookie. */
export function refuseForm(site: Site): RequestHandler {
  return async (request, response) => {
    const { errors } = visitOf(request).t;
    await site.show(request, response, {
      view: 'errors/form',
      head: { title: errors.form, section: 'none', indexed: false },
      content: { back: pageBefore(request) },
      status: 403,
    });
  };
}

/** Staff pages in the clear. */
export function refusePlainHttp(site: Site): RequestHandler {
  return async (request, response) => {
    const { errors } = visitOf(request).t;
    await showMessage(site, request, response, 403, errors.plainHttp, errors.plainHttpHint);
  };
}

/** @param most longest body that the address takes, bytes */
export async function refuseBody(
  site: Site,
  most: number,
  request: Request,
  response: Response,
): Promise<void> {
  const { errors } = visitOf(request).t;
  const hint = errors.bodyTooLargeHint(most);
  // The body is not read; whoever still sends it is told to stop.
  response.set('Connection', 'close');
  if (wantsJson(request)) {
    const message = `${errors.bodyTooLarge}。${hint}`;
    sendFault(response, 413, { code: 'BODY_TOO_LARGE', message });
  } else {
    await showMessage(site, request, response, 413, errors.bodyTooLarge, hint);
  }
}

export function showFault(site: Site, now: () => Date): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return async (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { errors } = visitOf(request).t;
    if (isBadAddress(error)) {
      if (wantsJson(request)) {
        sendFault(response, 400, { code: 'BAD_ADDRESS', message: `${errors.badAddress}。` });
      } else {
        await showMessage(site, request, response, 400, errors.badAddress, errors.badAddressHint);
      }
      return;
    }
    if (error instanceof SearchUnavailable && wantsJson(request)) {
      response.set('Retry-After', String(RETRY_SECONDS));
      sendFault(response, 503, { code: error.code, message: error.message });
      return;
    }
    request.log.error({ err: error }, '请求出错');
    if (error instanceof StoreDamaged) {
      // Where the file lies is for the log and the operator, not for the public.
      if (wantsJson(request)) {
        const message = `${errors.damaged}。${errors.damagedHint}`;
        sendFault(response, 503, { code: error.code, message });
      } else {
        await showMessage(site, request, response, 503, errors.damaged, errors.damagedHint);
      }
      return;
    }
    if (wantsJson(request)) {
      const message = `服务器内部错误，编号 ${requestIdOf(request)}。`;
      sendFault(response, 500, { code: 'INTERNAL_ERROR', message });
      return;
    }
    const { lang, t } = visitOf(request);
    await site.show(request, response, {
      view: 'errors/broken',
      head: { title: t.errors.broken, section: 'none', indexed: false },
      content: { id: requestIdOf(request), time: minuteOf(now().toISOString(), lang) },
      status: 500,
    });
  };
}

/** The address decides the format, never a header. */
function wantsJson(request: Request): boolean {
  const path = request.originalUrl.split('?', 1)[0] ?? '';
  return path.startsWith('/api/') || path.endsWith('.json');
}

/** `%E0%A4%A` and the like: Express refuses to decode it. */
function isBadAddress(error: unknown): boolean {
  return (
    error instanceof URIError ||
    (error instanceof Error && 'status' in error && error.status === 400)
  );
}

export async function showMessage(
  site: Site,
  request: Request,
  response: Response,
  status: number,
  heading: string,
  message: string,
): Promise<void> {
  await site.show(request, response, {
    view: 'errors/message',
    head: { title: heading, section: 'none', indexed: false },
    content: { heading, message },
    status,
  });
}
