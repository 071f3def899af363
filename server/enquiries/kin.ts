/**
 * Why the documents of a work stand together, and what other works are to it: its other editions and carriers,
 * the set or series that it belongs to, its parts, the serial that it continues or is continued by. What a person
 * decided goes before what the machine found.
 */
import { formOf, kinshipOf, settled } from '../../catalogue/matching/kinship.ts';
import type { KinForm, Kinship } from '../../catalogue/matching/kinship.ts';
import type { Match, WorkSuccession } from '../../catalogue/matching/match.ts';
import type { Matches } from '../../catalogue/ports/matches.ts';
import type { Works } from '../../catalogue/ports/works.ts';
import type { Work, WorkId } from '../../catalogue/work.ts';

export interface Relative {
  readonly kind: Kinship;
  readonly work: WorkId;
  readonly title: string;
  readonly reasons: Match['reasons'];
  /** Of another carrier or edition, where it is known. */
  readonly form?: KinForm;
  /** Of `continues`: whether it is the serial before its change of title, or after. */
  readonly direction?: WorkSuccession['direction'];
}

export interface Kin {
  /** Matches of its documents with each other that hold them together, the surest first. */
  readonly together: readonly Match[];
  /** Each work once, by the match that tells most. */
  readonly relations: readonly Relative[];
}

/** @param most matches that are looked through, of those inside the work and of those with others */
export async function kinOf(
  records: Pick<Matches, 'matchesOf' | 'successionsOf'>,
  work: WorkId,
  most: number,
): Promise<Kin> {
  const [{ within, beyond }, successions] = await Promise.all([
    records.matchesOf(work, most),
    records.successionsOf(work),
  ]);
  const relations = relativesOf(beyond, work);
  const known = new Set(relations.map((one) => one.work));
  return {
    together: within
      .filter((match) => settled(match).outcome === 'same')
      .toSorted(
        (a, b) => Number(b.decision !== null) - Number(a.decision !== null) || b.score - a.score,
      ),
    relations: [
      ...relations,
      ...successions
        .filter((one) => !known.has(one.work))
        .map((one) => ({ kind: 'continues' as const, ...one })),
    ],
  };
}

function relativesOf(beyond: readonly Match[], work: WorkId): Relative[] {
  const found = new Map<WorkId, Relative>();
  for (const match of beyond.toSorted(mostTellingFirst)) {
    const side = match.a.work === work ? 'a' : 'b';
    const held = settled(match);
    const kind = kinshipOf(held, side);
    const other = side === 'a' ? match.b : match.a;
    if (kind === null || found.has(other.work)) continue;
    const form = formOf(held, side);
    found.set(other.work, {
      kind,
      work: other.work,
      title: other.title,
      reasons: match.reasons,
      ...(form === undefined ? {} : { form }),
    });
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
  if (match.decision !== null) return match.decision.outcome === 'part-of' ? 0 : 1;
  if (match.outcome === 'part-of') return 2;
  if (match.relation === 'carrier') return 3;
  return match.relation === 'facsimile' ? 4 : 5;
}

/** Of the first of these works what each prints as its date: it tells apart what has one title. */
export async function datesOf(
  records: Pick<Works, 'works'>,
  relations: readonly Relative[],
): Promise<ReadonlyMap<WorkId, string>> {
  const works = await records.works(relations.slice(0, MOST_DATED).map((one) => one.work));
  return new Map(works.flatMap(({ id, date }) => (date === null ? [] : [[id, date] as const])));
}

const MOST_DATED = 40;

/** A work among all editions and carriers of its text. */
export interface OeuvreWork {
  readonly work: WorkId;
  readonly title: string;
  readonly date: string | null;
  readonly carrier: Work['carrier'];
  readonly libraries: readonly string[];
}

const OEUVRE: ReadonlySet<Kinship> = new Set(['other-edition', 'carrier', 'reproduction-of']);
/** Works of one text that are told. */
const MOST_OEUVRE = 100;
/** Behind every year. */
const UNDATED = 1e6;

/**
 * 著作: the work itself with all works of its text, the earliest first. Where so many hang together that they are
 * not gathered (`catalogue/matching/oeuvre.ts`), those that are tied to it directly.
 */
export async function oeuvreOf(
  records: Pick<Works, 'works' | 'worksOfOeuvre'>,
  work: Work,
  relations: readonly Relative[],
): Promise<OeuvreWork[]> {
  const gathered =
    work.oeuvreId === null
      ? relations.filter(({ kind }) => OEUVRE.has(kind)).map((one) => one.work)
      : await records.worksOfOeuvre(work.oeuvreId, MOST_OEUVRE);
  const ids = new Set(gathered.slice(0, MOST_OEUVRE));
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
