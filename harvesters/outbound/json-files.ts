/**
 * Small JSON files that others serve: manifests of sequences and descriptions of images. Through the guarded
 * dispatcher, with a limit for bytes, depth and time, and kept in memory for some minutes, so that whoever
 * leafs through a volume asks for its manifest once.
 */
import { gunzipSync } from 'node:zlib';
import { MINUTE_MS } from '../../catalogue/time.ts';
import type { Outbound } from './outbound.ts';
import { Shares } from './shares.ts';

export interface JsonFile {
  readonly json: unknown;
  /** Where it came from after redirects. */
  readonly address: string;
}

/** What became of a file. */
export type JsonAnswer =
  | ({ readonly kind: 'file' } & JsonFile)
  /** Nobody answered, or with an error. */
  | { readonly kind: 'away' }
  /** It is no JSON, or beyond what we read. */
  | { readonly kind: 'unreadable' };

export interface JsonFilesOptions {
  readonly outbound: Pick<Outbound, 'request'>;
  /** For User-Agent. */
  readonly contact: string;
  readonly now?: () => number;
  readonly deadline?: () => AbortSignal;
  /** Ten minutes when absent. */
  readonly keptMs?: number;
}

/** The manifest of a volume of a thousand pages has one to two million bytes. */
const LARGEST = 4 * 1024 * 1024;
const DEEPEST = 40;
const DEADLINE_MS = 10_000;
const LIMITS = { atOnce: 16, perHost: 2, waitingPerHost: 20 };
const KEPT_MS = 10 * MINUTE_MS;
const FAILED_MS = MINUTE_MS / 2;
/** Kept at once, and how long their texts are altogether, characters; the oldest go first. */
const MOST_KEPT = 200;
const MOST_LENGTH = 8 * 1024 * 1024;

interface Kept {
  readonly answer: Promise<JsonAnswer>;
  until: number;
  length: number;
}

export class JsonFiles {
  readonly #options: JsonFilesOptions;
  readonly #now: () => number;
  readonly #shares = new Shares(LIMITS);
  readonly #kept = new Map<string, Kept>();

  constructor(options: JsonFilesOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** The file at this address. Never throws. */
  of(address: string): Promise<JsonAnswer> {
    const known = this.#kept.get(address);
    if (known !== undefined && known.until > this.#now()) return known.answer;
    this.#kept.delete(address);
    const { keptMs = KEPT_MS } = this.#options;
    const kept: Kept = { answer: this.#fetch(address), until: this.#now() + keptMs, length: 0 };
    this.#kept.set(address, kept);
    void kept.answer.then(({ kind }) => {
      if (kind !== 'file') kept.until = this.#now() + Math.min(keptMs, FAILED_MS);
      this.#forgetOldest();
    });
    return kept.answer;
  }

  async #fetch(address: string): Promise<JsonAnswer> {
    const { outbound, contact, deadline } = this.#options;
    const signal = deadline?.() ?? AbortSignal.timeout(DEADLINE_MS);
    try {
      const url = new URL(address);
      const answer = await this.#shares.inTurn(url.host, signal, async (): Promise<JsonAnswer> => {
        const { response, url: from } = await outbound.request(url, {
          headers: {
            'User-Agent': `NanjingSharedLibrary/1.0 (IIIF; mailto:${contact})`,
            Accept: 'application/ld+json, application/json;q=0.9, */*;q=0.1',
            'Accept-Encoding': 'gzip',
          },
          signal,
        });
        if (response.status < 200 || response.status > 299) {
          await response.body.dump();
          return { kind: 'away' };
        }
        const text = await textOf(response.body, response.headers.get('content-encoding'));
        const json = text === undefined ? undefined : parsed(text);
        if (text === undefined || json === undefined) return { kind: 'unreadable' };
        const kept = this.#kept.get(address);
        if (kept !== undefined) kept.length = text.length;
        return { kind: 'file', json, address: from.href };
      });
      return answer ?? { kind: 'away' };
    } catch {
      // Refused, away, broken off: the page says so, with a link to where it is.
      return { kind: 'away' };
    }
  }

  #forgetOldest(): void {
    let length = 0;
    for (const one of this.#kept.values()) length += one.length;
    for (const [address, one] of this.#kept) {
      if (this.#kept.size <= MOST_KEPT && length <= MOST_LENGTH) return;
      this.#kept.delete(address);
      length -= one.length;
    }
  }
}

/** Undefined for what is too long, as it came or decoded. */
async function textOf(
  body: AsyncIterable<Uint8Array>,
  coding: string | null,
): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    // Leaving the loop cancels the rest.
    if (length > LARGEST) return undefined;
    parts.push(part);
  }
  const received = Buffer.concat(parts);
  if (coding === null || coding === 'identity') return received.toString('utf8');
  if (!/^(?:x-)?gzip$/i.test(coding)) return undefined;
  try {
    return gunzipSync(received, { maxOutputLength: LARGEST }).toString('utf8');
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

/** Brackets outside of strings, counted before anything is built of them. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInside = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isInside) {
      if (code === 0x5c) i++;
      else if (code === 0x22) isInside = false;
    } else if (code === 0x22) isInside = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > DEEPEST) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
}
