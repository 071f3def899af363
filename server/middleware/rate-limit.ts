/**
 * So many requests a minute for each client, and so many at once, so that no crawler stops the readers. A
 * client is an IPv4 address, or the IPv6 network of one household or office: whoever has one of its
 * addresses has them all. Behind a proxy the address is the one that the trusted proxies name.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MINUTE_MS } from '../../catalogue/time.ts';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import pLimit from 'p-limit';
import type { LimitFunction } from 'p-limit';
import type { Logger } from 'pino';

export interface RateLimitOptions {
  /** 0 = as many as they like, also at once. */
  readonly requestsPerMinute: number;
  readonly trustedProxies: number;
  readonly logger: Logger;
}

/** Length of the part of an IPv6 address that providers give to one client, bits (RIPE-690). */
const IPV6_PREFIX = 56;
/** Fewer than the searches that may wait for a query thread: one client does not take all their places. */
const MOST_AT_ONCE = 48;

/** @param refuse answers what comes beyond the limit a minute; `Retry-After` is set already */
export function limitRequests(
  { requestsPerMinute, trustedProxies, logger }: RateLimitOptions,
  refuse: RequestHandler,
): RequestHandler[] {
  if (requestsPerMinute === 0) return [];
  let hasWarned = trustedProxies > 0;
  const aMinute = rateLimit({
    windowMs: MINUTE_MS,
    limit: requestsPerMinute,
    keyGenerator: clientOf,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    logger,
    skip: (request) => {
      if (!hasWarned && request.headers['x-forwarded-for'] !== undefined) {
        hasWarned = true;
        logger.warn(
          '请求带有 X-Forwarded-For，而 portal.trustedProxies 是 0：如果前面有反向代理，请写明有几层，否则所有读者合起来算一个客户端。',
        );
      }
      return isFree(request);
    },
    handler: refuse,
  });
  return [aMinute, waitInLine()];
}

/** Beyond so many at once of one client the next waits until one of them is answered. */
function waitInLine(): RequestHandler {
  /** Of those clients that ask just now. */
  const lines = new Map<string, LimitFunction>();
  return (request, response, next) => {
    if (isFree(request) || waitsElsewhere(request)) {
      next();
      return;
    }
    const client = clientOf(request);
    const line = lines.get(client) ?? pLimit(MOST_AT_ONCE);
    lines.set(client, line);
    const answer = line(
      () =>
        new Promise<void>((answered) => {
          response.once('close', answered);
          // Whoever has left while waiting is not answered any more.
          if (response.closed) answered();
          else next();
        }),
    );
    // The line counts it as answered a moment later.
    void answer.then(nextTurn).then(() => {
      const isIdle = line.activeCount + line.pendingCount === 0;
      if (isIdle && lines.get(client) === line) lines.delete(client);
    });
  };
}

/** A picture or a film may wait for another host, and costs ours nothing meanwhile. */
function waitsElsewhere({ path }: Request): boolean {
  return path.endsWith('/picture') || /^\/works\/[^/]{1,200}\/(?:view|play)\//.test(path);
}

/** Whom a request is counted for. */
export function clientOf({ ip = '' }: Request): string {
  return ipKeyGenerator(ip, IPV6_PREFIX);
}

const MONITORED: ReadonlySet<string> = new Set(['/livez', '/readyz', '/metrics']);

/** What costs nothing, and what balancers and monitors ask: they may share an address with readers. */
function isFree({ path }: Request): boolean {
  return MONITORED.has(path) || path.startsWith('/assets/');
}
