/** `/staff/checks/:id/live`: how far the check of a list is. */
import type { Request, RequestHandler } from 'express';
import { isBeingChecked } from '../../../catalogue/checks/list.ts';
import { ownCheck } from '../../../desk/checks/own-check.ts';
import { askerOf } from '../../asker.ts';
import { checkProgress } from '../../presenters/staff/checks/progress.ts';
import type { Parts } from '../../routes/route.ts';
import { Live, watchedTooMuch } from '../live.ts';
import { answeringOnPage } from '../refusals.ts';

export function liveCheck(parts: Parts): RequestHandler<{ id: string }> {
  const { checks } = parts.deps;
  const live = new Live(parts.deps, async (id) => {
    const list = await checks.lists.find(id);
    if (list === undefined || !isBeingChecked(list)) return undefined;
    return (visit) => checkProgress(list, visit);
  });
  return answeringOnPage(parts, async (request, response) => {
    const { id } = await ownCheck(checks, request.params.id, askerOf(request));
    if (!live.watch(id, request as Request, response)) watchedTooMuch(response);
  });
}
