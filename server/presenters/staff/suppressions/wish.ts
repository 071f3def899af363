/** The page on which something is kept from readers: what it is, what they will not see any more, and why. */
import type { WholeRecord, WouldVanish } from '../../../../catalogue/ports/hiding.ts';
import type { Source } from '../../../../catalogue/source.ts';
import { SUPPRESSION_SCOPES } from '../../../../catalogue/suppression.ts';
import type { Suppressed, Suppression } from '../../../../catalogue/suppression.ts';
import { FIELD_NAMES } from '../../../../catalogue/suppressions/fields.ts';
import { LINK_KINDS, linksIn } from '../../../../catalogue/suppressions/links.ts';
import { shortened } from '../../../../catalogue/text/bounds.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { Messages } from '../../../i18n/languages.ts';
import { faultsShown, fieldOf } from '../field.ts';
import type { Choice, Faults, Field } from '../field.ts';
import { fieldNamed } from './list.ts';

const LONGEST = 200;

/** As it was given, every value a text. */
export interface GivenWish {
  readonly scope: string;
  readonly source: string;
  readonly identifier: string;
  /** Of scope `field`. */
  readonly field: string;
  /** Of scope `link`. */
  readonly link: string;
  readonly why: string;
  readonly notice: string;
  readonly until: string;
}

/** What was found of it. */
export interface Foreseen {
  readonly what: Suppressed;
  readonly library: string;
  readonly vanishing: WouldVanish;
  /** Others that keep some of it from readers. */
  readonly others: readonly Suppression[];
}

export interface WishView {
  readonly target: readonly Field[];
  readonly faults: ReturnType<typeof faultsShown>;
  readonly foreseen: {
    readonly facts: readonly { readonly name: string; readonly value: string }[];
    readonly isNothing: boolean;
    readonly others: readonly string[];
    /** What the form repeats. */
    readonly hidden: readonly { readonly name: string; readonly value: string }[];
    readonly fields: readonly Field[];
  } | null;
}

export function presentWish(
  given: GivenWish,
  sources: readonly Source[],
  record: WholeRecord | undefined,
  foreseen: Foreseen | undefined,
  faults: Faults,
  labels: Labels,
  t: Messages,
): WishView {
  return {
    target: targetFields(given, sources, record, faults, labels, t),
    faults: faultsShown(faults),
    foreseen: foreseen === undefined ? null : presentForeseen(given, foreseen, faults, labels, t),
  };
}

function targetFields(
  given: GivenWish,
  sources: readonly Source[],
  record: WholeRecord | undefined,
  faults: Faults,
  labels: Labels,
  { suppressions: words }: Messages,
): Field[] {
  const urls = record === undefined ? [] : linksIn(record.document).map(({ url }) => url);
  return [
    fieldOf(
      'scope',
      words.scope,
      {
        kind: 'choice',
        value: given.scope,
        choices: SUPPRESSION_SCOPES.map((value) => ({ value, label: words.scopes[value] })),
      },
      faults,
    ),
    fieldOf(
      'source',
      words.source,
      {
        kind: 'choice',
        value: given.source,
        choices: sources.map(({ id, library }) => ({
          value: id,
          label: `${labels.libraryName(library)} · ${id}`,
        })),
      },
      faults,
    ),
    fieldOf(
      'identifier',
      words.identifier,
      { value: given.identifier, hint: words.identifierHint, autocomplete: 'off' },
      faults,
    ),
    fieldOf(
      'field',
      words.fieldChoice,
      {
        kind: 'choice',
        value: given.field,
        choices: FIELD_NAMES.map((value) => ({ value, label: words.fields[value] })),
      },
      faults,
    ),
    fieldOf('link', words.linkChoice, {
      kind: 'choice',
      value: given.link,
      choices: [
        { value: '', label: words.allLinks },
        ...LINK_KINDS.map((value): Choice => ({ value, label: words.links[value] })),
        ...urls.map((value) => ({ value, label: shortened(value, LONGEST) })),
      ],
    }),
  ];
}

function presentForeseen(
  given: GivenWish,
  { what, library, vanishing, others }: Foreseen,
  faults: Faults,
  labels: Labels,
  t: Messages,
): NonNullable<WishView['foreseen']> {
  const { suppressions: words } = t;
  const field = fieldNamed(what, t);
  const name = [words.scopes[what.scope], what.identifier ?? what.source, field ?? '']
    .filter((part) => part !== '')
    .map((part) => shortened(part, LONGEST))
    .join(' · ');
  const { records, works, titles } = vanishing;
  return {
    facts: [
      { name: words.what, value: name },
      { name: words.owner, value: labels.libraryName(library) },
      { name: words.records, value: words.recordsNow(t.number(records)) },
      { name: words.works, value: words.worksCount(t.number(works)) },
      ...(titles.length === 0
        ? []
        : [
            {
              name: words.titles,
              value: titles.map((title) => shortened(title, LONGEST)).join('；'),
            },
          ]),
    ],
    isNothing: records === 0,
    others: others.map(({ id, scope, identifier, by, byLibrary }) =>
      [
        `#${id}`,
        words.scopes[scope],
        shortened(identifier ?? '', LONGEST),
        byLibrary === null ? words.byCity(by) : by,
      ]
        .filter((part) => part !== '')
        .join(' · '),
    ),
    hidden: Object.entries({
      scope: what.scope,
      source: what.source,
      identifier: what.identifier ?? '',
      field: what.scope === 'field' ? (what.field ?? '') : '',
      link: what.scope === 'link' ? (what.field ?? '') : '',
    }).map(([key, value]) => ({ name: key, value })),
    fields: [
      fieldOf(
        'why',
        words.why,
        { kind: 'area', isRequired: true, value: given.why, hint: words.whyHint },
        faults,
      ),
      fieldOf(
        'notice',
        words.notice,
        { kind: 'area', value: given.notice, hint: words.noticeHint },
        faults,
      ),
      fieldOf(
        'until',
        words.until,
        { kind: 'date', value: given.until, hint: words.untilHint },
        faults,
      ),
    ],
  };
}
