/** The libraries, sources and ledgers that pages are shown, made from the little that a test wants to say. */
import type { RunSummary } from '../../catalogue/runs/run.ts';
import type { SourceLedger } from '../../catalogue/runs/source-ledger.ts';
import type { Source } from '../../catalogue/source.ts';
import type { Federation, LibraryFacts, SourceFacts } from '../../server/enquiries/federation.ts';
import { COLLECTIONS, LIBRARIES } from './presented.ts';

/** A run that went well and found nothing. */
export function runOf(changed: Partial<RunSummary> = {}): RunSummary {
  return {
    id: 1,
    source: 'qh',
    kind: 'incremental',
    state: 'complete',
    received: 0,
    new: 0,
    changed: 0,
    unchanged: 0,
    deleted: 0,
    quarantined: 0,
    requests: 1,
    pages: 1,
    waiting: 0,
    startedAt: '2026-11-01T00:00:00Z',
    endedAt: '2026-11-01T00:01:00Z',
    heartbeatAt: '2026-11-01T00:01:00Z',
    code: null,
    message: '',
    ...changed,
  };
}

/** A source that was never harvested. */
export function sourceFacts(
  ledger: Partial<SourceLedger> = {},
  source: Partial<Source> = {},
  more: Partial<Omit<SourceFacts, 'source' | 'ledger'>> = {},
): SourceFacts {
  return {
    source: {
      id: 'qh',
      library: '320104',
      baseUrl: 'https://repository.example/oai',
      metadataPrefix: 'oai_dc',
      set: undefined,
      schedule: '0 2 * * *',
      collections: [],
      state: 'active',
      ...source,
    },
    ledger: {
      source: 'qh',
      cursor: null,
      liveRecords: 0,
      hiddenRecords: 0,
      deletedRecords: 0,
      quarantined: 0,
      lastGoodAt: null,
      lastRun: null,
      failuresInRow: 0,
      nextDue: null,
      shortAccepted: null,
      wholeAt: null,
      profile: null,
      endpoint: null,
      ...ledger,
    },
    warnings: [],
    runs: [],
    changes: [],
    gaps: 0,
    short: 0,
    ...more,
  };
}

/** Facts of 秦淮, which has nothing yet. */
export function libraryFacts(changed: Partial<LibraryFacts> = {}): LibraryFacts {
  return {
    library: LIBRARIES[1]!,
    works: 0,
    records: 0,
    lastHarvest: null,
    sources: [],
    collections: [],
    ...changed,
  };
}

/** Both libraries with their collections and no source. */
export function federationOf(changed: Partial<Federation> = {}): Federation {
  return {
    works: 0,
    libraries: LIBRARIES.map((library) => libraryFacts({ library })),
    sources: [],
    collections: COLLECTIONS,
    takenDown: new Map(),
    ...changed,
  };
}
