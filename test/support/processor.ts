/**
 * What a piece of work takes of the processor, in this process with all its threads. Unlike the time on the clock,
 * it is about the same on a machine that does much else.
 */
import process from 'node:process';

/** @returns what the work gave, and the milliseconds of the processor until then */
export async function onProcessor<T>(work: () => Promise<T>): Promise<{ given: T; ms: number }> {
  const before = process.cpuUsage();
  const given = await work();
  const { user, system } = process.cpuUsage(before);
  return { given, ms: (user + system) / 1_000 };
}
