/** What is not a book, as a whole. */
import { small } from './pairs/classes/parts.ts';
import type { Base, Description } from './pairs/description.ts';

/** A newspaper as a whole has no part in its title: the span of its years is told in a note. */
export function thing(base: Base): Description {
  const { part, ...whole } = small(base);
  return part === undefined ? whole : { ...whole, notes: [part] };
}
