/** Special collections 特色库 as readers see them. */
import type { CollectionInfo } from './document.ts';
import type { Source } from './source.ts';

/** The whole source as one collection. */
const WHOLE = '*';

/** Id of the collection of this set; of the whole source without one. */
export function collectionId(source: string, set: string = WHOLE): string {
  return `${source}:${set}`;
}

/** Collections of the settings, else one for each set of the repository. */
export function collectionsOf(
  source: Pick<Source, 'id' | 'library' | 'collections'>,
  setNames: Readonly<Record<string, string>>,
): CollectionInfo[] {
  const { id, library, collections } = source;
  if (collections.length > 0) {
    return collections.map((rule) => ({
      id: collectionId(id, rule.set),
      library,
      source: id,
      name: rule.name,
      description: rule.description,
    }));
  }
  return Object.entries(setNames).map(([set, name]) => ({
    id: collectionId(id, set),
    library,
    source: id,
    name,
  }));
}
