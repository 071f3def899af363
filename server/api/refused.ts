/** Acts that were refused, as programs are told: the status by the code of the error, the sentence as it is. */
import type { Request, RequestHandler, Response } from 'express';
import { PortalError } from '../../catalogue/errors.ts';
import { WrongValues } from '../../desk/refusals.ts';
import { ActRefused } from '../acts-elsewhere.ts';
import { sendFault } from './errors.ts';

const STATUS: ReadonlyMap<string, number> = new Map([
  ['BODY_UNREADABLE', 400],
  ['NOT_ALLOWED', 403],
  ['NOT_THERE', 404],
  ['WRONG_STATE', 409],
  ['RUN_UNDECIDABLE', 409],
  ['FILE_UNREADABLE', 422],
  ['UPLOAD_REFUSED', 422],
  ['WRONG_VALUE', 422],
  ['TOO_OFTEN', 429],
  ['WRITER_AWAY', 503],
  ['STORE_BUSY', 503],
  ['DISK_FULL', 503],
]);

/** Undefined for what is no refusal of an act. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof PortalError ? STATUS.get(error.code) : undefined;
}

/** What goes wrong otherwise is for the error page. */
export function answeringRefusals<P>(
  answer: (request: Request<P>, response: Response) => Promise<void>,
): RequestHandler<P> {
  return async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      const status = statusOf(error);
      // A file that is under way already is cut off, and why is for the log.
      if (!(error instanceof PortalError) || status === undefined || response.headersSent)
        throw error;
      const { code, message } = error;
      if (status === 429) response.set('Retry-After', '60');
      const fields =
        error instanceof WrongValues || error instanceof ActRefused ? error.fields : undefined;
      sendFault(response, status, {
        code,
        message,
        ...(fields === undefined ? {} : { fields }),
      });
    }
  };
}
