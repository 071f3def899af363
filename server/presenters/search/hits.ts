/** A work in a list: of results, of newest works, of a library or collection. */
import { highlight } from '../../../catalogue/search/highlight.ts';
import type { TextPart } from '../../../catalogue/search/highlight.ts';
import { parseQuery } from '../../../catalogue/search/query.ts';
import type { Query } from '../../../catalogue/search/query.ts';
import type { SearchRequest, QueryField } from '../../../catalogue/search/request.ts';
import { BEST_WAYS } from '../../../catalogue/fields/access.ts';
import type { Access } from '../../../catalogue/fields/access.ts';
import type { Caption } from '../../../catalogue/search/evidence.ts';
import type { Reason } from '../../../catalogue/search/reasons.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import type { HitHolding, WorkHit, WorkId } from '../../../catalogue/work.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Visit } from '../../visit.ts';
import { marked } from '../site/marked.ts';
import { signOf } from '../site/signs.ts';
import { datedAs } from '../works/dates.ts';
import type { Sign } from '../site/signs.ts';

export interface ShownHit {
  readonly id: WorkId;
  /** What the checkbox says by which it is chosen. */
  readonly choose: string;
  readonly href: string;
  readonly title: readonly TextPart[];
  readonly titleLang: string;
  readonly creators: readonly (readonly TextPart[])[];
  /** Of each creator, where it is not that of the page; as `titleLang`. */
  readonly creatorLangs: readonly string[];
  /** 等 2 000 人; null when all are shown. */
  readonly moreCreators: string | null;
  readonly date: string;
  readonly dateLang: string;
  readonly publisher: readonly TextPart[];
  readonly publisherLang: string;
  readonly type: string;
  readonly sign: Sign;
  /** Address of the small picture; null when there is none. */
  readonly picture: string | null;
  /** What a screen reader says of it. */
  readonly pictureName: string;
  /** How it can be got at and where, best first, what was chosen in the filters before all else. */
  readonly ways: readonly ShownWay[];
  /** 等 40 馆; null when all are shown. */
  readonly moreLibraries: string | null;
  /** Where the words of the query stand, when title and names do not show it. */
  readonly why: readonly ShownReason[];
  /** Of a folded search: the other editions and carriers that it stands for; null when there are none. */
  readonly others: { readonly label: string; readonly href: string } | null;
}

/** 在线：高淳 */
export interface ShownWay {
  readonly code: Access;
  readonly label: string;
  readonly libraries: readonly {
    readonly name: string;
    /** To its holding on the page of the work. */
    readonly href: string;
    /** For a screen reader, which may list links: it names the work. */
    readonly what: string;
    readonly chosen: boolean;
  }[];
}

