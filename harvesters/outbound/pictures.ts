/**
 * Pictures of documents, from the addresses that records give, through the guarded dispatcher: small ones for
 * lists, larger ones and pieces of images for the view of a work, each kind with a folder and limits of its
 * own. A copy is served by us, so that no reader's browser asks another host. A copy is only ever what its first
 * bytes say it is: JPEG, PNG, GIF or WebP.
 */
import { DAY_MS, MINUTE_MS } from '../../catalogue/time.ts';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Outbound } from './outbound.ts';
import { Shares } from './shares.ts';
import type { ShareLimits } from './shares.ts';

export interface Picture {
  readonly type: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';
  readonly bytes: Buffer;
}

/** How much of pictures of one kind is fetched and kept. */
export interface PictureLimits extends ShareLimits {
  /** What is larger is not taken. Bytes. */
  readonly largest: number;
  /** Copies beyond this are deleted, the oldest first. Bytes. */
  readonly mostBytes: number;
  /** An address that gave no picture is not asked again before this. */
  readonly failedMs: number;
  /** From the asking to the last byte, waiting for a turn included. */
  readonly deadlineMs: number;
}

/** A page has a hundred small pictures at most, often of one host; beyond that one is left out for now. */
export const SMALL_PICTURES: PictureLimits = {
  largest: 512 * 1024,
  mostBytes: 512 * 1024 * 1024,
  failedMs: DAY_MS / 4,
  deadlineMs: 10_000,
  atOnce: 32,
  perHost: 4,
  waitingPerHost: 100,
};

/** Whole pictures and the tiles of images: few are large, and one view asks for dozens of tiles. */
export const LARGE_PICTURES: PictureLimits = {
  largest: 12 * 1024 * 1024,
  mostBytes: 2 * 1024 * 1024 * 1024,
  failedMs: MINUTE_MS,
  deadlineMs: 20_000,
  atOnce: 16,
  perHost: 4,
  waitingPerHost: 200,
};

export interface PicturesOptions {
  readonly folder: string;
  readonly limits: PictureLimits;
  readonly outbound: Pick<Outbound, 'request'>;
  /** Copies of one are not given to another: the origin inside that they come from; '' from outside. */
  readonly scope?: string;
  /** For User-Agent. */
  readonly contact: string;
  readonly now?: () => number;
  /** Aborted when nobody waits any longer for a picture that is asked for now. */
  readonly deadline?: () => AbortSignal;
  /** Called with the folder and each file that was made, for whoever runs this as another user. */
  readonly onMade?: (file: string) => void;
}

/** A copy is fetched again after this; when that fails, the old one stays. */
const KEPT_MS = 30 * DAY_MS;
const MOST_FAILURES = 10_000;
/** The folder is looked over after so many new copies. */
const LOOK_EVERY = 500;

/** One picture that is being fetched, or waits to be. */
interface Fetching {
  readonly picture: Promise<Picture | undefined>;
  /** Ends the waiting once nobody wants it. */
  readonly leave: AbortController;
  wantedBy: number;
}

export class Pictures {
  readonly #options: PicturesOptions;
  readonly #now: () => number;
  readonly #underway = new Map<string, Fetching>();
  readonly #failures = new Map<string, number>();
  readonly #shares: Shares;
  #made = 0;

  constructor(options: PicturesOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#shares = new Shares(options.limits);
  }

