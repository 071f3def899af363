/** What a librarian who is signed in can do from the page of a work; the pages that it leads to say who may. */
import { shortened } from '../../../catalogue/text/bounds.ts';
import type { Work } from '../../../catalogue/work.ts';
import { workHref } from '../../addresses/match-lists.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Messages } from '../../i18n/languages.ts';

const MOST_RECORDS = 20;
/** UTF-16 units. */
const LONGEST_NAME = 200;

export interface DeskLink {
  /** Whose record it is about. */
  readonly about: string;
  readonly href: string;
  readonly label: string;
}

export function presentDesk({ id, documents }: Work, labels: Labels, t: Messages): DeskLink[] {
  const split = { about: t.matches.splitAbout, href: workHref(id), label: t.matches.split };
  const hiding = documents.slice(0, MOST_RECORDS).flatMap(({ library, source, identifier }) => {
    const about = `${labels.libraryName(library)} ${shortened(identifier, LONGEST_NAME)}`;
    const hrefOf = (scope: string): string =>
      `/staff/suppressions/new?${new URLSearchParams({ scope, source, identifier }).toString()}`;
    return [
      { about, href: hrefOf('record'), label: t.suppressions.hideRecord },
      { about, href: hrefOf('field'), label: t.suppressions.hideField },
    ];
  });
  return [split, ...hiding];
}
