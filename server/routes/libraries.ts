/** `/`, `/libraries`, `/libraries/:code`, `/collections`, `/collections/:id`, `/status`: what there is. */
import type { Request, Response } from 'express';
import { visitOf } from '../visit.ts';
import type { Visit } from '../visit.ts';
import type { Federation } from '../enquiries/federation.ts';
import { collectionTiles, presentHome } from '../presenters/site/home.ts';
import { labelsOf } from '../i18n/labels.ts';
import type { Labels } from '../i18n/labels.ts';
import {
  presentCollection,
  presentLibraries,
  presentLibrary,
} from '../presenters/site/libraries.ts';
import { presentStatus } from '../presenters/site/status.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { searchIfThere } from './search.ts';
import type { Site } from './site.ts';

type Handler<Parameters = Request['params']> = (
  request: Request<Parameters>,
  response: Response,
) => Promise<void>;
type Gather = () => Promise<Federation>;

/** Runs of each source that the status page shows. */
const RUNS_SHOWN = 10;

export function homePage(site: Site, deps: PortalDeps, gather: Gather): Handler {
  return async (request, response) => {
    const visit = visitOf(request);
    const [federation, found] = await Promise.all([
      gather(),
      searchIfThere(deps.index, {}, ['type', 'period', 'collection']),
    ]);
    const content = presentHome(federation, found, labelsIn(visit, deps, federation), visit);
    const head = { title: visit.t.site.name, section: 'home', indexed: true } as const;
    await site.show(request, response, { view: 'home/index', head, content });
  };
}

export function librariesPage(site: Site, deps: PortalDeps, gather: Gather): Handler {
  return async (request, response) => {
    const visit = visitOf(request);
    const federation = await gather();
    const libraries = presentLibraries(federation, labelsIn(visit, deps, federation), visit);
    const head = { title: visit.t.libraries.title, section: 'libraries', indexed: true } as const;
    await site.show(request, response, { view: 'libraries/index', head, content: { libraries } });
  };
}

export function libraryPage(
  site: Site,
  deps: PortalDeps,
  gather: Gather,
): Handler<{ code: string }> {
  return async (request, response) => {
    const visit = visitOf(request);
    const { code } = request.params;
    const federation = await gather();
    const facts = federation.libraries.find(({ library }) => library.code === code);
    if (facts === undefined) {
      const { unknown, unknownHint } = visit.t.libraries;
      await showUnknown(site, request, response, unknown, unknownHint(code));
      return;
    }
    const found = await searchIfThere(deps.index, { filters: { lib: [code] } }, [
      'type',
      'collection',
    ]);
    const content = presentLibrary(facts, found, labelsIn(visit, deps, federation), visit);
    const head = { title: content.name, section: 'libraries', indexed: true } as const;
    await site.show(request, response, { view: 'libraries/show', head, content });
  };
}

export function collectionsPage(site: Site, deps: PortalDeps, gather: Gather): Handler {
  return async (request, response) => {
    const visit = visitOf(request);
    const [federation, found] = await Promise.all([
      gather(),
      searchIfThere(deps.index, { size: 1 }, ['collection']),
    ]);
    const labels = labelsIn(visit, deps, federation);
    const collections = collectionTiles(federation, found, labels, visit).map(({ tile }) => tile);
    const head = {
      title: visit.t.collections.title,
      section: 'collections',
      indexed: true,
    } as const;
    await site.show(request, response, {
      view: 'collections/index',
      head,
      content: { collections },
    });
  };
}

export function collectionPage(
  site: Site,
  deps: PortalDeps,
  gather: Gather,
): Handler<{ id: string }> {
  return async (request, response) => {
    const visit = visitOf(request);
    const { id } = request.params;
    const federation = await gather();
    const collection = federation.collections.find((known) => known.id === id);
    if (collection === undefined) {
      const { unknown, unknownHint } = visit.t.collections;
      await showUnknown(site, request, response, unknown, unknownHint);
      return;
    }
    const found = await searchIfThere(deps.index, { filters: { collection: [id] } }, ['type']);
    const content = presentCollection(collection, found, labelsIn(visit, deps, federation), visit);
    const head = { title: content.name, section: 'collections', indexed: true } as const;
    await site.show(request, response, { view: 'collections/show', head, content });
  };
}

export function statusPage(site: Site, deps: PortalDeps, gather: Gather): Handler {
  return async (request, response) => {
    const visit = visitOf(request);
    const federation = await gather();
    const runs = await Promise.all(
      federation.sources.map(
        async ({ source }) => [source.id, await deps.records.runs(RUNS_SHOWN, source.id)] as const,
      ),
    );
    const labels = labelsIn(visit, deps, federation);
    const content = presentStatus(federation, new Map(runs), labels, visit);
    const head = { title: visit.t.status.title, section: 'status', indexed: true } as const;
    await site.show(request, response, { view: 'status/show', head, content });
  };
}

function labelsIn(visit: Visit, { libraries }: PortalDeps, { collections }: Federation): Labels {
  return labelsOf(visit.lang, visit.t, libraries, collections);
}

async function showUnknown(
  site: Site,
  request: Request,
  response: Response,
  heading: string,
  message: string,
): Promise<void> {
  await site.show(request, response, {
    view: 'errors/message',
    head: { title: heading, section: 'none', indexed: false },
    content: { heading, message },
    status: 404,
  });
}
