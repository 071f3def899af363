/**
 * How long a body may take to come: half a minute, as Node itself would have it, but for the few addresses that
 * take large files. Whoever sends more slowly is cut off, so that no connection is held open for nothing.
 */
import type { Request, RequestHandler } from 'express';
import { MINUTE_MS } from '../../catalogue/time.ts';

const USUAL_MS = MINUTE_MS / 2;
/** 200 MB at a megabit a second; also what the server itself lets through. */
export const LONGEST_BODY_MS = 30 * MINUTE_MS;
/** From here on it is a file. */
const LARGE = 20 * 1024 * 1024;

const TIMERS = new WeakMap<Request, NodeJS.Timeout>();

export function bodyInTime(): RequestHandler {
  return (request, _response, next) => {
    if (!request.complete) arm(request, USUAL_MS);
    next();
  };
}

/** @param bodyLimit of the route that was met */
export function givenTime(request: Request, bodyLimit: number): void {
  if (bodyLimit > LARGE && !request.complete) arm(request, LONGEST_BODY_MS);
}

function arm(request: Request, ms: number): void {
  const before = TIMERS.get(request);
  clearTimeout(before);
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, ms);
  timer.unref();
  TIMERS.set(request, timer);
  if (before === undefined) request.once('close', () => clearTimeout(TIMERS.get(request)));
}
