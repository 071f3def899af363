/**
 * Shows that a list is whole which may not be: it was broken off and taken up again, moved while it was
 * read, or fell short of what it announced. The identifiers of its span are listed, and what the
 * run has not met, or in an earlier state, is fetched by name.
 *
 * The list of identifiers moves as well. It counts when it stood still while it was read, or when two
 * readings show the same; whatever a reading shows besides is fetched all the same.
 */
import type { HarvestWindow, Span } from '../catalogue/runs/run.ts';
import type { ListedHeader } from '../catalogue/runs/fate.ts';
import type { ListedPage } from './oai/client.ts';
import { HarvestError, RetryLater } from './oai/errors.ts';
import { ListGuard } from './oai/list-guard.ts';
import { escapeXml } from '../formats/xml/xml.ts';
import type { OaiItem, OaiPage } from './oai/page.ts';
import type { Seen } from './oai/seen.ts';
import type { Selection } from './oai/request.ts';
import { FEW_TRIES } from './window-pages.ts';
import type { WindowPages } from './window-pages.ts';
import { SpanStarts, narrower } from './windows.ts';

const MOST_READINGS = 3;
const MOST_BY_NAME = 1_000;
/** Narrower lists that are asked for where a list falls short; one of a day is the last. */
const MOST_SPANS = 400;

type Wanted = Selection | { readonly resumptionToken: string };

/** `unlisted`: identifiers cannot be listed, or not all of them; `moving`: no two readings agree; `costly`: too many to fetch by name. */
export type Shown = 'whole' | 'unlisted' | 'moving' | 'costly';

/** What is known of the list that has to be shown whole. */
export interface ReadOnce {
  /** The size that it told of itself; 0 = none. */
  readonly announced: number;
  /** Identifiers that it gave: a list of identifiers that has fewer is none to go by. */
  readonly least: number;
  /** Whether it may be begun again when identifiers do not help. */
  readonly mayRestart: boolean;
  /** Beyond so many to be fetched by name, the pages of the list are cheaper. */
  readonly mostByName?: number;
}

/** One reading of the identifiers of a span, to its end. */
interface Reading {
  readonly guard: ListGuard;
  /** It shows what the reading before it showed, but for what was edited since. */
  readonly agrees: boolean;
}

export class Recount {
  readonly #pages: WindowPages;
  #listed = 0;

  constructor(pages: WindowPages) {
    this.#pages = pages;
  }

  /** Records of the list that was last shown to be whole. */
  get listed(): number {
    return this.#listed;
  }

  /**
   * @param window its list was read to its end, and it waits to be counted; done when it is whole
   */
  async show(window: HarvestWindow, list: ReadOnce): Promise<Shown> {
    const { announced, least } = list;
    let before: ListGuard | undefined;
    for (let n = 0; n < MOST_READINGS; n++) {
      const reading = await this.#read(window, before, list);
      if (typeof reading === 'string') return reading;
      const { guard, agrees } = reading;
      if (!guard.isMoved || agrees) {
        const size = guard.announced || announced;
        // Where it falls short of what was announced, the rest is looked for by dates.
        if (guard.seen.size < least && guard.delivered >= size) return 'unlisted';
        await this.#conclude(window, guard, size);
        this.#listed = guard.seen.size;
        return 'whole';
      }
      before = guard;
    }
    return 'moving';
  }

