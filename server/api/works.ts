/** `GET /works/:id.json`: the work whole, each holding with its document. */
import type { Request, Response } from 'express';
import type { PortalDeps } from '../portal-deps.ts';
import { sendFault } from './errors.ts';
import { sendWork } from './work-json.ts';

export function workApi({ records }: PortalDeps) {
  return async (request: Request<{ id: string }>, response: Response): Promise<void> => {
    const found = await records.work(request.params.id);
    switch (found.kind) {
      case 'work':
        await sendWork(response, found.work);
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
      case 'unknown':
        sendFault(response, 404, {
          code: 'WORK_UNKNOWN',
          message: `没有文献号为“${request.params.id}”的文献。`,
        });
    }
  };
}
