/**
 * The way to the cluster: one client for each task, with the rights of that task alone, and faults told
 * as what they mean for us. Nothing is asked when it is opened, so that the portal starts without it.
 */
import { Client, ClusterConnectionPool, errors } from '@elastic/elasticsearch';
import { setTimeout as sleep } from 'node:timers/promises';
import { shownAddress } from '../../catalogue/address.ts';
import { messageOf } from '../../catalogue/errors.ts';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import { Breaker } from './breaker.ts';
import { SpareCalls } from './spare-calls.ts';

/** What a client may do: search; write documents; make, switch and delete indices. */
export type Task = 'search' | 'index' | 'migrate';

export type Credentials =
  { readonly username: string; readonly password: string } | { readonly apiKey: string };

export interface ElasticsearchOptions {
  /** Base addresses of nodes; the next is asked when one does not answer. */
  readonly nodes: readonly string[];
  /** Every name in the cluster begins with it. */
  readonly prefix: string;
  /** Primary shards of a new index. */
  readonly shards: number;
  /** Copies of each shard, as `index.auto_expand_replicas`: as many as there are nodes for, up to the second number. */
  readonly replicas: string;
  /** By task; none where the cluster asks for none. */
  readonly auth: Readonly<Record<Task, Credentials | undefined>>;
  /** Certificate of a private CA, PEM; the public ones are known. */
  readonly ca: string | undefined;
  /** Longest that a reader's search may take in all, in ms; `SEARCH_MS` where nothing is said. */
  readonly searchMs?: number | undefined;
}

/** Longest that a reader's search may take in all, and one node of several may take to answer. */
export const SEARCH_MS = 2_600;
const NODE_MS = 1_200;
const RETRY_MS = 150;
/** Time for one call that writes or makes something. */
const MIGRATE_MS = 60_000;

/** The cluster answered that it must not be written to, e.g. because its disk is nearly full. */
export class IndexPaused extends SearchUnavailable {
  override readonly code = 'INDEX_PAUSED';
}

/** The cluster refuses what the settings' user asks. */
export class IndexForbidden extends SearchUnavailable {
  override readonly code = 'INDEX_FORBIDDEN';
}

type Ask<T> = (client: Client, signal: AbortSignal) => Promise<T>;

export class Connection {
  readonly options: ElasticsearchOptions;
  readonly #clients = new Map<Task, Client>();
  readonly #breaker = new Breaker();
  readonly #spare = new SpareCalls();
  readonly #closing = new AbortController();

  constructor(options: ElasticsearchOptions) {
    this.options = options;
  }

  /**
   * For what readers wait for: on every node in turn within `searchMs`, behind the breaker.
   *
   * @throws SearchUnavailable when no node answered in time, or the breaker is open
   */
  async search<T>(ask: Ask<T>): Promise<T> {
    return this.#breaker.run(() => this.#onEveryNode(ask));
  }

  /** For what pages can do without: a few at a time, and refused sooner. @throws SearchUnavailable */
  async spare<T>(ask: Ask<T>): Promise<T> {
    return this.#spare.run(() => this.#onEveryNode(ask));
  }

  /** The client for a task that is not a reader's; faults are the caller's to translate by `faultOf`. */
  client(task: Exclude<Task, 'search'>): Client {
    return this.#client(task);
  }

  /** For making, switching and deleting indices. */
  async migrate<T>(ask: (client: Client, signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await ask(this.#client('migrate'), this.#closing.signal);
    } catch (error) {
      throw this.faultOf(error, 'migrate');
    }
  }

  /** Aborted when the connection closes. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#clients.values()].map((client) => client.close()));
  }

  /** What an error of the client means; what is our own fault comes back as it is. */
  faultOf(error: unknown, task: Task): Error {
    if (error instanceof errors.ResponseError) return this.#refusal(error, task);
    const isConnection =
      error instanceof errors.ConnectionError ||
      error instanceof errors.TimeoutError ||
      error instanceof errors.NoLivingConnectionsError ||
      error instanceof errors.RequestAbortedError ||
      error instanceof errors.ProductNotSupportedError ||
      error instanceof errors.DeserializationError;
    if (isConnection) {
      return new SearchUnavailable(
        `检索服务（Elasticsearch，${this.#where()}）没有正常回应；目录与收割不受影响，恢复后自动继续。`,
        { cause: error },
      );
    }
    return error instanceof Error ? error : new Error(messageOf(error));
  }

  async #onEveryNode<T>(ask: Ask<T>): Promise<T> {
    const { searchMs = SEARCH_MS } = this.options;
    const deadline = performance.now() + searchMs;
    const signal = AbortSignal.any([AbortSignal.timeout(searchMs), this.#closing.signal]);
    for (;;) {
      try {
        return await ask(this.#client('search'), signal);
      } catch (error) {
        const fault = this.faultOf(error, 'search');
        // What a node could not do while another was lost, the rest can do a moment later.
        const isWorthAnother =
          this.options.nodes.length > 1 &&
          fault.constructor === SearchUnavailable &&
          performance.now() + RETRY_MS < deadline;
        if (!isWorthAnother) throw fault;
        await sleep(RETRY_MS);
      }
    }
  }

  #refusal(error: errors.ResponseError, task: Task): Error {
    const status = error.statusCode ?? 0;
    const { error: told } = (error.body ?? {}) as { error?: { type?: string } };
    const type = told?.type;
    if (status === 401) {
      return new IndexForbidden(
        `检索服务（Elasticsearch）不认设置中 engine.auth 的 ${task} 用户或密码。`,
        { cause: error },
      );
    }
    if (type === 'cluster_block_exception') return paused(error);
    if (status === 403) {
      return new IndexForbidden(
        `检索服务（Elasticsearch）的 ${task} 用户缺少权限：${error.message.slice(0, 300)}`,
        { cause: error },
      );
    }
    if (type === 'index_not_found_exception') {
      return new SearchUnavailable('检索索引还没有建好，正在建立；请稍后再试。', { cause: error });
    }
    if (status === 429 || status >= 500) {
      return new SearchUnavailable(
        `检索服务（Elasticsearch，${this.#where()}）暂时不能回答（${status}）；请稍后再试。`,
        { cause: error },
      );
    }
    return error;
  }

  #where(): string {
    const [first = '', ...others] = this.options.nodes.map((node) => shownAddress(node));
    return others.length === 0 ? first : `${first} 等 ${others.length + 1} 个节点`;
  }

  #client(task: Task): Client {
    let client = this.#clients.get(task);
    if (client === undefined) {
      client = this.#open(task);
      this.#clients.set(task, client);
    }
    return client;
  }

  #open(task: Task): Client {
    const { nodes, auth, ca, searchMs = SEARCH_MS } = this.options;
    const credentials = auth[task];
    const isCluster = nodes.length > 1;
    const searches = {
      requestTimeout: isCluster ? NODE_MS : searchMs,
      retryOnTimeout: isCluster,
    };
    return new Client({
      nodes: [...nodes],
      ConnectionPool: ClusterConnectionPool,
      maxRetries: nodes.length - 1,
      ...(task === 'search' ? searches : { requestTimeout: MIGRATE_MS }),
      ...(credentials === undefined ? {} : { auth: credentials }),
      tls: { rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) },
      name: `nsl-${task}`,
    });
  }
}

export function paused(cause: unknown): IndexPaused {
  return new IndexPaused(
    '检索服务（Elasticsearch）把索引设成了只读，多半是磁盘将满；检索与收割照常，腾出空间后索引自动继续更新。',
    { cause },
  );
}
