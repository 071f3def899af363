/** Rules of both purposes: works that the line may be, is part of, or is another edition of. */
import type { VerdictReason } from '../../catalogue/checks/result.ts';
import type { EditionRelation } from '../../catalogue/matching/comparison/comparison.ts';
import type { MatchStatement } from '../../catalogue/matching/statement/statement.ts';
import { imprintOf, isPiece, isSmallPiece, listed, those, titleOf } from './facts.ts';
import type { Facts, Found } from './facts.ts';
import type { RelatedWork } from './relate.ts';

export function probable(facts: Facts): Found | undefined {
  const about = [
    ...those(facts, 'probable'),
    ...those(facts, 'has-part').filter(isSmallPiece),
    ...those(facts, 'elsewhere'),
  ];
  const [first] = about;
  if (first === undefined) return undefined;
  return { verdict: 'probable', reason: probableReason(facts, first, about), about };
}

export function probableReason(
  facts: Facts,
  first: RelatedWork,
  about: readonly RelatedWork[],
): VerdictReason {
  const elsewhere = about.find(({ relation }) => relation === 'elsewhere');
  if (elsewhere !== undefined)
    return {
      code: 'isbn-elsewhere',
      values: { title: titleOf(facts), held: imprintOf(elsewhere).title },
    };
  if (facts.found.by !== 'ambiguous') return { code: 'probable', values: imprintOf(first) };
  const titles = about.map((one) => {
    const { title, imprint } = imprintOf(one);
    return `《${title}》${imprint}`;
  });
  return { code: 'editions', values: { count: String(about.length), titles: listed(titles) } };
}

export function contained(facts: Facts): Found | undefined {
  const about = those(facts, 'part-of');
  const [first] = about;
  if (first === undefined) return undefined;
  const kind = first.by.comparison.relation ?? '';
  return {
    verdict: 'contained',
    reason: {
      code: kind === 'series' ? 'series-record' : 'contained',
      values: { ...imprintOf(first), kind },
    },
    about,
  };
}

export function otherEdition(facts: Facts): Found | undefined {
  const editions = those(facts, 'other-edition');
  const pieces = those(facts, 'has-part').filter((one) => isPiece(one) && !isSmallPiece(one));
  const about = [...editions, ...pieces];
  const [first] = about;
  if (first === undefined) return undefined;
  // The line is a volume of a series, and what is held is called as that volume is: its text by itself.
  const named = [...pieces, ...editions.filter((one) => isByName(facts.line, one))];
  const values = { ...imprintOf(first), relation: relationOf(first) };
  return {
    verdict: 'other-edition-held',
    reason:
      named.length > 0
        ? { code: 'pieces', values: { pieces: listed(named.map(describedPiece)) } }
        : { code: 'edition', values },
    about,
  };
}

function relationOf({ by }: RelatedWork): EditionRelation | '' {
  return by.comparison.outcome === 'other-edition'
    ? ((by.comparison.relation as EditionRelation | null) ?? '')
    : '';
}

function describedPiece(one: RelatedWork): string {
  const { title, imprint } = imprintOf(one);
  return `《${title}》${imprint}`;
}

/** 金陵全书. 12, 景定建康志 beside 景定建康志: met by the name of the volume. */
function isByName({ readings }: MatchStatement, { by }: RelatedWork): boolean {
  const [own] = readings;
  const title = by.statement.readings[0]?.core ?? '';
  return (
    own !== undefined &&
    own.core !== title &&
    (own.name !== '' || readings.some(({ from }) => from === 'set'))
  );
}
