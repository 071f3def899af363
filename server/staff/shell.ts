/** Shows a staff page: what its presenter made, in the frame that all of them stand in. */
import type { Request, Response } from 'express';
import { signedInOf } from '../asker.ts';
import { staffFrameOf } from '../presenters/staff/frame.ts';
import type { StaffHead } from '../presenters/staff/frame.ts';
import type { Parts } from '../routes/route.ts';
import { visitOf } from '../visit.ts';
import { knownOf } from './known.ts';
import { takeNotice } from './notice.ts';

export interface StaffPage {
  /** File below `views/staff/`, without `.ejs`; it has `page.staff` beside what is below. */
  readonly view: string;
  readonly head: StaffHead;
  readonly content: object;
  /** 200 when absent. */
  readonly status?: number;
}

export async function showStaff(
  parts: Parts,
  request: Request,
  response: Response,
  { view, head, content, status = 200 }: StaffPage,
): Promise<void> {
  const { visit, libraryName } = knownOf(parts, request);
  const staff = staffFrameOf(
    visit,
    head,
    takeNotice(request, response),
    signedInOf(request)?.account,
    libraryName,
  );
  await parts.site.show(request, response, {
    view: `staff/${view}`,
    head: { title: head.title, section: 'none', indexed: false },
    content: { ...content, staff },
    status,
    hasForm: true,
  });
}

/** A page that says what is the matter, and nothing else. */
export async function showMessage(
  parts: Parts,
  request: Request,
  response: Response,
  status: number,
  heading: string,
  message: string,
): Promise<void> {
  await showStaff(parts, request, response, {
    view: 'message',
    head: { title: heading, section: 'none' },
    content: { message: visitOf(request).t.said(message) },
    status,
  });
}
