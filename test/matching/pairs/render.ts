/**
 * The labelled pairs out of their source. A class takes lines of the bibliography, changes a description in the
 * ways that belong to it, and two libraries write the two sides; some pairs are written one by one. Same source,
 * same lines. The half is decided by the title, see `halves.ts`.
 */
import type { LabelledPair } from '../labelled.ts';
import { handMade } from './by-hand.ts';
import { bibliography, hashOf } from './description.ts';
import type { Base, Description } from './description.ts';
import { SAME } from './classes/case.ts';
import type { Case, Expected, PairClass } from './classes/case.ts';
import { DAMAGED_CLASSES } from './classes/damaged.ts';
import { DIFFERENT_PARTS } from './classes/different-parts.ts';
import { DIFFERENT_WORKS } from './classes/different-works.ts';
import { OLD_EDITIONS } from './classes/old-editions.ts';
import { EDITION_CLASSES } from './classes/editions.ts';
import {
  HOMOPHONE,
  NAMESAKES,
  OTHER_CLASSES,
  homophoneBases,
  namesakeBases,
} from './classes/others.ts';
import { PART_FORM_CLASSES } from './classes/parts.ts';
import { SAME_CLASSES } from './classes/same.ts';
import { SERIAL_VOLUME_CLASSES } from './classes/serial-volumes.ts';
import { SPELLING_CLASSES } from './classes/spelling.ts';
import { UNFORESEEN_CLASSES } from './classes/unforeseen.ts';
import { WHOLE_CLASSES } from './classes/wholes.ts';
import { halfOf } from './halves.ts';
import type { Half } from './halves.ts';
import { ableTo, chosen, written } from './hands/hands.ts';

/** Pairs of a class in each half, where the class does not say. */
const IN_EACH_HALF = 24;

function pairsOf(one: PairClass, half: Half, all: readonly Base[]): LabelledPair[] {
  if (one.isForTuning === true && half !== 'tuning') return [];
  const bases = all
    .filter((base) => halfOf(base) === half && (one.fits?.(base) ?? true))
    .toSorted((x, y) => hashOf(one.name + x.title) - hashOf(one.name + y.title));
  const most = Math.min(one.inEachHalf ?? IN_EACH_HALF, bases.length * one.variants.length);
  return Array.from({ length: most }, (_, i) => {
    const base = bases[i % bases.length];
    const round = Math.floor(i / bases.length);
    const variant = one.variants[(i + round) % one.variants.length];
    if (base === undefined || variant === undefined) throw new Error(`${one.name} has no pairs`);
    const id = `${one.name}-${half.charAt(0)}${String(i + 1).padStart(2, '0')}`;
    return pairOf(id, one, half, variant(base, i));
  });
}

function pairOf(
  id: string,
  one: Pick<PairClass, 'name' | 'needs' | 'expected'>,
  half: Half,
  told: Case,
): LabelledPair {
  const able = ableTo(one.needs);
  const choice = hashOf(id);
  const handB = chosen(
    able.filter(
      ({ prefix }) =>
        told.formatB === undefined || (prefix === 'oai_dc') === (told.formatB === 'oai_dc'),
    ),
    choice,
  );
  const handA = chosen(
    able.filter((hand) => hand !== handB),
    hashOf(`${id} a`),
  );
  const a = written(handA, told.a);
  const b = written(handB, told.b, told.isTraditional);
  const expected = told.expected ?? one.expected;
  // Nothing may hang on which side is which.
  return hashOf(`${id} sides`) % 2 === 0
    ? { id, class: one.name, half, expected, a, b }
    : { id, class: one.name, half, expected: turned(expected), a: b, b: a };
}

function turned(expected: Expected): Expected {
  const { whole } = expected;
  return { ...expected, whole: whole === null ? null : whole === 'a' ? 'b' : 'a' };
}

const CLASSES: readonly PairClass[] = [
  ...OTHER_CLASSES,
  ...SAME_CLASSES,
  ...DAMAGED_CLASSES,
  ...SPELLING_CLASSES,
  ...PART_FORM_CLASSES,
  ...EDITION_CLASSES,
  ...OLD_EDITIONS,
  ...WHOLE_CLASSES,
  ...DIFFERENT_PARTS,
  ...DIFFERENT_WORKS,
  ...UNFORESEEN_CLASSES,
  ...SERIAL_VOLUME_CLASSES,
];

/** The lines of one half. */
export function pairsIn(half: Half): LabelledPair[] {
  return [
    ...CLASSES.flatMap((one) => pairsOf(one, half, one.kinds.flatMap(bibliography))),
    ...pairsOf(HOMOPHONE, half, homophoneBases()),
    ...pairsOf(NAMESAKES, half, namesakeBases()),
    ...pairsByHand(half),
  ];
}

/** What is said of either side must be said, but for where it was published and how long it is. */
function pairsByHand(half: Half): LabelledPair[] {
  return handMade()
    .filter(({ told }) => halfOf(told.a) === half)
    .map(({ class: name, told }, i) => {
      const said = Object.keys({ ...told.a, ...told.b }) as (keyof Description)[];
      const needs = said.filter((field) => field !== 'place' && field !== 'extent');
      const id = `${name}-${half.charAt(0)}h${String(i + 1).padStart(2, '0')}`;
      return pairOf(id, { name, needs, expected: SAME }, half, told);
    });
}
