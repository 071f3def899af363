/** Keys of scripts in `registry.db`. */
import type { Kysely } from 'kysely';
import type { AccessKey, StoredKey } from '../../../catalogue/access-key.ts';
import type { Deed } from '../../../catalogue/audit.ts';
import type { AccessKeys } from '../../../catalogue/ports/access-keys.ts';
import { enter } from './audit-trail.ts';
import type { AccessKeyRow, Tables } from './tables.ts';

export class RegisteredKeys implements AccessKeys {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async find(id: string): Promise<StoredKey | undefined> {
    const row = await this.#db
      .selectFrom('access_key')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row === undefined ? undefined : { ...keyOf(row), hash: row.hash };
  }

  async all(): Promise<readonly AccessKey[]> {
    const rows = await this.#db
      .selectFrom('access_key')
      .selectAll()
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(keyOf);
  }

  add(key: StoredKey, deed: Deed): Promise<void> {
    return this.#db.transaction().execute(async (all) => {
      await all.insertInto('access_key').values(rowOf(key)).execute();
      await enter(all, deed);
    });
  }

  revoke(id: string, deed: Deed): Promise<boolean> {
    return this.#db.transaction().execute(async (all) => {
      const { numUpdatedRows } = await all
        .updateTable('access_key')
        .set({ revoked_at: deed.at })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await enter(all, deed);
      return true;
    });
  }

  async noteUse(id: string, at: string): Promise<void> {
    await this.#db
      .updateTable('access_key')
      .set({ last_used_at: at })
      .where('id', '=', id)
      .where((is) => is.or([is('last_used_at', 'is', null), is('last_used_at', '<', at)]))
      .execute();
  }
}

function keyOf(row: AccessKeyRow): AccessKey {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    library: row.library,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}

function rowOf(key: StoredKey): AccessKeyRow {
  return {
    id: key.id,
    name: key.name,
    role: key.role,
    library: key.library,
    created_by: key.createdBy,
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    last_used_at: key.lastUsedAt,
    revoked_at: key.revokedAt,
    hash: key.hash,
  };
}
