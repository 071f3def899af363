/** What librarians see of letters: the list, which tells of nobody, and one of them. */
import type { Actor } from '../../../catalogue/actor.ts';
import { CASE_KINDS, CASE_STATES, isOpen, isOverdue } from '../../../catalogue/reader-case.ts';
import type { CaseState, ReaderCase } from '../../../catalogue/reader-case.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Visit } from '../../visit.ts';
import { dayOf } from '../site/times.ts';
import type { ShownTime } from '../site/times.ts';
import { faultsShown, fieldOf } from './field.ts';
import type { Faults, Field } from './field.ts';

const LONGEST = 200;

/** As it was asked for; empty = any. */
export interface CaseFilter {
  readonly state: string;
  readonly kind: string;
  readonly page: number;
}

/** Sign beside a state: never colour alone. */
const SIGNS: Readonly<Record<CaseState, 'warn' | 'quiet' | 'good' | 'bad'>> = {
  new: 'warn',
  working: 'quiet',
  answered: 'good',
  rejected: 'bad',
};

export interface ShownCase {
  readonly id: number;
  readonly href: string;
  readonly kind: string;
  readonly state: string;
  readonly sign: string;
  readonly title: string;
  readonly library: string;
  readonly received: ShownTime | null;
  readonly due: ShownTime | null;
  readonly isOverdue: boolean;
  readonly handledBy: string;
}

export interface CasesView {
  readonly fields: readonly Field[];
  readonly rows: readonly ShownCase[];
  readonly previous: string | null;
  readonly next: string | null;
}

export function presentCases(
  found: { readonly total: number; readonly cases: readonly ReaderCase[] },
  filter: CaseFilter,
  size: number,
  now: Date,
  labels: Labels,
  visit: Pick<Visit, 'lang' | 't'>,
): CasesView {
  const { cases, feedback } = visit.t;
  const any = { value: '', label: cases.all };
  const states = CASE_STATES.map((value) => ({ value, label: feedback.stateNames[value] }));
  const kinds = CASE_KINDS.map((value) => ({ value, label: feedback.kindNames[value] }));
  const hrefOf = (page: number): string => {
    const { state, kind } = filter;
    return `/staff/cases?${new URLSearchParams({ state, kind, page: String(page) }).toString()}`;
  };
  return {
    fields: [
      fieldOf('state', cases.stateFilter, {
        kind: 'choice',
        value: filter.state,
        choices: [{ value: 'open', label: cases.open }, ...states, any],
      }),
      fieldOf('kind', cases.kindFilter, {
        kind: 'choice',
        value: filter.kind,
        choices: [any, ...kinds],
      }),
    ],
    rows: found.cases.map((one) => presentRow(one, now, labels, visit)),
    previous: filter.page > 1 ? hrefOf(filter.page - 1) : null,
    next: filter.page * size < found.total ? hrefOf(filter.page + 1) : null,
  };
}

function presentRow(
  one: ReaderCase,
  now: Date,
  labels: Labels,
  { lang, t }: Pick<Visit, 'lang' | 't'>,
): ShownCase {
  return {
    id: one.id,
    href: `/staff/cases/${one.id}`,
    kind: t.feedback.kindNames[one.kind],
    state: t.feedback.stateNames[one.state],
    sign: SIGNS[one.state],
    title: one.title === '' ? t.cases.noWork : shortened(one.title, LONGEST),
    library: one.library === null ? t.cases.city : labels.libraryName(one.library),
    received: dayOf(one.at, lang),
    due: dayOf(one.due, lang),
    isOverdue: isOverdue(one, now),
    handledBy: one.handledBy,
  };
}

export interface CaseView {
  readonly row: ShownCase;
  readonly workHref: string | null;
  readonly record: string | null;
  readonly hideHref: string | null;
  /** Null once it is forgotten. */
  readonly writer: {
    readonly facts: readonly { readonly name: string; readonly value: string }[];
    readonly text: string;
    readonly proof: string | null;
  } | null;
  readonly answer: string | null;
  readonly action: string;
  readonly mayTake: boolean;
  readonly isOpen: boolean;
  readonly faults: ReturnType<typeof faultsShown>;
  readonly answerField: Field;
  readonly assignField: Field;
}

export function presentCase(
  one: ReaderCase,
  given: string,
  faults: Faults,
  actor: Actor,
  libraries: readonly string[],
  now: Date,
  labels: Labels,
  visit: Pick<Visit, 'lang' | 't'>,
): CaseView {
  const { t } = visit;
  const { cases } = t;
  const { record, work, writer } = one;
  return {
    row: presentRow(one, now, labels, visit),
    workHref: work === null ? null : `/works/${encodeURIComponent(work)}`,
    record: record === null ? null : shortened(`${record.source} ${record.identifier}`, LONGEST),
    hideHref: record === null ? null : hideHrefOf(one.id, record),
    writer:
      writer === null
        ? null
        : {
            facts: [
              { name: cases.writer, value: writer.name === '' ? cases.nameless : writer.name },
              {
                name: t.feedback.contact,
                value: writer.contact === '' ? cases.contactless : writer.contact,
              },
              ...(writer.address === '' ? [] : [{ name: cases.address, value: writer.address }]),
            ],
            text: writer.text,
            proof: writer.proof === '' ? null : writer.proof,
          },
    answer: one.answer === '' ? null : one.answer,
    action: `/staff/cases/${one.id}`,
    mayTake: one.state === 'new',
    isOpen: isOpen(one),
    faults: faultsShown(faults),
    answerField: fieldOf(
      'answer',
      cases.answer,
      { kind: 'area', isRequired: true, value: given, hint: cases.answerHint },
      faults,
    ),
    assignField: fieldOf('library', cases.assign, {
      kind: 'choice',
      value: one.library ?? '',
      choices: [
        { value: '', label: cases.city },
        ...(actor.library === null ? libraries : [actor.library]).map((code) => ({
          value: code,
          label: labels.libraryName(code),
        })),
      ],
    }),
  };
}

function hideHrefOf(id: number, { source, identifier }: NonNullable<ReaderCase['record']>): string {
  const parameters = { scope: 'record', source, identifier, case: String(id) };
  return `/staff/suppressions/new?${new URLSearchParams(parameters).toString()}`;
}
