/** A work on the desk: its records, what is taken out or joined, and what would become of the works. */
import { displayTitle } from '../../../catalogue/document.ts';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { DecidedOutcome } from '../../../catalogue/matching/decision.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import type { Work, WorkHit } from '../../../catalogue/work.ts';
import { workHref } from '../../addresses/match-lists.ts';
import { faultsShown } from './field.ts';
import type { Faults } from './field.ts';
import { reasonChoices } from './match.ts';
import type { ReasonGroup, TypedReason } from './match.ts';
import type { Known } from './matches.ts';

/** UTF-16 units. */
const LONGEST = 200;

interface ShownDocument {
  readonly id: string;
  readonly library: string;
  readonly title: string;
  readonly facts: string;
  readonly identifier: string;
  readonly isChosen: boolean;
}

export interface WorkRecordsView {
  readonly title: string;
  readonly workHref: string;
  readonly action: string;
  readonly documents: readonly ShownDocument[];
  readonly maySplit: boolean;
  readonly isOtherEdition: boolean;
  readonly words: string;
  readonly hits: readonly {
    readonly href: string;
    readonly title: string;
    readonly facts: string;
  }[];
  readonly noHits: boolean;
  readonly faults: ReturnType<typeof faultsShown>;
  /** What is wrong with the records that were ticked. */
  readonly partFault: string | null;
  readonly withFault: string | null;
  readonly typed: TypedReason;
  readonly reasons: readonly ReasonGroup[];
  readonly preview: {
    readonly lead: string;
    readonly works: readonly {
      readonly heading: string;
      readonly documents: readonly ShownDocument[];
    }[];
    readonly context: readonly (readonly [string, string])[];
    readonly submit: string;
  } | null;
}

export interface WorkRecordsFound {
  readonly work: Work;
  /** Ids of the records that are to be taken out. */
  readonly chosen: readonly string[];
  readonly outcome: DecidedOutcome;
  readonly words: string;
  /** Undefined where nothing was looked for. */
  readonly hits: readonly WorkHit[] | undefined;
  /** As it was sent: own words, and the code of a reason. */
  readonly why: string;
  readonly reason: string;
  readonly faults: Faults;
  readonly preview:
    | {
        readonly kind: 'split' | 'join';
        readonly decisions: number;
        readonly other: string;
        readonly works: readonly (readonly CatalogueDocument[])[];
      }
    | undefined;
}

export function presentWorkRecords(
  { work, chosen, outcome, words, hits, why, reason, faults, preview }: WorkRecordsFound,
  known: Known,
): WorkRecordsView {
  const { t } = known.visit;
  const w = t.matches;
  const shown = (document: CatalogueDocument): ShownDocument =>
    documentShown(document, chosen.includes(document.id), known);
  return {
    title: shortened(work.title, LONGEST),
    workHref: `/works/${work.id}`,
    action: workHref(work.id),
    documents: work.documents.map(shown),
    maySplit: work.documents.length > 1,
    isOtherEdition: outcome === 'other-edition',
    words,
    hits: (hits ?? []).map((hit) => ({
      href: `${workHref(work.id)}?${new URLSearchParams({ with: hit.id }).toString()}`,
      title: shortened(hit.title, LONGEST),
      facts: [...hit.creators.slice(0, 2), hit.publisher ?? '', hit.date ?? '']
        .filter((text) => text !== '')
        .join(t.staff.between),
    })),
    noHits: hits?.length === 0,
    faults: faultsShown(faults),
    partFault: faults['part'] ?? null,
    withFault: faults['with'] ?? null,
    typed: { why, reason, fault: faults['why'] ?? null },
    reasons: reasonChoices(t),
    preview:
      preview === undefined
        ? null
        : {
            lead: w.foreseen(preview.works.length, preview.decisions),
            works: preview.works.map((documents, i) => ({
              heading: w.foreseenWork(i + 1, documents.length),
              documents: documents.map(shown),
            })),
            context:
              preview.kind === 'join'
                ? [['with', preview.other]]
                : [['outcome', outcome], ...chosen.map((id): [string, string] => ['part', id])],
            submit: preview.kind === 'join' ? w.doJoin : w.doSplit,
          },
  };
}

function documentShown(
  document: CatalogueDocument,
  isChosen: boolean,
  { libraryName, visit: { t } }: Known,
): ShownDocument {
  return {
    id: document.id,
    library: libraryName(document.library),
    title: shortened(displayTitle(document), LONGEST),
    facts: [
      document.creators.map(({ name }) => name).join(t.site.and),
      document.edition?.raw ?? '',
      document.publications[0]?.raw ?? '',
      document.dates[0]?.raw ?? '',
      document.extent ?? '',
    ]
      .map((text) => shortened(text, LONGEST))
      .filter((text) => text !== '')
      .join(t.staff.between),
    identifier: shortened(document.identifier, LONGEST),
    isChosen,
  };
}
