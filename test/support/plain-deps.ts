/**
 * What a portal of a suite or a benchmark is made from where nothing else is said: the stores that it is given,
 * acts done in the same thread, no log, no limit.
 */
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { Registry as Metrics } from 'prom-client';
import { CheckRun } from '../../acquisitions/check-run.ts';
import { libraryBy } from '../../catalogue/library.ts';
import type { CheckFiles } from '../../catalogue/ports/check-lists.ts';
import { deskActs } from '../../desk/desk.ts';
import type { DeskParts } from '../../desk/desk.ts';
import { DeliveryWork } from '../../harvesters/deliveries/work.ts';
import { LiveSources } from '../../harvesters/live-sources.ts';
import { runActs } from '../../harvesters/acts.ts';
import { lookout } from '../../harvesters/registering/lookout.ts';
import { describer } from '../../harvesters/describe-again.ts';
import { followRegistry } from '../../harvesters/follow-registry.ts';
import type { ConnectOptions } from '../../harvesters/connect.ts';
import type { ThreadActs } from '../../harvesters/main.ts';
import type { LiveFederation } from '../../server/enquiries/federation.ts';
import type { PortalDeps } from '../../server/portal-deps.ts';
import type { Stores } from '../../stores/open.ts';

/** Servers of the suite, asked without a pause. */
const LOCAL: ConnectOptions = {
  pauseMs: 0,
  retryDelayMs: 1,
  contact: 'keeper@portal.example',
  allowPrivate: ['127.0.0.0/8'],
  exemptOrigins: [],
};

/**
 * @param federation kept true by whoever asks
 * @param folder where uploaded files lie
 */
export function plainDeps(
  { records, registry, checks, index }: Stores,
  federation: LiveFederation,
  folder: string = tmpdir(),
): PortalDeps {
  const acts = actsHere({ records, registry, checks }, () => true, folder);
  return {
    records,
    index,
    registry,
    checks,
    acts: () => acts,
    deliveryFolder: folder,
    checkFolder: folder,
    pictures: async () => undefined,
    largePictures: async () => undefined,
    jsonFiles: async () => ({ kind: 'away' }),
    media: async () => ({ kind: 'none' }),
    spareMs: 400,
    keptMs: 0,
    federation: () => federation.current,
    footer: {},
    demonstration: false,
    publicUrl: '',
    trustedProxies: 0,
    requestsPerMinute: 0,
    operations: [],
    logger: pino({ level: 'silent' }),
    metrics: new Metrics(),
    ready: async () => ({ status: 'ok', reasons: [], backlog: 0 }),
    stopping: new AbortController().signal,
    now: () => new Date(),
  };
}

/** The work on uploaded files, done in this thread and as in the one that writes. */
export function filesHere(
  { records, registry }: Pick<Stores, 'records' | 'registry'>,
  folder: string,
  now: () => Date = () => new Date(),
): DeliveryWork {
  const live = new LiveSources(registry);
  return new DeliveryWork({
    records,
    registry,
    folder,
    contextOf: (source) => live.contextOf(source),
    now,
    onStored: () => undefined,
    // What goes wrong is told where the file is shown.
    onError: () => undefined,
    signal: new AbortController().signal,
  });
}

/** @param start begins a harvest; without it none ever begins */
export function actsHere(
  { records, registry, checks }: Pick<Stores, 'records' | 'registry' | 'checks'>,
  start: DeskParts['start'] = () => true,
  folder: string = tmpdir(),
): ThreadActs {
  return {
    ...runActs({ records }),
    ...deskActs({
      records,
      registry,
      describer: async () =>
        describer(await registry.sources(), libraryBy(await registry.libraries())),
      start,
      files: filesHere({ records, registry }, folder),
      checks,
      checkFiles: new ChecksHere({ records, checks }, folder),
      follow: () => followRegistry(records, registry, { now: () => new Date() }),
      lookout: lookout({
        connect: LOCAL,
        library: async (code) => libraryBy(await registry.libraries())(code),
        times: { slowMs: 5_000, refusalMs: 20 },
      }),
      now: () => new Date(),
    }),
  };
}

/** The work on purchase lists, done in this thread as the thread for them does it. */
export class ChecksHere implements CheckFiles {
  readonly #run: CheckRun;
  readonly #folder: string;
  #doing: Promise<void> = Promise.resolve();

  constructor({ records, checks }: Pick<Stores, 'records' | 'checks'>, folder: string) {
    this.#folder = folder;
    this.#run = new CheckRun({
      progress: checks.progress,
      columns: checks.columns,
      catalogue: records,
      fileOf: (id) => this.#fileOf(id),
      now: () => new Date(),
      onSlice: () => undefined,
      // What goes wrong is told where the list is shown.
      onError: () => undefined,
    });
  }

  size(id: string): Promise<number | undefined> {
    return stat(this.#fileOf(id)).then(
      ({ size }) => size,
      () => undefined,
    );
  }

  begin(): void {
    this.#doing = this.#doing.then(() => this.#run.all(new AbortController().signal));
  }

  remove(id: string): Promise<void> {
    return rm(this.#fileOf(id), { force: true });
  }

  #fileOf(id: string): string {
    return path.join(this.#folder, path.basename(id));
  }
}
