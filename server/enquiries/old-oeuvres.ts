/**
 * Addresses of searches within an oeuvre live on when it has another id: its oldest work is no more, or an older one
 * came. Asked only where such a search finds nothing.
 */
import type { Works } from '../../catalogue/ports/works.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import type { WorkId } from '../../catalogue/work.ts';

export type LedOn =
  | { readonly kind: 'search'; readonly request: SearchRequest }
  /** The one work that is left of the oeuvre, or the page that says what became of it. */
  | { readonly kind: 'work'; readonly id: WorkId };

/** @returns undefined where the search is the right one, or nobody knows the id */
export async function ledOnFrom(
  asked: SearchRequest,
  records: Pick<Works, 'oeuvre' | 'work'>,
): Promise<LedOn | undefined> {
  const { oeuvre: ids = [] } = asked.filters;
  const [id] = ids;
  if (id === undefined || ids.length > 1) return undefined;
  const found = await records.oeuvre(id);
  switch (found.kind) {
    case 'oeuvre': {
      if (found.id === id) return undefined;
      const filters = { ...asked.filters, oeuvre: [found.id] };
      return { kind: 'search', request: { ...asked, filters, page: 1 } };
    }
    case 'work':
      return found;
    case 'none':
      return (await records.work(id)).kind === 'unknown' ? undefined : { kind: 'work', id };
  }
}
