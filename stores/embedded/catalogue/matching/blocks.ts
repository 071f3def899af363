/**
 * Who is nominated for whom: the documents of each key, narrowed where they are too many
 * (`catalogue/matching/blocks.ts`). What a document is nominated for depends on the sizes of its blocks, so
 * whoever enters or leaves one may upset others: these pairs are given to be looked at again.
 */
import {
  MOST_ALIKE,
  MOST_COMPARED,
  MOST_UNLIKE,
  isComparedWhole,
  mayBeLike,
  mostBeside,
} from '../../../../catalogue/matching/blocks.ts';
import type { NarrowedBlock } from '../../../../catalogue/matching/blocks.ts';
import type { Database, Statement } from '../../../sqlite.ts';
import { isOfTitle } from './prepared.ts';
import type { StoredKey } from './prepared.ts';

/** A document by the number of its record. */
export type Added = number;
export type TwoOf = readonly [Added, Added];

interface Found {
  readonly added: Added;
}

/** A document that a key names. */
interface Named extends Found {
  readonly year: number;
  readonly creator: number;
}

/** What documents have in common who meet in a block, by how often it was narrowed. */
const NARROWED_BY = ['year', 'place', 'creator'] as const;
/** Narrowed so often, it is a line of documents that read alike. */
const LINE = NARROWED_BY.length + 1;
const IN_LINE = [...NARROWED_BY, 'alike'] as const;
const ALL = Number.MAX_SAFE_INTEGER;

/** A block as far as it is narrowed. */
interface Part {
  readonly narrowed: number;
  /** Two more than are compared at most. */
  readonly named: readonly Named[];
  readonly beside: number;
  /** Of a line: documents in it, one more than may be at most. */
  readonly alike: number;
}

export class Blocks {
  readonly #db: Database;
  readonly #insert: Statement<object>;
  readonly #delete: Statement<object>;
  /** By how often the block was narrowed. */
  readonly #members: readonly Statement<Named>[];
  readonly #few: Statement<Named & { readonly beside: number }>;
  readonly #count: readonly Statement<{ n: number }>[];
  readonly #before: Statement<Found>;
  readonly #after: Statement<Found>;
  readonly #note: Statement<object>;
  /** What was seen of blocks since nobody enters or leaves one. */
  #looked: Map<string, readonly Part[]> | undefined;

