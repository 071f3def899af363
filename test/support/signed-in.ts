/**
 * A browser as far as staff pages need one: it keeps cookies, follows where a form leads, and sends the token
 * that stands in the page. Accounts have one password, and the second step where their role wants it.
 */
import { Secret, TOTP } from 'otpauth';
import type { Role } from '../../catalogue/actor.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import { peopleActs } from '../../desk/people-acts.ts';
import { needsSecondStep } from '../../catalogue/person.ts';
import { newTotpSecret } from '../../desk/people/one-time-codes.ts';
import { TERMINAL } from './deeds.ts';

export const PASSWORD = '乌衣巷口夕阳斜，旧时王谢';

export interface Shown {
  readonly status: number;
  readonly headers: Headers;
  /** Where it leads, when it leads elsewhere. */
  readonly location: string | null;
  readonly html: string;
}

export class Browser {
  readonly url: string;
  readonly cookies = new Map<string, string>();
  /** What it sends beside. */
  headers: Readonly<Record<string, string>> = {};
  /** Token of the page that was shown last. */
  csrf = '';
  #page = '';

  constructor(url: string) {
    this.url = url;
  }

  /** Shows a page; does not follow where it leads. */
  get(path: string): Promise<Shown> {
    return this.#ask(path, { method: 'GET' });
  }

  /** Sends a form with the token of the page that was shown last. */
  post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Shown> {
    return this.postAs(path, { _csrf: this.csrf, ...fields });
  }

  /** Sends these fields and no others. */
  postAs(
    path: string,
    fields: Readonly<Record<string, string>> | readonly (readonly [string, string])[],
  ): Promise<Shown> {
    const pairs = Symbol.iterator in fields ? fields : Object.entries(fields);
    const body = new URLSearchParams();
    for (const [name, value] of pairs) body.append(name, value);
    return this.#ask(path, { method: 'POST', body });
  }

  /** Sends a form with files, as a browser does it: it says where the form was. */
  send(path: string, form: FormData): Promise<Shown> {
    if (!form.has('_csrf')) form.set('_csrf', this.csrf);
    return this.#ask(path, { method: 'POST', body: form, headers: { Origin: this.url } });
  }

  /** Goes on to where an answer leads. */
  async follow(shown: Shown): Promise<Shown> {
    return shown.location === null ? shown : this.get(shown.location);
  }

  async #ask(path: string, init: RequestInit): Promise<Shown> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${this.url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: {
        ...(cookie === '' ? {} : { Cookie: cookie }),
        ...(this.#page === '' ? {} : { Referer: `${this.url}${this.#page}` }),
        ...this.headers,
        ...(init.headers as Readonly<Record<string, string>> | undefined),
      },
    });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    const html = await answer.text();
    const token = /name="_csrf" value="([\w-]+)"/.exec(html)?.[1];
    if (token !== undefined) this.csrf = token;
    if (answer.status === 200) this.#page = path;
    const { status, headers } = answer;
    return { status, headers, html, location: headers.get('location') };
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';', 1);
    const [name = '', value = ''] = pair.split('=', 2);
    if (value === '' || /expires=thu, 01 jan 1970/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

let made = 0;

/** Makes an account and signs in. */
export async function signIn(
  url: string,
  registry: Pick<Registry, 'audit' | 'people' | 'keys' | 'libraries'>,
  { role, library }: { readonly role: Role; readonly library: string | undefined },
): Promise<Browser> {
  const name = `${role}-${++made}`;
  await peopleActs(registry).addPerson(
    { name, role, library, email: undefined },
    TERMINAL,
    PASSWORD,
  );
  let code = '';
  if (needsSecondStep(role)) {
    const secret = newTotpSecret();
    await giveSecondStep(registry, name, secret);
    code = codeOf(secret);
  }
  const browser = new Browser(url);
  await browser.get('/staff/login');
  const shown = await browser.post('/staff/login', { name, password: PASSWORD, code });
  if (shown.location !== '/staff') throw new Error(`${name}: ${shown.status} ${shown.html}`);
  await browser.follow(shown);
  return browser;
}

/** Without having to wait for the next code. */
async function giveSecondStep(
  { people }: Pick<Registry, 'people'>,
  name: string,
  totpSecret: string,
): Promise<void> {
  const account = await people.named(name);
  if (account !== undefined) await people.change(account, { values: { totpSecret } }, []);
}

/** What a telephone shows. */
export function codeOf(secret: string, at = Date.now()): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
}
