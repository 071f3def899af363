/** A work in a list: of results, of newest works, of a library or collection. */
import { highlight } from '../../../catalogue/search/highlight.ts';
import type { TextPart } from '../../../catalogue/search/highlight.ts';
import { parseQuery } from '../../../catalogue/search/query.ts';
import type { Query } from '../../../catalogue/search/query.ts';
import type { SearchRequest, QueryField } from '../../../catalogue/search/request.ts';
import { ACCESS } from '../../../catalogue/fields/access.ts';
import type { Access } from '../../../catalogue/fields/access.ts';
import type { WorkHit, WorkId } from '../../../catalogue/work.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Labels } from '../../i18n/labels.ts';
import { signOf } from '../site/signs.ts';
import type { Sign } from '../site/signs.ts';

export interface ShownHit {
  readonly href: string;
  readonly title: readonly TextPart[];
  readonly creators: readonly (readonly TextPart[])[];
  readonly date: string;
  readonly publisher: readonly TextPart[];
  readonly type: string;
  readonly sign: Sign;
  /** Address of the small picture; null when there is none. */
  readonly picture: string | null;
  /** What a screen reader says of it. */
  readonly pictureName: string;
  /** Those chosen in the filter first. */
  readonly libraries: readonly {
    readonly name: string;
    readonly href: string;
    readonly chosen: boolean;
  }[];
  /** How it can be got at, easiest first. */
  readonly access: readonly { readonly code: Access; readonly label: string }[];
}

/** The words of a request, read once for all hits of a page, by what they may mark. */
export interface Marks {
  readonly title: Query;
  readonly creator: Query;
  readonly publisher: Query;
}

const NOTHING: Query = { kind: 'all' };
export const NO_MARKS: Marks = { title: NOTHING, creator: NOTHING, publisher: NOTHING };

/** @param request one that `parseQuery` accepts */
export function marksOf(request: SearchRequest): Marks {
  const read = (field: QueryField): Query => {
    const words: Partial<Record<QueryField, string>> = {};
    if (request.query.any !== undefined) words.any = request.query.any;
    const own = request.query[field];
    if (own !== undefined) words[field] = own;
    return parseQuery(words);
  };
  return { title: read('title'), creator: read('creator'), publisher: read('publisher') };
}

/** Where the small picture of a work is served; null when it has none. */
export function pictureHref(id: WorkId, hasPicture: boolean): string | null {
  return hasPicture ? `/works/${encodeURIComponent(id)}/picture` : null;
}

export function presentHit(
  hit: WorkHit,
  marks: Marks,
  chosenLibraries: readonly string[],
  labels: Labels,
  t: Messages,
): ShownHit {
  const codes = [...new Set(hit.holdings.map((holding) => holding.library))];
  const chosen = codes.filter((code) => chosenLibraries.includes(code));
  const others = codes.filter((code) => !chosenLibraries.includes(code));
  const access = new Set(hit.holdings.map((holding) => holding.access));
  return {
    href: `/works/${encodeURIComponent(hit.id)}`,
    title: highlight(hit.title, marks.title),
    creators: hit.creators.map((creator) => highlight(creator, marks.creator)),
    date: hit.date ?? t.search.noDate,
    publisher: hit.publisher === null ? [] : highlight(hit.publisher, marks.publisher),
    type: t.types[hit.type],
    sign: signOf(hit.type, t),
    picture: pictureHref(hit.id, hit.picture),
    pictureName: t.work.picture(hit.title),
    libraries: [...chosen, ...others].map((code) => ({
      name: labels.libraryShort(code),
      href: `/libraries/${encodeURIComponent(code)}`,
      chosen: chosen.includes(code),
    })),
    access: ACCESS.filter((code) => access.has(code)).map((code) => ({
      code,
      label: t.access[code],
    })),
  };
}
