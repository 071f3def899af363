/** What is done to the page of a library, as pages and programs ask for it. */
import type { Actor } from '../../catalogue/actor.ts';
import type { PageVersion } from '../../catalogue/library-page.ts';
import { editPage, publishPage, restorePage } from './edit.ts';
import type { PageEdit, PageParts } from './edit.ts';

/** What each throws its own file says. */
export interface PageActs {
  readonly editPage: (edit: PageEdit, by: Actor) => Promise<PageVersion>;
  readonly publishPage: (
    version: { readonly library: string; readonly number: number },
    by: Actor,
  ) => Promise<PageVersion>;
  readonly restorePage: (
    wanted: { readonly library: string; readonly number: number; readonly base: number },
    by: Actor,
  ) => Promise<PageVersion>;
}

export function pageActs(parts: PageParts): PageActs {
  return {
    editPage: (edit, by) => editPage(parts, edit, by),
    publishPage: (version, by) => publishPage(parts, version, by),
    restorePage: (wanted, by) => restorePage(parts, wanted, by),
  };
}
