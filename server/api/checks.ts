/**
 * `/api/v1/checks`: purchase lists, by a program that acts for an acquisitions librarian. A list of another library is
 * not there, unless it is shared: then its date, purpose and titles may be seen and nothing else.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import { isBeingChecked } from '../../catalogue/checks/list.ts';
import type { CheckList } from '../../catalogue/checks/list.ts';
import type { ListSums } from '../../catalogue/ports/check-lists.ts';
import type { Actor } from '../../catalogue/actor.ts';
import { actsFor } from '../../catalogue/actor.ts';
import { seenCheck } from '../../desk/checks/own-check.ts';
import { WrongValues } from '../../desk/refusals.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { askerOf } from '../asker.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { receivedBody } from '../uploads/received.ts';
import { jsonBody } from './body.ts';
import { sendFault } from './errors.ts';
import { QueryReader } from './query-reader.ts';
import { answeringRefusals } from './refused.ts';

type CheckHandler = RequestHandler<{ id: string }>;

/** How long a request may wait for the end of a check, seconds, and how many may at a time. */
const LONGEST_WAIT_S = 120;
const MOST_WAITING = 50;
const LOOK_MS = 100;

/** Rows that are no lines, with the list itself. */
const MOST_SKIPPED = 10_000;
const USUAL = 20;
const MOST_AT_ONCE = 100;
const MOST_PAGES = 100_000;

const MADE_WITH = ['purpose', 'offered', 'library', 'filename', 'name', 'supplier', 'shared'];

/** Names of the file where the program gives none: the kind is told by what is in it all the same. */
const CALLED: readonly (readonly [type: string, name: string])[] = [
  ['application/json', '清单.json'],
  ['application/x-ndjson', '清单.jsonl'],
  ['text/plain', '粘贴的书目.txt'],
];

/** `POST`: 202, or 200 when it was done in time. */
export function makeCheckApi(deps: PortalDeps): RequestHandler {
  return answeringRefusals(async (request, response) => {
    const given = madeWith(parametersIn(request), request);
    const id = await receivedBody(request, deps.checkFolder);
    const made = await deps.acts().makeCheck({ ...given.list, id }, askerOf(request));
    const list = await waited(made, given.waitSeconds, deps, response);
    response
      .status(isBeingChecked(list) ? 202 : 200)
      .set('Location', `/api/v1/checks/${id}`)
      .json(standingTold(list));
  });
}

/** `GET`: one's own lists, and what of those of others is shared. */
export function checksApi({ checks }: PortalDeps): RequestHandler {
  return async (request, response) => {
    const by = askerOf(request);
    const read = new QueryReader(parametersIn(request));
    const page = read.number('page', 1, MOST_PAGES) ?? 1;
    const size = read.number('size', 1, MOST_AT_ONCE) ?? USUAL;
    const fault = read.fault();
    if (fault !== undefined) {
      sendFault(response, 400, fault);
      return;
    }
    const { total, lists } = await checks.lists.list(
      by.library ?? undefined,
      size,
      (page - 1) * size,
    );
    response.json({
      total,
      page,
      size,
      checks: lists.map((list) => (isOwn(list, by) ? listTold(list) : sharedTold(list))),
    });
  };
}

/** `GET :id`. */
export function checkApi(deps: PortalDeps): CheckHandler {
  return answeringRefusals<{ id: string }>(async (request, response) => {
    const { list, isOwn: own } = await seenCheck(deps.checks, request.params.id, askerOf(request));
    response.json(own ? await wholeTold(list, deps) : sharedTold(list));
  });
}

/** `PATCH :id`: what is not named stays. */
export function changeCheckApi(deps: PortalDeps): CheckHandler {
  return answeringRefusals<{ id: string }>(async (request, response) => {
    const { id } = request.params;
    const list = await deps.acts().changeCheck(id, await jsonBody(request), askerOf(request));
    response.json(await wholeTold(list, deps));
  });
}

/** `POST :id/again`: 202; what it came to before is told with each line. */
export function checkAgainApi(deps: PortalDeps): CheckHandler {
  return answeringRefusals<{ id: string }>(async (request, response) => {
    const list = await deps.acts().checkAgain(request.params.id, askerOf(request));
    response.status(202).json(standingTold(list));
  });
}

