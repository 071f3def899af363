/**
 * Stores one page: every record, deletion and unreadable part of it and the works they change, all in the
 * transaction of the caller. What becomes of each is decided in `catalogue/runs/fate.ts`.
 */
import { documentId } from '../../../catalogue/ids.ts';
import { countedAs, fateOf, isMet, isOvertaken } from '../../../catalogue/runs/fate.ts';
import type { Fate, ListedHeader, StoredState } from '../../../catalogue/runs/fate.ts';
import type {
  HarvestedPage,
  ReceivedRecord,
  UnreadableRecord,
} from '../../../catalogue/runs/page.ts';
import { notDescribed } from '../../../catalogue/runs/quarantine.ts';
import type { RunCounts, RunId } from '../../../catalogue/runs/run.ts';
import { isAtRisk } from '../../../catalogue/runs/suspicion.ts';
import type { Database } from '../../sqlite.ts';
import { Batch } from './batch.ts';
import type { WorkParts } from './batch.ts';
import { describedAhead, describedNow } from './describe-ahead.ts';
import type { Described, DescribedItems } from './describe-ahead.ts';
import { Hidden } from './hidden.ts';
import type { Place, Quarantine } from './quarantine.ts';
import { stateOf } from './record-states.ts';
import type { RecordRow, RecordStates, StoringRun } from './record-states.ts';
import type { Waiting } from './waiting.ts';

/** Whether there is anything of a source to look for; mostly there is not, and no record of a page need be looked up. */
interface Met {
  waiting: boolean;
  quarantine: boolean;
}

/** Records after which works are rebuilt, so that a page of 64 MB does not fill memory with them. */
const SLICE = 1_000;

export class PageCommit {
  readonly #db: Database;
  readonly #states: RecordStates;
  readonly #workParts: WorkParts;
  readonly #quarantine: Quarantine;
  readonly #hidden: Hidden;
  readonly #waiting: Waiting;

  constructor(
    db: Database,
    {
      states,
      matching,
      works,
      quarantine,
      waiting,
    }: WorkParts & {
      readonly states: RecordStates;
      readonly quarantine: Quarantine;
      readonly waiting: Waiting;
    },
  ) {
    this.#db = db;
    this.#states = states;
    this.#workParts = { matching, works };
    this.#quarantine = quarantine;
    this.#waiting = waiting;
    this.#hidden = new Hidden(db);
  }

