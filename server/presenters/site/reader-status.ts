/**
 * 收录状态 in the words of readers: of each library how far its catalogue is taken in, whether anything is wrong with
 * that, and what it means for whoever looks for a book there. Runs, windows and quarantine are for the staff
 * (`status.ts`), behind 详情.
 */
import { healthOf } from '../../../catalogue/runs/health.ts';
import type { HealthState } from '../../../catalogue/runs/health.ts';
import type { Federation, LibraryFacts } from '../../enquiries/federation.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Visit } from '../../visit.ts';
import { dayOf } from './times.ts';
import type { ShownTime } from './times.ts';

/** `none`: the library has no source at all. */
export type ReaderState = HealthState | 'none';

export interface LibraryStatus {
  readonly name: string;
  readonly href: string;
  readonly state: ReaderState;
  readonly label: string;
  /** What it means for a reader. */
  readonly meaning: string;
  /** What is found of it is as it was on this day; null when nothing was ever taken in. */
  readonly asOf: ShownTime | null;
  readonly works: string;
}

export interface ReaderStatus {
  readonly summary: string;
  readonly libraries: readonly LibraryStatus[];
}

export function presentReaderStatus(
  { libraries }: Federation,
  labels: Labels,
  visit: Visit,
  now: Date,
): ReaderStatus {
  const { t } = visit;
  const shown = libraries.map((facts) => libraryStatus(facts, labels, visit, now));
  const well = shown.filter(({ state }) => state === 'ok').length;
  return { summary: t.readerStatus.summary(shown.length, well), libraries: shown };
}

function libraryStatus(
  { library, works, sources }: LibraryFacts,
  labels: Labels,
  { lang, t }: Visit,
  now: Date,
): LibraryStatus {
  const states = sources.map((facts) => healthOf(facts, now).state);
  const state = stateOf(states);
  // Of several sources the one that is farthest behind: what is found is complete up to then.
  const upTo = sources.flatMap(({ ledger }) => ledger.lastGoodAt ?? []).toSorted();
  const asOf = dayOf(upTo[0] ?? null, lang);
  return {
    name: labels.libraryName(library.code),
    href: `/libraries/${encodeURIComponent(library.code)}`,
    state,
    label: t.readerStatus.names[state],
    meaning: t.readerStatus.meanings[state],
    asOf,
    works: t.number(works),
  };
}

/** Of all its sources that are not given up: as they are when all are alike, else in part. */
function stateOf(states: readonly HealthState[]): ReaderState {
  const kept = states.filter((state) => state !== 'retired');
  const [first = states[0] ?? 'none', ...others] = kept;
  return others.every((state) => state === first) ? first : 'partial';
}
