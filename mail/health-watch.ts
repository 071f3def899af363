/**
 * Looks how each source is, and puts a message down when that changed: to whoever keeps it first, to the city when
 * nobody answers. Runs in the thread that writes. What was told is written with the message, and only by the one
 * who read it last, so that several processes tell each change once.
 */
import type { MailAddress, NewMessage } from '../catalogue/message.ts';
import { mailAddressIn } from '../catalogue/message.ts';
import type { Person } from '../catalogue/person.ts';
import type { HealthTold } from '../catalogue/ports/health-told.ts';
import { healthOf } from '../catalogue/runs/health.ts';
import type { HealthFacts, HealthReason } from '../catalogue/runs/health.ts';
import { newsOf, toldStateOf } from '../catalogue/runs/health-news.ts';
import type { HealthNews, Told } from '../catalogue/runs/health-news.ts';
import type { Source } from '../catalogue/source.ts';
import { MINUTE_MS } from '../catalogue/time.ts';
import { healthLetter } from './health-letter.ts';

export interface WatchParts {
  readonly registry: { readonly healthTold: HealthTold };
  readonly sources: () => Promise<readonly Source[]>;
  readonly facts: (source: Source) => Promise<
    HealthFacts & {
      readonly ledger: {
        readonly liveRecords: number;
        readonly hiddenRecords: number;
        readonly lastGoodAt: string | null;
      };
    }
  >;
  /** Mail addresses of those who keep a source, as it was registered. */
  readonly contacts: (source: string) => Promise<readonly string[]>;
  readonly people: () => Promise<readonly Person[]>;
  /** Full name of a library. */
  readonly libraryName: (code: string) => Promise<string>;
  /** A reason as a sentence with its full stop. */
  readonly sentence: (reason: HealthReason) => string;
  readonly now: () => Date;
  /** What went wrong with one source; the others are looked at all the same. */
  readonly onError: (source: string, error: unknown) => void;
  /** Something was put down. */
  readonly onTold: () => void;
}

const LOOK_MS = MINUTE_MS;

export class HealthWatch {
  readonly #parts: WatchParts;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), LOOK_MS);
  }

  /** Never rejects. */
  look(): Promise<void> {
    this.#looking = this.#looking
      .then(() => this.#look())
      .catch((error: unknown) => this.#parts.onError('', error));
    return this.#looking;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    const { registry, sources, onError } = this.#parts;
    const told = await registry.healthTold.all();
    for (const source of await sources()) {
      if (this.#isStopped) return;
      try {
        await this.#lookAt(source, told.get(source.id));
      } catch (error) {
        onError(source.id, error);
      }
    }
  }

  async #lookAt(source: Source, before: Told | undefined): Promise<void> {
    const { registry, facts, sentence, libraryName, now, onTold } = this.#parts;
    const known = await facts(source);
    const health = healthOf(known, now());
    const change = newsOf(before, toldStateOf(health), now());
    if (change === undefined) return;
    const { after, news } = change;
    const messages =
      news === null
        ? []
        : await this.#messagesOf(source, news, {
            source: source.id,
            library: await libraryName(source.library),
            reasons: health.reasons.map(sentence),
            since: after.since,
            lastGoodAt: known.ledger.lastGoodAt,
            liveRecords: known.ledger.liveRecords - known.ledger.hiddenRecords,
          });
    const at = now().toISOString();
    const isWritten = await registry.healthTold.put(source.id, before, after, { messages, at });
    if (isWritten && messages.length > 0) onTold();
  }

  async #messagesOf(
    source: Source,
    news: HealthNews,
    facts: Parameters<typeof healthLetter>[1],
  ): Promise<NewMessage[]> {
    const people = (await this.#parts.people()).filter(({ disabledAt }) => disabledAt === null);
    const letter = {
      ...healthLetter(news, facts),
      kind: news.kind === 'unanswered' ? 'unanswered' : 'health',
      about: `source:${source.id}`,
      href: `/staff/sources/${encodeURIComponent(source.id)}`,
    } as const;
    const city: NewMessage = {
      ...letter,
      audience: { kind: 'city' },
      to: addressesOf(people.filter(({ role }) => role === 'admin').map(({ email }) => email)),
    };
    if (news.kind === 'unanswered') return [city];
    const contacts = addressesOf(await this.#parts.contacts(source.id));
    const keepers = people.filter(
      ({ role, library }) => role === 'librarian' && library === source.library,
    );
    const owner: NewMessage = {
      ...letter,
      audience: { kind: 'library', library: source.library },
      to: contacts.length > 0 ? contacts : addressesOf(keepers.map(({ email }) => email)),
    };
    return news.kind === 'change' && news.city ? [owner, city] : [owner];
  }
}

/** Each once; what is no address that mail is sent to is left out. */
function addressesOf(given: readonly (string | null)[]): MailAddress[] {
  return [...new Set(given.flatMap((text) => mailAddressIn(text ?? '') ?? []))];
}
