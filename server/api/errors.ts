/** Errors for programs: `{ code, message }`, the message a Chinese sentence. */
import type { Response } from 'express';

export interface Fault {
  /** Stable, in capitals. */
  readonly code: string;
  readonly message: string;
  /** The parameter of the address that is at fault. */
  readonly parameter?: string;
  /** What is wrong with each value of the body, by its name. */
  readonly fields?: Readonly<Record<string, string>>;
}

export function sendFault(response: Response, status: number, fault: Fault): void {
  response.status(status).set('Cache-Control', 'no-store').json(fault);
}
