/** What answers the address of something that readers are kept from: 410, without a word on what it was. */
import type { Request, Response } from 'express';
import type { TakenDown } from '../../catalogue/suppression.ts';
import { labelsIn } from '../enquiries/federation.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { presentTakenDown } from '../presenters/site/taken-down.ts';
import { visitOf } from '../visit.ts';
import type { Site } from './site.ts';

export async function showTakenDown(
  site: Site,
  { federation }: Pick<PortalDeps, 'federation'>,
  what: 'work' | 'collection',
  takenDown: TakenDown,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(request);
  await site.show(request, response, {
    view: 'errors/taken-down',
    head: { title: visit.t.takenDown.title, section: 'none', indexed: false },
    content: presentTakenDown(what, takenDown, labelsIn(federation(), visit), visit),
    status: 410,
  });
}
