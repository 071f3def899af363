/**
 * Which works a serial continues and is continued by. What records name is kept by the title that they name, and
 * who is called so is looked up when somebody asks: so it is true in whatever order the two came, and no longer
 * once one of them has gone.
 */
import { displayTitle } from '../../../../catalogue/document.ts';
import type { CatalogueDocument } from '../../../../catalogue/document.ts';
import type { Succession } from '../../../../catalogue/fields/successions.ts';
import type { WorkSuccession } from '../../../../catalogue/matching/match.ts';
import { coreNamed, isWholeSerial, meant } from '../../../../catalogue/matching/succession.ts';
import type { MatchStatement } from '../../../../catalogue/matching/statement/statement.ts';
import type { WorkId } from '../../../../catalogue/work.ts';
import type { Database, Statement } from '../../../sqlite.ts';
import type { Added } from './blocks.ts';
import { numberOfKey } from './prepared.ts';
import type { Statements } from './statements.ts';

/** Documents of one title that are looked at: many are called 校刊 or 简报. */
const MOST_CALLED_SO = 200;
/** Documents of one work whose statements are followed. */
const MOST_DOCUMENTS = 50;

interface Found extends WorkSuccession {
  readonly isNumbered: boolean;
  /** The title that led there, and the direction. */
  readonly by: string;
}

export class Successions {
  readonly #statements: Statements;
  readonly #put: Statement<object>;
  readonly #drop: Statement<object>;
  readonly #naming: Statement<{ added: Added }>;
  readonly #called: Statement<{ added: Added }>;
  readonly #members: Statement<{ added: Added }>;
  readonly #workOf: Statement<{ work: WorkId | null }>;

  constructor(db: Database, statements: Statements) {
    this.#statements = statements;
    this.#put = db.prepare('insert or ignore into succession (added, key) values (?, ?)');
    this.#drop = db.prepare('delete from succession where added = ?');
    this.#naming = db.prepare('select added from succession where key = ? order by added limit ?');
    // Issues stand beside the title of their serial.
    this.#called = db.prepare(
      'select distinct added from match_key where key = ? and beside = 0 limit ?',
    );
    this.#members = db.prepare(
      'select added from record where work = ? and deleted = 0 and suppressed is null order by added limit ?',
    );
    this.#workOf = db.prepare('select work from record where added = ?');
  }

  /** @param isKnown whether it was there before */
  set(added: Added, document: CatalogueDocument | undefined, isKnown: boolean): void {
    if (isKnown) this.#drop.run(added);
    for (const one of document?.successions ?? []) this.#put.run(added, keyOf(coreNamed(one)));
  }

  /** Each work once in each direction; what was before comes first. */
  of(work: WorkId, rules: number): WorkSuccession[] {
    const found: Found[] = [];
    const add = (other: Added, said: Succession, isSaidHere: boolean, sides: Sides): void => {
      const id = this.#workOf.get(other)?.work ?? null;
      if (id === null || id === work) return;
      const reasons = meant(said, sides.by, sides.called);
      if (reasons === undefined) return;
      const isBefore = (said.direction === 'before') === isSaidHere;
      const document = this.#statements.document(other);
      found.push({
        work: id,
        title: document === undefined ? '' : displayTitle(document),
        direction: isBefore ? 'before' : 'after',
        reasons,
        isNumbered: reasons.length > 1,
        by: `${said.direction} ${coreNamed(said)} ${isSaidHere ? 'here' : id}`,
      });
    };
    for (const { added } of this.#members.all(work, MOST_DOCUMENTS)) {
      const own = this.#statements.made(added, rules);
      if (own === undefined || !isWholeSerial(own)) continue;
      for (const said of this.#statements.document(added)?.successions ?? []) {
        for (const other of this.#called.all(keyOf(coreNamed(said)), MOST_CALLED_SO)) {
          const called = this.#statements.made(other.added, rules);
          if (called !== undefined) add(other.added, said, true, { by: own, called });
        }
      }
      const core = own.readings[0]?.core ?? '';
      for (const other of this.#naming.all(keyOf(core), MOST_CALLED_SO)) {
        const by = this.#statements.made(other.added, rules);
        const all = this.#statements.document(other.added)?.successions ?? [];
        for (const said of by === undefined ? [] : all)
          if (by !== undefined) add(other.added, said, false, { by, called: own });
      }
    }
    return onceEach(found);
  }
}

/** The record that names a title, and the one that is called so. */
interface Sides {
  readonly by: MatchStatement;
  readonly called: MatchStatement;
}

/** Of several serials of the title that is named, the one that has the number as well is meant. */
function onceEach(found: readonly Found[]): WorkSuccession[] {
  const numbered = new Set(found.filter(({ isNumbered }) => isNumbered).map(({ by }) => by));
  const kept = new Map<string, WorkSuccession>();
  for (const { work, title, direction, reasons, isNumbered, by } of found) {
    if (!isNumbered && numbered.has(by)) continue;
    const key = `${direction} ${work}`;
    const known = kept.get(key);
    if (known === undefined || known.reasons.length < reasons.length)
      kept.set(key, { work, title, direction, reasons });
  }
  return [...kept.values()].toSorted((a, b) =>
    a.direction === b.direction ? 0 : a.direction === 'before' ? -1 : 1,
  );
}

function keyOf(core: string): number {
  return numberOfKey(`title|${core}`);
}
