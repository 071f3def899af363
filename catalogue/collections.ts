/** Special collections 特色库 as readers see them. */
import type { CollectionInfo } from './document.ts';
import type { Library } from './library.ts';
import { isOwnSet, rulesOf } from './source.ts';
import type { CollectionRule, Source } from './source.ts';

/** The whole source as one collection. */
const WHOLE = '*';

/** Id of the collection of this set; of the whole source without one. */
export function collectionId(source: string, set: string = WHOLE): string {
  return `${source}:${set}`;
}

/**
 * Those that the source was registered with, else one for each set of the repository that is the source’s own; with what the page of its
 * library says of them.
 */
export function collectionsOf(
  source: Pick<Source, 'id' | 'library' | 'set' | 'collections' | 'ofPage'>,
  setNames: Readonly<Record<string, string>>,
): CollectionInfo[] {
  const { id, library, collections } = source;
  const rules = rulesOf(source);
  const registered: readonly CollectionRule[] =
    collections.length > 0
      ? collections
      : Object.entries(setNames)
          .filter(([set]) => isOwnSet(source, set))
          .map(([set, name]) => ({ set, name }));
  const sets = new Set([...registered, ...rules].map(({ set }) => set));
  return [...sets].flatMap((set) => {
    const rule = [...rules, ...registered].find((one) => one.set === set);
    if (rule === undefined) return [];
    const { name, description, access, rights = null, terms = '' } = rule;
    const known = { id: collectionId(id, set), library, source: id };
    return [{ ...known, name, description, access, rights, terms }];
  });
}

/** Collections of a library that are saved searches: its page names them, and no record knows of them. */
export function savedSearchesOf({ code, page }: Pick<Library, 'code' | 'page'>): CollectionInfo[] {
  return (page?.collections ?? []).flatMap((one) => {
    if (one.kind !== 'search') return [];
    const { id, name, description, rights, terms, query } = one;
    // No source has this mark in its id, so that no set is taken for it.
    return [
      { id: `${code}~${id}`, library: code, source: null, name, description, rights, terms, query },
    ];
  });
}
