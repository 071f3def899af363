/**
 * The root of every error that is meant for a person. Each subclass lives beside the code that
 * throws it; `docs/operating.md` lists every code with what to do. A message is one Chinese
 * sentence that names the thing, what was wanted and what came.
 */
export abstract class PortalError extends Error {
  /** Stable, in capitals, e.g. `UNREADABLE_PAGE`. Scripts and the operating guide rely on it. */
  abstract readonly code: string;

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The message of anything that was thrown, for places where only a sentence is wanted. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
