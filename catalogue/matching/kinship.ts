/** What another work is to this one, read out of the matches between their documents. */
import { editionKindIn } from '../fields/editions.ts';
import type { Comparison } from './comparison/comparison.ts';
import type { MatchDecision, RecordName } from './decision.ts';

export const KINSHIPS = [
  'other-edition',
  'carrier',
  'reproduction-of',
  'set',
  'part',
  'series',
  'piece',
  'continues',
] as const;

/**
 * 其他版本 · 另一载体 · 本书所据的原本 · 所属的全套 · 分册 · 所属丛书 · 子目 · 改名前后的刊物: what the other one is.
 */
export type Kinship = (typeof KINSHIPS)[number];

/** 电子版, 缩微版, 影印本: what another carrier or edition is, where the comparison says it. */
export type KinForm = 'electronic' | 'micro' | 'facsimile';

type Found = Pick<Comparison, 'outcome' | 'relation' | 'whole' | 'reasons'>;

/** What holds of two documents: a person's word before the machine's. */
export function settled(
  match: Found & {
    readonly a: RecordName;
    readonly decision: Pick<MatchDecision, 'a' | 'outcome' | 'whole'> | null;
  },
): Found {
  const { a, decision } = match;
  if (decision === null) return match;
  const { outcome, whole } = decision;
  // The person may have named them the other way round.
  const isTurned = decision.a.source !== a.source || decision.a.identifier !== a.identifier;
  const turned = whole === null ? null : whole === 'a' ? 'b' : 'a';
  return {
    reasons: match.reasons,
    outcome,
    whole: isTurned ? turned : whole,
    // Where the machine means the same, what it says more holds as well.
    relation: match.outcome === outcome ? match.relation : null,
  };
}

/**
 * @param side which of the two documents is of this work
 * @returns null for what is no kin: the same, different, or not settled
 */
export function kinshipOf(
  { outcome, relation, whole, reasons }: Found,
  side: 'a' | 'b',
): Kinship | null {
  if (outcome === 'part-of') {
    const isInOther = whole !== side;
    if (relation === 'series') return isInOther ? 'series' : 'piece';
    if (relation === 'piece') return isInOther ? 'set' : 'piece';
    return isInOther ? 'set' : 'part';
  }
  if (outcome !== 'other-edition') return null;
  if (relation === 'carrier') return 'carrier';
  return relation === 'facsimile' && reproduces(reasons, side) && !reproduces(reasons, across(side))
    ? 'reproduction-of'
    : 'other-edition';
}

/** @param side which of the two documents is of this work: told is what the other one is */
export function formOf({ relation, reasons }: Found, side: 'a' | 'b'): KinForm | undefined {
  const other = across(side);
  if (relation === 'facsimile')
    return reproduces(reasons, other) && !reproduces(reasons, side) ? 'facsimile' : undefined;
  if (relation !== 'carrier') return undefined;
  const carrier = reasons.find(({ field }) => field === 'carrier')?.[other];
  return carrier === 'electronic' || carrier === 'micro' ? carrier : undefined;
}

function across(side: 'a' | 'b'): 'a' | 'b' {
  return side === 'a' ? 'b' : 'a';
}

function reproduces(reasons: Found['reasons'], side: 'a' | 'b'): boolean {
  return reasons.some((reason) => editionKindIn(reason[side]) === 'facsimile');
}
