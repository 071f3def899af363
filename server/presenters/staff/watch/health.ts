/** How a source is, as staff pages show it: a mark in words, and why. */
import type { Health, HealthState } from '../../../../catalogue/runs/health.ts';
import type { Messages } from '../../../i18n/languages.ts';
import type { Said } from '../../../i18n/said.ts';

export interface ShownHealth {
  readonly state: HealthState;
  readonly label: string;
  /** Sentences, the gravest first. */
  readonly reasons: readonly Said[];
}

export function shownHealth({ state, reasons }: Health, t: Messages): ShownHealth {
  return { state, label: t.status.healthNames[state], reasons: reasons.map(t.healthReason) };
}
