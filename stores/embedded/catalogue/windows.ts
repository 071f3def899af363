/**
 * Windows and pages of runs: what was asked for, how far each list was read, and with which flags. Called
 * inside a transaction of the store.
 */
import { countShort } from '../../../catalogue/runs/flags.ts';
import type { GivenUp } from '../../../catalogue/runs/outcome.ts';
import type { HarvestedPage } from '../../../catalogue/runs/page.ts';
import type {
  Gap,
  HarvestWindow,
  RunId,
  RunKind,
  Span,
  WindowState,
} from '../../../catalogue/runs/run.ts';
import { GIVEN_UP, OPEN_WINDOWS, afterPage, uncovered } from '../../../catalogue/runs/windows.ts';
import type { ReadList } from '../../../catalogue/runs/windows.ts';
import { withoutWaived } from '../../../catalogue/runs/waiver.ts';
import { listed } from '../../sqlite.ts';
import type { Database } from '../../sqlite.ts';
import type { AppliedWaivers } from './waivers.ts';

interface WindowRow {
  readonly id: number;
  readonly from_at: string | null;
  readonly until_at: string | null;
  readonly token: string | null;
  readonly token_at: string | null;
  readonly attempts: number;
  readonly given: number;
  readonly state: WindowState;
}

/** A run, and the first of the failed ones that it goes on with; null = it began anew. */
interface RunParts {
  readonly id: RunId;
  readonly first_part: RunId | null;
}

/** The failed runs ?2 to ?1 of one source, each gone on with by the next. */
const PARTS =
  'select id from run where id >= ?2 and id < ?1 and source = (select source from run where id = ?1)';

export class Windows {
  readonly #db: Database;
  readonly #waivers: AppliedWaivers;

  constructor(db: Database, waivers: AppliedWaivers) {
    this.#db = db;
    this.#waivers = waivers;
  }

