/**
 * Keeps works true to their documents: after a page, the works of every document that was touched are
 * built again from scratch, together with all documents that share a match key with them, however far
 * that leads. Only works that come out different get a new number in the change log.
 *
 * A key of very many documents is narrowed (`catalogue/matching/blocks.ts`), so that a page touches a
 * bounded number of them. Whenever a block grows or shrinks over a border, all of it is built again.
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import {
  MOST_ALIKE,
  MOST_COMPARED,
  blockUse,
  comparedBy,
} from '../../../catalogue/matching/blocks.ts';
import type { BlockUse, NarrowedBlock } from '../../../catalogue/matching/blocks.ts';
import { matchKeys } from '../../../catalogue/matching/matching.ts';
import type { MatchKey } from '../../../catalogue/matching/matching.ts';
import { regroup } from '../../../catalogue/matching/regroup.ts';
import type { Member } from '../../../catalogue/matching/regroup.ts';
import { buildWork } from '../../../catalogue/work.ts';
import type { Work, WorkId } from '../../../catalogue/work.ts';
import type { Database, Statement } from '../../sqlite.ts';

/** A document by the number of its record. */
type Added = number;

/** A document of a work. */
export interface WorkMember extends Member {
  /** When its record was first stored, ISO 8601 UTC. */
  readonly firstSeen: string;
}

const ALL = Number.MAX_SAFE_INTEGER;

interface MemberRow {
  readonly added: number;
  readonly work: string | null;
  readonly library: string;
}

export class Works {
  readonly #db: Database;
  readonly #keysOf: Statement<MatchKey>;
  readonly #sharing: Statement<{ added: number }>;
  readonly #alike: Statement<{ added: number }>;
  readonly #membersOf: Statement<{ added: number }>;
  readonly #member: Statement<MemberRow>;
  readonly #document: Statement<{ json: string }>;
  readonly #setWork: Statement<object>;
  readonly #moveDeleted: Statement<object>;
  readonly #workRow: Statement<{ libraries: string; alive: number }>;
  readonly #saveWork: Statement<object>;
  readonly #countLibrary: Statement<object>;
  readonly #addKey: Statement<object>;
  readonly #dropKeys: Statement<object>;
  readonly #noteNarrowed: Statement<object>;

