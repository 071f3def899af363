/**
 * Whether what a run brought may become visible, or waits for a person because identity jumped: other works
 * under known identifiers, the same works under new ones, or nearly everything deleted at once.
 *
 * Only what is at risk is asked about, see `isAtRisk`: it lies beside the records until the run has read its
 * lists, and then either all of it is put in place or none. A source that had no record cannot be harmed.
 */
import type { CatalogueDocument } from '../document.ts';
import { isMeaningless, likeness } from '../fields/titles.ts';
import { titleKey } from '../text/text.ts';
import type { Fate } from './fate.ts';
import { NAMED, mostSwept, named } from './hold.ts';
import type { Hold, Unseen } from './hold.ts';

/** Fewer are never nearly all; where there are fewer, only all of them tell. */
const FEWEST = 10;
/** So many titles at least tell: four may be corrected from end to end. */
const FEWEST_TITLES = 5;
/** So many deletions at least tell when they leave nothing: the only record of a source may go. */
const FEWEST_DELETED = 2;
/** So few are enough where nearly all that is known came again: two works with their authors and dates are no chance. */
export const FEWEST_KNOWN = 2;
/** Share that is nearly all. */
const NEARLY_ALL = 0.8;
/** Titles less alike than this are of two works; 首都志 and 首都志十六卷 are not. */
const ALIKE = 0.5;

/** What waits for the end of a run, beside the records. */
export interface ContentFacts {
  /** Live records of the source, as readers see them. */
  readonly live: number;
  /** Of those, how many the run met, in whatever state, or an earlier one whose title waits. */
  readonly met: number;
  /** Live records of which another title came. */
  readonly retitled: Retitled;
  /** Records that were not there: how many, and how many of the first `examined` are known under another identifier. */
  readonly added: { readonly count: number; readonly examined: number; readonly known: Unseen };
  /** Records that the run received. */
  readonly received: number;
  /** Live records that a full run did not meet; none for another, or when its lists are not whole. */
  readonly unseen: Unseen;
}

/** A title, and what stands under its identifier now. */
export type TitlePair = readonly [before: string, now: string];

interface Retitled {
  readonly count: number;
  /** Of those, how many have a title that has nothing to do with the one before. */
  readonly others: number;
  /** A few of the others, or of all when there are none. */
  readonly examples: readonly TitlePair[];
}

/** What waits for a person: new records and changed titles, and how many of them are changed titles. */
export interface Undecided {
  readonly count: number;
  readonly changed: number;
}

/** Codes of runs whose content waits. */
const CONTENT_HELD: ReadonlySet<string | null> = new Set([
  'IDENTIFIERS_CHANGED_HELD',
  'NOTHING_KNOWN_HELD',
  'TITLES_CHANGED_HELD',
  'TOMBSTONES_HELD',
]);

/** Whether a run waits with what it brought, and not only with what it did not meet. */
export function holdsContent(run: { readonly code: string | null }): boolean {
  return CONTENT_HELD.has(run.code);
}

/**
 * Whether what came of a record waits for the end of its run: what is new beside known records, a deletion,
 * and another title. All else is in place at once.
 *
 * @param stored what readers see of it; undefined when there is nothing
 * @param known live records of the source when the run began
 */
export function isAtRisk(
  fate: Fate,
  title: string | null,
  stored: { readonly title: string; readonly deleted: boolean } | undefined,
  known: number,
): boolean {
  if (known === 0) return false;
  if (fate === 'new') return true;
  if (stored === undefined || stored.deleted) return false;
  return fate === 'deleted' || (fate === 'changed' && isRetitled(stored.title, title ?? ''));
}

/** Why nothing of what waits may become visible; undefined when all but deletions may. */
export function heldContent(facts: ContentFacts): Hold | undefined {
  return heldIdentifiers(facts) ?? heldUnknown(facts) ?? heldTitles(facts);
}

function heldIdentifiers({ added, live, unseen }: ContentFacts): Hold | undefined {
  const { count, examined, known } = added;
  const isMost = known.count >= examined * NEARLY_ALL;
  const isAllThere = known.count >= FEWEST_KNOWN && known.count >= live * NEARLY_ALL;
  if (!isMost || (known.count < FEWEST && !isAllThere)) return undefined;
  const of = examined < count ? `前 ${examined} 条里` : '';
  const wayOut =
    unseen.count > 0
      ? `核准后采用新的，同时清除没有再给出的 ${unseen.count} 条`
      : '若果真换了，请先做一次完整收割，再核准那一次，旧的同时清除';
  return {
    code: 'IDENTIFIERS_CHANGED_HELD',
    message: `本次新来 ${count} 条，${of}有 ${known.count} 条的题名、责任者和年代与已有的记录（共 ${live} 条）相同，只是标识符不同，如${named(known.titles)}：很可能是对方换了标识符（搬家、重装或换了系统）。新来的没有采用，以免读者看到两份，等待核准；${wayOut}`,
  };
}

/** A full run of a place that is another one now, whatever the number. */
function heldUnknown({ live, received, unseen }: ContentFacts): Hold | undefined {
  if (received === 0 || unseen.count === 0 || unseen.count < live) return undefined;
  return {
    code: 'NOTHING_KNOWN_HELD',
    message: `本次完整收割收到 ${received} 条，已有的 ${live} 条一条也不在其中，如${named(unseen.titles)}：很可能是对方换了标识符，或者这个地址、集合现在是另一个库。没有采用，也没有删除任何记录，等待核准`,
  };
}

