/**
 * What the flags of a page tell about its run: which pages were mended, by how much lists fell short, and what
 * was counted beside the records. The flags are put on where pages are read, in `formats/` and `harvesters/`.
 */

/** Counts of what a run met and did not store, or stored and has to tell of; see `harvesters/received.ts`. */
export const TOLD = [
  'authority',
  'holdings',
  'classification',
  'community',
  'suppressed',
  'garbled',
] as const;
export type Told = Readonly<Partial<Record<(typeof TOLD)[number], number>>>;

/** Flags that tell of no doubt what records there are: a list with these alone is as good as any. */
const HARMLESS: ReadonlySet<string> = new Set([
  'gzip-undeclared',
  'compression-misdeclared',
  'envelope-namespace',
  'ended-by-error',
  'one-by-one',
  'recounted',
  'strays-dropped',
  'declarations-removed',
  'prefixes-declared',
  'wrapper-removed',
  'payload-escaped',
  'text-unescaped',
  'tags-removed',
  'text-decoded-again',
  'charset-gb18030',
  'charset-big5',
  'charset-euc-kr',
  'charset-euc-jp',
  'charset-windows-1252',
  'charset-marc-8',
  'charset-iso-5426',
  'leader-mended',
  'directory-mended',
  ...TOLD,
]);

/** Whether the page was mended or guessed at: a run with one never deletes by absence. */
export function isRepaired(flags: readonly string[]): boolean {
  return flags.some((flag) => !HARMLESS.has(flag.replace(/:\d+$/, '')));
}

/** What was counted on the pages of a run. */
export function toldOn(pages: Iterable<readonly string[]>): Told {
  const told: Partial<Record<(typeof TOLD)[number], number>> = {};
  for (const flag of [...pages].flat()) {
    const name = TOLD.find((one) => flag.startsWith(`${one}:`));
    if (name !== undefined) told[name] = (told[name] ?? 0) + Number(flag.slice(name.length + 1));
  }
  return told;
}

/**
 * Records that a list announced and did not give. A recount by the list of identifiers settles what was
 * short until then, and tells what is so still.
 *
 * @param pages the flags of each page of its window, in the order they came
 */
export function countShort(pages: Iterable<readonly string[]>): number {
  let short = 0;
  for (const flags of pages) {
    if (flags.includes('recounted')) short = 0;
    for (const flag of flags) short += Number(/^list-short:(\d+)$/.exec(flag)?.[1] ?? 0);
  }
  return short;
}
