/**
 * Passwords: what one may be, and how it is kept. argon2id with 19 MiB, two passes, one lane (OWASP), by the
 * runtime itself and on its thread pool; written as a PHC string, so that dearer parameters can come later.
 *
 * Rules are few, as NIST SP 800-63B and ASVS 6.2 want them: long enough, not what everybody tries first, not
 * one's own name. Nothing is asked about kinds of characters.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { COMMON_WORDS } from './common-words.ts';

/** Characters, not bytes: twelve Han are long enough as well. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** What has to be left of a password once the words that everybody tries are taken out. */
const LEAST_OWN = 4;

export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'own-name';

/** @param names that a password may not be made of: of the account, its mail, its library */
export function faultOfPassword(
  password: string,
  names: readonly string[],
): PasswordFault | undefined {
  const plain = plainOf(password);
  const { length } = Array.from(plain);
  if (length < SHORTEST_PASSWORD) return 'too-short';
  if (length > LONGEST_PASSWORD) return 'too-long';
  const folded = plain.toLowerCase();
  if (ownPartOf(folded, COMMON_WORDS) < LEAST_OWN) return 'common';
  const own = names.map((name) => plainOf(name).toLowerCase()).filter((name) => name.length >= 2);
  return ownPartOf(folded, [...COMMON_WORDS, ...own]) < LEAST_OWN ? 'own-name' : undefined;
}

/** How many different characters are left without common words, runs of neighbours and repetitions. */
function ownPartOf(password: string, words: readonly string[]): number {
  let left = password;
  for (const word of words.toSorted((a, b) => b.length - a.length))
    left = left.replaceAll(word, ' ');
  left = left.replaceAll(DATE_OR_TELEPHONE, ' ');
  return new Set(
    Array.from(left).filter((sign, i, all) => sign.trim() !== '' && !isNeighbour(all[i - 1], sign)),
  ).size;
}

/** Days and years of our time, written together or parted, and mobile numbers. */
const DATE_OR_TELEPHONE =
  /(?<!\d)1[3-9]\d{9}(?!\d)|(?:19|20)\d\d(?:[-./年]?(?:1[0-2]|0?[1-9])(?:[-./月]?(?:3[01]|[12]\d|0?[1-9])日?)?)?/g;

/** `aa`, `ab`, `21`: adds nothing that could not be guessed. */
function isNeighbour(before: string | undefined, sign: string): boolean {
  const step = (sign.codePointAt(0) ?? 0) - (before?.codePointAt(0) ?? -9);
  return Math.abs(step) <= 1;
}

/** As it is hashed: keyboards of two makers give one password. */
function plainOf(password: string): string {
  return password.normalize('NFC');
}

export async function hashedPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await reckoned(password, { salt, memory: MEMORY_KIB, passes: PASSES, lanes: LANES });
  return written(salt, hash);
}

/**
 * Takes as long when there is nothing to compare with, so that nobody learns which names there are.
 *
 * @param phc what is kept; null when there is none
 */
export async function isPasswordOf(password: string, phc: string | null): Promise<boolean> {
  const kept = readPhc(phc ?? NOBODYS) ?? readPhc(NOBODYS);
  if (kept === undefined) return false;
  const hash = await reckoned(password, kept);
  return timingSafeEqual(hash, kept.hash) && phc !== null;
}

/** Whether it was hashed with less than what is used today. */
export function isOutdated(phc: string): boolean {
  const kept = readPhc(phc);
  return kept === undefined || kept.memory < MEMORY_KIB || kept.passes < PASSES;
}

interface Parameters {
  readonly salt: Buffer;
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

function reckoned(password: string, { salt, memory, passes, lanes }: Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2(
      'argon2id',
      {
        message: plainOf(password),
        nonce: salt,
        parallelism: lanes,
        tagLength: HASH_BYTES,
        memory,
        passes,
      },
      (error, hash) => {
        if (error === null) resolve(hash);
        else reject(error);
      },
    );
  });
}

function written(salt: Buffer, hash: Buffer): string {
  const [saltText, hashText] = [salt, hash].map((bytes) =>
    bytes.toString('base64').replaceAll('=', ''),
  );
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${saltText ?? ''}$${hashText ?? ''}`;
}

/** Compared with where there is no password. */
const NOBODYS = written(Buffer.alloc(SALT_BYTES), Buffer.alloc(HASH_BYTES));

function readPhc(phc: string): (Parameters & { readonly hash: Buffer }) | undefined {
  const [, memory, passes, lanes, salt, hash] =
    /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([\w+/]{11,64})\$([\w+/]{43})$/.exec(
      phc,
    ) ?? [];
  if (salt === undefined || hash === undefined) return undefined;
  return {
    memory: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}
