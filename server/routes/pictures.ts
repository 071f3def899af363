/**
 * `/works/:id/picture`: the small picture that a record of the work gives, from our own copy. Whether it
 * may be shown is asked of the catalogue each time, so that a library that closes a work closes its
 * picture.
 */
import type { Request, Response } from 'express';
import { pictureOf } from '../../catalogue/document.ts';
import type { PortalDeps } from '../portal-deps.ts';

/** A page without the picture is right for ten minutes. */
export const NONE_KEPT = 'public, max-age=600';
/** Whoever keeps a picture asks each time whether it may still be shown; mostly nothing is sent then. */
export const ASKED_EACH_TIME = 'public, no-cache';

export function workPicture({ records, pictures }: PortalDeps) {
  return async (request: Request<{ id: string }>, response: Response): Promise<void> => {
    const found = await records.work(request.params.id);
    const documents = found.kind === 'work' ? found.work.documents : [];
    const shown = documents
      .map((document) => ({ source: document.source, address: pictureOf(document) }))
      .find(({ address }) => address !== null);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const picture =
      shown?.address == null ? undefined : await pictures(shown.address, gone.signal, shown.source);
    if (gone.signal.aborted) return;
    if (picture === undefined) {
      response.status(404).set('Cache-Control', NONE_KEPT).end();
      return;
    }
    response.set('Cache-Control', ASKED_EACH_TIME).type(picture.type).send(picture.bytes);
  };
}
