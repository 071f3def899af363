/** `/libraries`, `/libraries/:code`, `/collections`, `/collections/:id`, `/status`: what there is. */
import type { Request, Response } from 'express';
import { visitOf } from '../visit.ts';
import { originOf } from '../addresses/origin.ts';
import { conditionsOf } from '../addresses/collection-conditions.ts';
import { labelsIn } from '../enquiries/federation.ts';
import { formsOf } from '../enquiries/printed-forms.ts';
import { aboutCollection, aboutLibrary } from '../presenters/site/about.ts';
import { collectionTiles } from '../presenters/libraries/collection-tiles.ts';
import { presentCollection } from '../presenters/libraries/collections.ts';
import { presentLibraries, presentLibrary } from '../presenters/libraries/libraries.ts';
import { presentStatus } from '../presenters/site/status.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { showMessage } from './faults.ts';
import { FORMS, searchIfThere } from './search.ts';
import type { Site } from './site.ts';
import { showTakenDown } from './taken-down.ts';

type Handler<Parameters = Request['params']> = (
  request: Request<Parameters>,
  response: Response,
) => Promise<void>;

/** Works of a collection among which those with a picture are looked for. */
const COLLECTION_LOOKED_AT = 36;

export function librariesPage(site: Site, deps: PortalDeps): Handler {
  return async (request, response) => {
    const visit = visitOf(request);
    const federation = deps.federation();
    const libraries = presentLibraries(federation, labelsIn(federation, visit), visit, deps.now());
    const { title, lead: description } = visit.t.libraries;
    const head = { title, section: 'libraries', indexed: true, about: { description } } as const;
    await site.show(request, response, { view: 'libraries/index', head, content: { libraries } });
  };
}

export function libraryPage(site: Site, deps: PortalDeps): Handler<{ code: string }> {
  return async (request, response) => {
    const visit = visitOf(request);
    const { code } = request.params;
    const federation = deps.federation();
    const facts = federation.libraries.find(({ library }) => library.code === code);
    if (facts === undefined) {
      const { unknown, unknownHint } = visit.t.libraries;
      await showMessage(site, request, response, 404, unknown, unknownHint(code));
      return;
    }
    const portrait = await site.portraitOf(code);
    const listed = portrait?.found.facets ?? {};
    const forms = await site.optional.of(FORMS, () => formsOf(deps.records, listed));
    const labels = labelsIn(federation, visit, forms);
    const content = presentLibrary(facts, portrait, labels, visit, deps.now());
    const about = aboutLibrary(facts, originOf(request, deps.publicUrl), labels, visit.t);
    const head = { title: content.name, section: 'libraries', indexed: true, about } as const;
    await site.show(request, response, { view: 'libraries/show', head, content });
  };
}

export function collectionsPage(site: Site, deps: PortalDeps): Handler {
  return async (request, response) => {
    const visit = visitOf(request);
    const federation = deps.federation();
    const found = await searchIfThere(site, { size: 1 }, ['collection']);
    const labels = labelsIn(federation, visit);
    const collections = collectionTiles(federation, found, labels, visit).map(({ tile }) => tile);
    const { title, lead: description } = visit.t.collections;
    const head = { title, section: 'collections', indexed: true, about: { description } } as const;
    await site.show(request, response, {
      view: 'collections/index',
      head,
      content: { collections },
    });
  };
}

export function collectionPage(site: Site, deps: PortalDeps): Handler<{ id: string }> {
  return async (request, response) => {
    const visit = visitOf(request);
    const { id } = request.params;
    const federation = deps.federation();
    const collection = federation.collections.find((known) => known.id === id);
    const takenDown = federation.takenDown.get(id);
    if (takenDown !== undefined) {
      await showTakenDown(site, deps, 'collection', takenDown, request, response);
      return;
    }
    if (collection === undefined) {
      const { unknown, unknownHint } = visit.t.collections;
      await showMessage(site, request, response, 404, unknown, unknownHint);
      return;
    }
    const found = await searchIfThere(
      site,
      { ...conditionsOf(collection), size: COLLECTION_LOOKED_AT },
      ['type', 'period'],
    );
    const labels = labelsIn(federation, visit);
    const content = presentCollection(collection, found, labels, visit);
    const about = aboutCollection(collection, originOf(request, deps.publicUrl), labels, visit.t);
    // Two libraries may call theirs the same.
    const title = content.name + visit.t.libraries.by + labels.libraryName(collection.library);
    const head = { title, section: 'collections', indexed: true, about } as const;
    await site.show(request, response, { view: 'collections/show', head, content });
  };
}

export function statusPage(site: Site, deps: PortalDeps): Handler {
  return async (request, response) => {
    const visit = visitOf(request);
    const federation = deps.federation();
    const labels = labelsIn(federation, visit);
    const content = presentStatus(federation, labels, visit, deps.now());
    const { title, lead: description } = visit.t.status;
    const head = { title, section: 'status', indexed: true, about: { description } } as const;
    await site.show(request, response, { view: 'status/show', head, content });
  };
}
