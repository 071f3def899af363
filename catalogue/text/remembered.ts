/**
 * Readers that remember what they read last. Catalogues print the same few thousand dates, publishers, headings and
 * words of kinds again and again, and to read one takes a dozen patterns.
 */

/** Longer texts hardly come twice. UTF-16 units. */
const LONGEST = 40;
/**
 * From this length on V8 keeps the page that a text was cut out of with it, and a copy is remembered: what is cut out
 * of a joined text keeps that one alone.
 */
const SHORT = 13;
/** Texts of one reader; then it begins anew. */
const MOST = 4_000;

/**
 * @param read pure; what it gives is given to many, and nobody may change it
 * @returns the same, without reading a short text twice
 */
export function remembered<Read extends string | number | boolean | object | null>(
  read: (text: string) => Read,
): (text: string) => Read {
  const known = new Map<string, Read>();
  return (text) => {
    if (text.length > LONGEST) return read(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST) known.clear();
    const own = text.length < SHORT ? text : ` ${text}`.slice(1);
    const found = read(own);
    known.set(own, found);
    return found;
  };
}
