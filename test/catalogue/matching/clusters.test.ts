/** Clusters of documents: what joins, what is cut, what waits; and that no order shows. */
import { expect } from 'chai';
import fc from 'fast-check';
import { clustersOf } from '../../../catalogue/matching/clusters.ts';
import type { Clustering, KnownPair } from '../../../catalogue/matching/clusters.ts';

describe('documents that are the same', () => {
  it('are one work, through others as well, in the order in which they were first stored', () => {
    expect(worksOf('c a b d', ['a=b', 'b=c'])).to.eql(['c a b', 'd']);
  });

  it('are not joined by a pair that a person has to look at', () => {
    expect(worksOf('a b', ['a?b'])).to.eql(['a', 'b']);
  });

  it('come apart at the weakest pair where something inside them contradicts', () => {
    const pairs = ['a=b .9', 'c=d .9', 'b=c .6', 'a≠c', 'a≠d', 'b≠d'];
    expect(worksOf('a b c d', pairs)).to.eql(['a b', 'c d']);
    expect(apartOf('a b c d', pairs)).to.eql(['b c']);
  });

  it('keep a weak pair that leads to no contradiction', () => {
    const pairs = ['a=b .9', 'c=d .9', 'b=c .8', 'a≠c', 'a≠d', 'b≠d', 'd=e .5'];
    expect(worksOf('a b c d e', pairs)).to.eql(['a b', 'c d e']);
  });
});

describe('a document that fits two works which contradict each other', () => {
  const torn = ['first=second .9', 'x=first .9', 'x=other .8', 'first≠other', 'second≠other'];

  it('joins neither and waits, however much better it fits one of them', () => {
    expect(worksOf('first other x second', torn)).to.eql(['first second', 'other', 'x']);
    expect(apartOf('first other x second', torn)).to.eql(['first x', 'other x']);
  });

  it('stands together with another of its kind', () => {
    const both = [...torn, 'y=first .9', 'y=other .9', 'x=y .95'];
    expect(worksOf('first other x second y', both)).to.eql(['first second', 'other', 'x y']);
  });

  it('joins when a person says where it belongs', () => {
    const decided = torn.map((pair) => (pair === 'x=other .8' ? 'x!≠other' : pair));
    expect(worksOf('first other x second', decided)).to.eql(['first x second', 'other']);
    const joined = torn.map((pair) => (pair === 'x=other .8' ? 'x!=other' : pair));
    expect(worksOf('first other x second', joined)).to.eql(['first second', 'other x']);
  });
});

describe('what a person said', () => {
  it('goes before the machine, both ways', () => {
    expect(worksOf('a b c', ['a!≠b', 'c!=a'])).to.eql(['a c', 'b']);
    expect(worksOf('a b c', ['a!=b', 'b!=c', 'a≠c'])).to.eql(['a b c']);
  });

  it('keeps apart before it joins', () => {
    const pairs = ['a!=b', 'b!=c', 'a!≠c'];
    expect(worksOf('a b c', pairs)).to.eql(['a', 'b', 'c']);
    expect(apartOf('a b c', pairs)).to.eql(['a b', 'b c']);
  });

  it('joins only what it names: what contradicts one of them stays outside', () => {
    expect(worksOf('a b x', ['a!=b', 'x=a .9', 'x≠b'])).to.eql(['a b', 'x']);
  });
});

