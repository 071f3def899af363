/** `/staff/runs/:id` and two runs compared. */
import type { Request, RequestHandler } from 'express';
import { CHANGE_LISTS } from '../../../catalogue/runs/run-report.ts';
import { shortInSpite } from '../../../catalogue/runs/waiver.ts';
import { ownRun, ownSource } from '../../../desk/runs/own.ts';
import { WrongState } from '../../../desk/refusals.ts';
import { parametersIn } from '../../addresses/parameters.ts';
import { numberIn } from '../../api/numbered.ts';
import { askerOf } from '../../asker.ts';
import { ASSETS } from '../../assets.ts';
import { sourceHref } from '../../presenters/staff/watch/overview.ts';
import {
  CHANGES_SHOWN,
  PAGES_SHOWN,
  WINDOWS_SHOWN,
  presentCompared,
  presentRunPage,
} from '../../presenters/staff/watch/run.ts';
import type { Crumb } from '../../presenters/staff/frame.ts';
import type { Parts } from '../../routes/route.ts';
import type { Messages } from '../../i18n/languages.ts';
import { visitOf } from '../../visit.ts';
import { answeringOnPage } from '../refusals.ts';
import { showStaff } from '../shell.ts';
import { mayOf } from './may.ts';
import { numberOf, pageNumber } from './numbers.ts';

export function runPage(parts: Parts): RequestHandler<{ id: string }> {
  const { deps } = parts;
  const { reports } = deps.records;
  return answeringOnPage(parts, async (request, response) => {
    const visit = visitOf(request as Request);
    const by = askerOf(request);
    const { run } = await ownRun(deps, numberIn(request.params.id), by);
    const source = (await deps.registry.sources()).find(({ id }) => id === run.source);
    const asked = parametersIn(request as Request);
    const list =
      CHANGE_LISTS.find((one) => one === asked.get('list')) ??
      CHANGE_LISTS.find((one) => run[one] > 0) ??
      'new';
    const after = numberOf(asked, 'after');
    const [windowPage, pagePage] = [pageNumber(asked, 'windows'), pageNumber(asked, 'pages')];
    const { shortAccepted } = await deps.records.ledger(run.source);
    const [progress, changes, windows, pages, flags, short] = await Promise.all([
      reports.progress(run.id),
      reports.changes(run.id, list, CHANGES_SHOWN, after),
      reports.windows(run.id, WINDOWS_SHOWN, (windowPage - 1) * WINDOWS_SHOWN),
      reports.pages(run.id, PAGES_SHOWN, (pagePage - 1) * PAGES_SHOWN),
      reports.flags(run.id),
      reports.shortBy(run.id),
    ]);
    const isShortAccepted = shortInSpite(short, shortAccepted ?? undefined) === 0;
    const found = { run, progress, list, changes, windows, windowPage, pages, pagePage, flags };
    const content = presentRunPage(
      { ...found, short, isShortAccepted },
      mayOf(by, source),
      after,
      visit,
    );
    await showStaff(parts, request as Request, response, {
      view: 'watch/run',
      head: {
        title: visit.t.watch.run(run.id),
        section: 'sources',
        crumbs: crumbsTo(run.source, visit.t),
        scripts: content.progress === null ? [] : [ASSETS.live],
      },
      content,
    });
  });
}

/** `/staff/sources/:id/compare?a=&b=`: in the order of time, whichever was chosen first. */
export function comparePage(parts: Parts): RequestHandler<{ id: string }> {
  const { deps } = parts;
  return answeringOnPage(parts, async (request, response) => {
    const visit = visitOf(request as Request);
    const by = askerOf(request);
    const source = await ownSource(deps, request.params.id, by);
    const asked = parametersIn(request as Request);
    const ids = ['a', 'b'].map((name) => numberOf(asked, name)).toSorted((a, b) => a - b);
    const [first, second] = await Promise.all(ids.map((id) => deps.records.run(id)));
    const isOfSource = first?.source === source.id && second?.source === source.id;
    if (!isOfSource || first.id === second.id) throw new WrongState(visit.t.watch.compareSame);
    await showStaff(parts, request as Request, response, {
      view: 'watch/compare',
      head: {
        title: visit.t.watch.compareTitle,
        section: 'sources',
        crumbs: crumbsTo(source.id, visit.t),
      },
      content: presentCompared(first, second, visit),
    });
  });
}

export function crumbsTo(source: string, t: Messages): readonly Crumb[] {
  return [
    { href: '/staff/sources', label: t.watch.sources },
    { href: sourceHref(source), label: source },
  ];
}
