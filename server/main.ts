/**
 * `npm start`: the portal. An entry file: it opens the stores, serves the pages, and lets a thread of
 * its own harvest and index. Stops in order: no new request, then the harvests, then the stores.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import type { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { Registry as Metrics, collectDefaultMetrics } from 'prom-client';
import { messageOf } from '../catalogue/errors.ts';
import type { ChangeLog } from '../catalogue/ports/change-log.ts';
import type { SearchIndex } from '../catalogue/ports/search-index.ts';
import { hasRepository } from '../catalogue/source.ts';
import { SettingsWrong, readSettings } from '../config/settings.ts';
import type { Settings } from '../config/settings.ts';
import { inviteFirstAdministrator } from '../desk/people/welcome.ts';
import { checkFolder } from '../acquisitions/folder.ts';
import { deliveryFolder } from '../harvesters/deliveries/folder.ts';
import { HARVEST_THREAD_LIMITS } from '../harvesters/thread-limits.ts';
import type { HarvestThreadData } from '../harvesters/main.ts';
import { handOver, makeFolder } from '../stores/data-folder.ts';
import { openStores } from '../stores/open.ts';
import { createApp } from './app.ts';
import type { Readiness } from './portal-deps.ts';
import { assemble, registerSources } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { welcomeAddress } from './commands/invitations.ts';
import { stopAsked } from './commands/stop.ts';
import { LiveFederation } from './enquiries/federation.ts';
import { fetchedThings } from './fetched.ts';
import { HarvestThread } from './harvest-thread.ts';
import { HarvestTicker } from './harvest-ticker.ts';
import { LONGEST_BODY_MS } from './middleware/body-time.ts';
import { ServerLog } from './log.ts';
import type { LogOptions } from './log.ts';

/** After SIGTERM the portal is gone within this time, whatever hangs. */
const STOP_MS = 14_000;

/** Longest head of a request, bytes: an address that is too long is told so on a page of ours. */
const LONGEST_HEADERS = 128 * 1024;

/** How long a page waits for what it can do without; with the search itself it is there in half a second. */
const SPARE_MS = 400;

/**
 * Home page, new arrivals and pages of libraries may be behind by this; what a search finds never is. No longer than it
 * takes until what is hidden is found no more (decision 25).
 */
const KEPT_MS = 5_000;

/** Most search threads by default; more cores are left to harvesting and the pages. */
const MAX_DEFAULT_WORKERS = 4;

/**
 * Serves until told to stop.
 *
 * @param withHarvest false for a node that only answers readers (`serve --no-harvest`)
 * @returns exit status: 0 after an ordered stop, 1 when it could not start
 */
