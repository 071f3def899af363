/**
 * So many requests a minute for each client, so that no crawler stops the readers. A client is an IPv4
 * address, or the IPv6 network of one household or office: whoever has one of its addresses has them all.
 * Behind a proxy the address is the one that the trusted proxies name.
 */
import { MINUTE_MS } from '../../catalogue/time.ts';
import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';

export interface RateLimitOptions {
  /** 0 = as many as they like. */
  readonly requestsPerMinute: number;
  readonly trustedProxies: number;
  readonly logger: Logger;
}

/** Length of the part of an IPv6 address that providers give to one client, bits (RIPE-690). */
const IPV6_PREFIX = 56;

/** @param refuse answers what comes beyond the limit; `Retry-After` is set already */
export function limitRequests(
  { requestsPerMinute, trustedProxies, logger }: RateLimitOptions,
  refuse: RequestHandler,
): RequestHandler {
  if (requestsPerMinute === 0) return (_request, _response, next) => next();
  let hasWarned = trustedProxies > 0;
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: requestsPerMinute,
    ipv6Subnet: IPV6_PREFIX,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    logger,
    // A header that anyone can send proves nothing, and is told of below in our own words.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    skip: (request) => {
      if (!hasWarned && request.headers['x-forwarded-for'] !== undefined) {
        hasWarned = true;
        logger.warn(
          '请求带有 X-Forwarded-For，而 portal.trustedProxies 是 0：如果前面有反向代理，请写明有几层，否则所有读者合起来算一个客户端。',
        );
      }
      return isExempt(request);
    },
    handler: refuse,
  });
}

/** What costs nothing, and the sign of life that decides whether the process is started again. */
function isExempt({ path }: Request): boolean {
  return path === '/livez' || path.startsWith('/assets/');
}
