/** Accounts as an administrator sees them: all of them, one, and the form that makes or changes one. */
import { ROLES } from '../../../catalogue/actor.ts';
import type { Library } from '../../../catalogue/library.ts';
import { personStanding } from '../../../catalogue/person.ts';
import type { Account, PersonStanding } from '../../../catalogue/person.ts';
import type { Visit } from '../../visit.ts';
import { dayOf, minuteOf } from '../site/times.ts';
import type { ShownTime } from '../site/times.ts';
import { faultsShown, fieldOf } from './field.ts';
import type { Choice, Faults, Field, FormView } from './field.ts';

/** How good it is, for the sign before it: `state-<…>`. */
type State = 'good' | 'warn' | 'quiet';

const STATES: Readonly<Record<PersonStanding, State>> = {
  active: 'good',
  invited: 'quiet',
  locked: 'warn',
  disabled: 'quiet',
};

export interface PersonRow {
  readonly href: string;
  readonly name: string;
  readonly role: string;
  readonly library: string;
  readonly standing: string;
  readonly state: State;
  readonly secondStep: string;
  readonly signedIn: ShownTime | null;
}

interface Known {
  readonly visit: Pick<Visit, 'lang' | 't'>;
  readonly libraryName: (code: string) => string;
  readonly now: Date;
}

export function presentPeople(
  accounts: readonly Account[],
  known: Known,
): { readonly people: readonly PersonRow[] } {
  return { people: accounts.map((account) => rowOf(account, known)) };
}

function rowOf(account: Account, { visit: { lang, t }, libraryName, now }: Known): PersonRow {
  const standing = personStanding(account, now);
  return {
    href: `/staff/people/${account.id}`,
    name: account.name,
    role: t.roleNames[account.role],
    library: account.library === null ? t.people.noLibrary : libraryName(account.library),
    standing: t.personStandings[standing],
    state: STATES[standing],
    secondStep: account.totpSecret === null ? t.people.off : t.people.on,
    signedIn: minuteOf(account.signedInAt, lang),
  };
}

export interface PersonView extends FormView {
  readonly row: PersonRow;
  readonly created: string;
  /** Null when no invitation is out. */
  readonly invited: string | null;
  /** Nobody disables or resets themselves. */
  readonly isSelf: boolean;
  readonly isDisabled: boolean;
  readonly isNew: boolean;
  readonly hasSecondStep: boolean;
}

export function presentPerson(
  account: Account,
  isSelf: boolean,
  typed: PersonTyped | undefined,
  libraries: readonly Library[],
  faults: Faults,
  known: Known,
): PersonView {
  const { t, lang } = known.visit;
  const standing = personStanding(account, known.now);
  const given = typed ?? {
    role: account.role,
    library: account.library ?? '',
    email: account.email ?? '',
  };
  return {
    lead: null,
    action: `/staff/people/${account.id}`,
    submit: t.people.change,
    fields: fieldsOf(given, libraries, faults, known.visit),
    faults: faultsShown(faults),
    row: rowOf(account, known),
    created: t.people.createdBy(account.createdBy, dayOf(account.createdAt, lang)?.text ?? ''),
    invited:
      standing === 'invited'
        ? t.people.invitedUntil(minuteOf(account.invitation?.expiresAt ?? null, lang)?.text ?? '')
        : null,
    isSelf,
    isDisabled: standing === 'disabled',
    isNew: account.passwordHash === null && account.signedInAt === null,
    hasSecondStep: account.totpSecret !== null,
  };
}

/** As it was typed. */
export interface PersonTyped {
  readonly role: string;
  readonly library: string;
  readonly email: string;
}

export function presentNewPerson(
  typed: PersonTyped & { readonly name: string },
  libraries: readonly Library[],
  faults: Faults,
  { t, lang }: Pick<Visit, 'lang' | 't'>,
): FormView {
  return {
    lead: t.people.addLead,
    action: '/staff/people/new',
    submit: t.people.invite,
    fields: [
      fieldOf(
        'name',
        t.people.name,
        { value: typed.name, isRequired: true, hint: t.people.nameHint, autocomplete: 'off' },
        faults,
      ),
      ...fieldsOf(typed, libraries, faults, { t, lang }),
    ],
    faults: faultsShown(faults),
  };
}

function fieldsOf(
  typed: PersonTyped,
  libraries: readonly Library[],
  faults: Faults,
  visit: Pick<Visit, 'lang' | 't'>,
): Field[] {
  const { email, emailHint } = visit.t.people;
  return [
    ...roleFields(typed, libraries, faults, visit),
    fieldOf(
      'email',
      email,
      { kind: 'email', value: typed.email, hint: emailHint, autocomplete: 'off' },
      faults,
    ),
  ];
}

/** Role and library: of people and of keys for scripts. */
export function roleFields(
  typed: { readonly role: string; readonly library: string },
  libraries: readonly Library[],
  faults: Faults,
  { t, lang }: Pick<Visit, 'lang' | 't'>,
): Field[] {
  const words = t.people;
  const roles: Choice[] = ROLES.map((role) => ({ value: role, label: t.roleNames[role] }));
  const chosen = roles.some(({ value }) => value === typed.role);
  return [
    fieldOf(
      'role',
      words.role,
      {
        kind: 'choice',
        value: typed.role,
        hint: words.roleHint,
        choices: chosen ? roles : [{ value: '', label: words.choose }, ...roles],
      },
      faults,
    ),
    fieldOf(
      'library',
      words.library,
      {
        kind: 'choice',
        value: typed.library,
        hint: words.libraryHint,
        choices: [
          { value: '', label: words.noLibrary },
          ...libraries.map(({ code, name, nameEn }) => ({
            value: code,
            label: lang === 'zh' ? name : nameEn,
          })),
        ],
      },
      faults,
    ),
  ];
}
