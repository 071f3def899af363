/** One line of a purchase list beside a work that was found for it, with what a person may say. */
import type { CatalogueDocument } from '../../../../catalogue/document.ts';
import type { CheckList, HeldChoice } from '../../../../catalogue/checks/list.ts';
import type { FoundWork } from '../../../../catalogue/checks/result.ts';
import type { RecordName } from '../../../../catalogue/matching/decision.ts';
import type { CheckedLine } from '../../../../catalogue/ports/check-lists.ts';
import { shortened } from '../../../../catalogue/text/bounds.ts';
import {
  checkHref,
  lineValue,
  linesHref,
  parametersOf,
  reviewHref,
} from '../../../addresses/check-lines.ts';
import type { LineList } from '../../../addresses/check-lines.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { Messages } from '../../../i18n/languages.ts';
import { reasonShown } from '../../../i18n/reasons.ts';
import type { Visit } from '../../../visit.ts';
import { minuteOf } from '../../site/times.ts';
import type { Choice as Option } from '../field.ts';
import { DECIDED_OUTCOMES_BY_KEY, comparedRows, weightOf } from '../match.ts';
import type { ComparedRow } from '../match.ts';
import { choiceShown, shownLine } from './line-row.ts';
import type { ShownChoice, ShownLine } from './line-row.ts';

/** What the work is to the line, in the order of the keys 1 to 4; and whether it is wanted. */
const JUDGED = ['same', 'edition', 'part', 'other'] as const;
export const LINE_ANSWERS = [...JUDGED, 'yes', 'no'] as const;
export type LineAnswer = (typeof LINE_ANSWERS)[number];

/** UTF-16 units. */
const LONGEST = 300;
const MOST_HOLDINGS = 12;
const MOST_RECORDS = 50;

/** Said just before. */
export interface DoneLine {
  readonly text: string;
  readonly line: string;
}

export interface ShownAnswer {
  readonly value: LineAnswer;
  readonly key: string;
  readonly label: string;
  readonly hint: string;
}

export interface ReviewView {
  readonly place: string;
  readonly listHref: string;
  readonly row: ShownLine;
  readonly typed: readonly { readonly name: string; readonly value: string }[];
  readonly candidates: readonly {
    readonly title: string;
    readonly relation: string;
    readonly href: string;
    readonly isShown: boolean;
  }[];
  /** Of the next candidate; null where there is one alone. */
  readonly otherHref: string | null;
  readonly shown: {
    readonly title: string;
    readonly href: string;
    readonly relation: string;
    readonly reasons: readonly { readonly text: string; readonly weight: string }[];
    readonly holdings: readonly string[];
  } | null;
  /** Why nothing is compared; '' where something is. */
  readonly uncompared: string;
  readonly rows: readonly ComparedRow[];
  readonly form: {
    readonly action: string;
    readonly context: readonly (readonly [string, string])[];
    readonly answers: readonly ShownAnswer[];
    readonly wanted: readonly ShownAnswer[];
  };
  readonly history: readonly (ShownChoice & { readonly takenBack: string })[];
  readonly done: DoneLine | null;
  /** The form that takes back, and the page that it leads to. */
  readonly backAction: string;
  readonly line: string;
  readonly here: string;
  readonly match: {
    readonly action: string;
    readonly records: readonly Option[];
    readonly outcomes: readonly Option[];
  } | null;
  readonly previous: string | null;
  readonly next: string | null;
}

export interface ReviewFound {
  readonly list: CheckList;
  readonly line: CheckedLine;
  readonly narrowed: LineList;
  readonly at: number;
  readonly total: number;
  readonly work: FoundWork | undefined;
  /** The line as the catalogue would describe it; undefined when it cannot be read. */
  readonly own: CatalogueDocument | undefined;
  /** A record of the work; undefined when it is gone. */
  readonly found: CatalogueDocument | undefined;
  readonly history: readonly (HeldChoice & {
    readonly takenBack: { readonly by: string; readonly at: string } | null;
  })[];
  readonly done: DoneLine | null;
}

