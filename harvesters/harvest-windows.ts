/**
 * Fetches the windows of a run, page by page, until none is left.
 *
 * A list that dies twice at the same place is not given up: its span is cut into narrower windows
 * (`windows.ts`), and what is one day long and still dies is fetched record by record, so that one
 * poisoned item costs one record. A list that may not be whole is compared with that of its identifiers
 * (`recount.ts`), or begun again. A repository that has died altogether is told apart by asking it who it
 * is; then the run ends and goes on another time.
 */
import type { ShownAddress } from '../catalogue/address.ts';
import type { HarvestWindow } from '../catalogue/runs/run.ts';
import { DAY_MS } from '../catalogue/time.ts';
import { HarvestError, HttpStatus, ListLoops, OaiProtocolError } from './oai/errors.ts';
import { ListGuard } from './oai/list-guard.ts';
import type { OaiItem, OaiPage } from './oai/page.ts';
import type { Quirk } from './oai/quirks.ts';
import { Recount } from './recount.ts';
import type { Shown } from './recount.ts';
import { FEW_TRIES, WindowPages } from './window-pages.ts';
import type { WindowParts } from './window-pages.ts';
import { mayBeIn, whyNothing } from './why-nothing.ts';
import { SpanStarts, narrower } from './windows.ts';

/** A list is begun anew at most this often, after its token died or when it could not be shown whole. */
const MAX_RESTARTS = 2;
/** So many records are fetched by name rather than by narrower lists. */
const FEW_BY_NAME = 50;
/** Windows that may die one after the other without a single page between them. */
const MOST_DEATHS = 6;

export class WindowHarvest {
  readonly #parts: WindowParts;
  readonly #pages: WindowPages;
  readonly #recount: Recount;
  readonly #starts = new SpanStarts();
  #deaths = 0;
  /** Pages stored when a window died last. */
  #storedAtDeath = 0;
  #isCut = false;
  /** Whether a list could not be had because its token is refused: others are not begun again for it. */
  #isRefused = false;
  /** The first window that was cut, and how many records lists had given that died: narrower ones must give as many. */
  #firstCut: number | undefined;
  #owed = 0;
  /** Records of lists that were read to their end, and whether any was given up. */
  #listed = 0;
  #isGivenUp = false;
  /** Whether it was asked in this run why a list brings nothing. */
  #isExplained = false;

  constructor(parts: WindowParts) {
    this.#parts = parts;
    this.#pages = new WindowPages(parts);
    this.#recount = new Recount(this.#pages);
  }

