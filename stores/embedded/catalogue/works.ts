/**
 * Keeps works true to their documents: after a page, the works of every document that was touched are made
 * again from the pairs that are the same (`matching/`), together with all documents that such pairs or their
 * present works connect them with. Only works that come out different get a new number in the change log.
 */
import { displayTitle } from '../../../catalogue/document.ts';
import type { DocumentId } from '../../../catalogue/document.ts';
import { regroup } from '../../../catalogue/matching/regroup.ts';
import type { WorkId } from '../../../catalogue/work.ts';
import type { Database, Statement } from '../../sqlite.ts';
import type { Added } from './matching/blocks.ts';
import { worksAmong } from './matching/components.ts';
import type { Matching } from './matching/matching.ts';
import { Oeuvres } from './oeuvres.ts';

/** A document that was stored for the first time. */
export interface NewDocument {
  readonly id: DocumentId;
  readonly library: string;
}

/** Documents of one transaction whose works may have changed. */
export interface Touched {
  readonly documents: ReadonlySet<Added>;
  /** Those whose own description changed, so that their work did. */
  readonly changed: ReadonlySet<Added>;
  /** Of those that were stored just now. */
  readonly titles: ReadonlyMap<Added, string>;
  /**
   * Those of them that were stored for the first time and are the same as no other, as nearly all of a first
   * harvest: nothing has to be asked about them. One that turns out to be the same as another is taken out.
   */
  readonly alone: Map<Added, NewDocument>;
}

/** The row of `library_total` that counts all works. */
const ALL_WORKS = '';

interface MemberRow {
  readonly doc: string;
  readonly work: string | null;
  readonly library: string;
  /** 1 when it is deleted, or kept from readers. */
  readonly out: number;
}

export class Works {
  readonly #db: Database;
  readonly #matching: Matching;
  readonly oeuvres: Oeuvres;
  readonly #membersOf: Statement<{ added: Added }>;
  readonly #member: Statement<MemberRow>;
  readonly #setWork: Statement<object>;
  readonly #moveOut: Statement<object>;
  readonly #workRow: Statement<{ libraries: string; alive: number }>;
  readonly #saveWork: Statement<object>;
  readonly #countLibrary: Statement<object>;

