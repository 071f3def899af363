/** What is done with a whole list on its page: changed, checked again, removed, taken home. */
import type { Request, RequestHandler } from 'express';
import { ownCheck } from '../../../desk/checks/own-check.ts';
import { CHECKS_PAGE, checkHref } from '../../addresses/check-lines.ts';
import { FILE_FORMS, sendChecked } from '../../api/check-file.ts';
import { parametersIn } from '../../addresses/parameters.ts';
import { askerOf } from '../../asker.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { formOf, valueOf } from '../form.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage, faultsIn } from '../refusals.ts';
import { showCheck } from './one.ts';
import type { OfCheck } from './one.ts';

/** What has changed alone: another purpose makes the list be checked anew. */
export function changeCheckOnPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const { acts, checks } = parts.deps;
    const [form, by] = [formOf(request), askerOf(request)];
    const list = await ownCheck(checks, request.params.id, by);
    const said = {
      name: valueOf(form, 'name'),
      supplier: valueOf(form, 'supplier'),
      purpose: valueOf(form, 'purpose'),
      offered: valueOf(form, 'offered'),
      shared: valueOf(form, 'shared') !== '',
    };
    const changes = Object.fromEntries(
      Object.entries(said).filter(([name, value]) => list[name as keyof typeof said] !== value),
    );
    try {
      if (Object.keys(changes).length > 0) await acts().changeCheck(list.id, changes, by);
    } catch (error) {
      await showCheck(
        parts,
        request as Request,
        response,
        list,
        faultsIn(error, request as Request),
      );
      return;
    }
    const text = visitOf(request as Request).t.checks.changedList;
    leadTo(response, checkHref(list.id), { kind: 'good', text });
  });
}

export function checkAgainOnPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const { id } = await parts.deps.acts().checkAgain(request.params.id, askerOf(request));
    const text = visitOf(request as Request).t.checks.againBegun;
    leadTo(response, checkHref(id), { kind: 'good', text });
  });
}

export function removeCheckOnPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    await parts.deps.acts().removeCheck(request.params.id, askerOf(request));
    const text = visitOf(request as Request).t.checks.removed;
    leadTo(response, CHECKS_PAGE, { kind: 'good', text });
  });
}

/** `/staff/checks/:id/file?as=csv`. */
export function checkFileOnPage(parts: Parts): RequestHandler<{ id: string }> {
  return answeringOnPage(parts, async (request, response) => {
    const list = await ownCheck(parts.deps.checks, request.params.id, askerOf(request));
    const said = parametersIn(request as Request).get('as');
    const as = FILE_FORMS.find((one) => one === said) ?? 'xlsx';
    await sendChecked(list, as, parts.deps, request as Request, response);
  });
}
