/**
 * Why there was no answer, in the words of a librarian: one table for what the resolver, the socket, TLS and
 * the HTTP parser give as codes. Their own sentences are English, name files of OpenSSL and may repeat what
 * was asked; they go to the log with their codes, and nowhere else.
 */
const CONNECTION: Readonly<Record<string, string>> = {
  ENOTFOUND: '域名不存在，请检查地址的拼写',
  ENODATA: '域名不存在，请检查地址的拼写',
  EAI_NONAME: '域名不存在，请检查地址的拼写',
  EAI_AGAIN: '域名暂时无法解析，请检查本机网络',
  EAI_FAIL: '域名暂时无法解析，请检查本机网络',
  ESERVFAIL: '域名暂时无法解析，请检查本机网络',
  ECONNREFUSED: '对方拒绝连接，服务可能没有启动，或端口不对',
  ECONNRESET: '连接被对方中断',
  ECONNABORTED: '连接被对方中断',
  EPIPE: '连接被对方中断',
  UND_ERR_SOCKET: '连接被对方中断',
  EHOSTUNREACH: '网络不通',
  ENETUNREACH: '网络不通',
  EHOSTDOWN: '网络不通',
  ENETDOWN: '本机网络没有接通',
  EADDRNOTAVAIL: '本机没有可用的网络地址或端口',
  EACCES: '本机的防火墙或权限不允许这个连接',
  EPERM: '本机的防火墙或权限不允许这个连接',
  EMFILE: '本机打开的连接太多',
  ENFILE: '本机打开的连接太多',
  ENOBUFS: '本机打开的连接太多',
  ETIMEDOUT: '连接超时',
  UND_ERR_CONNECT_TIMEOUT: '10 秒内没有连上',
  UND_ERR_HEADERS_TIMEOUT: '连上了，但 60 秒内没有回答',
  UND_ERR_BODY_TIMEOUT: '回答中途停了 60 秒',
};

const HTTP: Readonly<Record<string, string>> = {
  UND_ERR_HEADERS_OVERFLOW: '回答的 HTTP 报头超过 32 KB',
  HPE_HEADER_OVERFLOW: '回答的 HTTP 报头超过 32 KB',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: '回答的长度与它自己的 Content-Length 不符',
  UND_ERR_INVALID_ARG: '这个请求无法用 HTTP 发出，请检查地址和 auth',
};

const CERTIFICATE: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: '对方的证书已过期，请对方续签',
  CERT_NOT_YET_VALID: '对方的证书还没有生效，请检查本机时钟，或请对方更换证书',
  DEPTH_ZERO_SELF_SIGNED_CERT: '对方的证书是自签名的，不受信任',
  SELF_SIGNED_CERT_IN_CHAIN: '对方的证书链不受信任',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '对方的证书缺少中间证书，请对方补齐证书链',
  UNABLE_TO_GET_ISSUER_CERT: '对方的证书缺少中间证书，请对方补齐证书链',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: '对方的证书缺少中间证书，请对方补齐证书链',
  CERT_UNTRUSTED: '对方的证书链不受信任',
  CERT_REJECTED: '对方的证书链不受信任',
  INVALID_CA: '对方的证书链不受信任',
  CERT_REVOKED: '对方的证书已被吊销',
  CERT_SIGNATURE_FAILURE: '对方的证书签名不对',
  INVALID_PURPOSE: '对方的证书不是给网站用的',
  CERT_CHAIN_TOO_LONG: '对方的证书链太长',
  PATH_LENGTH_EXCEEDED: '对方的证书链太长',
  HOSTNAME_MISMATCH: '对方的证书不是发给这个域名的',
  ERR_TLS_CERT_ALTNAME_INVALID: '对方的证书不是发给这个域名的，请用证书上的域名访问',
  ERR_TLS_CERT_ALTNAME_FORMAT: '对方证书上的域名写法不对',
};

const NOT_TLS =
  '这个端口说的是没有加密的 http，不是 https：请把地址开头改成 http://，或换成 https 的端口';
const OLD_TLS =
  '对方只会用已经淘汰的加密协议（TLS 1.1 或更早），不安全，我们要求 TLS 1.2 以上：请对方升级';
