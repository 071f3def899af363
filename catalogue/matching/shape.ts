/**
 * The shape of a comparison: which fields agree, differ, stand against it or are said by one side alone. Pairs of one
 * shape are doubtful for the same reason, so that a person can look through them and settle them together.
 */
import type { Comparison, Reason } from './comparison/comparison.ts';

const MARKS = { agree: '+', differ: '-', veto: '!', missing: '?' } as const satisfies Record<
  Reason['verdict'],
  string
>;

/** E.g. `+title -date ?publisher`: what agrees first, fields in the order of their names. */
export function shapeOf({ reasons }: Pick<Comparison, 'reasons'>): string {
  return Object.entries(MARKS)
    .flatMap(([verdict, mark]) =>
      [
        ...new Set(
          reasons
            .filter((one) => one.verdict === verdict && isTelling(one))
            .map(({ field }) => field),
        ),
      ]
        .sort()
        .map((field) => `${mark}${field}`),
    )
    .join(' ');
}

/** What `shapeOf` wrote; what it would not write is passed by. */
export function fieldsOfShape(
  shape: string,
): { readonly verdict: Reason['verdict']; readonly field: string }[] {
  return shape.split(' ').flatMap((word) => {
    const found = Object.entries(MARKS).find(([, mark]) => word.startsWith(mark));
    return found === undefined
      ? []
      : [{ verdict: found[0] as Reason['verdict'], field: word.slice(1) }];
  });
}

/** Not where neither side says anything: a carrier that is unknown on both. */
export function isTelling({ verdict, a, b }: Reason): boolean {
  return verdict !== 'missing' || a !== b;
}
