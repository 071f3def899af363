/**
 * `/works/:id/view` and behind it the pieces of its images, `/works/:id/play/:thing`: what of a work is looked
 * at and listened to. Whether it may be is asked of the catalogue each time, so that a library that closes a work
 * closes all of it at once, also for whoever knows the addresses. A thing that the work does not give to everybody
 * online is none. Of the places for sound and film one client has a few.
 */
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import { thingsOf, viewsOf } from '../../catalogue/things.ts';
import type { Thing } from '../../catalogue/things.ts';
import type { Work } from '../../catalogue/work.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { readViewAddress, wholeNumber, writeViewAddress } from '../addresses/view-address.ts';
import { labelsIn } from '../enquiries/federation.ts';
import { Views } from '../enquiries/views.ts';
import { fewAtOnce } from '../middleware/few-at-once.ts';
import { presentView } from '../presenters/works/view.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { visitOf } from '../visit.ts';
import { showMessage } from './faults.ts';
import { goneOf, sendPicture } from './pictures.ts';
import type { Site } from './site.ts';
import { showNoWork } from './works.ts';

/** A page that waits longer for its image says that it cannot be had. */
const VIEW_MS = 15_000;
/** Somebody may ask again after this, seconds. */
const BUSY_SECONDS = 5;
/** Files of sound or film that one client has at once; a player asks for one. */
const MOST_PLAYED = 6;
const MOST_LISTENERS = 20;

export function viewPage(site: Site, deps: PortalDeps) {
  const views = new Views(deps);
  return async (request: Request<{ id: string }>, response: Response): Promise<void> => {
    const { id } = request.params;
    const found = await deps.records.work(id);
    const asked = readViewAddress(parametersIn(request));
    if (found.kind === 'moved') {
      response.redirect(301, writeViewAddress(found.to, asked));
      return;
    }
    if (found.kind !== 'work') {
      await showNoWork(site, deps, found, request, response);
      return;
    }
    const { work } = found;
    const all = viewsOf(thingsOf(work));
    const thing = asked.thing === undefined ? all[0] : all.find(({ key }) => key === asked.thing);
    const gone = goneOf(response);
    const wanted = AbortSignal.any([gone, AbortSignal.timeout(VIEW_MS)]);
    const view = thing === undefined ? undefined : await views.view(thing, asked.page, wanted);
    if (gone.aborted) return;
    const visit = visitOf(request);
    const content = presentView(
      work,
      all,
      { ...asked, thing: thing?.key ?? '' },
      view,
      labelsIn(deps.federation(), visit),
      visit,
    );
    const isThere = view !== undefined && view.image !== 'beyond';
    await site.show(request, response, {
      view: 'works/view',
      head: { title: visit.t.things.view.title(work.title), section: 'none', indexed: false },
      content,
      status: isThere ? 200 : 404,
    });
  };
}

export function viewPiece(deps: PortalDeps) {
  const views = new Views(deps);
  return async (
    request: Request<{ id: string; thing: string; page: string; piece: string }>,
    response: Response,
  ): Promise<void> => {
    const { id, thing: key, page, piece } = request.params;
    const found = await deps.records.work(id);
    const all = found.kind === 'work' ? viewsOf(thingsOf(found.work)) : [];
    const thing = all.find((one) => one.key === key);
    const gone = goneOf(response);
    const number = wholeNumber(page);
    const picture =
      thing === undefined || Number.isNaN(number)
        ? undefined
        : await views.piece(thing, number, piece, gone);
    if (!gone.aborted) sendPicture(response, picture);
  };
}

export function playThing(site: Site, deps: PortalDeps): RequestHandler<Played> {
  const gate = fewAtOnce(MOST_PLAYED, BUSY_SECONDS, (request, response) => {
    const { tooManyPlayed, tooManyPlayedHint } = visitOf(request).t.things;
    const hint = tooManyPlayedHint(MOST_PLAYED, BUSY_SECONDS);
    return showMessage(site, request, response, 429, tooManyPlayed, hint);
  });
  const play = played(site, deps);
  return (request, response, next) =>
    gate(request as Request, response, () => {
      play(request, response).catch(next);
    });
}

type Played = Record<'id' | 'thing', string>;

function played(site: Site, { records, media }: PortalDeps) {
  return async (request: Request<Played>, response: Response): Promise<void> => {
    const found = await records.work(request.params.id);
    const thing = found.kind === 'work' ? playedOf(found.work, request.params.thing) : undefined;
    if (thing === undefined) {
      response.status(404).end();
      return;
    }
    const gone = goneOf(response);
    const answer = await media(thing.link.url, request.get('range'), gone, thing.holding.source);
    switch (answer.kind) {
      case 'none':
        response.status(404).end();
        return;
      case 'beyond':
        response.status(416).end();
        return;
      case 'busy': {
        const { things: t } = visitOf(request).t;
        response.set('Retry-After', String(BUSY_SECONDS));
        await showMessage(site, request, response, 503, t.allPlayed, t.allPlayedHint(BUSY_SECONDS));
        return;
      }
      case 'media':
    }
    const { status, type, length, range, body } = answer;
    response.status(status).type(type).set({ 'Accept-Ranges': 'bytes' });
    response.set('Cache-Control', 'private, no-cache, no-transform');
    if (length !== undefined) response.set('Content-Length', String(length));
    if (range !== undefined) response.set('Content-Range', range);
    if (request.method === 'HEAD') {
      body.destroy();
      response.end();
      return;
    }
    // Whatever every request passes listens for its end as well.
    response.setMaxListeners(MOST_LISTENERS);
    // Whoever leaves, and a host that breaks off, end it: what was sent is a part of the file, and known as one.
    await pipeline(body, response).catch(() => response.destroy());
  };
}

function playedOf(work: Work, key: string): Thing | undefined {
  return thingsOf(work).find(
    (one) => one.key === key && (one.kind === 'audio' || one.kind === 'video'),
  );
}
