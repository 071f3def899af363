/**
 * The portal on a port of its own, with real stores in a folder of its own, a few libraries and the
 * sample records. Pages are strict: a view that asks for what its presenter did not give fails.
 */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { shownAddress } from '../../catalogue/address.ts';
import { libraryBy } from '../../catalogue/library.ts';
import type { Library } from '../../catalogue/library.ts';
import type { ReceivedRecord } from '../../catalogue/runs/page.ts';
import type { RunLease } from '../../catalogue/runs/run.ts';
import type { SearchIndex } from '../../catalogue/ports/search-index.ts';
import type { SourceRecord } from '../../catalogue/record.ts';
import type { Source } from '../../catalogue/source.ts';
import { isOfLibrary } from '../../catalogue/actor.ts';
import type { Role } from '../../catalogue/actor.ts';
import { addKey } from '../../desk/keys.ts';
import { describe as describeRecord } from '../../formats/describe.ts';
import { catchUp } from '../../harvesters/indexing/indexer.ts';
import { createApp } from '../../server/app.ts';
import { LiveFederation } from '../../server/enquiries/federation.ts';
import type { PortalDeps } from '../../server/portal-deps.ts';
import { openStores } from '../../stores/open.ts';
import type { OpenOptions, Stores } from '../../stores/open.ts';
import { TERMINAL } from './deeds.ts';
import { PATIENT_MS } from './patience.ts';
import { plainDeps } from './plain-deps.ts';
import { SAMPLE_RECORDS, recordXml } from './portal-records.ts';
import type { SampleRecord } from './portal-records.ts';
import { signIn } from './signed-in.ts';
import type { Browser } from './signed-in.ts';
import { strictPage } from './strict-page.ts';

export const LIBRARIES: readonly Library[] = [
  {
    code: '320100',
    name: '金陵图书馆',
    nameEn: 'Jinling Library',
    shortName: '金陵',
    address: '乐山路 158 号（示例）',
    hours: '周二至周日 9:00—17:00（示例）',
    localRoom: '三楼地方文献室（示例）',
    telephone: '025-0000 0000',
    website: 'https://library.example.org/',
    catalogueUrl: 'https://opac.example.org/search?isbn={isbn}',
  },
  {
    code: '320104',
    name: '秦淮区图书馆',
    nameEn: 'Qinhuai District Library',
    shortName: '秦淮',
    catalogueUrl: 'https://opac-qh.example.org/?q={title}',
  },
  { code: '320115', name: '江宁区图书馆', nameEn: 'Jiangning District Library', shortName: '江宁' },
  { code: '320118', name: '高淳区图书馆', nameEn: 'Gaochun District Library', shortName: '高淳' },
];

const SOURCES: readonly Omit<Source, 'state'>[] = [
  source('jinling-dc', '320100', [{ set: 'gazetteer', name: '金陵方志库', access: 'onsite' }]),
  source('qinhuai-dc', '320104', [
    { set: 'local:photo', name: '老照片库', access: 'onsite', description: '秦淮河沿岸老照片' },
    { set: 'local', name: '秦淮地方文献' },
  ]),
  source('jiangning-dc', '320115', [{ name: '江宁年鉴库', access: 'catalogue' }]),
  source('gaochun-dc', '320118', []),
];

