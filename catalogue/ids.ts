/**
 * Ids are addresses: the same record has the same document id in every catalogue, even
 * one harvested anew, so that links to `/works/<id>` never break.
 */
import { hash } from 'node:crypto';

/**
 * Id of the document made from a record: 26 characters of Crockford base 32 (130 bits of SHA-256
 * over source, a zero byte, and the OAI identifier). Fixed width and ASCII, so that both engines
 * sort it alike. A work has the id of its oldest document.
 */
export function documentId(source: string, identifier: string): string {
  const name = `${source}\0${identifier}`;
  const known = recent.get(name);
  if (known !== undefined) return known;
  const id = hashed(name);
  if (recent.size >= MOST_RECENT) recent.clear();
  recent.set(name, id);
  return id;
}

/** Whether a text has the form of such an id, whether or not anything has it. */
export function isDocumentId(text: string): boolean {
  return FORM.test(text);
}

/** Storing a page asks six times for the id of each of its records. */
const recent = new Map<string, string>();
const MOST_RECENT = 1_000;

function hashed(name: string): string {
  const digest = hash('sha256', name, 'buffer');
  let id = '';
  let bits = 0;
  let held = 0;
  for (const byte of digest) {
    bits = (bits << 8) | byte;
    for (held += 8; held >= 5; bits &= (1 << held) - 1) {
      held -= 5;
      id += ALPHABET.charAt(bits >> held);
      if (id.length === LENGTH) return id;
    }
  }
  return id;
}

const LENGTH = 26;
/** Its order is that of ASCII. */
export const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const FORM = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);
