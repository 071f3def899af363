/**
 * The sources in `registry.db`, as they are harvested and as they were registered: one row each. The settings
 * file writes those that it rules; what a person took over or registered it leaves alone.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Kysely, Transaction } from 'kysely';
import type { Deed } from '../../../catalogue/audit.ts';
import type { Registrations } from '../../../catalogue/ports/registrations.ts';
import type { Overruled } from '../../../catalogue/ports/registry.ts';
import type { Contact, Registration, Step } from '../../../catalogue/registration.ts';
import { selectionOf } from '../../../catalogue/source.ts';
import type { Blackout, CollectionRule, Source, SourceState } from '../../../catalogue/source.ts';
import { enter } from './audit-trail.ts';
import type { SourceRow } from './source-tables.ts';
import type { Tables } from './tables.ts';

export class RegisteredSources implements Registrations {
  readonly #kysely: Kysely<Tables>;
  readonly #parsed: (json: string) => unknown;

  /** @param parsed reads JSON that was stored */
  constructor(kysely: Kysely<Tables>, parsed: (json: string) => unknown) {
    this.#kysely = kysely;
    this.#parsed = parsed;
  }

  /** Those that are harvested, or were. */
  async harvested(): Promise<readonly Source[]> {
    const rows = await this.#kysely
      .selectFrom('source')
      .selectAll()
      .where((is) => is.or([is('from_settings', '=', 1), is('approved_at', 'is not', null)]))
      .orderBy((order) => order.case().when('state', '=', 'retired').then(1).else(0).end())
      .orderBy('id')
      .execute();
    return rows.map((row) => ({ ...this.#sourceIn(row), state: row.state as SourceState }));
  }

  async all(): Promise<readonly Registration[]> {
    const rows = await this.#kysely.selectFrom('source').selectAll().orderBy('id').execute();
    return rows.map((row) => this.#registrationIn(row));
  }

  async find(id: string): Promise<Registration | undefined> {
    const row = await this.#kysely
      .selectFrom('source')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && this.#registrationIn(row);
  }

  put(registration: Registration, deed: Deed): Promise<boolean> {
    const row = rowOf({ ...registration, version: registration.version + 1 });
    return this.#kysely.transaction().execute(async (all) => {
      const known = await all
        .selectFrom('source')
        .select('version')
        .where('id', '=', row.id)
        .executeTakeFirst();
      if ((known?.version ?? 0) !== registration.version) return false;
      await write(all, row);
      await enter(all, deed);
      return true;
    });
  }

  async applySettings(sources: readonly Omit<Source, 'state'>[]): Promise<readonly Overruled[]> {
    return this.#kysely.transaction().execute(async (all) => {
      const known = await all.selectFrom('source').selectAll().execute();
      const stated = new Map(known.map((row) => [row.id, row]));
      const overruled = overruledBy(
        known.filter((row) => row.from_settings === 0),
        sources,
        stated,
      );
      const named = sources
        .filter(({ id }) => !overruled.some((one) => one.id === id))
        .map((source) => rowOfSettings(source, stated.get(source.id)));
      const ids = new Set(named.map(({ id }) => id));
      const retired = known
        .filter((row) => row.from_settings === 1 && !ids.has(row.id))
        .map((row) => ({ ...row, state: 'retired' as const, in_settings: 0 }));
      const inFile = new Set(sources.map(({ id }) => id));
      const registered = known
        .filter((row) => row.from_settings === 0)
        .map((row) => ({ ...row, in_settings: inFile.has(row.id) ? 1 : 0 }));
      for (const row of [...named, ...retired, ...registered])
        if (!isDeepStrictEqual({ ...stated.get(row.id) }, row)) await write(all, row);
      return overruled;
    });
  }

  #registrationIn(row: SourceRow): Registration {
    return {
      ...this.#sourceIn(row),
      state: row.state,
      ruledBy: row.from_settings === 1 ? 'settings' : 'registry',
      contacts: this.#parsed(row.contacts) as Contact[],
      createdBy: row.created_by,
      submittedAt: row.submitted_at,
      approvedAt: row.approved_at,
      note: row.note,
      history: this.#parsed(row.history) as Step[],
      isInSettings: row.in_settings === 1,
      version: row.version,
    };
  }

  #sourceIn(row: SourceRow): Omit<Source, 'state'> {
    const blackout = this.#parsed(row.blackout) as Blackout[];
    return {
      id: row.id,
      library: row.library,
      baseUrl: row.base_url,
      metadataPrefix: row.metadata_prefix,
      set: row.set_spec ?? undefined,
      schedule: row.schedule,
      collections: this.#parsed(row.collections) as CollectionRule[],
      ...(blackout.length === 0 ? {} : { blackout }),
    };
  }
}

