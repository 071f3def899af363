/**
 * Ids are addresses (DESIGN 4.11): the same record has the same document id in every catalogue, even
 * one harvested anew, so that links to `/works/<id>` never break.
 */
import { createHash } from 'node:crypto';

/**
 * Id of the document made from a record: 26 characters of Crockford base 32 (130 bits of SHA-256
 * over source, a zero byte, and the OAI identifier). Fixed width and ASCII, so that both engines
 * sort it alike. A work has the id of its oldest document.
 */
export function documentId(source: string, identifier: string): string {
  const digest = createHash('sha256').update(source).update('\0').update(identifier).digest();
  let bits = 0n;
  for (const byte of digest.subarray(0, 17)) bits = (bits << 8n) | BigInt(byte);
  bits >>= 6n;
  let id = '';
  for (let i = 0; i < 26; i++) {
    id = ALPHABET.charAt(Number(bits & 31n)) + id;
    bits >>= 5n;
  }
  return id;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
