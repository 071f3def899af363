/** A work in a list: of results, of newest works, of a library or collection. */
import { highlight } from '../../../catalogue/search/highlight.ts';
import type { TextPart } from '../../../catalogue/search/highlight.ts';
import { parseQuery } from '../../../catalogue/search/query.ts';
import type { Query } from '../../../catalogue/search/query.ts';
import type { SearchRequest, QueryField } from '../../../catalogue/search/request.ts';
import { ACCESS } from '../../../catalogue/fields/access.ts';
import type { Access } from '../../../catalogue/fields/access.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import type { WorkHit, WorkId } from '../../../catalogue/work.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Labels } from '../../i18n/labels.ts';
import { signOf } from '../site/signs.ts';
import { datedAs } from '../works/dates.ts';
import type { Sign } from '../site/signs.ts';

export interface ShownHit {
  readonly href: string;
  readonly title: readonly TextPart[];
  readonly creators: readonly (readonly TextPart[])[];
  /** 等 2 000 人; null when all are shown. */
  readonly moreCreators: string | null;
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
  /** Of a folded search: the other editions and carriers that it stands for; null when there are none. */
  readonly others: { readonly label: string; readonly href: string } | null;
  /** How it can be got at, easiest first. */
  readonly access: readonly { readonly code: Access; readonly label: string }[];
}

/** The words of a request, read once for all hits of a page, by what they may mark. */
export interface Marks {
  readonly title: Query;
  readonly creator: Query;
  readonly publisher: Query;
}

/** A line of a list, not the whole of a record: texts in UTF-16 units. */
const LONGEST_TITLE = 200;
const LONGEST_NAME = 60;
const MOST_NAMES = 10;
const MOST_LIBRARIES = 30;

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
  const title = shortened(hit.title, LONGEST_TITLE);
  const names = hit.creators.slice(0, MOST_NAMES).map((name) => shortened(name, LONGEST_NAME));
  const nameCount = hit.creatorCount ?? hit.creators.length;
  const codes = [...new Set(hit.holdings.map((holding) => holding.library))];
  const chosen = codes.filter((code) => chosenLibraries.includes(code));
  const others = codes.filter((code) => !chosenLibraries.includes(code));
  const access = new Set(hit.holdings.map((holding) => holding.access));
  return {
    href: `/works/${encodeURIComponent(hit.id)}`,
    title: highlight(title, marks.title),
    creators: names.map((name) => highlight(name, marks.creator)),
    moreCreators: nameCount > names.length ? t.search.andOthers(nameCount) : null,
    date:
      hit.date === null
        ? t.search.noDate
        : datedAs(
            { kind: hit.dateKind ?? 'publication', type: hit.type },
            shortened(hit.date, LONGEST_NAME),
            t,
          ),
    publisher:
      hit.publisher === null
        ? []
        : highlight(shortened(hit.publisher, LONGEST_NAME), marks.publisher),
    type: (hit.types ?? [hit.type]).map((type) => t.types[type]).join(t.site.and),
    sign: signOf(hit.type, t),
    picture: pictureHref(hit.id, hit.picture),
    pictureName: t.work.picture(title),
    libraries: [...chosen, ...others].slice(0, MOST_LIBRARIES).map((code) => ({
      name: labels.libraryShort(code),
      href: `/libraries/${encodeURIComponent(code)}`,
      chosen: chosen.includes(code),
    })),
    others: null,
    access: ACCESS.filter((code) => access.has(code)).map((code) => ({
      code,
      label: t.access[code],
    })),
  };
}
