/**
 * Known repairs of text that is not XML as it must be, counted and never silent: each leaves a flag.
 * Nothing is guessed: what these steps do not mend is salvaged record by record (`salvage.ts`).
 */

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

/** References of HTML that get into metadata; XML itself knows only five. */
const HTML: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nbsp: '\u00a0',
    copy: '©',
    reg: '®',
    trade: '™',
    middot: '·',
    bull: '•',
    hellip: '…',
    mdash: '—',
    ndash: '–',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    laquo: '«',
    raquo: '»',
    times: '×',
    deg: '°',
    plusmn: '±',
    eacute: 'é',
    egrave: 'è',
    ouml: 'ö',
    uuml: 'ü',
    auml: 'ä',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    shy: '\u00ad',
    para: '¶',
    sect: '§',
    yen: '¥',
    euro: '€',
    pound: '£',
  }),
);
const XML = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

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

/** Illegal characters and references out, lone ampersands escaped, HTML references resolved. */
export function repair(text: string): Repaired {
  const flags = new Set<string>();
  const note = (flag: string, put: string): string => {
    flags.add(flag);
    return put;
  };
  const mended = text
    .replace(ILLEGAL, () => note('characters-removed', ''))
    .replace(REFERENCE, (whole, hex: string | undefined, decimal: string | undefined) =>
      isLegal(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
        ? whole
        : note('references-removed', ''),
    )
    .replace(LONE_AMPERSAND, () => note('ampersands-escaped', '&amp;'))
    .replace(NAMED_REFERENCE, (whole, name: string) => {
      const put = HTML.get(name) ?? HTML.get(name.toLowerCase());
      return XML.has(name) || put === undefined ? whole : note('html-references', put);
    });
  return { text: mended, flags: [...flags] };
}

function isLegal(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}
