/**
 * Files of many works cost as much as many pages: each counts for ten requests of the limit a minute, and a client has
 * two at once, so that whoever takes a file slowly holds up nobody.
 */
import { rateLimit } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import { MINUTE_MS } from '../../catalogue/time.ts';
import { fewAtOnce } from './few-at-once.ts';
import { clientOf } from './rate-limit.ts';
import type { RateLimitOptions } from './rate-limit.ts';

/** Requests that one file counts for. */
const COSTS = 10;
const AT_ONCE = 2;
/** When somebody may ask again who has as many as may be, seconds. */
const RETRY_SECONDS = 15;

/** @param refuse answers what is beyond; `Retry-After` is set already */
export function limitExports(
  { requestsPerMinute, logger }: Pick<RateLimitOptions, 'requestsPerMinute' | 'logger'>,
  refuse: RequestHandler,
): RequestHandler[] {
  if (requestsPerMinute === 0) return [];
  const aMinute = rateLimit({
    windowMs: MINUTE_MS,
    limit: Math.max(1, Math.floor(requestsPerMinute / COSTS)),
    keyGenerator: clientOf,
    standardHeaders: false,
    legacyHeaders: false,
    logger,
    handler: (request, response, next) => {
      response.set('Retry-After', String(MINUTE_MS / 1_000));
      return refuse(request, response, next);
    },
  });
  return [aMinute, fewAtOnce(AT_ONCE, RETRY_SECONDS, refuse)];
}
