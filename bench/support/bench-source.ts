/** The source that benchmarks harvest from a repository on this machine, and how they connect to it. */
import type { Source } from '../../catalogue/source.ts';
import { connector } from '../../harvesters/connect.ts';

export function benchSource(baseUrl: string): Source {
  return {
    id: 'bench',
    library: '320104',
    baseUrl,
    metadataPrefix: 'oai_dc',
    set: undefined,
    schedule: '0 2 * * *',
    collections: [],
    state: 'active',
  };
}

export const benchConnect = connector({
  pauseMs: 0,
  retryDelayMs: 100,
  contact: 'bench@library.example',
  allowPrivate: ['127.0.0.0/8'],
  exemptOrigins: [],
});
