/** What of matches pages, scripts and persons read: rows of pairs, with the two records and the reasons. */
import { displayTitle } from '../../../../catalogue/document.ts';
import type { DocumentId } from '../../../../catalogue/document.ts';
import { documentId } from '../../../../catalogue/ids.ts';
import { compareStatements } from '../../../../catalogue/matching/comparison/comparison.ts';
import { changedSince, lookOf, lookedAt } from '../../../../catalogue/matching/decision.ts';
import type { Look } from '../../../../catalogue/matching/decision.ts';
import type {
  Match,
  MatchGroup,
  MatchNeighbours,
  MatchPage,
  MatchQuery,
  MatchSide,
} from '../../../../catalogue/matching/match.ts';
import { titleKey } from '../../../../catalogue/text/text.ts';
import type { WorkId } from '../../../../catalogue/work.ts';
import type { Database, Value } from '../../../sqlite.ts';
import type { Added } from './blocks.ts';
import type { Matching } from './matching.ts';
import { countedOutcome } from './pairs.ts';
import type { PairRow } from './pairs.ts';

const IS_DOUBTFUL = "(outcome = 'probable' or apart = 1)";

/** From which table a list is read, by which columns it is ordered, lowest first, and what else is asked of a row. */
interface List {
  readonly table: string;
  readonly order: readonly string[];
  readonly conditions: readonly string[];
  readonly values: readonly Value[];
}

/** What it is in both tables; the rows of `match_waiting` are few, and stand in order. */
const WAITING = 'match_waiting as listed join match_pair using (a, b)';
/** Where nothing is asked of the pair itself. */
const WAITING_ALONE = 'match_waiting as listed';
const OF_LIBRARY = '? in (a_library, b_library)';

export class ListedMatches {
  readonly #db: Database;
  readonly #matching: Matching;

  constructor(db: Database, matching: Matching) {
    this.#db = db;
    db.define('title_key', titleKey);
    this.#matching = matching;
  }

