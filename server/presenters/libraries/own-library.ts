/** 我的图书馆: where it is chosen and given up, on the page of a work and on that of a library. */
import { shortened } from '../../../catalogue/text/bounds.ts';
import { OWN_LIBRARY, choiceHref } from '../../visit.ts';
import type { Visit } from '../../visit.ts';
import type { Labels } from '../../i18n/labels.ts';

/** One library, for its own page. */
export interface OwnLink {
  readonly isOwn: boolean;
  /** Makes it the reader's own, or gives it up. */
  readonly href: string;
}

/** All of them, to choose from. */
export interface OwnChoice {
  /** Name of the one that was chosen; null: none. */
  readonly chosen: string | null;
  readonly giveUpHref: string;
  readonly parameter: string;
  readonly options: readonly {
    readonly code: string;
    readonly name: string;
    readonly isChosen: boolean;
  }[];
  /** Where the form leads back to. */
  readonly back: string;
}

const LONGEST_NAME = 100;

export function ownLink(code: string, visit: Visit): OwnLink {
  const isOwn = visit.ownLibrary === code;
  return { isOwn, href: choiceHref(visit, OWN_LIBRARY, isOwn ? '' : code) };
}

export function ownChoice(labels: Labels, visit: Visit): OwnChoice {
  const own = labels.libraries.find(({ code }) => code === visit.ownLibrary);
  return {
    chosen: own === undefined ? null : labels.libraryName(own.code),
    giveUpHref: choiceHref(visit, OWN_LIBRARY, ''),
    parameter: OWN_LIBRARY,
    options: labels.libraries.map(({ code }) => ({
      code,
      name: shortened(labels.libraryName(code), LONGEST_NAME),
      isChosen: code === own?.code,
    })),
    back: visit.address,
  };
}
