/**
 * The thread of the portal that writes: scheduler, harvests and indexing, and the acts of persons that pages
 * ask for, away from the thread that answers readers. An entry file: it opens the stores, and closes them in
 * order when told to stop.
 *
 * Messages out: `HarvestNews`; in: `ActMessage`, and the word `stop`. The thread ends by itself once it has
 * stopped.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { THE_PORTAL } from '../catalogue/actor.ts';
import { messageOf } from '../catalogue/errors.ts';
import { HOUR_MS, MINUTE_MS } from '../catalogue/time.ts';
import type { RunSummary } from '../catalogue/runs/run.ts';
import { CheckWork } from '../acquisitions/check-work.ts';
import { checkFolder } from '../acquisitions/folder.ts';
import { answerTo } from '../desk/answer.ts';
import type { ActAnswer } from '../desk/answer.ts';
import { performed } from '../desk/asked.ts';
import type { ActMessage } from '../desk/asked.ts';
import { forgetWriters } from '../desk/cases/forget.ts';
import { tellOverdue } from '../desk/cases/overdue.ts';
import { deskActs } from '../desk/desk.ts';
import type { DeskActs } from '../desk/desk.ts';
import { HealthWatch } from '../mail/health-watch.ts';
import { Postman } from '../mail/postman.ts';
import type { MailServerOptions } from '../mail/server.ts';
import { healthReason } from '../server/i18n/zh/health.ts';
import { openStores } from '../stores/open.ts';
import type { OpenOptions, Stores } from '../stores/open.ts';
import { connector } from './connect.ts';
import type { ConnectOptions } from './connect.ts';
import { runActs } from './acts.ts';
import type { RunActs } from './acts.ts';
import { describer } from './describe-again.ts';
import { followRegistry } from './follow-registry.ts';
import { DeliveryWork } from './deliveries/work.ts';
import { Harvester } from './harvester.ts';
import { deliveryFolder } from './deliveries/folder.ts';
import { healthFactsOf } from './health-facts.ts';
import { LiveSources } from './live-sources.ts';
import { lookout } from './registering/lookout.ts';
import { ReportRounds } from './registering/report-rounds.ts';

export interface HarvestThreadData {
  /** False where another process harvests: then it only does what pages ask for. */
  readonly harvests: boolean;
  readonly dataFolder: string;
  readonly elasticsearch: OpenOptions['elasticsearch'];
  readonly connect: ConnectOptions;
  readonly concurrency: number;
  readonly overlapDays: number;
  readonly fullEveryDays: number;
  readonly logLevel: string;
  /** The mail server; undefined = none. */
  readonly mail: MailServerOptions | undefined;
  /** The portal as readers reach it, without a slash at the end; empty where nothing is mailed. */
  readonly publicUrl: string;
  /** Threads of this process that died and left their leases behind. */
  readonly died: readonly number[];
}

/** What pages and programs have done by this thread. */
export type ThreadActs = RunActs & DeskActs;

/** How often the marks of damaged files are looked at. */
const LOOK_MS = 2_000;

/** What the harvesting thread tells the portal. */
export type HarvestNews =
  /** It stands: from now on sources are harvested when they are due. */
  | { readonly kind: 'up' }
  | {
      readonly kind: 'page';
      readonly source: string;
      readonly received: number;
      readonly pages: number;
    }
  | { readonly kind: 'run'; readonly run: RunSummary }
  /** A line of the log, as pino made it: whoever serves decides what it looks like. */
  | { readonly kind: 'log'; readonly line: string }
  | { readonly kind: 'index'; readonly done: number; readonly total: number }
  /** Whether the index follows: null, or why it does not. */
  | { readonly kind: 'index-state'; readonly fault: string | null }
  /** Whether the mail server takes mail: null, or why it does not. */
  | { readonly kind: 'mail-state'; readonly fault: string | null }
  | {
      readonly kind: 'describe';
      readonly source: string;
      readonly done: number;
      readonly total: number;
    }
  /** Documents are compared anew. */
  | { readonly kind: 'match'; readonly done: number; readonly total: number }
  | ActAnswer;

type Tell = (news: HarvestNews) => void;

