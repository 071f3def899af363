/**
 * What is said once after something was done: the form is answered with 303 to a page, and that page says it.
 * On the way it lies in a cookie that nobody but us can set.
 */
import type { Request, Response } from 'express';
import { clearCookie, cookieOf, setCookie } from '../cookies.ts';
import type { Notice } from '../presenters/staff/frame.ts';

/** A cookie holds four thousand bytes, and a Han character takes nine of them. */
const LONGEST = 300;

/** Leads to a page of ours, which says this. */
export function leadTo(response: Response, href: string, notice?: Notice): void {
  if (notice !== undefined) {
    const text = notice.text.length > LONGEST ? `${notice.text.slice(0, LONGEST)}…` : notice.text;
    setCookie(response, 'notice', `${notice.kind}.${encodeURIComponent(text.toWellFormed())}`);
  }
  response.redirect(303, href);
}

/** The notice that this page has to say; said once. */
export function takeNotice(request: Request, response: Response): Notice | undefined {
  const [, kind, text] =
    /^(good|bad)\.([\w.%!~*'()-]+)$/.exec(cookieOf(request, 'notice') ?? '') ?? [];
  if (text === undefined) return undefined;
  clearCookie(response, 'notice');
  try {
    return { kind: kind === 'bad' ? 'bad' : 'good', text: decodeURIComponent(text) };
  } catch {
    return undefined;
  }
}
