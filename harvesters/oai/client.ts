/**
 * Speaks OAI-PMH 2.0 with one repository, politely: one request in flight per base URL, a pause after
 * each, backoff with jitter, Retry-After honoured. An OAI error is read out of the body whatever the
 * HTTP status; a body that is not OAI-PMH is never taken for an empty list.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ShownAddress } from '../../catalogue/address.ts';
import { PortalError } from '../../catalogue/errors.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../catalogue/time.ts';
import { childrenNamed, fieldOf } from '../../formats/xml/xml.ts';
import type { XmlElement } from '../../formats/xml/xml.ts';
import {
  HttpStatus,
  OaiProtocolError,
  RepositoryUnreachable,
  RetryLater,
  UnreadablePage,
} from './errors.ts';
import type { ListedHeader } from '../../catalogue/runs/fate.ts';
import { isDeleted, setSpecsOf, withStamp } from './page.ts';
import { Fetcher } from './fetcher.ts';
import type { Fetched, FetcherOptions } from './fetcher.ts';
import type { Envelope, OaiPage, StampSpan } from './page.ts';
import { readIdentify } from './identify.ts';
import type { Identify } from './identify.ts';
import { isTlsCause } from '../outbound/causes.ts';
import { AddressRefused } from '../outbound/outbound.ts';
import { inTurn } from './politeness.ts';
import { listArguments, probeUrl, requestUrl } from './request.ts';
import type { Selection } from './request.ts';
import { whatCame } from './what-came.ts';

export interface OaiClientOptions extends FetcherOptions {
  readonly pauseMs: number;
  readonly retryDelayMs: number;
}

export interface MetadataFormat {
  readonly metadataPrefix: string;
  readonly schema: string;
  readonly metadataNamespace: string;
}

export interface OaiSet {
  readonly setSpec: string;
  readonly setName: string;
}

/** One page of a list of identifiers. */
export interface ListedPage extends Pick<
  OaiPage,
  'responseDate' | 'resumptionToken' | 'completeListSize' | 'stamps'
> {
  readonly headers: readonly (ListedHeader & { readonly setSpecs: readonly string[] })[];
  readonly identifiers: readonly string[];
}

const MAX_RETRIES = 5;
/** A page that is not OAI-PMH is asked for at most this often more. */
const MAX_UNREADABLE_RETRIES = 2;
const MAX_BACKOFF_MS = MINUTE_MS;
const LONGEST_WAIT_MS = HOUR_MS;
const MAX_SET_PAGES = 1_000;

/** Tokens may be too long for an address; OAI-PMH 2.0 section 3.1.1 has POST for them. */
const URI_TOO_LONG = 414;

interface Answer extends Envelope {
  readonly url: ShownAddress;
  readonly bytes: number;
  readonly ms: number;
}

/** What one request brought, whatever it was; for the compliance report. */
export interface Probe {
  readonly url: ShownAddress;
  /** Where the answer came from, after redirects. */
  readonly finalUrl: ShownAddress;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly ms: number;
  readonly bytes: number;
  readonly header: (name: string) => string | null;
  /** Undefined when the answer is no OAI-PMH. */
  readonly envelope: Envelope | undefined;
  /** Chinese sentence why there is no answer to what was asked; '' when there is one. */
  readonly fault: string;
  /** Of the fault; '' when there is none. */
  readonly code: string;
  /** True when there is no answer because nothing encrypted came about. */
  readonly isTlsFault: boolean;
  /** Where a redirect led that was not followed, because only the registered address may be inside. */
  readonly refusedAt: URL | undefined;
  /** First 4 000 characters. */
  readonly text: string;
  /** Last 4 000 bytes, where a token is. */
  readonly tail: string;
}

/** Arguments in their order; a name may come twice or be none of OAI-PMH. */
export type ProbeArguments = readonly (readonly [name: string, value: string])[];

export class OaiClient {
  readonly #options: OaiClientOptions;
  readonly #fetcher: Fetcher;

  constructor(options: OaiClientOptions) {
    this.#options = options;
    this.#fetcher = new Fetcher(options);
  }

  /** Requests made since this was last asked, retries included. */
  takeRequests(): number {
    return this.#fetcher.takeRequests();
  }

