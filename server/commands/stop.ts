/**
 * What Ctrl-C and SIGTERM mean: the portal stops in order, and the long work of a command ends after the step
 * in hand, to be gone on with another time.
 */
import process from 'node:process';
import { PortalError } from '../../catalogue/errors.ts';

/** A person or the system stopped the command in the middle of its work. */
export class CommandStopped extends PortalError {
  readonly code = 'COMMAND_STOPPED';

  constructor() {
    super('已按要求停下：做好的保留，没有做完的，再次运行这个命令或下次启动门户时接着做。');
  }
}

/** Aborted when this process is asked to stop, with `CommandStopped` for a reason; it listens from the call on. */
export function stopAsked(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => stop.abort(new CommandStopped()));
  return stop.signal;
}
