/**
 * The command line: `npm run portal -- <command>`. An entry file: it opens what a command needs, hands
 * it on, and closes it in order. Exit status: 0 good, 1 something needs a person, 2 called wrongly.
 */
import process from 'node:process';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { PortalError, messageOf } from '../catalogue/errors.ts';
import { libraryBy } from '../catalogue/library.ts';
import { hasRepository } from '../catalogue/source.ts';
import type { Source } from '../catalogue/source.ts';
import { readSettings } from '../config/settings.ts';
import type { Settings } from '../config/settings.ts';
import { connector } from '../harvesters/connect.ts';
import { bringUpToDate, describer } from '../harvesters/describe-again.ts';
import type { IndexerParts } from '../harvesters/indexing/indexer.ts';
import { HarvestService } from '../harvesters/service.ts';
import { backup, restore } from '../stores/embedded/backup.ts';
import { openStores } from '../stores/open.ts';
import type { Stores } from '../stores/open.ts';
import type { EndpointProfile } from '../catalogue/runs/source-ledger.ts';
import { assemble, registerSources } from './assembly.ts';
import type { Assembly } from './assembly.ts';
import { checkEndpointCommand } from './commands/check-endpoint.ts';
import { decideCommand, undoCommand, vanishingCommand } from './commands/decide.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportRecordsCommand } from './commands/export-records.ts';
import { harvestCommand } from './commands/harvest.ts';
import { reindexCommand, rollbackCommand, verifyCommand } from './commands/index-commands.ts';
import { importCommand } from './commands/import.ts';
import { Output } from './commands/output.ts';
import { gapsCommand, runsCommand } from './commands/runs.ts';
import { serve } from './main.ts';

type Status = 0 | 1 | 2;

/** What most commands work on. */
interface Opened {
  readonly assembly: Assembly;
  readonly stores: Stores;
  readonly sources: readonly Source[];
  readonly parts: IndexerParts;
  readonly out: Output;
}

async function opened<T>(json: boolean, work: (opened: Opened) => Promise<T>): Promise<T> {
  const assembly = await assemble(readSettings());
  const out = new Output(json);
  try {
    const stores = await openFor(assembly.settings);
    try {
      const sources = await registerSources(stores.registry, assembly);
      const parts = {
        records: stores.records,
        index: stores.index,
        openRebuild: stores.openRebuild,
      };
      return await work({ assembly, stores, sources, parts, out });
    } finally {
      await stores.close();
    }
  } finally {
    await assembly.close();
  }
}

/** Commands search little or not at all: query threads start when they do. */
function openFor({ dataFolder, engine }: Settings): Promise<Stores> {
  return openStores({ dataFolder, queryWorkers: 0, elasticsearch: engine.elasticsearch });
}

async function harvestNow(wanted: string[], full: boolean, json: boolean): Promise<Status> {
  return opened(json, async ({ assembly, sources, parts, out }) => {
    const library = libraryBy(assembly.libraries);
    const service = new HarvestService({
      ...parts,
      connect: connector(assembly.connect),
      library,
      overlapDays: assembly.settings.harvest.overlapDays,
      concurrency: assembly.settings.harvest.concurrency,
      onPage: (source, { received, pages }) =>
        out.progress(`${source.id}：第 ${pages} 页，已收到 ${received} 条`),
    });
    // A page in hand is finished or rolled back; the run goes on the next time.
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => void service.stop());
    await bringUpToDate(parts.records, sources, library, (done, total) =>
      out.progress(`重新著录 ${done} / ${total}`),
    );
    const status = await harvestCommand(wanted, full, sources, service, parts, out);
    await service.stop();
    return status;
  });
}

/** Lists what is missing: gaps by source, and how many records wait in quarantine. */
async function listGaps(wanted: string[], json: boolean): Promise<Status> {
  return opened(json, ({ sources, parts, out }) =>
    gapsCommand(wanted.length > 0 ? wanted : sources.map(({ id }) => id), parts.records, out),
  );
}

/** Harvests again what has gaps or a quarantine: each run tries those first. */
async function repair(wanted: string[], json: boolean): Promise<Status> {
  const broken = await opened(json, async ({ sources, parts, out }) => {
    const chosen = wanted.length > 0 ? wanted : sources.filter(hasRepository).map(({ id }) => id);
    const ledgers = await Promise.all(chosen.map((id) => parts.records.ledger(id)));
    const found = ledgers.filter(
      ({ quarantined, lastRun }) =>
        quarantined > 0 || lastRun?.state === 'partial' || lastRun?.state === 'failed',
    );
    if (found.length === 0) out.note('没有缺口，隔离区是空的，不需要补收。');
    return found.map(({ source }) => source);
  });
  return broken.length === 0 ? 0 : harvestNow(broken, false, json);
}

