/**
 * The port `Hiding`: lets records follow what is kept from readers, each slice a transaction of its own. What readers
 * are to see no more goes first, thousands at a time (`vanishing.ts`); whatever else there is to do comes behind.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { displayTitle } from '../../../catalogue/document.ts';
import type { CatalogueDocument, DocumentId } from '../../../catalogue/document.ts';
import { documentId } from '../../../catalogue/ids.ts';
import type {
  ApplyOptions,
  Hiding,
  SuppressionUnderWay,
  WholeRecord,
  WouldVanish,
} from '../../../catalogue/ports/hiding.ts';
import { hiddenBy, shownOf } from '../../../catalogue/suppressions/shown.ts';
import { recordIn } from '../../../catalogue/suppression.ts';
import type { HeldSuppression, Suppressed } from '../../../catalogue/suppression.ts';
import type { WorkId } from '../../../catalogue/work.ts';
import type { Database, Statement } from '../../sqlite.ts';
import { Batch } from './batch.ts';
import type { WorkParts } from './batch.ts';
import type { ChangeLog } from './change-log.ts';
import { inSlices } from './in-slices.ts';
import type { Added } from './matching/blocks.ts';
import type { Meta } from './meta.ts';
import type { RecordStates } from './record-states.ts';
import type { Suppressions } from './suppressions.ts';
import type { Vanished } from './vanishing.ts';

/** Records of one slice: with the works they change less than 100 ms on the machine it was measured on. */
const SLICE = 500;
/** Of one slice of those that only vanish: as long. */
const VANISHING = 4_000;

/** Titles that are named of what would vanish. */
const NAMED = 10;

interface HidingParts extends WorkParts {
  readonly states: RecordStates;
  readonly suppressions: Suppressions;
  readonly vanished: Vanished;
}

/** A record that readers see. */
interface SeenRow {
  readonly doc: DocumentId;
  readonly identifier: string;
}

export class StoredHiding implements Hiding {
  readonly #db: Database;
  readonly #meta: Meta;
  readonly #log: ChangeLog;
  readonly #parts: HidingParts;
  readonly #seen: Statement<SeenRow>;
  /** Under way, by what they are about. */
  readonly #walks = new Map<string, Promise<void>>();

