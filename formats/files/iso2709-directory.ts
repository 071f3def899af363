/**
 * The directory of an ISO 2709 record: which tag each field has. Programs that convert a file to another
 * encoding leave lengths and starting positions as they were, and of a record beyond 100 000 bytes positions
 * begin again at zero, as they have five digits. So they are only believed where they agree with the fields.
 */
const ENTRY_LENGTH = 12;
/** Starting positions have five digits. */
const WRAP = 100_000;

interface Entry {
  readonly tag: string;
  readonly start: number;
}

/** What the directory tells of the fields, in the order in which these stand. */
export interface Tagged {
  readonly tags: readonly string[];
  /** False when it is not as the standard has it, and was understood all the same. */
  readonly isRegular: boolean;
}

/**
 * @param directory as Latin-1, without its end
 * @param fields as Latin-1, a character for each byte, without their ends
 * @returns a Chinese sentence when the two do not fit
 */
export function tagged(directory: string, fields: readonly string[]): Tagged | string {
  const entries = entriesIn(directory);
  if (entries === undefined) return '目次不合 ISO 2709';
  if (entries.length !== fields.length)
    return `目次有 ${entries.length} 项，字段却有 ${fields.length} 个`;
  const tags = byPosition(entries, fields) ?? inOrder(entries, fields);
  const isRegular =
    directory.length % ENTRY_LENGTH === 0 && tags.every((tag) => /^[\dA-Za-z]{3}$/.test(tag));
  return { tags, isRegular };
}

/** Digits of length and starting position; more than there should be where a number has more. */
const WIDTHS = [
  [4, 5],
  [5, 5],
  [4, 6],
  [5, 6],
] as const;

function entriesIn(directory: string): Entry[] | undefined {
  if (directory.length === 0) return undefined;
  const isRegular = directory.length % ENTRY_LENGTH === 0;
  const entries: Entry[] = [];
  for (let at = 0, next = 0; at < directory.length;) {
    const tag = directory.slice(at, at + 3);
    const startOf = ([length, start]: readonly [number, number]): string =>
      directory.slice(at + 3 + length, at + 3 + length + start);
    // Each field begins where the one before it ends: that tells how wide its entry is.
    const width = isRegular
      ? WIDTHS[0]
      : WIDTHS.find((one) => [next, next % WRAP].includes(Number(startOf(one))));
    if (width === undefined) return undefined;
    const entry = directory.slice(at, at + 3 + width[0] + width[1]);
    // A tag that is none is somebody's slip in a record that is whole otherwise.
    const isTag = /^[\dA-Za-z]{3}/.test(tag) || /^[\x21-\x7e]{3}\d{9,11}$/.test(entry);
    if (!isTag || entry.length < 3 + width[0] + width[1]) return undefined;
    entries.push({ tag, start: Number(startOf(width)) });
    next += Number(entry.slice(3, 3 + width[0]));
    at += entry.length;
  }
  return entries;
}

/** By where each field really stands; undefined when the positions are those of another encoding. */
function byPosition(entries: readonly Entry[], fields: readonly string[]): string[] | undefined {
  const waiting = new Map<number, string[]>();
  for (const { tag, start } of entries) {
    const tags = waiting.get(start);
    if (tags === undefined) waiting.set(start, [tag]);
    else tags.push(tag);
  }
  const tags: string[] = [];
  let position = 0;
  for (const field of fields) {
    const tag = (waiting.get(position % WRAP) ?? waiting.get(position))?.shift();
    if (tag === undefined) return undefined;
    tags.push(tag);
    position += field.length + 1;
  }
  return tags;
}

/** By their own order: that of the positions where these can be told apart, else that of the entries. */
function inOrder(entries: readonly Entry[], fields: readonly string[]): string[] {
  const length = fields.reduce((sum, field) => sum + field.length + 1, 0);
  const isOrdered =
    length < WRAP && new Set(entries.map(({ start }) => start)).size === entries.length;
  const ordered =
    isOrdered && entries.every(({ start }) => !Number.isNaN(start))
      ? entries.toSorted((a, b) => a.start - b.start)
      : entries;
  return ordered.map(({ tag }) => tag);
}
