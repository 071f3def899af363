/** Forgets who wrote, some time after their case was closed; nobody has to think of it. */
import type { Cases } from '../../catalogue/ports/cases.ts';
import { CASE_KINDS, forgottenBefore } from '../../catalogue/reader-case.ts';

/** @returns how many cases were of somebody, and are of nobody now */
export async function forgetWriters(cases: Pick<Cases, 'forget'>, now: Date): Promise<number> {
  let forgotten = 0;
  for (const kind of CASE_KINDS) forgotten += await cases.forget(kind, forgottenBefore(kind, now));
  return forgotten;
}
