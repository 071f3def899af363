/**
 * Reads the answer to a request, or says in one sentence what came instead: a web page, a wall that wants a
 * cookie or a password, an answer of a server that never saw what was asked because a redirect dropped it.
 */
import type { PortalError } from '../../catalogue/errors.ts';
import { ForbiddenXml, MalformedXml } from '../../formats/xml/xml.ts';
import { beginning, readAnswer, webPage } from './answer.ts';
import {
  CookieWanted,
  HttpStatus,
  OaiProtocolError,
  PageRefused,
  RedirectLosesArguments,
  RepositoryUnreachable,
  UnreadablePage,
  led,
} from './errors.ts';
import type { Fetched } from './fetcher.ts';
import type { Envelope, OaiError } from './page.ts';

export interface Came {
  /** Undefined when the answer is no OAI-PMH, or not to what was asked. */
  readonly envelope: Envelope | undefined;
  /** Why there is no envelope, or what it refuses. */
  readonly fault: PortalError | undefined;
  /** The same without the request and what to do about it; '' when there is an answer to what was asked. */
  readonly brief: string;
  /** First 4 000 characters. */
  readonly text: string;
}

export interface Wanted {
  /** That was asked; absent = any answer of OAI-PMH will do. */
  readonly verb?: string;
  /** OAI errors that are an answer, e.g. noRecordsMatch. */
  readonly forgiven?: readonly string[];
  /** Hides what of the address and the credentials others repeat. */
  readonly hide: (text: string) => string;
}

export function whatCame(raw: Fetched, { verb, forgiven = [], hide }: Wanted): Came {
  const contentType = raw.headers.get('content-type') ?? '';
  const head = beginning(raw.pieces, contentType);
  const text = head.slice(0, 4_000);
  try {
    if (raw.fault !== undefined) throw raw.fault;
    const read = readAnswer(raw.pieces, contentType);
    if (verb !== undefined && read.errors.length === 0 && !read.children.includes(verb)) {
      if (raw.lost.length > 0) throw new RedirectLosesArguments(raw);
      throw new MalformedXml(`其中没有 <${verb}>`);
    }
    const envelope = { ...read, flags: [...raw.flags, ...read.flags] };
    const refused = envelope.errors.find(({ code }) => !forgiven.includes(code));
    const fault = refused === undefined ? undefined : refusal(raw, refused, hide);
    const brief = fault instanceof RedirectLosesArguments ? fault.message : '';
    return { envelope, fault, brief, text };
  } catch (error) {
    if (error instanceof RedirectLosesArguments)
      return { envelope: undefined, fault: error, brief: error.message, text };
    if (!(error instanceof MalformedXml)) throw error;
    return { envelope: undefined, ...instead(raw, head, error, hide), text };
  }
}

/** What an error of OAI-PMH is told as. */
function refusal(
  raw: Fetched,
  { code, text }: OaiError,
  hide: (text: string) => string,
): PortalError {
  const isLost = raw.lost.length > 0 && /^bad(?:Verb|Argument)$/.test(code);
  return isLost
    ? new RedirectLosesArguments(raw)
    : new OaiProtocolError(raw.asked, hide(code), hide(text));
}

/** Not the banner that asks whether it may set some. */
const WANTS_COOKIE =
  /(?:enable|requires?|turn on|must accept|must allow)[^<>.]{0,40}cookies?|cookies?[^<>.]{0,40}(?:disabled|enabled|required|blocked)|(?:启用|开启|打开|不支持|禁用|啟用|開啟)[^<>。]{0,10}cookie/i;
/** What Apache and nginx say, in HTTP, to who does not speak TLS. */
const WANTS_TLS = /plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL/i;
const ONLY_TLS = '这个端口只接受加密的连接：请把地址开头改成 https://';

function instead(
  raw: Fetched,
  head: string,
  error: MalformedXml,
  hide: (text: string) => string,
): Pick<Came, 'fault' | 'brief'> {
  const { asked, status } = raw;
  const told = (fault: PortalError): Pick<Came, 'fault' | 'brief'> => ({
    fault,
    brief: fault.message,
  });
  if (error instanceof ForbiddenXml) return told(new PageRefused(asked, hide(error.message)));
  if (WANTS_TLS.test(head)) return told(new RepositoryUnreachable(asked, ONLY_TLS, error));
  if (/<html[\s>]/i.test(head) && WANTS_COOKIE.test(head))
    return told(new CookieWanted(raw, false));
  if (asksAgainWithCookie(raw, head)) return told(new CookieWanted(raw, true));
  const page = webPage(head);
  const what = hide(
    page ??
      (raw.flags.includes('compression-cut')
        ? `压缩的回答中途断了，只收到 ${raw.bytes} 字节`
        : error.message),
  );
  // An HTTP error is told as what it is; only a 200 that is not OAI-PMH is an unreadable page.
  if (status >= 400 || (status >= 300 && raw.bytes === 0)) {
    const fault = new HttpStatus(raw);
    const shown = page === undefined ? '' : `；${hide(page)}`;
    return { fault, brief: `HTTP ${status}${led(raw)}${fault.advice}${shown}` };
  }
  const excerpt = head.replace(/\s+/gu, ' ').trim().slice(0, 200);
  return { fault: new UnreadablePage(raw, what, hide(excerpt)), brief: `${what}${led(raw)}` };
}

/** A script stores a cookie; scripts and pages that ask for themselves once more. All without blanks. */
const SETS_COOKIE = /document(?:\.cookie|\[["']cookie["']\])=(?!=)/i;
const GOES_ON = /location(?:\.(?:reload|replace|assign)\(|(?:\.href)?=(?!=))|history\.go\(0/i;
const ONCE_MORE =
  /location(?:\.reload\(|(?:\.replace\(|(?:\.href)?=)(?:(?:window|document)\.)?location)|history\.go\(0|<meta[^<>]{0,40}refresh["']?content=["']?\d{1,3}["'/>]/i;

/** Whether the page is there to have a cookie stored, and to come back with it. */
function asksAgainWithCookie({ headers }: Fetched, head: string): boolean {
  if (!/<(?:html|script|meta)[\s>]/i.test(head)) return false;
  const text = head.replace(/\s+/gu, '');
  if (SETS_COOKIE.test(text)) return GOES_ON.test(text);
  return headers.get('set-cookie') !== null && ONCE_MORE.test(text);
}