  /** @throws HarvestError when the run cannot go on */
  async harvest(first: HarvestWindow): Promise<void> {
    const { records, run } = this.#parts;
    for (
      let window: HarvestWindow | null = first;
      window !== null;
      window = await records.nextWindow(run)
    ) {
      if (window.isRead) await this.#count(window, 0, Math.max(window.given, 1));
      else {
        const death = await this.#list(window);
        if (death !== undefined) await this.#cut(window, death);
      }
    }
    if (this.#firstCut !== undefined && this.#listed < this.#owed && !this.#isGivenUp)
      await records.failWindow(run, this.#firstCut, LESS_THAN_BEFORE, true);
  }

  /**
   * Asks once more for records that are in quarantine: each run tries them first.
   *
   * @param window of the run; it stays as it is
   */
  async retry(window: HarvestWindow, identifiers: readonly string[]): Promise<void> {
    if (identifiers.length === 0) return;
    const items: OaiItem[] = [];
    for (const identifier of identifiers) {
      // What still cannot be had stays in quarantine as it is.
      for (const item of await this.#pages.one(identifier))
        if (item.kind === 'record') items.push(item);
    }
    await this.#pages.store(window, { items, flags: ['one-by-one'], isAside: true });
  }

  /** @returns why the list died; undefined when it was fetched to its end */
  async #list(start: HarvestWindow): Promise<HarvestError | undefined> {
    const { client, records, run, signal } = this.#parts;
    let window = start;
    /** Records that it had given before it was begun again: an empty list in its place proves nothing. */
    let given = Math.max(start.given, Number(start.token !== null || start.attempts > 1));
    /** Of those that it is gone on with: what was given before it was interrupted, and what came since. */
    let goneOn = start.token === null ? 0 : start.given;
    // What is gone on with by its token was interrupted: meanwhile the list may have moved.
    let guard = new ListGuard(window.token === null);
    /** Token at which the list died before; undefined = it has not. */
    let diedAt: string | null | undefined;
    for (;;) {
      signal.throwIfAborted();
      const { token } = window;
      let page: OaiPage;
      try {
        page = await client.listRecords(
          token === null ? this.#pages.selection(window) : { resumptionToken: token },
          this.#isCut ? FEW_TRIES : undefined,
        );
      } catch (error) {
        if (token === null && (await this.#adapts(error, window))) continue;
        if (token === null && error instanceof OaiProtocolError)
          await this.#explain(window, error.asked, true);
        if (!(error instanceof HarvestError) || !isOfTheList(error, token)) throw error;
        const isSecond = diedAt === token;
        diedAt = token;
        if (!isSecond && !this.#isCut) continue;
        if (isBreak(error, token) && guard.isFull) {
          await this.#pages.store(window, { items: [], flags: ['ended-by-error'] });
          return undefined;
        }
        given = Math.max(given, goneOn, guard.seen.size);
        const mostRestarts = this.#isRefused ? 0 : MAX_RESTARTS;
        if (!isBreak(error, token) || window.attempts > mostRestarts) {
          this.#owed = Math.max(this.#owed, given);
          return error;
        }
        // The list from its beginning: stored records are upserts.
        window = await records.restartWindow(run, window.id);
        guard = new ListGuard(true);
        goneOn = 0;
        continue;
      }
      const looped = guard.see(page);
      if (looped !== undefined) throw new ListLoops(page.url, looped);
      if (token === null) await this.#noteHabits(window, page);
      if (token === null && this.#isCut) this.#starts.see(window, page.identifiers);
      if (token === null && this.#bringsNothing(page)) await this.#explain(window, page.url);
      if (goneOn > 0) goneOn += await this.#pages.countUnmet(page);
      const isDoubtful =
        guard.isDoubtful || (page.resumptionToken === null && guard.seen.size < given);
      await this.#pages.store(window, {
        items: page.items,
        token: page.resumptionToken,
        flags: guard.missing > 0 ? [...page.flags, `list-short:${guard.missing}`] : page.flags,
        page,
        isToBeCounted: isDoubtful,
        given: Math.max(goneOn, guard.seen.size),
      });
      if (page.resumptionToken === null) {
        this.#listed += guard.seen.size;
        given = Math.max(given, goneOn, guard.seen.size);
        if (isDoubtful) await this.#count(window, guard.announced, given);
        return undefined;
      }
      window = { ...window, token: page.resumptionToken };
    }
  }

  /** Whether a first page has nothing, or nothing of a set that the repository does not list. */
  #bringsNothing({ identifiers, items, resumptionToken }: OaiPage): boolean {
    if (identifiers.length === 0) return resumptionToken === null;
    const { profile, source } = this.#parts;
    const { set } = source;
    if (set === undefined || Object.hasOwn(profile.sets, set)) return false;
    for (const item of items) if (item.kind !== 'record' || mayBeIn(item, set)) return false;
    return true;
  }

  /** @throws HarvestError when it was asked by a set or a format that the repository does not have */
  async #explain({ from }: HarvestWindow, asked: ShownAddress, isRefused = false): Promise<void> {
    if (this.#isExplained) return;
    this.#isExplained = true;
    const { client, profile, source } = this.#parts;
    const sets = Object.keys(profile.sets);
    const why = await whyNothing(client, source, {
      asked,
      sets,
      isAll: isRefused || from === null,
    });
    if (why !== undefined) throw why;
  }

  /** Shows that a list is whole, or begins it again, or gives it up: never is it taken for whole. */
  async #count(window: HarvestWindow, announced: number, given: number): Promise<void> {
    const { client, records, run } = this.#parts;
    const mayRestart = window.attempts <= MAX_RESTARTS;
    const least = this.#leastListed(given);
    const shown = await this.#recount.show(window, { announced, least, mayRestart });
    if (shown === 'whole') return;
    // Throws when it is the whole repository that is gone: then the run goes on here another time.
    if (shown === 'unlisted') await client.identify();
    if (mayRestart) await records.restartWindow(run, window.id);
    else await this.#giveUp(window, UNSHOWN[shown], true);
  }

  /** How many identifiers there are at least; of a set, some lists give records of others too, and their identifiers do not. */
  #leastListed(given: number): number {
    return this.#parts.source.set === undefined ? given : Math.ceil(given / 2);
  }

  /** A list that begins before it was asked to is a whole one; that is remembered and told. */
  async #noteHabits({ from }: HarvestWindow, page: OaiPage): Promise<void> {
    const pages = this.#pages;
    if (from === null || pages.has('not-incremental') || pages.has('from-refused')) return;
    const earliest = Date.parse(from) - DAY_MS;
    for (const item of page.items) {
      if (item.kind !== 'record' || !(Date.parse(item.datestamp) < earliest)) continue;
      await pages.remember([...pages.quirks, 'not-incremental']);
      return;
    }
  }

  /** Whether a refusal of our dates can be got round; what was learnt is remembered. */
  async #adapts(error: unknown, { from, until }: HarvestWindow): Promise<boolean> {
    const pages = this.#pages;
    const isAboutDates =
      error instanceof OaiProtocolError &&
      error.oaiCode === 'badArgument' &&
      (from !== null || until !== null);
    if (!isAboutDates) return false;
    const known = pages.quirks;
    let learnt: readonly Quirk[];
    if (this.#parts.profile.granularity === 'second' && !pages.has('days-only')) {
      learnt = [...known, 'days-only'];
    } else if (from !== null && until === null && !pages.has('from-refused')) {
      // Days did not help, so they were not what was refused.
      learnt = [...known.filter((quirk) => quirk !== 'days-only'), 'from-refused'];
    } else return false;
    await pages.remember(learnt);
    return true;
  }

