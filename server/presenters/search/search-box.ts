/** The search box with its field list 全部/题名/责任者/…, the same on every page that searches. */
import { QUERY_FIELDS } from '../../../catalogue/search/request.ts';
import type { SearchRequest, QueryField } from '../../../catalogue/search/request.ts';
import type { Messages } from '../../i18n/languages.ts';
import { FIELD_PARAMETERS, LONGEST_WORDS } from '../../addresses/search-address.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly selected: boolean;
}

/** The box with its field list; every page that searches shows it. */
export interface SearchBox {
  readonly words: string;
  readonly longest: number;
  readonly advancedHref: string;
  readonly advancedLabel: string;
  /** None in the small box, which searches everything. */
  readonly fields: readonly Option[];
  /** What the box cannot show but must send along. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
}

/** Few look for these: the advanced search has them, and the box when it stands for one of them. */
const OF_GENEALOGIES: ReadonlySet<QueryField> = new Set(['surname', 'hall', 'seat']);

/** The box for a request; for a page without one, `{ query: {} }`. */
export function presentBox(
  request: Pick<SearchRequest, 'query'>,
  t: Messages,
  hidden: SearchBox['hidden'] = [],
): SearchBox {
  const inBox = boxField(request);
  const others = QUERY_FIELDS.filter((field) => field !== inBox && request.query[field]);
  return {
    words: request.query[inBox] ?? '',
    longest: LONGEST_WORDS,
    ...advancedOf(request, t),
    fields: QUERY_FIELDS.filter((field) => field === inBox || !OF_GENEALOGIES.has(field)).map(
      (field) => ({
        value: FIELD_PARAMETERS[field],
        label: t.fields[field],
        selected: field === inBox,
      }),
    ),
    hidden: [
      ...others.map((field) => ({
        name: FIELD_PARAMETERS[field],
        value: request.query[field] ?? '',
      })),
      ...(request.query.expression === undefined
        ? []
        : [{ name: 'expr', value: request.query.expression }]),
      ...(request.query.spelling === undefined
        ? []
        : [{ name: 'spelling', value: request.query.spelling }]),
      ...hidden,
    ],
  };
}

/** The box of a page that has none of its own: words alone. */
export function smallBox(t: Messages): SearchBox {
  return { ...presentBox({ query: {} }, t), fields: [] };
}

/** The field that the box stands for: `any` when it has words, else the first that has. */
export function boxField(request: Pick<SearchRequest, 'query'>): QueryField {
  return QUERY_FIELDS.find((field) => request.query[field]) ?? 'any';
}

function advancedOf(
  { query: { expression } }: Pick<SearchRequest, 'query'>,
  t: Messages,
): Pick<SearchBox, 'advancedHref' | 'advancedLabel'> {
  return expression === undefined
    ? { advancedHref: '/search/advanced', advancedLabel: t.search.advanced }
    : {
        advancedHref: `/search/advanced?${String(new URLSearchParams({ expr: expression, change: '1' }))}`,
        advancedLabel: t.search.advancedChange,
      };
}
