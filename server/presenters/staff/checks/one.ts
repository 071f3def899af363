/** One purchase list: how far it is, what it comes to, its lines as they were narrowed, and what may be done with it. */
import { isBeingChecked } from '../../../../catalogue/checks/list.ts';
import type { CheckList } from '../../../../catalogue/checks/list.ts';
import { LINE_FLAGS, VERDICTS } from '../../../../catalogue/checks/result.ts';
import { OFFERED, PURPOSES } from '../../../../catalogue/checks/rows.ts';
import type { ListKind } from '../../../../catalogue/checks/rows.ts';
import { LINE_SORTS } from '../../../../catalogue/ports/check-lists.ts';
import type { CheckedLine, ListSums } from '../../../../catalogue/ports/check-lists.ts';
import {
  LINE_DECISIONS,
  TRUTHS,
  checkHref,
  isNarrowed,
  linesHref,
  parametersOf,
  reviewHref,
} from '../../../addresses/check-lines.ts';
import type { LineList } from '../../../addresses/check-lines.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { Messages } from '../../../i18n/languages.ts';
import type { Said } from '../../../i18n/said.ts';
import type { Visit } from '../../../visit.ts';
import { minuteOf } from '../../site/times.ts';
import { faultsShown, fieldOf } from '../field.ts';
import type { Choice, Faults, Field } from '../field.ts';
import { pagingOf } from '../paging.ts';
import type { Paging } from '../paging.ts';
import type { ShownProgress } from '../watch/run-row.ts';
import { shownLine } from './line-row.ts';
import type { ShownLine } from './line-row.ts';
import { CHECK_SIGNS } from './lists.ts';
import { checkProgress } from './progress.ts';
import { presentSums } from './sums.ts';
import type { ShownSums } from './sums.ts';

export const LINES_SHOWN = 50;

export interface LineRow extends ShownLine {
  readonly href: string;
  readonly tickLabel: string;
}

export interface ShownLines {
  readonly total: string;
  readonly fields: readonly Field[];
  readonly isNarrowed: boolean;
  readonly allHref: string;
  readonly beginHref: string | null;
  readonly rows: readonly LineRow[];
  readonly paging: Paging | null;
  /** Fields of the form for many lines. */
  readonly context: readonly (readonly [string, string])[];
  readonly manyAnswers: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
  readonly allFound: string;
}

export interface CheckView {
  readonly href: string;
  readonly state: string;
  readonly sign: string;
  readonly message: Said;
  readonly progress: ShownProgress | null;
  readonly liveHref: string;
  readonly isDone: boolean;
  readonly mayCheckAgain: boolean;
  /** False where nothing of the file was read. */
  readonly hasColumnsPage: boolean;
  readonly sums: ShownSums | null;
  readonly sumsHeading: string;
  readonly lines: ShownLines | null;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly faults: ReturnType<typeof faultsShown>;
  readonly settings: readonly Field[];
}

export interface CheckFound {
  readonly list: CheckList;
  readonly sums: ListSums;
  /** How the lines are narrowed, and which page of them. */
  readonly narrowed: LineList;
  readonly page: number;
  readonly total: number;
  readonly lines: readonly CheckedLine[];
  /** Of the form that changes the list. */
  readonly faults: Faults;
}

export function presentCheck(found: CheckFound, labels: Labels, visit: Visit): CheckView {
  const { list, sums, faults } = found;
  const { t } = visit;
  const isUnderWay = isBeingChecked(list);
  const hasLines = list.state !== 'failed' && list.state !== 'reading' && list.lines > 0;
  return {
    href: checkHref(list.id),
    state: t.checks.states[list.state],
    sign: CHECK_SIGNS[list.state],
    message: t.said(list.message),
    progress: isUnderWay ? checkProgress(list, visit) : null,
    liveHref: `${checkHref(list.id)}/live`,
    isDone: list.state === 'done',
    mayCheckAgain: !isUnderWay,
    hasColumnsPage: list.state !== 'failed' || list.columns.length > 0,
    sums: hasLines ? presentSums(list, sums, t) : null,
    sumsHeading: isUnderWay ? t.checks.soFar : t.checks.result,
    lines: hasLines ? shownLines(found, labels, visit) : null,
    facts: factsOf(list, labels, visit),
    faults: faultsShown(faults),
    settings: settingsOf(list, faults, t),
  };
}

export function factsOf(list: CheckList, labels: Labels, { t, lang }: Visit): CheckView['facts'] {
  const words = t.checks;
  const at = (instant: string | null): string => minuteOf(instant, lang)?.text ?? '';
  return [
    { name: words.library, value: labels.libraryName(list.library) },
    { name: words.purpose, value: words.purposes[list.purpose] },
    { name: words.offeredAs, value: words.offered[list.offered] },
    { name: words.supplier, value: list.supplier },
    { name: words.file, value: list.fileName },
    { name: words.kind, value: list.kind === '' ? '' : words.kinds[list.kind as ListKind] },
    { name: words.made, value: `${at(list.at)}${t.staff.between}${list.by}` },
    { name: words.checkedAt, value: at(list.checkedAt) },
    { name: words.comparedWith, value: at(list.comparedWith) },
  ].filter(({ value }) => value !== '');
}

