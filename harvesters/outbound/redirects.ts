/** Where a request may be led, and what is said when it leads nowhere. Each sentence names the place, without secrets. */
import { shownAddress } from '../../catalogue/address.ts';
import { PortalError } from '../../catalogue/errors.ts';

const MAX_REDIRECTS = 5;

export class TooManyRedirects extends PortalError {
  readonly code = 'TOO_MANY_REDIRECTS';

  constructor(start: URL, last: URL) {
    super(
      `接口连续跳转超过 ${MAX_REDIRECTS} 次：从 ${shownAddress(start)} 一路转到 ${shownAddress(last)}。请在浏览器中打开，把最后停下的地址登记为 baseUrl；若在浏览器中也停不下来，请对方检查`,
    );
  }
}

/** What lies there may only be had with a cookie, which a browser keeps and a harvester does not. */
export class CookieWall extends PortalError {
  readonly code = 'COOKIE_WALL';

  constructor(asked: URL) {
    super(
      `接口要先存一个 cookie 才回答：${shownAddress(asked)} 发出 cookie，又转回同一个地址。收割程序不存 cookie，请对方让收割程序（User-Agent 为 NanjingSharedLibrary）不经这一步`,
    );
  }
}

/** The redirect leads where we do not go. */
export class RedirectRefused extends PortalError {
  readonly code = 'REDIRECT_REFUSED';

  constructor(from: URL, why: string) {
    super(`接口的跳转不能跟随：${shownAddress(from)} ${why}`);
  }
}

/** There was no answer where a redirect led; why is the `cause`. */
export class HopFailed extends Error {
  readonly url: URL;

  constructor(url: URL, cause: unknown) {
    super('no answer where a redirect led', { cause });
    this.url = url;
  }
}

/** The way of one request through its redirects. */
export class Redirects {
  readonly #start: URL;
  readonly #asked = new Set<string>();
  #followed = 0;
  #setsCookie = false;

  constructor(start: URL) {
    this.#start = start;
    this.#asked.add(start.href);
  }

  /**
   * @param location as the answer has it
   * @returns where to ask next, without user and password, which are not ours
   * @throws PortalError when there is no way on
   */
  follow(from: URL, location: string, setsCookie: boolean): URL {
    const next = URL.parse(location, from.href);
    if (next === null)
      throw new RedirectRefused(from, '给出的新地址不是网址，请对方检查 Location 报头');
    next.username = '';
    next.password = '';
    next.hash = '';
    if (next.protocol !== 'http:' && next.protocol !== 'https:')
      throw new RedirectRefused(from, `转到的不是网页地址（${next.protocol}）`);
    if (from.protocol === 'https:' && next.protocol === 'http:')
      throw new RedirectRefused(
        from,
        `转到没有加密的 ${shownAddress(next)}，途中可以被偷看和篡改。请对方改为转到 https，或确认后把 baseUrl 登记为那个地址`,
      );
    this.#setsCookie ||= setsCookie;
    if (this.#setsCookie && this.#asked.has(next.href)) throw new CookieWall(next);
    if (++this.#followed > MAX_REDIRECTS) throw new TooManyRedirects(this.#start, next);
    this.#asked.add(next.href);
    return next;
  }
}
