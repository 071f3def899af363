/**
 * 检索说明: how the words of a request were taken, and the other ways to take them, each one click away.
 * Nothing is widened that is not said here, and what is offered is never done unasked.
 */
import { expressionOf, FIELD_NAMES } from '../../../catalogue/search/expression.ts';
import { readIdentifiers } from '../../../catalogue/fields/identifiers.ts';
import { kindNamed } from '../../../catalogue/fields/kind-words.ts';
import { placeNamed } from '../../../catalogue/fields/places.ts';
import {
  isAnswerable,
  parseQuery,
  spacedWordIn,
  termsFound,
} from '../../../catalogue/search/query.ts';
import { QUERY_FIELDS } from '../../../catalogue/search/request.ts';
import type { SearchRequest, QueryField } from '../../../catalogue/search/request.ts';
import type { WorkHit } from '../../../catalogue/work.ts';
import { readYears } from '../../../catalogue/dates/year-span.ts';
import { yearsCalled } from '../../i18n/labels.ts';
import type { Messages } from '../../i18n/languages.ts';
import { otherForms } from './other-forms.ts';
import { withExpression, withWords, writeSearchAddress } from '../../addresses/search-address.ts';

export interface Notice {
  readonly text: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

/** Other names of a place that are offered at once. */
const MOST_NAMES = 6;

/**
 * @param request one that `parseQuery` accepts
 * @param hits what the page shows of the works found
 */
export function understandingOf(
  request: SearchRequest,
  hits: readonly WorkHit[],
  t: Messages,
): Notice[] {
  const asked = { ...request, page: 1 };
  const typed = QUERY_FIELDS.flatMap((field) => {
    const text = request.query[field];
    return text === undefined ? [] : [{ field, text }];
  });
  return [
    spelling(asked, hits, t),
    ...typed.flatMap(({ field, text }) => [
      spaced(asked, field, text, t),
      identifier(asked, field, text, t),
      ...plainWords(text).flatMap((word) => [
        places(asked, field, word, t),
        kinds(asked, field, word, t),
        years(asked, field, word, t),
      ]),
    ]),
    pinyin(asked, t),
  ].filter((notice) => notice !== undefined);
}

/** Other forms of the same characters were found as well, unless the reader said no. */
function spelling(
  request: SearchRequest,
  hits: readonly WorkHit[],
  t: Messages,
): Notice | undefined {
  const { spelling: kept, ...words } = request.query;
  if (kept === 'printed') {
    const href = writeSearchAddress({ ...request, query: words });
    return { text: t.understood.printedOnly, links: [{ label: t.understood.anySpelling, href }] };
  }
  const forms = otherForms(request, hits);
  if (forms.length === 0) return undefined;
  const href = writeSearchAddress({ ...request, query: { ...words, spelling: 'printed' } });
  return {
    text: t.understood.alsoSpelled(forms.join(t.site.and)),
    links: [{ label: t.understood.onlyPrinted, href }],
  };
}

function spaced(
  request: SearchRequest,
  field: QueryField,
  text: string,
  t: Messages,
): Notice | undefined {
  const word = spacedWordIn(text);
  if (word === undefined) return undefined;
  const apart = Array.from(word, (one) => `"${one}"`).join(' ');
  return {
    text: t.understood.spaced(word),
    links: linkTo(t.understood.apart, withExpression(request, field, '', heldTo(field, apart))),
  };
}

function identifier(
  request: SearchRequest,
  field: QueryField,
  text: string,
  t: Messages,
): Notice | undefined {
  if (field !== 'any' && field !== 'identifier') return undefined;
  const [known] = readIdentifiers(text);
  if (known === undefined || known.type === 'local' || known.type === 'uri') return undefined;
  const kind = t.identifierTypes[known.type];
  const others = withWords(request, field, '');
  const links =
    field === 'any'
      ? linkTo(t.understood.inIdentifiers, withWords(others, 'identifier', text))
      : [];
  return {
    text: known.valid
      ? t.understood.identifier(kind, known.value)
      : t.understood.badCheck(kind, known.value),
    links,
  };
}

function places(
  request: SearchRequest,
  field: QueryField,
  word: string,
  t: Messages,
): Notice | undefined {
  if (field !== 'any' && field !== 'title' && field !== 'subject') return undefined;
  const place = placeNamed(word);
  if (place === undefined) return undefined;
  const rest = withoutWord(request.query[field] ?? '', word);
  const inPlace = linkTo(t.understood.inPlace(t.placeName(place.value)), {
    ...withWords(request, field, rest),
    filters: { ...request.filters, place: [place.value] },
  });
  const links = [...alsoNamed(request, field, [word, rest], place.others, t), ...inPlace];
  return { text: t.understood.place(word), links };
}

/** The word or any of its other names, beside what else was typed in the field. */
function alsoNamed(
  request: SearchRequest,
  field: QueryField,
  [word, rest]: readonly [word: string, rest: string],
  others: readonly string[],
  t: Messages,
): Notice['links'] {
  const names = others.slice(0, MOST_NAMES);
  if (names.length === 0) return [];
  const line = expressionOf(
    [word, ...names].map((words) => ({ join: 'or', field, match: 'contains', words })),
  );
  const label = t.understood.alsoNames(names.join(t.site.and));
  return linkTo(label, withExpression(request, field, rest, line));
}

/** 老照片 stands among the types, and mostly not in the words of the records. */
function kinds(
  request: SearchRequest,
  field: QueryField,
  word: string,
  t: Messages,
): Notice | undefined {
  if (field !== 'any' && field !== 'title' && field !== 'subject') return undefined;
  const kind = kindNamed(word);
  if (kind === undefined || request.filters.type?.includes(kind.type) === true) return undefined;
  const others = withoutWord(request.query[field] ?? '', word);
  const left = [others, kind.rest].filter((words) => words !== '').join(' ');
  const name = t.types[kind.type];
  const { understood } = t;
  const links = linkTo(
    kind.rest === '' ? understood.inKind(name) : understood.restInKind(kind.rest, name),
    {
      ...withWords(request, field, left),
      filters: { ...request.filters, type: [kind.type] },
    },
  );
  if (kind.rest !== '') return { text: understood.kindWithin(word, kind.word), links };
  return {
    text: understood.kind(word),
    links: [...alsoNamed(request, field, [word, others], kind.others, t), ...links],
  };
}

/** 民国二十四年 and 1935 as words find only what is printed so; the years are another way to ask. */
function years(
  request: SearchRequest,
  field: QueryField,
  word: string,
  t: Messages,
): Notice | undefined {
  if (field !== 'any' && field !== 'title') return undefined;
  if (request.from !== null || request.until !== null) return undefined;
  const span = readYears(word);
  const { year: yearOf } = t.work;
  if (span === null || !/^\d{4}年?$|[^\d\s]/u.test(word)) return undefined;
  const rest = withoutWord(request.query[field] ?? '', word);
  return {
    text:
      span.first === span.last
        ? t.understood.year(word, yearOf(span.first))
        : t.understood.years(word, yearOf(span.first), yearOf(span.last)),
    links: [
      {
        label: t.understood.byYears(yearsCalled(request, t)),
        href: writeSearchAddress({
          ...withWords(request, field, rest),
          from: span.first,
          until: span.last,
        }),
      },
    ],
  };
}

function pinyin(request: SearchRequest, t: Messages): Notice | undefined {
  const letters = termsFound(parseQuery(request.query)).find((term) => term.pinyin !== null);
  const { any } = request.query;
  if (letters === undefined || any === undefined) return undefined;
  const quoted = any.replace(/[a-z]{2,}/giu, (word) => `"${word}"`);
  return {
    text: t.understood.pinyin(letters.pinyin ?? ''),
    links: linkTo(t.understood.onlyLetters, withWords(request, 'any', quoted)),
  };
}

/** No link to what would only be refused, as quotation marks around every word make it too long. */
function linkTo(label: string, request: SearchRequest): Notice['links'] {
  return isAnswerable(request) ? [{ label, href: writeSearchAddress(request) }] : [];
}

/** Words that are neither quoted nor excluded. */
function plainWords(text: string): string[] {
  if (/["“”「」『』]/u.test(text) || spacedWordIn(text) !== undefined) return [];
  return text.split(/\s+/u).filter((word) => /^[^-－]/u.test(word));
}

function withoutWord(text: string, word: string): string {
  return text
    .split(/\s+/u)
    .filter((one) => one !== word)
    .join(' ');
}

function heldTo(field: QueryField, line: string): string {
  return field === 'any' ? line : `${FIELD_NAMES[field][0]}=(${line})`;
}