  constructor(db: Database) {
    this.#db = db;
    this.#keysOf = db.prepare('select key, title from match_key where added = ?');
    this.#sharing = db.prepare('select added from match_key where key = ? limit ?');
    this.#alike = db.prepare('select added from match_key where key = ? and title = ? limit ?');
    this.#membersOf = db.prepare('select added from record where work = ? and deleted = 0');
    this.#member = db.prepare('select added, work, library from record where added = ?');
    this.#document = db.prepare('select json from document where added = ?');
    this.#setWork = db.prepare('update record set work = ? where added = ?');
    this.#moveDeleted = db.prepare('update record set work = ? where work = ? and deleted = 1');
    this.#workRow = db.prepare('select libraries, alive from work where id = ?');
    this.#saveWork = db.prepare(
      'insert into work (id, seq, alive, title, libraries, changed_at) values (?, ?, ?, ?, ?, ?) on conflict (id) do update set seq = excluded.seq, alive = excluded.alive, title = case when excluded.alive = 1 then excluded.title else title end, libraries = excluded.libraries, changed_at = excluded.changed_at',
    );
    this.#countLibrary = db.prepare(
      'insert into library_total (library, works, records) values (?, ?, 0) on conflict (library) do update set works = works + excluded.works',
    );
    this.#addKey = db.prepare(
      'insert or ignore into match_key (key, title, added) values (?, ?, ?)',
    );
    this.#dropKeys = db.prepare('delete from match_key where added = ?');
    this.#noteNarrowed = db.prepare('insert or ignore into narrowed_key (key) values (?)');
  }

  /**
   * Documents whose works must be looked at again because this document changes: asked before and after
   * the change, since it may leave one group for another. A block one above a border is given whole: this
   * document has just taken it there, or is about to bring it back.
   */
  neighbours(added: Added): Added[] {
    const found = new Set<Added>();
    for (const key of this.#keysOf.all(added)) {
      for (const one of this.#block(key, 1).members) found.add(one);
    }
    const work = this.#member.get(added)?.work;
    if (work != null) for (const row of this.#membersOf.all(work)) found.add(row.added);
    return [...found];
  }

  setKeys(added: Added, document: CatalogueDocument | undefined): void {
    this.#dropKeys.run(added);
    if (document === undefined) return;
    for (const { key, title } of matchKeys(document)) this.#addKey.run(key, title, added);
  }

  /** Whether the keys stored for a document are those it has by the rules of today. */
  hasKeysOfToday(added: Added, document: CatalogueDocument): boolean {
    const spelled = (keys: readonly MatchKey[]): string =>
      keys
        .map(({ key, title }) => `${key}\n${title}`)
        .sort()
        .join('\n\n');
    return spelled(this.#keysOf.all(added)) === spelled(matchKeys(document));
  }

  /** Blocks too large to compare all of them, the largest first. */
  narrowedBlocks(): NarrowedBlock[] {
    return this.#db
      .prepare<NarrowedBlock>(
        `select key, count(*) as documents from narrowed_key join match_key using (key)
          group by key having documents > ${MOST_COMPARED} order by documents desc, key`,
      )
      .all();
  }

  /**
   * Builds the works of these documents again.
   *
   * @param touched documents that were added, changed or deleted, and their neighbours of before
   * @param changed those whose own description changed, so that their work did
   * @returns last number of the change log
   */
  rebuild(
    touched: ReadonlySet<Added>,
    changed: ReadonlySet<Added>,
    seq: number,
    now: string,
  ): number {
    const { found: component, uses } = this.#reachable(touched);
    const before = new Map<WorkId, Set<Added>>();
    const live: Member[] = [];
    for (const added of component) {
      const work = this.#member.get(added)?.work;
      if (work != null) (before.get(work) ?? before.set(work, new Set()).get(work))?.add(added);
      const row = this.#document.get(added);
      if (row !== undefined)
        live.push({ added, document: this.#db.parsed(row.json) as CatalogueDocument });
    }
    live.sort((a, b) => a.added - b.added);
    // Stored before keys knew titles, a key has none until its document is described again.
    const useOf = (key: MatchKey): BlockUse =>
      uses.get(blockName(key)) ?? uses.get(blockName({ ...key, title: '' })) ?? 'whole';
    const keysOf = (document: CatalogueDocument): string[] =>
      matchKeys(document).flatMap((key) => comparedBy(key, useOf(key)) ?? []);
    const { made, gone } = regroup(live, before, changed, keysOf);
    let last = seq;
    for (const { id, members } of made) {
      for (const { added } of members) this.#setWork.run(id, added);
      const documents = members.map(({ document }) => document);
      const libraries = [...new Set(documents.map(({ library }) => library))].sort();
      this.#save(id, ++last, true, buildWork(documents, now).title, libraries, now);
    }
    for (const { id, heir } of gone) {
      this.#save(id, ++last, false, '', [], now);
      if (heir !== undefined) this.#moveDeleted.run(heir, id);
    }
    return last;
  }

  /** Live works with these ids, in this order. */
  read(ids: readonly WorkId[]): Work[] {
    return ids.flatMap((id) => workOf(id, this.members(id, 0, ALL)) ?? []);
  }

  /** Documents of a work that were added after this number, oldest first, at most so many. */
  members(id: WorkId, after: Added, limit: number): WorkMember[] {
    const rows = this.#db
      .prepare<{ added: number; json: string; first_seen: string }>(
        'select added, json, first_seen from record join document using (added) where work = ? and deleted = 0 and added > ? order by added limit ?',
      )
      .all(id, after, limit);
    return rows.map(({ added, json, first_seen }) => ({
      added,
      document: this.#db.parsed(json) as CatalogueDocument,
      firstSeen: first_seen,
    }));
  }

  #save(
    id: WorkId,
    seq: number,
    alive: boolean,
    title: string,
    libraries: readonly string[],
    now: string,
  ): void {
    const row = this.#workRow.get(id);
    const had = new Set(row?.alive === 1 ? (this.#db.parsed(row.libraries) as string[]) : []);
    const has = new Set(libraries);
    for (const library of has) if (!had.has(library)) this.#countLibrary.run(library, 1);
    for (const library of had) if (!has.has(library)) this.#countLibrary.run(library, -1);
    const delta = (alive ? 1 : 0) - (row?.alive ?? 0);
    // The row without a name counts all works.
    if (delta !== 0) this.#countLibrary.run('', delta);
    this.#saveWork.run(id, seq, alive, title, JSON.stringify([...has]), now);
  }

  /**
   * Documents that may be of one edition with one of this key, in themselves bounded in number.
   *
   * @param slack counted as if the borders between the uses lay this much higher
   */
  #block(
    { key, title }: MatchKey,
    slack: 0 | 1,
  ): { readonly use: BlockUse; readonly members: readonly Added[] } {
    const all = this.#sharing.all(key, MOST_COMPARED + slack + 1);
    const isSmall = all.length <= MOST_COMPARED + slack;
    const alike = isSmall ? all : this.#alike.all(key, title, MOST_ALIKE + slack + 1);
    const use = blockUse(all.length - slack, alike.length - slack);
    const members = use === 'apart' ? [] : use === 'whole' ? all : alike;
    return { use, members: members.map(({ added }) => added) };
  }

  /** Every document that these share a key or a work with, and so on; and how each block met is used. */
  #reachable(from: ReadonlySet<Added>): {
    readonly found: ReadonlySet<Added>;
    readonly uses: ReadonlyMap<string, BlockUse>;
  } {
    const found = new Set(from);
    const uses = new Map<string, BlockUse>();
    const works = new Set<string>();
    for (const added of found) {
      for (const key of this.#keysOf.all(added)) {
        const name = blockName(key);
        if (uses.has(name)) continue;
        const { use, members } = this.#block(key, 0);
        uses.set(name, use);
        for (const one of members) found.add(one);
        if (use !== 'whole') this.#noteNarrowed.run(key.key);
      }
      const work = this.#member.get(added)?.work;
      if (work != null && !works.has(work)) {
        works.add(work);
        for (const row of this.#membersOf.all(work)) found.add(row.added);
      }
    }
    return { found, uses };
  }
}

/** @param members oldest first; undefined when they are not, or no longer, those of a work with this id */
export function workOf(id: WorkId, members: readonly WorkMember[]): Work | undefined {
  const [oldest] = members;
  if (oldest === undefined) return undefined;
  const work = buildWork(
    members.map(({ document }) => document),
    oldest.firstSeen,
  );
  return work.id === id ? work : undefined;
}

function blockName({ key, title }: MatchKey): string {
  return `${key}\n${title}`;
}
