/** One pair of records, side by side, field by field, with what the machine found and what a person may answer. */
import type { DecidedOutcome } from '../../../catalogue/matching/decision.ts';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { Match, MatchSide } from '../../../catalogue/matching/match.ts';
import type { Source } from '../../../catalogue/source.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import { differencesOf } from '../../../catalogue/text/differences.ts';
import type { Piece } from '../../../catalogue/text/differences.ts';
import type { Work } from '../../../catalogue/work.ts';
import {
  PAIR_PAGE,
  listHref,
  pairHref,
  parametersOf,
  workHref,
} from '../../addresses/match-lists.ts';
import type { MatchList } from '../../addresses/match-lists.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Visit } from '../../visit.ts';
import { minuteOf } from '../site/times.ts';
import { reasonsInOrder } from '../works/kin.ts';
import { fieldsOf } from '../works/work-fields.ts';
import { getRecordHref } from '../works/works.ts';
import { chosenReason } from './chosen-reason.ts';
import { doneShown, foundAs } from './matches.ts';
import type { Done, ShownDone } from './matches.ts';
import { reasonShown } from '../../i18n/reasons.ts';

/** UTF-16 units of one field; what is longer is cut, and so is the comparison. */
const LONGEST_VALUE = 600;
const LONGEST_NAME = 120;
const MOST_HOLDINGS = 5;

export interface ComparedRow {
  readonly label: string;
  readonly state: 'equal' | 'unlike' | 'only-one';
  readonly told: string;
  readonly a: readonly Piece[];
  readonly b: readonly Piece[];
}

interface ShownSide {
  readonly name: string;
  readonly library: string;
  readonly title: string;
  readonly identifier: string;
  readonly work: string | null;
  readonly workHref: string;
  readonly splitHref: string;
  readonly rawHref: string;
  readonly getRecord: string | null;
  readonly holdings: readonly string[];
}

export interface Answer {
  readonly key: string;
  readonly value: DecidedOutcome;
  readonly label: string;
  readonly hint: string;
}

/** Ready-made reasons for one answer. */
/** What was sent for a reason, and what is wrong with it. */
export interface TypedReason {
  readonly why: string;
  readonly reason: string;
  readonly fault: string | null;
}

