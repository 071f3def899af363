/** Kysely on our driver, so that SQL of the registry is written once for SQLite and PostgreSQL. */
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import pLimit from 'p-limit';
import type { Database, Value } from '../../sqlite.ts';

/** One connection; what is asked at the same time waits its turn. */
export function dialectOf(db: Database): Dialect {
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
