/**
 * `/works/:id/picture`: the small picture that a record of the work gives, from our own copy. Whether it
 * may be shown is asked of the catalogue each time, so that a library that closes a work closes its
 * picture.
 */
import type { Request, Response } from 'express';
import { pictureOf } from '../../catalogue/document.ts';
import type { Picture } from '../../harvesters/outbound/pictures.ts';
import type { PortalDeps } from '../portal-deps.ts';

/** A page without the picture is right for ten minutes. */
const NONE_KEPT = 'public, max-age=600';
/** Whoever keeps a picture asks each time whether it may still be shown; mostly nothing is sent then. */
const ASKED_EACH_TIME = 'public, no-cache';

export function workPicture({ records, pictures }: PortalDeps) {
  return async (request: Request<{ id: string }>, response: Response): Promise<void> => {
    const found = await records.work(request.params.id);
    const documents = found.kind === 'work' ? found.work.documents : [];
    const shown = documents
      .map((document) => ({ source: document.source, address: pictureOf(document) }))
      .find(({ address }) => address !== null);
    const gone = goneOf(response);
    const picture =
      shown?.address == null ? undefined : await pictures(shown.address, gone, shown.source);
    if (!gone.aborted) sendPicture(response, picture);
  };
}

/** What lies open of a work; 404 when it cannot be had. */
export function sendPicture(response: Response, picture: Picture | undefined): void {
  if (picture === undefined) response.status(404).set('Cache-Control', NONE_KEPT).end();
  else response.set('Cache-Control', ASKED_EACH_TIME).type(picture.type).send(picture.bytes);
}

/** Aborted when whoever asks has gone. */
export function goneOf(response: Response): AbortSignal {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  return gone.signal;
}
