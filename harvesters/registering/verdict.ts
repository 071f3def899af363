/**
 * What the answer to Identify tells of an address: one of the kinds of `catalogue/diagnosis.ts`, with what to say
 * of it and what to do. Refused addresses are all told alike, whatever is or is not there, so that nobody can find
 * out by us what stands in a network that is not theirs to see.
 */
import type { DiagnosisKind } from '../../catalogue/diagnosis.ts';
import type { Probe } from '../oai/client.ts';

export interface Verdict {
  readonly kind: DiagnosisKind;
  readonly message: string;
  readonly advice: string;
  /** Whether the interface may well be elsewhere on the same host. */
  readonly isWorthSearching: boolean;
}

export const REFUSED: Verdict = {
  kind: 'refused',
  message:
    '不允许访问这个地址：它在内网、本机、保留的网段，或是别的服务的端口。对方有没有应答，这里一概不说。',
  advice:
    '请登记从互联网能访问的地址。接口确实只在内网的，请市馆运维在设置文件的 network.allowPrivate 中放行所在网段，再来检查。',
  isWorthSearching: false,
};

export const TOO_SLOW: Verdict = {
  kind: 'too-slow',
  message: '接口太慢：连上了，但在规定的时间内没有答完 Identify。',
  advice: '请系统维护方检查服务器的负载和数据库；Identify 通常在一秒内就该答完。修好后再检查一次。',
  isWorthSearching: false,
};

const UNREACHABLE_ADVICE =
  '请先在浏览器中打开这个地址：也打不开的，请系统维护方检查服务是否启动、端口和防火墙；能打开的，请对方放行本平台的服务器。';

/** Codes of redirects that lead nowhere. */
const REDIRECT_FAULTS = new Set([
  'TOO_MANY_REDIRECTS',
  'REDIRECT_REFUSED',
  'REDIRECT_LOSES_ARGUMENTS',
]);

/** With these flags characters are guessed or lost. */
export const ENCODING_FLAGS: ReadonlySet<string> = new Set([
  'charset-guessed',
  'charset-from-header',
  'bytes-damaged',
]);

/** Of an answer that is no Identify. */
export function verdictOn(probe: Probe): Verdict {
  const { code, fault, status, text, envelope } = probe;
  if (code === 'ADDRESS_REFUSED') return REFUSED;
  if (REDIRECT_FAULTS.has(code)) {
    return {
      kind: 'redirect',
      message: withStop(fault),
      advice:
        '请在浏览器中打开，看最后停在哪个地址，登记那一个；停不下来的，请系统维护方检查跳转的设置。',
      isWorthSearching: false,
    };
  }
  if (code === 'COOKIE_WALL')
    return login(
      withStop(fault),
      '请系统维护方让收割程序不经这一步：OAI-PMH 接口本来就供程序访问。',
    );
  if (status === 0 || code === 'REPOSITORY_UNREACHABLE') return unanswered(probe);
  const error = envelope?.errors[0];
  if (error !== undefined) {
    return {
      kind: 'http-error',
      message: `接口用 OAI-PMH 回答，但拒绝了 Identify：${error.code} ${error.text}`.trim() + '。',
      advice: '请把上面的话转给系统维护方：Identify 不带其他参数，任何接口都应回答。',
      isWorthSearching: false,
    };
  }
  if (status === 401 || status === 407)
    return login(
      `接口要求登录（HTTP ${status}）。`,
      '请对方让收割程序不经登录就能访问接口；非要用户名和密码（或密钥）的，请市馆运维写进设置文件中这个数据源的 auth。',
    );
  const page = pageIn(text);
  if (page?.asksLogin === true)
    return login(
      `这个地址答来的是登录页${titled(page)}，不是 OAI-PMH 接口。`,
      '请对方让收割程序不经登录就能访问接口，或向系统维护方要接口本身的地址。',
    );
  if (status === 403)
    return login(
      '对方不让收割程序进入（HTTP 403）。',
      '请系统维护方把收割程序（User-Agent 为 NanjingSharedLibrary）加入防火墙的白名单；接口要密钥的，请市馆运维写进设置文件。',
    );
  if (status === 404 || status === 410) {
    return {
      kind: 'wrong-path',
      message: `服务器在，但这个路径下没有东西（HTTP ${status}）。`,
      advice: '请向系统维护方要“OAI-PMH baseURL”，或核对地址的拼写。',
      isWorthSearching: true,
    };
  }
  if (status >= 400) return failing(probe);
  if (page !== undefined) {
    return {
      kind: 'html',
      message: `这个地址答来的是网页${titled(page)}，不是 OAI-PMH 接口。`,
      advice: '网页是给人看的，接口是另一个地址：请向系统维护方要“OAI-PMH baseURL”。',
      isWorthSearching: true,
    };
  }
  if (fault.includes('编码')) return encoding(`回答的编码无法识别：${fault}。`);
  return {
    kind: 'not-xml',
    message: `回答不是 OAI-PMH 的 XML：${notXml(text, fault)}`,
    advice:
      '请核对地址：也许是同一系统的另一个接口（如 JSON 的 REST 接口）。请向系统维护方要“OAI-PMH baseURL”。',
    isWorthSearching: true,
  };
}

