/**
 * Every setting of the portal: type, default, check and description stand together here.
 *
 * Only this folder reads the environment. Three variables exist: `PORTAL_SETTINGS` (the settings
 * file), `PORTAL_DATA` (folder of the databases) and `PORT`; all else is in the file. Keys that begin
 * with `//` are comments and skipped, so that an example can explain each key where it stands.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ACCESS } from '../catalogue/fields/access.ts';
import type { Credentials } from '../catalogue/credentials.ts';
import { PortalError } from '../catalogue/errors.ts';
import type { Library } from '../catalogue/library.ts';
import { engine, readEngine, readNamedFile } from './engine.ts';
import type { ElasticsearchSettings } from './engine.ts';
import { checked } from './faults.ts';
import { readJsonFile } from './json-file.ts';
import { readLibraries } from './libraries.ts';
import { mail, readMail } from './mail.ts';
import type { MailSettings } from './mail.ts';
import { readSourceAuth, sourceAuth } from './source-auth.ts';
import type { SecretPlaces } from './source-auth.ts';
import {
  addresses,
  baseUrl,
  cronText,
  milliseconds,
  ownUrl,
  privateRange,
  text,
  whole,
} from './values.ts';

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
  /** OAI-PMH base URL; may have a query of its own, but no `verb`, no `#…`, no user, no key. Absent: records come only from files, by `import`. */
  baseUrl: baseUrl.optional(),
  /** What the repository is told so that it lets us in. Absent: nothing. */
  auth: sourceAuth.optional(),
  /** The richest format that the repository offers: cnmarc, marc21, oai_dc … Default `oai_dc`. */
  metadataPrefix: z
    .string('应为文字')
    .regex(/^[A-Za-z0-9\-_.!~*'()]+$/, '含有 OAI-PMH 不允许的字符')
    .default('oai_dc'),
  /** Only this set; absent: everything. */
  set: text('setSpec').optional(),
  /** Cron, five fields, Asia/Shanghai. Default: `harvest.schedule`. */
  schedule: cronText.optional(),
  /** Private ranges that the host of this base URL may lie in, as `network.allowPrivate` for this source alone. */
  allowPrivate: z.array(privateRange).default([]),
  collections: z.array(collection).default([]),
});

const schema = z.strictObject({
  sources: z.array(source).default([]),
  /** File with the libraries, relative to the settings file. Default: the one that comes with the portal. */
  libraries: text('文件名').optional(),
  network: z
    .strictObject({
      /**
       * Private ranges that the hosts of base URLs may lie in, /8 at most. Default none. Opened are the host
       * and port of each base URL, for harvests alone: no redirect to another, no thumbnail.
       */
      allowPrivate: z.array(privateRange).default([]),
      /**
       * PEM files of certificate authorities by hostname, relative to the settings file: for a repository
       * whose certificate no public authority vouches for. Its sources are marked in red.
       */
      certificates: z.record(z.string(), text('PEM 文件名')).default({}),
    })
    .prefault({}),
  harvest: z
    .strictObject({
      /** Pause between two requests to one repository, milliseconds. Default 1000. Small repositories thank you. */
      pauseMs: milliseconds('两次请求之间的停顿').default(1000),
      /** First step of the backoff after a failed request, milliseconds. Default 2000. Retry-After is honoured apart. */
      retryDelayMs: milliseconds('重试前的首次等待').default(2000),
      /** When harvests start, cron, Asia/Shanghai. Default `0 2 * * *`. A source may name its own. */
      schedule: cronText.default('0 2 * * *'),
      /** Sources harvested at the same time, at most. Default 4. */
      concurrency: whole(1, 64).default(4),
      /** Days before the last harvest that are asked for again, because items appear late. Default 2. */
      overlapDays: whole(0, 60, ' 天').default(2),
      /**
       * Days until everything is harvested again, to find what changed without a new datestamp or
       * vanished without a word. Default 30; 0 = never. Every 7 days where deletions are not kept.
       */
      fullEveryDays: whole(0, 3650, ' 天').default(30),
      /** Address for the keepers of a repository, sent in User-Agent and From. */
      contact: z.email('应为电子邮件地址').default('portal@library.example'),
    })
    .prefault({}),
  engine: engine.prefault({}),
  /** The server that mails go through. Absent: what persons are told is read on their pages alone. */
  mail: mail.optional(),
  portal: z
    .strictObject({
      /** The portal as readers reach it, for links in mails and invitations: `https://portal.library.example`. Wanted with `mail`. */
      publicUrl: ownUrl.optional(),
      /** Address that the server listens on. Default `0.0.0.0`: every interface. */
      host: text('监听地址').default('0.0.0.0'),
      /** Number of reverse proxies in front, so that X-Forwarded-* is believed that far. Default 0: none. */
      trustedProxies: whole(0, 5).default(0),
      /**
       * Requests that one client (an IPv4 address, an IPv6 /56) may make in a minute; more are answered
       * 429 with Retry-After. Default 3000, as a page of photographs is up to 101 requests and a whole
       * reading room may share one address; 0 = no limit, where the proxy in front sets one.
       */
      requestsPerMinute: whole(0, 1_000_000).default(3000),
      /**
       * Addresses and ranges that may see `/metrics` and the reasons of `/readyz`, besides this machine
       * itself. Default none. Behind a proxy it is the reader's address that counts, see `trustedProxies`.
       */
      operations: z.array(addresses).default([]),
      footer: z
        .strictObject({
          /** 主办单位 */
          organiser: text('主办单位').optional(),
          /** 咨询电话 */
          telephone: text('咨询电话').optional(),
          /** ICP备案号 */
          icp: text('ICP备案号').optional(),
          /** 公安联网备案号 */
          police: text('公安联网备案号').optional(),
        })
        .prefault({}),
    })
    .prefault({}),
  log: z
    .strictObject({
      /** Least level that is logged. Default `info`; on a terminal `warn`, as progress is drawn there. */
      level: z
        .enum(
          ['debug', 'info', 'warn', 'error', 'silent'],
          '应为 debug、info、warn、error、silent 之一',
        )
        .optional(),
      /** What the server writes on standard output. Default: `lines` on a terminal, `json` elsewhere. */
      format: z.enum(['lines', 'json'], '应为 "lines" 或 "json"').optional(),
    })
    .prefault({}),
});

