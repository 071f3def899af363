/** What the page of something that was taken down says: since when, by whom, and whom to ask. */
import type { TakenDown } from '../../../catalogue/suppression.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Visit } from '../../visit.ts';
import { dayOf } from './times.ts';

export interface ShownTakenDown {
  readonly heading: string;
  readonly what: string;
  /** What a librarian wrote for readers. */
  readonly notice: string | null;
  readonly ask: string;
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

export function presentTakenDown(
  what: 'work' | 'collection',
  { since, byLibrary, library, notice }: TakenDown,
  labels: Labels,
  { lang, t }: Pick<Visit, 'lang' | 't'>,
): ShownTakenDown {
  const by = byLibrary === null ? t.takenDown.city : labels.libraryName(byLibrary);
  const owner = labels.libraryName(library);
  return {
    heading: t.takenDown.title,
    what: t.takenDown[what](by, dayOf(since, lang)?.text ?? ''),
    notice,
    ask: t.takenDown.ask(owner),
    links: [
      { href: `/libraries/${encodeURIComponent(library)}`, label: t.takenDown.library(owner) },
      { href: '/feedback', label: t.takenDown.feedback },
    ],
  };
}
