/**
 * Counts how many records print a name or subject in which form, kept as documents are stored. Only what may
 * not be shown as it is counted is kept (`catalogue/search/printed-forms.ts`): most documents have none, and cost
 * one look.
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { isWritten, printedForms } from '../../../catalogue/search/printed-forms.ts';
import type { Database, Statement } from '../../sqlite.ts';

interface Form {
  readonly key: string;
  readonly form: string;
}

export class PrintedForms {
  readonly #had: Statement<Form>;
  readonly #drop: Statement<object>;
  readonly #add: Statement<object>;
  readonly #count: Statement<object>;
  readonly #most: Statement<Form & { readonly records: number }>;

  constructor(db: Database) {
    this.#had = db.prepare('select key, form from printed_form where added = ?');
    this.#drop = db.prepare('delete from printed_form where added = ?');
    this.#add = db.prepare('insert into printed_form (added, key, form) values (?, ?, ?)');
    this.#count = db.prepare(
      'insert into form_total (key, form, records) values (?, ?, ?) on conflict (key, form) do update set records = records + excluded.records',
    );
    this.#most = db.prepare(
      `select key, form, records from form_total
       where records > 0 and key in (select value from json_each(?)) order by key, records desc, form`,
    );
  }

  /** @param document undefined when it is no more */
  set(added: number, document: CatalogueDocument | undefined): void {
    const had = new Map(this.#had.all(added).map(({ key, form }) => [key, form]));
    const has = document === undefined ? new Map<string, string>() : printedForms(document);
    if (had.size === has.size && had.entries().every(([key, form]) => has.get(key) === form))
      return;
    for (const [key, form] of had) this.#count.run(key, form, -1);
    if (had.size > 0) this.#drop.run(added);
    this.#addAll(added, has);
  }

  /** Of a document that was never stored before. */
  add(added: number, document: CatalogueDocument): void {
    this.#addAll(added, printedForms(document));
  }

  /** The form that most records print, by key; of those that are as common, not one in capitals alone. */
  most(keys: readonly string[]): Map<string, string> {
    const most = new Map<string, Form & { readonly records: number }>();
    for (const row of this.#most.all(JSON.stringify(keys))) {
      const best = most.get(row.key);
      const isBetter =
        best?.records === row.records && !isWritten(best.form) && isWritten(row.form);
      if (best === undefined || isBetter) most.set(row.key, row);
    }
    return new Map([...most].map(([key, { form }]) => [key, form]));
  }

  #addAll(added: number, forms: ReadonlyMap<string, string>): void {
    for (const [key, form] of forms) {
      this.#add.run(added, key, form);
      this.#count.run(key, form, 1);
    }
  }
}