async function main(data: HarvestThreadData, tell: Tell): Promise<void> {
  const log = pino(
    { level: data.logLevel, name: 'harvest' },
    { write: (line) => tell({ kind: 'log', line }) },
  );
  const { dataFolder, elasticsearch } = data;
  const stores = await openStores({ dataFolder, queryWorkers: 0, elasticsearch });
  const { records, registry } = stores;
  for (const thread of data.died) await records.freeLeases(thread);
  const stop = new AbortController();
  const live = new LiveSources(registry);
  const harvester = harvesterOf(data, stores, log, tell, () => void watch.look());
  const postman = await postmanOf(data, registry, log, tell);
  const watch = watchOf(stores, live, log, () => void postman.look());
  const { files, checkFiles } = filesOf(data, stores, live, log, harvester, stop.signal);
  const acts = actsOf(data, stores, { live, harvester, files, checkFiles }, stop.signal);
  const stopping = Promise.withResolvers<undefined>();
  const underWay = new Set<Promise<void>>();
  parentPort?.on('message', (message: 'stop' | ActMessage) => {
    if (message === 'stop') {
      stop.abort();
      stopping.resolve(undefined);
      return;
    }
    const act = answerTo(message.call, () => performed(message, acts)).then((answer) => {
      tell(answer);
      underWay.delete(act);
      harvester.followSoon();
      void watch.look();
      void postman.look();
    });
    underWay.add(act);
  });
  const rounds = new ReportRounds({
    registry,
    records,
    examine: (source) => acts.examineSource(source, THE_PORTAL),
    now: () => new Date(),
    onError: (error) => log.error({ err: error }, `接口检查没有做成：${messageOf(error)}`),
  });

  await harvester.start();
  if (data.harvests) rounds.start();
  postman.start();
  watch.start();
  tell({ kind: 'up' });
  const timers = [
    await hourly(registry, { files, checkFiles }, log),
    await everyMinute(registry, log, () => void postman.look()),
    lookForDamage(stores, log, () => {
      // An index that a search met damaged is built anew as soon as somebody follows.
      if (data.harvests) harvester.followSoon();
    }),
  ];

  await stopping.promise;
  for (const timer of timers) clearInterval(timer);
  await Promise.all(underWay);
  await rounds.stop();
  await files.idle();
  await checkFiles.idle();
  await watch.stop();
  await postman.stop();
  await harvester.stop();
  await stores.close();
  parentPort?.close();
}

function harvesterOf(
  data: HarvestThreadData,
  { records, registry, index, openRebuild }: Stores,
  log: Logger,
  tell: Tell,
  onRunEnd: () => void,
): Harvester {
  return new Harvester({
    harvests: data.harvests,
    records,
    registry,
    index,
    openRebuild,
    connect: connector(data.connect),
    overlapDays: data.overlapDays,
    concurrency: data.concurrency,
    fullEveryDays: data.fullEveryDays,
    onPage: (source, progress) => tell({ kind: 'page', source: source.id, ...progress }),
    onFault: ({ id }, { said, isUnexpected }) =>
      log[isUnexpected ? 'error' : 'warn']({ source: id }, `${id} 的收割失败，原文：${said}`),
    onRunEnd: (_source, run) => {
      tell({ kind: 'run', run });
      onRunEnd();
    },
    onRebuild: (done, total) => tell({ kind: 'index', done, total }),
    onUnfollowed: (error) =>
      log.warn(
        { err: error },
        `重建期间，使用中的索引不再更新，新索引启用后一并补上：${messageOf(error)}`,
      ),
    onIndexError: (error) => {
      log.debug({ err: error }, '检索索引没有跟上');
      tell({ kind: 'index-state', fault: messageOf(error) });
    },
    onIndexed: () => tell({ kind: 'index-state', fault: null }),
    onDescribing: (source, done, total) =>
      tell({ kind: 'describe', source: source.id, done, total }),
    onMatching: (done, total) => tell({ kind: 'match', done, total }),
    onError: (what, error) => log.error({ err: error }, `${what}：${messageOf(error)}`),
  });
}

async function postmanOf(
  { mail, publicUrl }: HarvestThreadData,
  { outbox }: Stores['registry'],
  log: Logger,
  tell: Tell,
): Promise<Postman> {
  return new Postman({
    outbox,
    server:
      mail === undefined ? undefined : new (await import('../mail/server.ts')).SmtpServer(mail),
    publicUrl,
    now: () => new Date(),
    onServerFault: (fault) => {
      tell({ kind: 'mail-state', fault });
      if (fault !== null) log.warn(fault);
    },
    onGivenUp: (sentence) => log.error(sentence),
    onError: (error) => log.error({ err: error }, `邮件没有发出：${messageOf(error)}`),
  });
}

