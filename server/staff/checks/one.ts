/** `/staff/checks/:id`: one purchase list with its lines; of a list of others that is shared, its titles alone. */
import type { Request, RequestHandler, Response } from 'express';
import type { CheckList } from '../../../catalogue/checks/list.ts';
import { seenCheck } from '../../../desk/checks/own-check.ts';
import {
  CHECKS_PAGE,
  checkHref,
  lineListIn,
  lineQueryOf,
  linesHref,
} from '../../addresses/check-lines.ts';
import { parametersIn } from '../../addresses/parameters.ts';
import { askerOf } from '../../asker.ts';
import { ASSETS } from '../../assets.ts';
import { labelsIn } from '../../enquiries/federation.ts';
import type { Faults } from '../../presenters/staff/field.ts';
import type { Crumb } from '../../presenters/staff/frame.ts';
import { LINES_SHOWN, presentCheck } from '../../presenters/staff/checks/one.ts';
import { presentSharedCheck } from '../../presenters/staff/checks/shared.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { answeringOnPage } from '../refusals.ts';
import { showStaff } from '../shell.ts';

export type OfCheck = RequestHandler<{ id: string }>;

const MOST_PAGES = 100_000;

export function checkPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const { checks } = parts.deps;
    const { list, isOwn } = await seenCheck(checks, request.params.id, askerOf(request));
    if (isOwn) await showCheck(parts, request as Request, response, list, {});
    else await showShared(parts, request as Request, response, list);
  });
}

/** @param faults of the form that changes it */
export async function showCheck(
  parts: Parts,
  request: Request,
  response: Response,
  list: CheckList,
  faults: Faults,
): Promise<void> {
  const { checks, federation } = parts.deps;
  const visit = visitOf(request);
  const parameters = parametersIn(request);
  const narrowed = lineListIn(parameters);
  const page = pageIn(parameters);
  const [sums, found] = await Promise.all([
    checks.lines.sums(list.id),
    checks.lines.lines(list.id, lineQueryOf(narrowed), LINES_SHOWN, (page - 1) * LINES_SHOWN),
  ]);
  await showStaff(parts, request, response, {
    view: 'checks/show',
    head: {
      title: list.name,
      section: 'checks',
      crumbs: crumbsTo(visit.t),
      scripts: [ASSETS.live],
    },
    content: presentCheck(
      { list, sums, narrowed, page, faults, ...found },
      labelsIn(federation(), visit),
      visit,
    ),
    status: Object.keys(faults).length === 0 ? 200 : 422,
  });
}

async function showShared(
  parts: Parts,
  request: Request,
  response: Response,
  list: CheckList,
): Promise<void> {
  const { checks, federation } = parts.deps;
  const visit = visitOf(request);
  const page = pageIn(parametersIn(request));
  const { total, lines } = await checks.lines.lines(
    list.id,
    {},
    LINES_SHOWN,
    (page - 1) * LINES_SHOWN,
  );
  await showStaff(parts, request, response, {
    view: 'checks/shared',
    head: { title: visit.t.checks.sharedTitle, section: 'checks', crumbs: crumbsTo(visit.t) },
    content: presentSharedCheck(
      list,
      { page, total, lines, hrefOf: (to) => linesHref(list.id, {}, { page: String(to) }) },
      labelsIn(federation(), visit),
      visit,
    ),
  });
}

export function pageIn(parameters: URLSearchParams): number {
  const page = Number(parameters.get('page') ?? '1');
  return Number.isSafeInteger(page) && page > 0 && page <= MOST_PAGES ? page : 1;
}

interface CrumbWords {
  readonly checks: { readonly title: string };
}

/** @param list the one that the page is below */
export function crumbsTo(
  { checks }: CrumbWords,
  list?: Pick<CheckList, 'id' | 'name'>,
): readonly Crumb[] {
  const up = [{ href: CHECKS_PAGE, label: checks.title }];
  return list === undefined ? up : [...up, { href: checkHref(list.id), label: list.name }];
}
