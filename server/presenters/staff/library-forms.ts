/** The forms in which staff write about their library: each shows what is there, or what was typed and is wrong. */
import { ACCESS } from '../../../catalogue/fields/access.ts';
import { PAGE_TEXTS, RIGHTS } from '../../../catalogue/library-page.ts';
import type { PageContent, PageText } from '../../../catalogue/library-page.ts';
import { withPage } from '../../../catalogue/library.ts';
import type { Library } from '../../../catalogue/library.ts';
import { WEEKDAYS, hoursText } from '../../../catalogue/opening-hours.ts';
import type { CollectionWish, PageWish } from '../../../desk/library-pages/values.ts';
import type { HoursWish } from '../../../catalogue/typed-hours.ts';
import type { Messages } from '../../i18n/languages.ts';
import { pictureOf } from '../libraries/libraries.ts';
import { hoursInWords } from '../libraries/opening-hours.ts';
import { fieldOf, faultsShown } from './field.ts';
import type { Choice, Faults, Field } from './field.ts';

/** Fields that belong together, under a heading of their own; '' = none. */
export interface FieldGroup {
  readonly legend: string;
  readonly hint: string | null;
  readonly isRow: boolean;
  readonly fields: readonly Field[];
}

export interface PageFormView {
  readonly lead: string;
  readonly action: string;
  readonly cancelHref: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly groups: readonly FieldGroup[];
  readonly faults: ReturnType<typeof faultsShown>;
  /** A file is asked for under this name; null: none. */
  readonly file: {
    readonly label: string;
    readonly hint: string;
    readonly fault: string | null;
    readonly now: {
      readonly href: string;
      readonly alt: string;
      readonly width: number;
      readonly height: number;
    } | null;
  } | null;
  /** A second button, which sends `remove`; null: none. */
  readonly remove: string | null;
}

/** Where the form leads, and the version that it was filled in on. */
export interface FormPlace {
  readonly action: string;
  readonly cancelHref: string;
  readonly base: number;
}

function form(
  lead: string,
  { action, cancelHref, base }: FormPlace,
  groups: readonly FieldGroup[],
  faults: Faults,
  more: Partial<PageFormView> = {},
): PageFormView {
  const hidden = [{ name: 'base', value: String(base) }];
  const shown = { lead, action, cancelHref, groups, faults: faultsShown(faults), file: null };
  return { ...shown, remove: null, ...more, hidden: [...hidden, ...(more.hidden ?? [])] };
}

const plain = (fields: readonly Field[]): FieldGroup => ({
  legend: '',
  hint: null,
  isRow: false,
  fields,
});

const HINTS: Readonly<
  Partial<Record<PageText, 'descriptionHint' | 'telephoneHint' | 'websiteHint' | 'catalogueHint'>>
> = {
  description: 'descriptionHint',
  telephone: 'telephoneHint',
  website: 'websiteHint',
  catalogueUrl: 'catalogueHint',
};

export function aboutForm(
  place: FormPlace,
  starting: Library,
  content: PageContent,
  typed: PageWish['texts'],
  faults: Faults,
  t: Messages,
): PageFormView {
  const w = t.libraryPages;
  const now = withPage(starting, content);
  const fields = PAGE_TEXTS.map((name) => {
    const hint = HINTS[name];
    const said = w.settingsSay(starting[name] ?? '');
    return fieldOf(
      name,
      t.pagePartNames[name],
      {
        kind: name === 'description' ? 'area' : name === 'telephone' ? 'tel' : 'text',
        value: typed?.[name] ?? now[name] ?? '',
        hint: hint === undefined ? said : `${w[hint]} ${said}`,
      },
      faults,
    );
  });
  return form(w.aboutLead, place, [plain(fields)], faults);
}

const BLANK_ROWS = 3;

export function hoursForm(
  place: FormPlace,
  starting: Library,
  content: PageContent,
  typed: HoursWish | undefined,
  faults: Faults,
  t: Messages,
): PageFormView {
  const w = t.libraryPages;
  const { week, exceptions, note } = typed ?? wishOfHours(content);
  const rows = [
    ...exceptions,
    ...Array.from({ length: BLANK_ROWS }, () => ({ from: '', until: '', name: '', hours: '' })),
  ];
  return form(
    `${w.hoursLead}${w.hoursSettings(hoursInWords(starting.hours, t))}`,
    place,
    [
      {
        legend: w.week,
        hint: null,
        isRow: false,
        fields: t.hours.weekdays.map((day, i) =>
          fieldOf(`week.${i}`, day, { value: week[i] ?? '' }, faults),
        ),
      },
      ...rows.map((row, i): FieldGroup => ({
        legend: `${w.exceptions} · ${w.exception(i + 1)}`,
        hint: i === 0 ? w.exceptionsHint : null,
        isRow: true,
        fields: [
          fieldOf(`exceptions.${i}.from`, w.from, { kind: 'date', value: row.from }, faults),
          fieldOf(`exceptions.${i}.until`, w.until, { kind: 'date', value: row.until }, faults),
          fieldOf(`exceptions.${i}.name`, w.name, { value: row.name }, faults),
          fieldOf(`exceptions.${i}.hours`, w.open, { value: row.hours }, faults),
        ],
      })),
      plain([fieldOf('note', w.note, { value: note, hint: w.noteHint }, faults)]),
    ],
    faults,
  );
}