  add(
    run: RunId,
    window: Span & Partial<Pick<HarvestWindow, 'token' | 'tokenAt' | 'isRead' | 'given'>>,
  ): HarvestWindow {
    const { from, until, token = null, tokenAt = null, isRead = false, given = 0 } = window;
    const state: WindowState = isRead ? 'counting' : 'planned';
    const { lastRowId } = this.#db
      .prepare(
        'insert into "window" (run, from_at, until_at, state, token, token_at, given) values (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(run, from, until, state, token, tokenAt, given);
    return this.#window(lastRowId);
  }

  /** Those that are neither done, nor given up, nor replaced by narrower ones; oldest plan first. */
  open(run: RunId): HarvestWindow[] {
    return this.#db
      .prepare<WindowRow>(
        `select * from "window" where run = ? and state in (${listed(OPEN_WINDOWS)}) order by id`,
      )
      .all(run)
      .map(toWindow);
  }

  split(run: RunId, window: number, spans: readonly Span[]): void {
    this.#move(window, 'split', null, null);
    for (const span of spans) this.add(run, span);
  }

  giveUp(window: number, message: string, isBroken: boolean): void {
    const state: WindowState = isBroken ? 'broken' : 'failed';
    this.#db
      .prepare('update "window" set state = ?, message = ? where id = ?')
      .run(state, message, window);
  }

  /** Keeps why its list broke off; how the window stands is another matter. */
  noteBreak(window: number, message: string): void {
    this.#db.prepare('update "window" set message = ? where id = ?').run(message, window);
  }

  restart(window: number): HarvestWindow {
    this.#db
      .prepare(
        `update "window" set state = 'planned', token = null, token_at = null, attempts = attempts + 1 where id = ?`,
      )
      .run(window);
    return this.#window(window);
  }

  /** Keeps that a page was stored, and moves its window to the next token, or ends it. */
  pageStored(run: RunId, page: HarvestedPage, received: number, now: string): void {
    this.#db
      .prepare(
        'insert into page (run, window, url, bytes, ms, flags, received, stored_at) values (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(run, page.window, page.url, page.bytes, page.ms, page.flags.join(' '), received, now);
    if (page.isAside === true) return;
    const { given = 0, announced = 0, nextToken } = page;
    if (given > 0 || announced > 0)
      this.#db
        .prepare(
          'update "window" set given = max(given, ?1), announced = iif(?2 > 0, ?2, announced) where id = ?3',
        )
        .run(given, announced, page.window);
    this.#move(page.window, afterPage(page), nextToken, nextToken === null ? null : now);
  }

  /** The flags of each page that has any, in the order they came. */
  pageFlags(run: RunId): string[][] {
    return this.#flags({ id: run, first_part: null }).map(({ flags }) => flags);
  }

  /** Records that the lists of the run, and of what it goes on with, announced and did not give. */
  countShort(run: RunParts): number {
    const lists = Map.groupBy(this.#flags(run), ({ window }) => window).values();
    return [...lists].reduce((sum, pages) => sum + countShort(pages.map(({ flags }) => flags)), 0);
  }

  /** Of an earlier part only those of lists that it ended: the others were gone on with. */
  #flags({ id, first_part }: RunParts): {
    readonly window: number;
    readonly flags: string[];
  }[] {
    return this.#db
      .prepare<{ window: number; flags: string }>(
        `select "window", flags from page where flags <> '' and (run = ?1 or run in (${PARTS})
           and exists (select 1 from "window" where id = page."window" and state = 'done')) order by id`,
      )
      .all(id, first_part)
      .map(({ window, flags }) => ({ window, flags: flags.split(' ') }));
  }

  /** Windows of the run, and of what it goes on with, that were given up, the earliest first. */
  givenUp({ id, first_part }: RunParts): (GivenUp & { readonly isBroken: boolean })[] {
    return this.#db
      .prepare<Span & { message: string; state: WindowState }>(
        `select from_at as "from", until_at as until, message, state from "window"
         where (run = ?1 or run in (${PARTS})) and state in (${listed(GIVEN_UP)}) order by coalesce(from_at, '')`,
      )
      .all(id, first_part)
      .map(({ state, ...gap }) => ({ ...gap, isBroken: state === 'broken' }));
  }

  /** Whether what this run did not meet is not there any more: not for one that asked only for what is new. */
  judgesAbsence(run: RunParts & { readonly kind: RunKind }): boolean {
    return run.kind === 'full' && !this.givenUp(run).some(({ isBroken }) => isBroken);
  }

  /** Why the first list of the run, or of what it goes on with, was broken off that was not given up for it; null = none was. */
  brokenOff({ id, first_part }: RunParts): string | null {
    return (
      this.#db
        .prepare<{ message: string }>(
          `select message from "window" where (run = ?1 or run in (${PARTS}))
             and message <> '' and state not in (${listed(GIVEN_UP)}) order by id limit 1`,
        )
        .get(id, first_part)?.message ?? null
    );
  }

  /** Those given up in any run of the source that no later list has covered and nobody set aside, the earliest first. */
  openGaps(source: string): Gap[] {
    const givenUp = this.#db
      .prepare<Gap & { id: number }>(
        `select "window".id, run, from_at as "from", until_at as until, "window".message
           from run join "window" on run = run.id
          where source = ? and "window".state in (${listed(GIVEN_UP)}) order by coalesce(from_at, ''), "window".id`,
      )
      .all(source);
    if (givenUp.length === 0) return [];
    const lists = this.#db
      .prepare<ReadList>(
        `select "window".id, from_at as "from", until_at as until, code
           from run join "window" on run = run.id
          where source = ? and "window".state = 'done' and "window".id > ?`,
      )
      .all(source, Math.min(...givenUp.map(({ id }) => id)));
    const open = withoutWaived(uncovered(givenUp, lists), this.#waivers.gaps(source));
    return open.map(({ from, until, message, run }) => ({
      from,
      until,
      message,
      run,
    }));
  }

  #move(window: number, state: WindowState, token: string | null, tokenAt: string | null): void {
    this.#db
      .prepare('update "window" set state = ?, token = ?, token_at = ? where id = ?')
      .run(state, token, tokenAt, window);
  }

  #window(id: number): HarvestWindow {
    const row = this.#db.prepare<WindowRow>('select * from "window" where id = ?').get(id);
    if (row === undefined) throw new RangeError(`没有时间窗 ${id}`);
    return toWindow(row);
  }
}

function toWindow(row: WindowRow): HarvestWindow {
  return {
    id: row.id,
    from: row.from_at,
    until: row.until_at,
    token: row.token,
    tokenAt: row.token_at,
    attempts: row.attempts,
    isRead: row.state === 'counting',
    given: row.given,
  };
}
