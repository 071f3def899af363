/** ④ of the wizard: what a trial brought, record by record as received, as read, and as readers will see it. */
import { buildWork } from '../../../../catalogue/work.ts';
import { TRIAL_FIELDS } from '../../../../catalogue/trial.ts';
import type { Trial, TrialSample } from '../../../../catalogue/trial.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { Said } from '../../../i18n/said.ts';
import type { Visit } from '../../../visit.ts';
import { presentHit } from '../../search/hits.ts';
import type { ShownHit } from '../../search/hits.ts';
import { minuteOf } from '../../site/times.ts';
import { fieldsOf } from '../../works/work-fields.ts';
import type { Field } from '../../works/work-fields.ts';

export interface TrialView {
  readonly running: string | null;
  readonly found: {
    readonly isGood: boolean;
    readonly outcome: string;
    readonly message: Said;
    readonly foot: string;
    readonly completeness: readonly {
      readonly label: string;
      readonly share: number;
      readonly text: string;
    }[];
    readonly warnings: readonly { readonly name: string; readonly documents: string }[];
    readonly faults: readonly {
      readonly message: Said;
      readonly records: string;
      readonly examples: string;
    }[];
    readonly samples: readonly {
      readonly title: string;
      readonly identifier: string;
      readonly raw: string;
      readonly fields: readonly Field[];
      readonly card: ShownHit;
      readonly isOpen: boolean;
    }[];
  } | null;
}

/** Samples that are open when the page is shown. */
const OPEN = 2;

export function presentTrial(
  found: Trial | undefined,
  requests: number | undefined,
  labels: Labels,
  visit: Visit,
): TrialView {
  const { lang, t } = visit;
  const { look, trial } = t.wizard;
  if (found === undefined || requests !== undefined)
    return { running: requests === undefined ? null : look.running(requests), found: null };
  const good = found.received - found.deleted - found.quarantined;
  return {
    running: null,
    found: {
      isGood: good > 0 && found.quarantined === 0 && found.message === '',
      outcome: trial.outcome(found.received, good, found.deleted, found.quarantined),
      message: t.said(found.message),
      foot: `${look.at} ${minuteOf(found.at, lang)?.text ?? ''}`,
      completeness: TRIAL_FIELDS.map((field) => ({
        label: t.trialFields[field],
        share: found.completeness[field],
        text: `${Math.round(found.completeness[field] * 100)} %`,
      })),
      warnings: found.warnings.map(({ code, documents }) => ({
        name: t.warningNames[code],
        documents: t.number(documents),
      })),
      faults: found.faults.map(({ message, records, examples }) => ({
        message: t.said(message),
        records: t.number(records),
        examples: examples.join(t.site.and),
      })),
      samples: found.samples.map((sample, i) => shownSample(sample, i < OPEN, labels, visit)),
    },
  };
}

function shownSample(
  { identifier, raw, document, card }: TrialSample,
  isOpen: boolean,
  labels: Labels,
  visit: Visit,
): NonNullable<TrialView['found']>['samples'][number] {
  return {
    title: card.title,
    identifier,
    raw,
    fields: fieldsOf(buildWork([document], document.datestamp), labels, visit.t),
    // Nothing is stored of it: there is no work to lead to, and no picture to be served.
    card: { ...presentHit(card, labels, visit), picture: null },
    isOpen,
  };
}
