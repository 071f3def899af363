/** `/works/:id`: shown, moved (301), gone or taken down (410), or unknown (404). */
import type { Request, Response } from 'express';
import { isAnswerable } from '../../catalogue/search/query.ts';
import { quotationOf } from '../../catalogue/search/quotation.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import { shortened } from '../../catalogue/text/bounds.ts';
import type { Work, WorkLookup } from '../../catalogue/work.ts';
import { cookieOf } from '../cookies.ts';
import { visitOf } from '../visit.ts';
import { jsonLd } from '../../formats/out/json-ld.ts';
import { referenceOf } from '../../formats/out/reference.ts';
import { labelsIn } from '../enquiries/federation.ts';
import { originOf } from '../addresses/origin.ts';
import { namingOf } from '../enquiries/naming.ts';
import { writeSearchAddress } from '../addresses/search-address.ts';
import { dayOf } from '../presenters/site/times.ts';
import { datesOf, kinOf } from '../enquiries/kin.ts';
import { RelatedWorks } from '../enquiries/related.ts';
import { SparePages } from '../enquiries/spare-pages.ts';
import { MOST_PAIRS, NO_SHOWN_KIN, presentKin } from '../presenters/works/kin.ts';
import { aboutWork, titleOfPage } from '../presenters/works/about.ts';
import { emptyLetter, presentFeedback } from '../presenters/feedback/feedback.ts';
import { presentTakeAlong } from '../presenters/works/take-along.ts';
import { presentDesk } from '../presenters/works/desk.ts';
import { NO_RELATED, presentRelated } from '../presenters/works/related.ts';
import { MOST_RECORDS, presentWork } from '../presenters/works/works.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { showMessage } from './faults.ts';
import type { Site } from './site.ts';
import { showTakenDown } from './taken-down.ts';

/** Of the page, as the log names them. */
const RELATED = '相关文献';
const RECEIVED = '原始记录';
const KIN = '为什么在一起';

/** Of a work that is no more, UTF-16 units. */
const LONGEST_TITLE = 500;

export function workPage(site: Site, deps: PortalDeps) {
  const pages = new SparePages(deps.index.spare, {
    ms: deps.spareMs,
    onFault: (error) => site.optional.tell(RELATED, error),
  });
  const related = new RelatedWorks(pages, deps.now);
  return async (request: Request<{ id: string }>, response: Response): Promise<void> => {
    const found = await deps.records.work(request.params.id);
    switch (found.kind) {
      case 'work':
        await showWork(site, deps, related, found.work, request, response);
        return;
      case 'moved':
        response.redirect(301, `/works/${encodeURIComponent(found.to)}`);
        return;
      case 'gone':
      case 'taken-down':
      case 'unknown':
        await showNoWork(site, deps, found, request, response);
    }
  };
}

/** Why there is nothing to show, or to take along, under an id. */
export async function showNoWork(
  site: Site,
  deps: PortalDeps,
  found: Exclude<WorkLookup, { kind: 'work' | 'moved' }>,
  request: Request,
  response: Response,
): Promise<void> {
  const { lang, t } = visitOf(request);
  switch (found.kind) {
    case 'gone': {
      const day = dayOf(found.deletedAt, lang)?.text ?? '';
      const title = shortened(found.title, LONGEST_TITLE);
      await site.show(request, response, {
        view: 'works/gone',
        head: {
          title: title === '' ? t.work.goneTitle : `${title} · ${t.work.goneTitle}`,
          section: 'none',
          indexed: false,
        },
        content: {
          reason: title === '' ? t.work.goneUntitled(day) : t.work.gone(title, day),
          searchHref: title === '' ? null : writeSearchAddress(sameTitle(found.title)),
        },
        status: 410,
      });
      return;
    }
    case 'taken-down':
      await showTakenDown(site, deps, 'work', found, request, response);
      return;
    case 'unknown':
      await showMessage(site, request, response, 404, t.work.unknownTitle, t.work.unknown);
  }
}

/** The words of the title; those that are too many as one phrase. */
function sameTitle(title: string): Pick<SearchRequest, 'query'> {
  const words = { query: { title } };
  return isAnswerable(words) ? words : { query: { title: quotationOf(title) } };
}

async function showWork(
  site: Site,
  { records, federation, now, publicUrl }: PortalDeps,
  relatedWorks: RelatedWorks,
  work: Work,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(request);
  const { optional } = site;
  const received = await Promise.all(
    work.documents
      .slice(0, MOST_RECORDS)
      .map(({ id }) => optional.of(RECEIVED, () => records.record(id))),
  );
  const known = federation();
  const registered = known.sources.map(({ source }) => source);
  const labels = labelsIn(known, visit);
  const origin = originOf(request, publicUrl);
  const naming = namingOf(known, origin, now());
  const reference = referenceOf(work, naming);
  const asked = { backHref: resultsBefore(request), origin, now: now() };
  const content = {
    ...presentWork(work, received, registered, asked, labels, visit),
    desk: cookieOf(request, 'session') === undefined ? [] : presentDesk(work, labels, visit.t),
    // Without a token, which would take a cookie on every page of a work.
    correction: {
      ...presentFeedback('correction', emptyLetter(work.id), work, {}, labels, visit.t),
      stamp: site.stamps.giveOfHour(),
    },
    takeAlong: presentTakeAlong(reference, naming, visit),
    kin:
      (await optional.of(KIN, async () => {
        const kin = await kinOf(records, work.id, 2 * MOST_PAIRS);
        const dates = await datesOf(records, kin.relations);
        return presentKin(kin, labels, visit, work.oeuvreId, dates);
      })) ?? NO_SHOWN_KIN,
    related:
      (await optional.of(RELATED, async () =>
        presentRelated(await relatedWorks.of(work), labels, visit),
      )) ?? NO_RELATED,
  };
  await site.show(request, response, {
    view: 'works/show',
    head: {
      title: titleOfPage(work, visit.t),
      section: 'none',
      indexed: true,
      about: { ...aboutWork(work, labels, visit.t), data: [jsonLd(reference, naming)] },
    },
    content,
  });
}

/** The results that led here, by the referring page; null when the reader came from elsewhere. */
function resultsBefore(request: Request): string | null {
  const referrer = request.get('referer') ?? '';
  if (!URL.canParse(referrer)) return null;
  const { host, pathname, search } = new URL(referrer);
  return host === request.get('host') && pathname === '/search' ? `${pathname}${search}` : null;
}
