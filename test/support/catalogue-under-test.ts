/**
 * A catalogue that a conformance suite is run on, and what a harvest would bring into it: records of two
 * libraries, deletions, and parts that cannot be read.
 */
import { createHash } from 'node:crypto';
import { shownAddress } from '../../catalogue/address.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import type { Library } from '../../catalogue/library.ts';
import type { RecordStore } from '../../catalogue/ports/record-store.ts';
import type { ExportedRecord, SourceRecord } from '../../catalogue/record.ts';
import type { PageReceipt, ReceivedRecord, UnreadableRecord } from '../../catalogue/runs/page.ts';
import type { BegunRun, RunKind, RunSummary } from '../../catalogue/runs/run.ts';
import type { Source } from '../../catalogue/source.ts';
import { describe as describeRecord } from '../../formats/describe.ts';
import { dublinCore } from './fake-repository.ts';

/** Opens an empty catalogue. */
export type OpenCatalogue = () => Promise<{
  readonly store: RecordStore;
  /** A second connection to the same data, as another process would have. */
  another(): Promise<RecordStore>;
  /** Closes everything and removes the data. */
  dispose(): Promise<void>;
}>;

type Item = ReceivedRecord | UnreadableRecord;

/** What a suite does with its catalogue; a new one for each case. */
export interface CatalogueUnderTest {
  readonly store: RecordStore;
  readonly another: () => Promise<RecordStore>;
  readonly begin: (source: string, kind?: RunKind) => Promise<BegunRun>;
  readonly commit: (
    run: BegunRun,
    items: readonly Item[],
    page?: {
      nextToken?: string | null;
      flags?: string[];
      window?: number;
      isToBeCounted?: boolean;
      isAside?: boolean;
    },
  ) => Promise<PageReceipt>;
  /** A whole run of one page. */
  readonly harvested: (
    source: string,
    items: readonly Item[],
    kind?: RunKind,
    flags?: string[],
  ) => Promise<RunSummary>;
  readonly exported: () => Promise<ExportedRecord[]>;
  readonly titleOf: (id: string) => Promise<string>;
  /** The change log from its beginning, e.g. `replace <id>`. */
  readonly changes: () => Promise<string[]>;
}

/** To be called inside `describe`. */
export function eachCatalogue(open: OpenCatalogue): CatalogueUnderTest {
  let opened: Awaited<ReturnType<OpenCatalogue>>;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.dispose());

  const begin: CatalogueUnderTest['begin'] = async (source, kind = 'incremental') => {
    const run = await opened.store.beginRun(source, kind);
    if ('busy' in run) throw new Error('busy');
    return run;
  };
  const commit: CatalogueUnderTest['commit'] = async (run, items, page = {}) => {
    const { store } = opened;
    const window = page.window ?? run.window?.id ?? (await store.planWindow(run, null, null)).id;
    return store.commitPage({
      lease: run,
      window,
      url: shownAddress('https://repository.example/oai?verb=ListRecords'),
      bytes: 1,
      ms: 1,
      requests: 1,
      flags: page.flags ?? [],
      responseDate: '2026-05-01T00:00:00.000Z',
      describedBy: 'rules 1',
      items,
      nextToken: page.nextToken ?? null,
      isToBeCounted: page.isToBeCounted ?? false,
      isAside: page.isAside ?? false,
    });
  };
  return {
    get store() {
      return opened.store;
    },
    another: () => opened.another(),
    begin,
    commit,
    harvested: async (source, items, kind = 'incremental', flags = []) => {
      const run = await begin(source, kind);
      await commit(run, items, { flags });
      return opened.store.completeRun(run, 0);
    },
    exported: () => Array.fromAsync(opened.store.exportRecords()),
    titleOf: async (id) => {
      const found = await opened.store.work(id);
      return found.kind === 'work' ? found.work.title : `(${found.kind})`;
    },
    changes: async () =>
      (await opened.store.changesAfter(0, 100)).map((change) => `${change.kind} ${change.id}`),
  };
}

const LIBRARIES: Readonly<Record<string, Library>> = {
  qh: { code: '320104', name: '秦淮区图书馆', nameEn: 'Qinhuai', shortName: '秦淮' },
  jn: { code: '320115', name: '江宁区图书馆', nameEn: 'Jiangning', shortName: '江宁' },
  yh: { code: '320114', name: '雨花台区图书馆', nameEn: 'Yuhuatai', shortName: '雨花台' },
};

function sourceOf(id: string): Source {
  return {
    id,
    library: LIBRARIES[id]?.code ?? '',
    baseUrl: 'https://repository.example/oai',
    metadataPrefix: 'oai_dc',
    set: undefined,
    schedule: '0 2 * * *',
    collections: [],
    state: 'active',
  };
}

/** A record as a harvest of its source would describe it. */
export function describedAgain(kept: SourceRecord): CatalogueDocument {
  const library = LIBRARIES[kept.source];
  if (library === undefined) throw new Error(kept.source);
  return describeRecord(kept, undefined, {
    source: sourceOf(kept.source),
    library,
  });
}

/** 客座赘语 unless the elements say otherwise. */
export function record(
  source: string,
  identifier: string,
  elements: Readonly<Record<string, string>> = {},
  { datestamp = '2026-01-01T00:00:00Z', sets = [] as readonly string[] } = {},
): ReceivedRecord {
  const metadata = dublinCore({ title: '客座赘语', creator: '（明）顾起元撰', ...elements });
  const kept = {
    source,
    identifier,
    datestamp,
    deleted: false,
    setSpecs: sets,
    metadataPrefix: 'oai_dc',
    xml: `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header><identifier>${identifier}</identifier><datestamp>${datestamp}</datestamp></header><metadata>${metadata}</metadata></record>`,
  };
  return {
    kind: 'record',
    record: kept,
    hash: createHash('sha256').update(metadata).digest('hex'),
    title: elements['title'] ?? '客座赘语',
    describe: () => describedAgain(kept),
  };
}

export function gone(source: string, identifier: string): ReceivedRecord {
  const kept = record(source, identifier);
  return {
    ...kept,
    record: {
      ...kept.record,
      deleted: true,
      xml: `<record><header status="deleted"><identifier>${identifier}</identifier></header></record>`,
    },
    hash: 'deleted',
    title: null,
    describe: () => null,
  };
}

export function broken(identifier: string): UnreadableRecord {
  return {
    kind: 'unreadable',
    identifier,
    code: 'RECORD_MALFORMED',
    message: '记录不是格式正确的 XML',
    raw: Buffer.from('<record>&</record>'),
  };
}

/** Records of 秦淮 with titles of their own, from 第0种志. */
export function many(count: number): ReceivedRecord[] {
  return Array.from({ length: count }, (_, n) => record('qh', `${n}`, { title: `第${n}种志` }));
}
