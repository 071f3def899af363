/**
 * How an address is shown to anybody: on a page, in a message, a log, a report or a row of the ledger. What
 * may be a secret is hidden: user and password, and the value of every parameter of the query or the path
 * (`;jsessionid=…`) that OAI-PMH does not define. Whatever shows or keeps an address asks for a `ShownAddress`, which only `shownAddress` makes, so
 * that a new place cannot forget it. A key that stands in the path cannot be told from a path.
 */
import { createHash } from 'node:crypto';
import { withoutKeys } from './access-key.ts';

declare const hidden: unique symbol;

/** An address without its secrets: for the eye, not to be asked. */
export type ShownAddress = string & { readonly [hidden]: true };

/** Arguments of OAI-PMH: they belong to a request and are no secret. */
export const OAI_ARGUMENTS: readonly string[] = [
  'verb',
  'metadataPrefix',
  'set',
  'from',
  'until',
  'identifier',
  'resumptionToken',
];
const ARGUMENTS = new Set(OAI_ARGUMENTS.map((name) => name.toLowerCase()));

/** Stands in place of what is hidden. */
const HIDDEN = '…';

/** @param address anything that was given for one, also what is none */
export function shownAddress(address: string | URL): ShownAddress {
  const text = String(address).trim();
  const url = /^https?:\/\/[^/\\]/i.test(text) ? URL.parse(text) : null;
  // A password with a slash in it makes a path of its end.
  const shown =
    url === null || (url.pathname.includes('@') && !url.hostname.includes('.'))
      ? shownText(text)
      : `${url.origin}${withoutMatrix(url.pathname)}${shownQuery(url.search)}`;
  return shown as ShownAddress;
}

/** A word that somebody wrote, which may be an address or a key although none was asked for. */
export function shownWord(word: string): string {
  return withoutKeys(/\/\/|[@?;]/.test(word) ? shownAddress(word) : word);
}

/** A text in which every address is shown as it may be: for what was written down by rules of before. */
export function withShownAddresses(text: string): string {
  return text.replaceAll(/https?:\/\/[^\s"'<>“”，。；：、（）]+/gi, shownAddress);
}

/** An address to tell apart and never to show or ask: equal for equal ones, and without their secrets. */
export function addressKey(address: string): string {
  if (!/[?@;]|%3b/i.test(address)) return address;
  const digest = createHash('sha256').update(address).digest('hex').slice(0, 16);
  return `${shownAddress(address)} ${digest}`;
}

/** The values of parameters and the user info that an address carries, as written and as meant. */
export function secretsIn(address: string): readonly string[] {
  const url = URL.parse(address);
  if (url === null) return [];
  const given = [...parametersOf(url.search), ...pathParametersOf(url.pathname)];
  const values = given.flatMap(({ name, value }) =>
    ARGUMENTS.has(name.toLowerCase()) ? [] : [value],
  );
  return [...values, url.username, url.password].flatMap((one) => [one, decoded(one)]);
}

/** The parameters of a path: `/oai;jsessionid=…`. */
export function pathParametersOf(pathname: string): ReturnType<typeof parametersOf> {
  return pathname
    .split('/')
    .flatMap((step) => step.split(/;|%3b/i).slice(1))
    .flatMap((parameter) => parametersOf(parameter));
}

/** The parameters of a query as they stand; some repositories part them by semicolons. */
export function parametersOf(
  search: string,
): readonly { readonly name: string; readonly value: string }[] {
  return search
    .replace(/^\?/, '')
    .split(/[&;]/)
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return at < 0
        ? { name: '', value: part }
        : { name: decoded(part.slice(0, at)), value: part.slice(at + 1) };
    });
}

/** Shorter ones are words of every day: hiding them would hide what is said. */
const LEAST_SECRET = 4;

/** Makes what others wrote fit to be shown: the secrets of an address are hidden wherever they stand. */
export function hiding(secrets: readonly string[]): (text: string) => string {
  const told = [...new Set(secrets.flatMap(spellings))]
    .filter((one) => one.length >= LEAST_SECRET)
    .sort((a, b) => b.length - a.length);
  return (text) => told.reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), text);
}

function shownQuery(search: string): string {
  const parts = parametersOf(search).map(({ name, value }) => {
    if (name === '') return HIDDEN;
    return `${name}=${ARGUMENTS.has(name.toLowerCase()) ? value : HIDDEN}`;
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** A path without the values of its parameters, which are no place. */
function withoutMatrix(path: string): string {
  const step = (text: string): string => {
    const [place = '', ...parameters] = text.split(/;|%3b/i);
    const shown = parameters.map((one) => (one === '' ? '' : shownParameter(one)));
    return [place, ...shown].join(';');
  };
  return path.split('/').map(step).join('/');
}

function shownParameter(parameter: string): string {
  const at = parameter.indexOf('=');
  return at < 0 ? HIDDEN : `${parameter.slice(0, at)}=${HIDDEN}`;
}

/** Of what is no address: everything up to the last @ may be a password. */
function shownText(text: string): string {
  const scheme = /^(?:[a-z][a-z\d+.-]{0,20}:)?\/\//i.exec(text)?.[0] ?? '';
  const rest = text.slice(scheme.length).replace(/^.*(?:@|%40)/s, `${HIDDEN}@`);
  const query = rest.search(/[?#]/);
  if (query < 0) return `${scheme}${withoutMatrix(rest)}`;
  const shown = rest[query] === '?' ? shownQuery(rest.slice(query).replace(/#.*/s, '')) : '';
  return `${scheme}${withoutMatrix(rest.slice(0, query))}${shown}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** As it may be repeated: in text, in HTML, in an address, in a form. */
function spellings(secret: string): readonly string[] {
  const html = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const encoded = encodeURIComponent(secret.toWellFormed());
  return [secret, html, encoded, encoded.replaceAll('%20', '+')];
}
