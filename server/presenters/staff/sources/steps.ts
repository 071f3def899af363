/** The seven steps of registering a source: where each is, which is open, and what is filled in. */
import type { Registration } from '../../../../catalogue/registration.ts';
import type { Messages } from '../../../i18n/languages.ts';

export const STEPS = [
  'address',
  'identify',
  'selection',
  'trial',
  'collections',
  'schedule',
  'contacts',
] as const;
export type StepName = (typeof STEPS)[number];

export interface ShownSteps {
  /** 第 3 步，共 7 步 */
  readonly place: string;
  readonly name: string;
  readonly steps: readonly {
    readonly number: number;
    readonly label: string;
    /** Null for the one that is open, and for all before there is a source. */
    readonly href: string | null;
    readonly current: boolean;
    readonly isDone: boolean;
  }[];
  readonly back: string | null;
  readonly next: string | null;
}

/** What of a source is there already. */
export interface Progress {
  readonly isLookedAt: boolean;
  readonly isTried: boolean;
}

export function stepHref(id: string, step: StepName | 'registration'): string {
  return `/staff/sources/${encodeURIComponent(id)}/${step}`;
}

/** @param source undefined before it was begun */
export function presentSteps(
  open: StepName,
  source: Registration | undefined,
  { isLookedAt, isTried }: Progress,
  { wizard }: Messages,
): ShownSteps {
  const at = STEPS.indexOf(open);
  const isDone: Readonly<Record<StepName, boolean>> = {
    address: source !== undefined,
    identify: isLookedAt,
    selection: isTried,
    trial: isTried,
    collections: (source?.collections.length ?? 0) > 0,
    schedule: at > STEPS.indexOf('schedule') || (source?.contacts.length ?? 0) > 0,
    contacts: (source?.contacts.length ?? 0) > 0,
  };
  const hrefOf = (step: StepName | undefined): string | null =>
    source === undefined || step === undefined ? null : stepHref(source.id, step);
  return {
    place: wizard.step(at + 1, STEPS.length),
    name: wizard.steps[open],
    steps: STEPS.map((step, i) => ({
      number: i + 1,
      label: wizard.steps[step],
      href: step === open ? null : hrefOf(step),
      current: step === open,
      isDone: isDone[step],
    })),
    back: hrefOf(STEPS[at - 1]),
    next: hrefOf(STEPS[at + 1]),
  };
}
