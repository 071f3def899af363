/**
 * Keeps keys and pairs true to the documents: a document that changed drops its pairs, and is compared with
 * whom its keys nominate. What comes of it is the same in whatever order documents are stored, changed, deleted
 * and brought back: pairs depend on the two documents, nominations on the sizes of blocks alone. Which documents
 * are one work is decided afterwards, at the end of the transaction, over the pairs that are the same
 * (`works.ts`).
 */
import type { CatalogueDocument, DocumentId } from '../../../../catalogue/document.ts';
import { MOST_COMPARED } from '../../../../catalogue/matching/blocks.ts';
import { compareStatements } from '../../../../catalogue/matching/comparison/comparison.ts';
import type { Comparison, Outcome } from '../../../../catalogue/matching/comparison/comparison.ts';
import { changedSince, lookOf, lookedAt } from '../../../../catalogue/matching/decision.ts';
import type { MatchDecision, RecordName } from '../../../../catalogue/matching/decision.ts';
import { isbnKey, isbnsOnBoth } from '../../../../catalogue/matching/isbn-keys.ts';
import type { MatchStatement } from '../../../../catalogue/matching/statement/statement.ts';
import { documentId } from '../../../../catalogue/ids.ts';
import { MATCHING_VERSION } from '../../../../catalogue/matching/version.ts';
import type { Database, Statement } from '../../../sqlite.ts';
import type { Meta } from '../meta.ts';
import { Blocks, everyTwo } from './blocks.ts';
import type { Added, TwoOf } from './blocks.ts';
import { Decided } from './decided.ts';
import { Pairs, countedOutcome } from './pairs.ts';
import type { Said } from './pairs.ts';
import { numberOfKey, prepared } from './prepared.ts';
import type { Prepared, StoredKey } from './prepared.ts';
import { Statements } from './statements.ts';
import { Successions } from './successions.ts';
import type { Stated } from './statements.ts';
import { WaitingPairs } from './waiting-pairs.ts';

/** Every rebuild that a person asks for makes the stored rules old, so that it goes on after a kill. */
const GENERATIONS = 10_000;

export class Matching {
  readonly blocks: Blocks;
  readonly pairs: Pairs;
  readonly decided: Decided;
  readonly statements: Statements;
  readonly successions: Successions;
  readonly waiting: WaitingPairs;
  readonly #meta: Meta;
  readonly #addedOf: Statement<{ added: Added }>;
  #rules = 0;
  #isBehind = true;
  #hasDecisions = true;

