/**
 * Makes the OAI-PMH client of a source: everything that leaves this process goes through one guarded
 * dispatcher (DESIGN 4.15), with the politeness the settings ask for.
 */
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
  /** The demonstration's own origin, the only one that skips the address check. */
  readonly exemptOrigins: readonly string[];
}

/** A function that makes clients; they share connections and the pause per base URL. */
export function connector(
  options: ConnectOptions,
): (source: Pick<Source, 'baseUrl'>, signal: AbortSignal) => OaiClient {
  const outbound = createOutbound({
    allowPrivate: options.allowPrivate,
    exemptOrigins: options.exemptOrigins,
    certificates: options.certificates ?? {},
  });
  return ({ baseUrl }, signal) =>
    new OaiClient({
      baseUrl,
      outbound,
      signal,
      pauseMs: options.pauseMs,
      retryDelayMs: options.retryDelayMs,
      contact: options.contact,
    });
}
