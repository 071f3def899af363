/**
 * What the windows of a run ask of the repository and store: how a span is asked for by what is known of
 * this repository, one record by its name, and a page put into the ledger. Who decides what is asked next
 * is `harvest-windows.ts`, and `recount.ts` where a list has to be shown whole.
 */
import { shownAddress } from '../catalogue/address.ts';
import type { ListedHeader } from '../catalogue/runs/fate.ts';
import type { BegunRun, HarvestWindow, Span } from '../catalogue/runs/run.ts';
import type { HarvestLedger } from '../catalogue/ports/harvest-ledger.ts';
import type { SourceProfile } from '../catalogue/runs/source-ledger.ts';
import { isInSet } from '../catalogue/source.ts';
import type { Source } from '../catalogue/source.ts';
import { DAY_MS } from '../catalogue/time.ts';
import type { DescribeContext } from '../formats/describe.ts';
import { versionOf } from './describe-again.ts';
import type { OaiClient } from './oai/client.ts';
import { HarvestError, OaiProtocolError, RetryLater } from './oai/errors.ts';
import type { OaiItem, OaiPage } from './oai/page.ts';
import type { Quirk } from './oai/quirks.ts';
import type { Selection } from './oai/request.ts';
import { asReceived } from './received.ts';

/** How often a narrow window or a single record is asked for again; the wide one has five tries. */
export const FEW_TRIES = 1;

export interface WindowParts {
  readonly source: Source;
  readonly run: BegunRun;
  readonly client: OaiClient;
  readonly records: HarvestLedger;
  readonly profile: SourceProfile;
  /** What Identify says, in whatever form. */
  readonly earliest: string;
  readonly contextOf: () => Promise<DescribeContext>;
  readonly signal: AbortSignal;
  readonly onPage?: ((progress: { received: number; pages: number }) => void) | undefined;
}

/** What one page brought into a window. */
export interface Got {
  readonly items: Iterable<OaiItem>;
  readonly flags: readonly string[];
  /** Token of the next page; null = this is the last of the list. */
  readonly token?: string | null;
  /** The list it came with; absent = records that were asked for by name. */
  readonly page?: OaiPage;
  /** The list has ended, but is not shown to be whole yet. */
  readonly isToBeCounted?: boolean;
  /** Different records that the list has given with this page, as far as can be told. */
  readonly given?: number;
  /** It belongs to no list: its window stays as it is. */
  readonly isAside?: boolean;
}

export class WindowPages {
  readonly parts: WindowParts;
  readonly #quirks: Set<Quirk>;
  #received = 0;
  #pages = 0;
  #serverNow = new Date();

  constructor(parts: WindowParts) {
    this.parts = parts;
    this.#quirks = new Set(parts.profile.quirks as readonly Quirk[]);
  }

  /** As the server told it with the last page. */
  get serverNow(): Date {
    return this.#serverNow;
  }

  /** Pages of this process that brought anything. */
  get stored(): number {
    return this.#pages;
  }

  has(quirk: Quirk): boolean {
    return this.#quirks.has(quirk);
  }

  /** Goes by another set of habits from now on, and remembers it. */
  async remember(quirks: readonly Quirk[]): Promise<void> {
    const { profile, records, run } = this.parts;
    this.#quirks.clear();
    for (const quirk of quirks) this.#quirks.add(quirk);
    await records.saveProfile(run, { ...profile, quirks: [...this.#quirks] });
  }

  get quirks(): readonly Quirk[] {
    return [...this.#quirks];
  }

  selection({ from, until }: Span): Selection {
    const { source, profile } = this.parts;
    const dayMore = this.has('single-day-empty') ? DAY_MS : 0;
    return {
      metadataPrefix: source.metadataPrefix,
      set: source.set,
      from: from === null || this.has('from-refused') ? undefined : new Date(from),
      until: until === null ? undefined : new Date(Date.parse(until) + dayMore),
      granularity: this.has('days-only') ? 'day' : profile.granularity,
    };
  }

  /** The record by itself; set aside when it cannot be had, nothing when the repository no longer knows it. */
  async one(identifier: string): Promise<Iterable<OaiItem>> {
    const { client, source, signal } = this.parts;
    signal.throwIfAborted();
    try {
      return (await client.getRecord(identifier, source.metadataPrefix, FEW_TRIES)).items;
    } catch (error) {
      if (!(error instanceof HarvestError) || error instanceof RetryLater) throw error;
      if (error instanceof OaiProtocolError && error.oaiCode === 'idDoesNotExist') return [];
      return [
        {
          kind: 'unreadable',
          identifier,
          code: 'RECORD_UNAVAILABLE',
          message: `单独索取这条记录也得不到：${error.message}`,
          raw: new Uint8Array(),
        },
      ];
    }
  }

  /** Whether a record of these sets is of the one that is asked for; a header without sets says nothing. */
  isWanted(setSpecs: readonly string[]): boolean {
    const { set } = this.parts.source;
    return set === undefined || setSpecs.length === 0 || isInSet(setSpecs, set);
  }

  /** How many different records of a page this run has not met yet; never too many. */
  async countUnmet({ items }: OaiPage): Promise<number> {
    const { records, run, source } = this.parts;
    const headers: ListedHeader[] = [];
    for (const item of items) {
      if (item.kind !== 'record' || !this.isWanted(item.setSpecs)) continue;
      // In whatever state it was met.
      headers.push({ identifier: item.identifier, datestamp: '', deleted: item.deleted });
    }
    const unmet = await records.unmet(run.run, source.id, headers);
    return new Set(unmet.map(({ identifier }) => identifier)).size;
  }

  async store(window: HarvestWindow, got: Got): Promise<void> {
    const { client, contextOf, onPage, records, run, source } = this.parts;
    const { items, token = null, page, isToBeCounted = false, given = 0, isAside = false } = got;
    const flags = [...got.flags];
    const context = await contextOf();
    const { received } = await records.commitPage({
      lease: run,
      window: window.id,
      url: page?.url ?? shownAddress(source.baseUrl),
      bytes: page?.bytes ?? 0,
      ms: page?.ms ?? 0,
      requests: client.takeRequests(),
      flags,
      responseDate: page?.responseDate ?? null,
      describedBy: versionOf(context),
      items: asReceived(this.#withoutStrays(items, flags), source, context, flags),
      nextToken: token,
      isToBeCounted,
      given,
      announced: page?.completeListSize ?? 0,
      isAside,
    });
    if (page?.responseDate != null) this.#serverNow = new Date(page.responseDate);
    this.#received += received;
    if (received > 0 || page !== undefined) this.#pages++;
    onPage?.({ received: this.#received, pages: this.#pages });
  }

  /**
   * Without records of other sets than the one asked for, which some repositories give from the second
   * page on. Adds `strays-dropped` to the flags when there were any.
   */
  *#withoutStrays(items: Iterable<OaiItem>, flags: string[]): Generator<OaiItem> {
    for (const item of items) {
      if (item.kind !== 'record' || this.isWanted(item.setSpecs)) yield item;
      else if (!flags.includes('strays-dropped')) flags.push('strays-dropped');
    }
  }
}