function settingsOf(list: CheckList, faults: Faults, t: Messages): Field[] {
  const words = t.checks;
  return [
    fieldOf(
      'name',
      words.name,
      { value: list.name, isRequired: true, autocomplete: 'off' },
      faults,
    ),
    fieldOf(
      'supplier',
      words.supplier,
      { value: list.supplier, hint: words.supplierHint, autocomplete: 'off' },
      faults,
    ),
    fieldOf(
      'purpose',
      words.purpose,
      {
        kind: 'choice',
        value: list.purpose,
        hint: words.purposeHint,
        choices: PURPOSES.map((value) => ({ value, label: words.purposes[value] })),
      },
      faults,
    ),
    fieldOf(
      'offered',
      words.offeredAs,
      {
        kind: 'choice',
        value: list.offered,
        choices: OFFERED.map((value) => ({ value, label: words.offered[value] })),
      },
      faults,
    ),
    fieldOf(
      'shared',
      words.share,
      { kind: 'tick', value: list.shared ? '1' : '', hint: words.shareHint },
      faults,
    ),
  ];
}

function shownLines(found: CheckFound, labels: Labels, visit: Visit): ShownLines {
  const { list, narrowed, page, total, lines } = found;
  const { t } = visit;
  const words = t.checkLines;
  const before = (page - 1) * LINES_SHOWN;
  return {
    total: words.total(t.number(total)),
    fields: filtersOf(list, narrowed, t),
    isNarrowed: isNarrowed(narrowed),
    allHref: linesHref(list.id, {}),
    beginHref: total === 0 ? null : reviewHref(list.id, narrowed, 1),
    rows: lines.map((line, i) => {
      const row = shownLine(line, { list, labels, visit });
      return {
        ...row,
        href: reviewHref(list.id, narrowed, before + i + 1),
        tickLabel: words.tick(row.place),
      };
    }),
    paging: pagingOf(t, { page, size: LINES_SHOWN, total }, (to) =>
      linesHref(list.id, narrowed, { page: String(to) }),
    ),
    context: parametersOf(narrowed),
    manyAnswers: manyAnswersOf(list, t),
    allFound: words.allFound(t.number(total)),
  };
}

/** Verdicts of the other purpose are left out. */
export function verdictsOf({ purpose }: Pick<CheckList, 'purpose'>): (typeof VERDICTS)[number][] {
  const others = new Set<string>(
    purpose === 'buy'
      ? ['digitised', 'print-only']
      : ['same-held', 'single-library-licence', 'other-carrier-held', 'partly-held', 'in-package'],
  );
  return VERDICTS.filter((verdict) => !others.has(verdict));
}

function filtersOf(list: CheckList, narrowed: LineList, t: Messages): Field[] {
  const words = t.checkLines;
  const { purpose } = list;
  const choice = (
    name: keyof LineList,
    label: string,
    choices: readonly Choice[],
    isOptional = true,
  ): Field =>
    fieldOf(name, label, {
      kind: 'choice',
      value: narrowed[name],
      choices: isOptional ? [{ value: '', label: words.any }, ...choices] : choices,
    });
  const isOnce = list.comparedWith === null;
  return [
    choice(
      'verdict',
      words.verdict,
      verdictsOf(list).map((value) => ({ value, label: t.verdicts[value] })),
    ),
    choice(
      'flag',
      words.flag,
      LINE_FLAGS.map((value) => ({ value, label: t.lineFlags[value] })),
    ),
    choice(
      'mine',
      words.mine,
      TRUTHS.map((value) => ({ value, label: words.mineOf[value] })),
    ),
    choice(
      'decision',
      words.decision,
      LINE_DECISIONS.map((value) => ({ value, label: words.decisions[purpose][value] })),
    ),
    choice(
      'sort',
      words.sort,
      LINE_SORTS.map((value) => ({
        value: value === 'row' ? '' : value,
        label: words.sorts[value],
      })),
      false,
    ),
    choice(
      'order',
      words.order,
      [
        { value: '', label: words.orders.asc },
        { value: 'desc', label: words.orders.desc },
      ],
      false,
    ),
    fieldOf('q', words.text, { value: narrowed.q, hint: null, autocomplete: 'off' }),
    ...(narrowed.unpriced === ''
      ? []
      : [fieldOf('unpriced', words.unpriced, { kind: 'tick', value: 'true' })]),
    ...(isOnce
      ? []
      : [fieldOf('changed', words.changed, { kind: 'tick', value: narrowed.changed })]),
  ];
}

function manyAnswersOf(list: CheckList, t: Messages): ShownLines['manyAnswers'] {
  const words = t.checkLines;
  const [yes, no] = words.wanted[list.purpose];
  return [
    {
      label: words.settle,
      choices: [
        { value: 'buy', label: yes },
        { value: 'skip', label: no },
        { value: 'back', label: words.takeBack },
      ],
    },
    {
      label: words.judge(''),
      choices: verdictsOf(list)
        .filter((verdict) => verdict !== 'unreadable')
        .map((verdict) => ({
          value: `verdict:${verdict}`,
          label: words.judge(t.verdicts[verdict]),
        })),
    },
  ];
}
