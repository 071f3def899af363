/** How a source stands: its values, what was done, the report on its interface, and what may be done now. */
import type { Actor } from '../../../../catalogue/actor.ts';
import type { FindingOf, Found } from '../../../../catalogue/ports/registrations.ts';
import type { Registration, RegistrationAct } from '../../../../catalogue/registration.ts';
import type { CheckResult } from '../../../../catalogue/runs/compliance-report.ts';
import type { PlainSourceAct } from '../../../../desk/sources/acts.ts';
import { mayAct } from '../../../../desk/sources/rules.ts';
import type { Labels } from '../../../i18n/labels.ts';
import { saidAsItIs } from '../../../i18n/said.ts';
import type { Said } from '../../../i18n/said.ts';
import type { Visit } from '../../../visit.ts';
import { minuteOf } from '../../site/times.ts';
import type { ShownTime } from '../../site/times.ts';
import { faultsShown, fieldOf } from '../field.ts';
import type { Faults, Field } from '../field.ts';
import { MARKS } from './list.ts';
import type { Mark } from './list.ts';
import { stepHref } from './steps.ts';
import { valuesOf } from './values.ts';
import type { ShownValue } from './values.ts';

/** A form that does one act. */
export interface ActForm {
  readonly act: PlainSourceAct;
  readonly action: string;
  readonly label: string;
  readonly hint: string | null;
  readonly why: Field | null;
}

interface ShownCheck {
  readonly number: number;
  readonly title: Said;
  readonly verdict: CheckResult['verdict'];
  readonly mark: Mark;
  readonly verdictLabel: string;
  readonly finding: Said;
  readonly advice: Said;
  readonly request: string | null;
}

export interface RegistrationView {
  readonly faults: ReturnType<typeof faultsShown>;
  readonly mark: Mark;
  readonly stateLabel: string;
  readonly remarks: readonly string[];
  readonly values: readonly ShownValue[];
  readonly mayChange: boolean;
  /** The wizard, for one that is not submitted yet. */
  readonly goOn: string | null;
  readonly trial: string;
  /** How its harvests go; null for one that is not harvested. */
  readonly watch: string | null;
  readonly acts: readonly ActForm[];
  readonly history: readonly {
    readonly at: ShownTime | null;
    readonly by: string;
    readonly act: string;
    readonly state: string;
    readonly why: Said;
  }[];
  readonly report: {
    readonly running: string | null;
    /** Why the last one was not made; empty when it was. */
    readonly fault: Said;
    readonly made: {
      readonly heading: string;
      readonly grade: string;
      readonly gradeMeaning: string;
      readonly failedHeading: string;
      readonly failed: readonly ShownCheck[];
      readonly checks: readonly ShownCheck[];
      readonly earlier: readonly string[];
    } | null;
    readonly action: string | null;
  };
}

export interface RegistrationFacts {
  readonly source: Registration;
  readonly report: Found<'compliance'> | undefined;
  readonly reportDates: readonly string[];
  /** Requests of a report under way; undefined when there is none. */
  readonly requests: number | undefined;
  /** Chinese sentence why the last report was not made. */
  readonly fault: string | undefined;
  readonly by: Actor;
}

export function presentRegistration(
  { source, report, reportDates, requests, fault, by }: RegistrationFacts,
  faults: Faults,
  labels: Labels,
  visit: Visit,
): RegistrationView {
  const { lang, t } = visit;
  const may = (act: RegistrationAct): boolean => mayAct(source, act, by);
  return {
    faults: faultsShown(faults),
    mark: MARKS[source.state],
    stateLabel: t.registrationStates[source.state],
    remarks: remarksOn(source, may('approve'), t),
    values: valuesOf(source, labels, t),
    mayChange: may('change'),
    goOn: may('submit') ? stepHref(source.id, 'identify') : null,
    trial: stepHref(source.id, 'trial'),
    watch:
      source.approvedAt === null && source.ruledBy === 'registry'
        ? null
        : `/staff/sources/${encodeURIComponent(source.id)}`,
    acts: ACTS.filter(may).map((act) => actForm(source, act, faults, t)),
    history: source.history
      .map(({ at, by: who, act, state, why }) => ({
        at: minuteOf(at, lang),
        by: who,
        act: t.registrationActs[act],
        state: t.registrationStates[state],
        // What else is there a person wrote.
        why: act === 'trial' ? t.said(why) : saidAsItIs(why),
      }))
      .toReversed(),
    report: {
      running: requests === undefined ? null : t.wizard.look.running(requests),
      fault: t.said(fault ?? ''),
      made: report === undefined ? null : shownReport(report, reportDates, visit),
      action: may('trial') ? `${stepHref(source.id, 'registration')}/report` : null,
    },
  };
}

