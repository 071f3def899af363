/**
 * One request to a repository and its answer, whatever it is: within limits of time and size, taken out of
 * its compression, with where redirects led. Credentials go along to the origin they belong to. Every
 * failure comes as a Chinese sentence; what a library said is its `cause`, for the log.
 */
import { hiding, secretsIn, shownAddress } from '../../catalogue/address.ts';
import type { ShownAddress } from '../../catalogue/address.ts';
import type { Credentials } from '../../catalogue/credentials.ts';
import { PortalError } from '../../catalogue/errors.ts';
import { MINUTE_MS } from '../../catalogue/time.ts';
import { MAX_PAGE_BYTES, decompressed } from '../../formats/xml/compression.ts';
import { MalformedXml } from '../../formats/xml/xml.ts';
import { causeOf } from '../outbound/causes.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { HopFailed } from '../outbound/redirects.ts';
import { PageTooLarge, RepositoryUnreachable } from './errors.ts';

export interface FetcherOptions {
  readonly baseUrl: string;
  readonly outbound: Outbound;
  readonly signal: AbortSignal;
  /** Mail address for the keepers of the repository. */
  readonly contact: string;
  /** What the repository is told so that it lets us in; nothing when absent. */
  readonly credentials?: Credentials | undefined;
}

export interface Fetched {
  readonly asked: ShownAddress;
  /** Where the answer came from, after redirects. */
  readonly finalUrl: ShownAddress;
  readonly isRedirected: boolean;
  /** Arguments of the request that a redirect dropped. */
  readonly lost: readonly string[];
  readonly credentials: 'none' | 'sent' | 'withheld';
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** The body in pieces, which a large page is read from without being put together; no longer compressed. */
  readonly pieces: readonly Uint8Array[];
  readonly flags: readonly string[];
  /** Why the body could not be taken out of its compression. */
  readonly fault: MalformedXml | undefined;
  /** As they came. */
  readonly bytes: number;
  readonly ms: number;
}

const PAGE_DEADLINE_MS = 600_000;

export class Fetcher {
  readonly #options: FetcherOptions;
  /** Hides what of the address and the credentials others repeat. */
  readonly hide: (text: string) => string;
  #requests = 0;

  constructor(options: FetcherOptions) {
    const { baseUrl, credentials } = options;
    this.#options = options;
    this.hide = hiding([
      ...secretsIn(baseUrl),
      ...(credentials === undefined ? [] : [credentials.value, ...credentials.secrets]),
      ...(credentials?.value.split(' ').slice(1) ?? []),
    ]);
  }

  /** An address as it may be shown, also where a repository has put a secret of ours into its token. */
  shown(address: URL): ShownAddress {
    const url = new URL(address);
    const token = url.searchParams.get('resumptionToken') ?? '';
    const told = this.hide(token);
    if (told !== token) url.searchParams.set('resumptionToken', told);
    return shownAddress(url);
  }

  /** Requests made since this was last asked. */
  takeRequests(): number {
    const made = this.#requests;
    this.#requests = 0;
    return made;
  }

  /**
   * @param form sent as POST when it is given
   * @throws RepositoryUnreachable when there is no answer
   */
  async fetch(url: URL, form?: URLSearchParams): Promise<Fetched> {
    this.#requests++;
    const { outbound, signal, contact, credentials } = this.#options;
    const started = performance.now();
    const deadline = AbortSignal.timeout(PAGE_DEADLINE_MS);
    const asked = this.shown(url);
    try {
      const answer = await outbound.request(url, {
        method: form === undefined ? 'GET' : 'POST',
        body: form?.toString() ?? null,
        signal: AbortSignal.any([signal, deadline]),
        credentials,
        headers: {
          'User-Agent': `NanjingSharedLibrary/1.0 (OAI-PMH harvester; mailto:${contact})`,
          From: contact,
          Accept: 'text/xml, application/xml;q=0.9, */*;q=0.1',
          'Accept-Encoding': 'gzip, deflate',
          ...(form === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
        },
      });
      const { status, headers, body } = answer.response;
      const received = await readBody(body, asked);
      return {
        ...unpacked(received, headers.get('content-encoding') ?? '', asked),
        asked,
        finalUrl: this.shown(answer.url),
        isRedirected: answer.url.href !== url.href,
        lost: [...url.searchParams.keys()].filter((name) => !answer.url.searchParams.has(name)),
        credentials: answer.credentials,
        status,
        headers,
        bytes: received.reduce((sum, piece) => sum + piece.length, 0),
        ms: performance.now() - started,
      };
    } catch (error) {
      if (error instanceof PortalError) throw error;
      const [last, cause] = error instanceof HopFailed ? [error.url, error.cause] : [url, error];
      const why = deadline.aborted
        ? `${PAGE_DEADLINE_MS / MINUTE_MS} 分钟内没有答完`
        : (causeOf(cause, last) ?? '网络出错，原因不明');
      const led = last === url ? '' : `（请求被转到 ${this.shown(last)}）`;
      throw new RepositoryUnreachable(asked, `${this.hide(why)}${led}`, cause);
    }
  }
}

async function readBody(
  body: AsyncIterable<Uint8Array>,
  asked: ShownAddress,
): Promise<readonly Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_PAGE_BYTES)
      throw new PageTooLarge(asked, `一页超过 ${MAX_PAGE_BYTES / 1024 / 1024} MB`);
    chunks.push(chunk);
  }
  return chunks;
}

function unpacked(
  received: readonly Uint8Array[],
  declared: string,
  asked: ShownAddress,
): Pick<Fetched, 'pieces' | 'flags' | 'fault'> {
  try {
    return { ...decompressed(received, declared), fault: undefined };
  } catch (error) {
    if (error instanceof RangeError)
      throw new PageTooLarge(asked, `解压后超过 ${MAX_PAGE_BYTES / 1024 / 1024} MB`);
    if (!(error instanceof MalformedXml)) throw error;
    return { pieces: [], flags: [], fault: error };
  }
}
