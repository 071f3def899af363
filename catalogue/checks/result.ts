/**
 * The nouns of what a check says of a line: one verdict by precedence, flags beside it, the reason in words, and the
 * works of the catalogue with their holdings. Plain JSON: it is kept with the line and told by API and pages as it is.
 */
import type { DocumentId, Holding } from '../document.ts';
import type { Relation, Reason } from '../matching/comparison/comparison.ts';
import type { WorkId } from '../work.ts';

/** Of both purposes; which goes before which is in `acquisitions/verdict.ts`. */
export const VERDICTS = [
  'unreadable',
  'same-held',
  'single-library-licence',
  'other-carrier-held',
  'partly-held',
  'in-package',
  'digitised',
  'print-only',
  'probable',
  'contained',
  'other-edition-held',
  'not-held',
] as const;
/** 同一版本已藏 … 未藏: the names in words are in the pages' and the API's tables. */
export type Verdict = (typeof VERDICTS)[number];

/** What need not be bought, or digitised, once more; a person may say otherwise. */
export const HELD_ALREADY: ReadonlySet<Verdict> = new Set(['same-held', 'in-package', 'digitised']);

export const LINE_FLAGS = [
  'duplicate-in-list',
  'on-other-list',
  'isbn-invalid',
  'isbn-of-set',
  'isbn-elsewhere',
  'forthcoming',
] as const;
export type LineFlag = (typeof LINE_FLAGS)[number];

/** Why a line has its verdict: a code, and what its sentence names. */
export interface VerdictReason {
  readonly code: ReasonCode;
  readonly values: Readonly<Record<string, string>>;
}

export const REASON_CODES = [
  /** `why` */
  'unreadable',
  /** `title`, `imprint`, `libraries` */
  'same',
  /** The line says little, and the city has one work of that title alone. */
  'same-by-title',
  /** The ISBN is all that the line says, and one work alone has it. */
  'same-by-isbn',
  /** One ISBN, another year: a printing. `date`, `held` */
  'same-printing',
  /** `title`, `parts` */
  'all-parts',
  /** `title`, `library` */
  'licence',
  /** `title`, `carrier` */
  'carrier',
  /** `title`, `held`, `missing` */
  'parts',
  /** Nobody knows how many there are. `title`, `held` */
  'parts-uncounted',
  /** `title`, `pieces` */
  'pieces',
  /** `title`, `imprint`, `libraries` */
  'digitised',
  'digitised-parts',
  'print-only',
  /** `title`, `imprint` */
  'probable',
  /** `count`, `titles`: editions that the line does not tell apart */
  'editions',
  /** `title`, `held`: one ISBN on two titles */
  'isbn-elsewhere',
  /** `title`, `kind` */
  'contained',
  /** `title`: whose volumes the catalogue does not list */
  'series-record',
  /** `title`, `imprint`, `relation` */
  'edition',
  'none',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/**
 * What a work is to a line. `carrier`: the same edition, on other carriers alone; `part-of`: the line is part of the
 * work; `has-part`: the work is part of what is offered; `elsewhere`: it has the ISBN of the line and another title.
 */
export type WorkRelation =
  'same' | 'carrier' | 'probable' | 'other-edition' | 'part-of' | 'has-part' | 'elsewhere';

/** A copy that a library says it has. */
export interface HeldCopy extends Pick<
  Holding,
  'carrier' | 'access' | 'copies' | 'callNumber' | 'volumes' | 'completeness'
> {
  /** The record that says so. */
  readonly document: DocumentId;
  readonly library: string;
  readonly source: string;
  /** OAI identifier of the record. */
  readonly identifier: string;
  /** Addresses under which it can be seen. */
  readonly links: readonly string[];
}

/** A work of the catalogue that a line has to do with. */
export interface FoundWork {
  readonly id: WorkId;
  readonly title: string;
  readonly relation: WorkRelation;
  /** As the comparison has it: `revision`, `set` …; null for none. */
  readonly kind: Relation | null;
  /** 0 to 1 */
  readonly score: number;
  /** Field by field; `a` is the line, `b` the record. */
  readonly reasons: readonly Reason[];
  readonly holdings: readonly HeldCopy[];
}

/** Another line that asks for the same. */
export interface SameLine {
  /** Id of its list; null = this one. */
  readonly list: string | null;
  readonly sheet: string;
  readonly row: number;
}

export interface LineResult {
  readonly verdict: Verdict;
  readonly flags: readonly LineFlag[];
  /** What the verdict is about is held by the library that asks. */
  readonly mine: boolean;
  /** Of the work that the verdict is about; 0 without one. */
  readonly score: number;
  readonly reason: VerdictReason;
  /** The same in Chinese. */
  readonly sentence: string;
  /** One ISBN on titles that are unlike. */
  readonly conflict: boolean;
  /** What the verdict is about first. */
  readonly works: readonly FoundWork[];
  readonly sameLines: readonly SameLine[];
}

/** Copies that the verdict is about: of the works that stand to the line as the first does. */
export function heldCopies({ verdict, works }: LineResult): readonly HeldCopy[] {
  if (verdict === 'not-held') return [];
  const [first] = works;
  return works
    .filter(({ relation }) => relation === first?.relation)
    .flatMap(({ holdings }) => holdings);
}