async function checkEndpoint(baseUrl: string, json: boolean): Promise<Status> {
  return opened(json, async ({ assembly, sources, stores, out }) => {
    const connect = connector(assembly.connect);
    const stop = AbortSignal.timeout(CHECK_MS);
    const keep = async (profile: EndpointProfile): Promise<string[]> => {
      const known = sources.filter((source) => source.baseUrl === profile.baseUrl);
      for (const { id } of known) await stores.records.saveEndpoint(id, profile);
      return known.map(({ id }) => id);
    };
    return checkEndpointCommand(
      baseUrl,
      { connect: (address) => connect({ baseUrl: address }, stop), keep },
      out,
    );
  });
}

function address(given: string): string {
  const url = URL.parse(given);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new InvalidArgumentError(`应为 http:// 或 https:// 开头的网址，得到“${given}”`);
  return given;
}

/** A check of an endpoint ends after this, whatever the repository does. */
const CHECK_MS = 900_000;

async function doctor(json: boolean): Promise<Status> {
  const settings = readSettings();
  return doctorCommand(
    {
      dataFolder: settings.dataFolder,
      port: settings.port,
      host: settings.portal.host,
      settingsFile: settings.file,
      libraries: settings.libraries.length,
      engine: settings.engine.elasticsearch?.nodes.join(' '),
      openStores: async () => {
        const stores = await openFor(settings);
        try {
          const [sources, { works }, seq] = await Promise.all([
            stores.registry.sources(),
            stores.records.totals(),
            stores.records.lastSeq(),
          ]);
          const behind = async (): Promise<number> => {
            const applied = await stores.index.applied();
            return applied.epoch === (await stores.records.epoch()) ? seq - applied.seq : seq;
          };
          return {
            sources,
            works,
            sqlite: stores.sqliteVersion,
            index: await behind().catch((error: unknown) => messageOf(error)),
          };
        } finally {
          await stores.close();
        }
      },
    },
    new Output(json),
  );
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 10_000)
    throw new InvalidArgumentError('应为 1 到 10000 的整数');
  return value;
}

const RUN = '收割批次的号码，见 runs';

