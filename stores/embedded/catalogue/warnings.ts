/**
 * Counts the documents of each source that have a warning. Most documents have none: they cost one look
 * into a small table when they are stored, and a page reads a handful of rows.
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { WarningCode, WarningCount } from '../../../catalogue/warnings.ts';
import type { Database, Statement } from '../../sqlite.ts';

export class Warnings {
  readonly #had: Statement<{ code: string }>;
  readonly #drop: Statement<object>;
  readonly #add: Statement<object>;
  readonly #count: Statement<object>;
  readonly #totals: Statement<{ code: WarningCode; documents: number }>;

  constructor(db: Database) {
    this.#had = db.prepare('select code from document_warning where added = ?');
    this.#drop = db.prepare('delete from document_warning where added = ?');
    this.#add = db.prepare('insert into document_warning (added, code, source) values (?, ?, ?)');
    this.#count = db.prepare(
      'insert into warning_total (source, code, documents) values (?, ?, ?) on conflict (source, code) do update set documents = documents + excluded.documents',
    );
    this.#totals = db.prepare(
      'select code, documents from warning_total where source = ? and documents > 0 order by documents desc, code',
    );
  }

  /** @param document undefined when it is no more */
  set(added: number, source: string, document: CatalogueDocument | undefined): void {
    const had = new Set(this.#had.all(added).map(({ code }) => code));
    const has = new Set<string>(document?.warnings.map(({ code }) => code));
    if (had.size === has.size && [...has].every((code) => had.has(code))) return;
    for (const code of had) this.#count.run(source, code, -1);
    if (had.size > 0) this.#drop.run(added);
    this.#addAll(added, source, has);
  }

  /** Of a document that was never stored before. */
  add(added: number, document: CatalogueDocument): void {
    this.#addAll(added, document.source, new Set(document.warnings.map(({ code }) => code)));
  }

  of(source: string): WarningCount[] {
    return this.#totals.all(source).map(({ code, documents }) => ({ code, documents }));
  }

  #addAll(added: number, source: string, codes: ReadonlySet<string>): void {
    for (const code of codes) {
      this.#add.run(added, code, source);
      this.#count.run(source, code, 1);
    }
  }
}
