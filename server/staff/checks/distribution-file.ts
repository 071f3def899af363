/** The sheet of 馆藏去向: taken home, sent back filled in, compared cell by cell, and confirmed. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import { WrongValues } from '../../../desk/refusals.ts';
import { askerOf } from '../../asker.ts';
import {
  cellsOf,
  distributionSheet,
  editedDistribution,
  seenDistribution,
} from '../../enquiries/distribution.ts';
import type { Parts } from '../../routes/route.ts';
import { MOST_DISTRIBUTION, receivedForm } from '../../uploads/received.ts';
import { visitOf } from '../../visit.ts';
import { TOKEN_FIELD, formOf, isOurToken, valueOf } from '../form.ts';
import { knownOf } from '../known.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage } from '../refusals.ts';
import { showStaff } from '../shell.ts';
import { crumbsOf, pageHref } from './distribution.ts';
import type { OfCheck } from './one.ts';

export function distributionFileOnPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const seen = await seenDistribution(parts.deps, request.params.id, askerOf(request));
    const { name, pieces } = await distributionSheet(parts.deps, seen);
    response.attachment(name).type('xlsx');
    await pipeline(Readable.from(pieces), response);
  });
}

/** Shows what it would change; nothing is changed yet. The page carries the changes, and the act looks at each again. */
export function readDistributionOnPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (asked, response) => {
    const request = asked as Request;
    const { deps } = parts;
    const seen = await seenDistribution(deps, asked.params.id, askerOf(asked));
    const isOurs = (known: ReadonlyMap<string, string>): boolean =>
      isOurToken(request, known.get(TOKEN_FIELD) ?? '');
    const { file } = await receivedForm(
      request,
      response,
      deps.checkFolder,
      isOurs,
      MOST_DISTRIBUTION,
    );
    if (file === undefined) throw new WrongValues({ file: '请选择填好的去向表（.xlsx）' });
    const edited = await editedDistribution(deps, seen, file);
    const { visit } = knownOf(parts, request);
    const names = new Map(seen.libraries.map(({ code, name }) => [code, name]));
    const words = visit.t.distribution;
    const { changes, faults } = edited;
    const back = pageHref(seen.list, 1);
    await showStaff(parts, request, response, {
      view: 'checks/distribution-edited',
      head: {
        title: words.edited,
        section: 'checks',
        crumbs: [...crumbsOf(seen, request), { href: back, label: words.title }],
      },
      content: {
        href: back,
        heading:
          changes.length === 0 ? words.noChanges : words.changes(visit.t.number(changes.length)),
        faultsHeading: words.faults(visit.t.number(faults.length)),
        faults: faults.map(({ message }) => visit.t.said(message)),
        changes: changes.map(({ line, library, from, to }) => ({
          title: line.title,
          row: words.row(String(line.row)),
          library: names.get(library) ?? library,
          from: String(from),
          to: String(to),
        })),
        cells: JSON.stringify(cellsOf(edited)),
      },
    });
  });
}

export function takeDistributionOnPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const by = askerOf(request);
    const { list } = await seenDistribution(parts.deps, request.params.id, by);
    const done = await parts.deps.acts().distribute(list.id, cellsIn(formOf(request)), by);
    const { t } = visitOf(request as Request);
    const { saved, unchanged } = t.distribution;
    const text = done === 0 ? unchanged : saved(t.number(done));
    leadTo(response, pageHref(list, 1), { kind: 'good', text });
  });
}

function cellsIn(form: URLSearchParams): unknown {
  try {
    return JSON.parse(valueOf(form, 'cells'));
  } catch {
    throw new WrongValues({ cells: '表单不完整，请重新上传填好的去向表' });
  }
}