  constructor(db: Database, meta: Meta) {
    this.blocks = new Blocks(db);
    this.pairs = new Pairs(db);
    this.decided = new Decided(db);
    this.statements = new Statements(db);
    this.successions = new Successions(db, this.statements);
    this.waiting = new WaitingPairs(db);
    this.#meta = meta;
    this.#addedOf = db.prepare(
      'select added from record where doc = ? and deleted = 0 and suppressed is null',
    );
  }

  /** The rules that statements and keys are of today. */
  get rules(): number {
    return MATCHING_VERSION * GENERATIONS + Number(this.#meta.get('matching_generation') ?? 0);
  }

  /** To be called at the beginning of a transaction: another may have changed what is remembered here. */
  begin(): void {
    this.statements.forget();
    this.pairs.takeTied();
    this.pairs.takeStirred();
    this.#rules = this.rules;
    this.#isBehind = this.#meta.get('matching_done') !== String(this.#rules);
    this.#hasDecisions = !this.decided.isEmpty;
  }

  /**
   * Puts down what is compared of a document that was never stored before, and compares it.
   *
   * @returns documents whose works may change with it; itself is one when it is the same as another
   */
  add(added: Added, document: CatalogueDocument): ReadonlySet<Added> {
    const touched = new Set<Added>();
    this.successions.set(added, document, false);
    this.#put(added, prepared(document), undefined, touched);
    return touched;
  }

  /**
   * Puts down what is compared of a document in the place of what was, and compares it.
   *
   * @param document undefined when it is no more
   * @returns other documents whose works may change with it
   */
  set(added: Added, document: CatalogueDocument | undefined): ReadonlySet<Added> {
    const touched = new Set<Added>();
    const had = this.statements.find(added);
    this.successions.set(added, document, had !== undefined);
    const has = document === undefined ? undefined : prepared(document);
    if (had !== undefined && has !== undefined && this.#isAsBefore(had, has)) return touched;
    if (had !== undefined) this.#dropPairs(added, touched);
    this.#put(added, has, had, touched);
    return touched;
  }

  #put(
    added: Added,
    has: Prepared | undefined,
    had: Stated | undefined,
    touched: Set<Added>,
  ): void {
    const nominated = new Set<Added>();
    const upset: TwoOf[] = [];
    for (const key of had?.keys ?? [])
      if (!(has?.keys.some((one) => isSameKey(one, key)) ?? false))
        upset.push(...this.blocks.leave(added, key));
    if (has === undefined) this.statements.drop(added);
    else {
      this.statements.put(added, has, this.#rules);
      for (const [i, key] of has.keys.entries()) {
        const isKnown = had?.keys.some((one) => isSameKey(one, key)) ?? false;
        const entered = isKnown ? undefined : this.blocks.enter(added, key, has.names[i] ?? '');
        // Who is nominated no more is no news where nothing was kept.
        for (const two of entered?.upset ?? []) if (this.pairs.has(...two)) upset.push(two);
        for (const one of entered?.nominated ?? this.blocks.nominated(added, key))
          nominated.add(one);
      }
      this.#compare(added, has.statement, nominated, touched);
    }
    if (upset.length > 0)
      this.blocks.looking(() => {
        for (const [one, other] of upset) this.#lookAgain(one, other, touched);
      });
  }

  /**
   * Puts down and compares anew a live document that was put down by rules of before.
   *
   * @returns other documents whose works may change with it; undefined when there was nothing to do
   */
  renew(added: Added): ReadonlySet<Added> | undefined {
    if (!this.#isBehind || this.statements.isRead(added)) return undefined;
    const had = this.statements.find(added);
    if (had?.rules === this.#rules) return undefined;
    const isReadAsToday =
      had !== undefined && Math.floor(had.rules / GENERATIONS) === MATCHING_VERSION;
    if (isReadAsToday) return this.#compareAnew(added, had);
    const document = this.statements.document(added);
    return document === undefined ? undefined : this.set(added, document);
  }

  statement(added: Added): MatchStatement | undefined {
    return this.statements.of(added, this.#rules);
  }

  /** The id of a document that has a statement, which is not read for it. */
  idOf(added: Added): DocumentId | undefined {
    return this.statements.idOf(added, this.#rules);
  }

  /** @returns documents whose works may change with it */
  decide(decision: MatchDecision): ReadonlySet<Added> {
    const touched = new Set<Added>();
    const taught = this.decided.apply(decision);
    this.#hasDecisions = !this.decided.isEmpty;
    const [a, b] = [decision.a, decision.b].map((record) => this.#live(record));
    if (a !== undefined && b !== undefined) this.#lookAgain(a, b, touched, true);
    for (const isbn of taught) {
      const members = this.blocks.members(numberOfKey(isbnKey(isbn)));
      if (members.length > MOST_COMPARED) continue;
      for (const [one, other] of everyTwo(members)) this.#lookAgain(one, other, touched, true);
    }
    return touched;
  }

  /** What is stored of the document stays as it is. */
  #compareAnew(added: Added, { keys }: Stated): ReadonlySet<Added> {
    const touched = new Set<Added>();
    this.statements.renew(added, this.#rules);
    this.#dropPairs(added, touched);
    const statement = this.statement(added);
    if (statement === undefined) return touched;
    const nominated = new Set(keys.flatMap((key) => this.blocks.nominated(added, key)));
    this.#compare(added, statement, nominated, touched);
    return touched;
  }

  #dropPairs(added: Added, touched: Set<Added>): void {
    for (const pair of this.pairs.of(added)) {
      if (countedOutcome(pair) === 'same') touched.add(pair.a === added ? pair.b : pair.a);
      this.pairs.drop(pair);
    }
  }

  /** With whom it is nominated for, and whom something is decided about. */
  #compare(
    added: Added,
    statement: MatchStatement,
    nominated: ReadonlySet<Added>,
    touched: Set<Added>,
  ): void {
    for (const one of new Set([...nominated, ...this.#decidedWith(statement)]))
      if (this.#weigh(added, one) === 'same') touched.add(one).add(added);
  }

  #isAsBefore({ rules, json, library }: Stated, { statement, json: now }: Prepared): boolean {
    return rules === this.#rules && json === now && library === statement.library;
  }

  #live({ source, identifier }: RecordName): Added | undefined {
    return this.#addedOf.get(documentId(source, identifier))?.added;
  }

  #said(a: MatchStatement, b: MatchStatement): Said | undefined {
    return this.#hasDecisions ? this.decided.between(a.id, b.id) : undefined;
  }

  /** Whether one of the two says something else than when it was decided about. */
  #hasChanged(decision: number, documents: readonly Added[]): boolean {
    const held = this.decided.decision(decision);
    return documents.some((added) => {
      const document = this.statements.document(added);
      if (held === undefined || document === undefined) return false;
      return changedSince(lookedAt(held, document), lookOf(document)).length > 0;
    });
  }

  /** Live documents about which with this one something is decided. */
  #decidedWith({ id }: MatchStatement): Added[] {
    if (!this.#hasDecisions) return [];
    return this.decided.partnersOf(id).flatMap((one) => this.#addedOf.get(one)?.added ?? []);
  }

  /**
   * Keeps, drops or makes the pair of two documents, of which one is nominated otherwise than before.
   *
   * @param isToBeWeighed something was decided: it may contradict now what holds a work together, or no longer
   */
  #lookAgain(one: Added, other: Added, touched: Set<Added>, isToBeWeighed = false): void {
    if (isToBeWeighed) touched.add(one).add(other);
    const stored = this.pairs.find(one, other);
    const isNominated = this.#isNominated(one, other);
    if (
      stored === undefined ? !isNominated : isNominated && stored.conflict === 0 && !isToBeWeighed
    )
      return;
    if (stored !== undefined) this.pairs.drop(stored);
    const [had, has] = [
      stored === undefined ? 'probable' : countedOutcome(stored),
      isNominated ? this.#weigh(one, other) : 'probable',
    ];
    // Of very many that hang together only pairs that are kept count (`components.ts`): those that contradict as well.
    if (had !== 'probable' || has !== 'probable') touched.add(one).add(other);
  }

  #isNominated(one: Added, other: Added): boolean {
    const [left, right] = [this.statements.keys(one), this.statements.keys(other)];
    if (left === undefined || right === undefined) return false;
    if (this.blocks.nominates(one, left, other, right)) return true;
    if (!this.#hasDecisions) return false;
    const [a, b] = [this.statement(one), this.statement(other)];
    return a !== undefined && b !== undefined && this.#said(a, b) !== undefined;
  }

  /**
   * Compares two documents between which no pair is stored, and keeps what is worth it. One that was put down by
   * rules of before is compared when it is put down anew.
   *
   * @returns what counts of the pair that is kept; *probable*, which says nothing, when none is
   */
  #weigh(one: Added, other: Added): Outcome {
    const [first, second] = one < other ? [one, other] : [other, one];
    const [a, b] = [this.statement(first), this.statement(second)];
    if (a === undefined || b === undefined) return 'probable';
    const comparison = compareStatements(a, b);
    const said = this.#said(a, b);
    if (said === undefined && !this.#isWorthKeeping(comparison, a, b)) return 'probable';
    this.pairs.put(
      { added: first, library: a.library },
      { added: second, library: b.library },
      comparison,
      said && { ...said, isToBeSeenAgain: this.#hasChanged(said.id, [first, second]) },
    );
    return said?.outcome ?? comparison.outcome;
  }

  /**
   * A number that stands on unlike titles is shown, unless a person has seen to it or very many have the number:
   * that is told of as a block.
   */
  #isWorthKeeping(
    { outcome, conflict }: Comparison,
    a: MatchStatement,
    b: MatchStatement,
  ): boolean {
    if (!conflict) return outcome !== 'different';
    if (outcome !== 'different' && outcome !== 'probable') return true;
    return isbnsOnBoth(a, b).some(
      (isbn) =>
        !this.decided.isTaught(isbn) &&
        this.blocks.members(numberOfKey(isbnKey(isbn))).length <= MOST_COMPARED,
    );
  }
}

function isSameKey(one: StoredKey, other: StoredKey): boolean {
  return (
    one.key === other.key &&
    one.beside === other.beside &&
    one.year === other.year &&
    one.place === other.place &&
    one.creator === other.creator &&
    one.alike === other.alike
  );
}