export async function serve(withHarvest: boolean): Promise<0 | 1> {
  let settings: Settings;
  try {
    settings = readSettings();
  } catch (error) {
    if (!(error instanceof SettingsWrong)) throw error;
    console.error(error.message);
    return 1;
  }
  const output = new ServerLog(logOptions(settings));
  const log = output.logger;
  const opened: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    const assembly = await assemble(settings);
    opened.push(() => assembly.close());
    const welcome = await prepare(assembly, (sentence) => output.announce(sentence, {}, 'warn'));
    const stores = await openStores({
      dataFolder: settings.dataFolder,
      queryWorkers:
        settings.engine.queryWorkers ?? Math.min(availableParallelism(), MAX_DEFAULT_WORKERS),
      readOnly: true,
      elasticsearch: settings.engine.elasticsearch,
    });
    opened.push(() => stores.close());
    const { records, registry, checks, index } = stores;
    // Files may be sent before the thread that writes is up.
    for (const folder of [deliveryFolder, checkFolder]) makeFolder(folder(settings.dataFolder));

    const federation = await LiveFederation.begin({ records, registry }, (error) =>
      log.error({ err: error }, `馆与数据源的现状读不到，页面显示先前的：${messageOf(error)}`),
    );
    opened.push(() => federation.stop());

    const metrics = new Metrics();
    collectDefaultMetrics({ register: metrics });
    let harvestFault = (): string | null => null;
    let indexFault: string | null = null;
    let mailFault: string | null = null;
    const stopping = stopAsked();
    const deliveries = deliveryFolder(settings.dataFolder);
    const lists = checkFolder(settings.dataFolder);
    // Files may come before the thread is up that reads them.
    for (const folder of [deliveries, lists]) makeFolder(folder);
    const app = createApp({
      records,
      index,
      registry,
      checks,
      acts: () => thread.acts,
      ...fetchedThings(
        settings.dataFolder,
        assembly.connect,
        handOver,
        (id) => federation.current.sources.find(({ source }) => source.id === id)?.source.baseUrl,
      ),
      deliveryFolder: deliveries,
      checkFolder: lists,
      spareMs: SPARE_MS,
      keptMs: KEPT_MS,
      federation: () => federation.current,
      footer: settings.portal.footer,
      demonstration: settings.demonstration,
      publicUrl: publicUrlOf(settings),
      trustedProxies: settings.portal.trustedProxies,
      requestsPerMinute: settings.portal.requestsPerMinute,
      operations: settings.portal.operations,
      logger: log,
      metrics,
      ready: async () =>
        readiness(records, index, {
          harvestFault: harvestFault(),
          indexFault,
          mailFault,
          damaged: stores.damagedFiles(),
        }),
      stopping,
      now: () => new Date(),
    });
    const server = createServer(
      { headersTimeout: 20_000, requestTimeout: LONGEST_BODY_MS, maxHeaderSize: LONGEST_HEADERS },
      app,
    );
    server.on('clientError', refuseRequest);
    const port = await listen(server, settings);
    opened.push(() => closeServer(server));
    output.announce(
      `南京共享图书馆已启动：http://localhost:${port}${settings.demonstration ? '（演示数据）' : ''}`,
      { port },
    );
    if (welcome !== undefined)
      output.announce(
        `还没有市馆管理员。请在 24 小时内打开这个一次性地址，设立第一位：${welcomeAddress({ ...settings, port }, welcome)}`,
        {},
        'warn',
      );

    const harvested = withHarvest ? assembly.sources.filter(hasRepository).length : 0;
    const ticker = new HarvestTicker(harvested, output);
    // Where another process harvests, this one still needs a thread that writes.
    const thread = new HarvestThread({
      start: (died) => startHarvesting(assembly, settings, withHarvest, died),
      onNews: (news) => {
        if (news.kind === 'index-state') indexFault = news.fault;
        if (news.kind === 'mail-state') mailFault = news.fault;
        ticker.hear(news);
      },
      log,
    });
    harvestFault = () => thread.fault;
    opened.push(() => thread.stop());
    if (!stopping.aborted) await once(stopping, 'abort');
    setTimeout(() => {
      log.error('未能在时限内停止，强制结束；没有存完的一页会在下次启动后重新收割。');
      process.exit(1);
    }, STOP_MS).unref();
    await closeAll();
    return 0;
  } catch (error) {
    console.error(`无法启动：${startFault(error, settings)}`);
    await closeAll();
    return 1;
  }
}

/**
 * Brings the files up to date and the settings into the registry, before anybody is served.
 *
 * @param tell told of each entry of the settings that is not followed
 * @returns the one-time address of the first administrator, where there is none
 */
async function prepare(
  assembly: Assembly,
  tell: (sentence: string) => void,
): Promise<string | undefined> {
  const { dataFolder, engine } = assembly.settings;
  const stores = await openStores({
    dataFolder,
    queryWorkers: 0,
    elasticsearch: engine.elasticsearch,
  });
  try {
    await registerSources(stores.registry, assembly, tell);
    return await inviteFirstAdministrator({ registry: stores.registry, now: () => new Date() });
  } finally {
    await stores.close();
  }
}

