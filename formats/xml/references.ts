/** Character references of HTML, which get into metadata; XML itself knows only five of them. */
export const HTML_REFERENCES: ReadonlyMap<string, string> = new Map(
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

/** The five of XML. */
export const XML_REFERENCES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
  }),
);

/** Whether XML 1.0 allows the character. */
export function isLegal(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}