/** `DELETE :id`: with its file, and all that was chosen. */
export function removeCheckApi({ acts }: PortalDeps): CheckHandler {
  return answeringRefusals<{ id: string }>(async (request, response) => {
    await acts().removeCheck(request.params.id, askerOf(request));
    response.status(204).end();
  });
}

/** @throws WrongValues for what stands in the address; the values of the list the desk looks at */
function madeWith(parameters: URLSearchParams, request: Pick<Request, 'is'>) {
  const faults: Record<string, string> = {};
  const known = [...MADE_WITH, 'wait'];
  for (const name of parameters.keys())
    if (!known.includes(name)) faults['parameters'] = `参数只有 ${known.join('、')}`;
  const text = (name: string): string => parameters.get(name)?.trim() ?? '';
  const [waited1, shared] = [text('wait'), text('shared')];
  const waitSeconds = waited1 === '' ? 0 : Number(waited1);
  if (!/^\d{0,4}(?:\.\d{1,3})?$/.test(waited1)) faults['wait'] = 'wait 应为等待的秒数';
  if (!['', 'true', 'false'].includes(shared)) faults['shared'] = 'shared 应为 true 或 false';
  if (Object.keys(faults).length > 0) throw new WrongValues(faults);
  const usual = CALLED.find(([type]) => request.is(type) !== false)?.[1] ?? '';
  return {
    waitSeconds: Math.min(waitSeconds, LONGEST_WAIT_S),
    list: {
      fileName: text('filename') || usual,
      name: text('name'),
      supplier: text('supplier'),
      library: text('library'),
      purpose: text('purpose'),
      offered: text('offered'),
      shared: shared === 'true',
    },
  };
}

let waiting = 0;

/** The list once it is done, or as it is when the time is over, or too many wait already. */
async function waited(
  list: CheckList,
  seconds: number,
  { checks, stopping }: PortalDeps,
  response: Response,
): Promise<CheckList> {
  const until = Date.now() + seconds * 1000;
  let now = list;
  if (waiting >= MOST_WAITING) return now;
  waiting++;
  try {
    while (isBeingChecked(now) && Date.now() < until && !response.closed && !stopping.aborted) {
      await wait(Math.min(LOOK_MS, until - Date.now()));
      now = (await checks.lists.find(list.id)) ?? now;
    }
  } finally {
    waiting--;
  }
  return now;
}

function isOwn({ library }: CheckList, by: Actor): boolean {
  return actsFor(by, [library]);
}

function standingTold({ id, state, lines, done, message }: CheckList): object {
  return { id, state, lines, done, message };
}

/** A list of one's own, in a list of them. */
function listTold(list: CheckList): object {
  const { name, library, supplier, purpose, offered, shared, fileName, bytes, kind } = list;
  const { at, by, checkedAt, comparedWith } = list;
  return {
    ...standingTold(list),
    name,
    library,
    supplier,
    purpose,
    offered,
    shared,
    fileName,
    bytes,
    kind,
    at,
    by,
    checkedAt,
    comparedWith,
  };
}

/** What others may know of a list that is shared. */
function sharedTold({ id, library, at, purpose, lines }: CheckList): object {
  return { id, library, at, purpose, lines, shared: true };
}

async function wholeTold(list: CheckList, { checks }: PortalDeps): Promise<object> {
  const [skipped, sums] = await Promise.all([
    checks.lines.skipped(list.id, MOST_SKIPPED, 0),
    checks.lines.sums(list.id),
  ]);
  return {
    ...listTold(list),
    columns: list.columns,
    sheet: list.sheet,
    skipped: skipped.rows,
    skippedTotal: skipped.total,
    summary: sumsTold(sums),
  };
}

/** Money is integer fen. */
export function sumsTold({
  total,
  byVerdict,
  byFlag,
  saved,
  chosen,
  unpriced,
  changed,
}: ListSums): object {
  return { total, byVerdict, byFlag, saved, chosen, unpriced, changed };
}
