/**
 * Which documents give each collection a picture, kept as documents are stored: most have none, and cost one
 * look. A page that shows every collection with a picture asks for one of each.
 */
import { pictureOf } from '../../../catalogue/document.ts';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { WorkId } from '../../../catalogue/work.ts';
import type { Database, Statement } from '../../sqlite.ts';

export class Pictured {
  readonly #had: Statement<{ collection: string }>;
  readonly #drop: Statement<object>;
  readonly #add: Statement<object>;
  readonly #newest: Statement<{ work: string | null }>;

  constructor(db: Database) {
    this.#had = db.prepare('select collection from pictured where added = ?');
    this.#drop = db.prepare('delete from pictured where added = ?');
    this.#add = db.prepare('insert into pictured (collection, added) values (?, ?)');
    this.#newest = db.prepare(
      `select work from pictured join record using (added) where collection = ?
       order by added desc limit 1`,
    );
  }

  /** @param document as readers see it; undefined when they do not, or it is no more */
  set(added: number, document: CatalogueDocument | undefined): void {
    const had = new Set(this.#had.all(added).map(({ collection }) => collection));
    const has = document === undefined ? new Set<string>() : collectionsShown(document);
    if (had.size === has.size && had.isSubsetOf(has)) return;
    if (had.size > 0) this.#drop.run(added);
    for (const collection of has) this.#add.run(collection, added);
  }

  /** Of a document that was never stored before. */
  add(added: number, document: CatalogueDocument): void {
    for (const collection of collectionsShown(document)) this.#add.run(collection, added);
  }

  /** The work whose picture came last into each of these collections, those without one left out. */
  newest(collections: readonly string[]): Map<string, WorkId> {
    return new Map(
      collections.flatMap((collection): [string, WorkId][] => {
        const work = this.#newest.get(collection)?.work ?? null;
        return work === null ? [] : [[collection, work]];
      }),
    );
  }
}

/** Collections of those holdings that the picture is of. */
function collectionsShown({ holdings }: CatalogueDocument): Set<string> {
  return new Set(
    holdings.flatMap((holding) =>
      pictureOf({ holdings: [holding] }) === null ? [] : holding.collections,
    ),
  );
}
