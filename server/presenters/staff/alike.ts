/** Kinds of pairs that wait for one reason, the pairs of one kind, and what was decided about them together. */
import type { MatchDecision } from '../../../catalogue/matching/decision.ts';
import type { MatchGroup, MatchKind, MatchPage } from '../../../catalogue/matching/match.ts';
import { fieldsOfShape } from '../../../catalogue/matching/shape.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import { ALIKE_PAGE, alikeHref, kindParameters, pairHref } from '../../addresses/match-lists.ts';
import type { MatchList } from '../../addresses/match-lists.ts';
import { chosenReason } from './chosen-reason.ts';
import { answersOf, reasonChoices } from './match.ts';
import type { Answer, ReasonGroup } from './match.ts';
import { rowOf } from './matches.ts';
import type { Known, MatchRow } from './matches.ts';

const PROBABLE: MatchList = { list: 'probable', library: '', text: '', outcome: '' };
/** UTF-16 units. */
const LONGEST = 200;

export interface KindsView {
  readonly kinds: readonly {
    readonly href: string;
    readonly libraries: string;
    readonly why: string;
    readonly pairs: string;
  }[];
}

export function presentGroups(groups: readonly MatchGroup[], known: Known): KindsView {
  return {
    kinds: groups.map((group) => ({
      href: alikeHref(group),
      libraries: librariesOf(group, known),
      why: whyOf(group, known),
      pairs: known.visit.t.matches.total(group.pairs),
    })),
  };
}

export interface AlikeView {
  readonly libraries: string;
  readonly why: string;
  /** How many there are of the kind, and how many are listed. */
  readonly some: string;
  readonly rows: readonly MatchRow[];
  readonly action: string;
  readonly context: readonly (readonly [string, string])[];
  readonly answers: readonly Answer[];
  readonly reasons: readonly ReasonGroup[];
}

export function presentAlike(kind: MatchKind, found: MatchPage, known: Known): AlikeView {
  const { t } = known.visit;
  return {
    libraries: librariesOf(kind, known),
    why: whyOf(kind, known),
    some: t.matches.someAlike(found.total, found.matches.length),
    rows: found.matches.map((match) => rowOf(match, pairHref(match.id, PROBABLE), known)),
    action: `${ALIKE_PAGE}/pairs`,
    context: kindParameters(kind),
    answers: answersOf(t),
    reasons: reasonChoices(t),
  };
}

export interface SettledView {
  readonly lead: string;
  readonly rows: readonly {
    readonly id: number;
    readonly a: string;
    readonly b: string;
    readonly outcome: string;
    readonly why: string;
    readonly isTakenBack: boolean;
  }[];
  readonly mayTakeBack: boolean;
  readonly here: string;
  readonly onwards: string;
}

/** @param onwards where the work goes on */
export function presentSettled(
  decisions: readonly MatchDecision[],
  here: string,
  onwards: string,
  { visit: { t } }: Known,
): SettledView {
  return {
    lead: t.matches.settledLead(decisions.length),
    rows: decisions.map(({ id, a, b, looked, outcome, why, takenBack }) => ({
      id,
      a: shortened(`${looked.a.title} ${a.identifier}`, LONGEST),
      b: shortened(`${looked.b.title} ${b.identifier}`, LONGEST),
      outcome: t.matches.outcomes[outcome],
      why: chosenReason(why, t),
      isTakenBack: takenBack !== null,
    })),
    mayTakeBack: decisions.some(({ takenBack }) => takenBack === null),
    here,
    onwards,
  };
}

function librariesOf({ libraries }: MatchKind, { libraryName, visit: { t } }: Known): string {
  return [...new Set(libraries)].map(libraryName).join(t.matches.beside);
}

function whyOf({ shape, isApart }: MatchKind, { visit: { t } }: Known): string {
  const { fields } = t.together;
  const words = fieldsOfShape(shape).map(({ verdict, field }) => {
    // An extent that is there on both sides need not say how many pages: 纸质, 1册.
    const word = verdict === 'missing' && field === 'extent' ? 'uncompared' : verdict;
    return t.matches.shapeWords[word](
      Object.hasOwn(fields, field) ? (fields[field] ?? field) : field,
    );
  });
  return [...words, ...(isApart ? [t.matches.apart] : [])].join(t.site.and);
}