/** The number of a run, as `runs` prints it. */
function runNumber(text: string): number {
  const value = Number(text.replace(/^#/, ''));
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('应为收割批次的号码，见 runs');
  return value;
}

function program(done: (status: Status) => void): Command {
  const portal = new Command('portal')
    .description('南京共享图书馆 · 地方文献联合检索平台')
    .exitOverride()
    .showHelpAfterError('（用 npm run portal -- --help 查看全部命令）');
  const command = (name: string, description: string): Command =>
    portal.command(name).description(description);
  const jsonOption = ['--json', '每行输出一个 JSON 对象，别无其他'] as const;

  command('serve', '启动门户')
    .option('--no-harvest', '只检索，不收割')
    .action(async ({ harvest }: { harvest: boolean }) => done(await serve(harvest)));
  command('harvest [source...]', '立即收割，等待结束并更新索引')
    .option('--full', '全部重新收割，并清除对方已没有的记录')
    .option(...jsonOption)
    .action(
      async (
        sources: string[],
        { full = false, json = false }: { full?: boolean; json?: boolean },
      ) => done(await harvestNow(sources, full, json)),
    );
  command('check-endpoint', '检查一个 OAI-PMH 接口：28 项，至多 60 个请求')
    .argument('<url>', '接口地址，以 http:// 或 https:// 开头', address)
    .option(...jsonOption)
    .action(async (url: string, { json = false }: { json?: boolean }) =>
      done(await checkEndpoint(url, json)),
    );
  command('import <file>', '导入文件：ISO 2709、MARCXML 或 OAI 静态仓储')
    .option('--source <id>', '导入哪个数据源（没有 baseUrl 的）')
    .option('--full', '文件是全部记录：其中没有的，作为已删除')
    .option(...jsonOption)
    .action(
      async (
        file: string,
        { source, full = false, json = false }: { source?: string; full?: boolean; json?: boolean },
      ) =>
        done(
          await opened(json, ({ assembly, sources, parts, out }) =>
            importCommand(
              { file, source, full },
              sources,
              libraryBy(assembly.libraries),
              parts,
              out,
            ),
          ),
        ),
    );
  command('runs [source]', '最近的收割')
    .option('--limit <n>', '最多几次', count, 20)
    .option(...jsonOption)
    .action(
      async (
        source: string | undefined,
        { limit, json = false }: { limit: number; json?: boolean },
      ) =>
        done(
          await opened(json, ({ parts, out }) => runsCommand(source, limit, parts.records, out)),
        ),
    );
  command('repair [source...]', '补收有缺口的时间段和隔离区里的记录')
    .option('--list', '只列出缺口和隔离的条数，不补收')
    .option(...jsonOption)
    .action(
      async (
        sources: string[],
        { list = false, json = false }: { list?: boolean; json?: boolean },
      ) => done(list ? await listGaps(sources, json) : await repair(sources, json)),
    );
  command('approve', '核准一次待核准的收割，清除对方已没有的记录')
    .argument('<run>', RUN, runNumber)
    .option('--list', '只列出将要清除的记录')
    .option(...jsonOption)
    .action(
      async (run: number, { list = false, json = false }: { list?: boolean; json?: boolean }) =>
        done(
          await opened(json, ({ parts, out }) =>
            list
              ? vanishingCommand(run, parts.records, out)
              : decideCommand(run, 'approve', parts, out),
          ),
        ),
    );
  command('refuse', '不核准：对方没有给出的记录保留')
    .argument('<run>', RUN, runNumber)
    .option(...jsonOption)
    .action(async (run: number, { json = false }: { json?: boolean }) =>
      done(await opened(json, ({ parts, out }) => decideCommand(run, 'refuse', parts, out))),
    );
  command('undo', '撤销一次收割：改动和删除的恢复原状，新增的去掉')
    .argument('<run>', RUN, runNumber)
    .option('--record <identifier>', '只恢复这一条记录')
    .option(...jsonOption)
    .action(async (run: number, { record, json = false }: { record?: string; json?: boolean }) =>
      done(
        await opened(json, async ({ assembly, sources, parts, out }) => {
          const library = libraryBy(assembly.libraries);
          const describe = await describer(parts.records, sources, library);
          return undoCommand(run, record, describe, parts, out);
        }),
      ),
    );
  command('reindex', '由目录重建检索索引')
    .option('--rollback', '不重建，换回上一个索引（Elasticsearch）')
    .option(...jsonOption)
    .action(async ({ rollback = false, json = false }: { rollback?: boolean; json?: boolean }) =>
      done(
        await opened(json, ({ parts, stores, out }) =>
          rollback ? rollbackCommand(stores.rollback, out) : reindexCommand(parts, out),
        ),
      ),
    );
  command('verify', '核对目录与索引')
    .option('--repair', '修复差异')
    .option(...jsonOption)
    .action(async ({ repair = false, json = false }: { repair?: boolean; json?: boolean }) =>
      done(await opened(json, ({ parts, out }) => verifyCommand(parts, repair, out))),
    );
  const exporting = command('export', '导出');
  exporting
    .command('records')
    .description('每条收割记录的现状')
    .option('--source <id>', '只要这个数据源')
    .option(...jsonOption)
    .action(async ({ source, json = false }: { source?: string; json?: boolean }) =>
      done(
        await opened(json, ({ parts, out }) => exportRecordsCommand(source, parts.records, out)),
      ),
    );
  command('backup <folder>', '备份到一个新目录')
    .option(...jsonOption)
    .action(async (folder: string, { json = false }: { json?: boolean }) => {
      const made = await backup(readSettings().dataFolder, folder);
      await new Output(json).result(made, `已备份到 ${folder}。`);
      done(0);
    });
  command('restore <folder>', '由备份恢复（先停止门户）')
    .option(...jsonOption)
    .action(async (folder: string, { json = false }: { json?: boolean }) => {
      const { dataFolder } = readSettings();
      await restore(folder, dataFolder);
      await new Output(json).result(
        { restored: folder },
        `已由 ${folder} 恢复到 ${dataFolder}；下次启动或收割时会重建检索索引。`,
      );
      done(0);
    });
  command('doctor', '检查本机是否具备运行条件')
    .option(...jsonOption)
    .action(async ({ json = false }: { json?: boolean }) => done(await doctor(json)));
  return portal;
}

/** Commander has said what was wrong; help and version are no fault. */
function statusOf(error: CommanderError): Status {
  return error.exitCode === 0 ? 0 : 2;
}

async function main(argv: readonly string[]): Promise<Status> {
  let status: Status = 0;
  try {
    await program((outcome) => (status = outcome)).parseAsync(argv);
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return statusOf(error);
    process.stderr.write(
      `${error instanceof PortalError ? error.message : `程序内部错误：${messageOf(error)}`}\n`,
    );
    return 1;
  }
}

process.exitCode = await main(process.argv);
