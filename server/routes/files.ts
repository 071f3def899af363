/** Stylesheet, script, icon: what is the same for everybody. */
import type { RequestHandler } from 'express';
import type { FixedFile } from '../assets.ts';

export function fixedFile({ type, body, kept }: FixedFile): RequestHandler {
  return (_request, response) => {
    response.set('Cache-Control', kept).type(type).send(body);
  };
}
