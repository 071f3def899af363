/** What of matches pages, scripts and persons read: rows of pairs, with the two records and the reasons. */
import { displayTitle } from '../../../../catalogue/document.ts';
import type { DocumentId } from '../../../../catalogue/document.ts';
import { documentId } from '../../../../catalogue/ids.ts';
import { compareStatements } from '../../../../catalogue/matching/comparison.ts';
import { changedSince, lookOf, lookedAt } from '../../../../catalogue/matching/decision.ts';
import type { Look } from '../../../../catalogue/matching/decision.ts';
import type {
  Match,
  MatchPage,
  MatchQuery,
  MatchSide,
} from '../../../../catalogue/matching/match.ts';
import type { WorkId } from '../../../../catalogue/work.ts';
import type { Database, Value } from '../../../sqlite.ts';
import type { Added } from './blocks.ts';
import type { Matching } from './matching.ts';
import { countedOutcome } from './pairs.ts';
import type { PairRow } from './pairs.ts';

const IS_DOUBTFUL = "(outcome = 'probable' or apart = 1)";
/** Inside one work nothing has to be settled: other pairs hold its records together. */
const OF_TWO_WORKS =
  '(select work from record where added = a) is not (select work from record where added = b)';
/** What waits for a person. */
export const WAITING = `${IS_DOUBTFUL} and decision is null and ${OF_TWO_WORKS}`;

const HOLDERS = `
  join record as one on one.added = a join record as other on other.added = b
  join work as its on its.id = one.work join work as others on others.id = other.work`;
const BY_WEIGHT =
  'conflict desc, json_array_length(its.libraries) + json_array_length(others.libraries) desc, score desc, a, b';

export class ListedMatches {
  readonly #db: Database;
  readonly #matching: Matching;

  constructor(db: Database, matching: Matching) {
    this.#db = db;
    this.#matching = matching;
  }

  page(query: MatchQuery, limit: number, offset: number): MatchPage {
    const { conditions, values } = this.#conditions(query);
    const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
    const total = this.#db
      .prepare<{ n: number }>(`select count(*) as n from match_pair ${where}`)
      .get(...values);
    const isWaiting = query.outcome === 'probable' && query.decided !== true;
    const rows = this.#db
      .prepare<PairRow>(
        isWaiting
          ? `select match_pair.* from match_pair ${HOLDERS} ${where} order by ${BY_WEIGHT} limit ? offset ?`
          : `select * from match_pair ${where} order by a, b limit ? offset ?`,
      )
      .all(...values, limit, offset);
    return { total: total?.n ?? 0, matches: this.#matches(rows) };
  }

  find(id: string): Match | undefined {
    const [a, b] = id.split('-').map((document) => this.#addedOf(document));
    if (a === undefined || b === undefined) return undefined;
    const row = this.#matching.pairs.find(a, b);
    return row === undefined ? undefined : this.#matches([row])[0];
  }

  of(work: WorkId, limit: number): { readonly within: Match[]; readonly beyond: Match[] } {
    const members = new Set(
      this.#db
        .prepare<{ added: Added }>(
          'select added from record where work = ? and deleted = 0 and suppressed is null',
        )
        .all(work)
        .map(({ added }) => added),
    );
    const within: PairRow[] = [];
    const beyond: PairRow[] = [];
    for (const added of members) {
      for (const pair of this.#matching.pairs.of(added)) {
        const isInside = members.has(pair.a) && members.has(pair.b);
        if (!isInside) beyond.push(pair);
        else if (pair.a === added && countedOutcome(pair) === 'same') within.push(pair);
      }
      if (within.length >= limit && beyond.length >= limit) break;
    }
    return {
      within: this.#matches(within.slice(0, limit)),
      beyond: this.#matches(beyond.slice(0, limit)),
    };
  }

  #conditions({ outcome, decided, conflict, isInside, library, identifier }: MatchQuery): {
    readonly conditions: readonly string[];
    readonly values: readonly Value[];
  } {
    const conditions: string[] = [];
    const values: Value[] = [];
    const add = (condition: string, ...more: readonly Value[]): void => {
      conditions.push(condition);
      values.push(...more);
    };
    if (outcome === 'probable') add(IS_DOUBTFUL);
    else if (outcome !== undefined) add('outcome = ? and apart = 0', outcome);
    if (decided === 'again') add('decision is not null and again = 1');
    else if (decided !== undefined) add(`decision is ${decided ? 'not null' : 'null'}`);
    if (outcome === 'probable' && decided === false) add(OF_TWO_WORKS);
    if (conflict !== undefined) add(`conflict = ${conflict ? 1 : 0}`);
    if (isInside === true) add('a_library = b_library');
    else if (isInside === false) add('a_library <> b_library');
    if (library !== undefined) add('? in (a_library, b_library)', library);
    if (identifier !== undefined) {
      const records = JSON.stringify(this.#named(identifier));
      add(
        '(a in (select value from json_each(?)) or b in (select value from json_each(?)))',
        records,
        records,
      );
    }
    return { conditions, values };
  }

  /** Records of any source with this OAI identifier. */
  #named(identifier: string): Added[] {
    return this.#db
      .prepare<{ id: string }>('select id from source')
      .all()
      .flatMap(({ id }) => this.#addedOf(documentId(id, identifier)) ?? []);
  }

  #addedOf(document: DocumentId): Added | undefined {
    return this.#db
      .prepare<{ added: Added }>('select added from record where doc = ?')
      .get(document)?.added;
  }

  #matches(rows: readonly PairRow[]): Match[] {
    const { rules } = this.#matching;
    return rows.flatMap((row): Match[] => {
      const [a, b] = [this.#side(row.a), this.#side(row.b)];
      const [one, other] = [row.a, row.b].map((added) =>
        this.#matching.statements.made(added, rules),
      );
      if (a === undefined || b === undefined || one === undefined || other === undefined) return [];
      const { reasons } = compareStatements(one, other);
      const { outcome, relation, whole, score } = row;
      return [
        {
          id: `${one.id}-${other.id}`,
          outcome,
          relation,
          whole,
          score,
          conflict: row.conflict === 1,
          reasons,
          isApart: row.apart === 1,
          a: a.side,
          b: b.side,
          decision: this.#decision(row, [a, b]),
        },
      ];
    });
  }

  #side(added: Added): Side | undefined {
    const record = this.#db
      .prepare<Omit<MatchSide, 'title'>>(
        'select source, identifier, library, work from record where added = ?',
      )
      .get(added);
    const document = this.#matching.statements.document(added);
    if (record === undefined || document === undefined) return undefined;
    return { side: { ...record, title: displayTitle(document) }, look: lookOf(document) };
  }

  #decision({ decision }: PairRow, sides: readonly Side[]): Match['decision'] {
    const held = decision === null ? undefined : this.#matching.decided.decision(decision);
    if (held === undefined) return null;
    const changed = sides.flatMap(({ side, look }) => changedSince(lookedAt(held, side), look));
    return { ...held, changed: [...new Set(changed)] };
  }
}

interface Side {
  readonly side: MatchSide;
  readonly look: Look;
}
