/**
 * Genuine Elasticsearch servers for the suites, the benchmarks and developers: fetches the plain
 * server once into `.elasticsearch/`, and starts nodes in folders of their own that are gone when they
 * stop. `npm run elasticsearch` starts one and leaves it running; `-- --help` tells the rest.
 *
 * The artifact is the real server without most of its modules (no analysis plugins, no scripts), which
 * is all the portal may rely on.
 */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

/** Lines of the server that the portal supports, with the release tried and the least Java it runs on. */
const RELEASES = {
  '8': { version: '8.19.9', java: 17 },
  '9': { version: '9.3.2', java: 21 },
} as const;
export type Line = keyof typeof RELEASES;
export const LINES = Object.keys(RELEASES) as Line[];

const HOME = path.join(import.meta.dirname, '..', '..', '.elasticsearch');
const START_MS = 120_000;
const STOP_MS = 20_000;
/**
 * Code is compiled once and not twice, and no thread collects garbage beside: a server starts with half the processor,
 * and is slower in the long run.
 */
const QUICK = '-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC';
/** User and group `nobody`: the server refuses to run as root. */
const NOBODY = 65_534;

/** Users that the secure cluster knows, with the least that each task needs. */
export const USERS = {
  search: { username: 'portal-search', password: 'search-only' },
  index: { username: 'portal-index', password: 'index-only' },
  migrate: { username: 'portal-migrate', password: 'migrate-only' },
} as const;

const ROLES = `
portal_search:
  indices:
    - names: ["nsl-*"]
      privileges: ["read"]
portal_index:
  indices:
    - names: ["nsl-*"]
      privileges: ["read", "index", "maintenance"]
portal_migrate:
  cluster: ["monitor"]
  indices:
    - names: ["nsl-*"]
      privileges: ["create_index", "delete_index", "manage", "index", "read"]
`;

export interface ClusterOptions {
  readonly line?: Line;
  /** 1, or 3. */
  readonly nodes?: number;
  /** Users and TLS with a private CA; one node only. */
  readonly secure?: boolean;
  /** Of the first node; a free one when absent. */
  readonly port?: number;
  /** Memory of each node's Java heap, MB. Default 512. */
  readonly heapMb?: number;
  /** It is to be as fast as it gets, not soon there. Default false. */
  readonly isMeasured?: boolean;
}

export interface Node {
  readonly url: string;
  /** Ends it without warning. */
  kill(): Promise<void>;
  /** Stops its process without ending it, as a long pause of the machine would. */
  freeze(): void;
  thaw(): void;
}

export interface Cluster {
  readonly line: Line;
  readonly urls: readonly string[];
  readonly nodes: readonly Node[];
  /** PEM file of the CA that signed the server's certificate; only of a secure cluster. */
  readonly ca: string | undefined;
  stop(): Promise<void>;
}

/** Why this machine cannot run a server of this line; undefined when it can. */
export function reasonAgainst(line: Line): string | undefined {
  const { version, java } = RELEASES[line];
  if (!existsSync(path.join(folderOf(line), 'bin', 'elasticsearch')))
    return `没有 Elasticsearch ${version}（npm run elasticsearch -- --fetch 可取得）`;
  if (javaHome(java) === undefined)
    return `Elasticsearch ${version} 需要 Java ${java} 或更新的版本，本机没有`;
  return undefined;
}

/** Fetches the server with Maven unless it is there. */
export function fetchServer(line: Line): void {
  const { version } = RELEASES[line];
  if (existsSync(folderOf(line))) return;
  mkdirSync(HOME, { recursive: true });
  const artifact = `org.elasticsearch.distribution.integ-test-zip:elasticsearch:${version}:zip`;
  const run = (program: string, args: string[]): void => {
    execFileSync(program, args, { cwd: HOME, stdio: ['ignore', 'inherit', 'inherit'] });
  };
  run('mvn', [
    '-q',
    '-B',
    'dependency:copy',
    `-Dartifact=${artifact}`,
    `-DoutputDirectory=${HOME}`,
  ]);
  const archive = path.join(HOME, `elasticsearch-${version}.zip`);
  // Unpacked aside, so that half a server is never taken for a whole one.
  const aside = mkdtempSync(path.join(HOME, 'unpacking-'));
  run('unzip', ['-q', archive, '-d', aside]);
  execFileSync('mv', [path.join(aside, `elasticsearch-${version}`), folderOf(line)]);
  rmSync(aside, { recursive: true });
  rmSync(archive);
}

