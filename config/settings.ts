/**
 * Every setting of the portal: type, default, check and description stand together here.
 *
 * Only this folder reads the environment. Three variables exist: `PORTAL_SETTINGS` (the settings
 * file), `PORTAL_DATA` (folder of the databases) and `PORT`; all else is in the file. Keys that begin
 * with `//` are comments and skipped, so that an example can explain each key where it stands.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import cron from 'node-cron';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { ACCESS } from '../catalogue/fields/access.ts';
import { PortalError } from '../catalogue/errors.ts';
import type { Library } from '../catalogue/library.ts';
import { engine, readEngine, readNamedFile } from './engine.ts';
import type { ElasticsearchSettings } from './engine.ts';
import { readLibraries } from './libraries.ts';

const ms = (what: string): z.ZodNumber =>
  z
    .number(`应为整数毫秒（${what}）`)
    .int(`应为整数毫秒（${what}）`)
    .min(0, '不能为负')
    .max(86_400_000, '不能超过一天');

const text = (what: string): z.ZodString =>
  z.string(`应为文字（${what}）`).trim().min(1, `不能为空（${what}）`);

const cronText = text('cron 表达式，如 "0 2 * * *"').refine(
  (value) => cron.validate(value) && value.trim().split(/\s+/).length === 5,
  '应为五段 cron 表达式，如 "0 2 * * *"（每天 2 时，北京时间）',
);

const httpUrl = text('网址').refine(
  (value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
  '应为 http:// 或 https:// 开头的网址',
);

const collection = z.strictObject({
  /** setSpec; its descendants (`set:…`) belong too. Absent: every record of the source. */
  set: text('OAI-PMH 的 setSpec').optional(),
  /** Name shown to readers. */
  name: text('特色库名称'),
  /** Access of its holdings when a record does not say. */
  access: z.enum(ACCESS, `应为 ${ACCESS.join('、')} 之一`).optional(),
  description: text('说明').optional(),
});

