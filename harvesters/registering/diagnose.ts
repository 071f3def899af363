/**
 * Looks at an address that somebody wants to register: asks Identify, says what came instead of it, tries where
 * the interface probably is, and reads back what the repository says of itself, with records of each format and
 * set. Bounded in requests and time; what was found until then is told.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { interfaceIn } from '../../catalogue/base-url.ts';
import { shownAddress } from '../../catalogue/address.ts';
import type { Diagnosis, SeenIdentity } from '../../catalogue/diagnosis.ts';
import { childrenNamed, textOf } from '../../formats/xml/xml.ts';
import { Enquiry } from '../compliance/enquiry.ts';
import { judgeIdentity } from '../compliance/identity.ts';
import type { Identity } from '../compliance/identity.ts';
import { SOFTWARE_NAMES } from '../compliance/advice.ts';
import type { OaiClient, Probe } from '../oai/client.ts';
import { likelyAddresses, otherScheme } from './likely-paths.ts';
import { lookAround } from './look-around.ts';
import type { Surroundings } from './look-around.ts';
import { ENCODING_FLAGS, TOO_SLOW, encoding, verdictOn } from './verdict.ts';
import type { Verdict } from './verdict.ts';

export interface DiagnoseParts {
  /** A client for an address; its requests end with the signal. */
  readonly connect: (baseUrl: string, signal: AbortSignal) => OaiClient;
  readonly onRequest?: (made: number) => void;
  readonly signal?: AbortSignal | undefined;
  /** How long Identify may take, and everything together, milliseconds. */
  readonly slowMs?: number;
  readonly mostMs?: number;
  /** How long a refusal takes, whatever was refused. */
  readonly refusalMs?: number;
}

const SLOW_MS = 15_000;
const MOST_MS = 45_000;
const REFUSAL_MS = 1_500;
const MOST_HOPS = 3;

/** An address at which Identify was asked. */
interface Look {
  readonly address: string;
  /** Undefined when it took too long. */
  readonly probe: Probe | undefined;
}

/** One at which it was answered. */
interface Answered extends Look {
  readonly probe: Probe;
}

/** @param given as it was typed, also with a request behind it */
export async function diagnose(given: string, parts: DiagnoseParts): Promise<Diagnosis> {
  const begun = performance.now();
  const look = new Looking(parts);
  const baseUrl = interfaceIn(given);
  const first = await look.along(baseUrl);
  if (isIdentify(first)) return look.around(first, baseUrl, verdictOnGood(first, baseUrl));
  const verdict = first.probe === undefined ? TOO_SLOW : verdictOn(first.probe);
  if (verdict.kind === 'refused') {
    const rest = (parts.refusalMs ?? REFUSAL_MS) - (performance.now() - begun);
    if (rest > 0) await sleep(rest, undefined, { signal: parts.signal });
    return look.told(baseUrl, verdict);
  }
  const found = await look.elsewhere(baseUrl, verdict);
  if (found === undefined) return look.told(baseUrl, withTried(verdict, look.tried.length));
  return look.around(found, baseUrl, verdictOnElsewhere(verdict, found.address));
}

class Looking {
  readonly tried: { readonly url: Diagnosis['baseUrl']; readonly found: string }[] = [];
  readonly #parts: DiagnoseParts;
  readonly #signal: AbortSignal;
  /** All that may be asked stops with this. */
  readonly #deadline: AbortSignal;
  #requests = 0;

  constructor(parts: DiagnoseParts) {
    this.#parts = parts;
    this.#deadline = AbortSignal.timeout(parts.mostMs ?? MOST_MS);
    this.#signal =
      parts.signal === undefined ? this.#deadline : AbortSignal.any([parts.signal, this.#deadline]);
  }

  /**
   * The address, and where it leads. A redirect to an address inside is not followed, but that address may be
   * opened by the operator just as the first one: it is then asked as one that might be registered.
   */
  async along(baseUrl: string): Promise<Look> {
    const { slowMs = SLOW_MS } = this.#parts;
    let look = await this.at(baseUrl, slowMs);
    for (let hop = 0; hop < MOST_HOPS && look.probe?.refusedAt !== undefined; hop++)
      look = await this.at(interfaceIn(look.probe.refusedAt.href), slowMs);
    return look;
  }

