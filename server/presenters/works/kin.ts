/** 为什么在一起 and 版本与从属 on the page of a work: pairs of records with their reasons, and kindred works. */
import type { Match, MatchSide } from '../../../catalogue/matching/match.ts';
import { isTelling } from '../../../catalogue/matching/shape.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import type { WorkId } from '../../../catalogue/work.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';
import type { Kin, Relative } from '../../enquiries/kin.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { KinGroup } from '../../i18n/zh/kin.ts';
import type { Messages } from '../../i18n/languages.ts';
import { reasonShown } from '../../i18n/reasons.ts';
import type { Visit } from '../../visit.ts';
import { marked } from '../site/marked.ts';

export interface ShownPair {
  /** 秦淮《首都志》 */
  readonly a: string;
  readonly b: string;
  /** By whom, and how sure. */
  readonly how: string;
  readonly reasons: readonly string[];
}

export interface ShownKin {
  readonly pairs: readonly ShownPair[];
  /** Said when not all pairs are listed; null otherwise. */
  readonly pairsSome: string | null;
  /** All works of its text; null where it is by itself. */
  readonly oeuvreHref: string | null;
  readonly groups: readonly {
    readonly heading: string;
    readonly works: readonly {
      readonly href: string;
      readonly title: string;
      /** Of the title, where it is not that of the page; '' otherwise. */
      readonly lang: string;
      /** What a serial says of its change of title, the date of all others; null when there is none. */
      readonly note: string | null;
    }[];
    readonly some: string | null;
  }[];
}

export const NO_SHOWN_KIN: ShownKin = {
  pairs: [],
  pairsSome: null,
  oeuvreHref: null,
  groups: [],
};

/** A work that more libraries hold has many more, which say the same. */
export const MOST_PAIRS = 20;
const MOST_WORKS = 20;
/** UTF-16 units. */
const LONGEST_TEXT = 200;
const LONGEST_DATE = 40;

/**
 * @param oeuvre of the work, see `Work.oeuvreId`
 * @param dates of kindred works, as printed
 */
export function presentKin(
  { together, relations }: Kin,
  labels: Labels,
  visit: Pick<Visit, 'lang' | 't'>,
  oeuvre: WorkId | null = null,
  dates: ReadonlyMap<WorkId, string> = new Map(),
): ShownKin {
  const { t } = visit;
  const pairs = together.slice(0, MOST_PAIRS).map((match) => presentPair(match, labels, t));
  return {
    pairs,
    pairsSome: together.length > pairs.length ? t.together.some(pairs.length) : null,
    oeuvreHref:
      oeuvre === null
        ? null
        : writeSearchAddress({ filters: { oeuvre: [oeuvre] }, sort: 'oldest' }),
    groups: (Object.keys(t.kinships) as KinGroup[]).flatMap((group) => {
      const works = relations.filter((one) => groupOf(one) === group);
      return works.length === 0 ? [] : [presentGroup(t.kinships[group], works, dates, visit)];
    }),
  };
}

/** Under which heading it stands. */
function groupOf({ kind, form, direction }: Relative): KinGroup {
  if (kind === 'continues') return direction === 'after' ? 'after' : 'before';
  return kind === 'carrier' || kind === 'other-edition' ? (form ?? kind) : kind;
}

function presentGroup(
  heading: string,
  works: readonly Relative[],
  dates: ReadonlyMap<WorkId, string>,
  { lang, t }: Pick<Visit, 'lang' | 't'>,
): ShownKin['groups'][number] {
  const shown = works.slice(0, MOST_WORKS);
  return {
    heading,
    works: shown.map(({ kind, work, title, reasons }) => ({
      href: `/works/${encodeURIComponent(work)}`,
      title: shortened(title, LONGEST_TEXT),
      lang: marked(title, lang).lang,
      note:
        kind === 'continues' && reasons.length > 0
          ? reasons.map((reason) => successionShown(reason, t)).join(t.site.and)
          : dateShown(dates.get(work)),
    })),
    some: works.length > shown.length ? t.kin.some(works.length, shown.length) : null,
  };
}

function dateShown(date: string | undefined): string | null {
  return date === undefined ? null : shortened(date, LONGEST_DATE);
}

/** What the record says of the other title in its own words, and what agrees besides. */
function successionShown(reason: Match['reasons'][number], t: Messages): string {
  return reason.field === 'succession'
    ? t.kin.says(shortened(reason.a, LONGEST_TEXT))
    : reasonShown(reason, t);
}

function presentPair(match: Match, labels: Labels, t: Messages): ShownPair {
  return {
    a: sideShown(match.a, labels),
    b: sideShown(match.b, labels),
    how:
      match.decision === null
        ? t.together.found(Math.round(match.score * 100))
        : t.together.decided,
    reasons: reasonsInOrder(match).map((reason) => reasonShown(reason, t)),
  };
}

/** What speaks for it first. */
const VERDICTS = ['agree', 'differ', 'veto', 'missing'] as const;

/** Those that say something, what speaks for it first. */
export function reasonsInOrder({ reasons }: Pick<Match, 'reasons'>): Match['reasons'] {
  return VERDICTS.flatMap((verdict) =>
    reasons.filter((reason) => reason.verdict === verdict && isTelling(reason)),
  );
}

function sideShown({ library, title }: MatchSide, labels: Labels): string {
  return `${labels.libraryShort(library)}《${shortened(title, LONGEST_TEXT)}》`;
}
