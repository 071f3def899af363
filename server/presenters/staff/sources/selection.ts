/** ③ of the wizard: the formats and sets of the repository, each with records of it. */
import type { Diagnosis, Sample, SeenFormat, SeenSet } from '../../../../catalogue/diagnosis.ts';
import type { Registration } from '../../../../catalogue/registration.ts';
import type { Messages } from '../../../i18n/languages.ts';
import { faultsShown, fieldOf } from '../field.ts';
import type { Faults, Field } from '../field.ts';

interface ShownSample {
  readonly title: string;
  readonly identifier: string;
  readonly datestamp: string;
  readonly raw: string;
}

interface Option {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  readonly hint: string;
  /** That others harvest it, in words; null when none does. */
  readonly taken: string | null;
  readonly chosen: boolean;
  readonly summary: string;
  readonly samples: readonly ShownSample[];
}

export interface SelectionView {
  readonly faults: ReturnType<typeof faultsShown>;
  readonly formats: readonly Option[];
  readonly sets: readonly Option[];
  /** What is wrong with the set that was chosen. */
  readonly setFault: string | null;
  /** In place of options that the repository does not list. */
  readonly fields: readonly Field[];
}

/** That a set is harvested already in a format, in words; null where it is not. */
export type TakenBy = (set: string | undefined, metadataPrefix: string) => string | null;

export function presentSelection(
  { metadataPrefix, set }: Pick<Registration, 'metadataPrefix' | 'set'>,
  found: Diagnosis | undefined,
  takenBy: TakenBy,
  faults: Faults,
  t: Messages,
): SelectionView {
  const { selection } = t.wizard;
  const formats = found?.formats ?? [];
  const isOffered = formats.some((format) => format.metadataPrefix === metadataPrefix);
  const preferred = formats.find(({ isRead }) => isRead)?.metadataPrefix;
  const chosen = isOffered ? metadataPrefix : (preferred ?? metadataPrefix);
  const sets = found?.sets ?? [];
  const isListed = set === undefined || sets.some(({ setSpec }) => setSpec === set);
  return {
    faults: faultsShown(faults),
    setFault: faults['sets'] ?? null,
    formats: formats.map((format, i) => formatOption(format, i, chosen, t)),
    sets: [
      {
        id: 'set-all',
        value: '',
        label: selection.all,
        hint: selection.allHint,
        taken: takenBy(undefined, chosen),
        chosen: set === undefined,
        summary: '',
        samples: [],
      },
      ...sets.map((one, i) => setOption(one, i, set, takenBy(one.setSpec, chosen), t)),
    ],
    fields: [
      ...(formats.length === 0
        ? [
            fieldOf(
              'metadataPrefix',
              selection.format,
              { value: metadataPrefix, hint: selection.noFormats, isRequired: true },
              faults,
            ),
          ]
        : []),
      ...(isListed ? [] : [fieldOf('set', selection.set, { value: set }, faults)]),
    ],
  };
}

function formatOption(format: SeenFormat, i: number, chosen: string, t: Messages): Option {
  const { selection } = t.wizard;
  const { metadataPrefix, metadataNamespace, isRead, fault } = format;
  return {
    id: `format-${i}`,
    value: metadataPrefix,
    label: metadataPrefix,
    hint: [isRead ? selection.isRead : selection.isNotRead, fault || metadataNamespace]
      .filter((part) => part !== '')
      .join(t.staff.between),
    taken: null,
    chosen: metadataPrefix === chosen,
    summary: selection.samples(format.samples.length),
    samples: format.samples.map((sample) => shownSample(sample, t)),
  };
}

function setOption(
  one: SeenSet,
  i: number,
  chosen: string | undefined,
  taken: string | null,
  t: Messages,
): Option {
  const { selection } = t.wizard;
  const empty = one.isLookedAt ? selection.noSamples : selection.notLookedAt;
  return {
    id: `set-${i}`,
    value: one.setSpec,
    label: one.setName || one.setSpec,
    hint: one.samples.length === 0 ? `${one.setSpec}${t.staff.between}${empty}` : one.setSpec,
    taken,
    chosen: one.setSpec === chosen,
    summary: selection.samples(one.samples.length),
    samples: one.samples.map((sample) => shownSample(sample, t)),
  };
}

function shownSample({ title, identifier, datestamp, raw }: Sample, t: Messages): ShownSample {
  return { title: title ?? t.wizard.selection.untitled, identifier, datestamp, raw };
}
