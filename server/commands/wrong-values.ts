/** A command that was given values that cannot be was called wrongly, wherever that shows. */
import { WrongValues } from '../../desk/refusals.ts';
import type { Status } from './command.ts';
import type { Output } from './output.ts';

/** @returns 2 after saying what is wrong with them, else what the act comes to */
export async function refusingWrongValues(
  out: Output,
  act: () => Promise<Status>,
): Promise<Status> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof WrongValues)) throw error;
    out.note(error.message);
    return 2;
  }
}
