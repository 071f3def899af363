/**
 * Watches one list for the ways in which it never ends, ends too soon, or moves while it is read. Repositories
 * repeat one token for ever, go round in a circle, or give ever new tokens with empty pages; and where a token is
 * a mere offset, every edit shifts what is still to come. A part must not be taken for the whole.
 */
import { DAY_MS } from '../../catalogue/time.ts';
import type { OaiPage } from './page.ts';
import { Seen } from './seen.ts';

const MAX_EMPTY_PAGES = 3;

/** What is watched of a page, of records or of headers. */
export type ListPage = Pick<
  OaiPage,
  'resumptionToken' | 'completeListSize' | 'identifiers' | 'responseDate' | 'stamps'
>;

export class ListGuard {
  readonly #isFromStart: boolean;
  readonly #tokens = new Seen();
  readonly #identifiers = new Seen();
  #pages = 0;
  #empty = 0;
  #nameless = 0;
  #repeated = 0;
  #announced = 0;
  #ended = false;
  #isResized = false;
  /** When the list was begun by the clock of the server; NaN = it did not tell. */
  #begun = NaN;
  /** Whether a datestamp tells of an edit: not where all of the first answer are as late as itself. */
  #stampsTell = false;
  #isEdited = false;

  /** @param isFromStart true when the list is seen from its beginning, without a break */
  constructor(isFromStart: boolean) {
    this.#isFromStart = isFromStart;
  }

  /** @returns why the list must be given up; undefined to go on */
  see(page: ListPage): string | undefined {
    let fresh = false;
    for (const identifier of page.identifiers) {
      if (identifier === null) this.#nameless++;
      else if (this.#identifiers.add(identifier)) fresh = true;
      else this.#repeated++;
    }
    this.#seeMoving(page);
    const token = page.resumptionToken;
    this.#ended = token === null;
    if (token === null) return undefined;
    this.#empty = page.identifiers.length === 0 ? this.#empty + 1 : 0;
    if (this.#empty > MAX_EMPTY_PAGES) return `连续 ${this.#empty} 页没有记录，却总有下一页`;
    if (!this.#tokens.add(token) && !fresh)
      return '同一个 resumptionToken 又出现了，而且没有新的记录';
    return undefined;
  }

  /** Records, those that came twice counted twice, as repositories count them. */
  get delivered(): number {
    return this.#identifiers.size + this.#nameless + this.#repeated;
  }

  /** The identifiers of the list. */
  get seen(): Seen {
    return this.#identifiers;
  }

  /** The completeListSize that was told last; 0 = none was told. */
  get announced(): number {
    return this.#announced;
  }

  /** When the list was begun, by the clock of the server; NaN = it did not tell. */
  get begun(): number {
    return this.#begun;
  }

  /** Whether the datestamps of this repository tell when something was edited. */
  get stampsTell(): boolean {
    return this.#stampsTell;
  }

  /** By how many records the ended list fell short of what it announced; real ones do (reference, row 33). */
  get missing(): number {
    return this.#isFromStart && this.#ended ? Math.max(0, this.#announced - this.delivered) : 0;
  }

  /** True when it changed while it was read: its size did, records came twice, or one was edited since it was begun. */
  get isMoved(): boolean {
    return this.#isResized || this.#repeated > 0 || this.#isEdited;
  }

  /** True when the ended list may lack records: it was broken off and taken up again, fell short, or moved. */
  get isDoubtful(): boolean {
    return this.#ended && (!this.#isFromStart || this.missing > 0 || this.isMoved);
  }

  /** True when it was read without a break and has given all that it announced, so that nothing is to follow. */
  get isFull(): boolean {
    return (
      this.#isFromStart && !this.isMoved && this.#announced > 0 && this.delivered >= this.#announced
    );
  }

  #seeMoving({ completeListSize, responseDate, stamps }: ListPage): void {
    const now = Date.parse(responseDate ?? '');
    const latest = Date.parse(stamps?.latest ?? '');
    if (this.#pages++ === 0) {
      this.#begun = now;
      this.#stampsTell = Date.parse(stamps?.earliest ?? '') < now;
    } else if (this.#stampsTell && latest >= this.#begun && latest < now + DAY_MS)
      // What claims to be of next year tells of no edit; a clock some hours ahead does.
      this.#isEdited = true;
    if (completeListSize === null) return;
    if (this.#announced !== 0 && completeListSize !== this.#announced) this.#isResized = true;
    this.#announced = completeListSize;
  }
}