/** @throws Error with the last lines of its log when a node does not get ready */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const { line = '8', nodes: count = 1, secure = false, heapMb = 512 } = options;
  const { isMeasured = false } = options;
  const against = reasonAgainst(line);
  if (against !== undefined) throw new Error(against);
  const home = mkdtempSync(path.join(tmpdir(), 'elasticsearch-'));
  chmodSync(home, 0o755);
  const ca = secure ? makeCertificates(home) : undefined;
  const ports = await freePorts(count);
  if (options.port !== undefined) ports[0] = options.port;
  const transport = await freePorts(count);
  const running = ports.map((port, i) =>
    startNode({ line, home, i, port, transport, secure, count, heapMb, isMeasured }),
  );
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((node) => node.stop()));
    rmSync(home, { recursive: true, force: true });
  };
  const urls = ports.map((port) => `${secure ? 'https' : 'http'}://127.0.0.1:${port}`);
  try {
    await Promise.all(running.map((node, i) => node.ready(urls[i] ?? '', count, ca)));
  } catch (error) {
    await stop();
    throw error;
  }
  const nodes = running.map((node, i) => ({
    url: urls[i] ?? '',
    kill: () => node.kill(),
    freeze: () => node.signal('SIGSTOP'),
    thaw: () => node.signal('SIGCONT'),
  }));
  return { line, urls, nodes, ca, stop };
}

interface NodePlan {
  readonly line: Line;
  readonly home: string;
  readonly i: number;
  readonly port: number;
  readonly transport: readonly number[];
  readonly secure: boolean;
  readonly count: number;
  readonly heapMb: number;
  readonly isMeasured: boolean;
}

class ServerProcess {
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #log: string;
  #hasEnded = false;

