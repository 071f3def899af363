/** Accounts, their sessions and failed attempts to sign in, in `registry.db`. */
import type { Kysely, Transaction } from 'kysely';
import type { Deed } from '../../../catalogue/audit.ts';
import { REMEMBERED_MS } from '../../../catalogue/failed-attempts.ts';
import type { Counted, FailedAttempts } from '../../../catalogue/failed-attempts.ts';
import { nameKey } from '../../../catalogue/person.ts';
import type { Account, Invitation } from '../../../catalogue/person.ts';
import type { AccountChange, People } from '../../../catalogue/ports/people.ts';
import type { Session, SignedIn, StoredSession } from '../../../catalogue/session.ts';
import { enter } from './audit-trail.ts';
import type { PersonRow, SessionRow } from './people-tables.ts';
import type { Tables } from './tables.ts';

/** Browsers that are remembered for one person; of more, those used last. */
const MOST_BROWSERS = 20;

export class RegisteredPeople implements People {
  readonly #db: Kysely<Tables>;
  readonly #parsed: (json: string) => unknown;

  /** @param parsed reads JSON that was stored */
  constructor(db: Kysely<Tables>, parsed: (json: string) => unknown) {
    this.#db = db;
    this.#parsed = parsed;
  }

  async all(): Promise<readonly Account[]> {
    const rows = await this.#db.selectFrom('person').selectAll().orderBy('name_key').execute();
    return rows.map((row) => this.#account(row));
  }

  find(id: string): Promise<Account | undefined> {
    return this.#one('id', id);
  }

  named(name: string): Promise<Account | undefined> {
    return this.#one('name_key', nameKey(name));
  }

  add(account: Account, change: Omit<AccountChange, 'values'>, deed: Deed): Promise<boolean> {
    return this.#db.transaction().execute(async (all) => {
      const { numInsertedOrUpdatedRows } = await all
        .insertInto('person')
        .values(rowOf(account))
        .onConflict((conflict) => conflict.column('name_key').doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 0n) return false;
      await this.#writeBeside(all, account.id, change);
      await enter(all, deed);
      return true;
    });
  }

  change(account: Account, change: AccountChange, deeds: readonly Deed[]): Promise<boolean> {
    return this.#db.transaction().execute(async (all) => {
      const { numUpdatedRows } = await all
        .updateTable('person')
        .set({
          ...rowOf({ ...account, ...change.values }),
          revision: account.revision + 1,
        })
        .where('id', '=', account.id)
        .where('revision', '=', account.revision)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await this.#writeBeside(all, account.id, change);
      for (const deed of deeds) await enter(all, deed);
      return true;
    });
  }

  async session(hash: string): Promise<SignedIn | undefined> {
    const row = await this.#db
      .selectFrom('session')
      .selectAll()
      .where('hash', '=', hash)
      .executeTakeFirst();
    const account = row && (await this.find(row.person));
    return row && account && { session: sessionOf(row), account };
  }

  async sessions(person: string): Promise<readonly Session[]> {
    const rows = await this.#db
      .selectFrom('session')
      .selectAll()
      .where('person', '=', person)
      .orderBy('used_at', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(sessionOf);
  }

  async noteSessionUse(id: string, at: string): Promise<void> {
    await this.#db
      .updateTable('session')
      .set({ used_at: at })
      .where('id', '=', id)
      .where('used_at', '<', at)
      .execute();
  }

  endSession(id: string, person: string, deed: Deed): Promise<boolean> {
    return this.#db.transaction().execute(async (all) => {
      const { numDeletedRows } = await all
        .deleteFrom('session')
        .where('id', '=', id)
        .where('person', '=', person)
        .executeTakeFirst();
      if (numDeletedRows === 0n) return false;
      await enter(all, deed);
      return true;
    });
  }

  async forgetSessions(usedBefore: string, begunBefore: string): Promise<void> {
    await this.#db
      .deleteFrom('session')
      .where((is) => is.or([is('used_at', '<', usedBefore), is('begun_at', '<', begunBefore)]))
      .execute();
  }

  async isBrowserOf(hash: string, person: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom('known_browser')
      .select('hash')
      .where('hash', '=', hash)
      .where('person', '=', person)
      .executeTakeFirst();
    return row !== undefined;
  }

  async failedAttempts(counted: Counted): Promise<FailedAttempts | undefined> {
    const row = await this.#db
      .selectFrom('failed_attempts')
      .selectAll()
      .where('counted', '=', counted)
      .executeTakeFirst();
    return row && { count: row.count, lastAt: row.last_at };
  }

  async noteFailures(
    counts: ReadonlyMap<Counted, FailedAttempts>,
    deeds: readonly Deed[],
  ): Promise<void> {
    await this.#db.transaction().execute(async (all) => {
      for (const [counted, { count, lastAt }] of counts) {
        const row = { counted, count, last_at: lastAt };
        await all
          .insertInto('failed_attempts')
          .values(row)
          .onConflict((conflict) => conflict.column('counted').doUpdateSet(row))
          .execute();
        const forgotten = new Date(Date.parse(lastAt) - REMEMBERED_MS).toISOString();
        await all.deleteFrom('failed_attempts').where('last_at', '<', forgotten).execute();
      }
      for (const deed of deeds) await enter(all, deed);
    });
  }

  async firstInvitation(): Promise<Invitation | null> {
    const row = await this.#db.selectFrom('first_invitation').selectAll().executeTakeFirst();
    return row === undefined ? null : { hash: row.hash, expiresAt: row.expires_at };
  }

  async inviteFirst(invitation: Invitation | null): Promise<void> {
    await this.#db.transaction().execute(async (all) => {
      await all.deleteFrom('first_invitation').execute();
      if (invitation === null) return;
      const { hash, expiresAt } = invitation;
      await all.insertInto('first_invitation').values({ hash, expires_at: expiresAt }).execute();
    });
  }

  async #one(column: 'id' | 'name_key', value: string): Promise<Account | undefined> {
    const row = await this.#db
      .selectFrom('person')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row && this.#account(row);
  }

  async #writeBeside(
    all: Transaction<Tables>,
    person: string,
    { ends, begins, browser, forgives = [] }: Omit<AccountChange, 'values'>,
  ): Promise<void> {
    if (ends !== undefined) {
      const ended = all.deleteFrom('session').where('person', '=', person);
      await (ends === 'all' ? ended : ended.where('id', '=', ends.session)).execute();
    }
    if (begins !== undefined)
      await all.insertInto('session').values(sessionRowOf(begins)).execute();
    if (browser !== undefined && begins !== undefined) {
      const row = { hash: browser, person, used_at: begins.begunAt };
      await all
        .insertInto('known_browser')
        .values(row)
        .onConflict((conflict) => conflict.columns(['hash', 'person']).doUpdateSet(row))
        .execute();
      await all
        .deleteFrom('known_browser')
        .where('person', '=', person)
        .where('hash', 'not in', (kept) =>
          kept
            .selectFrom('known_browser')
            .select('hash')
            .where('person', '=', person)
            .orderBy('used_at', 'desc')
            .limit(MOST_BROWSERS),
        )
        .execute();
    }
    if (forgives.length > 0)
      await all.deleteFrom('failed_attempts').where('counted', 'in', forgives).execute();
  }

  #account(row: PersonRow): Account {
    return {
      id: row.id,
      name: row.name,
      role: row.role,
      library: row.library,
      email: row.email,
      createdBy: row.created_by,
      createdAt: row.created_at,
      disabledAt: row.disabled_at,
      signedInAt: row.signed_in_at,
      revision: row.revision,
      passwordHash: row.password_hash,
      totpSecret: row.totp_secret,
      totpStep: row.totp_step,
      recovery: this.#parsed(row.recovery) as readonly string[],
      invitation:
        row.invitation_hash === null || row.invitation_expires_at === null
          ? null
          : { hash: row.invitation_hash, expiresAt: row.invitation_expires_at },
    };
  }
}

function rowOf(account: Account): PersonRow {
  return {
    id: account.id,
    name: account.name,
    name_key: nameKey(account.name),
    role: account.role,
    library: account.library,
    email: account.email,
    created_by: account.createdBy,
    created_at: account.createdAt,
    disabled_at: account.disabledAt,
    signed_in_at: account.signedInAt,
    revision: account.revision,
    password_hash: account.passwordHash,
    totp_secret: account.totpSecret,
    totp_step: account.totpStep,
    recovery: JSON.stringify(account.recovery),
    invitation_hash: account.invitation?.hash ?? null,
    invitation_expires_at: account.invitation?.expiresAt ?? null,
  };
}

function sessionOf({ id, person, csrf, begun_at, used_at, agent, address }: SessionRow): Session {
  return { id, person, csrf, begunAt: begun_at, usedAt: used_at, agent, address };
}

function sessionRowOf(session: StoredSession): SessionRow {
  const { hash, id, person, csrf, begunAt, usedAt, agent, address } = session;
  return { hash, id, person, csrf, begun_at: begunAt, used_at: usedAt, agent, address };
}
