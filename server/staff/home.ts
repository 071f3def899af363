/** `/staff`: what needs the person who is signed in. */
import type { RequestHandler } from 'express';
import { askerOf } from '../asker.ts';
import type { Parts } from '../routes/route.ts';
import { visitOf } from '../visit.ts';
import { showStaff } from './shell.ts';
import { waitingFor } from './waiting.ts';

export function staffHome(parts: Parts): RequestHandler {
  return async (request, response) => {
    const { t } = visitOf(request);
    const waiting = await waitingFor(parts, askerOf(request), t);
    await showStaff(parts, request, response, {
      view: 'home',
      head: { title: t.staff.home, section: 'home' },
      content: { waiting },
    });
  };
}
