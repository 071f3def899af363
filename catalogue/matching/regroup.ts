/**
 * What becomes of works when documents they are made of changed: all documents that may be concerned are
 * grouped anew, and only what comes out different is told. A work has the id of its oldest document, so that
 * its address stays while others join and leave it.
 */
import type { CatalogueDocument, DocumentId } from '../document.ts';
import { groupSameEdition } from './matching.ts';

/** A live document, by the number under which it was first stored. */
export interface Member {
  readonly added: number;
  readonly document: CatalogueDocument;
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
 * @param live every document that may be concerned, oldest first
 * @param before members of each work that they belonged to, deleted ones among them
 * @param changed those whose own description changed, so that their work did
 * @param keysOf documents are compared that have one of these in common
 */
export function regroup(
  live: readonly Member[],
  before: ReadonlyMap<DocumentId, ReadonlySet<number>>,
  changed: ReadonlySet<number>,
  keysOf: (document: CatalogueDocument) => readonly string[],
): Regrouped {
  const memberOf = new Map(live.map((member) => [member.document, member]));
  const workOf = new Map<number, DocumentId>();
  const alive = new Set<DocumentId>();
  const made: { id: DocumentId; members: Member[] }[] = [];
  const documents = live.map(({ document }) => document);
  for (const group of groupSameEdition(documents, keysOf)) {
    const members = group.flatMap((document) => memberOf.get(document) ?? []);
    const id = members[0]?.document.id;
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
      const left = live.find(({ added }) => members.has(added));
      return { id, heir: left === undefined ? undefined : workOf.get(left.added) };
    });
  return { made, gone };
}