  constructor(db: Database, matching: Matching) {
    this.#db = db;
    this.#matching = matching;
    this.oeuvres = new Oeuvres(db);
    this.#membersOf = db.prepare(
      'select added from record where work = ? and deleted = 0 and suppressed is null',
    );
    this.#member = db.prepare(
      'select doc, work, library, (deleted = 1 or suppressed is not null) as out from record where added = ?',
    );
    this.#setWork = db.prepare('update record set work = ? where added = ?');
    this.#moveOut = db.prepare(
      'update record set work = ? where work = ? and (deleted = 1 or suppressed is not null)',
    );
    this.#workRow = db.prepare('select libraries, alive from work where id = ?');
    this.#saveWork = db.prepare(
      'insert into work (id, seq, alive, title, libraries, changed_at) values (?, ?, ?, ?, ?, ?) on conflict (id) do update set seq = excluded.seq, alive = excluded.alive, title = case when excluded.alive = 1 then excluded.title else title end, libraries = excluded.libraries, changed_at = excluded.changed_at, oeuvre = case when excluded.alive = alive then oeuvre end',
    );
    this.#countLibrary = db.prepare(
      'insert into library_total (library, works, records) values (?, ?, 0) on conflict (library) do update set works = works + excluded.works',
    );
  }

  /**
   * Makes the works of these documents again.
   *
   * @returns last number of the change log
   */
  rebuild(touched: Touched, seq: number, now: string): number {
    const { changed, titles, alone } = touched;
    const before = new Map<WorkId, Set<Added>>();
    const live = new Map<Added, MemberRow>();
    for (const [added, row] of this.#connected(touched)) {
      const { work, out } = row;
      if (work !== null) (before.get(work) ?? before.set(work, new Set()).get(work))?.add(added);
      if (out === 0) live.set(added, row);
    }
    const oldestFirst = [...live.keys()].sort((one, other) => one - other);
    const groups = worksAmong(oldestFirst, alone, this.#matching).map((members) =>
      members.map((added) => ({ added, id: live.get(added)?.doc ?? '' })),
    );
    const { made, gone } = regroup(groups, before, changed);
    // Written once: each of them counts in two of a few rows.
    const counts = new Map<string, number>();
    let last = seq;
    /** Works that a document left or came to. */
    const moved = new Set<WorkId>();
    /** Documents whose pairs may wait for another reason, or with another weight. */
    const stirred = new Set(this.#matching.pairs.takeStirred());
    for (const { id, members } of made) {
      for (const { added } of members) {
        const from = live.get(added)?.work ?? null;
        if (from === id) continue;
        this.#setWork.run(id, added);
        if (from === null) continue;
        moved.add(from).add(id);
        stirred.add(added);
      }
      const [oldest] = members;
      const title = oldest === undefined ? '' : this.#titleOf(oldest.added, titles);
      const libraries = new Set(members.map(({ added }) => live.get(added)?.library ?? ''));
      const sorted = [...libraries].sort();
      const isNew = oldest !== undefined && alone.has(oldest.added);
      const counted = isNew ? [] : this.#countedUnder(id);
      recount(counts, counted, [...sorted, ALL_WORKS]);
      if (!isNew && counted.length !== sorted.length + 1)
        for (const { added } of members) stirred.add(added);
      this.#saveWork.run(id, ++last, true, title, JSON.stringify(sorted), now);
    }
    for (const { id, heir } of gone) {
      recount(counts, this.#countedUnder(id), []);
      this.#saveWork.run(id, ++last, false, '', '[]', now);
      if (heir !== undefined) this.#moveOut.run(heir, id);
    }
    this.#matching.waiting.renew(stirred);
    for (const [library, delta] of counts) if (delta !== 0) this.#countLibrary.run(library, delta);
    const tied = new Set<WorkId>();
    for (const added of this.#matching.pairs.takeTied()) {
      const work = alone.get(added)?.id ?? this.#member.get(added)?.work ?? null;
      if (work !== null) tied.add(work);
    }
    return this.oeuvres.gather({ tied, moved }, new Set(made.map(({ id }) => id)), last);
  }

  /** Under which names the work counts as it is stored: of its libraries and of all; none for one that is gone. */
  #countedUnder(id: WorkId): string[] {
    const row = this.#workRow.get(id);
    if (row?.alive !== 1) return [];
    return [...(this.#db.parsed(row.libraries) as string[]), ALL_WORKS];
  }

  #titleOf(added: Added, titles: ReadonlyMap<Added, string>): string {
    const title = titles.get(added);
    if (title !== undefined) return title;
    const document = this.#matching.statements.document(added);
    return document === undefined ? '' : displayTitle(document);
  }

  /** These, and every document that the same pairs and the present works connect them with. */
  #connected({ documents, alone }: Touched): ReadonlyMap<Added, MemberRow> {
    const found = new Map<Added, MemberRow>();
    const met = new Set(documents);
    const works = new Set<string>();
    for (const added of met) {
      const fresh = alone.get(added);
      if (fresh !== undefined) {
        found.set(added, { doc: fresh.id, work: null, library: fresh.library, out: 0 });
        continue;
      }
      const row = this.#member.get(added);
      if (row === undefined) continue;
      found.set(added, row);
      const renewed = row.out === 0 ? this.#matching.renew(added) : undefined;
      for (const one of renewed ?? []) {
        met.add(one);
        alone.delete(one);
      }
      for (const one of this.#matching.pairs.same(added)) met.add(one);
      const { work } = row;
      if (work === null || works.has(work)) continue;
      works.add(work);
      for (const one of this.#membersOf.all(work)) met.add(one.added);
    }
    return found;
  }
}

/** A work that counted under these names counts under those from now on. */
function recount(
  counts: Map<string, number>,
  from: readonly string[],
  to: readonly string[],
): void {
  for (const name of from) counts.set(name, (counts.get(name) ?? 0) - 1);
  for (const name of to) counts.set(name, (counts.get(name) ?? 0) + 1);
}