export type SettingsFile = z.infer<typeof schema>;

export interface Settings extends Omit<SettingsFile, 'libraries' | 'engine' | 'mail'> {
  /** Where the settings were read; undefined = no file, so the demonstration runs. */
  readonly file: string | undefined;
  /** Folder of the databases; the demonstration has one of its own below it. */
  readonly dataFolder: string;
  readonly port: number;
  readonly libraries: readonly Library[];
  /** Of repositories that let nobody in without, by the id of the source. */
  readonly credentials: Readonly<Record<string, Credentials>>;
  readonly engine: {
    readonly queryWorkers: number | undefined;
    /** The cluster to search on; undefined = the embedded engine. */
    readonly elasticsearch: ElasticsearchSettings | undefined;
  };
  readonly mail: MailSettings | undefined;
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
  const named = env['PORTAL_SETTINGS'] || undefined;
  const file = named ?? 'config/portal.json';
  const faults: string[] = [];
  const port = readPort(env['PORT'], faults);
  const dataFolder = env['PORTAL_DATA'] || 'var';
  if (named === undefined && !existsSync(file)) {
    const rest = withoutFile(faults);
    if (faults.length > 0) throw new SettingsWrong(faults);
    return { ...rest, port, dataFolder: path.join(dataFolder, 'demo') };
  }
  const read = readJsonFile(file, faults);
  if (read === undefined) throw new SettingsWrong(faults);
  const given = checked(schema, read.content, file, faults);
  // What other files say is looked at even when this one has faults, so that all are told at once.
  const libraries = readLibraries(librariesFile(read.content, file), faults);
  faults.push(...crossChecks(file, read.content, libraries));
  const elasticsearch = readEngine(part(read.content, 'engine'), file, faults);
  const certificates = readCertificates(
    part(part(read.content, 'network'), 'certificates'),
    file,
    faults,
  );
  const credentials = readCredentials(read.content, { file, env }, faults);
  const publicUrl = part(part(read.content, 'portal'), 'publicUrl');
  const mailServer = readMail(part(read.content, 'mail'), publicUrl, { file, env }, faults);
  if (faults.length > 0 || given === undefined) throw new SettingsWrong(faults);
  return {
    ...given,
    network: { ...given.network, certificates },
    engine: { queryWorkers: given.engine.queryWorkers, elasticsearch },
    file,
    dataFolder,
    port,
    libraries,
    credentials,
    mail: mailServer,
    demonstration: false,
  };
}

/** What stands under a key, whatever it is and whatever it stands in. */
function part(of: unknown, key: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[key] : undefined;
}

/** The file that the settings name, or the one that comes with the portal. */
function librariesFile(content: unknown, file: string): string {
  const named = part(content, 'libraries');
  return typeof named === 'string' && named.trim() !== ''
    ? path.resolve(path.dirname(file), named.trim())
    : DEFAULT_LIBRARIES;
}

/** @returns PEM by hostname; names that are no text are told elsewhere */
function readCertificates(given: unknown, file: string, faults: string[]): Record<string, string> {
  const named = Object.entries(typeof given === 'object' ? (given ?? {}) : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(
    named.map(([hostname, name]) => {
      const key = `network.certificates.${hostname}`;
      const pem = readNamedFile(key, name, file, faults);
      if (pem !== '' && !pem.includes('-----BEGIN CERTIFICATE-----'))
        faults.push(`${file}：${key} 应为 PEM 证书文件，得到 ${JSON.stringify(name)}`);
      return [hostname, pem];
    }),
  );
}

/** @returns by id of the source; what is wrong with the rest of a source is told elsewhere */
function readCredentials(
  content: unknown,
  places: SecretPlaces,
  faults: string[],
): Record<string, Credentials> {
  return Object.fromEntries(
    sourcesIn(content).flatMap(({ id, baseUrl: url, auth }, i) => {
      if (auth === undefined) return [];
      if (url === undefined)
        faults.push(`${places.file}：sources[${i}].auth 没有用处：这个数据源没有 baseUrl`);
      if (typeof id !== 'string' || typeof url !== 'string') return [];
      const read = readSourceAuth(auth, `sources[${i}].auth`, url, places, faults);
      return read === undefined ? [] : [[id, read] as const];
    }),
  );
}

/** The defaults of every key, for the demonstration. */
function withoutFile(faults: string[]): Omit<Settings, 'dataFolder' | 'port'> {
  return {
    ...schema.parse({}),
    engine: { queryWorkers: undefined, elasticsearch: undefined },
    file: undefined,
    credentials: {},
    mail: undefined,
    libraries: readLibraries(DEFAULT_LIBRARIES, faults),
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

function sourcesIn(content: unknown): Record<'id' | 'library' | 'baseUrl' | 'auth', unknown>[] {
  const sources = part(content, 'sources');
  if (!Array.isArray(sources)) return [];
  return sources.map((source: unknown) => ({
    id: part(source, 'id'),
    library: part(source, 'library'),
    baseUrl: part(source, 'baseUrl'),
    auth: part(source, 'auth'),
  }));
}
