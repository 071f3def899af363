/** The parameters of an address, read by the URL standard: never throws, repeats kept. */
import type { Request } from 'express';

export function parametersIn(request: Request): URLSearchParams {
  const at = request.originalUrl.indexOf('?');
  return new URLSearchParams(at === -1 ? '' : request.originalUrl.slice(at + 1));
}