/** @param what Chinese sentence */
export function encoding(what: string): Verdict {
  return {
    kind: 'encoding',
    message: what,
    advice:
      '请系统维护方统一用 UTF-8 输出，并在 XML 声明和 Content-Type 中写明 UTF-8。在此之前我们会按实际的编码读，但可能有字读错，这样的收割不会据以删除记录。',
    isWorthSearching: false,
  };
}

function unanswered({ fault, code, isTlsFault }: Probe): Verdict {
  // Also where a plain request met a port that only takes encrypted ones.
  if (isTlsFault || fault.includes('只接受加密的连接')) {
    return {
      kind: 'tls',
      message: withStop(fault),
      advice:
        '请系统维护方启用公认机构的证书、补齐证书链；证书确由本单位自行签发的，请市馆运维在设置文件的 network.certificates 中指定 CA。',
      isWorthSearching: false,
    };
  }
  const isLarge = code === 'PAGE_TOO_LARGE';
  return {
    kind: isLarge ? 'not-xml' : 'unreachable',
    message: withStop(fault),
    advice: isLarge ? '请向系统维护方要“OAI-PMH baseURL”。' : UNREACHABLE_ADVICE,
    isWorthSearching: false,
  };
}

function failing({ status, header }: Probe): Verdict {
  const later = header('retry-after');
  const isTheirs = status >= 500;
  return {
    kind: 'http-error',
    message: `服务器在，但回答 HTTP ${status}${isTheirs ? '：对方的程序出错，或正在维护' : ''}${later === null ? '' : `（要求 ${later} 之后再来）`}。`,
    advice: isTheirs
      ? '请过一会儿再检查；总是这样的，请系统维护方看服务器的日志。'
      : '请核对地址；地址无误的，请系统维护方检查接口的设置。',
    isWorthSearching: !isTheirs && status !== 429,
  };
}

function login(message: string, advice: string): Verdict {
  return { kind: 'login', message, advice, isWorthSearching: true };
}

interface Page {
  readonly title: string;
  readonly asksLogin: boolean;
}

const PASSWORD_FIELD = /<input[^<>]{0,200}\btype\s{0,9}=\s{0,9}["']?password\b/i;
const LOGIN_TITLE = /登[录錄入陆陸]|认证|認證|\b(?:log|sign)[ -]?(?:in|on)\b|\bauthenticat/i;

/** The web page that came; undefined when it is none. */
function pageIn(text: string): Page | undefined {
  if (!/<(?:!doctype html|html)[\s>]/i.test(text)) return undefined;
  const found = /<title[^>]{0,200}>([^<]{0,200})/i.exec(text)?.[1] ?? '';
  const title = found.replace(/\s+/gu, ' ').trim();
  return { title, asksLogin: PASSWORD_FIELD.test(text) || LOGIN_TITLE.test(title) };
}

function titled({ title }: Page): string {
  return title === '' ? '' : `（题为“${title}”）`;
}

function notXml(text: string, fault: string): string {
  const begin = text.trimStart();
  if (begin === '') return '回答是空的。';
  if (/^[[{]/.test(begin)) return '来的是 JSON。';
  return /^<\?xml|^<[A-Za-z]/.test(begin)
    ? `来的是别的 XML（${fault}）。`
    : `来的不是 XML（${fault}）。`;
}

function withStop(sentence: string): string {
  return /[。！？]$/.test(sentence) ? sentence : `${sentence}。`;
}
