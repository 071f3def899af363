/**
 * `checks.db`: purchase lists and what came of them. Apart from the registry, because a list is large and what persons
 * decide elsewhere shall not wait for it; precious, because persons chose line by line.
 */
import { Kysely } from 'kysely';
import type {
  CheckChoices,
  CheckColumns,
  CheckDistribution,
  CheckLines,
  CheckLists,
  CheckProgress,
  Checks,
} from '../../catalogue/ports/check-lists.ts';
import { Database } from '../sqlite.ts';
import { KeptChoices } from './checks/choices.ts';
import { KeptColumns } from './checks/columns.ts';
import { KeptDistribution } from './checks/distribution.ts';
import { KeptLines } from './checks/lines.ts';
import { KeptLists } from './checks/lists.ts';
import { KeptProgress } from './checks/progress.ts';
import { MIGRATIONS } from './checks/tables.ts';
import type { Tables } from './checks/tables.ts';
import { keepPrivate } from './private-file.ts';
import { dialectOf } from './registry/dialect.ts';

export class SqliteChecks implements Checks {
  readonly #db: Database;
  readonly #kysely: Kysely<Tables>;
  readonly lists: CheckLists;
  readonly lines: CheckLines;
  readonly choices: CheckChoices;
  readonly distribution: CheckDistribution;
  readonly columns: CheckColumns;
  readonly progress: CheckProgress;

  /** @throws UnusableDatabase */
  constructor(file: string, readOnly = false) {
    if (!readOnly) keepPrivate(file);
    this.#db = new Database(file, { readOnly, migrations: MIGRATIONS, logMiB: 16 });
    this.#kysely = new Kysely<Tables>({ dialect: dialectOf(this.#db) });
    const parsed = (json: string): unknown => this.#db.parsed(json);
    this.lists = new KeptLists(this.#kysely, parsed);
    this.lines = new KeptLines(this.#kysely, parsed);
    this.choices = new KeptChoices(this.#kysely);
    this.distribution = new KeptDistribution(this.#kysely, this.lines);
    this.columns = new KeptColumns(this.#kysely);
    this.progress = new KeptProgress(this.#db, this.#kysely, parsed);
  }

  async close(): Promise<void> {
    await this.#kysely.destroy();
    this.#db.close();
  }
}
