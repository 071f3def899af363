/** What presenters of staff pages are handed beside their noun: words, what libraries are called, the time. */
import type { Request } from 'express';
import type { Library } from '../../catalogue/library.ts';
import { labelsIn } from '../enquiries/federation.ts';
import type { Parts } from '../routes/route.ts';
import { visitOf } from '../visit.ts';
import type { Visit } from '../visit.ts';

export interface Known {
  readonly visit: Visit;
  readonly libraryName: (code: string) => string;
  readonly now: Date;
}

export function knownOf({ deps }: Parts, request: Request): Known {
  const visit = visitOf(request);
  const labels = labelsIn(deps.federation(), visit);
  return { visit, libraryName: (code) => labels.libraryName(code), now: deps.now() };
}

/** All that there are, in their order. */
export function librariesOf({ deps }: Parts): readonly Library[] {
  return deps.federation().libraries.map(({ library }) => library);
}
