/**
 * Fetches the windows of a run, page by page, until none is left.
 *
 * A list that dies twice at the same place is not given up: its span is cut into narrower windows
 * (`windows.ts`), and what is one day long and still dies is fetched record by record, so that one
 * poisoned item costs one record. A repository that has died altogether is told apart by asking it who
 * it is; then the run ends and goes on another time.
 */
import type { BegunRun, HarvestWindow } from '../catalogue/runs/run.ts';
import type { ReceivedRecord, UnreadableRecord } from '../catalogue/runs/page.ts';
import type { HarvestLedger } from '../catalogue/ports/harvest-ledger.ts';
import type { SourceProfile } from '../catalogue/runs/source-ledger.ts';
import { isInSet } from '../catalogue/source.ts';
import type { Source } from '../catalogue/source.ts';
import { DAY_MS } from '../catalogue/time.ts';
import { describe, firstTitle } from '../formats/describe.ts';
import type { DescribeContext } from '../formats/describe.ts';
import { versionOf } from './describe-again.ts';
import type { OaiClient } from './oai/client.ts';
import { HarvestError, HttpStatus, ListLoops, OaiProtocolError, RetryLater } from './oai/errors.ts';
import { ListGuard } from './oai/list-guard.ts';
import type { OaiItem, OaiPage } from './oai/page.ts';
import type { Quirk } from './oai/quirks.ts';
import type { Selection } from './oai/request.ts';
import { narrower } from './windows.ts';

const NO_TIME = '1970-01-01T00:00:00.000Z';
/** A list is begun anew at most this often after its token died. */
const MAX_RESTARTS = 2;
/** Windows that may die one after the other without a single page between them. */
const MOST_DEATHS = 6;
/** How often a narrow window or a single record is asked for again; the wide one had five. */
const FEW_TRIES = 1;

type IdentifierPage = Awaited<ReturnType<OaiClient['listIdentifiers']>>;

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

export class WindowHarvest {
  readonly #parts: WindowParts;
  readonly #quirks: Set<Quirk>;
  #received = 0;
  #pages = 0;
  #deaths = 0;
  #isCut = false;
  #serverNow = new Date();

  constructor(parts: WindowParts) {
    this.#parts = parts;
    this.#quirks = new Set(parts.profile.quirks as readonly Quirk[]);
  }

  /** @throws HarvestError when the run cannot go on */
  async harvest(first: HarvestWindow): Promise<void> {
    const { records, run } = this.#parts;
    for (
      let window: HarvestWindow | null = first;
      window !== null;
      window = await records.nextWindow(run)
    ) {
      const death = await this.#list(window);
      if (death !== undefined) await this.#cut(window, death);
    }
  }

