/**
 * The port `Candidates` on the tables of the matching: what is no record is nominated for by the keys that it would
 * have as one, and leaves nothing behind. A block that is too large is not narrowed by what is asked about, which
 * mostly says less than a record: those that are likeliest are taken of it. Reads alone, for a slice of lines at once.
 */
import { MOST_BESIDE, MOST_COMPARED } from '../../../../catalogue/matching/blocks.ts';
import { nominatingKeys } from '../../../../catalogue/matching/keys.ts';
import { statementOf } from '../../../../catalogue/matching/statement/statement.ts';
import type { MatchStatement } from '../../../../catalogue/matching/statement/statement.ts';
import type { HeldCopy } from '../../../../catalogue/checks/result.ts';
import type { Candidate, Candidates, HeldWork } from '../../../../catalogue/ports/candidates.ts';
import type { WorkHolding, WorkId } from '../../../../catalogue/work.ts';
import type { Database, Statement } from '../../../sqlite.ts';
import type { WorkReader } from '../work-reader.ts';
import type { Matching } from './matching.ts';
import type { Added } from './blocks.ts';
import { storedKeys } from './prepared.ts';
import type { StoredKey } from './prepared.ts';
import { statementIn } from './stored-statement.ts';

interface Named {
  readonly added: Added;
  readonly beside: number;
}

interface StatedRow {
  readonly added: Added;
  readonly rules: number;
  readonly id: string;
  readonly library: string;
  readonly source: string;
  readonly json: string;
  readonly work: string;
}

export class StoredCandidates implements Candidates {
  readonly #db: Database;
  readonly #matching: Matching;
  readonly #works: WorkReader;
  readonly #few: Statement<Named>;
  readonly #likeliest: Statement<{ added: Added }>;
  readonly #beside: Statement<{ added: Added }>;
  readonly #stated: Statement<StatedRow>;

  constructor(db: Database, matching: Matching, works: WorkReader) {
    this.#db = db;
    this.#matching = matching;
    this.#works = works;
    this.#few = db.prepare(
      'select added, beside from match_key where key = ? order by beside limit ?',
    );
    this.#likeliest = db.prepare(
      `select added from match_key where key = ?1 and beside = 0
       order by (year = ?2) + (creator = ?3) desc, added limit ?4`,
    );
    this.#beside = db.prepare('select added from match_key where key = ? and beside = 1 limit ?');
    this.#stated = db.prepare(
      `select stated.added, rules, stated.id, stated.library, stated.source, stated.json, work
       from json_each(?) as asked join match_statement as stated on stated.added = asked.value
         join record on record.added = stated.added
       where work is not null`,
    );
  }

  async candidates(asked: readonly MatchStatement[]): Promise<readonly (readonly Candidate[])[]> {
    return this.#db.read(() => {
      const met = new Map<string, readonly Added[]>();
      const nominated = asked.map((statement) => this.#nominated(statement, met));
      const stated = this.#statedAmong(new Set(nominated.flatMap((all) => [...all])));
      return nominated.map((all) => [...all].flatMap((added) => stated.get(added) ?? []));
    });
  }

  async heldWorks(ids: readonly WorkId[]): Promise<ReadonlyMap<WorkId, HeldWork>> {
    const works = this.#works.read([...new Set(ids)]);
    return new Map(
      works.map(({ id, title, holdings }) => [id, { id, title, holdings: holdings.map(copyOf) }]),
    );
  }

  /** @param met what keys name, of this slice */
  #nominated(statement: MatchStatement, met: Map<string, readonly Added[]>): ReadonlySet<Added> {
    const found = new Set<Added>();
    for (const key of storedKeys(nominatingKeys(statement), 0)) {
      const name = `${key.key} ${key.beside} ${key.year} ${key.creator}`;
      const named = met.get(name) ?? this.#namedBy(key);
      met.set(name, named);
      for (const added of named) found.add(added);
    }
    return found;
  }

  #namedBy({ key, beside, year, creator }: StoredKey): Added[] {
    const few = this.#few.all(key, MOST_COMPARED + 1);
    if (few.length <= MOST_COMPARED)
      return few.filter((one) => beside === 0 || one.beside === 0).map(({ added }) => added);
    // What is not said is no reason to come first.
    const likeliest = this.#likeliest.all(key, year || -1, creator || -1, MOST_COMPARED);
    const parts = beside === 0 ? this.#beside.all(key, MOST_BESIDE) : [];
    return [...likeliest, ...parts].map(({ added }) => added);
  }

  #statedAmong(documents: ReadonlySet<Added>): ReadonlyMap<Added, Candidate> {
    const { rules, statements } = this.#matching;
    const found = new Map<Added, Candidate>();
    for (const row of this.#stated.all(JSON.stringify([...documents]))) {
      const { added, id, library, source, work } = row;
      if (row.rules === rules) {
        const compared = statementIn(this.#db.parsed(row.json));
        found.set(added, { work, statement: { id, library, source, ...compared } });
        continue;
      }
      // Put down by rules of before, and not yet again.
      const document = statements.document(added);
      if (document !== undefined) found.set(added, { work, statement: statementOf(document) });
    }
    return found;
  }
}

function copyOf(holding: WorkHolding): HeldCopy {
  const { document, library, source, identifier, carrier, access } = holding;
  const { copies, callNumber, volumes, completeness, links } = holding;
  return {
    document: document.id,
    library,
    source,
    identifier,
    carrier,
    access,
    copies,
    callNumber,
    volumes,
    completeness,
    links: links.map(({ url }) => url),
  };
}
