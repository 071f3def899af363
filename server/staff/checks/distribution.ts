/** `/staff/checks/:id/distribution`: which library gets how many, filled in on the page. */
import type { Request, Response } from 'express';
import { distributionLineOf } from '../../../acquisitions/distribution/distribution.ts';
import { copiesIn } from '../../../catalogue/checks/distribution.ts';
import type { CheckList } from '../../../catalogue/checks/list.ts';
import { checkHref } from '../../addresses/check-lines.ts';
import { parametersIn } from '../../addresses/parameters.ts';
import { askerOf } from '../../asker.ts';
import { seenDistribution } from '../../enquiries/distribution.ts';
import type { SeenDistribution } from '../../enquiries/distribution.ts';
import { cellName, presentDistribution } from '../../presenters/staff/checks/distribution.ts';
import type { Faults } from '../../presenters/staff/field.ts';
import type { Crumb } from '../../presenters/staff/frame.ts';
import { pagingOf } from '../../presenters/staff/paging.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { formOf, valueOf } from '../form.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage, faultsIn } from '../refusals.ts';
import { showStaff } from '../shell.ts';
import { crumbsTo, pageIn } from './one.ts';
import type { OfCheck } from './one.ts';

const PAGE_SIZE = 50;
/** What was typed into a form, and what is wrong with it, by name of the input. */
interface Refused {
  readonly typed: ReadonlyMap<string, string>;
  readonly faults: Faults;
}
const NOTHING_SAID: Refused = { typed: new Map(), faults: {} };

export function distributionPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const seen = await seenDistribution(parts.deps, request.params.id, askerOf(request));
    const page = pageIn(parametersIn(request as Request));
    await showDistribution(parts, request as Request, response, seen, page, NOTHING_SAID);
  });
}

/** What is another than when the page was shown; nobody else's cells are touched. */
export function distributeOnPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const by = askerOf(request);
    const seen = await seenDistribution(parts.deps, request.params.id, by);
    const form = formOf(request);
    const page = pageIn(form);
    const changed = changedCells(form, seen);
    try {
      const cells = changed.map(({ cell }) => cell);
      const done =
        cells.length === 0 ? 0 : await parts.deps.acts().distribute(seen.list.id, cells, by);
      const { t } = visitOf(request as Request);
      const { saved, unchanged } = t.distribution;
      const text = done === 0 ? unchanged : saved(t.number(done));
      leadTo(response, pageHref(seen.list, page), { kind: 'good', text });
    } catch (error) {
      const faults = Object.fromEntries(
        Object.entries(faultsIn(error, request as Request)).map(([name, fault]) => {
          const at = /^cells\[(\d{1,5})\]$/.exec(name)?.[1];
          return [changed[Number(at)]?.name ?? '', fault];
        }),
      );
      await showDistribution(parts, request as Request, response, seen, page, {
        typed: new Map(form),
        faults,
      });
    }
  });
}

export function oneEachOnPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const by = askerOf(request);
    const { list } = await seenDistribution(parts.deps, request.params.id, by);
    const cells = await parts.deps.acts().distributeOneEach(list.id, by);
    const { t } = visitOf(request as Request);
    const text = t.distribution.oneEachDone(t.number(cells));
    leadTo(response, pageHref(list, 1), { kind: 'good', text });
  });
}

async function showDistribution(
  parts: Parts,
  request: Request,
  response: Response,
  seen: SeenDistribution,
  page: number,
  refused: Refused,
): Promise<void> {
  const { list, libraries, alone } = seen;
  const { checks } = parts.deps;
  const visit = visitOf(request);
  const { total, lines } = await checks.distribution.lines(
    list.id,
    PAGE_SIZE,
    (page - 1) * PAGE_SIZE,
  );
  const [sums, all] = await Promise.all([
    checks.distribution.sums(list.id),
    checks.lines.sums(list.id),
  ]);
  const to = (one: number): string => pageHref(list, one);
  const content = presentDistribution(
    {
      list,
      isWhole: alone === undefined,
      libraries,
      lines: lines.map((line) => distributionLineOf(line, alone)),
      sums,
      bought: all.chosen.buy,
      paging: pagingOf(visit.t, { page, size: PAGE_SIZE, total }, to),
      page,
      ...refused,
    },
    visit,
  );
  await showStaff(parts, request, response, {
    view: 'checks/distribution',
    head: { title: visit.t.distribution.title, section: 'checks', crumbs: crumbsOf(seen, request) },
    content,
    status: Object.keys(refused.faults).length === 0 ? 200 : 422,
  });
}

/** To the lists, and to this one; what others call theirs is not shown. */
export function crumbsOf({ list, isOwn }: SeenDistribution, request: Request): readonly Crumb[] {
  const { t } = visitOf(request);
  return crumbsTo(t, isOwn ? list : { id: list.id, name: t.checks.sharedTitle });
}

export function pageHref({ id }: Pick<CheckList, 'id'>, page: number): string {
  return `${checkHref(id)}/distribution${page === 1 ? '' : `?page=${page}`}`;
}

interface ChangedCell {
  /** Of its input. */
  readonly name: string;
  readonly cell: object;
}

function changedCells(form: URLSearchParams, { libraries }: SeenDistribution): ChangedCell[] {
  return Array.from({ length: PAGE_SIZE }, (_, i) => i).flatMap((i) => {
    const stood = stoodIn(form.get(`line-${i}`));
    if (stood === undefined) return [];
    return libraries.flatMap(({ code: library }) => {
      const name = cellName(i, library);
      if (!form.has(name)) return [];
      const copies = valueOf(form, name);
      const from = stood.given.get(library) ?? 0;
      if (copiesIn(copies) === from) return [];
      return [{ name, cell: { sheet: stood.sheet, row: stood.row, library, copies, from } }];
    });
  });
}

/** What the page said of a line; who made it up is told so by the act. */
function stoodIn(
  json: string | null,
): { sheet: unknown; row: unknown; given: ReadonlyMap<string, unknown> } | undefined {
  if (json === null) return undefined;
  try {
    const said = new Map<string, unknown>(Object.entries(JSON.parse(json) as object));
    const given = said.get('given');
    return {
      sheet: said.get('sheet'),
      row: said.get('row'),
      given: new Map(Object.entries(typeof given === 'object' && given !== null ? given : {})),
    };
  } catch {
    return undefined;
  }
}
