/**
 * Sound and film from the addresses that records give, handed on through the guarded dispatcher as they come:
 * nothing is kept. A player asks for a part of a file (`Range`), and gets a slice of it at most, so that a film
 * of an hour never lies in memory, holds no connection for an hour, and nobody waits behind it. What is handed on
 * has a type of a closed list, never one that a browser would run.
 */
import { Readable } from 'node:stream';
import { MINUTE_MS } from '../../catalogue/time.ts';
import type { Outbound, OutboundResponse } from './outbound.ts';

export interface MediaOptions {
  readonly outbound: Pick<Outbound, 'request'>;
  /** For User-Agent. */
  readonly contact: string;
  readonly limits?: MediaLimits;
}

export interface MediaLimits {
  /** Longest part of a file that is given at once, bytes. */
  readonly slice: number;
  /** What is given of a file of a host that knows no parts. */
  readonly largestWhole: number;
  readonly atOnce: number;
  readonly perHost: number;
}

export type MediaAnswer =
  | {
      readonly kind: 'media';
      readonly status: 200 | 206;
      readonly type: string;
      /** Content-Length, and Content-Range of a part. */
      readonly length: number | undefined;
      readonly range: string | undefined;
      readonly body: Readable;
    }
  /** All places are taken, of this host or altogether. */
  | { readonly kind: 'busy' }
  /** The part that was asked for lies beyond the end. */
  | { readonly kind: 'beyond' }
  /** Nobody answers, or with something else. */
  | { readonly kind: 'none' };

export const MEDIA_LIMITS: MediaLimits = {
  slice: 2 * 1024 * 1024,
  largestWhole: 64 * 1024 * 1024,
  atOnce: 48,
  perHost: 12,
};

const PART_MS = 2 * MINUTE_MS;
const WHOLE_MS = 10 * MINUTE_MS;

/** What players know, by what hosts call it; `.wma` and the like are no good to a browser. */
const TYPES: Readonly<Record<string, string>> = {
  'audio/mpeg': 'audio/mpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/mpeg3': 'audio/mpeg',
  'audio/wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/flac': 'audio/flac',
  'audio/mp4': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/aac': 'audio/aac',
  'audio/ogg': 'audio/ogg',
  'audio/opus': 'audio/ogg',
  'audio/webm': 'audio/webm',
  'application/ogg': 'audio/ogg',
  'video/mp4': 'video/mp4',
  'video/m4v': 'video/mp4',
  'video/webm': 'video/webm',
  'video/ogg': 'video/ogg',
};

/** For hosts that do not say what they send. */
const BY_ENDING: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  ogv: 'video/ogg',
};

export class Media {
  readonly #options: MediaOptions;
  readonly #limits: MediaLimits;
  readonly #byHost = new Map<string, number>();
  #atOnce = 0;

  constructor(options: MediaOptions) {
    this.#options = options;
    this.#limits = options.limits ?? MEDIA_LIMITS;
  }

  /**
   * A part of the file at this address, or the whole. Never throws. The body has to be read or destroyed.
   *
   * @param range header of the request; undefined = the whole file
   * @param wanted aborted when whoever asked has gone
   */
  async of(address: string, range: string | undefined, wanted: AbortSignal): Promise<MediaAnswer> {
    const url = URL.parse(address);
    if (url === null) return { kind: 'none' };
    const { host } = url;
    const ofHost = this.#byHost.get(host) ?? 0;
    if (this.#atOnce >= this.#limits.atOnce || ofHost >= this.#limits.perHost)
      return { kind: 'busy' };
    this.#atOnce++;
    this.#byHost.set(host, ofHost + 1);
    let isOver = false;
    const done = (): void => {
      if (isOver) return;
      isOver = true;
      this.#atOnce--;
      const left = (this.#byHost.get(host) ?? 1) - 1;
      if (left === 0) this.#byHost.delete(host);
      else this.#byHost.set(host, left);
    };
    try {
      const answer = await this.#ask(url, range, wanted);
      if (answer.kind === 'media') answer.body.once('close', done);
      else done();
      return answer;
    } catch {
      done();
      return { kind: 'none' };
    }
  }

  async #ask(url: URL, range: string | undefined, wanted: AbortSignal): Promise<MediaAnswer> {
    const { outbound, contact } = this.#options;
    const part = partOf(range, this.#limits.slice);
    const deadline = AbortSignal.timeout(part === undefined ? WHOLE_MS : PART_MS);
    const { response } = await outbound.request(url, {
      headers: {
        'User-Agent': `NanjingSharedLibrary/1.0 (player; mailto:${contact})`,
        Accept: 'audio/*, video/*;q=0.9, */*;q=0.1',
        'Accept-Encoding': 'identity',
        ...(part === undefined ? {} : { Range: part }),
      },
      signal: AbortSignal.any([wanted, deadline]),
    });
    // Whoever reads it is told what goes wrong; when it is thrown away nobody is.
    response.body.on('error', () => undefined);
    const type = typeOf(response, url);
    const coding = response.headers.get('content-encoding') ?? 'identity';
    const isPart = response.status === 206;
    const named = isPart ? (response.headers.get('content-range') ?? '') : undefined;
    const length = lengthOf(response);
    const most = isPart ? this.#limits.slice : this.#limits.largestWhole;
    const isGood =
      (isPart || response.status === 200) &&
      type !== undefined &&
      coding === 'identity' &&
      (named === undefined || /^bytes \d+-\d+\/(?:\d+|\*)$/.test(named)) &&
      (length === undefined ? !isPart : length <= most);
    if (!isGood) {
      response.body.destroy();
      return { kind: response.status === 416 ? 'beyond' : 'none' };
    }
    const body = Readable.from(atMost(response.body, length ?? most), { objectMode: false });
    // Whoever leaves the player ends the request behind it.
    body.once('close', () => response.body.destroy());
    return { kind: 'media', status: isPart ? 206 : 200, type, length, range: named, body };
  }
}

/** What is asked of the host: no more than a slice; undefined for the whole, or for what is no single part. */
function partOf(range: string | undefined, slice: number): string | undefined {
  const found = /^bytes=(?:(\d{1,15})-(\d{0,15})|-(\d{1,15}))$/.exec(range ?? '');
  if (found === null) return undefined;
  const [, from = '', to = '', last = ''] = found;
  if (from === '') return `bytes=-${Math.min(Number(last), slice)}`;
  const end = Number(from) + slice - 1;
  return `bytes=${from}-${to === '' ? end : Math.min(Number(to), end)}`;
}

function typeOf({ headers }: OutboundResponse, { pathname }: URL): string | undefined {
  const said = (headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
  const name = said.trim().toLowerCase().replace('/x-', '/');
  if (name === '' || name === 'application/octet-stream' || name === 'binary/octet-stream') {
    const ending = /\.(\w{2,4})$/.exec(pathname)?.[1]?.toLowerCase() ?? '';
    return Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined;
  }
  return Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
}

function lengthOf({ headers }: OutboundResponse): number | undefined {
  const said = headers.get('content-length') ?? '';
  return /^\d{1,15}$/.test(said) ? Number(said) : undefined;
}

/** @throws RangeError when more comes than was announced */
async function* atMost(body: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > most) throw new RangeError('longer than announced');
    yield piece;
  }
}
