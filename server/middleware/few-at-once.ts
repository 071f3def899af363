/** What holds a place for long is had so many times at once by a client, so that whoever takes it slowly holds up nobody. */
import type { Request, RequestHandler, Response } from 'express';
import { clientOf } from './rate-limit.ts';

/**
 * @param most of one client
 * @param retrySeconds when somebody may ask again who has as many as may be
 * @param refuse answers what is beyond; `Retry-After` is set already
 */
export function fewAtOnce(
  most: number,
  retrySeconds: number,
  refuse: RequestHandler,
): RequestHandler {
  const underWay = new Map<string, number>();
  return async (request: Request, response: Response, next) => {
    const client = clientOf(request);
    const count = underWay.get(client) ?? 0;
    if (count >= most) {
      response.set('Retry-After', String(retrySeconds));
      await refuse(request, response, next);
      return;
    }
    underWay.set(client, count + 1);
    response.once('close', () => {
      const left = (underWay.get(client) ?? 1) - 1;
      if (left > 0) underWay.set(client, left);
      else underWay.delete(client);
    });
    next();
  };
}
