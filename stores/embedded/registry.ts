/** `registry.db`: what people decided. Small, so every write waits until it is on the disk. */
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import pLimit from 'p-limit';
import type { Registry } from '../../catalogue/ports/registry.ts';
import type { CollectionRule, Source, SourceState } from '../../catalogue/source.ts';
import { Database } from '../sqlite.ts';
import type { Value } from '../sqlite.ts';

interface Tables {
  source: {
    id: string;
    library: string;
    base_url: string;
    metadata_prefix: string;
    set_spec: string | null;
    schedule: string;
    /** JSON of `CollectionRule[]`. */
    collections: string;
    state: SourceState;
    /** 1 when the settings file named it; such a source is retired when it is no longer there. */
    from_settings: number;
  };
}

const MIGRATIONS = [
  `create table source (
    id text primary key,
    library text not null,
    base_url text not null,
    metadata_prefix text not null,
    set_spec text,
    schedule text not null,
    collections text not null,
    state text not null check (state in ('active', 'paused', 'retired')),
    from_settings integer not null
  ) strict, without rowid;`,
];

export class SqliteRegistry implements Registry {
  readonly #db: Database;
  readonly #kysely: Kysely<Tables>;

  /** @throws UnusableDatabase */
  constructor(file: string) {
    this.#db = new Database(file, { migrations: MIGRATIONS, synchronous: 'FULL' });
    this.#kysely = new Kysely<Tables>({ dialect: dialectOf(this.#db) });
  }

  async sources(): Promise<readonly Source[]> {
    const rows = await this.#kysely
      .selectFrom('source')
      .selectAll()
      .orderBy((order) => order.case().when('state', '=', 'retired').then(1).else(0).end())
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      library: row.library,
      baseUrl: row.base_url,
      metadataPrefix: row.metadata_prefix,
      set: row.set_spec ?? undefined,
      schedule: row.schedule,
      collections: JSON.parse(row.collections) as CollectionRule[],
      state: row.state,
    }));
  }

  async applySettings(sources: readonly Omit<Source, 'state'>[]): Promise<void> {
    await this.#kysely.transaction().execute(async (transaction) => {
      const ids = sources.map((source) => source.id);
      await transaction
        .updateTable('source')
        .set({ state: 'retired' })
        .where('from_settings', '=', 1)
        .$if(ids.length > 0, (query) => query.where('id', 'not in', ids))
        .execute();
      for (const source of sources) {
        const row = {
          library: source.library,
          base_url: source.baseUrl,
          metadata_prefix: source.metadataPrefix,
          set_spec: source.set ?? null,
          schedule: source.schedule,
          collections: JSON.stringify(source.collections),
          from_settings: 1,
        };
        await transaction
          .insertInto('source')
          .values({ id: source.id, state: 'active', ...row })
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet((update) => ({
              ...row,
              // A source that came back to the settings is active again; one that was paused stays so.
              state: update
                .case()
                .when('source.state', '=', 'retired')
                .then('active' as SourceState)
                .else(update.ref('source.state'))
                .end(),
            })),
          )
          .execute();
      }
    });
  }

  async close(): Promise<void> {
    await this.#kysely.destroy();
    this.#db.close();
  }
}

/** Kysely on our driver. One connection; what is asked at the same time waits its turn. */
function dialectOf(db: Database): Dialect {
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const statement = db.prepare(query.sql);
      const values = query.parameters as readonly Value[];
      if (statement.reads) return { rows: statement.all(...values) as R[] };
      return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
    },
    async *streamQuery() {
      throw new TypeError('The registry is not streamed.');
    },
  };
  const oneAtATime = pLimit(1);
  let release: () => void = () => undefined;
  const driver: Driver = {
    init: async () => undefined,
    acquireConnection: () =>
      new Promise((acquired) => {
        void oneAtATime(() => {
          acquired(connection);
          return new Promise<void>((released) => (release = released));
        });
      }),
    beginTransaction: async () => db.exec('begin immediate'),
    commitTransaction: async () => db.exec('commit'),
    rollbackTransaction: async () => db.exec('rollback'),
    releaseConnection: async () => release(),
    destroy: async () => undefined,
  };
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driver,
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
