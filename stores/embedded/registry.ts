/** `registry.db`: what people decided. Small, so every write waits until it is on the disk. */
import { isDeepStrictEqual } from 'node:util';
import { Kysely } from 'kysely';
import type { Library } from '../../catalogue/library.ts';
import type { AccessKeys } from '../../catalogue/ports/access-keys.ts';
import type { AuditTrail } from '../../catalogue/ports/audit-trail.ts';
import type { People } from '../../catalogue/ports/people.ts';
import type { HealthTold } from '../../catalogue/ports/health-told.ts';
import type { LibraryPages } from '../../catalogue/ports/library-pages.ts';
import type { Waivers } from '../../catalogue/ports/waivers.ts';
import type { Findings } from '../../catalogue/ports/registrations.ts';
import type { Overruled, Registry } from '../../catalogue/ports/registry.ts';
import type { Source } from '../../catalogue/source.ts';
import type { Deliveries } from '../../catalogue/ports/deliveries.ts';
import type { Cases } from '../../catalogue/ports/cases.ts';
import type { MatchDecisions } from '../../catalogue/ports/match-decisions.ts';
import type { Outbox } from '../../catalogue/ports/outbox.ts';
import type { Suppressions } from '../../catalogue/ports/suppressions.ts';
import { Database } from '../sqlite.ts';
import { keepPrivate } from './private-file.ts';
import { RegisteredKeys } from './registry/access-keys.ts';
import { RegisteredAudit } from './registry/audit-trail.ts';
import { RegisteredCases } from './registry/cases.ts';
import { RegisteredDeliveries } from './registry/deliveries.ts';
import { dialectOf } from './registry/dialect.ts';
import { RegisteredDecisions } from './registry/match-decisions.ts';
import { RegisteredHealthTold } from './registry/health-told.ts';
import { RegisteredPages } from './registry/library-pages.ts';
import { RegisteredOutbox } from './registry/outbox.ts';
import { RegisteredSuppressions } from './registry/suppressions.ts';
import { RegisteredPeople } from './registry/people.ts';
import { RegisteredWaivers } from './registry/waivers.ts';
import { RegisteredFindings } from './registry/findings.ts';
import { RegisteredSources } from './registry/sources.ts';
import { MIGRATIONS } from './registry/tables.ts';
import type { Tables } from './registry/tables.ts';

export class SqliteRegistry implements Registry {
  readonly #db: Database;
  readonly #kysely: Kysely<Tables>;
  readonly keys: AccessKeys;
  readonly people: People;
  readonly audit: AuditTrail;
  readonly matchDecisions: MatchDecisions;
  readonly outbox: Outbox;
  readonly suppressions: Suppressions;
  readonly waivers: Waivers;
  readonly pages: LibraryPages;
  readonly healthTold: HealthTold;
  readonly #pages: RegisteredPages;
  readonly registrations: RegisteredSources;
  readonly findings: Findings;
  readonly cases: Cases;
  readonly deliveries: Deliveries;

  /** @throws UnusableDatabase */
  constructor(file: string, readOnly = false) {
    if (!readOnly) keepPrivate(file);
    this.#db = new Database(file, { readOnly, migrations: MIGRATIONS, synchronous: 'FULL' });
    this.#kysely = new Kysely<Tables>({ dialect: dialectOf(this.#db) });
    this.keys = new RegisteredKeys(this.#kysely);
    const parsed = (json: string): unknown => this.#db.parsed(json);
    this.people = new RegisteredPeople(this.#kysely, parsed);
    this.audit = new RegisteredAudit(this.#kysely, parsed);
    this.matchDecisions = new RegisteredDecisions(this.#kysely, parsed);
    this.outbox = new RegisteredOutbox(this.#kysely);
    this.suppressions = new RegisteredSuppressions(this.#kysely);
    this.waivers = new RegisteredWaivers(this.#kysely, parsed);
    this.#pages = new RegisteredPages(this.#kysely, parsed);
    this.pages = this.#pages;
    this.healthTold = new RegisteredHealthTold(this.#kysely, parsed);
    this.findings = new RegisteredFindings(this.#kysely, parsed);
    this.registrations = new RegisteredSources(this.#kysely, parsed);
    this.cases = new RegisteredCases(this.#kysely, parsed);
    this.deliveries = new RegisteredDeliveries(this.#kysely, parsed);
  }

  async sources(): Promise<readonly Source[]> {
    return this.#pages.ruled(await this.registrations.harvested());
  }

  async libraries(): Promise<readonly Library[]> {
    const rows = await this.#kysely.selectFrom('library').select('json').orderBy('place').execute();
    return this.#pages.shown(rows.map(({ json }) => this.#db.parsed(json) as Library));
  }

  async revision(): Promise<number> {
    const { number } = await this.#kysely
      .selectFrom('revision')
      .select('number')
      .executeTakeFirstOrThrow();
    return number;
  }

  applySettings(sources: readonly Omit<Source, 'state'>[]): Promise<readonly Overruled[]> {
    return this.registrations.applySettings(sources);
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
