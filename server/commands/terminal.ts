/** Who sits at the terminal, for the audit: the user of the operating system, as the operator of the machine. */
import { userInfo } from 'node:os';
import process from 'node:process';
import type { Actor } from '../../catalogue/actor.ts';

export function atTerminal(): Actor {
  const name = userName();
  return { kind: 'terminal', id: name, name, role: 'operator', library: null };
}

/** A container may run as a user that its machine has no name for. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? ''}`.trim();
  }
}
