/** The purchase lists of a library with the form for a new one, and what others let be seen of theirs. */
import { isBeingChecked } from '../../../../catalogue/checks/list.ts';
import type { CheckList, CheckState } from '../../../../catalogue/checks/list.ts';
import { OFFERED, PURPOSES } from '../../../../catalogue/checks/rows.ts';
import type { Visit } from '../../../visit.ts';
import { minuteOf } from '../../site/times.ts';
import type { ShownTime } from '../../site/times.ts';
import { faultsShown, fieldOf } from '../field.ts';
import type { Faults, Field } from '../field.ts';
import type { Paging } from '../paging.ts';

export interface KnownOfChecks {
  readonly visit: Visit;
  readonly libraryName: (code: string) => string;
}

export const CHECK_SIGNS: Readonly<Record<CheckState, 'good' | 'bad' | 'quiet'>> = {
  reading: 'quiet',
  checking: 'quiet',
  done: 'good',
  failed: 'bad',
};

export interface CheckRow {
  readonly href: string;
  /** Of a list of others: nothing but its library, date and purpose. */
  readonly name: string;
  readonly under: string;
  readonly library: string;
  readonly purpose: string;
  readonly lines: string;
  readonly at: ShownTime | null;
  readonly by: string;
  readonly state: string;
  readonly sign: string;
}

export interface ChecksView {
  readonly heading: string;
  readonly faults: ReturnType<typeof faultsShown>;
  readonly fields: readonly Field[];
  readonly pasted: Field;
  readonly fileFault: string | null;
  readonly own: readonly CheckRow[];
  readonly shared: readonly CheckRow[];
  readonly paging: Paging | null;
}

/** What the form said, to be shown again when it was refused. */
export interface CheckForm {
  readonly values: ReadonlyMap<string, string>;
  readonly faults: Faults;
}

export function presentChecks(
  lists: { readonly own: readonly CheckList[]; readonly shared: readonly CheckList[] },
  { values, faults }: CheckForm,
  /** More than one where somebody may act for all. */
  libraries: readonly string[],
  paging: Paging | null,
  known: KnownOfChecks,
): ChecksView {
  const { checks: t } = known.visit.t;
  const said = (name: string): string => values.get(name) ?? '';
  return {
    heading: libraries.length > 0 ? t.allLists : t.lists,
    faults: faultsShown(faults),
    fields: [
      fieldOf(
        'purpose',
        t.purpose,
        {
          kind: 'choice',
          value: said('purpose') || 'buy',
          choices: PURPOSES.map((value) => ({ value, label: t.purposes[value] })),
        },
        faults,
      ),
      fieldOf(
        'offered',
        t.offeredAs,
        {
          kind: 'choice',
          value: said('offered') || 'auto',
          hint: t.offeredHint,
          choices: OFFERED.toReversed().map((value) => ({ value, label: t.offered[value] })),
        },
        faults,
      ),
      ...(libraries.length === 0
        ? []
        : [
            fieldOf(
              'library',
              t.forLibrary,
              {
                kind: 'choice',
                value: said('library'),
                isRequired: true,
                choices: [
                  { value: '', label: t.noLibrary },
                  ...libraries.map((value) => ({ value, label: known.libraryName(value) })),
                ],
              },
              faults,
            ),
          ]),
      fieldOf(
        'supplier',
        t.supplier,
        { value: said('supplier'), hint: t.supplierHint, autocomplete: 'off' },
        faults,
      ),
      fieldOf(
        'name',
        t.name,
        { value: said('name'), hint: t.nameHint, autocomplete: 'off' },
        faults,
      ),
    ],
    pasted: fieldOf(
      'pasted',
      t.pasted,
      { kind: 'area', value: said('pasted'), hint: t.pastedHint },
      faults,
    ),
    fileFault: faults['file'] ?? null,
    own: lists.own.map((list) => rowOf(list, known)),
    shared: lists.shared.map((list) => ({ ...rowOf(list, known), name: '', under: '', by: '' })),
    paging,
  };
}

export function rowOf(list: CheckList, { visit, libraryName }: KnownOfChecks): CheckRow {
  const { t, lang } = visit;
  const words = t.checks;
  const { state, supplier, fileName, name } = list;
  return {
    href: `/staff/checks/${list.id}`,
    name,
    under: [supplier, fileName === name ? '' : fileName].filter((one) => one !== '').join(' · '),
    library: libraryName(list.library),
    purpose: words.purposes[list.purpose],
    lines: isBeingChecked(list) && list.lines === 0 ? '' : words.linesOf(t.number(list.lines)),
    at: minuteOf(list.at, lang),
    by: list.by,
    state: words.states[state],
    sign: CHECK_SIGNS[state],
  };
}