function heldTitles({ live, retitled, ...facts }: ContentFacts): Hold | undefined {
  const { count, others, examples } = retitled;
  const met = Math.max(facts.met, count);
  const isHeld = areNearlyAll(count, live) || areNearlyAll(others, met) || others > mostSwept(live);
  if (!isHeld) return undefined;
  const pairs = examples.map(([before, now]) => `${named([before])}变成${named([now])}`);
  return {
    code: 'TITLES_CHANGED_HELD',
    message: `收到已有的记录 ${met} 条（共 ${live} 条），其中 ${count} 条换了题名，如${pairs.join('、')}：标识符很可能分给了别的文献（对方重装、换了系统，或者导入的是另一个文件）。没有采用，读者看到的仍是原来的，等待核准`,
  };
}

/**
 * Why what an earlier run was held with goes on waiting, though this run by itself is not doubtful: it met other
 * records besides, or none.
 *
 * @param code of the run that was held, or that failed with it
 */
export function stillHeld(code: string | null, { count, changed }: Undecided): Hold {
  const likely = changed > 0 ? 'TITLES_CHANGED_HELD' : 'IDENTIFIERS_CHANGED_HELD';
  return {
    code: code !== null && CONTENT_HELD.has(code) ? code : likely,
    message: `更早的收割带来、等待核准的 ${count} 条还没有核定（原因见那一次收割），本次也没有采用，读者看到的仍是原来的，等待核准`,
  };
}

/**
 * Why the deletions among it may not, as a sweep of that size may not; asked when all else is in place.
 *
 * @param known live records of the source when the run began: to delete all of those is to empty it, whatever is new
 */
export function heldTombstones(
  { count, titles }: Unseen,
  live: number,
  known: number,
): Hold | undefined {
  const isAll = count >= FEWEST_DELETED && count >= Math.min(live, known);
  if (count <= mostSwept(live) && !isNearlyAll(count, live) && !isAll) return undefined;
  return {
    code: 'TOMBSTONES_HELD',
    message: `对方一次把 ${count} 条已有的记录（共 ${live} 条）标为删除，如${named(titles)}：可能是误删、清库或者整库重建。没有删除任何记录，等待核准`,
  };
}

/** Whether it matters how many records were met: a run with a few new titles need not have them counted. */
export function dependsOnMet({ count, others }: Retitled, live: number): boolean {
  const mayBeMost = others >= FEWEST_TITLES && others >= count * NEARLY_ALL;
  return mayBeMost || areNearlyAll(count, live) || others > mostSwept(live);
}

/** What the changed titles of a run come to. */
export function retitledOf(pairs: Iterable<TitlePair>): Retitled {
  const [alike, others]: [TitlePair[], TitlePair[]] = [[], []];
  let [count, different] = [0, 0];
  for (const pair of pairs) {
    count++;
    const isOther = !isAlike(...pair);
    if (isOther) different++;
    const examples = isOther ? others : alike;
    if (examples.length < NAMED) examples.push(pair);
  }
  return { count, others: different, examples: others.length > 0 ? others : alike };
}

/**
 * By what a description is known again under another identifier: title, those responsible and date, as
 * they read. Null when its title says nothing, as that of many old photographs.
 */
export function contentKey({
  titles,
  creators,
  dates,
}: Pick<CatalogueDocument, 'titles' | 'creators' | 'dates'>): string | null {
  const title = titles[0]?.text ?? '';
  if (isMeaningless(title)) return null;
  const names = creators.map(({ name }) => name).sort();
  return [keyOf(title), ...names, dates[0]?.raw ?? ''].join('\n');
}

/**
 * How many of the new descriptions are of what is known: as many new ones as known ones have the key, so that
 * one more picture of a common title counts for nothing.
 *
 * @param added keys of new records with their titles
 * @param known how many records not met have each key
 */
export function knownAgain(
  added: readonly { readonly key: string | null; readonly title: string }[],
  known: ReadonlyMap<string, number>,
): Unseen {
  const groups = Map.groupBy(added, ({ key }) => key);
  let count = 0;
  const titles: string[] = [];
  for (const [key, group] of groups) {
    const before = key === null ? 0 : (known.get(key) ?? 0);
    if (before === 0 || before > group.length) continue;
    count += group.length;
    titles.push(...group.slice(0, NAMED - titles.length).map(({ title }) => title));
  }
  return { count, titles };
}

function isNearlyAll(count: number, of: number): boolean {
  return count >= FEWEST && count >= of * NEARLY_ALL;
}

/** Of titles, all of a few tell as well. */
function areNearlyAll(count: number, of: number): boolean {
  return of >= FEWEST_TITLES && count >= (of < FEWEST ? of : of * NEARLY_ALL);
}

/** Whether a title reads otherwise; marks, blanks, script and who is responsible are no difference. */
function isRetitled(before: string, now: string): boolean {
  return before !== now && keyOf(before) !== keyOf(now);
}

function isAlike(before: string, now: string): boolean {
  const [one, other] = [keyOf(before), keyOf(now)];
  return one.includes(other) || other.includes(one) || likeness(one, other) >= ALIKE;
}

/** Without what stands behind a slash, who is responsible (首都志 / 叶楚伧编); titles of marks alone are compared as they stand. */
function keyOf(title: string): string {
  const slash = title.search(/ \/ |／/u);
  return titleKey(slash > 0 ? title.slice(0, slash) : title) || title;
}
