/** Oeuvres in SQLite: kept as pairs come and go, what they would be were they gathered anew, and told in the change log. */
import { expect } from 'chai';
import { Oeuvres } from '../../../stores/embedded/catalogue/oeuvres.ts';
import { MIGRATIONS } from '../../../stores/embedded/catalogue/schema.ts';
import { Database } from '../../../stores/sqlite.ts';
import { Random } from '../../support/random.ts';

const WORKS = 24;
/** Works of one oeuvre at most, so that some hang together with more. */
const MOST = 5;

/** Works of a document each, by number. */
function withWorks(): Database {
  const db = new Database(':memory:', { migrations: MIGRATIONS });
  db.write(() => {
    for (let n = 1; n <= WORKS; n++) {
      db.prepare(
        `insert into record (added, doc, source, library, identifier, datestamp, deleted, hash, set_specs, prefix, title, first_seen, last_changed, last_run, generation, work)
         values (?, ?, 's', 'l', ?, '', 0, '', '[]', '', '', '', '', 0, 0, ?)`,
      ).run(n, nameOf(n), nameOf(n), nameOf(n));
      db.prepare(
        `insert into work (id, seq, alive, title, libraries, changed_at) values (?, ?, 1, '', '[]', '')`,
      ).run(nameOf(n), n);
    }
  });
  return db;
}

/** In another order than that of their coming. */
function nameOf(n: number): string {
  return `w${String((n * 7) % 25).padStart(2, '0')}`;
}

const PAIRS = Array.from({ length: WORKS }, (_, i) => i + 1).flatMap((a) =>
  Array.from({ length: WORKS - a }, (_, i) => [a, a + 1 + i] as const),
);

/** What hangs together, from the beginning. */
function expected(tied: ReadonlySet<string>): Map<string, string | null> {
  const groupOf = new Map(Array.from({ length: WORKS }, (_, i) => [i + 1, new Set([i + 1])]));
  for (const pair of tied) {
    const [a = 0, b = 0] = pair.split(' ').map(Number);
    const [one, other] = [groupOf.get(a)!, groupOf.get(b)!];
    if (one === other) continue;
    for (const n of other) {
      one.add(n);
      groupOf.set(n, one);
    }
  }
  return new Map(
    Array.from(groupOf, ([n, group]) => [
      nameOf(n),
      group.size === 1 || group.size > MOST ? null : nameOf(Math.min(...group)),
    ]),
  );
}

describe('the oeuvres of a catalogue', () => {
  it('are the same whatever came and went before, and only works that are in another are told of', () => {
    const db = withWorks();
    const oeuvres = new Oeuvres(db, MOST);
    const random = new Random(3);
    const tied = new Set<string>();
    let seq = WORKS;
    const stored = (): Map<string, string | null> =>
      new Map(
        db
          .prepare<{ id: string; oeuvre: string | null }>('select id, oeuvre from work')
          .all()
          .map(({ id, oeuvre }) => [id, oeuvre]),
      );
    for (let step = 0; step < 400; step++) {
      const before = stored();
      // More come than go for a while, and then the other way round.
      const isGrowing = Math.floor(step / 40) % 2 === 0;
      const changed = Array.from({ length: 1 + random.below(3) }, () => random.one(PAIRS)).filter(
        ([a, b]) => tied.has(`${a} ${b}`) !== isGrowing,
      );
      const touched = new Set<string>();
      db.write(() => {
        for (const [a, b] of changed) {
          const name = `${a} ${b}`;
          if (tied.has(name)) {
            tied.delete(name);
            db.prepare('delete from match_pair where a = ? and b = ?').run(a, b);
          } else if (isGrowing) {
            tied.add(name);
            db.prepare(
              `insert into match_pair (a, b, outcome, relation, whole, score, conflict, said, decision, again, apart, a_library, b_library) values (?, ?, 'other-edition', null, null, 0.5, 0, null, null, 0, 0, 'l', 'l')`,
            ).run(a, b);
          }
          touched.add(nameOf(a)).add(nameOf(b));
        }
        const last = oeuvres.gather({ tied: touched, moved: new Set() }, new Set(), seq);
        const now = stored();
        const different = [...now].filter(([id, oeuvre]) => before.get(id) !== oeuvre);
        expect(last - seq, `step ${step}`).to.equal(different.length);
        seq = last;
      });
      expect([...stored()].sort(), `step ${step}`).to.eql([...expected(tied)].sort());
    }
    expect(new Set(expected(tied).values()).size).to.be.greaterThan(0);
    db.close();
  });

  it('have the id of the oldest work, and list their works oldest first', () => {
    const db = withWorks();
    const oeuvres = new Oeuvres(db);
    db.write(() => {
      for (const [a, b] of [
        [3, 9],
        [2, 9],
      ] as const)
        db.prepare(
          `insert into match_pair (a, b, outcome, relation, whole, score, conflict, said, decision, again, apart, a_library, b_library) values (?, ?, 'other-edition', 'carrier', null, 0.5, 0, null, null, 0, 0, 'l', 'l')`,
        ).run(a, b);
      oeuvres.gather({ tied: new Set([nameOf(9)]), moved: new Set() }, new Set(), WORKS);
    });
    expect(oeuvres.of(nameOf(2))).to.eql([2, 3, 9].map(nameOf));
    expect(oeuvres.of(nameOf(2), 2)).to.eql([2, 3].map(nameOf));
    expect([...oeuvres.among([nameOf(3), nameOf(4)])]).to.eql([[nameOf(3), nameOf(2)]]);
    db.close();
  });
});
