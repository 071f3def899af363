/**
 * Reads works as they are stored, for pages and for whoever indexes: a few statements on one connection, so that the
 * thread that writes the search index has its own (`search/threads/writer-thread.ts`).
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { LONGEST_EXPLAINED } from '../../../catalogue/ports/works.ts';
import { buildWork } from '../../../catalogue/work.ts';
import type { Work, WorkId } from '../../../catalogue/work.ts';
import type { Database, Statement } from '../../sqlite.ts';
import type { Added } from './matching/blocks.ts';
import { Oeuvres } from './oeuvres.ts';

/** A document of a work. */
export interface WorkMember {
  /** Number under which its record was first stored. */
  readonly added: Added;
  readonly document: CatalogueDocument;
  /** When its record was first stored, ISO 8601 UTC. */
  readonly firstSeen: string;
}

const ALL = Number.MAX_SAFE_INTEGER;

export class WorkReader {
  readonly #db: Database;
  readonly #oeuvres: Oeuvres;
  readonly #membersAfter: Statement<{ added: Added; json: string; first_seen: string }>;
  readonly #documents: Statement<{ json: string }>;

  constructor(db: Database, oeuvres = new Oeuvres(db)) {
    this.#db = db;
    this.#oeuvres = oeuvres;
    this.#membersAfter = db.prepare(
      'select added, json, first_seen from record join document using (added) where work = ? and deleted = 0 and added > ? order by added limit ?',
    );
    this.#documents = db.prepare(
      `select json from record join document using (added) where work = ? and deleted = 0 and octet_length(json) <= ${LONGEST_EXPLAINED} order by added limit ?`,
    );
  }

  /** Live works with these ids as one state of the file has them, in this order. */
  read(ids: readonly WorkId[]): Work[] {
    return this.#db.read(() => {
      const oeuvres = this.#oeuvres.among(ids);
      return ids.flatMap(
        (id) => workOf(id, this.members(id, 0, ALL), oeuvres.get(id) ?? null) ?? [],
      );
    });
  }

  /** Documents of these works, oldest first, at most so many of each. */
  documents(
    ids: readonly WorkId[],
    most: number,
  ): ReadonlyMap<WorkId, readonly CatalogueDocument[]> {
    return this.#db.read(() => {
      const found = new Map<WorkId, readonly CatalogueDocument[]>();
      for (const id of ids) {
        const documents = this.#documents
          .all(id, most)
          .map(({ json }) => this.#db.parsed(json) as CatalogueDocument);
        if (documents.length > 0) found.set(id, documents);
      }
      return found;
    });
  }

  /** Documents of a work that were added after this number, oldest first, at most so many. */
  members(id: WorkId, after: Added, limit: number): WorkMember[] {
    return this.#membersAfter.all(id, after, limit).map(({ added, json, first_seen }) => ({
      added,
      document: this.#db.parsed(json) as CatalogueDocument,
      firstSeen: first_seen,
    }));
  }

  /** The oeuvre of a work; null for one by itself. */
  oeuvreOf(id: WorkId): WorkId | null {
    return this.#oeuvres.among([id]).get(id) ?? null;
  }
}

/** @param members oldest first; undefined when they are not, or no longer, those of a work with this id */
export function workOf(
  id: WorkId,
  members: readonly WorkMember[],
  oeuvreId: WorkId | null,
): Work | undefined {
  const [oldest] = members;
  if (oldest === undefined) return undefined;
  const work = buildWork(
    members.map(({ document }) => document),
    oldest.firstSeen,
    oeuvreId,
  );
  return work.id === id ? work : undefined;
}
