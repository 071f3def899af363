/** The parameters of an address, read by the URL standard: never throws, repeats kept. */
import type { Request } from 'express';

/** Longest address that is answered, UTF-16 units. All filters of a form and a long title fit many times. */
export const LONGEST_ADDRESS = 16_000;

export function parametersIn(request: Request): URLSearchParams {
  const at = request.originalUrl.indexOf('?');
  return new URLSearchParams(at === -1 ? '' : request.originalUrl.slice(at + 1));
}
