/** `/staff/checks/:id/print`: what a list came to, on paper: totals, and each line with its verdict. */
import type { Request } from 'express';
import type { CheckedLine } from '../../../catalogue/ports/check-lists.ts';
import { ownCheck } from '../../../desk/checks/own-check.ts';
import { lineListIn, lineQueryOf } from '../../addresses/check-lines.ts';
import { parametersIn } from '../../addresses/parameters.ts';
import { askerOf } from '../../asker.ts';
import { labelsIn } from '../../enquiries/federation.ts';
import { presentPrint } from '../../presenters/staff/checks/print.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { answeringOnPage } from '../refusals.ts';
import { showStaff } from '../shell.ts';
import { crumbsTo } from './one.ts';
import type { OfCheck } from './one.ts';

/** A page of more is no help to anybody; the file has them all. */
const MOST_PRINTED = 3_000;
/** Lines that are read at once, while nobody else is served. */
const PIECE = 200;

export function printCheckPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const { checks, federation } = parts.deps;
    const list = await ownCheck(checks, request.params.id, askerOf(request));
    const query = lineQueryOf(lineListIn(parametersIn(request as Request)));
    const lines: CheckedLine[] = [];
    let total = 0;
    do {
      const piece = await checks.lines.lines(list.id, query, PIECE, lines.length);
      ({ total } = piece);
      if (piece.lines.length === 0) break;
      lines.push(...piece.lines);
    } while (lines.length < Math.min(total, MOST_PRINTED));
    const visit = visitOf(request as Request);
    await showStaff(parts, request as Request, response, {
      view: 'checks/print',
      head: {
        title: visit.t.checks.printTitle(list.name),
        section: 'checks',
        crumbs: crumbsTo(visit.t, list),
      },
      content: presentPrint(
        { list, sums: await checks.lines.sums(list.id), lines, total },
        labelsIn(federation(), visit),
        visit,
      ),
    });
  });
}
