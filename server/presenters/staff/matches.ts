/** 比对审核: lists of pairs of records that wait for a person, that a person settled, or that one library has twice. */
import type { Library } from '../../../catalogue/library.ts';
import type { DecidedOutcome } from '../../../catalogue/matching/decision.ts';
import type { Match, MatchPage } from '../../../catalogue/matching/match.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import {
  ALIKE_PAGE,
  DUPLICATES_FILE,
  MATCH_LISTS,
  OUTCOMES_OF,
  listHref,
  pairHref,
  parametersOf,
} from '../../addresses/match-lists.ts';
import type { MatchList, MatchListName } from '../../addresses/match-lists.ts';
import type { Visit } from '../../visit.ts';
import { minuteOf } from '../site/times.ts';
import { chosenReason } from './chosen-reason.ts';
import { fieldOf } from './field.ts';
import type { Field } from './field.ts';
import { reasonsInOrder } from '../works/kin.ts';
import type { ShownTime } from '../site/times.ts';
import { reasonShown } from '../../i18n/reasons.ts';

export const PAGE_SIZE = 20;
/** UTF-16 units. */
const LONGEST_TITLE = 120;

export interface Known {
  readonly visit: Pick<Visit, 'lang' | 't'>;
  readonly libraryName: (code: string) => string;
}

/** What was settled just before, to be taken back. */
export interface ShownDone {
  readonly text: string;
  readonly id: number;
  /** The pair that it was. */
  readonly back: string;
}

export interface Done {
  readonly id: number;
  readonly outcome: DecidedOutcome;
  readonly pair: string;
}

export function doneShown(done: Done | null, list: MatchList, t: Visit['t']): ShownDone | null {
  return (
    done && {
      text: t.matches.done(t.matches.outcomes[done.outcome]),
      id: done.id,
      back: pairHref(done.pair, list),
    }
  );
}

export interface MatchListView {
  readonly done: ShownDone | null;
  readonly isDecided: boolean;
  readonly tabs: readonly {
    readonly href: string;
    readonly label: string;
    readonly count: string | null;
    readonly current: boolean;
  }[];
  readonly lead: string;
  readonly list: MatchListName;
  readonly fields: readonly Field[];
  readonly isNarrowed: boolean;
  readonly allHref: string;
  readonly total: string;
  readonly rows: readonly MatchRow[];
  /** Begins with the first of the list; null where nothing is to be settled. */
  readonly beginHref: string | null;
  /** To kinds of pairs that are settled together. */
  readonly alikeHref: string | null;
  readonly csvHref: string | null;
  readonly empty: string;
  readonly newer: string | null;
  readonly older: string | null;
}

export interface MatchRow {
  readonly id: string;
  readonly href: string;
  readonly a: { readonly title: string; readonly library: string };
  readonly b: { readonly title: string; readonly library: string };
  readonly found: string;
  /** Why nobody but a person can tell; or what changed since a person did. */
  readonly why: readonly string[];
  readonly decided: {
    readonly outcome: string;
    readonly why: string;
    readonly by: string;
    readonly at: ShownTime | null;
    readonly id: number;
  } | null;
}

export interface MatchListFound {
  readonly list: MatchList;
  readonly page: number;
  readonly found: MatchPage;
  /** How many are in each list for whoever looks, as far as it is known. */
  readonly counts: Readonly<Partial<Record<MatchListName, number>>>;
  readonly mayDecide: boolean;
  readonly done: Done | null;
  /** To choose from; empty for whoever acts for one. */
  readonly libraries: readonly Library[];
}

export function presentMatches(
  { list, page, found, counts, mayDecide, libraries, done }: MatchListFound,
  known: Known,
): MatchListView {
  const { t } = known.visit;
  const words = t.matches;
  const toPage = (to: number): string => listHref(list, to === 1 ? {} : { page: String(to) });
  const whole: MatchList = { ...list, library: '', text: '', outcome: '' };
  return {
    done: doneShown(done, list, t),
    isDecided: list.list === 'again' || list.list === 'decided',
    tabs: MATCH_LISTS.map((name) => {
      const count = counts[name];
      return {
        href: listHref({ ...list, list: name, outcome: '' }),
        label: words.lists[name],
        count: count === undefined ? null : t.number(count),
        current: name === list.list,
      };
    }),
    lead: words.leads[list.list],
    list: list.list,
    fields: fieldsOf(list, libraries, known),
    isNarrowed: list.library !== '' || list.text !== '' || list.outcome !== '',
    allHref: listHref(whole),
    total: words.total(found.total),
    rows: found.matches.map((match) => rowOf(match, pairHref(match.id, list), known)),
    beginHref: mayDecide && found.matches[0] ? pairHref(found.matches[0].id, list) : null,
    alikeHref: mayDecide && list.list === 'probable' ? ALIKE_PAGE : null,
    csvHref:
      list.list === 'duplicates'
        ? `${DUPLICATES_FILE}?${new URLSearchParams(parametersOf(list)).toString()}`
        : null,
    empty: words.empty[list.list],
    newer: page > 1 ? toPage(page - 1) : null,
    older: page * PAGE_SIZE < found.total ? toPage(page + 1) : null,
  };
}

export function rowOf(match: Match, href: string, { visit, libraryName }: Known): MatchRow {
  const { t, lang } = visit;
  const { decision } = match;
  return {
    id: match.id,
    href,
    a: sideOf(match.a, libraryName),
    b: sideOf(match.b, libraryName),
    found: foundAs(match, t),
    why:
      decision !== null && decision.changed.length > 0
        ? [t.matches.changed(decision.changed.map((field) => t.matches.looks[field]))]
        : reasonsInOrder(match)
            .filter(({ verdict }) => verdict !== 'agree')
            .map((reason) => reasonShown(reason, t)),
    decided: decision && {
      outcome: t.matches.outcomes[decision.outcome],
      why: chosenReason(decision.why, t),
      by: decision.by,
      at: minuteOf(decision.at, lang),
      id: decision.id,
    },
  };
}

/** What the machine makes of it, in words. */
export function foundAs(match: Match, { matches }: Pick<Known['visit']['t'], 'matches'>): string {
  if (match.isApart) return matches.apart;
  if (match.conflict) return matches.conflict;
  return matches.found(matches.outcomes[match.outcome], Math.round(match.score * 100));
}

function sideOf({ title, library }: Match['a'], libraryName: Known['libraryName']): MatchRow['a'] {
  return { title: shortened(title, LONGEST_TITLE), library: libraryName(library) };
}

function fieldsOf(
  list: MatchList,
  libraries: readonly Library[],
  { visit: { t }, libraryName }: Known,
): Field[] {
  const words = t.matches;
  const any = { value: '', label: words.any };
  const outcomes = OUTCOMES_OF[list.list];
  return [
    fieldOf('text', words.text, { value: list.text }),
    ...(libraries.length === 0
      ? []
      : [
          fieldOf('library', words.library, {
            kind: 'choice',
            value: list.library,
            choices: [
              any,
              ...libraries.map(({ code }) => ({ value: code, label: libraryName(code) })),
            ],
          }),
        ]),
    ...(outcomes.length === 0
      ? []
      : [
          fieldOf('outcome', words.outcome, {
            kind: 'choice',
            value: list.outcome,
            choices: [
              any,
              ...outcomes.map((outcome) => ({ value: outcome, label: words.outcomes[outcome] })),
            ],
          }),
        ]),
  ];
}
