/**
 * Why the documents of a work stand together, and what other works are to it: its other editions and carriers,
 * the set or series that it belongs to, its parts. What a person decided goes before what the machine found.
 */
import { kinshipOf, settled } from '../../catalogue/matching/kinship.ts';
import type { Kinship } from '../../catalogue/matching/kinship.ts';
import type { Match } from '../../catalogue/matching/match.ts';
import type { Matches } from '../../catalogue/ports/matches.ts';
import type { Work, WorkId } from '../../catalogue/work.ts';

export interface Relative {
  readonly kind: Kinship;
  readonly work: WorkId;
  readonly title: string;
  readonly reasons: Match['reasons'];
}

export interface Kin {
  /** Matches of its documents with each other that hold them together, the surest first. */
  readonly together: readonly Match[];
  /** Each work once, by the match that tells most. */
  readonly relations: readonly Relative[];
}

/** @param most matches that are looked through, of those inside the work and of those with others */
export async function kinOf(
  records: Pick<Matches, 'matchesOf'>,
  work: WorkId,
  most: number,
): Promise<Kin> {
  const { within, beyond } = await records.matchesOf(work, most);
  return {
    together: within
      .filter((match) => settled(match).outcome === 'same')
      .toSorted(
        (a, b) => Number(b.decision !== null) - Number(a.decision !== null) || b.score - a.score,
      ),
    relations: relativesOf(beyond, work),
  };
}

function relativesOf(beyond: readonly Match[], work: WorkId): Relative[] {
  const found = new Map<WorkId, Relative>();
  for (const match of beyond.toSorted(mostTellingFirst)) {
    const side = match.a.work === work ? 'a' : 'b';
    const kind = kinshipOf(settled(match), side);
    const other = side === 'a' ? match.b : match.a;
    if (kind === null || found.has(other.work)) continue;
    found.set(other.work, { kind, work: other.work, title: other.title, reasons: match.reasons });
  }
  return [...found.values()];
}

/** The same seen from both works, so that what is a part here is the whole there. */
function mostTellingFirst(one: Match, other: Match): number {
  return (
    tellingOf(one) - tellingOf(other) || other.score - one.score || (one.id < other.id ? -1 : 1)
  );
}

/**
 * A person's word before the machine's. Then part and whole: where records of two works differ in this, one of them
 * does not say its part, and is taken for another edition of what it is part of. A carrier or a reproduction
 * tells more than that it is some other edition.
 */
function tellingOf(match: Match): number {
  if (match.decision !== null) return 0;
  if (match.outcome === 'part-of') return 1;
  if (match.relation === 'carrier') return 2;
  return match.relation === 'facsimile' ? 3 : 4;
}

/** A work among all editions and carriers of its text. */
export interface OeuvreWork {
  readonly work: WorkId;
  readonly title: string;
  readonly date: string | null;
  readonly carrier: Work['carrier'];
  readonly libraries: readonly string[];
}

const OEUVRE: ReadonlySet<Kinship> = new Set(['other-edition', 'carrier', 'reproduction-of']);
/** Works of one text that are gathered. */
const MOST_OEUVRE = 50;
/** Behind every year. */
const UNDATED = 1e6;

/** 著作: the work itself, its other editions and carriers, and theirs; the earliest first. */
export async function oeuvreOf(
  records: Pick<Matches, 'matchesOf'> & { works(ids: readonly WorkId[]): Promise<readonly Work[]> },
  work: Work,
  relations: readonly Relative[],
): Promise<OeuvreWork[]> {
  const ids = new Set([work.id]);
  let next = editionsAmong(relations);
  while (next.length > 0 && ids.size < MOST_OEUVRE) {
    const met = next.filter((id) => !ids.has(id)).slice(0, MOST_OEUVRE - ids.size);
    for (const id of met) ids.add(id);
    const further: WorkId[] = [];
    for (const id of met)
      further.push(...editionsAmong((await kinOf(records, id, MOST_OEUVRE)).relations));
    next = further.filter((id) => !ids.has(id));
  }
  ids.delete(work.id);
  const works = [work, ...(await records.works([...ids]))];
  return works
    .toSorted(
      (a, b) => (a.startYear ?? UNDATED) - (b.startYear ?? UNDATED) || (a.id < b.id ? -1 : 1),
    )
    .map(({ id, title, date, carrier, documents }) => ({
      work: id,
      title,
      date,
      carrier,
      libraries: [...new Set(documents.map(({ library }) => library))],
    }));
}

function editionsAmong(relations: readonly Relative[]): WorkId[] {
  return [...new Set(relations.filter(({ kind }) => OEUVRE.has(kind)).map(({ work }) => work))];
}