  /** @throws HarvestError when the repository is gone, or too many windows died one after the other */
  async #cut(window: HarvestWindow, death: HarvestError): Promise<void> {
    const { client, records, run, earliest } = this.#parts;
    await client.identify();
    const { stored } = this.#pages;
    this.#deaths = stored > this.#storedAtDeath ? 1 : this.#deaths + 1;
    this.#storedAtDeath = stored;
    if (this.#deaths > MOST_DEATHS) throw death;
    if (isRefusal(death)) {
      this.#isRefused = true;
      await records.noteBreak(run, window.id, death.message);
      if (!this.#isCut && (await this.#hadByName(window))) return;
    }
    this.#isCut = true;
    const isInVain = this.#starts.areAlike || this.#pages.has('not-incremental');
    const spans = isInVain ? [] : narrower(window, earliest, this.#pages.serverNow);
    this.#firstCut ??= window.id;
    if (spans.length > 0) {
      await records.splitWindow(run, window.id, spans);
      return;
    }
    // Its list cannot be read, but perhaps its identifiers can.
    const shown = await this.#recount.show(window, { announced: 0, least: 0, mayRestart: false });
    if (shown === 'whole') this.#listed += this.#recount.listed;
    else await this.#giveUp(window, death.message, death instanceof OaiProtocolError);
  }

  /** Whether a short list that broke off was had by its identifiers, for fewer requests than narrower ones take. */
  async #hadByName(window: HarvestWindow): Promise<boolean> {
    const shown = await this.#recount.show(window, {
      announced: 0,
      least: this.#leastListed(this.#owed),
      mayRestart: true,
      mostByName: FEW_BY_NAME,
    });
    if (shown === 'whole') this.#listed += this.#recount.listed;
    return shown === 'whole';
  }

  async #giveUp(window: HarvestWindow, why: string, isBroken: boolean): Promise<void> {
    this.#isGivenUp = true;
    await this.#parts.records.failWindow(this.#parts.run, window.id, why, isBroken);
  }
}

const LESS_THAN_BEFORE =
  '列表断了，改为分段收，各段合起来却比断以前给出的还少，不能确定没有遗漏；下次收割再从头收';

/** Why a list was given up although it was read to its end. */
const UNSHOWN: Readonly<Record<Exclude<Shown, 'whole'>, string>> = {
  unlisted:
    '列表读的时候中断过或变动过，要与对方的标识符清单核对，而 ListIdentifiers 不能用；从头重读仍是如此，不能确定没有遗漏，请对方检查 ListIdentifiers',
  moving:
    '列表在读的时候一直在变，与标识符清单核对多遍，每遍都不一样，不能确定没有遗漏；下次收割再从头核对',
  costly: '列表读的时候中断过或变动过，与标识符清单相差太多，从头重读仍是如此；下次收割再从头核对',
};

/** A fault of this list at this place, not of the repository as a whole or of what we ask for. */
function isOfTheList(error: HarvestError, token: string | null): boolean {
  return isBreak(error, token) || (error instanceof HttpStatus && error.status >= 500);
}

/** Whatever error of OAI-PMH answers a token, the list is broken off; some say that nothing matches, or know no such item. */
function isBreak(error: unknown, token: string | null): boolean {
  return (
    error instanceof OaiProtocolError && (token !== null || error.oaiCode === 'badResumptionToken')
  );
}

/** An error that says more of a token than that it is no longer good: what else it hides nobody knows. */
function isRefusal(error: HarvestError): boolean {
  return error instanceof OaiProtocolError && error.oaiCode !== 'badResumptionToken';
}