describe('clusters of any documents', () => {
  const known = fc
    .record({
      size: fc.integer({ min: 2, max: 9 }),
      seed: fc.array(
        fc.record({
          a: fc.nat(8),
          b: fc.nat(8),
          outcome: fc.constantFrom(
            'same',
            'same',
            'same',
            'probable',
            'other-edition',
            'different',
          ),
          score: fc.constantFrom(0.5, 0.7, 0.7, 0.9),
          decided: fc.constantFrom(false, false, false, true),
        }),
        { maxLength: 24 },
      ),
    })
    .map(({ size, seed }) => ({
      documents: Array.from({ length: size }, (_, i) => `d${i}`),
      pairs: [
        ...new Map(
          seed
            .filter(({ a, b }) => a !== b && a < size && b < size)
            .map(({ a, b, ...pair }) => [
              `${Math.min(a, b)} ${Math.max(a, b)}`,
              { a: `d${a}`, b: `d${b}`, ...pair },
            ]),
        ).values(),
      ],
    }));

  it('are the same for every order of arrival', () => {
    fc.assert(
      fc.property(known, fc.infiniteStream(fc.nat()), ({ documents, pairs }, random) => {
        const before = partition(clustersOf(documents, pairs));
        for (let order = 0; order < 20; order++) {
          const again = clustersOf(
            shuffled(documents, random),
            shuffled(pairs, random).map((pair, i) =>
              i % 2 === 0 ? pair : { ...pair, a: pair.b, b: pair.a },
            ),
          );
          expect(partition(again)).to.eql(before);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('hold every document once, and no two that contradict unless a person joined them', () => {
    fc.assert(
      fc.property(known, ({ documents, pairs }) => {
        const { clusters, apart } = clustersOf(documents, pairs);
        expect(clusters.flat().sort()).to.eql([...documents].sort());
        const workOf = new Map(clusters.flatMap((ids, work) => ids.map((id) => [id, work])));
        const byPersons = new Map(
          clustersOf(
            documents,
            pairs.filter(({ decided }) => decided),
          ).clusters.flatMap((ids, work) => ids.map((id) => [id, work])),
        );
        for (const pair of pairs) {
          const isTogether = workOf.get(pair.a) === workOf.get(pair.b);
          const isJoined = byPersons.get(pair.a) === byPersons.get(pair.b);
          if (pair.outcome === 'same') expect(apart.includes(pair)).to.equal(!isTogether);
          else if (pair.outcome === 'probable') continue;
          else if (pair.decided) expect(isTogether).to.equal(false);
          else if (!isJoined) expect(isTogether).to.equal(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are what their same pairs connect where nothing contradicts', () => {
    fc.assert(
      fc.property(known, ({ documents, pairs }) => {
        const same = pairs.filter(({ outcome }) => outcome === 'same');
        const { clusters, apart } = clustersOf(documents, same);
        expect(apart).to.eql([]);
        const workOf = new Map(clusters.flatMap((ids, work) => ids.map((id) => [id, work])));
        for (const { a, b } of same) expect(workOf.get(a)).to.equal(workOf.get(b));
        for (const ids of clusters) {
          if (ids.length === 1) continue;
          for (const id of ids)
            expect(same.some(({ a, b }) => a === id || b === id)).to.equal(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** `a=b .9` is the same by .9, `a≠b` is not, `a?b` is probable; with ! a person said so. */
function pairsOf(said: readonly string[]): KnownPair[] {
  return said.map((text) => {
    const [, a = '', decided, sign, b = '', score = '0.5'] =
      /^(\w+)(!?)([=≠?])(\w+)(?: (\.\d+))?$/u.exec(text) ?? [];
    const outcome = sign === '=' ? 'same' : sign === '?' ? 'probable' : 'other-edition';
    return { a, b, outcome, score: Number(score), decided: decided === '!' };
  });
}

function worksOf(documents: string, pairs: readonly string[]): string[] {
  return clustersOf(documents.split(' '), pairsOf(pairs)).clusters.map((ids) => ids.join(' '));
}

function apartOf(documents: string, pairs: readonly string[]): string[] {
  return clustersOf(documents.split(' '), pairsOf(pairs))
    .apart.map(({ a, b }) => [a, b].sort().join(' '))
    .sort();
}

function partition({ clusters, apart }: Clustering): string[] {
  return [
    ...clusters.map((ids) => [...ids].sort().join(' ')),
    ...apart.map(({ a, b }) => `apart ${[a, b].sort().join(' ')}`),
  ].sort();
}

function shuffled<T>(all: readonly T[], random: Iterator<number>): T[] {
  return all
    .map((one) => ({ one, at: Number(random.next().value) }))
    .sort((left, right) => left.at - right.at)
    .map(({ one }) => one);
}