export interface ReasonGroup {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export function answersOf({ matches }: Pick<Visit['t'], 'matches'>): Answer[] {
  return DECIDED_OUTCOMES_BY_KEY.map((value, i) => ({
    key: String(i + 1),
    value,
    label: matches.answers[value],
    hint: matches.answerHints[value],
  }));
}

export function reasonChoices({ matches }: Pick<Visit['t'], 'matches'>): ReasonGroup[] {
  return DECIDED_OUTCOMES_BY_KEY.map((outcome) => ({
    label: matches.answers[outcome],
    choices: Object.entries(matches.reasonsFor[outcome]).map(([value, label]) => ({
      value,
      label,
    })),
  }));
}

export interface MatchView {
  readonly place: string;
  readonly sides: readonly ShownSide[];
  readonly rows: readonly ComparedRow[];
  readonly found: string;
  readonly reasons: readonly { readonly text: string; readonly weight: string }[];
  readonly held: { readonly text: string; readonly why: string; readonly id: number } | null;
  /** Null where one may only look. */
  readonly form: {
    readonly action: string;
    readonly context: readonly (readonly [string, string])[];
    readonly seen: string;
    readonly answers: readonly Answer[];
    readonly whole: 'a' | 'b';
    readonly reasons: readonly ReasonGroup[];
  } | null;
  readonly previous: string | null;
  readonly next: string | null;
  readonly listHref: string;
  readonly done: ShownDone | null;
  readonly here: string;
  readonly keys: readonly { readonly key: string; readonly label: string }[];
}

export interface MatchFound {
  readonly match: Match;
  readonly documents: { readonly a: CatalogueDocument; readonly b: CatalogueDocument };
  readonly works: readonly Work[];
  readonly sources: readonly Source[];
  readonly list: MatchList;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Pairs of the list. */
  readonly total: number;
  readonly mayDecide: boolean;
  readonly done: Done | null;
}

export function presentMatch(found: MatchFound, labels: Labels, visit: Visit): MatchView {
  const { match, documents, list, done } = found;
  const { t, lang } = visit;
  const words = t.matches;
  const { decision } = match;
  const to = (id: string | undefined): string | null =>
    id === undefined ? null : pairHref(id, list);
  return {
    place: words.place(words.lists[list.list], found.total),
    sides: [
      sideOf(words.one, match.a, documents.a, found, labels, t),
      sideOf(words.other, match.b, documents.b, found, labels, t),
    ],
    rows: comparedRows(documents.a, documents.b, labels, t),
    found: foundAs(match, t),
    reasons: reasonsInOrder(match).map((reason) => ({
      text: reasonShown(reason, t),
      weight: weightOf(reason, words),
    })),
    held: decision && {
      text: words.held(
        words.outcomes[decision.outcome],
        decision.by,
        minuteOf(decision.at, lang)?.text ?? '',
      ),
      why: [
        words.heldWhy(chosenReason(decision.why, t)),
        ...(decision.changed.length === 0
          ? []
          : [words.changed(decision.changed.map((field) => words.looks[field]))]),
      ].join(t.site.and),
      id: decision.id,
    },
    form: found.mayDecide
      ? {
          action: `${PAIR_PAGE}/${match.id}`,
          context: parametersOf(list),
          seen: decision === null ? '' : String(decision.id),
          answers: answersOf(t),
          whole: wholeOf(match, documents),
          reasons: reasonChoices(t),
        }
      : null,
    previous: to(found.before),
    next: to(found.after),
    listHref: listHref(list),
    done: doneShown(done, list, t),
    here: pairHref(match.id, list),
    keys: Object.entries(words.keysOf).map(([key, label]) => ({ key, label })),
  };
}

/** In the order of the keys 1 to 4. */
export const DECIDED_OUTCOMES_BY_KEY = ['same', 'other-edition', 'part-of', 'different'] as const;

/** Fields of both records in the order of a card, each with what is in one of them alone. */
export function comparedRows(
  a: CatalogueDocument,
  b: CatalogueDocument,
  labels: Labels,
  t: Visit['t'],
): ComparedRow[] {
  const [one, other] = [a, b].map((document) => fieldsIn(document, labels, t));
  const names = [...(one?.keys() ?? [])];
  // A field that the second alone has stands behind the one that comes before it there.
  let after = -1;
  for (const name of other?.keys() ?? []) {
    const at = names.indexOf(name);
    if (at === -1) names.splice(++after, 0, name);
    else after = at;
  }
  return names.map((label) => {
    const [left, right] = [one?.get(label) ?? '', other?.get(label) ?? ''];
    if (left === right) return row(label, 'equal', t.matches.equal, left, right);
    const isOne = left === '' || right === '';
    return isOne
      ? row(label, 'only-one', t.matches.onlyOne, left, right)
      : { label, state: 'unlike', told: t.matches.unlike, ...differencesOf(left, right) };
  });
}

function row(
  label: string,
  state: ComparedRow['state'],
  told: string,
  a: string,
  b: string,
): ComparedRow {
  const whole = (text: string): Piece[] => (text === '' ? [] : [{ text, isOwn: false }]);
  return { label, state, told, a: whole(a), b: whole(b) };
}

function fieldsIn(
  document: CatalogueDocument,
  labels: Labels,
  t: Visit['t'],
): ReadonlyMap<string, string> {
  const carrier = [t.work.carrier, labels.of('carrier', document.carrier)] as const;
  return new Map([
    ...fieldsOf({ documents: [document] }, labels, t).map(
      ({ label, values }) =>
        [
          label,
          shortened(
            values
              .map(({ text, note }) => (note === null ? text : `${text}〔${note}〕`))
              .join('；'),
            LONGEST_VALUE,
          ),
        ] as const,
    ),
    carrier,
  ]);
}

function sideOf(
  name: string,
  side: MatchSide,
  document: CatalogueDocument,
  { works, sources }: MatchFound,
  labels: Labels,
  t: Visit['t'],
): ShownSide {
  const work = works.find(({ id }) => id === side.work);
  const libraries = [...new Set(work?.documents.map(({ library }) => library))];
  const href = `/works/${encodeURIComponent(side.work)}`;
  return {
    name,
    library: labels.libraryName(side.library),
    title: shortened(side.title, LONGEST_VALUE),
    identifier: shortened(side.identifier, LONGEST_NAME),
    work:
      work === undefined
        ? null
        : t.matches.workOf(
            work.documents.length,
            libraries.map((code) => labels.libraryShort(code)).join(t.site.and),
          ),
    workHref: href,
    splitHref: workHref(side.work),
    rawHref: `${href}#sources`,
    getRecord: getRecordHref(document, sources),
    holdings: document.holdings
      .slice(0, MOST_HOLDINGS)
      .map((holding) =>
        [
          holding.collections.map((id) => labels.collection(id)?.name ?? '').join(t.site.and),
          shortened(holding.callNumber ?? '', LONGEST_NAME),
          t.access[holding.access],
        ]
          .filter((text) => text !== '')
          .join(t.staff.between),
      ),
  };
}

/** What a field counted for. */
export function weightOf(
  { verdict, weight }: Match['reasons'][number],
  { veto, noWeight }: Visit['t']['matches'],
): string {
  if (verdict === 'veto') return veto;
  if (weight === 0) return noWeight;
  return weight > 0 ? `+${weight}` : `−${-weight}`;
}

/** The likelier whole: the one that is no volume, else the one whose title is shorter. */
function wholeOf({ whole, a, b }: Match, documents: MatchFound['documents']): 'a' | 'b' {
  if (whole !== null) return whole;
  const [left, right] = [documents.a.volume !== null, documents.b.volume !== null];
  if (left !== right) return left ? 'b' : 'a';
  return a.title.length < b.title.length ? 'a' : 'b';
}