/** 主题：南京大屠杀 */
export interface ShownReason {
  readonly caption: string;
  readonly parts: readonly TextPart[];
  /** `lang` of the parts; '' where that of the page is right. */
  readonly lang: string;
  /** （即“1935”）; '' when it is printed as it was typed. */
  readonly typed: string;
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

/** What a list was asked for. */
export interface Asked {
  readonly marks: Marks;
  /** Chosen in the filters. */
  readonly libraries: readonly string[];
  readonly access: readonly string[];
  readonly reasons: ReadonlyMap<WorkId, readonly Reason[]>;
}

const NOTHING: Query = { kind: 'all' };
/** Of a list that nobody asked for with words or filters. */
const UNASKED: Asked = {
  marks: { title: NOTHING, creator: NOTHING, publisher: NOTHING },
  libraries: [],
  access: [],
  reasons: new Map(),
};

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

/** Whether so many of these have a picture that they are shown as a wall of pictures. */
export function arePictures(hits: readonly WorkHit[]): boolean {
  return hits.length > 0 && hits.filter(({ picture }) => picture).length * 2 >= hits.length;
}

export function presentHit(
  hit: WorkHit,
  labels: Labels,
  visit: Visit,
  asked: Asked = UNASKED,
): ShownHit {
  const { t } = visit;
  const { title, creators } = namesShown(hit);
  const nameCount = hit.creatorCount ?? hit.creators.length;
  const reasons = asked.reasons.get(hit.id) ?? [];
  const langIn = (text: string): string => marked(text, visit.lang).lang;
  const date = dateOf(hit, t);
  const isPublisherSaid = reasons.some(({ caption }) => caption.name === 'publisher');
  return {
    id: hit.id,
    choose: t.taking.choose(title),
    href: workHref(hit.id),
    title: highlight(title, asked.marks.title),
    titleLang: langIn(title),
    creators: creators.map((name) => highlight(name, asked.marks.creator)),
    creatorLangs: creators.map(langIn),
    moreCreators: nameCount > creators.length ? t.search.andOthers(nameCount) : null,
    date,
    // 拍摄年 before it is of the page; the date is of the record.
    dateLang: langIn(hit.date ?? ''),
    publisher:
      hit.publisher === null || isPublisherSaid
        ? []
        : highlight(shortened(hit.publisher, LONGEST_NAME), asked.marks.publisher),
    publisherLang: langIn(hit.publisher ?? ''),
    type: (hit.types ?? [hit.type]).map((type) => t.types[type]).join(t.site.and),
    sign: signOf(hit.type, t),
    picture: pictureHref(hit.id, hit.picture),
    pictureName: t.work.picture(title),
    ...waysOf(hit, asked, labels, visit),
    why: reasons.map((reason) => presentReason(reason, visit)),
    others: null,
  };
}

function dateOf({ date, dateKind = 'publication', type }: WorkHit, t: Messages): string {
  if (date === null) return t.search.noDate;
  return datedAs({ kind: dateKind, type }, shortened(date, LONGEST_NAME), t);
}

/** Title and names as a list shows them, which is what a reader can see them match in. */
export function namesShown(hit: WorkHit): { readonly title: string; readonly creators: string[] } {
  return {
    title: shortened(hit.title, LONGEST_TITLE),
    creators: hit.creators.slice(0, MOST_NAMES).map((name) => shortened(name, LONGEST_NAME)),
  };
}

function workHref(id: WorkId): string {
  return `/works/${encodeURIComponent(id)}`;
}

/** Each library once for each of its ways, those chosen first and then the reader's own, as many as there is room for. */
function waysOf(
  hit: WorkHit,
  { libraries: chosenLibraries, access: chosenAccess }: Asked,
  labels: Labels,
  { t, ownLibrary }: Visit,
): Pick<ShownHit, 'ways' | 'moreLibraries'> {
  const title = shortened(hit.title, LONGEST_NAME);
  const chosen = ({ library }: Pick<HitHolding, 'library'>): boolean =>
    chosenLibraries.includes(library);
  const nearness = (one: HitHolding): number =>
    (chosen(one) ? 2 : 0) + (one.library === ownLibrary ? 1 : 0);
  const rank = (code: Access): number =>
    (chosenAccess.length === 0 || chosenAccess.includes(code) ? 0 : BEST_WAYS.length) +
    BEST_WAYS.indexOf(code);
  let room = MOST_LIBRARIES;
  const shown = new Set<string>();
  const ways = BEST_WAYS.toSorted((a, b) => rank(a) - rank(b)).flatMap((code): ShownWay[] => {
    const codes = [
      ...new Set(
        hit.holdings
          .filter(({ access }) => access === code)
          .toSorted((a, b) => nearness(b) - nearness(a))
          .map(({ library }) => library),
      ),
    ].slice(0, room);
    if (codes.length === 0) return [];
    room -= codes.length;
    for (const library of codes) shown.add(library);
    return [
      {
        code,
        label: t.search.ways[code],
        libraries: codes.map((library) => {
          const name = labels.libraryShort(library);
          return {
            name,
            href: `${workHref(hit.id)}#at-${encodeURIComponent(library)}`,
            what: t.search.holdingAt(name, title),
            chosen: chosen({ library }),
          };
        }),
      },
    ];
  });
  const all = new Set(hit.holdings.map(({ library }) => library)).size;
  return { ways, moreLibraries: all > shown.size ? t.search.moreLibraries(all) : null };
}

function presentReason({ caption, parts, typed }: Reason, { lang, t }: Visit): ShownReason {
  return {
    caption: captionOf(caption, t),
    parts,
    lang: marked(parts.map(({ text }) => text).join(''), lang).lang,
    typed: typed === null ? '' : t.search.typedAs[typed.as](typed.text),
  };
}

function captionOf(caption: Caption, t: Messages): string {
  switch (caption.of) {
    case 'field':
      return t.search.captions[caption.name];
    case 'date':
      return t.work.dates[caption.name];
    case 'number':
      return t.identifierTypes[caption.name];
  }
}
