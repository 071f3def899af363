/** Looks at repositories for whoever registers them, through the one guarded way out. */
import type { Library } from '../../catalogue/library.ts';
import type { Lookout } from '../../catalogue/ports/lookout.ts';
import { examine } from '../compliance/examine.ts';
import { connector } from '../connect.ts';
import type { ConnectOptions } from '../connect.ts';
import { diagnose } from './diagnose.ts';
import type { DiagnoseParts } from './diagnose.ts';
import { tryOut } from './try-out.ts';

export interface LookoutParts {
  readonly connect: ConnectOptions;
  readonly library: (code: string) => Promise<Library>;
  /** Ends whatever is under way. */
  readonly signal?: AbortSignal;
  /** How long things may take; a test hands in less. */
  readonly times?: Pick<DiagnoseParts, 'slowMs' | 'mostMs' | 'refusalMs'>;
}

/** Addresses that somebody only asks about are paced, too, but faster: they are a few requests, once. */
const MOST_PAUSE_MS = 300;
/** A report ends after this, whatever the repository does. */
const EXAMINE_MS = 900_000;

export function lookout({ connect, library, signal, times = {} }: LookoutParts): Lookout {
  const quick = { ...connect, pauseMs: Math.min(connect.pauseMs, MOST_PAUSE_MS) };
  const watched = (
    onRequest: DiagnoseParts['onRequest'],
  ): Pick<DiagnoseParts, 'onRequest' | 'signal'> => ({
    ...(onRequest === undefined ? {} : { onRequest }),
    signal,
  });
  return {
    diagnose: (baseUrl, { onRequest } = {}) => {
      // One for each look: what it connected to is let go with it.
      const connected = connector(quick);
      return diagnose(baseUrl, {
        connect: (address, stop) => connected({ baseUrl: address }, stop),
        ...times,
        ...watched(onRequest),
      });
    },
    tryOut: async (source, { onRequest } = {}) =>
      tryOut(
        { source, library: await library(source.library) },
        { connect: connector(quick), ...watched(onRequest) },
      ),
    examine: (source, { onRequest } = {}) => {
      const connected = connector(connect);
      const deadline = AbortSignal.timeout(EXAMINE_MS);
      const stop = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
      const { id } = source;
      return examine(source.baseUrl, {
        connect: (baseUrl) => connected({ id, baseUrl }, stop),
        wanted: source,
        ...(onRequest === undefined ? {} : { onRequest }),
      });
    },
  };
}
