/**
 * Keeps with each work which oeuvre it belongs to (`catalogue/matching/oeuvre.ts`), as pairs between documents come
 * and go and documents move from one work to another. Only works whose ties may have changed are looked at, and
 * what hangs together with them; only those whose oeuvre is another get a new number in the change log.
 *
 * An oeuvre whose oldest work is no more has another id from then on. The row of that work keeps where the others are
 * now, so that an address with the old id leads on.
 */
import { gather, isOneText, MOST_GATHERED } from '../../../catalogue/matching/oeuvre.ts';
import type { Outcome } from '../../../catalogue/matching/comparison/comparison.ts';
import type { OeuvreLookup, WorkId } from '../../../catalogue/work.ts';
import type { Database, Statement } from '../../sqlite.ts';

interface TieRow {
  readonly work: WorkId;
  readonly outcome: Outcome;
  readonly decided: number;
}

interface WorkRow {
  readonly alive: number;
  /** Of a work that is no more: where those are that were of its oeuvre. */
  readonly oeuvre: WorkId | null;
  /** Number of its oldest document. */
  readonly added: number;
}

/** Of the documents of a work with those of others, by one side of the pair: read in this order, from the work. */
function tiesBy(own: 'a' | 'b', other: 'a' | 'b'): string {
  return `select others.work as work, coalesce(said, outcome) as outcome, said is not null as decided
     from record as its cross join match_pair on ${own} = its.added cross join record as others on others.added = ${other}
    where its.work = ?1 and others.work <> ?1 and coalesce(said, outcome) in ('other-edition', 'part-of')`;
}

interface LeadRow {
  /** null when it was never a work by itself. */
  readonly alive: number | null;
  readonly oeuvre: WorkId | null;
  /** The work that its record is in now, or was in last. */
  readonly work: WorkId | null;
}

/** Nobody follows more ids that an oeuvre had one after the other. */
const MOST_LEADS = 100;

export interface ChangedWorks {
  /** Works of documents of which a tie came or went. */
  readonly tied: ReadonlySet<WorkId>;
  /** Works that a document left or came to, so that its ties are those of another. */
  readonly moved: ReadonlySet<WorkId>;
}

export class Oeuvres {
  readonly #db: Database;
  readonly #most: number;
  readonly #ties: Statement<TieRow>;
  readonly #row: Statement<WorkRow>;
  readonly #of: Statement<{ id: WorkId }>;
  readonly #put: Statement<object>;
  readonly #putSilently: Statement<object>;
  readonly #lead: Statement<LeadRow>;

  /** @param most works of one oeuvre */
  constructor(db: Database, most = MOST_GATHERED) {
    this.#db = db;
    this.#most = most;
    this.#ties = db.prepare(`${tiesBy('a', 'b')} union all ${tiesBy('b', 'a')}`);
    this.#row = db.prepare(
      'select alive, oeuvre, added from work join record on doc = work.id where work.id = ?',
    );
    this.#of = db.prepare(
      'select work.id from work join record on doc = work.id where oeuvre = ? and alive = 1 order by added limit ?',
    );
    this.#put = db.prepare('update work set oeuvre = ?, seq = ? where id = ?');
    this.#putSilently = db.prepare('update work set oeuvre = ? where id = ?');
    this.#lead = db.prepare(
      'select alive, oeuvre, record.work as work from record left join work on work.id = doc where doc = ?',
    );
  }

  /**
   * Some of the works may be no more.
   *
   * @param told works that have a new number in the change log anyway
   * @returns last number of the change log
   */
  gather({ tied, moved }: ChangedWorks, told: ReadonlySet<WorkId>, seq: number): number {
    const from = new Set([...tied, ...moved]);
    if (from.size === 0) return seq;
    for (const work of moved) for (const row of this.#ties.all(work)) from.add(row.work);
    /** Each read once. */
    const rows = new Map<WorkId, WorkRow | undefined>();
    const row = (work: WorkId): WorkRow | undefined => {
      if (!rows.has(work)) rows.set(work, this.#row.get(work));
      return rows.get(work);
    };
    const live = [...from].filter((work) => row(work)?.alive === 1);
    const { groups, scattered } = gather(live, (work) => this.#tiedTo(work), this.#most);
    let last = seq;
    /** By oeuvres whose oldest work is no more: the oldest that is left, and where it is now. */
    const left = new Map<WorkId, { readonly added: number; readonly now: WorkId }>();
    const put = (work: WorkId, oeuvre: WorkId | null): void => {
      const before = row(work);
      if ((before?.oeuvre ?? null) === oeuvre) return;
      if (before !== undefined) rows.set(work, { ...before, oeuvre });
      if (before?.oeuvre != null && row(before.oeuvre)?.alive !== 1) {
        const { added } = before;
        if (added < (left.get(before.oeuvre)?.added ?? Infinity))
          left.set(before.oeuvre, { added, now: oeuvre ?? work });
      }
      if (told.has(work)) this.#putSilently.run(oeuvre, work);
      else this.#put.run(oeuvre, ++last, work);
    };
    for (const work of scattered) {
      // Whatever was gathered before and hangs together with more now was gathered with one of these.
      const before = row(work)?.oeuvre ?? null;
      if (before !== null) for (const id of this.of(before)) put(id, null);
    }
    for (const group of groups) {
      const oldest = group.size === 1 ? null : oldestOf(group, (work) => row(work)?.added);
      for (const work of group) put(work, oldest);
    }
    for (const [oeuvre, { now }] of left) this.#putSilently.run(now, oeuvre);
    return last;
  }

  /** Live works of an oeuvre, the oldest first, at most so many. */
  of(oeuvre: WorkId, limit = -1): WorkId[] {
    return this.#of.all(oeuvre, limit).map(({ id }) => id);
  }

  /** What an id leads to that an oeuvre has or had. */
  ledTo(oeuvre: WorkId): OeuvreLookup {
    let id = oeuvre;
    for (let i = 0; i < MOST_LEADS; i++) {
      const row = this.#lead.get(id);
      if (row?.alive === 1)
        return row.oeuvre === null ? { kind: 'work', id } : { kind: 'oeuvre', id: row.oeuvre };
      const next = row?.oeuvre ?? row?.work ?? id;
      if (next === id) break;
      id = next;
    }
    return { kind: 'none' };
  }

  /** The oeuvres of those of these works that are not by themselves. */
  among(works: readonly WorkId[]): ReadonlyMap<WorkId, WorkId> {
    const rows = this.#db
      .prepare<{ id: WorkId; oeuvre: WorkId }>(
        'select id, oeuvre from work where id in (select value from json_each(?)) and alive = 1 and oeuvre is not null',
      )
      .all(JSON.stringify(works));
    return new Map(rows.map(({ id, oeuvre }) => [id, oeuvre]));
  }

  #tiedTo(work: WorkId): WorkId[] {
    const ties = new Map<WorkId, TieRow[]>();
    for (const row of this.#ties.all(work))
      (ties.get(row.work) ?? ties.set(row.work, []).get(row.work))?.push(row);
    return [...ties].flatMap(([other, rows]) =>
      isOneText(rows.map(({ outcome, decided }) => ({ outcome, isDecided: decided === 1 })))
        ? [other]
        : [],
    );
  }
}

function oldestOf(
  group: ReadonlySet<WorkId>,
  addedOf: (work: WorkId) => number | undefined,
): WorkId | null {
  let oldest: WorkId | null = null;
  let first = Infinity;
  for (const work of group) {
    const added = addedOf(work) ?? Infinity;
    if (added < first) [oldest, first] = [work, added];
  }
  return oldest;
}
