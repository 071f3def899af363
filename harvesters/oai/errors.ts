/**
 * What can go wrong between us and a repository. Each has a stable code and a Chinese sentence for a
 * district librarian: what was asked, what was wanted, what came, and what to try.
 */
import { PortalError, messageOf } from '../../catalogue/errors.ts';

/** The root of all of them; `asked` is the request to try in a browser, any password removed. */
export abstract class HarvestError extends PortalError {
  readonly asked: string;

  constructor(message: string, asked: string, options?: { cause?: unknown }) {
    super(message, options);
    this.asked = asked;
  }
}

/** The repository answered, but not with OAI-PMH that can be read. */
export class UnreadablePage extends HarvestError {
  readonly code = 'UNREADABLE_PAGE';
  /** First 200 characters of the answer, to show whoever keeps the repository. */
  readonly excerpt: string;

  constructor(asked: string, what: string, excerpt: string) {
    super(
      `接口的回答不是可读的 OAI-PMH：${what}。请在浏览器中打开 ${asked} 查看。回答开头：${excerpt || '（空）'}`,
      asked,
    );
    this.excerpt = excerpt;
  }
}

/** The repository says in OAI-PMH that it will not answer. */
export class OaiProtocolError extends HarvestError {
  readonly code = 'OAI_ERROR';
  readonly oaiCode: string;

  constructor(asked: string, oaiCode: string, text: string) {
    super(`接口报告 OAI-PMH 错误 ${oaiCode}：${text || '（没有说明）'}。请求：${asked}`, asked);
    this.oaiCode = oaiCode;
  }
}

/** The repository asked to be left alone for longer than we wait. */
export class RetryLater extends HarvestError {
  readonly code = 'RETRY_LATER';
  readonly at: Date;

  constructor(asked: string, at: Date) {
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

  constructor(asked: string, what: string, cause: unknown) {
    super(`连不上接口：${what}。请确认地址、网络与证书后在浏览器中打开 ${asked} 再试`, asked, {
      cause,
    });
  }
}

/** An HTTP error that persisted, with nothing of OAI-PMH in the body. */
export class HttpStatus extends HarvestError {
  readonly code = 'HTTP_STATUS';
  readonly status: number;

  constructor(asked: string, status: number, tries: number) {
    super(`接口回答 HTTP ${status}，重试 ${tries} 次仍然如此。请求：${asked}`, asked);
    this.status = status;
  }
}

/** The list does not end: it repeats a token, or goes on with empty pages. */
export class ListLoops extends HarvestError {
  readonly code = 'LIST_LOOPS';

  constructor(asked: string, reason: string) {
    super(
      `接口的列表没有尽头：${reason}。已收到的记录保留，请对方检查 resumptionToken。请求：${asked}`,
      asked,
    );
  }
}

/** The answer, a record or its structure passes a limit; asking again would bring the same. */
export class PageTooLarge extends HarvestError {
  readonly code = 'PAGE_TOO_LARGE';

  constructor(asked: string, limit: string) {
    super(`接口的回答超过限度：${limit}。请求：${asked}`, asked);
  }
}

/** The answer holds what we do not parse for safety's sake: an internal DTD, endless nesting. */
export class PageRefused extends HarvestError {
  readonly code = 'PAGE_REFUSED';

  constructor(asked: string, what: string) {
    super(`接口的回答被拒绝：${what}。请求：${asked}`, asked);
  }
}

/** Codes of Node, OpenSSL and undici in the words of a librarian. */
const NETWORK_FAULTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: '对方拒绝连接，服务可能没有启动，或端口不对',
  ECONNRESET: '连接被对方中断',
  EPIPE: '连接被对方中断',
  UND_ERR_SOCKET: '连接被对方中断',
  ENOTFOUND: '域名不存在，请检查地址的拼写',
  EAI_AGAIN: '域名暂时无法解析，请检查本机网络',
  EHOSTUNREACH: '网络不通',
  ENETUNREACH: '网络不通',
  ETIMEDOUT: '连接超时',
  UND_ERR_CONNECT_TIMEOUT: '10 秒内没有连上',
  UND_ERR_HEADERS_TIMEOUT: '连上了，但 60 秒内没有回答',
  UND_ERR_BODY_TIMEOUT: '回答中途停了 60 秒',
  CERT_HAS_EXPIRED: '对方的证书已过期',
  DEPTH_ZERO_SELF_SIGNED_CERT: '对方的证书是自签名的，不受信任',
  SELF_SIGNED_CERT_IN_CHAIN: '对方的证书链不受信任',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '对方的证书缺少中间证书，请对方补齐证书链',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: '对方的证书缺少中间证书，请对方补齐证书链',
  ERR_TLS_CERT_ALTNAME_INVALID: '对方的证书不是发给这个域名的',
  EPROTO: '对方的加密方式无法使用，地址是否该是 http://？',
};

/** Why there was no answer, for a person; the code stands behind it for whoever looks it up. */
export function networkFault(error: unknown): string {
  const { code } = error as { code?: unknown };
  const known = typeof code === 'string' ? NETWORK_FAULTS[code] : undefined;
  return known === undefined ? messageOf(error) : `${known}（${String(code)}）`;
}