  /**
   * A list that fell short of what it announced, or repeated records and so may have skipped others, is
   * compared with the list of identifiers, and what was missing is fetched record by record.
   */
  async #recount({ from, until }: HarvestWindow, announced: number): Promise<void> {
    const { records, run } = this.#parts;
    const window = await records.planWindow(run, from, until);
    const listed = await this.#oneByOne(window);
    const isWhole = listed !== undefined && listed >= announced;
    if (isWhole || listed === undefined)
      await this.#store(window, { items: [], token: null, flags: isWhole ? ['recounted'] : [] });
  }

  /** Asks once more for records that are in quarantine: each run tries them first (DESIGN 6). */
  async retry(identifiers: readonly string[]): Promise<void> {
    const { records, run } = this.#parts;
    if (identifiers.length === 0) return;
    // An empty span: these records are asked for by name and cover no time.
    const window = await records.planWindow(run, NO_TIME, NO_TIME);
    const items: OaiItem[] = [];
    for (const identifier of identifiers) {
      // What still cannot be had stays in quarantine as it is.
      for (const item of await this.#one(identifier)) if (item.kind === 'record') items.push(item);
    }
    await this.#store(window, { items, token: null, flags: ['one-by-one'] });
  }

  /** @returns why the list died; undefined when it was fetched to its end */
  async #list(start: HarvestWindow): Promise<HarvestError | undefined> {
    const { client, records, run, signal } = this.#parts;
    let window = start;
    let guard = new ListGuard(window.token === null);
    /** Token at which the list died before; undefined = it has not. */
    let diedAt: string | null | undefined;
    for (;;) {
      signal.throwIfAborted();
      let page: OaiPage;
      try {
        page = await client.listRecords(
          window.token === null ? this.#selection(window) : { resumptionToken: window.token },
          this.#isCut ? FEW_TRIES : undefined,
        );
      } catch (error) {
        if (window.token === null && (await this.#adapts(error, window))) continue;
        if (!(error instanceof HarvestError) || !isOfTheList(error)) throw error;
        const isSecond = diedAt === window.token;
        diedAt = window.token;
        if (!isSecond && !this.#isCut) continue;
        if (!isDeadToken(error) || window.attempts > MAX_RESTARTS) return error;
        // The list from its beginning: stored records are upserts.
        window = await records.restartWindow(run, window.id);
        guard = new ListGuard(true);
        continue;
      }
      const looped = guard.see(page);
      if (looped !== undefined) throw new ListLoops(page.url, looped);
      if (window.token === null) await this.#noteHabits(window, page);
      await this.#store(window, {
        items: page.items,
        token: page.resumptionToken,
        flags: guard.missing > 0 ? [...page.flags, `list-short:${guard.missing}`] : page.flags,
        page,
      });
      if (page.resumptionToken === null) {
        if (guard.isDoubtful) await this.#recount(start, guard.announced);
        return undefined;
      }
      window = { ...window, token: page.resumptionToken };
    }
  }

  #selection({ from, until }: HarvestWindow): Selection {
    const { source, profile } = this.#parts;
    return {
      metadataPrefix: source.metadataPrefix,
      set: source.set,
      from: from === null || this.#quirks.has('from-refused') ? undefined : new Date(from),
      until: until === null ? undefined : new Date(Date.parse(until) + this.#dayMore()),
      granularity: this.#quirks.has('days-only') ? 'day' : profile.granularity,
    };
  }

  /** A list that begins before it was asked to is a whole one; that is remembered and told. */
  async #noteHabits({ from }: HarvestWindow, page: OaiPage): Promise<void> {
    if (from === null || this.#quirks.has('not-incremental') || this.#quirks.has('from-refused'))
      return;
    const earliest = Date.parse(from) - DAY_MS;
    for (const item of page.items) {
      if (item.kind !== 'record' || !(Date.parse(item.datestamp) < earliest)) continue;
      this.#quirks.add('not-incremental');
      await this.#rememberQuirks();
      return;
    }
  }

  async #rememberQuirks(): Promise<void> {
    const { profile, records, run } = this.#parts;
    await records.saveProfile(run, { ...profile, quirks: [...this.#quirks] });
  }

  #dayMore(): number {
    return this.#quirks.has('single-day-empty') ? DAY_MS : 0;
  }

  /** Whether a refusal of our dates can be got round; what was learnt is remembered. */
  async #adapts(error: unknown, { from, until }: HarvestWindow): Promise<boolean> {
    const isAboutDates =
      error instanceof OaiProtocolError &&
      error.oaiCode === 'badArgument' &&
      (from !== null || until !== null);
    if (!isAboutDates) return false;
    if (this.#parts.profile.granularity === 'second' && !this.#quirks.has('days-only')) {
      this.#quirks.add('days-only');
    } else if (from !== null && until === null && !this.#quirks.has('from-refused')) {
      // Days did not help, so they were not what was refused.
      this.#quirks.delete('days-only');
      this.#quirks.add('from-refused');
    } else return false;
    await this.#rememberQuirks();
    return true;
  }

  /** @throws HarvestError when the repository is gone, or too many windows died one after the other */
  async #cut(window: HarvestWindow, death: HarvestError): Promise<void> {
    const { client, records, run, earliest } = this.#parts;
    await client.identify();
    if (++this.#deaths > MOST_DEATHS) throw death;
    this.#isCut = true;
    const spans = narrower(window, earliest, this.#serverNow);
    if (spans.length > 0) await records.splitWindow(run, window.id, spans);
    else if ((await this.#oneByOne(window)) === undefined)
      await records.failWindow(run, window.id, death.message);
  }

  /** @returns how many identifiers were listed; undefined when they cannot be listed either */
  async #oneByOne(window: HarvestWindow): Promise<number | undefined> {
    const { client, records, run, source } = this.#parts;
    const guard = new ListGuard(true);
    let wanted: Selection | { readonly resumptionToken: string } = this.#selection(window);
    for (;;) {
      const list: IdentifierPage | undefined = await client
        .listIdentifiers(wanted)
        .catch(orUndefined);
      if (list === undefined || guard.see(list) !== undefined) return undefined;
      const seen = await records.seenIn(run.run, source.id, list.identifiers);
      const items: OaiItem[] = [];
      for (const identifier of list.identifiers) {
        if (!seen.has(identifier)) items.push(...(await this.#one(identifier)));
      }
      await this.#store(window, { items, token: list.resumptionToken, flags: ['one-by-one'] });
      if (list.resumptionToken === null) return guard.delivered;
      wanted = { resumptionToken: list.resumptionToken };
    }
  }

  /** The record by itself; set aside when it cannot be had, nothing when the repository no longer knows it. */
  async #one(identifier: string): Promise<Iterable<OaiItem>> {
    const { client, source, signal } = this.#parts;
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

  async #store(
    window: HarvestWindow,
    got: {
      readonly items: Iterable<OaiItem>;
      readonly token: string | null;
      readonly flags: readonly string[];
      readonly page?: OaiPage;
    },
  ): Promise<void> {
    const { client, contextOf, onPage, records, run, source } = this.#parts;
    const { items, token, page } = got;
    const flags = [...got.flags];
    const context = await contextOf();
    const { received } = await records.commitPage({
      lease: run,
      window: window.id,
      url: page?.url ?? source.baseUrl,
      bytes: page?.bytes ?? 0,
      ms: page?.ms ?? 0,
      requests: client.takeRequests(),
      flags,
      responseDate: page?.responseDate ?? null,
      describedBy: versionOf(context),
      items: asReceived(withoutStrays(items, source.set, flags), source, context),
      nextToken: token,
    });
    if (page?.responseDate != null) this.#serverNow = new Date(page.responseDate);
    this.#deaths = 0;
    this.#received += received;
    this.#pages++;
    onPage?.({ received: this.#received, pages: this.#pages });
  }
}

/** A fault of this list at this place, not of the repository as a whole or of what we ask for. */
function isOfTheList(error: HarvestError): boolean {
  return isDeadToken(error) || (error instanceof HttpStatus && error.status >= 500);
}

function isDeadToken(error: unknown): boolean {
  return error instanceof OaiProtocolError && error.oaiCode === 'badResumptionToken';
}

function orUndefined(error: unknown): undefined {
  if (!(error instanceof HarvestError) || error instanceof RetryLater) throw error;
  return undefined;
}

/**
 * Without records of other sets than the one asked for, which some repositories give from the second page
 * on. A header without sets says nothing. Adds `strays-dropped` to the flags when there were any.
 */
function* withoutStrays(
  items: Iterable<OaiItem>,
  set: string | undefined,
  flags: string[],
): Generator<OaiItem> {
  for (const item of items) {
    const isStray =
      set !== undefined &&
      item.kind === 'record' &&
      item.setSpecs.length > 0 &&
      !isInSet(item.setSpecs, set);
    if (!isStray) yield item;
    else if (!flags.includes('strays-dropped')) flags.push('strays-dropped');
  }
}

/** The items of a page as the store takes them; normalised only when the store asks for it. */
export function* asReceived(
  items: Iterable<OaiItem>,
  source: Source,
  context: DescribeContext,
): Generator<ReceivedRecord | UnreadableRecord> {
  for (const item of items) {
    if (item.kind === 'unreadable') {
      yield item;
      continue;
    }
    const record = {
      source: source.id,
      identifier: item.identifier,
      datestamp: item.datestamp,
      deleted: item.deleted,
      setSpecs: item.setSpecs,
      metadataPrefix: source.metadataPrefix,
      xml: item.xml,
    };
    const { metadata } = item;
    yield {
      kind: 'record',
      record,
      hash: item.hash,
      title: metadata === null ? null : firstTitle(metadata),
      describe: () => (item.deleted ? null : describe(record, metadata ?? undefined, context)),
    };
  }
}
