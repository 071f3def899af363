/** `/`: the home page. */
import type { Request, Response } from 'express';
import { originOf } from '../addresses/origin.ts';
import { labelsIn } from '../enquiries/federation.ts';
import { aboutHome } from '../presenters/site/about.ts';
import { HOME_FACETS, presentHome } from '../presenters/site/home.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { visitOf } from '../visit.ts';
import { arrivalsIfThere } from './arrivals.ts';
import { searchIfThere } from './search.ts';
import type { Site } from './site.ts';

export function homePage(site: Site, deps: PortalDeps) {
  return async (request: Request, response: Response): Promise<void> => {
    const visit = visitOf(request);
    const now = deps.now();
    const federation = deps.federation();
    const [found, weeks] = await Promise.all([
      searchIfThere(site, { size: 1 }, HOME_FACETS),
      arrivalsIfThere(site, now),
    ]);
    const content = presentHome(
      federation,
      { found, weeks },
      labelsIn(federation, visit),
      visit,
      now,
    );
    const about = aboutHome(originOf(request, deps.publicUrl), visit.t);
    const head = { title: visit.t.site.name, section: 'home', indexed: true, about } as const;
    await site.show(request, response, { view: 'home/index', head, content });
  };
}
