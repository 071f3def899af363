/** `GET /api/v1/search`: takes what `/search` takes, through the same reader of addresses. */
import type { Request, Response } from 'express';
import type { SearchPage } from '../../catalogue/ports/search-index.ts';
import { dateName } from '../../catalogue/fields/date-names.ts';
import { FACETS } from '../../catalogue/search/facets.ts';
import type { FacetName } from '../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import { zh } from '../i18n/zh.ts';
import type { Labels } from '../i18n/labels.ts';
import { labelsIn } from '../enquiries/federation.ts';
import { formsOf } from '../enquiries/printed-forms.ts';
import { faultSentence, readSearchAddress } from '../addresses/search-address.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { sendFault } from './errors.ts';

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
}

export interface FoundWorks {
  readonly total: number;
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
}

export function searchApi({ index, records, federation }: PortalDeps) {
  return async (request: Request, response: Response): Promise<void> => {
    const { request: asked, faults } = readSearchAddress(parametersIn(request));
    const [fault] = faults;
    if (fault !== undefined) {
      const message = faults.map((one) => faultSentence(one, zh)).join('');
      sendFault(response, 400, { code: 'BAD_PARAMETER', message, parameter: fault.parameter });
      return;
    }
    const found = await index.search(asked);
    const forms = await formsOf(records, found.facets);
    const labels = labelsIn(federation(), { lang: 'zh', t: zh }, forms);
    response.json(foundWorks(asked, found, labels));
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
    })),
    facets: Object.fromEntries(facets) as FoundWorks['facets'],
    ...(found.inexact.length === 0 ? {} : { inexact: found.inexact }),
  };
}