  async at(address: string, slowMs: number): Promise<Look> {
    const slow = AbortSignal.timeout(slowMs);
    const client = this.#parts.connect(address, AbortSignal.any([this.#signal, slow]));
    try {
      this.#count();
      return { address, probe: await client.probe([['verb', 'Identify']]) };
    } catch (error) {
      this.#parts.signal?.throwIfAborted();
      if (!slow.aborted && !this.#deadline.aborted) throw error;
      return { address, probe: undefined };
    }
  }

  /** The first of the likely addresses that answers as a repository. */
  async elsewhere(baseUrl: string, verdict: Verdict): Promise<Answered | undefined> {
    const swapped = otherScheme(baseUrl);
    const mayBeOtherScheme = verdict.kind === 'unreachable' || verdict.kind === 'tls';
    const addresses = [
      ...(mayBeOtherScheme && swapped !== undefined ? [swapped] : []),
      ...(verdict.isWorthSearching ? likelyAddresses(baseUrl) : []),
    ];
    const { slowMs = SLOW_MS } = this.#parts;
    for (const address of addresses) {
      if (this.#deadline.aborted) return undefined;
      const look = await this.at(address, Math.ceil(slowMs / 3));
      if (isIdentify(look)) return look;
      const told = look.probe === undefined ? '太慢' : look.probe.fault || '不是 OAI-PMH';
      this.tried.push({ url: shownAddress(address), found: told.slice(0, 80) });
    }
    return undefined;
  }

  told(baseUrl: string, { kind, message, advice }: Verdict): Diagnosis {
    return {
      kind,
      message,
      advice,
      baseUrl: shownAddress(baseUrl),
      suggestion: null,
      tried: this.tried,
      identify: null,
      formats: [],
      sets: [],
      remarks: [],
      requests: this.#requests,
      at: new Date().toISOString(),
    };
  }

  /** What the repository says of itself, and some of its records. */
  async around(
    { address, probe }: Answered,
    baseUrl: string,
    verdict: Verdict,
  ): Promise<Diagnosis> {
    const client = this.#parts.connect(address, this.#signal);
    const enquiry = new Enquiry(address, client, () => this.#count());
    const identity = judgeIdentity(enquiry, probe);
    const flags = probe.envelope?.flags ?? [];
    const around = await lookAround(enquiry, this.#signal);
    this.#parts.signal?.throwIfAborted();
    const isMisread = [...flags, ...around.flags].some((flag) => ENCODING_FLAGS.has(flag));
    const isFine = verdict.kind === 'oai-pmh';
    const said = isFine && isMisread ? encoding(misread(identity)) : verdict;
    return {
      ...this.told(baseUrl, said),
      suggestion: address === baseUrl ? redirectedTo(probe) : address,
      identify: identity === undefined ? null : seen(identity, probe, enquiry),
      ...withoutFlags(around),
      remarks: [...enquiry.results.values()]
        .filter(({ verdict: found }) => found === 'fail')
        .map(({ title, finding, advice }) => ({ finding: `${title}：${finding}`, advice })),
      requests: this.#requests,
    };
  }

  #count(): void {
    this.#requests++;
    this.#parts.onRequest?.(this.#requests);
  }
}

function withoutFlags({ formats, sets }: Surroundings): Pick<Diagnosis, 'formats' | 'sets'> {
  return { formats, sets };
}

function isIdentify(look: Look): look is Answered {
  return look.probe?.envelope?.body?.name === 'Identify';
}

function verdictOnGood({ address, probe }: Answered, baseUrl: string): Verdict {
  const to = address === baseUrl ? redirectedTo(probe) : shownAddress(address);
  const name = textOfIdentify(probe, 'repositoryName') || '（没有写名称）';
  if (to !== null) {
    return {
      kind: 'redirect',
      message: `接口能用（${name}），但请求被转到了 ${to}。`,
      advice: '请直接登记转到的地址：少一次跳转，旧地址哪天停了也不受影响。',
      isWorthSearching: false,
    };
  }
  return {
    kind: 'oai-pmh',
    message: `这是 OAI-PMH 接口：${name}。`,
    advice: '',
    isWorthSearching: false,
  };
}

/** Where the answer came from, when it was another address than the one that was asked. */
function redirectedTo(probe: Probe): string | null {
  const plain = (url: string): string => url.replace(/\?.*/s, '');
  return plain(probe.finalUrl) === plain(probe.url) ? null : plain(probe.finalUrl);
}

function verdictOnElsewhere(verdict: Verdict, address: string): Verdict {
  const shown = shownAddress(address);
  if (verdict.kind === 'tls' || verdict.kind === 'unreachable') {
    const isPlain = address.startsWith('http:');
    return {
      ...verdict,
      advice: `改用 ${shown} 就能连上${isPlain ? '，但那里没有加密，传输中可以被篡改。能修好 https 的，请先修' : ''}。`,
    };
  }
  return {
    kind: 'wrong-path',
    message: `${verdict.message}接口在 ${shown}。`,
    advice: `请改用 ${shown}。`,
    isWorthSearching: false,
  };
}

function withTried(verdict: Verdict, tried: number): Verdict {
  if (tried === 0) return verdict;
  return { ...verdict, advice: `${verdict.advice}已试过 ${tried} 个常见的地址，都不是接口。` };
}

function misread(identity: Identity | undefined): string {
  const name = identity?.repositoryName ?? '';
  return `接口能用${name === '' ? '' : `（${name}）`}，但声明的编码与实际不符：读出来的文字是按实际的编码（多为 GB18030）猜的。`;
}

function textOfIdentify({ envelope }: Probe, name: string): string {
  const body = envelope?.body ?? null;
  return body === null ? '' : childrenNamed(body, name).map(textOf).join('').trim();
}

function seen(identity: Identity, probe: Probe, enquiry: Enquiry): SeenIdentity {
  const { repositoryName, protocolVersion, adminEmails, earliestDatestamp } = identity;
  const { deletedRecord, granularity, skewMs } = identity;
  const body = probe.envelope?.body ?? null;
  const named = body === null ? [] : childrenNamed(body, 'compression');
  return {
    repositoryName,
    baseUrl: shownAddress(identity.baseUrl),
    protocolVersion,
    adminEmails,
    earliestDatestamp,
    deletedRecord,
    granularity,
    compression: named.map((element) => textOf(element).trim()),
    responseDate: probe.envelope?.responseDate ?? null,
    skewMs,
    software: SOFTWARE_NAMES[enquiry.software],
  };
}
