/** Sources on their way into the portal, for the overview: those that need something first. */
import { shownAddress } from '../../../../catalogue/address.ts';
import type { Registration, RegistrationState } from '../../../../catalogue/registration.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { Visit } from '../../../visit.ts';
import { minuteOf } from '../../site/times.ts';
import type { ShownTime } from '../../site/times.ts';
import { stepHref } from './steps.ts';

export interface ShownRow {
  readonly id: string;
  readonly href: string;
  readonly library: string;
  readonly mark: Mark;
  readonly stateLabel: string;
  /** 等审批, 已退回; empty otherwise. */
  readonly remark: string;
  readonly address: string;
  readonly schedule: string;
  readonly changed: ShownTime | null;
}

export interface SourceList {
  readonly rows: readonly ShownRow[];
  /** Whether the person may register one. */
  readonly mayAdd: boolean;
}

export type Mark = 'good' | 'warn' | 'bad' | 'quiet';

/** The sign of a state. */
export const MARKS: Readonly<Record<RegistrationState, Mark>> = {
  draft: 'quiet',
  trial: 'quiet',
  submitted: 'warn',
  active: 'good',
  paused: 'warn',
  retired: 'quiet',
};

/** The order of what needs somebody. */
const URGENCY: readonly RegistrationState[] = [
  'submitted',
  'draft',
  'trial',
  'active',
  'paused',
  'retired',
];

export function presentSources(
  sources: readonly Registration[],
  mayAdd: boolean,
  labels: Labels,
  { lang, t }: Visit,
): SourceList {
  const sorted = sources.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) || (a.library === b.library ? 0 : a.library < b.library ? -1 : 1),
  );
  return {
    mayAdd,
    rows: sorted.map((source) => ({
      id: source.id,
      href: stepHref(source.id, 'registration'),
      library: labels.libraryShort(source.library),
      mark: MARKS[source.state],
      stateLabel: t.registrationStates[source.state],
      remark: remarkOn(source, t),
      address: shownAddress(source.baseUrl),
      schedule: source.schedule,
      changed: minuteOf(source.history.at(-1)?.at ?? null, lang),
    })),
  };
}

function rankOf({ state, submittedAt }: Registration): number {
  return URGENCY.indexOf(submittedAt === null ? state : 'submitted');
}

function remarkOn({ state, submittedAt, note }: Registration, t: Visit['t']): string {
  if (submittedAt !== null) return state === 'submitted' ? '' : t.wizard.waiting;
  return state === 'draft' && note !== '' ? t.wizard.returned : '';
}
