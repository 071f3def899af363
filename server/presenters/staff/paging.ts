/** The way through a long list, page by page. */
import type { Messages } from '../../i18n/languages.ts';

export interface Paging {
  /** Which of how many. */
  readonly label: string;
  readonly previous: string | null;
  readonly next: string | null;
}

/**
 * @param hrefOf address of a page, from 1
 * @returns null when all is on one page
 */
export function pagingOf(
  t: Messages,
  { page, size, total }: { readonly page: number; readonly size: number; readonly total: number },
  hrefOf: (page: number) => string,
): Paging | null {
  const pages = Math.max(1, Math.ceil(total / size));
  if (pages === 1 && page === 1) return null;
  return {
    label: t.watch.pageOf(t.number(page), t.number(pages), t.number(total)),
    previous: page > 1 ? hrefOf(Math.min(page - 1, pages)) : null,
    next: page < pages ? hrefOf(page + 1) : null,
  };
}
