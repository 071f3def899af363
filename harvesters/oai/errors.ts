/**
 * What can go wrong between us and a repository. Each has a stable code and a Chinese sentence for a
 * district librarian: what was asked, what was wanted, what came, and what to try.
 */
import { shownAddress } from '../../catalogue/address.ts';
import type { ShownAddress } from '../../catalogue/address.ts';
import { PortalError } from '../../catalogue/errors.ts';

/** The root of all of them; `asked` is the request to try in a browser, without secrets. */
export abstract class HarvestError extends PortalError {
  readonly asked: ShownAddress;

  constructor(message: string, asked: ShownAddress, options?: { cause?: unknown }) {
    super(message, options);
    this.asked = asked;
  }
}

/** What was asked and where it led. */
export interface Way {
  readonly asked: ShownAddress;
  readonly finalUrl: ShownAddress;
  readonly isRedirected: boolean;
  /** Arguments of the request that a redirect dropped. */
  readonly lost: readonly string[];
}

/** Where a redirect led, in brackets; '' where there was none. */
export function led({ isRedirected, finalUrl, lost }: Way): string {
  const dropped = lost.length === 0 ? '' : `，途中丢掉了参数 ${lost.join('、')}`;
  return isRedirected ? `（请求被转到 ${finalUrl}${dropped}）` : '';
}

/** The repository answered, but not with OAI-PMH that can be read. */
export class UnreadablePage extends HarvestError {
  readonly code = 'UNREADABLE_PAGE';
  /** First 200 characters of the answer, to show whoever keeps the repository. */
  readonly excerpt: string;

  constructor(came: Way, what: string, excerpt: string) {
    super(
      `接口的回答不是可读的 OAI-PMH：${what}${led(came)}。请在浏览器中打开 ${came.asked} 查看。回答开头：${excerpt || '（空）'}`,
      came.asked,
    );
    this.excerpt = excerpt;
  }
}

/** The repository says in OAI-PMH that it will not answer. */
export class OaiProtocolError extends HarvestError {
  readonly code = 'OAI_ERROR';
  readonly oaiCode: string;

  constructor(asked: ShownAddress, oaiCode: string, text: string) {
    super(`接口报告 OAI-PMH 错误 ${oaiCode}：${text || '（没有说明）'}。请求：${asked}`, asked);
    this.oaiCode = oaiCode;
  }
}

/** The repository asked to be left alone for longer than we wait. */
export class RetryLater extends HarvestError {
  readonly code = 'RETRY_LATER';
  readonly at: Date;

  constructor(asked: ShownAddress, at: Date) {
    super(
      `接口要求在 ${at.toISOString()} 之后再来，本次收割改期，已存的记录保留。请求：${asked}`,
      asked,
    );
    this.at = at;
  }
}

/** No answer at all: name, connection, TLS or time. */
export class RepositoryUnreachable extends HarvestError {
  readonly code = 'REPOSITORY_UNREACHABLE';

  constructor(asked: ShownAddress, what: string, cause: unknown) {
    super(`连不上接口：${what}。请确认地址、网络与证书后在浏览器中打开 ${asked} 再试`, asked, {
      cause,
    });
  }
}

/** An answer with an HTTP status that is no success, and nothing of OAI-PMH in the body. */
export interface Refused extends Way {
  readonly status: number;
  readonly credentials: 'none' | 'sent' | 'withheld';
}

/** An HTTP error that persisted, with nothing of OAI-PMH in the body. */
export class HttpStatus extends HarvestError {
  readonly code = 'HTTP_STATUS';
  readonly status: number;
  /** What to do about it, behind a colon; '' where the status says it all. */
  readonly advice: string;
  readonly #came: Refused;

  /** @param tries how often it was asked for again */
  constructor(came: Refused, tries = 0) {
    const { status, asked } = came;
    const again = tries === 0 ? '' : `，重试 ${tries} 次仍然如此`;
    const advice = adviceOn(came);
    super(`接口回答 HTTP ${status}${again}${led(came)}${advice}。请求：${asked}`, asked);
    this.status = status;
    this.advice = advice;
    this.#came = came;
  }

  /** Whether the same request may do better later. */
  get mayPass(): boolean {
    return this.status === 408 || this.status === 429 || this.status >= 500;
  }

  /** As it is told after so many tries. */
  after(tries: number): HttpStatus {
    return new HttpStatus(this.#came, tries);
  }
}

function adviceOn({ status, credentials, finalUrl }: Refused): string {
  const isLogin = status === 401 || status === 407;
  if (status < 400) return '：这是跳转，却没有说转到哪里';
  if (!isLogin && status !== 403) return status === 404 ? '：地址不对，或接口已经搬家' : '';
  if (credentials === 'withheld')
    return `：auth 中的用户名、密码或密钥只发给 baseUrl 所在的主机，没有发给 ${finalUrl}；若接口已经搬到那里，请把 baseUrl 改成新地址`;
  if (credentials === 'sent') return '：对方不认设置中 auth 的用户名、密码或密钥，请核对';
  return isLogin
    ? '：接口要求登录，请向对方要用户名和密码（或密钥），写在设置文件中这个数据源的 auth 里'
    : '：对方不让收割程序进入，请对方放行；若要用户名和密码（或密钥），写在设置文件中这个数据源的 auth 里';
}

/** A redirect sent us on without what we asked, to where OAI-PMH is spoken. */
export class RedirectLosesArguments extends HarvestError {
  readonly code = 'REDIRECT_LOSES_ARGUMENTS';

  constructor({ asked, finalUrl, lost }: Way) {
    super(
      `接口把请求转到 ${finalUrl}，却丢掉了参数 ${lost.join('、')}，那里因此不知道问的是什么。请把 baseUrl 改成 ${withoutQuery(finalUrl)}，或请对方在跳转时保留参数。请求：${asked}`,
      asked,
    );
  }
}

function withoutQuery(address: ShownAddress): ShownAddress {
  return shownAddress(address.replace(/\?.*/s, ''));
}

/** A web page came that says it wants a cookie, or has a script that sets one and asks again. */
export class CookieWanted extends HarvestError {
  readonly code = 'COOKIE_WALL';

  constructor(came: Way, byScript: boolean) {
    super(
      `接口要浏览器${byScript ? '先运行网页里的脚本、存下' : '启用'} cookie 才回答${led(came)}。收割程序${byScript ? '不运行脚本，也' : ''}不存 cookie，请对方让收割程序（User-Agent 为 NanjingSharedLibrary）不经这一步。请求：${came.asked}`,
      came.asked,
    );
  }
}

/** The list does not end: it repeats a token, or goes on with empty pages. */
export class ListLoops extends HarvestError {
  readonly code = 'LIST_LOOPS';

  constructor(asked: ShownAddress, reason: string) {
    super(
      `接口的列表没有尽头：${reason}。已收到的记录保留，请对方检查 resumptionToken。请求：${asked}`,
      asked,
    );
  }
}

/** The answer, a record or its structure passes a limit; asking again would bring the same. */
export class PageTooLarge extends HarvestError {
  readonly code = 'PAGE_TOO_LARGE';

  constructor(asked: ShownAddress, limit: string) {
    super(`接口的回答超过限度：${limit}。请求：${asked}`, asked);
  }
}

/** The answer holds what we do not parse for safety's sake: an internal DTD, endless nesting. */
export class PageRefused extends HarvestError {
  readonly code = 'PAGE_REFUSED';

  constructor(asked: ShownAddress, what: string) {
    super(`接口的回答被拒绝：${what}。请求：${asked}`, asked);
  }
}
