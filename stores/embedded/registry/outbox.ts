/** Messages and their deliveries in `registry.db`. */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type {
  Audience,
  Delivery,
  DueDelivery,
  MailAddress,
  Message,
} from '../../../catalogue/message.ts';
import type { MessageReader, Outbox, Sent } from '../../../catalogue/ports/outbox.ts';
import type { DeliveryRow, MessageRow } from './message-table.ts';
import type { Tables } from './tables.ts';

export class RegisteredOutbox implements Outbox {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async messages(
    of: MessageReader,
    limit: number,
    offset: number,
  ): Promise<{ total: number; messages: readonly Message[] }> {
    const readable = this.#db.selectFrom('message').where((is) =>
      of === 'all'
        ? is.lit(true)
        : is.or([
            // What is for one person of a library is that person's alone.
            is.and([is('library', '=', of.library), is('person', 'is', null)]),
            is('person', '=', of.person),
          ]),
    );
    const { total } = await readable
      .select((row) => row.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await readable
      .selectAll()
      .orderBy('at', 'desc')
      .orderBy('id')
      .limit(limit)
      .offset(offset)
      .execute();
    const deliveries = await this.#deliveriesOf(rows.map(({ id }) => id));
    return {
      total,
      messages: rows.map((row) => ({
        ...messageOf(row),
        deliveries: deliveries.filter(({ message }) => message === row.id).map(deliveryOf),
      })),
    };
  }

  async #deliveriesOf(messages: readonly string[]): Promise<DeliveryRow[]> {
    if (messages.length === 0) return [];
    return this.#db
      .selectFrom('delivery')
      .selectAll()
      .where('message', 'in', messages)
      .orderBy('address')
      .execute();
  }

  take(now: string, until: string, limit: number): Promise<readonly DueDelivery[]> {
    return this.#db.transaction().execute(async (all) => {
      const rows = await all
        .selectFrom('delivery')
        .innerJoin('message', 'message.id', 'delivery.message')
        .selectAll('message')
        .select(['delivery.address', 'delivery.tries'])
        .where('delivery.state', '=', 'waiting')
        .where('delivery.at', '<=', now)
        .orderBy('delivery.at')
        .orderBy('message.id')
        .orderBy('delivery.address')
        .limit(limit)
        .execute();
      for (const { id, address } of rows) {
        await all
          .updateTable('delivery')
          .set({ at: until })
          .where('message', '=', id)
          .where('address', '=', address)
          .execute();
      }
      return rows.map((row) => ({
        message: messageOf(row),
        to: row.address,
        tries: row.tries,
        secretHref: row.secret_href,
        until: row.until,
      }));
    });
  }

  settle(message: string, to: MailAddress, sent: Sent, at: string): Promise<void> {
    return this.#db.transaction().execute(async (all) => {
      await all
        .updateTable('delivery')
        .set((row) => ({
          ...changeBy(sent, at),
          tries: sent.kind === 'unsent' ? row.ref('tries') : sql<number>`tries + 1`,
        }))
        .where('message', '=', message)
        .where('address', '=', to)
        .execute();
      const waiting = await all
        .selectFrom('delivery')
        .select('address')
        .where('message', '=', message)
        .where('state', '=', 'waiting')
        .executeTakeFirst();
      if (waiting !== undefined) return;
      await all
        .updateTable('message')
        .set({ secret_href: null })
        .where('id', '=', message)
        .execute();
    });
  }

  async standing(since: string): Promise<{ waiting: number; failed: number }> {
    const rows = await this.#db
      .selectFrom('delivery')
      .select((row) => ['state', row.fn.countAll<number>().as('count')])
      .where((is) =>
        is.or([
          is('state', '=', 'waiting'),
          is.and([is('state', '=', 'failed'), is('at', '>=', since)]),
        ]),
      )
      .groupBy('state')
      .execute();
    const countOf = (wanted: string): number =>
      rows.find(({ state }) => state === wanted)?.count ?? 0;
    return { waiting: countOf('waiting'), failed: countOf('failed') };
  }

  async forgetBefore(at: string): Promise<void> {
    await this.#db.deleteFrom('message').where('at', '<', at).execute();
  }
}

function changeBy(sent: Sent, at: string): Pick<DeliveryRow, 'state' | 'at' | 'fault'> {
  if (sent.kind !== 'failed') return { state: sent.kind, at, fault: '' };
  const { fault, next } = sent;
  return next === null ? { state: 'failed', at, fault } : { state: 'waiting', at: next, fault };
}

function messageOf(row: MessageRow): Omit<Message, 'deliveries'> {
  const { id, at, kind, about, title, text, href } = row;
  return { id, at, kind, audience: audienceOf(row), about, title, text, href };
}

function audienceOf({ library, person }: MessageRow): Audience {
  if (person !== null) return { kind: 'person', person };
  return library === null ? { kind: 'city' } : { kind: 'library', library };
}

function deliveryOf({ address: to, state, tries, at, fault }: DeliveryRow): Delivery {
  return { to, state, tries, at, fault };
}
