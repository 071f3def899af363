/** `/staff/sources/:id/live`: how far the run of a source is. */
import type { Request, RequestHandler } from 'express';
import { ownSource } from '../../../desk/runs/own.ts';
import { askerOf } from '../../asker.ts';
import { shownProgress } from '../../presenters/staff/watch/run-row.ts';
import type { Parts } from '../../routes/route.ts';
import { Live, watchedTooMuch } from '../live.ts';
import { answeringOnPage } from '../refusals.ts';

export function liveRuns(parts: Parts): RequestHandler<{ id: string }> {
  const { records } = parts.deps;
  const live = new Live(parts.deps, async (source) => {
    const [run] = await records.runs(1, source);
    if (run?.state !== 'running') return undefined;
    const progress = await records.reports.progress(run.id);
    return (visit) => shownProgress(run, progress, visit);
  });
  return answeringOnPage(parts, async (request, response) => {
    const { id } = await ownSource(parts.deps, request.params.id, askerOf(request));
    if (!live.watch(id, request as Request, response)) watchedTooMuch(response);
  });
}
