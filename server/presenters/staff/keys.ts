/** Keys for scripts: all that were made, and the form that makes one. */
import { KEY_DAYS, standingOf } from '../../../catalogue/access-key.ts';
import type { AccessKey } from '../../../catalogue/access-key.ts';
import type { Library } from '../../../catalogue/library.ts';
import type { Visit } from '../../visit.ts';
import { dayOf, minuteOf } from '../site/times.ts';
import type { ShownTime } from '../site/times.ts';
import { faultsShown, fieldOf } from './field.ts';
import type { Faults, FormView } from './field.ts';
import { roleFields } from './people.ts';

export interface KeysView extends FormView {
  readonly keys: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly library: string;
    readonly standing: string;
    readonly state: 'good' | 'quiet';
    readonly until: ShownTime | null;
    readonly used: ShownTime | null;
    /** Where a form revokes it; null when it opens nothing any more. */
    readonly revokeHref: string | null;
  }[];
}

export interface KeyTyped {
  readonly name: string;
  readonly role: string;
  readonly library: string;
  readonly days: string;
}

export const NO_KEY: KeyTyped = { name: '', role: '', library: '', days: String(KEY_DAYS) };

export function presentKeys(
  keys: readonly AccessKey[],
  typed: KeyTyped,
  libraries: readonly Library[],
  faults: Faults,
  known: {
    readonly visit: Pick<Visit, 'lang' | 't'>;
    readonly libraryName: (code: string) => string;
    readonly now: Date;
  },
): KeysView {
  const { visit, libraryName, now } = known;
  const { t, lang } = visit;
  return {
    lead: t.keys.lead,
    action: '/staff/keys',
    submit: t.keys.add,
    fields: [
      fieldOf(
        'name',
        t.keys.name,
        { value: typed.name, isRequired: true, hint: t.keys.nameHint, autocomplete: 'off' },
        faults,
      ),
      ...roleFields(typed, libraries, faults, visit),
      fieldOf(
        'days',
        t.keys.days,
        { value: typed.days, isRequired: true, hint: t.keys.daysHint, inputmode: 'numeric' },
        faults,
      ),
    ],
    faults: faultsShown(faults),
    keys: keys.toReversed().map((key) => {
      const standing = standingOf(key, now);
      return {
        id: key.id,
        name: key.name,
        role: t.roleNames[key.role],
        library: key.library === null ? t.people.noLibrary : libraryName(key.library),
        standing: t.keyStandings[standing],
        state: standing === 'active' ? 'good' : 'quiet',
        until: dayOf(key.expiresAt, lang),
        used: minuteOf(key.lastUsedAt, lang),
        revokeHref: standing === 'active' ? `/staff/keys/${key.id}/revoke` : null,
      };
    }),
  };
}