async function readiness(
  records: ChangeLog,
  index: SearchIndex,
  known: {
    readonly harvestFault: string | null;
    readonly indexFault: string | null;
    readonly mailFault: string | null;
    /** Files that some thread or process met damaged. */
    readonly damaged: readonly string[];
  },
): Promise<Readiness> {
  const reasons = known.damaged.map(
    (name) =>
      `${name} 已损坏：运行 doctor 查明，${name.startsWith('index-') ? '检索索引由收割线程自动重建，也可运行 verify' : '停止门户后用 restore 由备份恢复'}`,
  );
  if (known.harvestFault !== null) reasons.push(known.harvestFault);
  if (known.mailFault !== null) reasons.push(known.mailFault);
  let backlog = 0;
  try {
    const seq = await records.lastSeq();
    backlog = seq;
    const applied = await index.applied();
    backlog = applied.epoch === (await records.epoch()) ? seq - applied.seq : seq;
    const refused = await records.refusals();
    if (refused.length > 0)
      reasons.push(`${refused.length} 种文献未能进入检索索引，verify 命令列出它们`);
  } catch (error) {
    reasons.push(messageOf(error));
  }
  // Another process may have brought the index up to date since.
  const { indexFault } = known;
  if (indexFault !== null && backlog > 0 && !reasons.includes(indexFault)) reasons.push(indexFault);
  return { status: reasons.length === 0 ? 'ok' : 'degraded', reasons, backlog };
}

function publicUrlOf({ portal }: Settings): string {
  return URL.parse(portal.publicUrl ?? '')?.origin ?? '';
}

function startHarvesting(
  assembly: Assembly,
  settings: Settings,
  harvests: boolean,
  died: readonly number[],
): Worker {
  const data: HarvestThreadData = {
    harvests,
    dataFolder: settings.dataFolder,
    elasticsearch: settings.engine.elasticsearch,
    connect: assembly.connect,
    concurrency: settings.harvest.concurrency,
    overlapDays: settings.harvest.overlapDays,
    fullEveryDays: settings.harvest.fullEveryDays,
    logLevel: logOptions(settings).level,
    mail: settings.mail,
    publicUrl: publicUrlOf(settings),
    died,
  };
  return new Worker(new URL('../harvesters/main.ts', import.meta.url), {
    workerData: data,
    resourceLimits: HARVEST_THREAD_LIMITS,
  });
}

function listen(server: Server, settings: Settings): Promise<number> {
  return new Promise((listening, refused) => {
    server.once('error', refused);
    server.listen(settings.port, settings.portal.host, () => {
      const address = server.address();
      listening(typeof address === 'object' && address !== null ? address.port : settings.port);
    });
  });
}

/** What is not HTTP, e.g. Chinese characters in an address that nobody encoded, gets a sentence. */
function refuseRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const isTooLong = error.code === 'HPE_HEADER_OVERFLOW';
  const body = isTooLong
    ? `网址或请求头太长，未能处理：合计最长 ${LONGEST_HEADERS} 字节，其中网址最长 16 000 个字符。请缩短检索词或减少筛选条件。\nThe address or the headers are too long; please shorten them.\n`
    : `请求不合 HTTP 规定，未能处理。地址中的汉字须按 UTF-8 百分号编码，如 /search?q=%E5%8D%97%E4%BA%AC。\nBad request: characters in the address have to be percent-encoded as UTF-8.\n`;
  socket.end(
    `HTTP/1.1 ${isTooLong ? '414 URI Too Long' : '400 Bad Request'}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** Answers what is being asked, then closes; idle connections are cut at once. */
function closeServer(server: Server): Promise<void> {
  return new Promise((closed) => {
    server.close(() => closed());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  });
}

function startFault(error: unknown, settings: Settings): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return `端口 ${settings.port} 已被占用。请停止占用它的程序，或用环境变量 PORT 换一个端口，如 PORT=8081 npm start。`;
  }
  if (code === 'EACCES') return `没有权限监听端口 ${settings.port}，请换用 1024 以上的端口。`;
  return messageOf(error);
}

/** On a terminal the ticker tells what goes on; log lines between it would only be in the way. */
function logOptions({ log }: Settings): LogOptions {
  const { isTTY } = process.stdout;
  return {
    level: log.level ?? (isTTY ? 'warn' : 'info'),
    format: log.format ?? (isTTY ? 'lines' : 'json'),
  };
}

if (import.meta.main) process.exitCode = await serve(true);
