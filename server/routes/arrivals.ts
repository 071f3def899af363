/** `/new`: what was added in the last weeks. */
import type { Request, Response } from 'express';
import type { WeekOfArrivals } from '../enquiries/arrivals.ts';
import { labelsIn } from '../enquiries/federation.ts';
import { presentArrivals } from '../presenters/site/arrivals.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { visitOf } from '../visit.ts';
import type { Site } from './site.ts';

export function arrivalsPage(site: Site, deps: PortalDeps) {
  return async (request: Request, response: Response): Promise<void> => {
    const visit = visitOf(request);
    const now = deps.now();
    const weeks = await arrivalsIfThere(site, now);
    const content = presentArrivals(weeks, labelsIn(deps.federation(), visit), visit, now);
    const { title, lead: description } = visit.t.arrivals;
    const head = { title, section: 'none', indexed: true, about: { description } } as const;
    await site.show(request, response, { view: 'new/show', head, content });
  };
}

/** Null while the engine is away, or fails. */
export async function arrivalsIfThere(
  { optional, arrivals }: Pick<Site, 'optional' | 'arrivals'>,
  now: Date,
): Promise<readonly WeekOfArrivals[] | null> {
  return (await optional.of('新到文献', () => arrivals.until(now))) ?? null;
}