export function presentReview(given: ReviewFound, labels: Labels, visit: Visit): ReviewView {
  const { list, line, narrowed, at, total, work, own, found, done } = given;
  const { t } = visit;
  const words = t.checkLines;
  const works = line.result?.works ?? [];
  const to = (place: number, id?: string): string =>
    reviewHref(list.id, narrowed, place, id === undefined ? {} : { work: id });
  const other = works[(works.findIndex((one) => one === work) + 1) % Math.max(1, works.length)];
  const href = checkHref(list.id);
  return {
    place: words.at(t.number(at), t.number(total)),
    listHref: linesHref(list.id, narrowed),
    row: shownLine(line, { list, labels, visit }),
    typed: Object.entries(line.input).map(([name, value]) => ({
      name: nameOf(name, t),
      value: shortened(value, LONGEST),
    })),
    candidates: works.map((one) => ({
      title: shortened(one.title, LONGEST),
      relation: words.candidateOf(t.workRelations[one.relation], percentOf(one.score)),
      href: to(at, one.id),
      isShown: one === work,
    })),
    otherHref: works.length > 1 && other !== undefined ? to(at, other.id) : null,
    shown:
      work === undefined
        ? null
        : {
            title: shortened(work.title, LONGEST),
            href: `/works/${work.id}`,
            relation: words.candidateOf(t.workRelations[work.relation], percentOf(work.score)),
            reasons: work.reasons.map((reason) => ({
              text: reasonShown(reason, t),
              weight: weightOf(reason, t.matches),
            })),
            holdings: holdingsOf(work, labels, t),
          },
    uncompared:
      work === undefined
        ? words.nothing
        : own === undefined
          ? words.noField
          : found === undefined
            ? words.gone
            : '',
    rows: own === undefined || found === undefined ? [] : comparedRows(own, found, labels, t),
    form: {
      action: `${href}/review`,
      context: [
        ...parametersOf(narrowed),
        ['at', String(at)],
        ['line', lineValue(line)],
        ['work', work?.id ?? ''],
        ['seen', line.choice?.at ?? ''],
      ],
      answers: JUDGED.flatMap((value, i) =>
        work === undefined && value !== 'other'
          ? []
          : [
              {
                value,
                key: String(i + 1),
                label: words.answers[value],
                hint: words.answerHints[list.purpose][value],
              },
            ],
      ),
      wanted: (['yes', 'no'] as const).map((value, i) => ({
        value,
        key: value === 'yes' ? 'b' : 'n',
        label: words.wanted[list.purpose][i] ?? '',
        hint: words.wantedHints[list.purpose][i] ?? '',
      })),
    },
    history: given.history
      .filter(({ takenBack, at: when }) => takenBack !== null || when !== line.choice?.at)
      .map((choice) => ({
        ...choiceShown(choice, line, { list, visit }),
        takenBack:
          choice.takenBack === null
            ? ''
            : words.takenBackBy(
                choice.takenBack.by,
                minuteOf(choice.takenBack.at, visit.lang)?.text ?? '',
              ),
      })),
    done,
    backAction: `${href}/take-back`,
    line: lineValue(line),
    here: to(at, work?.id),
    match: matchOf(works, `${href}/match`, labels, t),
    previous: at > 1 ? to(at - 1) : null,
    next: at < total ? to(at + 1) : null,
  };
}

function nameOf(key: string, { listFields }: Messages): string {
  return Object.hasOwn(listFields, key) ? listFields[key as keyof typeof listFields] : key;
}

function percentOf(score: number): string {
  return String(Math.round(score * 100));
}

/** 秦淮区图书馆 · 纸本 · 可外借 · 2 册 */
function holdingsOf({ holdings }: FoundWork, labels: Labels, t: Messages): string[] {
  return holdings
    .slice(0, MOST_HOLDINGS)
    .map((copy) =>
      [
        labels.libraryName(copy.library),
        t.carriers[copy.carrier],
        t.access[copy.access],
        copy.copies === null ? '' : t.checkLines.copies(t.number(copy.copies)),
        shortened(copy.callNumber ?? '', LONGEST),
      ]
        .filter((text) => text !== '')
        .join(t.staff.between),
    );
}

/** Records of the works that were found; null where there is nothing to be decided between two. */
function matchOf(
  works: readonly FoundWork[],
  action: string,
  labels: Labels,
  t: Messages,
): ReviewView['match'] {
  const records = new Map<string, string>();
  for (const { title, holdings } of works)
    for (const { source, identifier, library } of holdings)
      records.set(
        recordValue({ source, identifier }),
        [labels.libraryShort(library), title, identifier]
          .map((text) => shortened(text, LONGEST))
          .join(t.staff.between),
      );
  if (records.size < 2) return null;
  return {
    action,
    records: [...records].slice(0, MOST_RECORDS).map(([value, label]) => ({ value, label })),
    outcomes: DECIDED_OUTCOMES_BY_KEY.map((value) => ({ value, label: t.matches.answers[value] })),
  };
}

/** A source has no blank in its name. */
function recordValue({ source, identifier }: RecordName): string {
  return `${source} ${identifier}`;
}

/** Undefined when it names none. */
export function recordIn(value: string): RecordName | undefined {
  const [, source, identifier] = /^(\S+) (.+)$/su.exec(value) ?? [];
  return source === undefined || identifier === undefined ? undefined : { source, identifier };
}