function wishOfHours({ hours }: PageContent): HoursWish {
  if (hours === null)
    return { week: Array.from({ length: WEEKDAYS }, () => ''), exceptions: [], note: '' };
  return {
    week: hours.week.map(hoursText),
    exceptions: hours.exceptions.map(({ from, until, name, spans }) => ({
      from,
      until,
      name,
      hours: hoursText(spans),
    })),
    note: hours.note,
  };
}

export function contactsForm(
  place: FormPlace,
  content: PageContent,
  typed: PageWish['contacts'],
  faults: Faults,
  t: Messages,
): PageFormView {
  const w = t.libraryPages;
  const rows = [
    ...(typed ?? content.contacts),
    ...Array.from({ length: BLANK_ROWS }, () => ({ duty: '', name: '', telephone: '', email: '' })),
  ];
  const groups = rows.map((row, i): FieldGroup => ({
    legend: w.contact(i + 1),
    hint: null,
    isRow: true,
    fields: [
      fieldOf(`contacts.${i}.duty`, w.duty, { value: row.duty }, faults),
      fieldOf(`contacts.${i}.name`, w.person, { value: row.name }, faults),
      fieldOf(
        `contacts.${i}.telephone`,
        w.telephone,
        { kind: 'tel', value: row.telephone },
        faults,
      ),
      fieldOf(`contacts.${i}.email`, w.email, { kind: 'email', value: row.email }, faults),
    ],
  }));
  return form(w.contactsLead, place, groups, faults);
}

export function pictureForm(
  place: FormPlace,
  starting: Library,
  content: PageContent,
  typed: string | undefined,
  faults: Faults,
  t: Messages,
): PageFormView {
  const w = t.libraryPages;
  const now = pictureOf(withPage(starting, content));
  const value = typed ?? content.picture?.alt ?? '';
  const alt = fieldOf('alt', w.alt, { value, hint: w.altHint }, faults);
  return form(w.pictureLead, place, [plain([alt])], faults, {
    file: {
      label: w.picture,
      hint: now === null ? '' : w.pictureKeep,
      fault: faults['file'] ?? null,
      now,
    },
    remove: now === null ? null : w.pictureRemove,
  });
}

/** @param sets that may be added; only where a collection by set is new */
export function collectionForm(
  place: FormPlace,
  typed: CollectionWish,
  sets: readonly Choice[] | undefined,
  remove: string | null,
  faults: Faults,
  t: Messages,
): PageFormView {
  const w = t.libraryPages;
  const { kind } = typed;
  const area = (name: 'description' | 'terms', label: string, hint: string | null): Field =>
    fieldOf(name, label, { kind: 'area', value: typed[name], hint }, faults);
  const fields = [
    ...(sets === undefined
      ? []
      : [
          fieldOf(
            'which',
            w.which,
            { kind: 'choice', choices: sets, hint: w.whichHint, value: whichOf(typed) },
            faults,
          ),
        ]),
    fieldOf('name', w.name, { value: typed.name, isRequired: true }, faults),
    ...(kind === 'search'
      ? [
          fieldOf(
            'query',
            w.search,
            { value: typed.query ?? '', hint: w.searchHint, isRequired: true },
            faults,
          ),
        ]
      : []),
    area('description', t.pagePartNames.description, null),
    ...(kind === 'set'
      ? [
          fieldOf(
            'access',
            w.access,
            {
              kind: 'choice',
              value: typed.access ?? '',
              hint: w.accessHint,
              choices: [
                { value: '', label: w.asSource },
                ...ACCESS.map((value) => ({ value, label: t.access[value] })),
              ],
            },
            faults,
          ),
        ]
      : []),
    fieldOf(
      'rights',
      w.rights,
      {
        kind: 'choice',
        value: typed.rights,
        choices: [
          { value: '', label: w.noRights },
          ...RIGHTS.map((value) => ({ value, label: t.rightsNames[value] })),
        ],
      },
      faults,
    ),
    area('terms', w.terms, w.termsHint),
  ];
  return form(w.collectionsLead, place, [plain(fields)], faults, { remove });
}

/** As the choice of sets names it: the id of the collection. */
export function whichOf({ source = '', set = '' }: CollectionWish): string {
  return source === '' ? '' : `${source}:${set === '' ? '*' : set}`;
}
