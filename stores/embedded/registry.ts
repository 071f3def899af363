/** `registry.db`: what people decided. Small, so every write waits until it is on the disk. */
import { isDeepStrictEqual } from 'node:util';
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import pLimit from 'p-limit';
import type { Library } from '../../catalogue/library.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import type { CollectionRule, Source, SourceState } from '../../catalogue/source.ts';
import type { MatchDecisions } from '../../catalogue/ports/match-decisions.ts';
import { Database } from '../sqlite.ts';
import type { Value } from '../sqlite.ts';
import { DECISIONS, RegisteredDecisions } from './registered-decisions.ts';
import type { DecisionTables } from './registered-decisions.ts';

interface SourceRow {
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
}

interface Tables {
  source: SourceRow;
  library: {
    code: string;
    /** Place in the settings, from 0. */
    place: number;
    /** JSON of `Library`. */
    json: string;
  };
  revision: { number: number };
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
  // Counted by the database itself, so that no writer can forget to.
  `create table library (
    code text primary key,
    place integer not null,
    json text not null
  ) strict, without rowid;
  create table revision (number integer not null) strict;
  insert into revision values (1);
  ${['source', 'library']
    .flatMap((table) =>
      ['insert', 'update', 'delete'].map(
        (change) => `create trigger ${table}_${change} after ${change} on ${table}
          begin update revision set number = number + 1; end;`,
      ),
    )
    .join('\n')}`,
  DECISIONS,
];

export class SqliteRegistry implements Registry {
  readonly #db: Database;
  readonly #kysely: Kysely<Tables & DecisionTables>;
  readonly matchDecisions: MatchDecisions;

  /** @throws UnusableDatabase */
  constructor(file: string, readOnly = false) {
    this.#db = new Database(file, { readOnly, migrations: MIGRATIONS, synchronous: 'FULL' });
    const kysely = new Kysely<DecisionTables>({ dialect: dialectOf(this.#db) });
    this.#kysely = kysely.$extendTables<Pick<Tables, keyof Tables>>();
    this.matchDecisions = new RegisteredDecisions(kysely, (json) => this.#db.parsed(json));
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
      collections: this.#db.parsed(row.collections) as CollectionRule[],
      state: row.state,
    }));
  }

  async libraries(): Promise<readonly Library[]> {
    const rows = await this.#kysely.selectFrom('library').select('json').orderBy('place').execute();
    return rows.map(({ json }) => this.#db.parsed(json) as Library);
  }

  async revision(): Promise<number> {
    const { number } = await this.#kysely
      .selectFrom('revision')
      .select('number')
      .executeTakeFirstOrThrow();
    return number;
  }

  async applySettings(sources: readonly Omit<Source, 'state'>[]): Promise<void> {
    await this.#kysely.transaction().execute(async (transaction) => {
      const known = await transaction.selectFrom('source').selectAll().execute();
      const stated = new Map(known.map((row) => [row.id, row]));
      const named = sources.map((source) => rowOf(source, stated.get(source.id)?.state));
      const ids = new Set(named.map(({ id }) => id));
      const retired = known
        .filter((row) => row.from_settings === 1 && !ids.has(row.id))
        .map((row) => ({ ...row, state: 'retired' as const }));
      for (const row of [...named, ...retired]) {
        if (isDeepStrictEqual({ ...stated.get(row.id) }, row)) continue;
        await transaction
          .insertInto('source')
          .values(row)
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
      }
    });
  }

  async applyLibraries(libraries: readonly Library[]): Promise<void> {
    await this.#kysely.transaction().execute(async (transaction) => {
      const known = await transaction.selectFrom('library').selectAll().execute();
      const wanted = libraries.map((library, place) => ({
        code: library.code,
        place,
        json: JSON.stringify(library),
      }));
      for (const { code } of known) {
        if (wanted.some((row) => row.code === code)) continue;
        await transaction.deleteFrom('library').where('code', '=', code).execute();
      }
      for (const row of wanted) {
        if (known.some((one) => isDeepStrictEqual({ ...one }, row))) continue;
        await transaction
          .insertInto('library')
          .values(row)
          .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
          .execute();
      }
    });
  }

  async close(): Promise<void> {
    await this.#kysely.destroy();
    this.#db.close();
  }
}

/** A source of the settings. One that came back is active again; one that was paused stays so. */
function rowOf(source: Omit<Source, 'state'>, state: SourceState | undefined): SourceRow {
  return {
    id: source.id,
    library: source.library,
    base_url: source.baseUrl,
    metadata_prefix: source.metadataPrefix,
    set_spec: source.set ?? null,
    schedule: source.schedule,
    collections: JSON.stringify(source.collections),
    state: state === 'paused' ? 'paused' : 'active',
    from_settings: 1,
  };
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
