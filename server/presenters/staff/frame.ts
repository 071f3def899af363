/** What stands around every staff page, beside the frame of all pages: who is signed in, places, the way up, a notice. */
import type { Person } from '../../../catalogue/person.ts';
import { ASSETS } from '../../assets.ts';
import type { Visit } from '../../visit.ts';
import { placesOf } from './navigation.ts';
import type { StaffSection } from './navigation.ts';

/** Said once, on the page that is shown after something was done. */
export interface Notice {
  readonly kind: 'good' | 'bad';
  readonly text: string;
}

/** A page above this one; the last crumb is the page itself and no link. */
export interface Crumb {
  readonly href: string;
  readonly label: string;
}

export interface StaffFrame {
  readonly stylesheet: string;
  /** Addresses of scripts for comfort. */
  readonly scripts: readonly string[];
  readonly heading: string;
  /** Whether this is the person's own account. */
  readonly isAccount: boolean;
  readonly crumbs: readonly Crumb[];
  readonly notice: Notice | null;
  /** Null before somebody has signed in. */
  readonly person: {
    readonly name: string;
    /** Role, and library where it has one. */
    readonly role: string;
    readonly places: readonly {
      readonly href: string;
      readonly label: string;
      readonly current: boolean;
    }[];
  } | null;
}

/** What a staff page says of itself. */
export interface StaffHead {
  readonly title: string;
  readonly section: StaffSection;
  readonly crumbs?: readonly Crumb[];
  readonly scripts?: readonly string[];
}

/**
 * @param person undefined before somebody has signed in
 * @param library name of a library by its code
 */
export function staffFrameOf(
  { t }: Pick<Visit, 't'>,
  { title, section, crumbs = [], scripts = [] }: StaffHead,
  notice: Notice | undefined,
  person: Person | undefined,
  library: (code: string) => string,
): StaffFrame {
  return {
    stylesheet: ASSETS.staffStylesheet,
    scripts,
    heading: title,
    isAccount: section === 'account',
    crumbs,
    notice: notice ?? null,
    person:
      person === undefined
        ? null
        : {
            name: person.name,
            role: [person.library === null ? '' : library(person.library), t.roleNames[person.role]]
              .filter((part) => part !== '')
              .join(t.staff.between),
            places: placesOf(person.role).map((place) => ({
              href: place.href,
              label: t.staff.nav[place.section],
              current: place.section === section,
            })),
          },
  };
}