const ACTS: readonly PlainSourceAct[] = ['approve', 'return', 'pause', 'resume', 'adopt', 'retire'];

function remarksOn(source: Registration, mayApprove: boolean, t: Visit['t']): string[] {
  const { registration: words } = t.wizard;
  const { submittedAt, state, note, ruledBy, isInSettings } = source;
  return [
    ...(submittedAt === null ? [] : [mayApprove ? words.waitingAdmin : words.waitingOwn]),
    ...(state === 'draft' && note !== '' ? [words.returned(note)] : []),
    ...(ruledBy === 'settings' ? [words.settings] : []),
    ...(ruledBy === 'registry' && isInSettings ? [words.stillInSettings] : []),
  ];
}

function actForm(
  source: Registration,
  act: PlainSourceAct,
  faults: Faults,
  t: Visit['t'],
): ActForm {
  const { registration: words } = t.wizard;
  const isDraft = source.approvedAt === null && source.ruledBy === 'registry';
  const forms: Readonly<Record<PlainSourceAct, Omit<ActForm, 'act' | 'action'>>> = {
    submit: { label: t.wizard.contacts.submit, hint: null, why: null },
    approve: {
      label: words.approve,
      hint: words.approveHint,
      why: fieldOf('approve-why', words.approveWhy, {}),
    },
    return: {
      label: words.return,
      hint: null,
      why: fieldOf('why', words.returnWhy, { kind: 'area', isRequired: true }, faults),
    },
    pause: { label: words.pause, hint: null, why: null },
    resume: { label: words.resume, hint: null, why: null },
    retire: {
      label: isDraft ? words.retireDraft : words.retire,
      hint: words.retireHint,
      why: null,
    },
    adopt: { label: words.adopt, hint: null, why: null },
  };
  return { act, action: `${stepHref(source.id, 'registration')}/${act}`, ...forms[act] };
}

const EARLIER = 11;

function shownReport(
  { at, found }: { readonly at: string; readonly found: FindingOf['compliance'] },
  dates: readonly string[],
  { lang, t }: Visit,
): NonNullable<RegistrationView['report']['made']> {
  const { registration: words } = t.wizard;
  const checks = found.checks.map((check) => shownCheck(check, t));
  const failed = checks.filter(({ verdict }) => verdict === 'fail');
  const { grade } = found.profile;
  return {
    heading: words.reportOf(minuteOf(at, lang)?.text ?? '', grade),
    grade,
    gradeMeaning: words.grades[grade],
    failedHeading: words.reportFailed(failed.length),
    failed,
    checks,
    earlier: dates.slice(1, 1 + EARLIER).map((date) => minuteOf(date, lang)?.text ?? ''),
  };
}

const FAILED: Readonly<Record<CheckResult['level'], Mark>> = {
  error: 'bad',
  warning: 'warn',
  info: 'warn',
};

function shownCheck(check: CheckResult, { wizard, said }: Visit['t']): ShownCheck {
  const { number, title, verdict, level, finding, advice, request } = check;
  const { verdicts, levels } = wizard.registration;
  return {
    number,
    title: said(title),
    verdict,
    mark: verdict === 'fail' ? FAILED[level] : verdict === 'pass' ? 'good' : 'quiet',
    verdictLabel: verdict === 'fail' ? levels[level] : verdicts[verdict],
    finding: said(finding),
    advice: said(advice),
    request,
  };
}