  page(query: MatchQuery, limit: number, offset: number): MatchPage {
    const { table, order, conditions, values } = this.#list(query);
    const where = whereAll(conditions);
    const counted = table === WAITING && query.identifier === undefined ? WAITING_ALONE : table;
    const total = this.#db
      .prepare<{ n: number }>(`select count(*) as n from ${counted} ${where}`)
      .get(...values);
    if (limit === 0) return { total: total?.n ?? 0, matches: [] };
    const rows = this.#db
      .prepare<PairRow>(
        `select match_pair.* from ${table} ${where} order by ${order.join(', ')} limit ? offset ?`,
      )
      .all(...values, limit, offset);
    return { total: total?.n ?? 0, matches: this.#matches(rows) };
  }

  beside(query: MatchQuery, id: string, limit: number): MatchNeighbours {
    const pair = this.#pairOf(id);
    const { table, order, conditions, values } = this.#list(query);
    const at =
      pair &&
      this.#db
        .prepare<Record<string, Value>>(
          `select ${order.map((column, i) => `${column} as at${i}`).join(', ')} from ${table}
           ${whereAll([...conditions, `match_pair.a = ? and match_pair.b = ?`])}`,
        )
        .get(...values, pair.a, pair.b);
    if (at === undefined) return { before: [], after: [] };
    const here = order.map((_, i) => at[`at${i}`] ?? 0);
    const side = (sign: '<' | '>'): string[] =>
      this.#db
        .prepare<Pick<PairRow, 'a' | 'b'>>(
          `select match_pair.a, match_pair.b from ${table}
           ${whereAll([...conditions, `(${order.join(', ')}) ${sign} (${order.map(() => '?').join(', ')})`])}
           order by ${order.map((column) => `${column} ${sign === '<' ? 'desc' : 'asc'}`).join(', ')} limit ?`,
        )
        .all(...values, ...here, limit)
        .map(({ a, b }) => `${this.#docOf(a)}-${this.#docOf(b)}`);
    return { before: side('<'), after: side('>') };
  }

  groups({ library }: Pick<MatchQuery, 'library'>, limit: number): MatchGroup[] {
    return this.#db
      .prepare<{ shape: string; apart: number; one: string; other: string; pairs: number }>(
        `select shape, apart, min(a_library, b_library) as one, max(a_library, b_library) as other,
                count(*) as pairs
         from match_waiting where kind = 'probable' ${library === undefined ? '' : `and ${OF_LIBRARY}`}
         group by shape, apart, one, other having pairs > 1
         order by pairs desc, shape, one, other, apart limit ?`,
      )
      .all(...(library === undefined ? [] : [library]), limit)
      .map(({ shape, apart, one, other, pairs }) => ({
        shape,
        isApart: apart === 1,
        libraries: [one, other],
        pairs,
      }));
  }

  find(id: string): Match | undefined {
    const row = this.#pairOf(id);
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

  #list(query: MatchQuery): List {
    const { outcome, decided, conflict, isInside, isDuplicate, library, identifier, said } = query;
    const kind = waitingAs(query);
    const conditions: string[] = [];
    const values: Value[] = [];
    const add = (condition: string, ...more: readonly Value[]): void => {
      conditions.push(condition);
      values.push(...more);
    };
    if (kind !== undefined) {
      const { title, alike } = query;
      add('listed.kind = ?', kind);
      if (title !== undefined) add('instr(listed.titles, ?)', titleKey(title));
      if (alike !== undefined)
        add(
          `listed.shape = ? and listed.apart = ?
           and min(listed.a_library, listed.b_library) = ? and max(listed.a_library, listed.b_library) = ?`,
          alike.shape,
          alike.isApart,
          ...alike.libraries,
        );
      if (library !== undefined) add(`? in (listed.a_library, listed.b_library)`, library);
      if (isInside !== undefined) add(`listed.a_library ${isInside ? '=' : '<>'} listed.b_library`);
    } else {
      if (outcome === 'probable') add(IS_DOUBTFUL);
      else if (outcome !== undefined) add('outcome = ? and apart = 0', outcome);
      if (decided === 'again') add('decision is not null and again = 1');
      else if (decided !== undefined) add(`decision is ${decided ? 'not null' : 'null'}`);
      if (said !== undefined) add('said = ?', said);
      if (conflict !== undefined) add(`conflict = ${conflict ? 1 : 0}`);
      if (isInside === true || isDuplicate === true) add('a_library = b_library');
      else if (isInside === false) add('a_library <> b_library');
      if (isDuplicate === true) add("coalesce(said, outcome) in ('same', 'probable')");
      if (library !== undefined) add(OF_LIBRARY, library);
      if (query.title !== undefined)
        add(
          'exists (select 1 from record where added in (a, b) and instr(title_key(title), ?))',
          titleKey(query.title),
        );
    }
    if (identifier !== undefined) {
      const records = JSON.stringify(this.#named(identifier));
      add(
        '(match_pair.a in (select value from json_each(?)) or match_pair.b in (select value from json_each(?)))',
        records,
        records,
      );
    }
    const ofDocuments = ['match_pair.a', 'match_pair.b'];
    return {
      table: kind === undefined ? 'match_pair' : WAITING,
      order:
        kind !== undefined
          ? ['listed.weight', 'listed.a', 'listed.b']
          : decided === true || decided === 'again'
            ? ['-decision', ...ofDocuments]
            : ofDocuments,
      conditions,
      values,
    };
  }

  #pairOf(id: string): PairRow | undefined {
    const [a, b] = id.split('-').map((document) => this.#addedOf(document));
    return a === undefined || b === undefined ? undefined : this.#matching.pairs.find(a, b);
  }

  #docOf(added: Added): DocumentId {
    const row = this.#db
      .prepare<{ doc: DocumentId }>('select doc from record where added = ?')
      .get(added);
    return row?.doc ?? '';
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

/** As what it waits, where the list is of what waits for a person. */
function waitingAs({
  outcome,
  decided,
  conflict,
}: MatchQuery): 'probable' | 'conflict' | undefined {
  if (decided !== false) return undefined;
  if (outcome === 'probable') return conflict === true ? undefined : 'probable';
  return outcome === undefined && conflict === true ? 'conflict' : undefined;
}

function whereAll(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
}

interface Side {
  readonly side: MatchSide;
  readonly look: Look;
}
