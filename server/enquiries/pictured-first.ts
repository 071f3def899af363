/** Works for a few places: those with a picture to show before those without, else in their order. */
import type { FoundHit } from '../../catalogue/ports/search-index.ts';

export function picturedFirst(hits: readonly FoundHit[]): FoundHit[] {
  return hits.toSorted((a, b) => Number(b.picture) - Number(a.picture));
}
