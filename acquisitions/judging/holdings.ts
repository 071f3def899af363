/** How a work is held: on paper, as a file, or otherwise, and whether a file is there for one library's readers alone. */
import type { HeldCopy } from '../../catalogue/checks/result.ts';
import type { MatchStatement } from '../../catalogue/matching/statement/statement.ts';
import type { HeldWork } from '../../catalogue/ports/candidates.ts';
import type { RelatedWork } from './relate.ts';

/** Copies of one or several works; one that is both (mixed) stands in both. */
export interface HeldAs {
  readonly print: readonly HeldCopy[];
  readonly electronic: readonly HeldCopy[];
  /** Film and the like. */
  readonly other: readonly HeldCopy[];
}

/** @param works those of them that are held */
export function heldAs(
  related: readonly RelatedWork[],
  works: ReadonlyMap<string, HeldWork>,
): HeldAs {
  const found = { print: [] as HeldCopy[], electronic: [] as HeldCopy[], other: [] as HeldCopy[] };
  for (const one of related)
    for (const copy of works.get(one.id)?.holdings ?? [])
      for (const kind of kindsOf(copy, one)) found[kind].push(copy);
  return found;
}

/** Discs, tapes and films are what their record calls them, whatever the library says of the copy. */
const OF_TEXTS: ReadonlySet<MatchStatement['carrier']> = new Set(['paper', 'electronic', 'micro']);

/** On what something is offered that is no book: `other`; paper and files are told apart by the list. */
export function isOther({ carrier }: MatchStatement): boolean {
  return carrier === 'micro' || !OF_TEXTS.has(carrier);
}

/** What a record does not say its other words may: 南京旧影[电子书]. Else it is taken for paper, as records are compared. */
function kindsOf(
  { carrier, document }: HeldCopy,
  { documents }: RelatedWork,
): readonly (keyof HeldAs)[] {
  const said = documents.find(({ statement }) => statement.id === document)?.statement.carrier;
  if (said !== undefined && !OF_TEXTS.has(said)) return ['other'];
  switch (carrier) {
    case 'electronic':
      return ['electronic'];
    case 'mixed':
      return ['print', 'electronic'];
    case 'print':
    case 'manuscript':
      return ['print'];
    case 'micro':
      return ['other'];
    case 'unknown':
      if (said === undefined || said === 'paper') return ['print'];
      return said === 'electronic' ? ['electronic'] : ['other'];
  }
}

const LICENSED: ReadonlySet<HeldCopy['access']> = new Set(['login', 'network']);

/** The library whose readers alone can see it: all copies are behind a login or in its network; undefined for none. */
export function singleLicensee(electronic: readonly HeldCopy[]): string | undefined {
  const [first] = electronic;
  const isSingle = electronic.every(
    ({ access, library }) => LICENSED.has(access) && library === first?.library,
  );
  return isSingle ? first?.library : undefined;
}
