/**
 * 浏览题名: the titles themselves, in the order of their pinyin, parted by the letter or the strokes of their first
 * character. A title leads to its work, and one that several works have to the search for it.
 */
import type { ListedValues, SearchPage } from '../../../catalogue/ports/search-index.ts';
import { isAnswerable } from '../../../catalogue/search/query.ts';
import { quotationOf } from '../../../catalogue/search/quotation.ts';
import { MAX_RANK } from '../../../catalogue/search/request.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import { langOf } from '../../../catalogue/text/script.ts';
import { titleKey } from '../../../catalogue/text/text.ts';
import type { WorkHit } from '../../../catalogue/work.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';
import { HTML_LANG } from '../../i18n/languages.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Visit } from '../../visit.ts';
import { marked } from '../site/marked.ts';
import type { MarkedText } from '../site/marked.ts';
import { browseAddress, frameOf, groupsOf, inOrder, keptOf } from './browse.ts';
import type { BrowseChoice, BrowseFrame, Link } from './browse.ts';

/** Titles on one page; of no more works, all are listed whatever they begin with. */
const PER_PAGE = 100;
/** First characters that are shown without being asked for. */
const HEADS_SHOWN = 24;
const LONGEST_TITLE = 120;

export interface ShownTitle {
  readonly text: string;
  readonly lang: string;
  readonly href: string;
  /** Who and when, or how many works have the title. */
  readonly note: MarkedText;
}

export interface TitleList extends BrowseFrame {
  readonly groups: readonly Link[];
  /** First characters within the group. */
  readonly heads: readonly Link[];
  readonly areHeadsOpen: boolean;
  readonly summary: string;
  /** Why paging ends before the last title; null when it does not. */
  readonly capped: string | null;
  readonly titles: readonly ShownTitle[];
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly pageOf: string;
}

/** What is listed of a choice. */
export interface TitleChoice {
  /** Of the whole list, without a letter or a first character. */
  readonly request: SearchRequest;
  readonly choice: BrowseChoice;
  readonly groups: ReadonlyMap<string, ListedValues['values']>;
  readonly group: string;
  /** The one first character that was chosen; '' = all of the group. */
  readonly head: string;
  /** The titles of this page. */
  readonly search: SearchRequest;
}

/** @param heads first characters of the works of the request, with the number of works */
export function chooseTitles(
  asked: SearchRequest,
  choice: BrowseChoice,
  heads: ListedValues,
): TitleChoice {
  const { head: chosen = [], ...filters } = asked.filters;
  const request: SearchRequest = { ...asked, filters, page: 1 };
  const works = heads.values.reduce((sum, { count }) => sum + count, 0);
  const isGrouped = choice.find === '' && works > PER_PAGE;
  const groups = isGrouped
    ? groupsOf('head', heads.values, choice.order)
    : new Map<string, never>();
  const group = groups.has(choice.group) ? choice.group : ([...groups.keys()][0] ?? '');
  const members = groups.get(group)?.map(({ value }) => value) ?? [];
  const [wanted = ''] = chosen;
  const head = members.includes(wanted) ? wanted : '';
  const { title } = request.query;
  const words = [title, choice.find].filter((text) => text).join(' ');
  const wished = words === '' ? request : { ...request, query: { ...request.query, title: words } };
  return {
    request,
    choice,
    groups,
    group,
    head,
    search: {
      ...request,
      query: isAnswerable(wished) ? wished.query : request.query,
      filters: isGrouped ? { ...filters, head: head === '' ? members : [head] } : filters,
      fold: undefined,
      sort: 'title',
      page: Math.min(choice.page, MAX_RANK / PER_PAGE),
      size: PER_PAGE,
    },
  };
}

/** @param found what the search of the choice found */
export function presentTitles(
  { request, choice, groups, group, head, search }: TitleChoice,
  found: SearchPage<never>,
  labels: Labels,
  visit: Visit,
): TitleList {
  const { t } = visit;
  const kept = keptOf(request);
  const address = (change: Partial<BrowseChoice>, first = ''): string =>
    browseAddress(
      'head',
      first === '' ? kept : keptOf({ ...request, filters: { ...request.filters, head: [first] } }),
      { ...choice, group, page: 1, ...change },
    );
  const heads = inOrder('head', groups.get(group) ?? [], choice.order);
  const pages = Math.max(1, Math.ceil(Math.min(found.total, MAX_RANK) / PER_PAGE));
  return {
    ...frameOf('head', request, choice, t),
    groups: [...groups].map(([value, members]) => ({
      label:
        choice.order === 'strokes'
          ? t.browse.strokes(
              value,
              members.reduce((sum, { count }) => sum + count, 0),
            )
          : labels.of('head', value),
      href: address({ group: value }),
      current: value === group,
    })),
    heads:
      heads.length < 2
        ? []
        : [
            { label: t.browse.allHeads, href: address({}), current: head === '' },
            ...heads.map(({ value, count }) => ({
              label: `${labels.of('head', value)} ${t.number(count)}`,
              href: address({}, value),
              current: value === head,
            })),
          ],
    areHeadsOpen: head !== '' || heads.length <= HEADS_SHOWN,
    summary: t.search.total(found.total),
    capped: found.total > MAX_RANK ? t.search.capped(MAX_RANK) : null,
    titles: titlesIn(found.hits, request, visit),
    previousHref: search.page > 1 ? address({ page: search.page - 1 }, head) : null,
    nextHref: search.page < pages ? address({ page: search.page + 1 }, head) : null,
    pageOf: pages > 1 ? t.search.pageOf(search.page, pages) : '',
  };
}

/** Works of one title follow each other. */
function titlesIn(
  hits: readonly WorkHit[],
  request: SearchRequest,
  { lang, t }: Visit,
): ShownTitle[] {
  const groups: [WorkHit, ...WorkHit[]][] = [];
  for (const hit of hits) {
    const last = groups.at(-1);
    if (last !== undefined && titleKey(last[0].title) === titleKey(hit.title)) last.push(hit);
    else groups.push([hit]);
  }
  return groups.map(([hit, ...others]) => {
    const { title } = hit;
    const query = { ...request.query, title: quotationOf(title) };
    return {
      text: shortened(title, LONGEST_TITLE),
      lang: langOf(title, HTML_LANG[lang]),
      href:
        others.length === 0
          ? `/works/${encodeURIComponent(hit.id)}`
          : writeSearchAddress({ ...request, query, sort: 'title' }),
      note: marked(
        others.length === 0
          ? [hit.creators[0], hit.date].filter((text) => text).join(' · ')
          : t.browse.works(t.number(others.length + 1)),
        lang,
      ),
    };
  });
}
