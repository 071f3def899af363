/** Pairs whose difference is told by a word that no rule knows; the words are in `unforeseen-words.ts`. */
import { isbnOf, yearIn } from '../description.ts';
import type { Base, Description } from '../description.ts';
import { halfOf } from '../halves.ts';
import { DIFFERENT, SAME, byTurn, later, otherEdition, partOf, ways, without } from './case.ts';
import type { PairClass } from './case.ts';
import {
  CARRIERS,
  CONTINUATIONS,
  HARMLESS,
  INSETS,
  PARTS,
  READERS,
  RESTS,
  REVISIONS,
  TAILS,
  TECHNIQUES,
  VIEWS,
  VOLUMES,
} from './unforeseen-words.ts';

/** Of such words there are many, so these classes are larger than the others. */
const MANY = 72;

const FRESH = { kinds: ['fresh'], inEachHalf: MANY } as const;

function ofHalf<T>(
  words: Readonly<Record<'tuning' | 'final', readonly T[]>>,
  base: Base,
): readonly T[] {
  return words[halfOf(base)];
}

function numberOf(base: Base, salt: string): readonly string[] {
  return [isbnOf(base.publisher ?? '', base.title + salt, yearIn(base.date))];
}

/** Another title of the same people and house, with the number of the first, another, or none. */
function retitled(base: Base, title: string, turn: number): Description {
  const other = { ...without(base, 'extent'), title };
  return byTurn(
    [other, { ...other, isbn: numberOf(base, title) }, without(other, 'isbn', 'by')],
    turn,
  );
}

const TAIL: PairClass = {
  ...FRESH,
  name: 'unforeseen-tails',
  expected: DIFFERENT,
  needs: [],
  variants: ways(
    (base, turn) => ({
      a: base,
      b: retitled(base, base.title + byTurn(ofHalf(TAILS, base), turn), turn),
    }),
    (base, turn) => {
      const words = ofHalf(TAILS, base);
      const a = without(base, 'isbn', 'extent');
      return {
        a: { ...a, title: base.title + byTurn(words, turn) },
        b: { ...a, title: base.title + byTurn(words, turn + 3) },
      };
    },
  ),
};

const INSET: PairClass = {
  ...FRESH,
  name: 'unforeseen-insets',
  expected: DIFFERENT,
  needs: [],
  variants: ways((base, turn) => {
    const inset = byTurn(ofHalf(INSETS, base), turn);
    const title = base.title.slice(0, 2) + inset + base.title.slice(2);
    return { a: base, b: retitled(base, title, turn) };
  }),
};

const PART: PairClass = {
  ...FRESH,
  name: 'unforeseen-parts',
  expected: DIFFERENT,
  needs: ['part'],
  variants: ways(
    (base, turn) => inSlot(base, 'part', byTurn(ofHalf(PARTS, base), turn), turn),
    (base, turn) => inSlot(base, 'partName', byTurn(ofHalf(PARTS, base), turn), turn),
  ),
};

const REST: PairClass = {
  ...FRESH,
  name: 'unforeseen-rests',
  expected: DIFFERENT,
  needs: ['rest'],
  variants: ways((base, turn) => inSlot(base, 'rest', byTurn(ofHalf(RESTS, base), turn), turn)),
};

/** Two words in one slot, under one number or none. */
function inSlot(
  base: Base,
  slot: 'part' | 'partName' | 'rest',
  [one, other]: readonly [string, string],
  turn: number,
): { a: Description; b: Description } {
  const stem = turn % 2 === 0 ? without(base, 'isbn') : base;
  return { a: { ...stem, [slot]: one }, b: { ...stem, [slot]: other } };
}

const REVISION: PairClass = {
  ...FRESH,
  name: 'unforeseen-revisions',
  expected: otherEdition('revision'),
  needs: ['edition', 'date'],
  variants: ways(
    (base, turn) => {
      const edition = byTurn(ofHalf(REVISIONS, base), turn);
      const b = { ...base, edition, date: later(base.date, 5), extent: '391页' };
      return { a: base, b: turn % 2 === 0 ? b : { ...b, isbn: numberOf(base, edition) } };
    },
    (base, turn) => {
      const edition = byTurn(ofHalf(REVISIONS, base), turn);
      const b = { ...without(base, 'isbn'), title: `${base.title}（${edition}）` };
      return { a: base, b: { ...b, date: later(base.date, 7) } };
    },
  ),
};

