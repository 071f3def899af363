/** `/staff/checks/:id/columns`: how the file was read – columns, sheets, the first lines – and what a person says of it. */
import type { Request, Response } from 'express';
import type { CheckList } from '../../../catalogue/checks/list.ts';
import type { ListLine } from '../../../catalogue/checks/rows.ts';
import type { SheetRows } from '../../../catalogue/ports/check-lists.ts';
import { ownCheck } from '../../../desk/checks/own-check.ts';
import { checkHref } from '../../addresses/check-lines.ts';
import { askerOf } from '../../asker.ts';
import type { Faults } from '../../presenters/staff/field.ts';
import { SHEET_FIELD, columnField, presentColumns } from '../../presenters/staff/checks/columns.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { formOf, valueOf } from '../form.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage, faultsIn } from '../refusals.ts';
import { showStaff } from '../shell.ts';
import { crumbsTo } from './one.ts';
import type { OfCheck } from './one.ts';

const PREVIEWED = 20;
/** Sheets of which examples are shown. */
const MOST_SHEETS = 20;

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
    const changes = form.has(SHEET_FIELD) ? { sheet: valueOf(form, SHEET_FIELD) } : { columns };
    try {
      await parts.deps.acts().changeCheck(list.id, changes, by);
    } catch (error) {
      const faults = faultsIn(error, request as Request);
      await showColumns(parts, request as Request, response, list, faults);
      return;
    }
    const words = visitOf(request as Request).t.checks;
    const text = 'sheet' in changes ? words.sheetChosen : words.settled;
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
  const examples = await examplesOf(parts, list, sheets);
  await showStaff(parts, request, response, {
    view: 'checks/columns',
    head: {
      title: visit.t.checks.columnsTitle,
      section: 'checks',
      crumbs: crumbsTo(visit.t, list),
    },
    content: presentColumns({ list, first, examples, sheets, faults }, visit),
    status: Object.keys(faults).length === 0 ? 200 : 422,
  });
}

/** The first lines of each sheet. */
async function examplesOf(
  { deps }: Parts,
  { id }: CheckList,
  sheets: readonly SheetRows[],
): Promise<readonly ListLine[]> {
  const examples: ListLine[] = [];
  let before = 0;
  for (const { lines } of sheets.slice(0, MOST_SHEETS)) {
    if (lines > 0)
      examples.push(...(await deps.checks.lines.following(id, before, Math.min(lines, PREVIEWED))));
    before += lines;
  }
  return examples;
}
