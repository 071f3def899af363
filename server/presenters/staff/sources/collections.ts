/** ⑤ of the wizard: whose it is, and which of its sets readers see as collections. */
import type { Diagnosis } from '../../../../catalogue/diagnosis.ts';
import { ACCESS } from '../../../../catalogue/fields/access.ts';
import type { Library } from '../../../../catalogue/library.ts';
import type { Registration } from '../../../../catalogue/registration.ts';
import { isOwnSet } from '../../../../catalogue/source.ts';
import type { CollectionRule } from '../../../../catalogue/source.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { Messages } from '../../../i18n/languages.ts';
import { faultsShown, fieldOf } from '../field.ts';
import type { Choice, Faults, Field } from '../field.ts';

export interface CollectionsView {
  readonly faults: ReturnType<typeof faultsShown>;
  /** Null for whoever has one library. */
  readonly library: Field | null;
  readonly libraryName: string;
  readonly rows: readonly {
    /** Before the names of its inputs: `c0`. */
    readonly key: string;
    readonly set: string;
    readonly legend: string;
    readonly isUsed: boolean;
    readonly name: string;
    readonly access: string;
    readonly description: string;
    readonly fault: string | null;
  }[];
  readonly access: readonly Choice[];
}

/** Sets that stand in the form; a repository with more has them chosen by a program. */
const MOST_ROWS = 100;

export function presentCollections(
  source: Registration,
  found: Diagnosis | undefined,
  libraries: readonly Library[] | null,
  faults: Faults,
  labels: Labels,
  t: Messages,
): CollectionsView {
  const { collections: words } = t.wizard;
  const offered = (found?.sets ?? []).filter(({ setSpec }) => isOwnSet(source, setSpec));
  const names = new Map(offered.map(({ setSpec, setName }) => [setSpec, setName]));
  const used = new Map(source.collections.map((rule) => [rule.set, rule]));
  const sets = [...new Set([undefined, ...used.keys(), ...names.keys()])].slice(0, MOST_ROWS);
  return {
    faults: faultsShown(faults),
    library:
      libraries === null
        ? null
        : fieldOf(
            'library',
            words.library,
            {
              kind: 'choice',
              value: source.library,
              choices: libraries.map(({ code }) => ({
                value: code,
                label: labels.libraryName(code),
              })),
            },
            faults,
          ),
    libraryName: labels.libraryName(source.library),
    rows: sets.map((set, i) => rowOf(set, i, used.get(set), names, faults, t)),
    access: [
      { value: '', label: words.accessUnset },
      ...ACCESS.map((code) => ({ value: code, label: t.access[code] })),
    ],
  };
}

function rowOf(
  set: string | undefined,
  i: number,
  rule: CollectionRule | undefined,
  names: ReadonlyMap<string, string>,
  faults: Faults,
  { wizard }: Messages,
): CollectionsView['rows'][number] {
  const { collections: words } = wizard;
  const called = set === undefined ? '' : (names.get(set) ?? set);
  return {
    key: `c${i}`,
    set: set ?? '',
    legend: set === undefined ? words.whole : `${called}（${set}）`,
    isUsed: rule !== undefined,
    name: rule?.name ?? called,
    access: rule?.access ?? '',
    description: rule?.description ?? '',
    fault: faults[`c${i}`] ?? null,
  };
}