async function write(all: Transaction<Tables>, row: SourceRow): Promise<void> {
  await all
    .insertInto('source')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Entries of the settings that are not followed, so that nothing is harvested twice. */
function overruledBy(
  registered: readonly SourceRow[],
  sources: readonly Omit<Source, 'state'>[],
  stated: ReadonlyMap<string, SourceRow>,
): Overruled[] {
  const ids = new Set(registered.map(({ id }) => id));
  const inUse = registered.filter((row) => row.approved_at !== null && row.state !== 'retired');
  const bySelection = new Map(inUse.map((row) => [selectionIn(row), row.id]));
  return sources.flatMap((source) => {
    const { id } = source;
    if (ids.has(id)) return [{ id, by: id }];
    const by = bySelection.get(selectionOf(source));
    // One that was there before goes on: whoever registers the same a second time is refused.
    return by === undefined || stated.has(id) ? [] : [{ id, by }];
  });
}

function selectionIn(row: SourceRow): string {
  const { base_url: baseUrl, metadata_prefix: metadataPrefix, set_spec: set } = row;
  return selectionOf({ baseUrl, metadataPrefix, set: set ?? undefined });
}

/** A source of the settings. One that came back is active again; one that was paused stays so. */
function rowOfSettings(source: Omit<Source, 'state'>, before: SourceRow | undefined): SourceRow {
  const { state, approved_at: approvedAt = null } = before ?? {};
  const {
    contacts = '[]',
    created_by: createdBy = null,
    history = '[]',
    version = 1,
  } = before ?? {};
  return {
    ...sourceColumns(source),
    state: state === 'paused' ? 'paused' : 'active',
    from_settings: 1,
    contacts,
    created_by: createdBy,
    submitted_at: null,
    approved_at: approvedAt,
    note: '',
    history,
    version,
    in_settings: 1,
  };
}

function rowOf(registration: Registration): SourceRow {
  return {
    ...sourceColumns(registration),
    state: registration.state,
    from_settings: registration.ruledBy === 'settings' ? 1 : 0,
    contacts: JSON.stringify(registration.contacts),
    created_by: registration.createdBy,
    submitted_at: registration.submittedAt,
    approved_at: registration.approvedAt,
    note: registration.note,
    history: JSON.stringify(registration.history),
    version: registration.version,
    in_settings: registration.isInSettings ? 1 : 0,
  };
}

type SourceColumns =
  | 'id'
  | 'library'
  | 'base_url'
  | 'metadata_prefix'
  | 'set_spec'
  | 'schedule'
  | 'collections'
  | 'blackout';

function sourceColumns(source: Omit<Source, 'state'>): Pick<SourceRow, SourceColumns> {
  return {
    id: source.id,
    library: source.library,
    base_url: source.baseUrl,
    metadata_prefix: source.metadataPrefix,
    set_spec: source.set ?? null,
    schedule: source.schedule,
    collections: JSON.stringify(source.collections),
    blackout: JSON.stringify(source.blackout ?? []),
  };
}
