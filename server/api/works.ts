/** `GET /works/:id.json`: the work whole, each holding with its document. */
import type { Request, Response } from 'express';
import type { PortalDeps } from '../portal-deps.ts';
import { cardOf } from '../../catalogue/card.ts';
import type { MatchSide } from '../../catalogue/matching/match.ts';
import type { Work } from '../../catalogue/work.ts';
import { kinOf, oeuvreOf } from '../enquiries/kin.ts';
import { sendFault } from './errors.ts';
import { sendWork } from './work-json.ts';

/** Of a work, inside it and with others; each is compared anew for its reasons. */
const MOST_MATCHES = 200;

export function workApi({ records }: PortalDeps) {
  return async (request: Request<{ id: string }>, response: Response): Promise<void> => {
    const found = await records.work(request.params.id);
    switch (found.kind) {
      case 'work':
        await sendWork(response, found.work, await toldOf(found.work, records));
        return;
      case 'moved':
        response.redirect(301, `/works/${encodeURIComponent(found.to)}.json`);
        return;
      case 'gone':
        sendFault(response, 410, {
          code: 'WORK_GONE',
          message: `文献“${found.title}”的最后一条记录已于 ${found.deletedAt} 删除。`,
        });
        return;
      case 'taken-down':
        sendFault(response, 410, {
          code: 'WORK_TAKEN_DOWN',
          message: `这种文献已于 ${found.since} 下架，不再公开；请向馆 ${found.library} 询问。`,
        });
        return;
      case 'unknown':
        sendFault(response, 404, {
          code: 'WORK_UNKNOWN',
          message: `没有文献号为“${request.params.id}”的文献。`,
        });
    }
  };
}

/** Why its documents stand together, what other works are to it, and who says what of each field. */
async function toldOf(work: Work, records: PortalDeps['records']): Promise<object> {
  const { together, relations } = await kinOf(records, work.id, MOST_MATCHES);
  return {
    together: together.map(({ a, b, outcome, score, reasons }) => ({
      a: recordTold(a),
      b: recordTold(b),
      outcome,
      score,
      reasons,
    })),
    relations: relations.map(({ kind, work: other, title, direction, reasons }) => ({
      kind,
      work: other,
      title,
      ...(direction === undefined ? {} : { direction }),
      reasons,
    })),
    oeuvre: await oeuvreOf(records, work, relations),
    fields: cardOf(work.documents),
  };
}

function recordTold({ library, source, identifier, title }: MatchSide): object {
  return { library, source, identifier, title };
}
