/**
 * `GET /api/v1/search`: takes what `/search` takes, through the same reader of addresses. With `offers=1` it
 * says as well what the page offers beside the search; the search itself is the same with and without.
 */
import type { Request, Response } from 'express';
import type { FoundHit, SearchPage } from '../../catalogue/ports/search-index.ts';
import { dateName } from '../../catalogue/fields/date-names.ts';
import { FACETS } from '../../catalogue/search/facets.ts';
import type { FacetName } from '../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import { zh } from '../i18n/zh.ts';
import type { Labels } from '../i18n/labels.ts';
import { offerLabel } from '../i18n/offers.ts';
import type { Offered } from '../i18n/offers.ts';
import { labelsIn } from '../enquiries/federation.ts';
import { ledOnFrom } from '../enquiries/old-oeuvres.ts';
import { formsOf } from '../enquiries/printed-forms.ts';
import type { Offer, Remedies } from '../enquiries/remedies/remedy.ts';
import { faultSentence, readSearchAddress } from '../addresses/read-search-address.ts';
import { FACET_PARAMETERS, parametersOf, writeSearchAddress } from '../addresses/search-address.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { sendFault } from './errors.ts';

const API = '/api/v1/search';
/** Parameters that may repeat. */
const FILTER_NAMES: ReadonlySet<string> = new Set(Object.values(FACET_PARAMETERS));

interface FoundWork {
  readonly id: string;
  readonly title: string;
  readonly creators: readonly string[];
  /** How many there are, where `creators` has not all of them. */
  readonly creatorCount?: number;
  readonly date: string | null;
  /** 年卷, 拍摄年 …: what the date is of, where it is none of publication. */
  readonly dateLabel?: string;
  /** The main kind. */
  readonly type: string;
  /** All kinds, the main one first, where there are several. */
  readonly types?: readonly string[];
  readonly href: string;
  readonly holdings: readonly {
    readonly library: string;
    readonly source: string;
    readonly identifier: string;
  }[];
  /** How many there are, where `holdings` has not all of them. */
  readonly holdingCount?: number;
  /** Of a folded search: the oeuvre that it stands for, how many works of it were found, and these as a search. */
  readonly oeuvre?: { readonly id: string; readonly works: number; readonly href: string };
}

export interface FoundWorks {
  /** Of a folded search: of oeuvres. */
  readonly total: number;
  /** Of a folded search: how many works were found. */
  readonly workTotal?: number;
  readonly page: number;
  readonly size: number;
  /** Facets whose counts are not exact; absent when all are. */
  readonly inexact?: readonly FacetName[];
  readonly works: readonly FoundWork[];
  readonly facets: Readonly<
    Record<
      FacetName,
      readonly { readonly value: string; readonly label: string; readonly count: number }[]
    >
  >;
  /** Only when they were asked for; the most useful first. */
  readonly offers?: readonly OfferedSearch[];
}

/** Another search that finds something; words apart, and a type, more than the one asked. */
export interface OfferedSearch {
  readonly kind: Offered['kind'];
  /** What it does, in a sentence for readers. */
  readonly label: string;
  /** Of the search that it is, by name; those that repeat in an address are lists. */
  readonly params: Readonly<Record<string, string | readonly string[]>>;
  readonly href: string;
  /** Works that it finds. */
  readonly total: number;
}

export function searchApi({ index, records, federation }: PortalDeps, remedies: Remedies) {
  return async (request: Request, response: Response): Promise<void> => {
    const parameters = parametersIn(request);
    const { request: asked, faults: inAddress } = readSearchAddress(parameters);
    const wanted = parameters.getAll('offers');
    const faults = [
      ...inAddress,
      ...wanted
        .filter((value) => value !== '0' && value !== '1')
        .map((value) => ({ parameter: 'offers', kind: 'unknown-value', value }) as const),
    ];
    const [fault] = faults;
    if (fault !== undefined) {
      const message = faults.map((one) => faultSentence(one, zh)).join('');
      sendFault(response, 400, { code: 'BAD_PARAMETER', message, parameter: fault.parameter });
      return;
    }
    const found = await index.search(asked);
    const ledOn = found.total > 0 ? undefined : await ledOnFrom(asked, records);
    if (ledOn?.kind === 'search') {
      const offers = wanted.includes('1') ? '&offers=1' : '';
      response.redirect(301, `${writeSearchAddress(ledOn.request, API)}${offers}`);
      return;
    }
    const forms = await formsOf(records, found.facets);
    const labels = labelsIn(federation(), { lang: 'zh', t: zh }, forms);
    const answer = foundWorks(asked, found, labels);
    if (!wanted.includes('1')) {
      response.json(answer);
      return;
    }
    const { offers, relaxed } = await remedies.of(asked, found.total);
    response.json({
      ...answer,
      offers: [...offers, ...relaxed].map((offer) => offeredSearch(offer, asked, labels)),
    });
  };
}

function foundWorks(request: SearchRequest, found: SearchPage, labels: Labels): FoundWorks {
  const facets = FACETS.map((facet) => [
    facet,
    found.facets[facet].map(({ value, count }) => ({
      value,
      label: labels.of(facet, value),
      count,
    })),
  ]);
  return {
    total: found.total,
    ...(found.works === undefined ? {} : { workTotal: found.works }),
    page: request.page,
    size: request.size,
    works: found.hits.map((hit) => ({
      id: hit.id,
      title: hit.title,
      creators: hit.creators,
      ...(hit.creatorCount === undefined ? {} : { creatorCount: hit.creatorCount }),
      date: hit.date,
      ...(hit.dateKind === undefined
        ? {}
        : { dateLabel: zh.work.dates[dateName(hit.dateKind, hit.type)] }),
      type: hit.type,
      ...(hit.types === undefined ? {} : { types: hit.types }),
      href: `/works/${encodeURIComponent(hit.id)}`,
      holdings: hit.holdings.map(({ library, source, identifier }) => ({
        library,
        source,
        identifier,
      })),
      ...(hit.holdingCount === undefined ? {} : { holdingCount: hit.holdingCount }),
      ...oeuvreOf(hit, request),
    })),
    facets: Object.fromEntries(facets) as FoundWorks['facets'],
    ...(found.inexact.length === 0 ? {} : { inexact: found.inexact }),
  };
}

function oeuvreOf({ gathered }: FoundHit, request: SearchRequest): Pick<FoundWork, 'oeuvre'> {
  if (gathered === undefined) return {};
  const { oeuvre: id, works } = gathered;
  const filters = { ...request.filters, oeuvre: [id] };
  const href = writeSearchAddress({ ...request, filters, fold: undefined, page: 1 }, API);
  return { oeuvre: { id, works, href } };
}

function offeredSearch(
  { what, request, works }: Offer,
  asked: SearchRequest,
  labels: Labels,
): OfferedSearch {
  const pairs = parametersOf(request);
  const valuesOf = (name: string): string[] =>
    pairs.flatMap(([other, value]) => (other === name ? [value] : []));
  return {
    kind: what.kind,
    label: offerLabel(what, asked, labels, zh),
    params: Object.fromEntries(
      pairs.map(([name, value]) => [name, FILTER_NAMES.has(name) ? valuesOf(name) : value]),
    ),
    href: writeSearchAddress(request),
    total: works,
  };
}
