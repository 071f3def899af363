/**
 * Who does something that is kept for good: a person who is signed in, the holder of a key, or whoever sits at
 * the terminal of the machine. Rights are by role and library alone, so that no rule has to know which of them
 * asks.
 */

/** 区馆馆员, 采访馆员, 市馆管理员, 运维. */
export const ROLES = ['librarian', 'acquisitions', 'admin', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that act for one library, and always have one; the others are for the whole city and have none. */
export function isOfLibrary(role: Role): boolean {
  return role === 'librarian' || role === 'acquisitions';
}

export interface Actor {
  /** `terminal`: the command line, as the operator of the machine. `portal`: what it does of itself. */
  readonly kind: 'person' | 'key' | 'terminal' | 'portal';
  /** Of the account, of the key; the user of the operating system. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Code of the library that it acts for; null for the whole city. */
  readonly library: string | null;
}

/** Nobody asked for it. */
export const THE_PORTAL: Actor = {
  kind: 'portal',
  id: 'portal',
  name: '本平台',
  role: 'operator',
  library: null,
};

/** Whether what concerns these libraries is any business of this one: its own is among them, or all are. */
export function actsFor({ library }: Actor, libraries: readonly string[]): boolean {
  return library === null || libraries.includes(library);
}
