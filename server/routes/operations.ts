/**
 * `/livez`, `/readyz`, `/metrics`: for whoever runs the service, not for readers. Reasons name machines and
 * addresses inside, so only operators see them, and the metrics.
 */
import type { RequestHandler } from 'express';
import { operatorsOf } from '../middleware/operators.ts';
import type { PortalDeps } from '../portal-deps.ts';

export function liveness(): RequestHandler {
  return (_request, response) => {
    response.json({ status: 'ok' });
  };
}

/** Degraded is still ready: pages answer, and a restart would mend nothing. */
export function readiness(deps: PortalDeps): RequestHandler {
  const isOperator = operatorsOf(deps);
  return async (request, response) => {
    const found = await deps.ready();
    response.json(isOperator(request) ? found : { status: found.status });
  };
}

export function metricsText({ metrics }: PortalDeps): RequestHandler {
  return async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.metrics());
  };
}
