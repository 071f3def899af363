/**
 * What a supplier offers of a city's families, each with its truth: which verdict is right, who holds it, what else
 * is to be said. The truth follows from who holds what, by the names of the verdicts alone.
 */
import type { LineFlag, Verdict } from '../../../catalogue/checks/result.ts';
import { without } from '../../matching/pairs/classes/case.ts';
import { checkOf13, isbn13 } from '../../matching/pairs/description.ts';
import type { Description } from '../../matching/pairs/description.ts';
import type { Random } from '../../support/random.ts';
import type { City, Family, Half, Holder, Thing } from './city.ts';
import { HOUSES, person } from './names.ts';

export interface Truth {
  readonly verdict: Verdict;
  /** Where the names of the verdicts leave it open which of two it is. */
  readonly orElse?: Verdict;
  readonly flags: readonly LineFlag[];
  /** Codes of the libraries that hold this edition on the carrier offered. */
  readonly holders: readonly string[];
  /** What kind of line it is, for whoever looks for what goes wrong. */
  readonly way: string;
}

export interface Offer {
  readonly description: Description;
  readonly truth: Truth;
  /** Only the title, and what it costs, is said. */
  readonly isBare?: true;
  /** A set is offered: 全3册 must be said. */
  readonly count?: number;
  /** To be typed as it stands here. */
  readonly isbn?: string;
  readonly note?: string;
  /** Nothing by which it could be found. */
  readonly isEmpty?: true;
}

export type Medium = 'print' | 'electronic';

/** Families of one half, each taken once a list. */
export class Offers {
  readonly #pool: Map<Family['kind'], Family[]>;
  readonly #random: Random;
  readonly #medium: Medium;

