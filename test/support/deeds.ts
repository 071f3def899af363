/** Deeds as desks enter them, and who does them. */
import type { Actor, Role } from '../../catalogue/actor.ts';
import { isOfLibrary } from '../../catalogue/actor.ts';
import type { Deed } from '../../catalogue/audit.ts';

export const TERMINAL: Actor = {
  kind: 'terminal',
  id: 'root',
  name: '馆员甲',
  role: 'operator',
  library: null,
};

/** The holder of a key. @param library of a role that has one */
export function holder(role: Role, library = '320104'): Actor {
  return { kind: 'key', id: 'k1', name: role, role, library: isOfLibrary(role) ? library : null };
}

export function deedOf(changed: Partial<Deed>): Deed {
  return {
    at: '2026-03-01T00:00:00.000Z',
    by: TERMINAL,
    act: 'key-add',
    subject: 'key:1',
    before: null,
    after: null,
    ...changed,
  };
}
