/**
 * Staff pages are for https: a password or session in the clear is anybody's on the way. Browsers take the
 * machine itself for as safe (`localhost`), everything else has to come over https, which a proxy in front makes.
 */
import type { Request, RequestHandler } from 'express';
import { isNamedLocally } from './operators.ts';

/** @param refuse answers what came in the clear */
export function privateWayOnly(refuse: RequestHandler): RequestHandler {
  return async (request, response, next) => {
    if (isPrivate(request)) next();
    else await refuse(request, response, next);
  };
}

function isPrivate(request: Request): boolean {
  return request.secure || isNamedLocally(request.get('host'));
}
