/** What is answered while the search engine is away: a page that says so and leads back (503), never no hits. */
import type { Request, Response } from 'express';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import type { PageHead } from '../presenters/site/frame.ts';
import { presentBox } from '../presenters/search/search-box.ts';
import { visitOf } from '../visit.ts';
import type { Site } from './site.ts';

/** What a reader waits before asking again, seconds. */
export const RETRY_SECONDS = 30;

/**
 * @param error what went wrong with a search
 * @throws that error, where it is another fault
 */
export async function showUnavailable(
  site: Site,
  error: unknown,
  page: { readonly head: PageHead; readonly asked: SearchRequest; readonly retryHref: string },
  request: Request,
  response: Response,
): Promise<void> {
  if (!(error instanceof SearchUnavailable)) throw error;
  const { head, asked, retryHref } = page;
  request.log.warn({ err: error }, error.message);
  response.set('Retry-After', String(RETRY_SECONDS));
  await site.show(request, response, {
    view: 'search/unavailable',
    head,
    content: { box: presentBox(asked, visitOf(request).t), retryHref },
    status: 503,
  });
}
