/** `GET /api/v1/checks/:id/file`: the list as it goes back, with the verdicts: as it came, or as a table of text. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import path from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import type { CheckList } from '../../catalogue/checks/list.ts';
import { ownCheck } from '../../desk/checks/own-check.ts';
import { WrongState } from '../../desk/refusals.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { askerOf } from '../asker.ts';
import { returnedList } from '../enquiries/returned-list.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { sendFault } from './errors.ts';
import { QueryReader } from './query-reader.ts';
import { answeringRefusals } from './refused.ts';

export const FILE_FORMS = ['xlsx', 'csv'] as const;

export function checkFileApi(deps: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals<{ id: string }>(async (request, response) => {
    const list = await ownCheck(deps.checks, request.params.id, askerOf(request));
    const read = new QueryReader(parametersIn(request));
    const as = read.oneOf('as', FILE_FORMS) ?? 'xlsx';
    const fault = read.fault();
    if (fault === undefined) await sendChecked(list, as, deps, request, response);
    else sendFault(response, 400, fault);
  });
}

/** @throws WrongState while it is not done */
export async function sendChecked(
  list: CheckList,
  as: (typeof FILE_FORMS)[number],
  deps: PortalDeps,
  { protocol, host }: Pick<Request, 'protocol' | 'host'>,
  response: Response,
): Promise<void> {
  if (list.state !== 'done')
    throw new WrongState(
      list.state === 'failed'
        ? '清单没有读成，没有可以下载的结果。'
        : '清单还没有查完，请等查完再下载。',
    );
  const { name, type, pieces } = await returnedList(list, as, {
    lines: deps.checks.lines,
    file: path.join(deps.checkFolder, path.basename(list.id)),
    libraries: deps.federation().libraries.map(({ library }) => library),
    publicUrl: deps.publicUrl || `${protocol}://${host}`,
  });
  response.attachment(name).type(type);
  await pipeline(Readable.from(pieces), response);
}
