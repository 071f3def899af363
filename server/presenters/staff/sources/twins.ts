/** That a repository is registered already, and what to do then: at ② of any record of it, at ③ of the chosen ones. */
import type { Twin } from '../../../../desk/sources/twins.ts';
import type { Registration } from '../../../../catalogue/registration.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { Messages } from '../../../i18n/languages.ts';
import { stepHref } from './steps.ts';

export interface ShownTwin {
  readonly text: string;
  /** The registration of the other; null where it is another library's. */
  readonly link: { readonly href: string; readonly label: string } | null;
}

/** Of the repository, whichever of its records are wanted. */
export function presentTwins(
  twins: readonly Twin[],
  of: Pick<Registration, 'library'>,
  labels: Labels,
  t: Messages,
): readonly ShownTwin[] {
  const { twins: words } = t.wizard;
  return twins.map(({ source }) => {
    if (source === null) return { text: words.others, link: null };
    const { id, library, state, ruledBy, set, metadataPrefix } = source;
    const whose = library === of.library ? words.own : words.of(labels.libraryName(library));
    const what = `${set === undefined ? words.whole : words.set(set)}${t.staff.between}${metadataPrefix}`;
    const known = words.known(whose, id, t.registrationStates[state], what);
    const toDo =
      state === 'retired'
        ? words.retired
        : ruledBy === 'settings'
          ? words.settings
          : state === 'draft' || state === 'trial'
            ? words.draft
            : words.registered;
    return {
      text: `${known}${toDo}`,
      link: { href: stepHref(id, 'registration'), label: words.open(id) },
    };
  });
}

/** Of the records that were chosen; null where none of them is harvested twice. */
export function takenText(twins: readonly Twin[], t: Messages): string | null {
  const { twins: words } = t.wizard;
  return said(twins, words.same, words.partly, t);
}

/** The same beside an option that is not chosen yet. */
export function takenNote(twins: readonly Twin[], t: Messages): string | null {
  const { twins: words } = t.wizard;
  return said(twins, words.sameNote, words.partlyNote, t);
}

function said(
  twins: readonly Twin[],
  same: (which: string) => string,
  partly: (which: string) => string,
  { wizard }: Messages,
): string | null {
  const { twins: words } = wizard;
  const standing = twins.filter(({ isStanding }) => isStanding);
  const taken =
    standing.find(({ overlap }) => overlap === 'same') ??
    standing.find(({ overlap }) => overlap === 'partly');
  if (taken === undefined) return null;
  const which = taken.source === null ? words.anothers : words.source(taken.source.id);
  return taken.overlap === 'same' ? same(which) : partly(which);
}