  constructor(db: Database) {
    this.#db = db;
    const within = (narrowed: number): string =>
      `from match_key where ${['key', 'beside', ...IN_LINE.slice(0, narrowed)]
        .map((column) => `${column} = ?`)
        .join(' and ')}`;
    const parts = Array.from({ length: LINE + 1 }, (_, narrowed) => narrowed);
    this.#insert = db.prepare('insert or ignore into match_key values (?, ?, ?, ?, ?, ?, ?)');
    this.#delete = db.prepare(`delete ${within(LINE)} and added = ?`);
    this.#members = parts.map((narrowed) =>
      db.prepare(`select added, year, creator ${within(narrowed)} limit ?`),
    );
    this.#few = db.prepare(
      'select added, year, creator, beside from match_key where key = ? order by beside limit ?',
    );
    this.#count = parts.map((narrowed) =>
      db.prepare(`select count(*) as n from (select 1 ${within(narrowed)} limit ?)`),
    );
    this.#before = db.prepare(
      `select added ${within(LINE)} and added < ? order by added desc limit 1`,
    );
    this.#after = db.prepare(`select added ${within(LINE)} and added > ? order by added limit 1`);
    this.#note = db.prepare('insert or ignore into large_block (key, name) values (?, ?)');
  }

  /**
   * @param name text of the key
   * @returns whom it is to be compared with; and pairs of others that may be nominated no more
   */
  enter(
    added: Added,
    key: StoredKey,
    name: string,
  ): { readonly nominated: readonly Added[]; readonly upset: readonly TwoOf[] } {
    this.#insert.run(...valuesOf(key, LINE), added);
    const parts = this.#parts(key);
    if (parts.length > 1) this.#note.run(key.key, name);
    return { nominated: this.#nominated(added, key, parts), upset: this.#upset(added, key, parts) };
  }

  /** @returns pairs of others that may be nominated from now on */
  leave(added: Added, key: StoredKey): TwoOf[] {
    const upset = this.#upset(added, key, this.#parts(key));
    this.#delete.run(...valuesOf(key, LINE), added);
    return upset;
  }

  /** Whom a document that is in this block is to be compared with. */
  nominated(added: Added, key: StoredKey): Added[] {
    return this.#nominated(added, key, this.#parts(key));
  }

  /** Whether two documents with these keys are to be compared. */
  nominates(
    a: Added,
    keysOfA: readonly StoredKey[],
    b: Added,
    keysOfB: readonly StoredKey[],
  ): boolean {
    return keysOfA.some((key) => {
      const other = keysOfB.find((one) => one.key === key.key);
      if (other === undefined || (key.beside === 1 && other.beside === 1)) return false;
      const parts = this.#parts(key);
      const part = parts.at(-1);
      if (part === undefined) return false;
      if (part.narrowed === LINE) return this.#besides(a, key, part).includes(b);
      if (key.beside + other.beside === 0 && !isLikely(part, key, other)) return false;
      return NARROWED_BY.slice(0, part.narrowed).every((column) => key[column] === other[column]);
    });
  }

  /** Does what looks at blocks many times while nobody enters or leaves one. */
  looking(work: () => void): void {
    this.#looked = new Map();
    try {
      work();
    } finally {
      this.#looked = undefined;
    }
  }

  /** Documents that a key names; one more than are compared at most. */
  members(key: number): Added[] {
    return (this.#members[0]?.all(key, 0, MOST_COMPARED + 1) ?? []).map(({ added }) => added);
  }

  /** How many blocks there are of two documents or more, and how many documents the largest has. */
  sizes(): { readonly blocks: number; readonly largest: number } {
    const sum = this.#db
      .prepare<{ blocks: number; largest: number | null }>(
        `select count(*) as blocks, max(documents) as largest
         from (select count(*) as documents from match_key group by key having documents > 1)`,
      )
      .get();
    return { blocks: sum?.blocks ?? 0, largest: sum?.largest ?? 0 };
  }

  /** Blocks too large to compare all of them, the largest first. */
  narrowed(): NarrowedBlock[] {
    return this.#db
      .prepare<{ key: number; name: string }>('select key, name from large_block')
      .all()
      .flatMap(({ key, name }) => {
        const [named = 0, beside = 0] = [0, 1].map(
          (side) => this.#count[0]?.get(key, side, ALL)?.n ?? 0,
        );
        return isComparedWhole(named, beside) ? [] : [{ key: name, documents: named + beside }];
      })
      .sort((one, other) => other.documents - one.documents || (one.key < other.key ? -1 : 1));
  }

  /** The block, and as it is narrowed while it is too large: the last is what is compared. */
  #parts(key: StoredKey): readonly Part[] {
    if (this.#looked === undefined) return this.#partsNow(key);
    const name = valuesOf(key, LINE).join(' ');
    const known = this.#looked.get(name);
    if (known !== undefined) return known;
    const parts = this.#partsNow(key);
    this.#looked.set(name, parts);
    return parts;
  }

  #partsNow(key: StoredKey): Part[] {
    const parts: Part[] = [];
    for (let narrowed = 0; narrowed < LINE; narrowed++) {
      const part = this.#part(key, narrowed);
      parts.push(part);
      if (isComparedWhole(part.named.length, part.beside)) return parts;
    }
    const alike = this.#count[LINE]?.get(...valuesOf(key, LINE), MOST_ALIKE + 2)?.n ?? 0;
    return [...parts, { narrowed: LINE, named: [], beside: 0, alike }];
  }

  #part(key: StoredKey, narrowed: number): Part {
    const values = valuesOf(key, narrowed);
    const [hash = 0, , ...common] = values;
    let named: readonly Named[];
    if (narrowed === 0) {
      // Mostly there are few, and one look tells everything; those that are named come first.
      const few = this.#few.all(hash, MOST_COMPARED + 2);
      named = few.filter(({ beside }) => beside === 0);
      if (few.length <= MOST_COMPARED)
        return { narrowed, named, beside: few.length - named.length, alike: 0 };
    } else named = this.#members[narrowed]?.all(hash, 0, ...common, MOST_COMPARED + 2) ?? [];
    // Of one fewer that is named more may stand beside it: two beyond that border are counted.
    const most = mostBeside(Math.max(1, named.length - 1)) + 2;
    const beside =
      named.length === 0 || named.length > MOST_COMPARED + 1
        ? 0
        : (this.#count[narrowed]?.get(hash, 1, ...common, most)?.n ?? 0);
    return { narrowed, named, beside, alike: 0 };
  }

  #nominated(added: Added, key: StoredKey, parts: readonly Part[]): Added[] {
    const part = parts.at(-1);
    if (part === undefined) return [];
    if (part.narrowed === LINE) return this.#besides(added, key, part);
    const named = part.named
      .filter((one) => one.added !== added && (key.beside === 1 || isLikely(part, key, one)))
      .map((one) => one.added);
    if (key.beside === 1 || part.beside === 0) return named;
    return [...named, ...this.#standingBeside(key, part)];
  }

  #standingBeside(key: StoredKey, { narrowed, beside }: Part): Added[] {
    const [hash = 0, , ...common] = valuesOf(key, narrowed);
    return (this.#members[narrowed]?.all(hash, 1, ...common, beside) ?? []).map((row) => row.added);
  }

  /** Pairs of others whose nomination hangs on whether this document is there. */
  #upset(added: Added, key: StoredKey, parts: readonly Part[]): TwoOf[] {
    for (const part of parts) {
      if (part.narrowed === LINE) return this.#upsetInLine(added, key, part);
      const named = part.named.length - Number(key.beside === 0);
      const beside = part.beside - Number(key.beside === 1);
      const others = (): Added[] =>
        part.named.flatMap((one) => (one.added === added ? [] : [one.added]));
      if (isComparedWhole(part.named.length, part.beside)) {
        const isBorder = part.named.length === MOST_UNLIKE + 1 && named === MOST_UNLIKE;
        return isBorder && isOfTitle(key) ? everyTwo(others()) : [];
      }
      if (!isComparedWhole(named, beside)) continue;
      const standing = this.#standingBeside(key, part).filter((one) => one !== added);
      return [
        ...everyTwo(others()),
        ...others().flatMap((one) => standing.map((other) => [one, other] as const)),
      ];
    }
    return [];
  }

  /** Those before and behind it in the line of documents that read exactly alike; nobody where these are very many. */
  #besides(added: Added, key: StoredKey, { alike }: Part): Added[] {
    if (key.beside === 1 || alike > MOST_ALIKE) return [];
    const values = valuesOf(key, LINE);
    return [this.#before.get(...values, added), this.#after.get(...values, added)].flatMap((row) =>
      row === undefined ? [] : [row.added],
    );
  }

  /** Neighbours in the line whom this document parts; and the whole line where it is one too many. */
  #upsetInLine(added: Added, key: StoredKey, { alike }: Part): TwoOf[] {
    if (key.beside === 1 || alike > MOST_ALIKE + 1) return [];
    const values = valuesOf(key, LINE);
    const [before, after] = [
      this.#before.get(...values, added)?.added,
      this.#after.get(...values, added)?.added,
    ];
    const parted: TwoOf[] = before === undefined || after === undefined ? [] : [[before, after]];
    if (alike <= MOST_ALIKE) return parted;
    const line = (this.#members[LINE]?.all(...values, ALL) ?? [])
      .map((row) => row.added)
      .filter((one) => one !== added);
    return [...parted, ...line.slice(1).map((one, i) => [line[i] ?? one, one] as const)];
  }
}

/** Whether two that a key names are compared while the block is used as it is. */
function isLikely(part: Part, a: StoredKey, b: Pick<Named, 'year' | 'creator'>): boolean {
  return part.named.length <= MOST_UNLIKE || !isOfTitle(a) || mayBeLike(a, b);
}

function valuesOf(key: StoredKey, narrowed: number): number[] {
  return [key.key, key.beside, ...IN_LINE.slice(0, narrowed).map((column) => key[column])];
}

/** Of these, whatever their order. */
export function everyTwo(members: readonly Added[]): TwoOf[] {
  const sorted = members.toSorted((one, other) => one - other);
  return sorted.flatMap((one, i) => sorted.slice(i + 1).map((other) => [one, other] as const));
}
