/** Errors for programs: `{ code, message }`, the message a Chinese sentence. */
import type { Response } from 'express';

/** @param code stable, in capitals */
export function sendFault(
  response: Response,
  status: number,
  fault: { readonly code: string; readonly message: string; readonly parameter?: string },
): void {
  response.status(status).set('Cache-Control', 'no-store').json(fault);
}
