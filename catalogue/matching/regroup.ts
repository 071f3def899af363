/**
 * What becomes of works when documents came together otherwise than before: only what comes out different is
 * told. A work has the id of its oldest document, so that its address stays while others join and leave it.
 */
import type { DocumentId } from '../document.ts';

/** A live document, by the number under which it was first stored. */
export interface Member {
  readonly added: number;
  readonly id: DocumentId;
}

export interface Regrouped {
  /** Works that are new or different, the oldest member first. */
  readonly made: readonly { readonly id: DocumentId; readonly members: readonly Member[] }[];
  /**
   * Works that are no more. Addresses of records deleted from one lead on to `heir`, the work of its oldest
   * member that is left; undefined when none is.
   */
  readonly gone: readonly { readonly id: DocumentId; readonly heir: DocumentId | undefined }[];
}

/**
 * @param groups every live document that may be concerned, by the works they come to, each oldest first
 * @param before members of each work that they belonged to, deleted ones among them
 * @param changed those whose own description changed, so that their work did
 */
export function regroup(
  groups: readonly (readonly Member[])[],
  before: ReadonlyMap<DocumentId, ReadonlySet<number>>,
  changed: ReadonlySet<number>,
): Regrouped {
  const workOf = new Map<number, DocumentId>();
  const alive = new Set<DocumentId>();
  const made: { id: DocumentId; members: readonly Member[] }[] = [];
  for (const members of groups) {
    const id = members[0]?.id;
    if (id === undefined) continue;
    alive.add(id);
    for (const { added } of members) workOf.set(added, id);
    const had = before.get(id);
    const isSame =
      had?.size === members.length &&
      members.every(({ added }) => had.has(added) && !changed.has(added));
    if (!isSame) made.push({ id, members });
  }
  const gone = [...before]
    .filter(([id]) => !alive.has(id))
    .map(([id, members]) => {
      const left = [...members].filter((added) => workOf.has(added));
      return { id, heir: left.length === 0 ? undefined : workOf.get(Math.min(...left)) };
    });
  return { made, gone };
}