export interface PortalFixture {
  readonly url: string;
  /** The data folder. */
  readonly folder: string;
  readonly stores: Stores;
  /** Harvests this list of one source in a full run: what is missing is deleted. */
  fullRun(source: string, records: readonly SampleRecord[]): Promise<void>;
  /**
   * Makes a key.
   *
   * @param library of a role that acts for one
   * @returns the header that shows it
   */
  keyOf(role: Role, library?: string): Promise<string>;
  /**
   * Makes an account, signs it in as the pages do it, and asks as that person.
   *
   * @param library of a role that acts for one
   */
  signIn(role: Role, library?: string): Promise<Browser>;
  /** Takes in what changed in the stores, as the portal does every two seconds. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/** What stands in a portal before anybody asks. */
export interface Content {
  readonly libraries: readonly Library[];
  readonly sources: readonly Omit<Source, 'state'>[];
  /** Puts records into the stores. */
  readonly fill: (parts: Pick<PortalFixture, 'stores' | 'fullRun'>) => Promise<void>;
}

const SAMPLE: Content = {
  libraries: LIBRARIES,
  sources: SOURCES,
  async fill({ fullRun }) {
    for (const id of ['jinling-dc', 'qinhuai-dc', 'jiangning-dc']) {
      await fullRun(
        id,
        SAMPLE_RECORDS.filter((record) => record.source === id),
      );
    }
  },
};

/**
 * @param elasticsearch the engine to search on; the embedded one when undefined
 * @param changed replaces some of what the portal is given, e.g. an index that is away
 * @param through what the portal is given in place of the index
 * @param content the sample records where nothing else is said
 */
export async function openPortal(
  elasticsearch: OpenOptions['elasticsearch'],
  changed: Partial<PortalDeps> = {},
  through: (index: SearchIndex) => SearchIndex = (index) => index,
  content: Content = SAMPLE,
): Promise<PortalFixture> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portal-'));
  const stores = await openStores({
    dataFolder: folder,
    queryWorkers: 1,
    searchMs: PATIENT_MS,
    elasticsearch,
  });
  const { records, registry, index } = stores;
  await registry.applyLibraries(content.libraries);
  await registry.applySettings(content.sources);
  const federation = await LiveFederation.begin({ records, registry }, (error) => {
    throw error;
  });
  const fullRun = async (id: string, list: readonly SampleRecord[]): Promise<void> => {
    await storeRun(stores, id, list);
    await federation.look();
  };
  await content.fill({ stores, fullRun });
  await federation.look();
  const deliveries = path.join(folder, 'deliveries');
  await mkdir(deliveries);
  const app = createApp(
    {
      ...plainDeps(stores, federation, deliveries),
      index: through(index),
      spareMs: PATIENT_MS,
      footer: {
        organiser: '金陵图书馆',
        telephone: '025-0000 0000',
        icp: '苏ICP备00000000号',
        police: '苏公网安备00000000号',
      },
      demonstration: true,
      ...changed,
    },
    strictPage,
  );
  const server = createServer({ maxHeaderSize: 256 * 1024 }, app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    folder,
    stores,
    fullRun,
    look: () => federation.look(),
    async keyOf(role, library = '320104') {
      const wish = { name: role, role, days: 1 };
      const { key } = await addKey(
        { registry, now: () => new Date() },
        { ...wish, library: isOfLibrary(role) ? library : undefined },
        TERMINAL,
      );
      return `Bearer ${key}`;
    },
    signIn: (role, library = '320104') =>
      signIn(url, registry, { role, library: isOfLibrary(role) ? library : undefined }),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await federation.stop();
      await stores.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function storeRun(stores: Stores, id: string, list: readonly SampleRecord[]): Promise<void> {
  const { records, registry } = stores;
  const registered = (await registry.sources()).find((one) => one.id === id)!;
  const run = await records.beginRun(id, 'full');
  if ('busy' in run) throw new Error(`${id} 正被另一进程收割`);
  const lease: RunLease = run;
  const window = await records.planWindow(lease, null, null);
  await records.commitPage({
    lease,
    window: window.id,
    url: shownAddress(`${registered.baseUrl}?verb=ListRecords`),
    bytes: 1000,
    ms: 1,
    requests: 1,
    flags: [],
    responseDate: '2024-02-01T00:00:00Z',
    describedBy: 'rules 1',
    items: list.map((record) => received(record, registered)),
    nextToken: null,
  });
  await records.completeRun(lease, 1);
  await catchUp(stores, 5_000);
}

function received(sample: SampleRecord, registered: Source): ReceivedRecord {
  const record: SourceRecord = {
    source: sample.source,
    identifier: sample.identifier,
    datestamp: '2024-01-01T00:00:00Z',
    deleted: false,
    setSpecs: sample.sets ?? [],
    metadataPrefix: 'oai_dc',
    xml: recordXml(sample),
  };
  const library = libraryBy(LIBRARIES)(registered.library);
  return {
    kind: 'record',
    record,
    hash: createHash('sha256').update(record.xml).digest('hex'),
    title: sample.dc[0]?.[1] ?? null,
    describe: () => describeRecord(record, undefined, { source: registered, library }),
  };
}

function source(
  id: string,
  library: string,
  collections: Source['collections'],
): Omit<Source, 'state'> {
  return {
    id,
    library,
    baseUrl: `https://${id}.example.org/oai`,
    metadataPrefix: 'oai_dc',
    set: undefined,
    schedule: '0 2 * * *',
    collections,
  };
}