  /**
   * The picture at this address; undefined when there is none to be had now. Never throws.
   *
   * @param wanted aborted when whoever asked has gone
   */
  async of(address: string, wanted = new AbortController().signal): Promise<Picture | undefined> {
    const file = path.join(
      this.#options.folder,
      createHash('sha256')
        .update(`${this.#options.scope ?? ''}${address}`)
        .digest('hex'),
    );
    const kept = await readKept(file);
    if (kept !== undefined && this.#now() - kept.since < KEPT_MS) return kept.picture;
    const failed = this.#failures.get(address);
    if (failed !== undefined && this.#now() - failed < this.#options.limits.failedMs)
      return kept?.picture;
    if (wanted.aborted) return undefined;
    const fetching = this.#underway.get(address) ?? this.#begin(address, file);
    fetching.wantedBy++;
    const goAway = (): void => {
      if (--fetching.wantedBy > 0) return;
      fetching.leave.abort();
      // Whoever asks from now on waits anew.
      if (this.#underway.get(address) === fetching) this.#underway.delete(address);
    };
    wanted.addEventListener('abort', goAway, { once: true });
    try {
      return (await fetching.picture) ?? kept?.picture;
    } finally {
      wanted.removeEventListener('abort', goAway);
    }
  }

  #begin(address: string, file: string): Fetching {
    const leave = new AbortController();
    const { limits, deadline: given } = this.#options;
    const deadline = given?.() ?? AbortSignal.timeout(limits.deadlineMs);
    const fetching: Fetching = {
      leave,
      wantedBy: 0,
      picture: this.#shares
        .inTurn(
          URL.parse(address)?.host ?? '',
          AbortSignal.any([leave.signal, deadline]),
          (hasWaited) => this.#fetch(address, file, deadline, hasWaited),
        )
        .finally(() => {
          if (this.#underway.get(address) === fetching) this.#underway.delete(address);
        }),
    };
    this.#underway.set(address, fetching);
    return fetching;
  }

  async #fetch(
    address: string,
    file: string,
    deadline: AbortSignal,
    hasWaited: boolean,
  ): Promise<Picture | undefined> {
    try {
      const { outbound, contact, limits } = this.#options;
      const { response } = await outbound.request(new URL(address), {
        headers: {
          'User-Agent': `NanjingSharedLibrary/1.0 (pictures; mailto:${contact})`,
          Accept: 'image/*',
        },
        signal: deadline,
      });
      const bytes = await bodyOf(response, limits.largest);
      const type = bytes === undefined ? undefined : typeOf(bytes);
      if (bytes !== undefined && type !== undefined) {
        await this.#keep(file, bytes);
        return { type, bytes };
      }
    } catch {
      // Refused, away, broken off: a page without a picture is whole all the same.
    }
    // What was left little time by others is no failure of its own.
    if (!(hasWaited && deadline.aborted)) this.#failed(address);
    return undefined;
  }

  #failed(address: string): void {
    // The oldest go first; they would be asked again soonest anyway.
    if (this.#failures.size >= MOST_FAILURES) {
      const [oldest = ''] = this.#failures.keys();
      this.#failures.delete(oldest);
    }
    this.#failures.set(address, this.#now());
  }

  async #keep(file: string, bytes: Buffer): Promise<void> {
    const { folder, onMade, limits } = this.#options;
    if ((await mkdir(folder, { recursive: true })) !== undefined) onMade?.(folder);
    const unfinished = `${file}.${process.pid}.new`;
    await writeFile(unfinished, bytes);
    onMade?.(unfinished);
    await rename(unfinished, file);
    if (this.#made++ % LOOK_EVERY === 0) await deleteBeyond(folder, limits.mostBytes);
  }
}

async function readKept(
  file: string,
): Promise<{ readonly picture: Picture; readonly since: number } | undefined> {
  try {
    const [bytes, { mtimeMs }] = await Promise.all([readFile(file), stat(file)]);
    const type = typeOf(bytes);
    return type === undefined ? undefined : { picture: { type, bytes }, since: mtimeMs };
  } catch {
    return undefined;
  }
}

type Answer = Awaited<ReturnType<Outbound['request']>>['response'];

/** Undefined for what is no answer, or too long. */
async function bodyOf(response: Answer, largest: number): Promise<Buffer | undefined> {
  if (response.status < 200 || response.status > 299) {
    await response.body.dump();
    return undefined;
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    length += part.length;
    // Leaving the loop cancels the rest.
    if (length > largest) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function typeOf(bytes: Buffer): Picture['type'] | undefined {
  const begin = bytes.subarray(0, 12).toString('latin1');
  if (begin.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (begin.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (/^GIF8[79]a/.test(begin)) return 'image/gif';
  return /^RIFF[^]{4}WEBP$/.test(begin) ? 'image/webp' : undefined;
}

async function deleteBeyond(folder: string, most: number): Promise<void> {
  const names = await readdir(folder);
  const files: { file: string; bytes: number; since: number }[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found !== undefined) files.push({ file, bytes: found.size, since: found.mtimeMs });
  }
  let total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { file, bytes } of files.sort((a, b) => a.since - b.since)) {
    if (total <= most) return;
    await rm(file, { force: true });
    total -= bytes;
  }
}
