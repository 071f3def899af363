/** `doctor`: looks at everything the portal needs on this machine and says what is amiss. */
import { accessSync, constants, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import process from 'node:process';
import { shownAddress } from '../../catalogue/address.ts';
import { messageOf } from '../../catalogue/errors.ts';
import { DAY_MS } from '../../catalogue/time.ts';
import type { Settings } from '../../config/settings.ts';
import { command, flag, json } from './command.ts';
import type { CheckedFile, CommandStores, Entrance } from './workplace.ts';

/** Below this the next large harvest may fill the disk. */
const LOW_DISK_BYTES = 2 * 1024 ** 3;

interface Finding {
  readonly ok: boolean;
  readonly sentence: string;
}

export const doctor = command({
  name: 'doctor',
  summary: '检查本机是否具备运行条件，数据文件有没有损坏',
  takes: {
    thorough: flag('--thorough', '数据文件连同索引逐条核对，时间是平常的几倍'),
    json,
  },
  changes: false,
  run: async ({ thorough }, { settings, entrance, out }) => {
    const here = await settings();
    const open = (): Promise<CommandStores> => entrance.openStores(here);
    const checks: [string, () => Finding | Promise<Finding>][] = [
      ['node', node],
      ['settings', () => settingsFile(here)],
      ['folder', () => folder(here.dataFolder, entrance)],
      ['disk', () => disk(here.dataFolder)],
      ['files', async () => files(await entrance.checkFiles(here, thorough))],
      ['databases', () => databases(open)],
      ['index', () => index(here, open)],
      ['port', () => port(here)],
      ['mail', () => mail(here, open)],
    ];
    let all = true;
    for (const [check, look] of checks) {
      let finding: Finding;
      try {
        finding = await look();
      } catch (error) {
        finding = bad(messageOf(error));
      }
      all &&= finding.ok;
      await out.result(
        { check, ok: finding.ok, message: finding.sentence },
        `${finding.ok ? '✓' : '✗'} ${finding.sentence}`,
      );
    }
    return all ? 0 : 1;
  },
});

const good = (sentence: string): Finding => ({ ok: true, sentence });
const bad = (sentence: string): Finding => ({ ok: false, sentence });

function node(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  return major >= 24
    ? good(`Node ${process.versions.node}，时区数据 ${process.versions['tz'] ?? '无'}`)
    : bad(
        `Node ${process.versions.node} 太旧，需要 24 或更新；请用 npm run 启动，它会使用随程序安装的 Node`,
      );
}

function settingsFile({ file, libraries }: Settings): Finding {
  return good(`设置文件 ${file ?? '（没有，运行演示联合库）'}，馆 ${libraries.length} 个`);
}

async function folder(dataFolder: string, entrance: Entrance): Promise<Finding> {
  let foreign: Awaited<ReturnType<Entrance['prepareFolder']>>;
  try {
    foreign = await entrance.prepareFolder(dataFolder);
    accessSync(dataFolder, constants.R_OK | constants.W_OK);
  } catch {
    return bad(`数据目录 ${dataFolder} 不可写：请更改权限，或用环境变量 PORTAL_DATA 指定另一处`);
  }
  const { owner, files } = foreign;
  return files.length === 0
    ? good(`数据目录 ${dataFolder} 可读写`)
    : bad(
        `数据目录 ${dataFolder} 属于用户 ${owner}，其中 ${files.join('、')} 属于别的用户，门户可能写不了：请运行 chown -R ${owner} ${dataFolder}`,
      );
}

/** Every page of every file was read: what SQLite found amiss is told in its words, with the way out. */
function files(checked: readonly CheckedFile[]): Finding {
  const broken = checked.filter(({ faults }) => faults.length > 0);
  if (broken.length > 0) {
    return bad(
      broken
        .map(
          ({ name, isIndex, faults }) =>
            `${name} 已损坏（${faults.join('；')}）：${isIndex ? '请运行 verify，检索索引会由目录重建' : '请停止门户，用 restore 由备份恢复'}`,
        )
        .join('。'),
    );
  }
  const names = checked.map(({ name }) => name).join('、');
  return good(names === '' ? '还没有数据文件' : `数据文件逐页查过，没有损坏：${names}`);
}

function disk(dataFolder: string): Finding {
  const { bavail, bsize } = statfsSync(dataFolder);
  const free = bavail * bsize;
  const sentence = `数据目录所在磁盘剩余 ${(free / 1024 ** 3).toFixed(1)} GB`;
  return free >= LOW_DISK_BYTES ? good(sentence) : bad(`${sentence}，少于 2 GB：请腾出空间`);
}

async function databases(open: () => Promise<CommandStores>): Promise<Finding> {
  const stores = await open();
  try {
    const [sources, { works }] = await Promise.all([
      stores.registry.sources(),
      stores.records.totals(),
    ]);
    return good(
      `数据库可以打开（SQLite ${stores.sqliteVersion}），数据源 ${sources.length} 个，文献 ${works} 种`,
    );
  } finally {
    await stores.close();
  }
}

async function index({ engine }: Settings, open: () => Promise<CommandStores>): Promise<Finding> {
  const name =
    engine.elasticsearch === undefined
      ? '内置引擎'
      : `Elasticsearch ${engine.elasticsearch.nodes.map(shownAddress).join(' ')}`;
  const stores = await open();
  try {
    const behind = await changesBehind(stores);
    return good(
      behind === 0
        ? `检索索引（${name}）与目录一致`
        : `检索索引（${name}）还差 ${behind} 次变更，启动或收割时自动补上`,
    );
  } catch (error) {
    return bad(`检索索引（${name}）：${messageOf(error)}`);
  } finally {
    await stores.close();
  }
}

async function changesBehind({ records, index }: CommandStores): Promise<number> {
  const [applied, seq, epoch] = await Promise.all([
    index.applied(),
    records.lastSeq(),
    records.epoch(),
  ]);
  return applied.epoch === epoch ? seq - applied.seq : seq;
}

async function port(here: Settings): Promise<Finding> {
  const probe = createServer();
  const free = await new Promise<boolean>((answer) => {
    probe.once('error', () => answer(false));
    probe.listen(here.port, here.portal.host, () => answer(true));
  });
  if (free) {
    await new Promise((closed) => probe.close(closed));
    return good(`端口 ${here.port} 可用`);
  }
  return (await isPortal(here.port))
    ? good(`门户正在端口 ${here.port} 上运行`)
    : bad(`端口 ${here.port} 被别的程序占用：请停止它，或用环境变量 PORT 换一个`);
}

/** Whether it is this portal that answers there. */
async function isPortal(at: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${at}/livez`, {
      signal: AbortSignal.timeout(2_000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Days in which mails that were given up are worth a word. */
const LATELY = 7;

/** Signs in to the mail server and sends nothing. */
async function mail(
  { mail: server }: Settings,
  open: () => Promise<CommandStores>,
): Promise<Finding> {
  if (server === undefined)
    return good('没有设置邮件服务器：该告诉馆员的只在网页“消息”里（设置 mail 以后也发邮件）');
  const { SmtpServer } = await import('../../mail/server.ts');
  await new SmtpServer(server).check();
  const stores = await open();
  try {
    const since = new Date(Date.now() - LATELY * DAY_MS).toISOString();
    const { waiting, failed } = await stores.registry.outbox.standing(since);
    const sentence = `邮件服务器 ${server.host}:${server.port} 可用，待发 ${waiting} 封`;
    return failed === 0
      ? good(sentence)
      : bad(`${sentence}；近 ${LATELY} 天有 ${failed} 封没有送达，原因见网页“消息”`);
  } finally {
    await stores.close();
  }
}
