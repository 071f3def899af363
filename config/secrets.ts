/** What of the settings is never shown: not in a fault, not in a log. */
import { shownAddress } from '../catalogue/address.ts';

const SECRET_NAME = /pass(?:word|wd)?|secret|token|api[-_]?key|密码|口令/i;

export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Names of settings that hold an address, or where one may stand by mistake. */
const ADDRESS_NAME = /^(?:baseUrl|nodes|host)$/;

/** `https://user:password@host/?key=secret` without what stands before the @, and without values of parameters. */
function withoutCredentials(text: string): string {
  return text
    .replace(/\/\/.*@/s, '//…@')
    .replaceAll(/([?&;][^\s=&;#"'?]{1,100}=)(?!\{)[^\s&;#"'，]+/g, '$1…')
    .replaceAll(/([?&;])[^\s=&;#"'?{}/…，]+(?=["'\s&;#]|$)/g, '$1…');
}

/**
 * A value as JSON, without secrets at any depth.
 *
 * @param name of the setting that the value is of
 */
export function shownValue(value: unknown, name = ''): string {
  const shown = (key: string, text: string): string =>
    ADDRESS_NAME.test(key) ? shownAddress(text) : withoutCredentials(text);
  return JSON.stringify(value, (key, inner: unknown) => {
    if (isSecretName(key)) return '…';
    // Items of a list have numbers for names.
    return typeof inner === 'string' ? shown(/^\d*$/.test(key) ? name : key, inner) : inner;
  });
}

const SHOWN_BEFORE = 40;
const SHOWN = 60;

/**
 * The line of a text that a place is in, cut to what is around the place, without secrets. It need not be
 * JSON: from a name of a secret on, nothing of the line is shown.
 */
export function shownLine(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  const line = text.slice(start, end === -1 ? undefined : end).trimEnd();
  // A value may stand on the lines below its name.
  const name = /["'“]?([^"'“”:：,{}[\]\s]+)["'”]?\s*[:：]\s*(?:["'“][^"'”]*)?$/.exec(
    text.slice(0, start),
  )?.[1];
  if (name !== undefined && isSecretName(name)) return '（不显示）';
  const secret = SECRET_NAME.exec(line);
  const open = secret === null ? line : `${line.slice(0, secret.index + secret[0].length)}…`;
  const from = Math.max(0, at - start - SHOWN_BEFORE);
  return withoutCredentials(open.replace(/(["'“])[^"'“\s/]*@/g, '$1…@'))
    .slice(from, from + SHOWN)
    .trim();
}
