/** `/livez`, `/readyz`, `/metrics`: for whoever runs the service, not for readers. */
import { Router } from 'express';
import type { PortalDeps } from '../portal-deps.ts';

export function operations({ ready, metrics }: PortalDeps): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.get('/livez', (_request, response) => {
    response.json({ status: 'ok' });
  });
  // Degraded is still ready: pages answer, and a restart would mend nothing.
  router.get('/readyz', async (_request, response) => {
    response.json(await ready());
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.metrics());
  });
  return router;
}
