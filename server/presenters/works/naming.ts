/** What `formats/out/` does not know of a work that it writes: names of libraries and codes, its address, whose catalogue it is. */
import type { Naming } from '../../../formats/out/reference.ts';
import { dayInShanghai } from '../../../catalogue/time.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Messages } from '../../i18n/languages.ts';

/** @param origin see `originOf` */
export function namingOf(origin: string, labels: Labels, t: Messages, now: Date): Naming {
  return {
    address: (work) => `${origin}/works/${encodeURIComponent(work)}`,
    library: (code) => labels.libraryName(code),
    type: (code) => t.types[code],
    carrier: (code) => t.carriers[code],
    access: (code) => t.access[code],
    language: (code) => labels.of('language', code),
    service: t.site.name,
    today: dayInShanghai(now.toISOString()),
  };
}