const source = z.strictObject({
  /** Stable id, used in commands, addresses and the ledger: letters, digits, hyphen. */
  id: z
    .string('应为文字')
    .regex(
      /^[a-z0-9][a-z0-9-]{0,62}$/,
      '应由小写字母、数字和连字符组成，以字母或数字开头，最多 63 个字符',
    ),
  /** Code of a library in the libraries file. */
  library: text('馆代码，见 libraries.json'),
  /** OAI-PMH base URL; may have a query of its own. Absent: records come only from files, by `import`. */
  baseUrl: httpUrl.optional(),
  /** The richest format that the repository offers: cnmarc, marc21, oai_dc … Default `oai_dc`. */
  metadataPrefix: z
    .string('应为文字')
    .regex(/^[A-Za-z0-9\-_.!~*'()]+$/, '含有 OAI-PMH 不允许的字符')
    .default('oai_dc'),
  /** Only this set; absent: everything. */
  set: text('setSpec').optional(),
  /** Cron, five fields, Asia/Shanghai. Default: `harvest.schedule`. */
  schedule: cronText.optional(),
  collections: z.array(collection, '应为数组').default([]),
});

const cidr = text('网段').refine((value) => {
  try {
    ipaddr.parseCIDR(value);
    return true;
  } catch {
    return false;
  }
}, '应为网段，如 "10.0.0.0/8"');

const schema = z.strictObject({
  sources: z.array(source, '应为数组').default([]),
  /** File with the libraries, relative to the settings file. Default: the one that comes with the portal. */
  libraries: text('文件名').optional(),
  network: z
    .strictObject(
      {
        /** Private ranges that harvests may reach; everything private is refused otherwise. Default none. */
        allowPrivate: z.array(cidr, '应为数组').default([]),
        /**
         * PEM files of certificate authorities by hostname, relative to the settings file: for a repository
         * whose certificate no public authority vouches for. Its sources are marked in red.
         */
        certificates: z.record(z.string(), text('PEM 文件名'), '应为对象').default({}),
      },
      '应为对象',
    )
    .prefault({}),
  harvest: z
    .strictObject(
      {
        /** Pause between two requests to one repository, milliseconds. Default 1000. Small repositories thank you. */
        pauseMs: ms('两次请求之间的停顿').default(1000),
        /** First step of the backoff after a failed request, milliseconds. Default 2000. Retry-After is honoured apart. */
        retryDelayMs: ms('重试前的首次等待').default(2000),
        /** When harvests start, cron, Asia/Shanghai. Default `0 2 * * *`. A source may name its own. */
        schedule: cronText.default('0 2 * * *'),
        /** Sources harvested at the same time, at most. Default 4. */
        concurrency: z
          .number('应为整数')
          .int('应为整数')
          .min(1, '至少为 1')
          .max(64, '至多为 64')
          .default(4),
        /** Days before the last harvest that are asked for again, because items appear late. Default 2. */
        overlapDays: z
          .number('应为整数')
          .int('应为整数')
          .min(0, '不能为负')
          .max(60, '至多 60 天')
          .default(2),
        /**
         * Days until everything is harvested again, to find what changed without a new datestamp or
         * vanished without a word. Default 30; 0 = never. Every 7 days where deletions are not kept.
         */
        fullEveryDays: z
          .number('应为整数')
          .int('应为整数')
          .min(0, '不能为负')
          .max(3650, '至多 3650 天')
          .default(30),
        /** Address for the keepers of a repository, sent in User-Agent and From. */
        contact: z.email('应为电子邮件地址').default('portal@library.example'),
      },
      '应为对象',
    )
    .prefault({}),
  engine: engine.prefault({}),
  portal: z
    .strictObject(
      {
        /** Address that the server listens on. Default `0.0.0.0`: every interface. */
        host: text('监听地址').default('0.0.0.0'),
        /** Number of reverse proxies in front, so that X-Forwarded-* is believed that far. Default 0: none. */
        trustedProxies: z
          .number('应为整数')
          .int('应为整数')
          .min(0, '不能为负')
          .max(5, '至多为 5')
          .default(0),
        /**
         * Requests that one client (an IPv4 address, an IPv6 /56) may make in a minute; more are answered
         * 429 with Retry-After. Default 3000, as a page of photographs is up to 101 requests and a whole
         * reading room may share one address; 0 = no limit, where the proxy in front sets one.
         */
        requestsPerMinute: z
          .number('应为整数')
          .int('应为整数')
          .min(0, '不能为负')
          .max(1_000_000, '至多为 1000000')
          .default(3000),
        footer: z
          .strictObject(
            {
              /** 主办单位 */
              organiser: text('主办单位').optional(),
              /** 咨询电话 */
              telephone: text('咨询电话').optional(),
              /** ICP备案号 */
              icp: text('ICP备案号').optional(),
              /** 公安联网备案号 */
              police: text('公安联网备案号').optional(),
            },
            '应为对象',
          )
          .prefault({}),
      },
      '应为对象',
    )
    .prefault({}),
  log: z
    .strictObject(
      {
        /** Least level that is logged. Default `info`; on a terminal `warn`, as progress is drawn there. */
        level: z
          .enum(
            ['debug', 'info', 'warn', 'error', 'silent'],
            '应为 debug、info、warn、error、silent 之一',
          )
          .optional(),
      },
      '应为对象',
    )
    .prefault({}),
});

export type SettingsFile = z.infer<typeof schema>;

export interface Settings extends Omit<SettingsFile, 'libraries' | 'engine'> {
  /** Where the settings were read; undefined = no file, so the demonstration runs. */
  readonly file: string | undefined;
  /** Folder of the databases; the demonstration has one of its own below it. */
  readonly dataFolder: string;
  readonly port: number;
  readonly libraries: readonly Library[];
  readonly engine: {
    readonly queryWorkers: number | undefined;
    /** The cluster to search on; undefined = the embedded engine. */
    readonly elasticsearch: ElasticsearchSettings | undefined;
  };
  readonly demonstration: boolean;
}

/** The settings cannot be used; `faults` lists every one, each with file, key, what was wanted and what came. */
export class SettingsWrong extends PortalError {
  readonly code = 'SETTINGS_WRONG';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`设置有 ${faults.length} 处错误：\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/**
 * Reads the settings that this process shall use.
 *
 * @param env the environment; a test hands in its own
 * @throws SettingsWrong with every fault at once
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const named = env['PORTAL_SETTINGS'];
  const file = named ?? 'config/portal.json';
  const faults: string[] = [];
  const port = readPort(env['PORT'], faults);
  const dataFolder = env['PORTAL_DATA'] ?? 'var';
  if (named === undefined && !existsSync(file)) {
    if (faults.length > 0) throw new SettingsWrong(faults);
    return { ...withoutFile(), port, dataFolder: path.join(dataFolder, 'demo') };
  }
  const given = readJson(file, faults);
  const parsed = schema.safeParse(given ?? {});
  if (!parsed.success) {
    faults.push(...parsed.error.issues.flatMap((issue) => describeIssue(file, issue, given)));
    const { libraries } = (given ?? {}) as { libraries?: unknown };
    if (libraries === undefined)
      faults.push(...crossChecks(file, given, readLibraries(DEFAULT_LIBRARIES, [])));
    throw new SettingsWrong(faults);
  }
  const librariesFile =
    parsed.data.libraries === undefined
      ? DEFAULT_LIBRARIES
      : path.resolve(path.dirname(file), parsed.data.libraries);
  const libraries = readLibraries(librariesFile, faults);
  faults.push(...crossChecks(file, given, libraries));
  const elasticsearch = readEngine(parsed.data.engine, file, faults);
  const certificates = readCertificates(parsed.data.network.certificates, file, faults);
  if (faults.length > 0) throw new SettingsWrong(faults);
  const { queryWorkers } = parsed.data.engine;
  return {
    ...parsed.data,
    network: { ...parsed.data.network, certificates },
    engine: { queryWorkers, elasticsearch },
    file,
    dataFolder,
    port,
    libraries,
    demonstration: false,
  };
}

/** @returns PEM by hostname */
function readCertificates(
  named: Readonly<Record<string, string>>,
  file: string,
  faults: string[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(named).map(([hostname, name]) => {
      const key = `network.certificates.${hostname}`;
      const pem = readNamedFile(key, name, file, faults);
      if (pem !== '' && !pem.includes('-----BEGIN CERTIFICATE-----'))
        faults.push(`${file}：${key} 应为 PEM 证书文件，得到 ${JSON.stringify(name)}`);
      return [hostname, pem];
    }),
  );
}

/** The defaults of every key, for the demonstration. */
function withoutFile(): Omit<Settings, 'dataFolder' | 'port'> {
  const faults: string[] = [];
  const libraries = readLibraries(DEFAULT_LIBRARIES, faults);
  if (faults.length > 0) throw new SettingsWrong(faults);
  return {
    ...schema.parse({}),
    engine: { queryWorkers: undefined, elasticsearch: undefined },
    file: undefined,
    libraries,
    demonstration: true,
  };
}

const DEFAULT_LIBRARIES = path.join(import.meta.dirname, 'libraries.json');

function readPort(given: string | undefined, faults: string[]): number {
  if (given === undefined || given === '') return 8080;
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    faults.push(`环境变量 PORT：应为 0 到 65535 的整数，得到 ${JSON.stringify(given)}`);
  return port;
}

/** The content without comments; undefined, with a fault told, when it cannot be read. */
function readJson(file: string, faults: string[]): unknown {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    faults.push(
      `${file}：读不到设置文件（${(error as NodeJS.ErrnoException).code ?? '未知原因'}）`,
    );
    return undefined;
  }
  try {
    return withoutComments(JSON.parse(content.replace(/^\uFEFF/, '')));
  } catch (error) {
    faults.push(`${file}：不是合法的 JSON，${error instanceof Error ? error.message : ''}`);
    return undefined;
  }
}

/** Drops keys that begin with `//`, at every depth. */
function withoutComments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutComments);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith('//'))
      .map(([key, inner]) => [key, withoutComments(inner)]),
  );
}

