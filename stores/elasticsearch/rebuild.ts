/**
 * A new index filled beside the one in use, put in its place by one call, and the old one kept for
 * going back. Loading goes without refreshes and copies; both come before readers do.
 */
import type { estypes } from '@elastic/elasticsearch';
import { IndexIncomplete, SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import type { IndexRebuild, RefusedWork } from '../../catalogue/ports/search-index.ts';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import type { WorkId } from '../../catalogue/work.ts';
import { bulkWrite } from './bulk.ts';
import type { BulkItem } from './bulk.ts';
import type { Connection } from './connection.ts';
import { indexDefinition, workDocument } from './document.ts';
import type { IndexNames } from './index-names.ts';
import { IS_WORK } from './match.ts';
import { stateItem } from './state.ts';

/** How long one batch goes on without any success; the caller tries it again. */
const PATIENCE_MS = 8_000;
/** Works compared with what the new index gives back. */
const SAMPLES = 200;
/** How long to wait until the copies are there; readers are served without them if it takes longer. */
const COPIES_WAIT = '60s';
/** Between refreshes that nobody asks for: what a process that died half way has written is seen then. */
const REFRESH = '30s';

/**
 * The caller makes sure that only one is being built in all processes: what an earlier attempt left
 * behind is deleted here.
 */
export async function beginRebuild(
  connection: Connection,
  names: IndexNames,
): Promise<IndexRebuild> {
  const index = names.fresh(new Date());
  const { settings, mappings } = indexDefinition();
  await connection.migrate(async (client, signal) => {
    await deleteUnused(connection, names);
    await client.indices.create(
      {
        index,
        mappings,
        settings: {
          ...settings,
          'index.number_of_shards': connection.options.shards,
        },
        aliases: { [names.writeAlias(index)]: {} },
      },
      { signal },
    );
  });
  return new Rebuild(connection, names, index);
}

/** @returns the name of the index in use now; undefined when none was kept */
export async function rollback(
  connection: Connection,
  names: IndexNames,
): Promise<string | undefined> {
  const current = await indexOf(connection, names.alias);
  const previous = await indexOf(connection, names.previous);
  if (previous === undefined) return undefined;
  await switchTo(connection, names, previous, current);
  return previous;
}

class Rebuild implements IndexRebuild {
  readonly #connection: Connection;
  readonly #names: IndexNames;
  readonly #index: string;
  readonly #refused = new Map<WorkId, string>();
  readonly #sample = new Sample();

  constructor(connection: Connection, names: IndexNames, index: string) {
    this.#connection = connection;
    this.#names = names;
    this.#index = index;
  }

  async replace(works: readonly IndexedWork[], seq: number): Promise<void> {
    for (const work of works) this.#sample.offer(work);
    await this.#write(
      works.map((work) => ({ id: work.id, version: seq, document: workDocument(work) })),
    );
  }

  async remove(ids: readonly WorkId[], seq: number): Promise<void> {
    for (const id of ids) this.#sample.forget(id);
    await this.#write(ids.map((id) => ({ id, version: seq, document: {} })));
  }

  async publish(epoch: string, seq: number, works: number): Promise<readonly RefusedWork[]> {
    const index = this.#index;
    await this.#write([stateItem(epoch, seq)]);
    await this.#connection.migrate((client, signal) =>
      client.indices.refresh({ index }, { signal }),
    );
    await this.#check(works);
    const { replicas } = this.#connection.options;
    await this.#connection.migrate(async (client, signal) => {
      await client.indices.putSettings(
        {
          index,
          settings: {
            'index.auto_expand_replicas': replicas,
            'index.refresh_interval': REFRESH,
            'index.translog.durability': 'request',
          },
        },
        { signal },
      );
      // Not every cluster has room for all copies; the answer says so and does not matter here.
      await client.cluster.health(
        { index, wait_for_status: 'green', timeout: COPIES_WAIT },
        { signal, ignore: [408], requestTimeout: 90_000 },
      );
    });
    const current = await indexOf(this.#connection, this.#names.alias);
    await switchTo(this.#connection, this.#names, index, current);
    await deleteUnused(this.#connection, this.#names);
    return [...this.#refused].map(([id, reason]) => ({ id, reason }));
  }

  async discard(): Promise<void> {
    await this.#connection
      .migrate((client, signal) =>
        client.indices.delete({ index: this.#index, ignore_unavailable: true }, { signal }),
      )
      .catch((error: unknown) => {
        // What is left behind goes with the next rebuild.
        if (!(error instanceof SearchUnavailable)) throw error;
      });
  }

  async #write(items: readonly BulkItem[]): Promise<void> {
    const alias = this.#names.writeAlias(this.#index);
    const { refused, conflicts } = await bulkWrite(this.#connection, alias, items, PATIENCE_MS);
    for (const { id } of items) this.#refused.delete(id);
    for (const { id, reason } of refused) {
      this.#refused.set(id, reason);
      this.#sample.forget(id);
    }
    // A newer version came by another way: it is the one to keep, and not the one to compare with.
    for (const id of conflicts) this.#sample.forget(id);
  }

  async #check(works: number): Promise<void> {
    const index = this.#index;
    const wanted = works - this.#refused.size;
    const { count } = await this.#connection.migrate((client, signal) =>
      client.count({ index, query: IS_WORK }, { signal }),
    );
    if (count !== wanted) {
      throw new IndexIncomplete(`新建的检索索引应有 ${wanted} 种文献，实有 ${count} 种；未启用。`);
    }
    const sample = this.#sample.works;
    if (sample.size === 0) return;
    const { docs } = await this.#connection.migrate((client, signal) =>
      client.mget<{ hit: IndexedWork['hit'] }>({ index, ids: [...sample.keys()] }, { signal }),
    );
    for (const doc of docs) {
      const given = 'found' in doc && doc.found ? JSON.stringify(doc._source?.hit) : undefined;
      if (given === sample.get(doc._id)) continue;
      throw new IndexIncomplete(`新建的检索索引中文献 ${doc._id} 与写入的不同；未启用。`);
    }
  }
}

/** Some of the works handed over, each as likely to be among them as any other, as they must come back. */
class Sample {
  readonly works = new Map<WorkId, string>();
  #offered = 0;

  offer(work: IndexedWork): void {
    this.#offered++;
    const isKnown = this.works.delete(work.id);
    if (!isKnown && this.works.size >= SAMPLES) {
      if (Math.random() * this.#offered >= SAMPLES) return;
      const [oldest = ''] = this.works.keys();
      this.works.delete(oldest);
    }
    this.works.set(work.id, JSON.stringify(work.hit));
  }

  forget(id: WorkId): void {
    this.works.delete(id);
  }
}

async function indexOf(connection: Connection, alias: string): Promise<string | undefined> {
  const found = await connection.migrate((client, signal) =>
    client.indices.getAlias({ name: alias }, { signal, ignore: [404] }),
  );
  // A missing alias answers with an error as body, which has no index in it.
  return 'error' in found ? undefined : Object.keys(found)[0];
}

/** One call: readers are led to the old index or the new one, never to none. */
async function switchTo(
  connection: Connection,
  names: IndexNames,
  index: string,
  current: string | undefined,
): Promise<void> {
  const actions: estypes.IndicesUpdateAliasesAction[] = [
    { add: { index, alias: names.alias } },
    { remove: { index: names.all, alias: names.previous, must_exist: false } },
  ];
  if (current !== undefined) {
    actions.push(
      { remove: { index: current, alias: names.alias } },
      { add: { index: current, alias: names.previous } },
    );
  }
  await connection.migrate((client, signal) =>
    client.indices.updateAliases({ actions }, { signal }),
  );
}

/** Deletes our indices that are neither in use nor kept. */
async function deleteUnused(connection: Connection, names: IndexNames): Promise<void> {
  await connection.migrate(async (client, signal) => {
    const found = await client.indices.getAlias(
      { index: names.all, allow_no_indices: true },
      { signal, ignore: [404] },
    );
    if ('error' in found) return;
    const unused = Object.entries(found)
      .filter(([, { aliases }]) => !(names.alias in aliases) && !(names.previous in aliases))
      .map(([index]) => index);
    if (unused.length > 0) await client.indices.delete({ index: unused }, { signal });
  });
}
