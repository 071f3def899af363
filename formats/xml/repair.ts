/**
 * Known repairs of text that is not XML as it must be, counted and never silent: each leaves a flag.
 * Nothing is guessed: what these steps do not mend is salvaged record by record (`salvage.ts`).
 */
import { withUsualPrefixes } from './prefixes.ts';
import { ForbiddenXml, MalformedXml } from './xml-errors.ts';
import { HTML_REFERENCES, XML_REFERENCES, isLegal } from './references.ts';

export interface Repaired {
  readonly text: string;
  readonly flags: readonly string[];
}

/** Everything that XML 1.0 does not allow, lone surrogates included. Tab, U+FFFD and 𠮷 are allowed. */
const ILLEGAL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function withoutIllegal(text: string): string {
  return text.replace(ILLEGAL, '');
}

export function hasIllegal(text: string): boolean {
  return text.search(ILLEGAL) >= 0;
}

const REFERENCE = /&#(?:x([0-9a-f]{1,8})|(\d{1,10}));/gi;

/** An ampersand that begins no reference. */
const LONE_AMPERSAND = /&(?!(?:#\d{1,10}|#x[0-9a-f]{1,8}|[a-z][a-z0-9]{1,31});)/gi;

const NAMED_REFERENCE = /&([a-z][a-z0-9]{1,31});/gi;

/** Text before the XML and after its root: PHP notices, blank lines, a second document. */
export function cutAround(text: string): Repaired {
  const start = /<\?xml\s|<(?:[\w.-]+:)?OAI-PMH[\s>]/.exec(text)?.index ?? 0;
  const closing = /<\/(?:[\w.-]+:)?OAI-PMH\s*>/.exec(text);
  const end = closing === null ? text.length : closing.index + closing[0].length;
  const before = text.slice(0, start).trim() !== '';
  const after = text.slice(end).trim() !== '';
  return {
    text: text.slice(start, end),
    flags: [...(before ? ['text-before-xml'] : []), ...(after ? ['text-after-root'] : [])],
  };
}

/** A declaration, of XML or of a document type without a subset of its own, which belongs before a root. */
const DECLARATION = /<\?xml\s[^<>]{0,300}\?>|<!DOCTYPE\s[^<>[\]]{1,500}>/gi;

/**
 * Declarations inside the document, illegal characters and references out, lone ampersands escaped, HTML
 * references resolved.
 */
export function repair(text: string): Repaired {
  const flags = new Set<string>();
  const note = (flag: string, put: string): string => {
    flags.add(flag);
    return put;
  };
  const root = /<[\w:.-]/.exec(text)?.index ?? 0;
  const mended = text
    .replace(DECLARATION, (whole, at: number) =>
      at < root && text.slice(0, at).trim() === '' ? whole : note('declarations-removed', ''),
    )
    .replace(ILLEGAL, () => note('characters-removed', ''))
    .replace(REFERENCE, (whole, hex: string | undefined, decimal: string | undefined) =>
      isLegal(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
        ? whole
        : note('references-removed', ''),
    )
    .replace(LONE_AMPERSAND, () => note('ampersands-escaped', '&amp;'))
    .replace(NAMED_REFERENCE, (whole, name: string) => {
      const put = HTML_REFERENCES.get(name) ?? HTML_REFERENCES.get(name.toLowerCase());
      return XML_REFERENCES.has(name) || put === undefined ? whole : note('html-references', put);
    });
  return { text: mended, flags: [...flags] };
}

/**
 * Reads a text once it is mended; with usual prefixes declared, when it is that what it lacks.
 *
 * @throws MalformedXml the first fault
 */
export function readMended<T>(
  text: string,
  read: (mended: string) => T,
): { readonly value: T; readonly flags: readonly string[] } {
  const { text: mended, flags } = repair(text);
  try {
    return { value: read(mended), flags };
  } catch (error) {
    const declared = withUsualPrefixes(mended);
    if (!(error instanceof MalformedXml) || error instanceof ForbiddenXml || declared === mended)
      throw error;
    try {
      return { value: read(declared), flags: [...flags, 'prefixes-declared'] };
    } catch {
      throw error;
    }
  }
}
