/** What can be wrong with an index file, and how threads tell each other of errors. */
import { PortalError } from '../../../../catalogue/errors.ts';
import { StoreDamaged } from '../../../../catalogue/ports/store-damaged.ts';

/** The file is missing, damaged or of another format: it has to be built anew. */
export class UnusableIndex extends PortalError {
  readonly code = 'UNUSABLE_INDEX';
}

/** An error as it travels between threads. */
export interface Fault {
  readonly unusable: boolean;
  readonly message: string;
  readonly stack: string | undefined;
}

/** SQLite's primary result codes for a file that cannot be read as what it should be. */
const SQLITE_ERROR = 1;
const SQLITE_CANTOPEN = 14;

export function faultOf(error: unknown): Fault {
  const cause = error instanceof Error ? error : new Error(String(error));
  return { unusable: isUnusable(cause), message: cause.message, stack: cause.stack };
}

export function errorOf(fault: Fault): Error {
  if (fault.unusable) return new UnusableIndex(fault.message);
  const error = new Error(fault.message);
  if (fault.stack !== undefined) error.stack = fault.stack;
  return error;
}

function isUnusable(error: Error): boolean {
  if (error instanceof UnusableIndex || error instanceof StoreDamaged) return true;
  if (!('errcode' in error) || typeof error.errcode !== 'number') return false;
  const primary = error.errcode & 0xff;
  if (primary === SQLITE_ERROR) return /no such (table|column)|malformed|fts5/i.test(error.message);
  return primary === SQLITE_CANTOPEN;
}
