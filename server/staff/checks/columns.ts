/** `/staff/checks/:id/columns`: how the file was read – columns, sheets, the first lines – and what a person says of it. */
import type { Request, Response } from 'express';
import type { CheckList } from '../../../catalogue/checks/list.ts';
import { ownCheck } from '../../../desk/checks/own-check.ts';
import { checkHref } from '../../addresses/check-lines.ts';
import { askerOf } from '../../asker.ts';
import type { Faults } from '../../presenters/staff/field.ts';
import { columnField, presentColumns } from '../../presenters/staff/checks/columns.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { formOf, valueOf } from '../form.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage, faultsIn } from '../refusals.ts';
import { showStaff } from '../shell.ts';
import { crumbsTo } from './one.ts';
import type { OfCheck } from './one.ts';

const PREVIEWED = 20;

export function checkColumnsPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const list = await ownCheck(parts.deps.checks, request.params.id, askerOf(request));
    await showColumns(parts, request as Request, response, list, {});
  });
}

export function settleCheckColumns(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const [form, by] = [formOf(request), askerOf(request)];
    const list = await ownCheck(parts.deps.checks, request.params.id, by);
    const columns = list.columns.map(({ sheet, column }, i) => ({
      sheet,
      column,
      field: valueOf(form, columnField(i)),
    }));
    try {
      await parts.deps.acts().changeCheck(list.id, { columns }, by);
    } catch (error) {
      const faults = faultsIn(error, request as Request);
      await showColumns(parts, request as Request, response, list, faults);
      return;
    }
    const text = visitOf(request as Request).t.checks.settled;
    leadTo(response, checkHref(list.id), { kind: 'good', text });
  });
}

async function showColumns(
  parts: Parts,
  request: Request,
  response: Response,
  list: CheckList,
  faults: Faults,
): Promise<void> {
  const { lines } = parts.deps.checks;
  const visit = visitOf(request);
  const [first, sheets] = await Promise.all([
    lines.following(list.id, 0, PREVIEWED),
    lines.sheets(list.id),
  ]);
  await showStaff(parts, request, response, {
    view: 'checks/columns',
    head: {
      title: visit.t.checks.columnsTitle,
      section: 'checks',
      crumbs: crumbsTo(visit.t, list),
    },
    content: presentColumns({ list, first, sheets, faults }, visit),
    status: Object.keys(faults).length === 0 ? 200 : 422,
  });
}
