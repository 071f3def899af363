/** The records of a city as its libraries give them, each in its own format and manner, some saying less than others. */
import { isbn13 } from '../../matching/pairs/description.ts';
import type { Description } from '../../matching/pairs/description.ts';
import { without } from '../../matching/pairs/classes/case.ts';
import { ableTo, written } from '../../matching/pairs/hands/hands.ts';
import type { Side } from '../../matching/pairs/hands/hands.ts';
import { Random } from '../../support/random.ts';
import type { City, Holder, Thing } from './city.ts';

const HANDS = new Map(ableTo([]).map((hand) => [hand.library, hand]));
const RIGHTS = {
  online: '在线全文，免费阅读',
  login: '凭读者证登录访问',
  network: '限馆内局域网阅读',
} as const;

export function recordsOf({ families, seriesRecord }: City): Side[] {
  const random = new Random(4);
  const things = families.flatMap(({ thing, other, parts }) => [
    thing,
    ...(other === undefined ? [] : [other]),
    ...parts,
  ]);
  return [...things, seriesRecord].flatMap(({ description, holders }: Thing) =>
    holders.map((holder) => recordOf(description, holder, random)),
  );
}

function recordOf(description: Description, holder: Holder, random: Random): Side {
  const hand = HANDS.get(holder.library);
  if (hand === undefined) throw new Error(`nobody writes for ${holder.library}`);
  const side = written(hand, varied(description, holder, random));
  if (holder.access === undefined) return side;
  const rights = `<dc:rights>${RIGHTS[holder.access]}</dc:rights>`;
  return { ...side, xml: side.xml.replace(/<\/oai_dc:dc>$/u, `${rights}$&`) };
}

/** As one more library has it: the title is said by all, and one other thing at most is not. */
function varied(description: Description, { carrier }: Holder, random: Random): Description {
  const of = random.next();
  const unsaid: readonly (keyof Description)[] =
    of < 0.08
      ? ['isbn']
      : of < 0.13
        ? ['by']
        : of < 0.17
          ? ['publisher', 'place']
          : of < 0.3
            ? ['extent']
            : [];
  const said = without(description, ...unsaid);
  const isbn = said.isbn?.map((one) =>
    one.includes('(') ? one : random.next() < 0.3 ? isbn13(one) : one,
  );
  const form =
    carrier === 'electronic' ? '电子书' : random.next() < 0.6 ? random.one(['纸质', '纸本']) : '';
  return { ...said, ...(isbn === undefined ? {} : { isbn }), form };
}
