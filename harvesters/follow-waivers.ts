/**
 * Brings the catalogue up to what persons set aside or accepted about sources, as `follow-decisions.ts` does for
 * matches: at the start of whatever writes, every second while the portal runs, and from the beginning in a catalogue
 * that had followed another registry.
 */
import type { WaiverFollower, Waivers } from '../catalogue/ports/waivers.ts';

const AT_ONCE = 200;

/** Costs two rows when there is nothing new. */
export async function followWaivers(
  follower: WaiverFollower,
  waivers: Pick<Waivers, 'lastSeq' | 'after'>,
): Promise<void> {
  const [last, had] = await Promise.all([waivers.lastSeq(), follower.waiversApplied()]);
  if (had === last) return;
  if (had > last) await follower.forgetWaivers();
  let applied = had > last ? 0 : had;
  for (;;) {
    const next = await waivers.after(applied, AT_ONCE);
    const newest = next.at(-1);
    if (newest === undefined) return;
    await follower.applyWaivers(next);
    applied = newest.seq;
  }
}
