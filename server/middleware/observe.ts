/**
 * What the operator sees of requests: a log line each, and how long they took by route. What a reader
 * searched for is nobody's business: neither parameters nor cookies are logged.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { Histogram } from 'prom-client';
import type { Registry as Metrics } from 'prom-client';
import { withoutKeys } from '../../catalogue/access-key.ts';
import { askerIn } from '../asker.ts';

/** One log line a request, with an id that the error page shows as well. */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: () => randomUUID(),
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: pathOf(request),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    // Who was let in, or refused though known; whoever is not known is nobody.
    customProps: (request) => ({ by: askerIn(request) }),
    customSuccessMessage: sentenceOf,
    customErrorMessage: sentenceOf,
    customLogLevel: (_request, response, error) =>
      error !== undefined || response.statusCode >= 500 ? 'error' : 'info',
    autoLogging: { ignore: ({ url = '' }) => /^\/(?:assets\/|livez|readyz|metrics)/.test(url) },
  });
}

/** `GET /search 200` */
function sentenceOf(request: IncomingMessage, response: ServerResponse): string {
  return `${request.method ?? ''} ${pathOf(request)} ${response.statusCode}`;
}

/** Without parameters, keys and the secret of a letter, and not endless. */
function pathOf({ url = '' }: { readonly url?: string | undefined }): string {
  const path = withoutKeys((url.split('?', 1)[0] ?? '').slice(0, 200));
  return path.replace(/^\/+feedback\/.+/i, '/feedback/…');
}

/** The id that `requestLog` gave the request. */
export function requestIdOf(request: Request): string {
  return typeof request.id === 'string' ? request.id : '';
}

export function requestTimes(metrics: Metrics): RequestHandler {
  const seconds = new Histogram({
    name: 'portal_http_request_seconds',
    help: 'Time to answer a request, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.06, 0.15, 0.3, 0.6, 1, 2, 5],
    registers: [metrics],
  });
  return (request, response, next) => {
    const stop = seconds.startTimer();
    response.once('finish', () => {
      stop({ method: request.method, route: routeOf(request), status: response.statusCode });
    });
    next();
  };
}

/** The pattern of the route, never the address itself: labels must stay few. */
function routeOf(request: Request): string {
  const route: unknown = request.route;
  if (typeof route !== 'object' || route === null || !('path' in route)) return 'none';
  return typeof route.path === 'string' ? route.path : 'none';
}