  async #read(
    window: HarvestWindow,
    before: ListGuard | undefined,
    { mayRestart, mostByName = MOST_BY_NAME }: ReadOnce,
  ): Promise<Reading | 'unlisted' | 'costly'> {
    const pages = this.#pages;
    const { client, records, run, source, signal } = pages.parts;
    const guard = new ListGuard(true);
    let [known, strange, fetched] = [0, 0, 0];
    let token: string | null = null;
    do {
      signal.throwIfAborted();
      const wanted: Wanted = token === null ? pages.selection(window) : { resumptionToken: token };
      const list: ListedPage | undefined = await client.listIdentifiers(wanted).catch(orUndefined);
      if (list === undefined) return 'unlisted';
      const here = new Set<string>();
      for (const { identifier, datestamp } of list.headers) {
        if (guard.seen.has(identifier) || here.has(identifier)) continue;
        here.add(identifier);
        if (before?.seen.has(identifier) === true) known++;
        else if (!(Date.parse(datestamp) >= (before?.begun ?? NaN))) strange++;
      }
      if (guard.see(list) !== undefined) return 'unlisted';
      // Where nothing else is left, states of before are left to the next run, which asks for what was edited.
      const isByStamps = guard.stampsTell && mayRestart;
      const headers = list.headers
        .filter(({ setSpecs }) => pages.isWanted(setSpecs))
        .map((header) => (isByStamps ? header : { ...header, datestamp: '' }));
      const unmet = await records.unmet(run.run, source.id, headers);
      fetched += unmet.length;
      if (mayRestart && fetched > mostByName) return 'costly';
      const items: OaiItem[] = [];
      for (const header of unmet) items.push(...(await this.#fetch(header)));
      if (items.length > 0)
        await pages.store(window, { items, flags: ['one-by-one'], isToBeCounted: true });
      token = list.resumptionToken;
    } while (token !== null);
    return { guard, agrees: before !== undefined && strange === 0 && known === before.seen.size };
  }

  /** A deletion is all in its header; some repositories do not know the record any more. */
  async #fetch(header: ListedHeader): Promise<Iterable<OaiItem>> {
    return header.deleted ? [tombstone(header)] : this.#pages.one(header.identifier);
  }

  /** What the list of identifiers lacks as well is looked for by dates: some repositories end every long list too soon. */
  async #conclude(window: HarvestWindow, guard: ListGuard, announced: number): Promise<void> {
    const pages = this.#pages;
    const repeated = guard.delivered - guard.seen.size;
    const short = (): number => Math.max(0, announced - repeated - guard.seen.size);
    if (short() > 0 && !pages.has('from-refused') && !pages.has('not-incremental')) {
      const { earliest } = pages.parts;
      const spans = narrower(window, earliest, pages.serverNow);
      const starts = new SpanStarts();
      for (let n = 0; n < MOST_SPANS && short() > 0 && !starts.areAlike; n++) {
        const span = spans.shift();
        if (span === undefined) break;
        if (await this.#readSpan(window, span, { found: guard.seen, starts })) continue;
        spans.unshift(...narrower(span, earliest, pages.serverNow));
      }
    }
    const flags = short() > 0 ? ['recounted', `list-short:${short()}`] : ['recounted'];
    await pages.store(window, { items: [], flags });
  }

  /** @returns whether the list of this span gave all that it announced */
  async #readSpan(
    window: HarvestWindow,
    span: Span,
    { found, starts }: { readonly found: Seen; readonly starts: SpanStarts },
  ): Promise<boolean> {
    const pages = this.#pages;
    const guard = new ListGuard(true);
    let token: string | null = null;
    do {
      pages.parts.signal.throwIfAborted();
      const wanted: Wanted = token === null ? pages.selection(span) : { resumptionToken: token };
      const page: OaiPage | undefined = await pages.parts.client
        .listRecords(wanted, FEW_TRIES)
        .catch(orUndefined);
      // Throws when it is the whole repository that is gone.
      if (page === undefined) await pages.parts.client.identify();
      if (page === undefined || guard.see(page) !== undefined) return false;
      if (token === null) starts.see(span, page.identifiers);
      for (const identifier of page.identifiers) if (identifier !== null) found.add(identifier);
      const { items, flags } = page;
      if (page.identifiers.length > 0)
        await pages.store(window, { items, flags, page, isToBeCounted: true });
      token = page.resumptionToken;
    } while (token !== null);
    return !guard.isDoubtful;
  }
}

function tombstone({ identifier, datestamp }: ListedHeader): OaiItem {
  return {
    kind: 'record',
    identifier,
    datestamp,
    deleted: true,
    isGone: true,
    standing: 'deleted',
    setSpecs: [],
    xml: `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header status="deleted"><identifier>${escapeXml(identifier)}</identifier><datestamp>${escapeXml(datestamp)}</datestamp></header></record>`,
    metadata: null,
    hash: '',
  };
}

/** A list that cannot be had; whether the repository is gone altogether is asked elsewhere. */
function orUndefined(error: unknown): undefined {
  if (!(error instanceof HarvestError) || error instanceof RetryLater) throw error;
  return undefined;
}