  /** The items of a page with the descriptions that storing them will take; before the transaction. */
  describe({ lease, items }: Pick<HarvestedPage, 'lease' | 'items'>): Iterable<DescribedItems> {
    const isWanted = (item: ReceivedRecord | UnreadableRecord): item is ReceivedRecord => {
      if (item.kind === 'unreadable') return false;
      const { source, identifier } = item.record;
      return isDescribed(this.#fate(lease.run, item, this.#states.find(source, identifier)));
    };
    return describedAhead(items, (some) => this.#db.read(() => some.filter(isWanted)));
  }

  /**
   * @param described the items of the page, from `describe`
   * @returns what became of each item, how many documents look garbled, and the last number of the change log
   */
  store(
    run: StoringRun,
    { url, describedBy }: Pick<HarvestedPage, 'url' | 'describedBy'>,
    described: Iterable<DescribedItems>,
    seq: number,
    now: string,
  ): { readonly counts: RunCounts; readonly garbled: number; readonly seq: number } {
    const counts = { received: 0, new: 0, changed: 0, unchanged: 0, deleted: 0, quarantined: 0 };
    let batch = new Batch(this.#workParts);
    let last = seq;
    let garbled = 0;
    let position = 0;
    const met: Met = {
      waiting: !this.#waiting.isEmpty(run.source),
      quarantine: !this.#quarantine.isEmpty(run.source),
    };
    for (const some of described) {
      garbled += some.described.values().filter(isGarbled).toArray().length;
      for (const item of some.items) {
        const place = { url, position: ++position };
        if (this.#isPassedBy(run, item)) continue;
        if (counts.received % SLICE === SLICE - 1) {
          last = batch.rebuild(last, now);
          batch = new Batch(this.#workParts);
        }
        counts.received++;
        if (item.kind === 'unreadable') {
          this.#quarantine.add(run.source, run.id, item, place, now);
          met.quarantine = true;
          counts.quarantined++;
        } else
          counts[
            countedAs(
              this.#receive(
                run,
                item,
                some.described.get(item),
                describedBy,
                batch,
                met,
                place,
                now,
              ),
            )
          ]++;
      }
    }
    return { counts, garbled, seq: batch.rebuild(last, now) };
  }

  /** What describes no document is noted, and counts only where there is something live in its place. */
  #isPassedBy(run: StoringRun, item: ReceivedRecord | UnreadableRecord): boolean {
    if (item.kind !== 'record' || item.isHidden !== true) return false;
    const { source, identifier, datestamp } = item.record;
    this.#hidden.note(source, identifier, datestamp, run.id);
    if (item.isAside !== true) return false;
    if (this.#states.find(source, identifier)?.deleted === 0) return false;
    this.#waiting.drop(documentId(source, identifier));
    this.#quarantine.heal(source, identifier);
    return true;
  }

  #fate(run: RunId, item: ReceivedRecord, row: RecordRow | undefined): Fate {
    const { source, identifier } = item.record;
    const stored = row === undefined ? undefined : stateOf(row);
    return fateOf(item, stored, run, () => this.#quarantine.holds(source, identifier));
  }

  /** Which of these no run since that one has received in this state, nor set aside. */
  unmet<Header extends ListedHeader>(
    since: RunId,
    source: string,
    headers: readonly Header[],
  ): Header[] {
    return headers.filter((header) => {
      const row = this.#states.find(source, header.identifier);
      const doc = documentId(source, header.identifier);
      const stored = this.#waiting.find(doc) ?? (row === undefined ? undefined : stateOf(row));
      return (
        !isMet(header, stored, since) &&
        !this.#quarantine.holdsSince(source, header.identifier, since) &&
        !this.#hidden.isMet(header, source, since)
      );
    });
  }

  #receive(
    run: StoringRun,
    item: ReceivedRecord,
    described: Described | undefined,
    describedBy: string,
    batch: Batch,
    met: Met,
    place: Place,
    now: string,
  ): Fate | 'quarantined' {
    const { source, identifier, datestamp } = item.record;
    const doc = documentId(source, identifier);
    const waiting = met.waiting ? this.#waiting.find(doc) : undefined;
    const isOfThisRun = waiting !== undefined && waiting.lastRun >= (run.first_part ?? run.id);
    if (isOfThisRun && isOvertaken(waiting, item.record)) return 'overtaken';
    const row = this.#states.find(source, identifier);
    const fate = this.#fate(run.id, item, row);
    if (fate === 'overtaken') return fate;
    const waits = isAtRisk(
      fate,
      item.title,
      row && { ...row, deleted: row.deleted === 1 },
      run.known,
    );
    const meet = (): void => {
      if (row !== undefined) this.#states.meet(run, row);
    };
    if (waits && waiting !== undefined && isSame(waiting, item)) {
      this.#waiting.meet(doc, run.id, datestamp);
      meet();
      return isOfThisRun ? 'unchanged' : fate;
    }
    if (!waits && waiting !== undefined) this.#waiting.drop(doc);
    if (fate === 'refused') {
      meet();
      return fate;
    }
    if ((fate === 'unchanged' || fate === 'doubted') && row !== undefined)
      this.#states.touch(run, row, datestamp);
    if (isDescribed(fate)) {
      // What stood before it in the page may have made it another.
      const outcome = described ?? describedNow(item);
      if (outcome.kind === 'failed') {
        const reason = notDescribed(item.record, outcome.error);
        this.#quarantine.add(run.source, run.id, reason, place, now);
        met.quarantine = true;
        return 'quarantined';
      }
      const document = outcome.value;
      if (document === null) return 'unchanged';
      if (waits) {
        met.waiting = true;
        this.#waiting.put(
          run.id,
          row === undefined ? 'new' : 'changed',
          item,
          document,
          describedBy,
        );
      } else if (fate === 'doubted' && row !== undefined)
        this.#states.replaceDocument(row, document, batch);
      else this.#states.save(run, item, row, document, batch, now);
    } else if (fate === 'deleted') {
      if (waits) {
        met.waiting = true;
        this.#waiting.put(run.id, 'deleted', item, null, describedBy);
      } else if (row === undefined) this.#states.addTombstone(run, item, now);
      else this.#states.bury(run, row, datestamp, batch, now);
    }
    if (waits) meet();
    if (met.quarantine) this.#quarantine.heal(source, identifier);
    return fate;
  }
}

/** Whether a record of this fate needs a description. */
function isDescribed(fate: Fate): fate is 'new' | 'changed' | 'doubted' {
  return fate === 'new' || fate === 'changed' || fate === 'doubted';
}

/** Whether what waits is what came. */
function isSame(waiting: StoredState, { record, hash }: ReceivedRecord): boolean {
  return record.deleted ? waiting.deleted : !waiting.deleted && waiting.hash === hash;
}

function isGarbled(described: Described): boolean {
  return (
    described.kind === 'done' &&
    described.value?.warnings.some(({ code }) => code === 'TEXT_GARBLED') === true
  );
}
