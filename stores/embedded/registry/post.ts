/** Puts messages down in the transaction of whoever has something to tell. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { fitMessage } from '../../../catalogue/message.ts';
import type { NewMessage } from '../../../catalogue/message.ts';
import type { Tables } from './tables.ts';

export async function post(
  all: Transaction<Tables>,
  messages: readonly NewMessage[],
  at: string,
): Promise<void> {
  for (const message of messages) {
    const { kind, audience, about, title, text, href, to, secretHref, until } = fitMessage(message);
    const id = randomUUID();
    await all
      .insertInto('message')
      .values({
        id,
        at,
        kind,
        library: audience.kind === 'library' ? audience.library : null,
        person: audience.kind === 'person' ? audience.person : null,
        about,
        title,
        text,
        href,
        secret_href: to.length === 0 ? null : (secretHref ?? null),
        until: until ?? null,
      })
      .execute();
    for (const address of new Set(to)) {
      await all
        .insertInto('delivery')
        .values({ message: id, address, state: 'waiting', tries: 0, at, fault: '' })
        .execute();
    }
  }
}
