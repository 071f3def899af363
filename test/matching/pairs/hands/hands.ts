/** The libraries that describe: each with its format, its manner, and what it has no place for. */
import { Converter } from 'opencc-js';
import { hashOf } from '../description.ts';
import type { Description } from '../description.ts';
import { bare, calis, national } from './cnmarc.ts';
import { crosswalk, glued, labelled, plain, running, sparse, terms } from './dublin-core.ts';
import { chinese, linked } from './marc21.ts';

export interface Hand {
  readonly library: string;
  readonly prefix: 'oai_dc' | 'cnmarc' | 'marc21';
  readonly write: (description: Description) => string;
  /** What the library has no place for. */
  readonly lacks: readonly (keyof Description)[];
}

/** One description as a library gives it; `xml` is what stands inside `<metadata>`. */
export interface Side {
  readonly prefix: 'oai_dc' | 'cnmarc' | 'marc21';
  readonly xml: string;
  readonly library: string;
}

const HANDS: readonly Hand[] = [
  { library: '320102', prefix: 'oai_dc', write: plain, lacks: ['place'] },
  { library: '320104', prefix: 'oai_dc', write: glued, lacks: ['extent'] },
  { library: '320111', prefix: 'oai_dc', write: crosswalk, lacks: ['seriesNo'] },
  { library: '320115', prefix: 'oai_dc', write: terms, lacks: [] },
  {
    library: '320116',
    prefix: 'oai_dc',
    write: sparse,
    lacks: ['place', 'extent', 'rest', 'parallel', 'printing', 'set', 'language'],
  },
  {
    library: '320118',
    prefix: 'oai_dc',
    write: labelled,
    lacks: ['place', 'set', 'parallel', 'language'],
  },
  { library: '320113', prefix: 'oai_dc', write: running, lacks: ['set', 'parallel'] },
  { library: '320100', prefix: 'cnmarc', write: national, lacks: [] },
  { library: '320106', prefix: 'cnmarc', write: calis, lacks: ['parallel'] },
  { library: '320117', prefix: 'cnmarc', write: bare, lacks: ['parallel', 'language'] },
  { library: '320114', prefix: 'marc21', write: chinese, lacks: [] },
  { library: '320105', prefix: 'marc21', write: linked, lacks: [] },
];

/** Libraries that can say all of this. */
export function ableTo(needs: readonly (keyof Description)[]): Hand[] {
  return HANDS.filter(({ lacks }) => !needs.some((field) => lacks.includes(field)));
}

/** One of these by a number: four times of seven one that gives Dublin Core. */
export function chosen(hands: readonly Hand[], choice: number): Hand {
  const wantsDc = choice % 7 < 4;
  const wanted = hands.filter(({ prefix }) => (prefix === 'oai_dc') === wantsDc);
  const from = wanted.length === 0 ? hands : wanted;
  const hand = from[Math.floor(choice / 7) % from.length];
  if (hand === undefined) throw new Error('no library can describe this');
  return hand;
}

const toTraditional = Converter({ from: 'cn', to: 't' });
/** What 建邺 keeps in the script of the thing. */
const OLD_THINGS = new Set(['古籍', '家谱', '拓片', '信札']);

export function written(hand: Hand, description: Description, isTraditional = false): Side {
  const xml = hand.write(said(description));
  const keepsScript = hand.write === linked && OLD_THINGS.has(description.type ?? '');
  return {
    prefix: hand.prefix,
    xml: isTraditional || keepsScript ? toTraditional(xml) : xml,
    library: hand.library,
  };
}

/** An empty text is a field that is not said. */
function said(description: Description): Description {
  const fields = Object.entries(description).filter(([, value]) => value !== '');
  return { title: description.title, ...(Object.fromEntries(fields) as Partial<Description>) };
}

/** The libraries in an order of their own for every thing. */
export function inOrderOf(hands: readonly Hand[], title: string): Hand[] {
  return hands.toSorted(
    (one, other) => hashOf(title + one.library) - hashOf(title + other.library),
  );
}
