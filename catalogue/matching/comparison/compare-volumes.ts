/**
 * Whether a volume and what seems to be its set are of two works after all: of two reigns, rounds, places or spans of
 * years, as any two documents may be (`compare-traits.ts`). Kind, 卷 and branch of a family may differ between a
 * whole and its part, and where the part has a name of its own, who wrote it and when.
 */
import {
  compareMaps,
  comparePlaces,
  compareReigns,
  compareRoundYears,
  compareRounds,
  compareSerials,
  compareSpans,
} from './compare-traits.ts';
import type { Others } from './compare-editions.ts';
import type { TitleComparison } from './compare-titles.ts';
import type { Whole } from './compare-wholes.ts';
import type { Evidence } from './evidence.ts';
import { isOfWhole } from '../statement/statement.ts';
import type { MatchStatement } from '../statement/statement.ts';

export function isOfAnother(
  a: MatchStatement,
  b: MatchStatement,
  title: TitleComparison,
  part: Whole,
  others: Others,
  evidence: Evidence,
): boolean {
  const before = evidence.vetoes.length;
  // What has a title of its own has its own reign and years as well.
  const isInSeries = part.kind === 'series' || isOfWhole(title.a) || isOfWhole(title.b);
  if (isInSeries) comparePlaces(a, b, evidence);
  else compareVolume(a, b, title, part, others, evidence);
  return evidence.vetoes.length > before;
}

function compareVolume(
  a: MatchStatement,
  b: MatchStatement,
  title: TitleComparison,
  part: Whole,
  others: Others,
  evidence: Evidence,
): void {
  const [whole, volume, { name }] =
    part.whole === 'a' ? ([a, b, title.b] as const) : ([b, a, title.a] as const);
  if (!isWithin(volume.span, whole.span)) compareSpans(a, b, evidence);
  compareRounds(a, b, evidence);
  compareReigns(a, b, others, evidence);
  compareMaps(a, b, evidence);
  compareSerials(a, b, others, evidence);
  if (part.kind !== 'set' || name !== '') return;
  compareRoundYears(a, b, others, evidence);
  if (isByOthers(whole, others)) evidence.veto('creator', a.printed.names, b.printed.names);
}

/** 1986-2000 is a part of 1978-2005. */
function isWithin(part: string, whole: string): boolean {
  if (part === '' || part === whole) return false;
  return whole.slice(0, 4) <= part.slice(0, 4) && part.slice(5) <= whole.slice(5);
}

/** Volumes of one set may be by several, whom its editor brought together, or its publisher. */
function isByOthers(whole: MatchStatement, { names, numbers, imprint }: Others): boolean {
  if (numbers.isShared || imprint.publisher === 'agree') return false;
  const isEdited = whole.names.some(({ group }) => group === 'editor' || group === 'compiler');
  return names.verdict === 'differ'
    ? !isEdited
    : names.verdict === 'editors-differ' && names.isPerson && imprint.year === 'differ';
}