const READER: PairClass = {
  ...FRESH,
  name: 'unforeseen-readers',
  expected: otherEdition('audience'),
  needs: ['edition'],
  variants: ways((base, turn) => {
    const edition = byTurn(ofHalf(READERS, base), turn);
    const b = { ...without(base, 'extent'), edition };
    return {
      a: base,
      b: turn % 2 === 0 ? b : { ...b, isbn: numberOf(base, edition), date: later(base.date, 1) },
    };
  }),
};

const CARRIER: PairClass = {
  ...FRESH,
  name: 'unforeseen-carriers',
  expected: otherEdition('carrier'),
  needs: ['form'],
  variants: ways((base, turn) => ({
    a: turn % 2 === 0 ? base : { ...base, form: '纸质' },
    b: { ...without(base, 'extent'), form: byTurn(ofHalf(CARRIERS, base), turn) },
    // MARC has codes for carriers, and none for these.
    formatB: 'oai_dc',
  })),
};

/** Two makings of an old text. */
const TECHNIQUE: PairClass = {
  ...FRESH,
  name: 'unforeseen-techniques',
  expected: otherEdition('reprint-of-old'),
  needs: ['edition', 'date'],
  variants: ways((base, turn) => {
    const old: Description = {
      title: base.title,
      by: `(清)${base.by.replace(/ .*$/u, '')} 撰`,
      edition: '刻本',
      date: '清道光二十七年',
      type: '古籍',
    };
    const technique = byTurn(ofHalf(TECHNIQUES, base), turn);
    return { a: old, b: { ...old, edition: technique, date: '清光绪三十三年' } };
  }),
};

const CONTINUATION: PairClass = {
  ...FRESH,
  name: 'unforeseen-continuations',
  expected: DIFFERENT,
  needs: [],
  variants: ways((base, turn) => ({
    a: base,
    b: retitled(base, byTurn(ofHalf(CONTINUATIONS, base), turn).replace('#', base.title), turn),
  })),
};

const VIEW: PairClass = {
  ...FRESH,
  name: 'unforeseen-views',
  expected: DIFFERENT,
  needs: ['notes', 'date'],
  variants: ways((base, turn) => {
    const picture: Description = {
      title: base.title,
      type: '照片',
      date: String(1931 + (turn % 6)),
      extent: '1张',
    };
    const [one, other] = byTurn(ofHalf(VIEWS, base), turn);
    return { a: { ...picture, notes: [one] }, b: { ...picture, notes: [other] } };
  }),
};

const ANOTHER_PERSON: PairClass = {
  ...FRESH,
  name: 'unforeseen-persons',
  expected: DIFFERENT,
  needs: ['by', 'date'],
  variants: ways((base, turn) => {
    const people = ['申屠念祖 编', '端木景行 著', '呼延立言 主编', '澹台秉彝 编著'];
    return {
      a: without(base, 'isbn', 'extent'),
      b: {
        title: base.title,
        by: byTurn(people, turn),
        publisher: byTurn(['学林出版社', '作家出版社', base.publisher ?? ''], turn),
        date: later(base.date, turn % 3),
        type: '图书',
      },
    };
  }),
};

const VOLUME: PairClass = {
  ...FRESH,
  name: 'unforeseen-volumes',
  expected: partOf('set', 'a'),
  needs: ['extent'],
  variants: ways((base, turn) => {
    const volume = byTurn(ofHalf(VOLUMES, base), turn);
    const whole = { ...base, extent: `${String(4 + (turn % 4))}册` };
    const glued = { ...base, title: `${base.title} ${volume}`, extent: '211页' };
    return {
      a: whole,
      b: turn % 2 === 0 ? glued : { ...base, part: volume, extent: '211页' },
    };
  }),
};

const HARMLESS_WORD: PairClass = {
  ...FRESH,
  name: 'unforeseen-harmless',
  expected: SAME,
  needs: ['by', 'date'],
  variants: ways(
    (base, turn) => ({ a: base, b: { ...base, notes: [byTurn(ofHalf(HARMLESS, base), turn)] } }),
    (base, turn) => ({
      a: base,
      b: {
        ...without(base, 'extent'),
        title: `${base.title}(${byTurn(ofHalf(HARMLESS, base), turn)})`,
      },
    }),
    (base, turn) => ({ a: base, b: { ...base, rest: byTurn(ofHalf(HARMLESS, base), turn) } }),
  ),
};

export const UNFORESEEN_CLASSES: readonly PairClass[] = [
  TAIL,
  INSET,
  PART,
  REST,
  REVISION,
  READER,
  CARRIER,
  TECHNIQUE,
  CONTINUATION,
  VIEW,
  ANOTHER_PERSON,
  VOLUME,
  HARMLESS_WORD,
];