const WEAK_TLS = '对方的证书或密钥太弱，不安全：请对方更换';
const NO_COMMON = '与对方没有共同的加密办法：请对方启用 TLS 1.2 以上和通行的加密套件';
const CLIENT_CERTIFICATE = '对方要求客户端证书，本平台没有：请对方另开不要证书的入口';

/** Codes of OpenSSL, the nearest first. */
const TLS: readonly (readonly [RegExp, string])[] = [
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_LENGTH/, NOT_TLS],
  [/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|LEGACY_RENEGOTIATION/, OLD_TLS],
  [/TOO_SMALL|TOO_WEAK|LEGACY_SIGALG|SIGNATURE_TYPE|INSUFFICIENT_SECURITY/, WEAK_TLS],
  [/CERTIFICATE_REQUIRED|ALERT_BAD_CERTIFICATE|ALERT_CERTIFICATE/, CLIENT_CERTIFICATE],
  [/UNRECOGNIZED_NAME/, '对方的服务器不认这个域名，请检查地址'],
  [/HANDSHAKE_FAILURE|NO_CIPHERS|NO_SHARED|UNSUPPORTED/, NO_COMMON],
];
/** Whatever else went wrong with TLS. */
const SOME_TLS = '与对方商定加密时出错，请对方检查 https 的设置';

/** First bytes of an alert of TLS. */
const TLS_ALERT = '\x15\x03';

/**
 * @param url what was asked
 * @returns undefined for a cause that is not in the table
 */
export function causeOf(error: unknown, url: URL): string | undefined {
  return chainOf(error)
    .map((one) => known(one, url))
    .find((sentence) => sentence !== undefined);
}

/** Whether a connection failed where it should have become an encrypted one. */
export function isTlsCause(error: unknown): boolean {
  return chainOf(error).some((one) => {
    const { code, data } = one as { code?: unknown; data?: unknown };
    if (typeof data === 'string' && data.startsWith(TLS_ALERT)) return true;
    return typeof code === 'string' && (Object.hasOwn(CERTIFICATE, code) || IS_TLS.test(code));
  });
}

const IS_TLS = /^(?:EPROTO$|ERR_SSL_|ERR_TLS_)/;

/** The error and whatever it was caused by, the nearest first. */
function chainOf(error: unknown): readonly object[] {
  const chain: object[] = [];
  for (let one = error; typeof one === 'object' && one !== null && chain.length < 10;) {
    chain.push(one);
    const { cause, errors } = one as { cause?: unknown; errors?: unknown };
    // One for each address of a host that was tried.
    one = cause ?? (Array.isArray(errors) ? (errors as unknown[])[0] : undefined);
  }
  return chain;
}

function known(error: object, url: URL): string | undefined {
  const told = error as { code?: unknown; name?: unknown; data?: unknown };
  const code = typeof told.code === 'string' ? told.code : '';
  const data = typeof told.data === 'string' ? told.data : '';
  if (told.name === 'HTTPParserError' || code.startsWith('HPE_')) {
    return HTTP[code] ?? (data.startsWith(TLS_ALERT) ? onlyTls(url) : notHttp(data));
  }
  const isCut = CONNECTION[code] === CONNECTION['ECONNRESET'];
  if (isCut && url.protocol === 'http:' && isSilent(error)) {
    return `${CONNECTION['ECONNRESET'] ?? ''}，一个字节也没有回答；若这个端口只接受加密的连接，请把地址开头改成 https://`;
  }
  const sentence = CONNECTION[code] ?? HTTP[code] ?? CERTIFICATE[code];
  if (sentence !== undefined) return sentence;
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_'))
    return TLS.find(([pattern]) => pattern.test(code))?.[1] ?? SOME_TLS;
  return undefined;
}

function onlyTls({ origin, pathname }: URL): string {
  const path = pathname.split(';', 1)[0] ?? '';
  return `这个端口只接受加密的连接：请把地址改成 ${origin.replace('http:', 'https:')}${path}`;
}

function notHttp(data: string): string {
  const begin = /^[\x21-\x7e][\x20-\x7e]{2,30}/.exec(data)?.[0];
  return `对方的回答不合 HTTP 规定，这个端口也许是别的服务${begin === undefined ? '' : `（回答开头：“${begin}”）`}`;
}

/** Whether the connection was closed without a byte. */
function isSilent(error: object): boolean {
  const { socket } = error as { socket?: { bytesRead?: unknown } | null };
  return socket?.bytesRead === 0;
}