/** One line a fault: file, key, what was wanted, what came. */
function describeIssue(file: string, issue: z.core.$ZodIssue, given: unknown): string[] {
  const at = issue.path
    .map((part, i) =>
      typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${file}：${at === '' ? key : `${at}.${key}`} 不是已知的设置`);
  }
  const got = issue.path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part],
    given,
  );
  const came = got === undefined ? '没有填写' : `得到 ${shown(got, issue.path)}`;
  return [`${file}：${at} ${issue.message}，${came}`];
}

/** What came, cut short; of credentials only their keys. */
function shown(got: unknown, path: readonly PropertyKey[]): string {
  if (!path.includes('auth')) return JSON.stringify(got).slice(0, 80);
  return typeof got === 'object' && got !== null
    ? `{ ${Object.keys(got).join('、')} }`
    : '（不显示）';
}

/** Of what stands in the file, whatever else is wrong with it: unknown libraries, ids used twice. */
function crossChecks(file: string, given: unknown, libraries: readonly Library[]): string[] {
  const faults: string[] = [];
  const codes = new Set(libraries.map((library) => library.code));
  const seen = new Set<string>();
  for (const [i, { id, library }] of sourcesIn(given).entries()) {
    if (libraries.length > 0 && typeof library === 'string' && !codes.has(library))
      faults.push(
        `${file}：sources[${i}].library 在 libraries.json 中没有这个馆，得到 ${JSON.stringify(library)}`,
      );
    if (typeof id !== 'string') continue;
    if (seen.has(id))
      faults.push(`${file}：sources[${i}].id 与前面的数据源重复，得到 ${JSON.stringify(id)}`);
    seen.add(id);
  }
  return faults;
}

function sourcesIn(given: unknown): { id?: unknown; library?: unknown }[] {
  const { sources } = (given ?? {}) as { sources?: unknown };
  if (!Array.isArray(sources)) return [];
  return sources.map((source: unknown) =>
    typeof source === 'object' && source !== null ? source : {},
  );
}
