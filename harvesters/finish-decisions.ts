/**
 * What a person decided about a run and what was interrupted half way is ended before anything else is done
 * with its source: at the start of the portal, and before each harvest and import.
 */
import type { RunDecisions } from '../catalogue/ports/run-decisions.ts';
import { describe } from '../formats/describe.ts';
import type { DescribeContext } from '../formats/describe.ts';

/** @param signal stops after the slice in hand and is thrown; the rest is ended another time */
export async function finishDecisions(
  records: Pick<RunDecisions, 'finishDecisions'>,
  context: DescribeContext,
  signal?: AbortSignal,
): Promise<void> {
  const describeRecord = (record: Parameters<typeof describe>[0]): ReturnType<typeof describe> =>
    describe(record, undefined, context);
  await records.finishDecisions(context.source.id, describeRecord, signal);
}