  constructor({ families }: City, half: Half, random: Random, medium: Medium = 'print') {
    const own = families.filter((family) => family.half === half);
    this.#random = random;
    this.#medium = medium;
    this.#pool = Map.groupBy(
      own
        .map((family) => ({ family, at: random.next() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ family }) => family),
      ({ kind }) => kind,
    );
  }

  /** A book as it is: whatever is true of it. */
  book(): Offer {
    return this.#offer(this.#take('book').thing, 'book');
  }

  /** A book that is held so as it is offered. */
  heldBook(): Offer {
    return this.#offer(this.#held('book').thing, 'held book');
  }

  reprinted(): Offer {
    const offer = this.heldBook();
    const date = String(Number(offer.description.date) + 1 + this.#random.below(4));
    return { ...named(offer, 'printing'), description: { ...offer.description, date } };
  }

  bare(): Offer {
    const isHeld = this.#random.next() < 0.7;
    const offer = isHeld ? this.heldBook() : this.book();
    return { ...named(offer, 'bare'), isBare: true };
  }

  withoutIsbn(): Offer {
    return {
      ...named(this.#random.next() < 0.6 ? this.heldBook() : this.book(), 'no isbn'),
      isbn: '',
    };
  }

  wrongDigit(): Offer {
    const offer = this.#random.next() < 0.6 ? this.heldBook() : this.book();
    const right = isbn13(offer.description.isbn?.[0] ?? '');
    const isbn =
      right.slice(0, 12) + String((Number(right.at(-1)) + 1 + this.#random.below(8)) % 10);
    return flagged({ ...named(offer, 'wrong digit'), isbn }, 'isbn-invalid');
  }

  /** Held by nobody, under the number of something that is held. */
  elsewhere(): Offer {
    const number = this.#held('book').thing.description.isbn?.[0] ?? '';
    const { description } = this.#free().thing;
    return flagged(
      { description, isbn: isbn13(number), truth: truth('probable', 'isbn elsewhere') },
      'isbn-elsewhere',
    );
  }

  otherEdition(): Offer {
    for (;;) {
      const { thing, other } =
        this.#random.next() < 0.3 ? this.#take('classic') : this.#take('book');
      if (other === undefined) continue;
      const isHeld = thing.holders.length > 0;
      return {
        description: other.description,
        truth: truth(isHeld ? 'other-edition-held' : 'not-held', 'other edition'),
      };
    }
  }

  /** The title of a book that is held, of another author, house and year. */
  namesake(): Offer {
    const { thing } = this.#held('book');
    const [publisher, place, prefix] = this.#random.one(
      HOUSES.filter(([name]) => name !== thing.description.publisher),
    );
    const digits = 8 - prefix.length;
    const number = String(10 ** digits - 1 - this.#random.below(10 ** (digits - 1))).padStart(
      digits,
      '9',
    );
    const twelve = `9787${prefix}${number}`;
    const year = Number(thing.description.date) + 6;
    const description = without(thing.description, 'rest', 'series');
    return {
      description: {
        ...description,
        by: `${person(this.#random)} 著`,
        publisher,
        place,
        date: String(year),
        isbn: [twelve + checkOf13(twelve)],
      },
      truth: truth('not-held', 'namesake'),
    };
  }

  forthcoming(): Offer {
    const { description } = this.#free().thing;
    return flagged(
      {
        description: { ...description, date: '2027' },
        note: this.#random.one(['待出版', '预计2027年3月出版', '新书预告']),
        truth: truth('not-held', 'forthcoming'),
      },
      'forthcoming',
    );
  }

  empty(): Offer {
    const { description } = this.#take('book').thing;
    return { description, isEmpty: true, truth: truth('unreadable', 'empty') };
  }

  set(): Offer {
    const { thing, parts } = this.#take('set');
    const held = parts.filter(({ holders }) => holders.length > 0);
    const whole = this.#truthOf(thing.holders, 'set');
    const description = { ...thing.description, isbn: [numberOf(thing)] };
    const offer = { description, count: parts.length };
    if (thing.holders.length > 0) return { ...offer, truth: whole };
    if (held.length === 0) return { ...offer, truth: truth('not-held', 'set') };
    if (held.length < parts.length) return { ...offer, truth: truth('partly-held', 'set') };
    return { ...offer, truth: truth('same-held', 'set of volumes') };
  }

  volume(): Offer {
    const { thing, parts } = this.#take('set');
    const part = this.#random.one(parts);
    const isOfSet = this.#random.next() < 0.4;
    const description = { ...part.description, isbn: [isOfSet ? numberOf(thing) : numberOf(part)] };
    const isWhole = thing.holders.length > 0;
    const found = isWhole
      ? truth('contained', 'volume of a set')
      : this.#truthOf(part.holders, 'volume');
    const knowsSet = isWhole || parts.some(({ holders }) => holders.length > 0);
    return isOfSet && knowsSet
      ? flagged({ description, truth: found }, 'isbn-of-set')
      : { description, truth: found };
  }

  issue(): Offer {
    const { thing, parts } = this.#take('serial');
    const { description, holders } = this.#random.one(parts);
    const isWhole = thing.holders.length > 0;
    return {
      description,
      truth: isWhole ? truth('contained', 'issue of a serial') : this.#truthOf(holders, 'issue'),
    };
  }

  /** A volume of a facsimile series. */
  reprint(): Offer {
    const { thing, other, isInHeldSeries } = this.#take('old');
    if (other === undefined) return this.reprint();
    const { description } = other;
    if (other.holders.length > 0)
      return { description, truth: this.#truthOf(other.holders, 'reprint') };
    if (thing.holders.length > 0)
      return { description, truth: truth('other-edition-held', 'reprint of a held print') };
    return {
      description,
      truth:
        isInHeldSeries === true
          ? truth('contained', 'reprint in a held series')
          : truth('not-held', 'reprint'),
    };
  }

  /** An old print, to be bought or to be digitised. */
  old(purpose: 'buy' | 'digitise' = 'buy'): Offer {
    const { thing, other } = this.#take('old');
    const { description, holders } = thing;
    const isHeldOtherwise = (other?.holders.length ?? 0) > 0;
    const elsewhere = truth(isHeldOtherwise ? 'other-edition-held' : 'not-held', 'old print');
    if (holders.length === 0) return { description, truth: elsewhere };
    if (purpose === 'buy') return { description, truth: this.#truthOf(holders, 'old print') };
    const isFile = holders.some(({ carrier }) => carrier === 'electronic');
    return { description, truth: truth(isFile ? 'digitised' : 'print-only', 'old print') };
  }

  /** The same once more. */
  again(offer: Offer): Offer {
    return flagged(named(offer, 'again'), 'duplicate-in-list');
  }

  /** To be digitised: what was printed lately. */
  modern(): Offer {
    const { description, holders } = this.#take('book').thing;
    const isFile = holders.some(({ access }) => access !== undefined);
    const verdict = holders.length === 0 ? 'not-held' : isFile ? 'digitised' : 'print-only';
    return { description, truth: truth(verdict, 'book') };
  }

  #offer({ description, holders }: Thing, way: string): Offer {
    return { description, truth: this.#truthOf(holders, way) };
  }

  #truthOf(holders: readonly Holder[], way: string): Truth {
    const same = holders.filter(({ carrier }) => carrier === this.#medium);
    if (same.length > 0) {
      const isLicence =
        same.length === 1 && same[0]?.access !== undefined && same[0].access !== 'online';
      return {
        ...truth('same-held', isLicence ? 'licence, offered as a file' : way),
        ...(isLicence ? { orElse: 'single-library-licence' as const } : {}),
        holders: same.map(({ library }) => library),
      };
    }
    if (holders.length === 0) return truth('not-held', way);
    const [one] = holders;
    const isLicence = one?.access === 'login' || one?.access === 'network';
    if (holders.length === 1 && isLicence) return truth('single-library-licence', way);
    return truth('other-carrier-held', way);
  }

  #held(kind: Family['kind']): Family {
    for (;;) {
      const family = this.#take(kind);
      if (family.thing.holders.some(({ carrier }) => carrier === this.#medium)) return family;
    }
  }

  #free(): Family {
    for (;;) {
      const family = this.#take('book');
      if (family.thing.holders.length === 0) return family;
    }
  }

  #take(kind: Family['kind']): Family {
    const family = this.#pool.get(kind)?.pop();
    if (family === undefined) throw new Error(`no ${kind} is left`);
    return family;
  }
}

function truth(verdict: Verdict, way: string): Truth {
  return { verdict, way, flags: [], holders: [] };
}

function flagged(offer: Offer, flag: LineFlag): Offer {
  return { ...offer, truth: { ...offer.truth, flags: [...offer.truth.flags, flag] } };
}

function named(offer: Offer, way: string): Offer {
  return { ...offer, truth: { ...offer.truth, way } };
}

function numberOf({ description }: Thing): string {
  return (description.isbn?.[0] ?? '').replace(/\(.*$/u, '');
}