  async identify(): Promise<Identify> {
    return readIdentify(bodyOf(await this.#ask('Identify', {}), 'Identify'));
  }

  async listMetadataFormats(identifier?: string): Promise<readonly MetadataFormat[]> {
    const answer = await this.#ask(
      'ListMetadataFormats',
      identifier === undefined ? {} : { identifier },
    );
    return formatsIn(bodyOf(answer, 'ListMetadataFormats'));
  }

  /** Every set, all pages; none when the repository has no sets. */
  async listSets(): Promise<readonly OaiSet[]> {
    const sets = new Map<string, OaiSet>();
    let token: string | null = null;
    for (let page = 0; page < MAX_SET_PAGES; page++) {
      let answer: Answer;
      try {
        answer = await this.#ask('ListSets', token === null ? {} : { resumptionToken: token });
      } catch (error) {
        if (error instanceof OaiProtocolError && error.oaiCode === 'noSetHierarchy') return [];
        throw error;
      }
      const before = sets.size;
      for (const set of childrenNamed(bodyOf(answer, 'ListSets'), 'set')) {
        const setSpec = fieldOf(set, 'setSpec');
        if (setSpec !== '' && !sets.has(setSpec))
          sets.set(setSpec, { setSpec, setName: fieldOf(set, 'setName') || setSpec });
      }
      // Some repositories repeat the first page of sets for ever.
      if (answer.resumptionToken === null || sets.size === before) break;
      token = answer.resumptionToken;
    }
    return [...sets.values()];
  }

  /** @param tries how often to ask again after an error that may pass; five times when absent */
  async listRecords(
    what: Selection | { readonly resumptionToken: string },
    tries?: number,
  ): Promise<OaiPage> {
    return this.#list('ListRecords', what, tries);
  }

  async listIdentifiers(
    what: Selection | { readonly resumptionToken: string },
  ): Promise<ListedPage> {
    const answer = await this.#ask('ListIdentifiers', listArguments(what), forgivenOf(what));
    const headers = (answer.body === null ? [] : childrenNamed(answer.body, 'header'))
      .map((header) => ({
        identifier: fieldOf(header, 'identifier'),
        datestamp: fieldOf(header, 'datestamp'),
        deleted: isDeleted(header),
        setSpecs: setSpecsOf(header),
      }))
      .filter(({ identifier }) => identifier !== '');
    const { responseDate, resumptionToken, completeListSize } = answer;
    return {
      headers,
      identifiers: headers.map(({ identifier }) => identifier),
      stamps: headers.reduce<StampSpan | null>(
        (span, { datestamp }) => withStamp(span, datestamp),
        null,
      ),
      responseDate,
      resumptionToken,
      completeListSize,
    };
  }

  async getRecord(identifier: string, metadataPrefix: string, tries?: number): Promise<OaiPage> {
    const answer = await this.#ask('GetRecord', { identifier, metadataPrefix }, [], tries);
    return { ...answer, noRecordsMatch: false };
  }

  /** Hides what of the address and the credentials somebody else wrote down. */
  hide(text: string): string {
    return this.#fetcher.hide(text);
  }

  /** One request as it stands, without a second try, by its own pace. Never throws but when stopped. */
  async probe(args: ProbeArguments, method: 'GET' | 'POST' = 'GET'): Promise<Probe> {
    const { baseUrl, pauseMs, signal } = this.#options;
    const url = probeUrl(baseUrl, method === 'GET' ? args : []);
    const asked = this.#fetcher.shown(method === 'GET' ? url : probeUrl(baseUrl, args));
    try {
      const body =
        method === 'GET' ? undefined : new URLSearchParams(args.map(([...pair]) => pair));
      const raw = await inTurn(baseUrl, pauseMs, signal, () => this.#fetcher.fetch(url, body));
      const came = whatCame(raw, { hide: this.#fetcher.hide });
      const header = (name: string): string | null => raw.headers.get(name);
      const tail = Buffer.concat(raw.pieces.slice(-2)).subarray(-4_000).toString();
      const { finalUrl, status, ms, bytes } = raw;
      const { envelope, brief: fault, text } = came;
      const code = came.fault?.code ?? '';
      const isTlsFault = isTlsCause(came.fault);
      const told = { url: asked, finalUrl, status, ms, bytes, header, envelope, text, tail };
      return { ...told, fault, code, isTlsFault, refusedAt: undefined };
    } catch (error) {
      signal.throwIfAborted();
      return {
        url: asked,
        finalUrl: asked,
        status: 0,
        ms: 0,
        bytes: 0,
        header: () => null,
        envelope: undefined,
        code: error instanceof PortalError ? error.code : 'UNEXPECTED',
        fault: error instanceof PortalError ? error.message : '程序内部错误，请报告',
        isTlsFault: isTlsCause(error),
        refusedAt: error instanceof AddressRefused ? error.led : undefined,
        text: '',
        tail: '',
      };
    }
  }

  /** When the certificate of the repository expires, once it was asked over TLS. */
  get certificateExpiry(): Date | undefined {
    return this.#options.outbound.certificateExpiry(new URL(this.#options.baseUrl).hostname);
  }

  /** True when the operator vouches for this repository's certificate himself. */
  get isVouchedFor(): boolean {
    return this.#options.outbound.isVouchedFor(new URL(this.#options.baseUrl).hostname);
  }

  async #list(
    verb: string,
    what: Selection | { readonly resumptionToken: string },
    tries: number | undefined,
  ): Promise<OaiPage> {
    const answer = await this.#ask(verb, listArguments(what), forgivenOf(what), tries);
    return { ...answer, noRecordsMatch: answer.errors.length > 0 };
  }

  /**
   * Asks until there is an answer that can be read, or reason to give up.
   *
   * @param forgiven OAI errors that are an answer, e.g. noRecordsMatch
   */
  async #ask(
    verb: string,
    args: Readonly<Record<string, string>>,
    forgiven: readonly string[] = [],
    tries = MAX_RETRIES,
  ): Promise<Answer> {
    const { baseUrl, signal } = this.#options;
    const url = requestUrl(baseUrl, verb, args);
    const wanted = { verb, forgiven, hide: this.#fetcher.hide };
    let unreadable = 0;
    let form: URLSearchParams | undefined;
    for (let attempt = 0; ; attempt++) {
      let failure: PortalError;
      let retryAfter: number | undefined;
      try {
        const raw = await this.#fetch(url, form);
        const { envelope, fault } = whatCame(raw, wanted);
        if (envelope !== undefined && fault === undefined)
          return { ...envelope, url: raw.asked, bytes: raw.bytes, ms: Math.round(raw.ms) };
        retryAfter = retryAfterMs(raw.headers.get('retry-after'));
        throw fault ?? new UnreadablePage(raw, '没有内容', '');
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof HttpStatus) {
          failure = error.after(attempt);
          if (error.status === URI_TOO_LONG && form === undefined) {
            form = new URLSearchParams({ verb, ...args });
            continue;
          }
          if (!error.mayPass) throw failure;
        } else if (error instanceof UnreadablePage) {
          failure = error;
          retryAfter = undefined;
          if (++unreadable > MAX_UNREADABLE_RETRIES) throw error;
        } else if (error instanceof RepositoryUnreachable) failure = error;
        else throw error;
      }
      if (attempt >= tries) throw failure;
      await this.#wait(url, attempt, retryAfter);
    }
  }

  /** In turn with all others that ask there. A form goes to the address as it is registered. */
  #fetch(url: URL, form: URLSearchParams | undefined): Promise<Fetched> {
    const { baseUrl, pauseMs, signal } = this.#options;
    return inTurn(baseUrl, pauseMs, signal, () =>
      form === undefined
        ? this.#fetcher.fetch(url)
        : this.#fetcher.fetch(probeUrl(baseUrl, []), form),
    );
  }

  async #wait(url: URL, attempt: number, retryAfterMs: number | undefined): Promise<void> {
    if (retryAfterMs !== undefined && retryAfterMs > LONGEST_WAIT_MS) {
      throw new RetryLater(this.#fetcher.shown(url), new Date(Date.now() + retryAfterMs));
    }
    const backoff = Math.min(MAX_BACKOFF_MS, this.#options.retryDelayMs * 2 ** attempt);
    // Jitter, so that sources that failed together do not come back together.
    const ms = retryAfterMs ?? backoff * (0.75 + Math.random() / 2);
    await sleep(ms, undefined, { signal: this.#options.signal });
  }
}

/** @param body the element `ListMetadataFormats` */
export function formatsIn(body: XmlElement): readonly MetadataFormat[] {
  return childrenNamed(body, 'metadataFormat').map((format) => ({
    metadataPrefix: fieldOf(format, 'metadataPrefix'),
    schema: fieldOf(format, 'schema'),
    metadataNamespace: fieldOf(format, 'metadataNamespace'),
  }));
}

/** Retry-After as seconds or HTTP date, in milliseconds from now; anything else says nothing. */
function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) && seconds > 0
    ? Math.min(seconds * 1000, 366 * DAY_MS)
    : undefined;
}

/** That nothing matches is an answer to a question; to a token it says that the list is broken off. */
function forgivenOf(what: Selection | { readonly resumptionToken: string }): readonly string[] {
  return 'resumptionToken' in what ? [] : ['noRecordsMatch'];
}

function bodyOf(answer: Answer, verb: string): XmlElement {
  const { body, url: asked } = answer;
  if (body?.name !== verb)
    throw new UnreadablePage(
      { asked, finalUrl: asked, isRedirected: false, lost: [] },
      `没有 <${verb}>`,
      '',
    );
  return body;
}
