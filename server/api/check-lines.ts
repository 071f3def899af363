/** `/api/v1/checks/:id/lines`: what came of each line of a purchase list, and what persons said of it. */
import type { Request, RequestHandler } from 'express';
import type { CheckedLine, LineQuery } from '../../catalogue/ports/check-lists.ts';
import { LINE_SORTS } from '../../catalogue/ports/check-lists.ts';
import type { LineName } from '../../catalogue/checks/list.ts';
import { LINE_FLAGS, VERDICTS } from '../../catalogue/checks/result.ts';
import { lineOf, ownCheck, seenCheck } from '../../desk/checks/own-check.ts';
import { NotThere } from '../../desk/refusals.ts';
import { LINE_DECISIONS } from '../addresses/check-lines.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { askerOf } from '../asker.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { jsonBody } from './body.ts';
import { verdictIn } from './decisions.ts';
import { sendFault } from './errors.ts';
import { QueryReader } from './query-reader.ts';
import { answeringRefusals } from './refused.ts';

type LineHandler = RequestHandler<{ id: string; row: string }>;

const USUAL = 20;
const MOST_AT_ONCE = 100;
const MOST_PAGES = 100_000;

/** `GET`: of a list that is only shared, titles and nothing else. */
export function checkLinesApi({ checks }: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals<{ id: string }>(async (request, response) => {
    const { list, isOwn } = await seenCheck(checks, request.params.id, askerOf(request));
    const read = new QueryReader(parametersIn(request));
    const query = isOwn ? queryIn(read) : {};
    const page = read.number('page', 1, MOST_PAGES) ?? 1;
    const size = read.number('size', 1, MOST_AT_ONCE) ?? USUAL;
    const fault = read.fault();
    if (fault !== undefined) {
      sendFault(response, 400, fault);
      return;
    }
    const found = await checks.lines.lines(list.id, query, size, (page - 1) * size);
    const lines = found.lines.map(isOwn ? lineTold : titleTold);
    response.json({ total: found.total, page, size, lines });
  });
}

/** `GET :row`, with all that was ever said of it. */
export function checkLineApi({ checks }: PortalDeps): LineHandler {
  return answeringRefusals<{ id: string; row: string }>(async (request, response) => {
    const { id } = await ownCheck(checks, request.params.id, askerOf(request));
    const name = nameIn(request);
    const line = await lineOf(checks, id, name);
    const decisions = await checks.choices.choicesOf(id, name);
    response.json({ ...lineTold(line), decisions });
  });
}

/** `PUT :row/decision` `{ verdict, buy, work, why }`. */
export function chooseApi(deps: PortalDeps): LineHandler {
  return answeringRefusals<{ id: string; row: string }>(async (request, response) => {
    const { id } = request.params;
    const [name, by] = [nameIn(request), askerOf(request)];
    await deps.acts().chooseLines(id, { lines: [name] }, await jsonBody(request), by);
    response.json(lineTold(await lineOf(deps.checks, id, name)));
  });
}

/** `DELETE :row/decision`: what the machine found is left. */
export function takeBackChoiceApi(deps: PortalDeps): LineHandler {
  return answeringRefusals<{ id: string; row: string }>(async (request, response) => {
    const { id } = request.params;
    const by = askerOf(request);
    const ended = await deps.acts().takeBackChoices(id, { lines: [nameIn(request)] }, by);
    if (ended === 0) throw new NotThere('这一行没有选定，不用撤回。');
    response.status(204).end();
  });
}

/** `PUT decisions`: one choice for all lines that the parameters find. */
export function chooseManyApi(deps: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals<{ id: string }>(async (request, response) => {
    const read = new QueryReader(parametersIn(request));
    const query = queryIn(read);
    const fault = read.fault();
    if (fault !== undefined) {
      sendFault(response, 400, fault);
      return;
    }
    const choice = await jsonBody(request);
    const by = askerOf(request);
    const lines = await deps.acts().chooseLines(request.params.id, { query }, choice, by);
    response.json({ lines });
  });
}

/** `POST :row/match` `{ a, b, outcome, why }`: two records found for the line, for good. */
export function matchOfLineApi(deps: PortalDeps): LineHandler {
  return answeringRefusals<{ id: string; row: string }>(async (request, response) => {
    const { id } = request.params;
    const verdict = verdictIn(await jsonBody(request));
    const by = askerOf(request);
    const made = await deps.acts().decideMatchOfLine(id, nameIn(request), verdict, by);
    response.status(201).set('Location', `/api/v1/decisions/${made.id}`).json({ id: made.id });
  });
}

function queryIn(read: QueryReader): LineQuery {
  const verdict = read.oneOf('verdict', VERDICTS);
  const flag = read.oneOf('flag', LINE_FLAGS);
  const truth = (name: string): boolean | undefined => {
    const word = read.oneOf(name, ['true', 'false']);
    return word === undefined ? undefined : word === 'true';
  };
  const [mine, changed, unpriced] = [truth('mine'), truth('changed'), truth('unpriced')];
  const decision = read.oneOf('decision', LINE_DECISIONS);
  const text = read.text('q');
  const sort = read.oneOf('sort', LINE_SORTS);
  const isDescending = read.oneOf('order', ['asc', 'desc']) === 'desc';
  return {
    ...(verdict === undefined ? {} : { verdict: [verdict] }),
    ...(flag === undefined ? {} : { flag: [flag] }),
    ...(mine === undefined ? {} : { mine }),
    ...(decision === undefined ? {} : { decision }),
    ...(changed === undefined ? {} : { changed }),
    ...(unpriced === undefined ? {} : { unpriced }),
    ...(text === undefined ? {} : { text }),
    ...(sort === undefined ? {} : { sort }),
    isDescending,
  };
}

/** The row of the address; `sheet` says of which sheet, where there are several. */
function nameIn(request: Request<{ id: string; row: string }>): LineName {
  const { row } = request.params;
  if (!/^[1-9]\d{0,8}$/.test(row)) throw new NotThere('清单里没有这一行。');
  return {
    row: Number(row),
    sheet: parametersIn(request).get('sheet') ?? '',
  };
}

export function lineTold(line: CheckedLine): object {
  const { sheet, row, group, input, result, before, otherLists, choice } = line;
  return {
    row,
    sheet,
    group,
    verdict: result?.verdict ?? null,
    flags: result?.flags ?? [],
    mine: result?.mine ?? null,
    score: result?.score ?? null,
    reason: result?.sentence ?? '',
    why: result?.reason ?? null,
    conflict: result?.conflict ?? false,
    input,
    works: result?.works ?? [],
    sameLines: result?.sameLines ?? [],
    otherLists,
    before,
    decision: choice,
  };
}

/** A sheet may be called after its supplier. */
function titleTold({ row, input }: CheckedLine): object {
  return { row, title: input['title'] ?? '' };
}
