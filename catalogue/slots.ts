/**
 * Times of day at which sources are harvested, so that twelve libraries do not all begin at two. Only plain daily
 * and weekly schedules (`30 2 * * *`) have one time of day; others are left out of the reckoning.
 */
import { minutesOf } from './source.ts';
import type { Blackout, Source } from './source.ts';

/** Half hours of the night, the usual one first. */
const CANDIDATES = [4, 5, 6, 7, 8, 3, 9, 2, 10, 1, 11, 0];
const HALF_HOUR = 30;

/** Minute of the day at which a schedule begins; undefined when there are several, or none. */
export function startOf(schedule: string): number | undefined {
  const [, minute, hour] = /^(\d{1,2}) (\d{1,2}) /.exec(schedule) ?? [];
  return minute === undefined || hour === undefined
    ? undefined
    : Number(hour) * 60 + Number(minute);
}

/** A daily schedule at a half hour of the night at which the fewest of these begin. */
export function freeSlot(sources: readonly Pick<Source, 'schedule'>[]): string {
  const starts = sources.flatMap(({ schedule }) => startOf(schedule) ?? []);
  const taken = (slot: number): number =>
    starts.filter((start) => Math.floor(start / HALF_HOUR) === slot).length;
  const [best = 4] = CANDIDATES.toSorted((a, b) => taken(a) - taken(b));
  return `${(best % 2) * HALF_HOUR} ${Math.floor(best / 2)} * * *`;
}

/** Spans of a day, minutes since midnight, that do not go over it. */
export function spansOf(blackout: readonly Blackout[]): readonly (readonly [number, number])[] {
  return blackout.flatMap(({ from, until }): [number, number][] => {
    const [start, end] = [minutesOf(from), minutesOf(until)];
    if (start < end) return [[start, end]];
    return end === 0
      ? [[start, 1_440]]
      : [
          [start, 1_440],
          [0, end],
        ];
  });
}