  constructor(child: ChildProcess, log: string) {
    this.#process = child;
    this.#log = log;
    this.#ended = new Promise((end) => {
      child.once('exit', () => {
        this.#hasEnded = true;
        end();
      });
    });
    // A test that fails half way must not leave a server behind.
    process.once('exit', () => this.signal('SIGKILL'));
  }

  /** The launcher and the server it started are one group. */
  signal(signal: NodeJS.Signals): void {
    if (this.#process.pid === undefined || this.#hasEnded) return;
    try {
      process.kill(-this.#process.pid, signal);
    } catch {
      // It ended just now.
    }
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.#ended;
  }

  async stop(): Promise<void> {
    this.signal('SIGCONT');
    this.signal('SIGTERM');
    await Promise.race([this.#ended, sleep(STOP_MS, undefined, { ref: false })]);
    await this.kill();
  }

  async ready(url: string, nodes: number, ca: string | undefined): Promise<void> {
    const deadline = performance.now() + START_MS;
    while (performance.now() < deadline && !this.#hasEnded) {
      if (await isReady(url, nodes, ca)) return;
      await sleep(250);
    }
    const log = existsSync(this.#log) ? readFileSync(this.#log, 'utf8').slice(-2_000) : '';
    throw new Error(`Elasticsearch 没有就绪：${url}\n${log}`);
  }
}

function isReady(url: string, nodes: number, ca: string | undefined): Promise<boolean> {
  const address = `${url}/_cluster/health?wait_for_status=yellow&wait_for_nodes=${nodes}&timeout=1s`;
  const { username, password } = USERS.migrate;
  const options = ca === undefined ? {} : { ca: readFileSync(ca), auth: `${username}:${password}` };
  const get = ca === undefined ? http.get : https.get;
  return new Promise((answer) => {
    get(address, { ...options, timeout: 5_000, agent: false }, (response) => {
      response.resume();
      answer(response.statusCode === 200);
    })
      .once('timeout', function (this: http.ClientRequest) {
        this.destroy();
      })
      .once('error', () => answer(false));
  });
}

function startNode(plan: NodePlan): ServerProcess {
  const { line, home, i, port, transport, secure, count, heapMb, isMeasured } = plan;
  const server = folderOf(line);
  const own = path.join(home, `node-${i}`);
  const conf = path.join(own, 'config');
  for (const folder of ['config/jvm.options.d', 'data', 'logs', 'tmp']) {
    mkdirSync(path.join(own, folder), { recursive: true });
  }
  for (const file of ['jvm.options', 'log4j2.properties']) {
    cpSync(path.join(server, 'config', file), path.join(conf, file));
  }
  const name = (n: number): string => `node-${n}`;
  const seeds = transport.map((one) => `"127.0.0.1:${one}"`).join(', ');
  const lines = [
    'cluster.name: nsl-test',
    `node.name: ${name(i)}`,
    `path.data: ${own}/data`,
    `path.logs: ${own}/logs`,
    'network.host: 127.0.0.1',
    `http.port: ${port}`,
    `transport.port: ${transport[i] ?? 0}`,
    // A nearly full disk of a test machine must not turn indices read-only.
    'cluster.routing.allocation.disk.threshold_enabled: false',
    ...(count === 1
      ? ['discovery.type: single-node']
      : [
          `discovery.seed_hosts: [${seeds}]`,
          `cluster.initial_master_nodes: [${transport.map((_, n) => name(n)).join(', ')}]`,
        ]),
    `xpack.security.enabled: ${secure}`,
    ...(secure
      ? [
          'xpack.license.self_generated.type: basic',
          'xpack.security.transport.ssl.enabled: false',
          'xpack.security.http.ssl.enabled: true',
          'xpack.security.http.ssl.key: node.key',
          'xpack.security.http.ssl.certificate: node.crt',
        ]
      : []),
  ];
  writeFileSync(path.join(conf, 'elasticsearch.yml'), `${lines.join('\n')}\n`);
  const env = {
    PATH: process.env['PATH'],
    HOME: own,
    ES_JAVA_HOME: javaHome(RELEASES[line].java),
    ES_PATH_CONF: conf,
    ES_TMPDIR: path.join(own, 'tmp'),
    ES_JAVA_OPTS: `-Xms${heapMb}m -Xmx${heapMb}m ${isMeasured ? '' : QUICK}`,
    CLI_JAVA_OPTS: QUICK,
  };
  if (secure) {
    for (const file of ['node.key', 'node.crt'])
      cpSync(path.join(home, file), path.join(conf, file));
    writeFileSync(path.join(conf, 'roles.yml'), ROLES);
    for (const file of ['users', 'users_roles']) writeFileSync(path.join(conf, file), '');
    for (const [task, { username, password }] of Object.entries(USERS)) {
      const users = path.join(server, 'bin', 'elasticsearch-users');
      execFileSync(users, ['useradd', username, '-p', password, '-r', `portal_${task}`], {
        env,
        stdio: 'ignore',
      });
    }
  }
  const isRoot = process.getuid?.() === 0;
  if (isRoot)
    for (const file of ['', ...globSync('**', { cwd: own })])
      chownSync(path.join(own, file), NOBODY, NOBODY);
  const child = spawn(path.join(server, 'bin', 'elasticsearch'), [], {
    env,
    cwd: own,
    detached: true,
    stdio: 'ignore',
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  return new ServerProcess(child, path.join(own, 'logs', 'nsl-test.log'));
}

/** A CA of our own and a certificate for 127.0.0.1. @returns the CA's PEM file */
function makeCertificates(home: string): string {
  const at = (name: string): string => path.join(home, name);
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { stdio: 'ignore' });
  };
  const key = ['-newkey', 'rsa:2048', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-days',
    '30',
    '-subj',
    '/CN=Test CA',
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.crt'),
  );
  openssl('req', ...key, '-subj', '/CN=node', '-keyout', at('node.key'), '-out', at('node.csr'));
  writeFileSync(at('node.ext'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
  openssl(
    'x509',
    '-req',
    '-days',
    '30',
    '-in',
    at('node.csr'),
    '-CA',
    at('ca.crt'),
    '-CAkey',
    at('ca.key'),
    '-CAcreateserial',
    '-extfile',
    at('node.ext'),
    '-out',
    at('node.crt'),
  );
  return at('ca.crt');
}

function folderOf(line: Line): string {
  return path.join(HOME, `elasticsearch-${RELEASES[line].version}`);
}

/** Home of a Java at least this new, the oldest that will do. */
function javaHome(least: number): string | undefined {
  const homes = [process.env['JAVA_HOME'] ?? '', ...globSync('/usr/lib/jvm/*')];
  return homes
    .flatMap((home) => {
      const release = path.join(home, 'release');
      if (home === '' || !existsSync(release) || !existsSync(path.join(home, 'bin', 'java')))
        return [];
      const version = /^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, 'utf8'))?.[1];
      return version === undefined ? [] : [{ home, version: Number(version) }];
    })
    .filter(({ version }) => version >= least)
    .sort((a, b) => a.version - b.version)[0]?.home;
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      return server;
    }),
  );
  return Promise.all(
    servers.map(async (server) => {
      const address = server.address();
      await new Promise((closed) => server.close(closed));
      return typeof address === 'object' && address !== null ? address.port : 0;
    }),
  );
}

const HELP = `npm run elasticsearch [-- 选项]    取得并启动一个真正的 Elasticsearch，供开发和测试
  --line 8|9     服务器的大版本，默认 8
  --nodes 3      三个节点的集群
  --secure       带用户和 TLS（单节点）
  --port 9200    第一个节点的端口
  --fetch        只取得两个大版本，不启动`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      line: { type: 'string', default: '8' },
      nodes: { type: 'string', default: '1' },
      port: { type: 'string', default: '9200' },
      secure: { type: 'boolean', default: false },
      fetch: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const line = LINES.find((one) => one === values.line);
  if (values.help || line === undefined) {
    console.log(HELP);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  for (const one of values.fetch ? LINES : [line]) fetchServer(one);
  if (values.fetch) return;
  const { nodes, port, secure } = values;
  const cluster = await startCluster({ line, nodes: Number(nodes), port: Number(port), secure });
  console.log(`Elasticsearch ${RELEASES[line].version}：${cluster.urls.join(' ')}`);
  if (cluster.ca !== undefined) console.log(`CA：${cluster.ca}\n用户：${JSON.stringify(USERS)}`);
  console.log('按 Ctrl-C 停止，数据随之删除。');
  await new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  });
  await cluster.stop();
}

if (import.meta.main) await main();