  constructor(db: Database, meta: Meta, log: ChangeLog, parts: HidingParts) {
    this.#db = db;
    this.#meta = meta;
    this.#log = log;
    this.#parts = parts;
    this.#seen = db.prepare(
      'select doc, identifier from record where added = ? and deleted = 0 and suppressed is null',
    );
  }

  async suppressionsApplied(): Promise<number> {
    return Number(this.#meta.get('suppressions_applied') ?? 0);
  }

  async applySuppressions(
    held: readonly HeldSuppression[],
    seq: number,
    options: ApplyOptions = {},
  ): Promise<void> {
    const waiting = this.#log.write(() => this.#parts.suppressions.replace(held));
    // What concerns one record does not wait for what concerns thousands.
    const single = waiting.flatMap((one) => recordIn(one) ?? []);
    this.#log.change((before, at) => {
      const batch = new Batch(this.#parts);
      for (const { source, identifier } of single)
        this.#showAgain(documentId(source, identifier), batch);
      return { seq: batch.rebuild(before, at), result: undefined };
    });
    options.onProgress?.();
    const whole = waiting.filter((one) => recordIn(one) === undefined);
    for (const source of new Set(whole.map((one) => one.source)))
      await this.#walked(
        source,
        whole.filter((one) => one.source === source),
        options,
      );
    this.#log.write(() => {
      this.#parts.suppressions.settle(waiting);
      this.#meta.set('suppressions_applied', String(seq));
    });
  }

  async suppressionsUnderWay(): Promise<readonly SuppressionUnderWay[]> {
    return this.#parts.suppressions.underWay();
  }

  async whole(id: DocumentId): Promise<WholeRecord | undefined> {
    const row = this.#db
      .prepare<{
        work: WorkId | null;
        suppressed: number | null;
        shown: string | null;
        withheld: string | null;
      }>(
        `select work, suppressed, document.json as shown, withheld.json as withheld
         from record left join document using (added) left join withheld using (added) where doc = ? and deleted = 0`,
      )
      .get(id);
    const json = row?.withheld ?? row?.shown;
    if (row === undefined || json == null) return undefined;
    const isPart = row.withheld !== null;
    return {
      document: this.#db.parsed(json) as CatalogueDocument,
      shown: row.suppressed !== null ? 'nothing' : isPart ? 'part' : 'whole',
      work: row.work,
    };
  }

  async wouldVanish(what: Suppressed): Promise<WouldVanish> {
    const record = recordIn(what);
    const doc = record === undefined ? null : documentId(record.source, record.identifier);
    const all = this.#db
      .prepare<{ added: number }>(
        'select added from record where source = ? and (? is null or doc = ?) and deleted = 0 order by added',
      )
      .all(what.source, doc, doc);
    const read = this.#db.prepare<{ work: WorkId | null; json: string }>(
      'select work, json from record join document using (added) where added = ?',
    );
    const held = [{ ...what, id: 0, byLibrary: null, library: '', notice: null, at: '' }];
    const gone = new Map<WorkId, number>();
    const titles: string[] = [];
    let records = 0;
    for (const [i, { added }] of all.entries()) {
      if (i % SLICE === SLICE - 1) await nextTurn();
      const row = read.get(added);
      if (row === undefined) continue;
      const document = this.#db.parsed(row.json) as CatalogueDocument;
      const shown = shownOf(document, held);
      if (shown.kind === 'whole') continue;
      if (records++ < NAMED) titles.push(displayTitle(document));
      if (shown.kind === 'nothing' && row.work !== null)
        gone.set(row.work, (gone.get(row.work) ?? 0) + 1);
    }
    return { records, works: await this.#countWhole(gone), titles };
  }

  /** Of these works those that have no more members than so many. */
  async #countWhole(members: ReadonlyMap<WorkId, number>): Promise<number> {
    const all = this.#db.prepare<{ n: number }>(
      'select count(*) as n from record where work = ? and deleted = 0 and suppressed is null',
    );
    let whole = 0;
    let looked = 0;
    for (const [work, n] of members) {
      if (all.get(work)?.n === n) whole++;
      if (++looked % SLICE === 0) await nextTurn();
    }
    return whole;
  }

  /** Two who follow the same walk once: the act, and the look that comes every second. */
  async #walked(
    source: string,
    waiting: readonly HeldSuppression[],
    options: ApplyOptions,
  ): Promise<void> {
    const what = JSON.stringify(waiting);
    const walk =
      this.#walks.get(what) ??
      this.#walk(source, waiting, options).finally(() => this.#walks.delete(what));
    this.#walks.set(what, walk);
    await walk;
  }

  /** Every record of the source, deleted ones too; twice. */
  async #walk(
    source: string,
    waiting: readonly HeldSuppression[],
    options: ApplyOptions,
  ): Promise<void> {
    const { suppressions, vanished, states } = this.#parts;
    // What is stored after this moment follows by itself.
    const all = this.#db
      .prepare<{ added: Added }>('select added from record where source = ? order by added')
      .all(source)
      .map(({ added }) => added);
    const walked = async (
      size: number,
      told: 'new' | 'ending',
      look: (slice: readonly Added[], batch: Batch, seq: number, at: string) => number,
    ): Promise<void> => {
      let done = 0;
      await inSlices(() => {
        const result = this.#log.change((seq, at) => {
          const batch = new Batch(this.#parts);
          const last = look(all.slice(done, done + size), batch, seq, at);
          done = Math.min(all.length, done + size);
          suppressions.reach(waiting, told, { done, total: all.length });
          const ended = done < all.length ? undefined : { source };
          return { seq: batch.rebuild(last, at), result: ended };
        });
        options.onProgress?.();
        return result;
      }, options.signal);
    };
    await walked(VANISHING, 'new', (slice, batch, seq, at) =>
      vanished.hide(this.#vanishing(source, slice), batch, seq, at),
    );
    await options.onVanished?.();
    options.signal?.throwIfAborted();
    await walked(SLICE, 'ending', (slice, batch, seq) => {
      for (const added of slice) states.showAgain(added, batch);
      for (const added of vanished.leftOf(slice)) states.clearAway(added, batch);
      return seq;
    });
  }

  /** Of these records those of which readers are to see nothing, and still do, by why. */
  #vanishing(source: string, slice: readonly Added[]): ReadonlyMap<number, readonly Added[]> {
    const { suppressions, states } = this.#parts;
    const found = new Map<number, Added[]>();
    for (const added of slice) {
      const row = this.#seen.get(added);
      if (row === undefined) continue;
      const held = suppressions.of({ source, id: row.doc });
      let by = hiddenBy({ source, identifier: row.identifier }, held);
      // Which special collections it stands in, only its description says.
      if (by === undefined && held.some(({ scope }) => scope === 'collection')) {
        const whole = states.whole(added);
        const shown = whole === undefined ? undefined : shownOf(whole, held);
        if (shown?.kind === 'nothing') by = shown.by;
      }
      if (by === undefined) continue;
      const same = found.get(by.id);
      if (same === undefined) found.set(by.id, [added]);
      else same.push(added);
    }
    return found;
  }

  #showAgain(doc: DocumentId, batch: Batch): void {
    const row = this.#db
      .prepare<{ added: number }>('select added from record where doc = ?')
      .get(doc);
    if (row !== undefined) this.#parts.states.showAgain(row.added, batch);
  }
}
