/**
 * Makes the OAI-PMH client of a source: everything that leaves this process goes through one guarded
 * dispatcher (DESIGN 4.15), with the politeness the settings ask for.
 */
import type { Credentials } from '../catalogue/credentials.ts';
import type { Source } from '../catalogue/source.ts';
import { OaiClient } from './oai/client.ts';
import { createOutbound } from './outbound/outbound.ts';

export interface ConnectOptions {
  readonly pauseMs: number;
  readonly retryDelayMs: number;
  /** For User-Agent and From. */
  readonly contact: string;
  /** Private ranges that may be reached, CIDR. */
  readonly allowPrivate: readonly string[];
  /** PEM of a certificate authority by hostname, for repositories that no public one vouches for. */
  readonly certificates?: Readonly<Record<string, string>>;
  /** What repositories are told so that they let us in, by the id of the source. */
  readonly credentials?: Readonly<Record<string, Credentials>>;
  /** The demonstration's own origin, the only one that skips the address check. */
  readonly exemptOrigins: readonly string[];
}

/** Whom to ask. What is not registered has no id, and credentials only when they are handed in. */
export type Asked = Pick<Source, 'baseUrl'> &
  Partial<Pick<Source, 'id'>> & { readonly credentials?: Credentials | undefined };

/** A function that makes clients; they share connections and the pause per base URL. */
export function connector(
  options: ConnectOptions,
): (source: Asked, signal: AbortSignal) => OaiClient {
  const outbound = createOutbound({
    allowPrivate: options.allowPrivate,
    exemptOrigins: options.exemptOrigins,
    certificates: options.certificates ?? {},
  });
  return ({ id, baseUrl, credentials }, signal) =>
    new OaiClient({
      baseUrl,
      credentials: credentials ?? (id === undefined ? undefined : options.credentials?.[id]),
      outbound,
      signal,
      pauseMs: options.pauseMs,
      retryDelayMs: options.retryDelayMs,
      contact: options.contact,
    });
}
