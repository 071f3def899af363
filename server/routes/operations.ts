/** `/livez`, `/readyz`, `/metrics`: for whoever runs the service, not for readers. */
import type { RequestHandler } from 'express';
import type { PortalDeps } from '../portal-deps.ts';

export function liveness(): RequestHandler {
  return (_request, response) => {
    response.json({ status: 'ok' });
  };
}

/** Degraded is still ready: pages answer, and a restart would mend nothing. */
export function readiness({ ready }: PortalDeps): RequestHandler {
  return async (_request, response) => {
    response.json(await ready());
  };
}

export function metricsText({ metrics }: PortalDeps): RequestHandler {
  return async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.metrics());
  };
}