/** Tells persons when a source fares otherwise than before. */
function watchOf(
  { records, registry }: Stores,
  live: LiveSources,
  log: Logger,
  onTold: () => void,
): HealthWatch {
  return new HealthWatch({
    registry,
    sources: async () => (await live.now()).sources,
    facts: (source) => healthFactsOf(source, records),
    contacts: async (source) => {
      const registration = await registry.registrations.find(source);
      return registration?.contacts.flatMap(({ email }) => email ?? []) ?? [];
    },
    people: () => registry.people.all(),
    libraryName: async (code) => (await live.now()).library(code).name,
    sentence: healthReason,
    now: () => new Date(),
    onError: (source, error) =>
      log.error({ err: error }, `${source} 的情况没有看成：${messageOf(error)}`),
    onTold,
  });
}

/** What reads uploaded files: deliveries of records, and purchase lists. */
interface UploadedFiles {
  readonly files: DeliveryWork;
  readonly checkFiles: CheckWork;
}

function filesOf(
  { dataFolder }: HarvestThreadData,
  { records, registry, checks }: Stores,
  live: LiveSources,
  log: Logger,
  harvester: Harvester,
  signal: AbortSignal,
): UploadedFiles {
  const onError = (what: string, error: unknown): void =>
    log.error({ err: error }, `${what}：${messageOf(error)}`);
  return {
    files: new DeliveryWork({
      records,
      registry,
      folder: deliveryFolder(dataFolder),
      contextOf: (source) => live.contextOf(source),
      now: () => new Date(),
      onStored: () => harvester.followSoon(),
      onError,
      signal,
    }),
    checkFiles: new CheckWork({
      lists: checks.lists,
      progress: checks.progress,
      dataFolder,
      folder: checkFolder(dataFolder),
      onError,
      signal,
    }),
  };
}

function actsOf(
  data: HarvestThreadData,
  { records, registry, checks }: Stores,
  {
    live,
    harvester,
    files,
    checkFiles,
  }: UploadedFiles & { readonly live: LiveSources; readonly harvester: Harvester },
  signal: AbortSignal,
): ThreadActs {
  return {
    ...runActs({ records }),
    ...deskActs({
      records,
      registry,
      files,
      checks,
      checkFiles,
      describer: async () => {
        const { sources, library } = await live.now();
        return describer(sources, library);
      },
      signal,
      start: (source, kind, first) => harvester.order(source, kind, { first }),
      follow: () =>
        followRegistry(records, registry, {
          now: () => new Date(),
          signal,
          onProgress: () => harvester.followSoon(),
          onVanished: () => harvester.followNow(),
        }),
      lookout: lookout({
        connect: data.connect,
        library: async (code) => (await live.now()).library(code),
        signal,
      }),
      now: () => new Date(),
    }),
  };
}

/** Forgets writers of closed letters and puts away files that nobody needs: now, and every hour. */
async function hourly(
  { cases }: Stores['registry'],
  { files, checkFiles }: UploadedFiles,
  log: Logger,
): Promise<NodeJS.Timeout> {
  const round = async (): Promise<void> => {
    try {
      await forgetWriters(cases, new Date());
    } catch (error) {
      log.error({ err: error }, '办结已久的来信未能去除个人信息，下个小时再试');
    }
    try {
      await files.clean();
      await checkFiles.clean(new Date());
    } catch (error) {
      log.error({ err: error }, '上传后不用的文件未能清理，下个小时再试');
    }
    files.begin();
    checkFiles.begin();
  };
  await round();
  return setInterval(() => void round(), HOUR_MS);
}

/** Tells of letters that are overdue: now, and every minute. */
async function everyMinute(
  registry: Stores['registry'],
  log: Logger,
  onTold: () => void,
): Promise<NodeJS.Timeout> {
  const round = async (): Promise<void> => {
    try {
      if (await tellOverdue(registry, new Date())) onTold();
    } catch (error) {
      log.error({ err: error }, `过期的来信未能告知：${messageOf(error)}`);
    }
  };
  await round();
  return setInterval(() => void round(), MINUTE_MS);
}

/** Logs each file once that somebody met damaged. */
function lookForDamage(
  { damagedFiles }: Stores,
  log: Logger,
  onDamaged: () => void,
): NodeJS.Timeout {
  const met = new Set<string>();
  return setInterval(() => {
    for (const name of damagedFiles()) {
      if (met.has(name)) continue;
      met.add(name);
      log.error(`${name} 已损坏；检索索引由目录重建，别的文件由备份恢复，见 doctor`);
      onDamaged();
    }
  }, LOOK_MS);
}

if (parentPort !== null) {
  const port = parentPort;
  await main(workerData as HarvestThreadData, (news) => port.postMessage(news));
}
