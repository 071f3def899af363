/**
 * Makes the OAI-PMH client of a source: everything that leaves this process goes through one guarded
 * dispatcher, with the politeness the settings ask for.
 */
import type { Credentials } from '../catalogue/credentials.ts';
import type { Source } from '../catalogue/source.ts';
import { OaiClient } from './oai/client.ts';
import { createOutbound } from './outbound/outbound.ts';
import type { Inside, Outbound } from './outbound/outbound.ts';

export interface ConnectOptions {
  readonly pauseMs: number;
  readonly retryDelayMs: number;
  /** For User-Agent and From. */
  readonly contact: string;
  /** Private ranges, CIDR, that may be reached at the origin of any base URL. */
  readonly allowPrivate: readonly string[];
  /** Those that are opened for one base URL besides. */
  readonly allowPrivateAt?: ReadonlyMap<string, readonly string[]>;
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

/** What is opened inside for the source of this base URL: its own origin, in the ranges of the settings. */
export function insideOf(
  { allowPrivate, allowPrivateAt }: Pick<ConnectOptions, 'allowPrivate' | 'allowPrivateAt'>,
  baseUrl: string,
): Inside {
  const ranges = [...allowPrivate, ...(allowPrivateAt?.get(baseUrl) ?? [])];
  return { ranges, origin: new URL(baseUrl).origin };
}

/** A function that makes clients; those of one base URL share connections, and all the pause per base URL. */
export function connector(
  options: ConnectOptions,
): (source: Asked, signal: AbortSignal) => OaiClient {
  const outbounds = new Map<string, Outbound>();
  const outboundTo = (baseUrl: string): Outbound => {
    const known = outbounds.get(baseUrl);
    if (known !== undefined) return known;
    const made = createOutbound({
      inside: insideOf(options, baseUrl),
      exemptOrigins: options.exemptOrigins,
      certificates: options.certificates ?? {},
    });
    outbounds.set(baseUrl, made);
    return made;
  };
  const credentialsOf = new Map(Object.entries(options.credentials ?? {}));
  return ({ id = '', baseUrl, credentials }, signal) =>
    new OaiClient({
      baseUrl,
      credentials: credentials ?? credentialsOf.get(id),
      outbound: outboundTo(baseUrl),
      signal,
      pauseMs: options.pauseMs,
      retryDelayMs: options.retryDelayMs,
      contact: options.contact,
    });
}
