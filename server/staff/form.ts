/**
 * Forms of ours: each carries `_csrf`, a token that only our own pages know, and what is sent without it is
 * refused before anybody reads it. It belongs to the session; a visitor who is not signed in has one of a cookie,
 * so that nobody is made to sign in, or to send a public form, as somebody else. On each page it is written
 * differently, so that nothing can be learned from how well a page compresses.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { signedInOf } from '../asker.ts';
import { cookieOf, setCookie } from '../cookies.ts';

export const TOKEN_FIELD = '_csrf';
const TOKEN_BYTES = 32;

const FORMS = new WeakMap<object, URLSearchParams>();

/** What was sent, behind the gate of a route that says `csrf: true`; nothing for one with files. */
export function formOf(request: object): URLSearchParams {
  return FORMS.get(request) ?? new URLSearchParams();
}

/** A value of a form, without blanks around it; empty when it is absent. */
export function valueOf(form: URLSearchParams, name: string): string {
  return (form.get(name) ?? '').trim();
}

/** What a form of this page carries. Gives a visitor who is not signed in the cookie that goes with it. */
export function formTokenOf(request: Request, response: Response): string {
  return masked(secretOf(request) ?? newVisitor(request, response));
}

/** Whether a token is ours; a form with files is asked here, once its fields are read. */
export function isOurToken(request: Request, token: string): boolean {
  const secret = secretOf(request);
  const given = unmasked(token);
  return secret !== undefined && given !== undefined && timingSafeEqual(bytesOf(secret), given);
}

/**
 * Reads a form and lets it through when it is ours.
 *
 * @param refuse answers the others
 * @param files whether the handler of this route reads the fields itself, and asks for the token
 * @param letterbox whether a browser's word that the form is from here stands for the token
 */
export function formGate(
  refuse: RequestHandler,
  { files, letterbox }: { readonly files: boolean; readonly letterbox: boolean },
): RequestHandler {
  return async (request, response, next) => {
    if (!isFromHere(request)) {
      await refuse(request, response, next);
      return;
    }
    if (files && typeof request.is('multipart/form-data') === 'string') {
      // Its fields come with the files; the handler asks `isOurToken`, and the browser said that it comes from us.
      if (request.get('origin') === undefined) await refuse(request, response, next);
      else next();
      return;
    }
    const form = new URLSearchParams(await textOf(request));
    const isVouchedFor = letterbox && saysFromHere(request);
    if (!isVouchedFor && !isOurToken(request, form.get(TOKEN_FIELD) ?? '')) {
      await refuse(request, response, next);
      return;
    }
    FORMS.set(request, form);
    next();
  };
}

/** Browsers say where a form was; what says nothing is judged by its token alone. */
function isFromHere(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.get('origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}

/** Said in so many words by a browser, to which `isFromHere` has agreed: programs that are no browser need the token. */
function saysFromHere(request: Request): boolean {
  return request.get('origin') !== undefined || request.get('sec-fetch-site') === 'same-origin';
}

async function textOf(request: Request): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const VISITORS = new WeakMap<object, string>();

function secretOf(request: Request): string | undefined {
  const secret =
    signedInOf(request)?.session.csrf ?? VISITORS.get(request) ?? cookieOf(request, 'form');
  return secret !== undefined && bytesOf(secret).length === TOKEN_BYTES ? secret : undefined;
}

function newVisitor(request: Request, response: Response): string {
  const secret = randomBytes(TOKEN_BYTES).toString('base64url');
  VISITORS.set(request, secret);
  setCookie(response, 'form', secret);
  return secret;
}

function bytesOf(secret: string): Buffer {
  return Buffer.from(secret, 'base64url');
}

function masked(secret: string): string {
  const mask = randomBytes(TOKEN_BYTES);
  return Buffer.concat([mask, mixed(mask, bytesOf(secret))]).toString('base64url');
}

function unmasked(token: string): Buffer | undefined {
  const bytes = bytesOf(token.slice(0, 4 * TOKEN_BYTES));
  if (bytes.length !== 2 * TOKEN_BYTES) return undefined;
  return mixed(bytes.subarray(0, TOKEN_BYTES), bytes.subarray(TOKEN_BYTES));
}

function mixed(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, i) => byte ^ (other[i] ?? 0)));
}
