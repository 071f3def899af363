/**
 * `/library-pictures/:id`: the picture of a library's page. It was made anew from what was uploaded, is served under
 * our name and type, and its address is a digest of it: what is behind an address never changes.
 */
import type { Request, Response } from 'express';
import type { PortalDeps } from '../portal-deps.ts';

export function libraryPicture({ registry }: Pick<PortalDeps, 'registry'>) {
  return async (request: Request<{ id: string }>, response: Response): Promise<void> => {
    const id = /^([\da-f]{64})[.]jpg$/.exec(request.params.id)?.[1];
    const bytes = id === undefined ? undefined : await registry.pages.picture(id);
    if (bytes === undefined) {
      response.status(404).set('Cache-Control', 'no-store').end();
      return;
    }
    response
      .set('Cache-Control', 'public, max-age=31536000, immutable')
      .set('Content-Disposition', 'inline; filename="library.jpg"')
      .set('Content-Security-Policy', "default-src 'none'; sandbox")
      .set('X-Content-Type-Options', 'nosniff')
      .type('image/jpeg')
      .send(Buffer.from(bytes));
  };
}
