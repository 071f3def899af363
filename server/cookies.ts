/**
 * The cookies by which a browser is known. Their names begin with `__Host-`: a browser takes such a cookie only
 * over https or from the machine itself, only from this very host, and gives it to no other (RFC 6265bis).
 */
import type { CookieOptions, Request, Response } from 'express';
import { DAY_MS } from '../catalogue/time.ts';

/** Longest header that is read, UTF-16 units. */
const LONGEST_HEADER = 8_192;

/** `session`: token of a session; `browser`: signed in with before; `form`: token of forms before that. */
const NAMES = {
  session: '__Host-session',
  browser: '__Host-browser',
  form: '__Host-form',
  notice: '__Host-notice',
} as const;
type OurCookie = keyof typeof NAMES;

const OPTIONS: CookieOptions = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' };
const BROWSER_MS = 365 * DAY_MS;

export function cookiesOf(request: Request): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (request.get('cookie') ?? '').slice(0, LONGEST_HEADER).split(';')) {
    const at = pair.indexOf('=');
    if (at > 0) cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
  return cookies;
}

/** Undefined when the browser did not send it. */
export function cookieOf(request: Request, name: OurCookie): string | undefined {
  return cookiesOf(request).get(NAMES[name]);
}

/** @param value of letters, digits, `-`, `_` and `%` */
export function setCookie(response: Response, name: OurCookie, value: string): void {
  const lasting = name === 'browser' ? { maxAge: BROWSER_MS } : {};
  response.cookie(NAMES[name], value, { ...OPTIONS, ...lasting, encode: String });
}

export function clearCookie(response: Response, name: OurCookie): void {
  response.clearCookie(NAMES[name], OPTIONS);
}
