/**
 * Settings of the search engine. Passwords, API keys and the CA may stand in files of their own, as
 * container platforms hand them over; they are read here and never logged.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { whyUnread } from './json-file.ts';
import { isSecretName } from './secrets.ts';
import { text, whole } from './values.ts';

/** A user and password, or an API key; the secret itself or the file that holds it. */
const credentials = z
  .strictObject({
    username: text('用户名').optional(),
    password: text('密码').optional(),
    passwordFile: text('存有密码的文件').optional(),
    apiKey: text('API key').optional(),
    apiKeyFile: text('存有 API key 的文件').optional(),
  })
  .refine(
    ({ username, password, passwordFile, apiKey, apiKeyFile }) =>
      username === undefined
        ? [password, passwordFile].every((one) => one === undefined) &&
          [apiKey, apiKeyFile].filter((one) => one !== undefined).length === 1
        : [apiKey, apiKeyFile].every((one) => one === undefined) &&
          [password, passwordFile].filter((one) => one !== undefined).length === 1,
    '应写 username 加 password（或 passwordFile），或只写 apiKey（或 apiKeyFile）',
  );

type Task = 'search' | 'index' | 'migrate';

/** One for all tasks, or one for each; a portal that only searches needs no other. */
const auth = z.union(
  [
    credentials,
    z.strictObject({
      search: credentials,
      index: credentials.optional(),
      migrate: credentials.optional(),
    }),
  ],
  '应为 { username, password } 或 { apiKey }，或按任务分写 { search, index, migrate }',
);

const node = text('节点网址').refine((value) => {
  const url = URL.parse(value);
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  );
}, '应为 http:// 或 https:// 开头的网址，用户和密码写在 engine.auth');

/** For Elasticsearch alone. */
const ELASTICSEARCH_KEYS = ['nodes', 'prefix', 'auth', 'ca', 'shards', 'replicas'] as const;

export const engine = z.strictObject({
  /** `embedded`: SQLite inside this process, no server to install. `elasticsearch`: a cluster of 8.x or 9.x. */
  kind: z
    .enum(['embedded', 'elasticsearch'], '应为 "embedded" 或 "elasticsearch"')
    .default('embedded'),
  /** Embedded: search threads; default: as many as the machine has cores, at most 4. */
  queryWorkers: whole(1, 32).optional(),
  /** Elasticsearch: addresses of its nodes; with several, one that fails is stepped over. */
  nodes: z.array(node).min(1, '至少一个节点').optional(),
  /** Every index and alias in the cluster begins with it. Default `nsl`. */
  prefix: z
    .string('应为文字')
    .regex(/^[a-z][a-z0-9-]{0,40}$/, '应由小写字母、数字和连字符组成，以字母开头，最多 41 个字符')
    .optional(),
  /** Users of the cluster. Absent: none, for a cluster without security. */
  auth: auth.optional(),
  /** PEM file of a private CA, relative to the settings file. */
  ca: text('CA 证书文件').optional(),
  /** Primary shards of a new index. Default 1: enough for some 20 million works. */
  shards: whole(1, 100).optional(),
  /** Copies of each shard. Default: one as soon as there is a second node (`0-1`). */
  replicas: whole(0, 10).optional(),
});

type GivenCredentials = z.infer<typeof credentials>;

export type Credentials =
  { readonly username: string; readonly password: string } | { readonly apiKey: string };

/** What `stores/elasticsearch` is opened with. */
export interface ElasticsearchSettings {
  readonly nodes: readonly string[];
  readonly prefix: string;
  readonly shards: number;
  readonly replicas: string;
  readonly auth: Readonly<Record<Task, Credentials | undefined>>;
  readonly ca: string | undefined;
}

/**
 * @param content as it stands in the file; faults of single keys are told elsewhere
 * @param faults gets keys that do not fit the kind of engine, and files that cannot be read
 * @returns undefined for the embedded engine
 */
export function readEngine(
  content: unknown,
  file: string,
  faults: string[],
): ElasticsearchSettings | undefined {
  const raw = typeof content === 'object' ? (content ?? {}) : {};
  faults.push(...misfits(raw).map((fault) => `${file}：engine.${fault}`));
  const parsed = engine.safeParse(raw);
  if (!parsed.success) {
    for (const [key, name] of namedFiles(raw)) readNamedFile(key, name, file, faults);
    return undefined;
  }
  const given = parsed.data;
  if (given.kind === 'embedded') return undefined;
  const read = (key: string, name: string): string => readNamedFile(key, name, file, faults);
  const credentialsOf = (key: string, one: GivenCredentials): Credentials => {
    const { username, password, passwordFile = '', apiKey, apiKeyFile = '' } = one;
    return username === undefined
      ? { apiKey: apiKey ?? read(`${key}.apiKeyFile`, apiKeyFile) }
      : { username, password: password ?? read(`${key}.passwordFile`, passwordFile) };
  };
  const forTask = (task: Task): Credentials | undefined => {
    if (given.auth === undefined) return undefined;
    if (!('search' in given.auth)) return credentialsOf('engine.auth', given.auth);
    const own = given.auth[task];
    return own === undefined ? undefined : credentialsOf(`engine.auth.${task}`, own);
  };
  return {
    nodes: given.nodes ?? [],
    prefix: given.prefix ?? 'nsl',
    shards: given.shards ?? 1,
    replicas: `0-${given.replicas ?? 1}`,
    auth: { search: forTask('search'), index: forTask('index'), migrate: forTask('migrate') },
    ca: given.ca === undefined ? undefined : read('engine.ca', given.ca),
  };
}

/** Keys that the kind of engine wants or has no use for. */
function misfits(raw: object): string[] {
  const { kind = 'embedded' } = raw as { kind?: unknown };
  if (kind === 'elasticsearch')
    return 'nodes' in raw ? [] : ['nodes 应列出 Elasticsearch 节点的网址，没有填写'];
  if (kind !== 'embedded') return [];
  return ELASTICSEARCH_KEYS.filter((key) => key in raw).map(
    (key) => `${key} 只用于 kind 为 "elasticsearch" 时，请删去，或写上 "kind": "elasticsearch"`,
  );
}

const FILE_KEYS = ['ca', 'passwordFile', 'apiKeyFile'];

/** Files that are named anywhere in what could not be understood as a whole, by their keys. */
function namedFiles(raw: object, under = 'engine'): (readonly [string, string])[] {
  return Object.entries(raw).flatMap(([key, value]: [string, unknown]) => {
    const at = `${under}.${key}`;
    if (typeof value === 'object' && value !== null) return namedFiles(value, at);
    return FILE_KEYS.includes(key) && typeof value === 'string' ? [[at, value] as const] : [];
  });
}

/**
 * The text of a file that a setting names, relative to the settings file; '' and a fault when it cannot be
 * read. Where a secret is kept in a file, its name may be the secret itself, by mistake, and is not told.
 */
export function readNamedFile(key: string, name: string, file: string, faults: string[]): string {
  try {
    return readFileSync(path.resolve(path.dirname(file), name), 'utf8').trim();
  } catch (error) {
    const came =
      isSecretName(key) || key.endsWith('.valueFile')
        ? '。这里应写文件的路径，不是密码或密钥本身（写了什么不显示）'
        : `，得到 ${JSON.stringify(name)}`;
    faults.push(`${file}：${key} ${whyUnread(error)}${came}`);
    return '';
  }
}
