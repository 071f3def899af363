/** The documents that one transaction touches, so that their works are made again once, at its end. */
import { displayTitle } from '../../../catalogue/document.ts';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { MatchDecision } from '../../../catalogue/matching/decision.ts';
import type { Added } from './matching/blocks.ts';
import type { Matching } from './matching/matching.ts';
import type { NewDocument, Works } from './works.ts';

/** What keeps works true to the documents. */
export interface WorkParts {
  readonly matching: Matching;
  readonly works: Works;
}

export class Batch {
  readonly #matching: Matching;
  readonly #works: Works;
  readonly #touched = new Set<Added>();
  readonly #changed = new Set<Added>();
  readonly #titles = new Map<Added, string>();
  readonly #alone = new Map<Added, NewDocument>();
  #hasForgotten = false;

  /** To be made inside the transaction. */
  constructor({ matching, works }: WorkParts) {
    this.#matching = matching;
    this.#works = works;
    matching.begin();
  }

  /** The document is stored for the first time. */
  add(added: Added, document: CatalogueDocument): void {
    const touched = this.#matching.add(added, document);
    this.#note(added, document, touched);
    const { id, library } = document;
    if (!touched.has(added)) this.#alone.set(added, { id, library });
  }

  /** The document has another description; undefined = it is no more. */
  set(added: Added, document: CatalogueDocument | undefined): void {
    this.#note(added, document, this.#matching.set(added, document));
  }

  /** The document is kept from readers from now on; what was compared of it is still to be forgotten. */
  hide(added: Added): void {
    this.#touched.add(added);
    this.#changed.add(added);
  }

  /** What was compared of a document that is kept from readers goes; its work was made again when it was hidden. */
  forget(added: Added): void {
    this.#touch(this.#matching.set(added, undefined));
    this.#hasForgotten = true;
  }

  /** The document was put down by rules of before, and is put down and compared by those of today. */
  renew(added: Added): void {
    const touched = this.#matching.renew(added);
    if (touched === undefined) return;
    this.#touch(touched);
    this.#touched.add(added);
  }

  /** A person said something about two documents, or took it back. */
  decide(decision: MatchDecision): void {
    this.#touch(this.#matching.decide(decision));
  }

  /** @returns last number of the change log */
  rebuild(seq: number, now: string): number {
    if (this.#touched.size === 0 && !this.#hasForgotten) return seq;
    const touched = {
      documents: this.#touched,
      changed: this.#changed,
      titles: this.#titles,
      alone: this.#alone,
    };
    return this.#works.rebuild(touched, seq, now);
  }

  #note(added: Added, document: CatalogueDocument | undefined, touched: ReadonlySet<Added>): void {
    this.#touch(touched);
    this.#alone.delete(added);
    this.#touched.add(added);
    this.#changed.add(added);
    if (document === undefined) this.#titles.delete(added);
    else this.#titles.set(added, displayTitle(document));
  }

  #touch(documents: Iterable<Added>): void {
    for (const one of documents) {
      this.#touched.add(one);
      this.#alone.delete(one);
    }
  }
}
