/** The port `Matches` on the tables beside: transactions and counts. */
import type { DocumentId } from '../../../../catalogue/document.ts';
import type { MatchDecision, NewDecision } from '../../../../catalogue/matching/decision.ts';
import type {
  Match,
  MatchGroup,
  MatchNeighbours,
  MatchPage,
  MatchQuery,
  MatchingTotals,
  WorkSuccession,
} from '../../../../catalogue/matching/match.ts';
import type { MatchAgainOptions, Matches } from '../../../../catalogue/ports/matches.ts';
import { SLICE } from '../../../../catalogue/runs/slices.ts';
import type { WorkId } from '../../../../catalogue/work.ts';
import type { Database } from '../../../sqlite.ts';
import { Batch } from '../batch.ts';
import type { WorkParts } from '../batch.ts';
import type { ChangeLog } from '../change-log.ts';
import { breath } from '../in-slices.ts';
import type { Meta } from '../meta.ts';
import { MatchingAgain } from './again.ts';
import { foreseen } from './foreseen.ts';
import { ListedMatches } from './listed.ts';

export class StoredMatches implements Matches {
  readonly #db: Database;
  readonly #meta: Meta;
  readonly #log: ChangeLog;
  readonly #parts: WorkParts;
  readonly #listed: ListedMatches;
  readonly #again: MatchingAgain;

  constructor(db: Database, meta: Meta, log: ChangeLog, parts: WorkParts) {
    this.#db = db;
    this.#meta = meta;
    this.#log = log;
    this.#parts = parts;
    this.#listed = new ListedMatches(db, parts.matching);
    this.#again = new MatchingAgain(db, meta, log, parts);
  }

  async matches(query: MatchQuery, limit: number, offset: number): Promise<MatchPage> {
    return this.#db.read(() => this.#listed.page(query, limit, offset));
  }

  async match(id: string): Promise<Match | undefined> {
    return this.#db.read(() => this.#listed.find(id));
  }

  async matchesBeside(query: MatchQuery, id: string, limit: number): Promise<MatchNeighbours> {
    return this.#db.read(() => this.#listed.beside(query, id, limit));
  }

  async matchGroups(
    query: Pick<MatchQuery, 'library'>,
    limit: number,
  ): Promise<readonly MatchGroup[]> {
    return this.#db.read(() => this.#listed.groups(query, limit));
  }

  async matchesOf(
    work: WorkId,
    limit: number,
  ): Promise<{ readonly within: readonly Match[]; readonly beyond: readonly Match[] }> {
    return this.#db.read(() => this.#listed.of(work, limit));
  }

  async successionsOf(work: WorkId): Promise<readonly WorkSuccession[]> {
    const { successions, rules } = this.#parts.matching;
    return this.#db.read(() => successions.of(work, rules));
  }

  async matchingTotals(): Promise<MatchingTotals> {
    return this.#db.read(() => {
      const { blocks, largest } = this.#parts.matching.blocks.sizes();
      return {
        documents: this.#count('document'),
        works: this.#count('work where alive = 1'),
        pairs: this.#count('match_pair'),
        probable: this.#count("match_waiting where kind = 'probable'"),
        blocks,
        narrowedBlocks: this.#parts.matching.blocks.narrowed().length,
        largestBlock: largest,
      };
    });
  }

  async decisionsApplied(): Promise<number> {
    return Number(this.#meta.get('decisions_applied') ?? 0);
  }

  async applyDecisions(decisions: readonly MatchDecision[]): Promise<void> {
    for (let i = 0; i < decisions.length; i += SLICE) {
      if (i > 0) await breath();
      this.#apply(decisions.slice(i, i + SLICE), (last) => last.seq);
    }
  }

  async foreseeDecisions(
    decisions: readonly NewDecision[],
  ): Promise<readonly (readonly DocumentId[])[]> {
    return foreseen(this.#db, this.#log, this.#parts, decisions);
  }

  async forgetDecisions(): Promise<void> {
    for (;;) {
      const held = this.#parts.matching.decided.some(SLICE);
      const never = { at: '', by: '' };
      this.#apply(
        held.map((decision) => ({ ...decision, takenBack: never })),
        () => 0,
      );
      if (held.length < SLICE) break;
      await breath();
    }
    this.#db.write(() => this.#meta.set('decisions_applied', '0'));
  }

  async matchAgain(options: MatchAgainOptions = {}): Promise<void> {
    await this.#again.bringUpToDate(options);
  }

  async forgetMatching(): Promise<void> {
    this.#again.forget();
  }

  async checkMatching(options: MatchAgainOptions = {}): Promise<number> {
    return this.#again.check(options);
  }

  #apply(decisions: readonly MatchDecision[], markOf: (last: MatchDecision) => number): void {
    const last = decisions.at(-1);
    if (last === undefined) return;
    this.#log.change((seq, at) => {
      const batch = new Batch(this.#parts);
      for (const decision of decisions) batch.decide(decision);
      this.#meta.set('decisions_applied', String(markOf(last)));
      return { seq: batch.rebuild(seq, at), result: undefined };
    });
  }

  #count(what: string): number {
    return this.#db.prepare<{ n: number }>(`select count(*) as n from ${what}`).get()?.n ?? 0;
  }
}
