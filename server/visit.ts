/**
 * What a visitor chose: language, type size, contrast, and the library that they call their own. Kept in four
 * cookies, read anew from each request, no session. A choice is a link (or a form) that works without script
 * and leads back to the page it was made on.
 */
import { withoutKeys } from '../catalogue/access-key.ts';
import { DAY_MS } from '../catalogue/time.ts';
import type { CookieOptions, NextFunction, Request, Response } from 'express';
import { LONGEST_ADDRESS } from './addresses/parameters.ts';
import { cookiesOf } from './cookies.ts';
import { isLang, messagesIn } from './i18n/languages.ts';
import type { Lang, Messages } from './i18n/languages.ts';

export interface Visit {
  readonly lang: Lang;
  readonly t: Messages;
  readonly largeText: boolean;
  readonly highContrast: boolean;
  /** Code of 我的图书馆; null: none was chosen. It was there when it was chosen. */
  readonly ownLibrary: string | null;
  /** Path and parameters of this request, to come back to. */
  readonly address: string;
}

/** Cookie and parameter of the library; empty: none is chosen any more. */
export const OWN_LIBRARY = 'mylib';

/** Cookie and parameter of each choice of the display, with its values; the first is the default. */
const CHOICES = {
  lang: ['zh', 'en'],
  text: ['standard', 'large'],
  contrast: ['standard', 'high'],
} as const;
export type Choice = keyof typeof CHOICES | typeof OWN_LIBRARY;

const YEAR_MS = 365 * DAY_MS;

export function visitOf(request: Request): Visit {
  const cookies = cookiesOf(request);
  const lang = cookies.get('lang');
  const known: Lang = isLang(lang) ? lang : 'zh';
  return {
    lang: known,
    t: messagesIn(known),
    largeText: cookies.get('text') === 'large',
    highContrast: cookies.get('contrast') === 'high',
    ownLibrary: cookies.get(OWN_LIBRARY) || null,
    address: withoutKeys(request.originalUrl),
  };
}

/** `?lang=en` on any page: remembers it and leads to the same address without it. */
export function rememberLang(request: Request, response: Response, next: NextFunction): void {
  const [path = '/', query] = request.originalUrl.split('?', 2);
  const parameters = new URLSearchParams(query ?? '');
  const lang = parameters.get('lang');
  const isElsewhere = path.startsWith('/api/') || path === '/preferences';
  if (request.method !== 'GET' || lang === null || isElsewhere) {
    next();
    return;
  }
  parameters.delete('lang');
  const rest = parameters.toString();
  if (isLang(lang)) remember(request, response, 'lang', lang);
  response.redirect(303, localAddress(rest === '' ? path : `${path}?${rest}`));
}

/**
 * `/preferences?text=large&return=/search`: remembers what it knows, and leads back.
 *
 * @param isLibrary whether there is a library of this code
 */
export function rememberChoices(isLibrary: (code: string) => boolean) {
  return (request: Request, response: Response): void => {
    const parameters = new URLSearchParams(request.originalUrl.split('?', 2)[1] ?? '');
    for (const [choice, values] of Object.entries(CHOICES)) {
      const value = parameters.get(choice);
      if (value !== null && (values as readonly string[]).includes(value))
        remember(request, response, choice as Choice, value);
    }
    const own = parameters.get(OWN_LIBRARY);
    if (own === '') response.clearCookie(OWN_LIBRARY, cookieOptions(request));
    else if (own !== null && isLibrary(own)) remember(request, response, OWN_LIBRARY, own);
    response.redirect(303, localAddress(parameters.get('return') ?? '/'));
  };
}

/** Where the link for a choice leads. */
export function choiceHref(visit: Visit, choice: Choice, value: string): string {
  // To an address that is not answered nobody wants to come back.
  const back = visit.address.length > LONGEST_ADDRESS ? '/' : visit.address;
  return `/preferences?${new URLSearchParams({ [choice]: value, return: back }).toString()}`;
}

/**
 * The address when it is one of ours, else the home page, so that nobody can use us to send a reader
 * elsewhere. Browsers read `//host` and `/\host` as another host.
 */
export function localAddress(address: string): string {
  if (!address.startsWith('/') || !URL.canParse(address, HERE)) return '/';
  const url = new URL(address, HERE);
  const local = `${url.pathname}${url.search}`;
  return url.origin !== HERE || local.startsWith('//') || url.pathname === '/preferences'
    ? '/'
    : local;
}
const HERE = 'http://portal.invalid';

function remember(request: Request, response: Response, choice: Choice, value: string): void {
  response.cookie(choice, value, { ...cookieOptions(request), maxAge: YEAR_MS });
}

function cookieOptions({ secure }: Request): CookieOptions {
  return { httpOnly: true, path: '/', sameSite: 'lax', secure };
}
