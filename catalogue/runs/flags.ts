/**
 * What the flags of a page tell about its run: which pages were mended, and by how much a list fell short.
 * The flags are put on by `harvesters/oai/page.ts`, `harvesters/harvest-windows.ts` and `recount.ts`.
 */

/** Flags that tell of no mending or guessing: a list with these alone is as good as any. */
const HARMLESS: ReadonlySet<string> = new Set([
  'gzip-undeclared',
  'compression-misdeclared',
  'envelope-namespace',
  'ended-by-error',
  'one-by-one',
  'recounted',
  'strays-dropped',
]);

/** Whether the page was mended or guessed at: a run with one never deletes by absence. */
export function isRepaired(flags: readonly string[]): boolean {
  return flags.some((flag) => !HARMLESS.has(flag));
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
