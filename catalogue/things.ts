/**
 * What of a work a reader may look at or listen to on our pages: pictures, images of a IIIF service, sound and
 * film. Only what the holding itself gives to everybody online counts; everything else stays a link or is not
 * shown at all. What is kept from readers is not in the documents, and so not here either.
 */
import { createHash } from 'node:crypto';
import { isPicture } from './fields/links.ts';
import type { Link } from './fields/links.ts';
import type { Work, WorkHolding } from './work.ts';

/** `small`: the picture that the record itself calls a small one. */
export type ThingKind = 'picture' | 'iiif' | 'audio' | 'video' | 'small';

export interface Thing {
  /** In addresses of ours: of this address and no other, so that it never comes to mean another thing. */
  readonly key: string;
  readonly kind: ThingKind;
  readonly link: Link;
  readonly holding: WorkHolding;
}

/** Why there is nothing to see: nobody answers, it cannot be read, it has no image, or not so many pages. */
export type ViewFault = 'away' | 'unreadable' | 'empty' | 'beyond';

/** Of one work; each once, in the order of the records. */
const MOST_THINGS = 100;

export function thingsOf({ holdings }: Pick<Work, 'holdings'>): Thing[] {
  const things = new Map<string, Thing>();
  for (const holding of holdings) {
    if (holding.access !== 'online') continue;
    for (const link of holding.links) {
      const kind = kindOf(link);
      if (kind === undefined || things.has(link.url)) continue;
      things.set(link.url, { key: thingKey(link.url), kind, link, holding });
      if (things.size === MOST_THINGS) return [...things.values()];
    }
  }
  return [...things.values()];
}

/** What can be looked at large: images of a service first, the small picture only where there is no other. */
export function viewsOf(things: readonly Thing[]): Thing[] {
  const of = (kind: ThingKind): Thing[] => things.filter((one) => one.kind === kind);
  const large = [...of('iiif'), ...of('picture')];
  return large.length > 0 ? large : of('small').slice(0, 1);
}

export function thingKey(url: string): string {
  return createHash('sha256').update(url).digest('base64url').slice(0, 16);
}

function kindOf(link: Link): ThingKind | undefined {
  switch (link.kind) {
    case 'thumbnail':
      return 'small';
    case 'iiif':
    case 'audio':
    case 'video':
      return link.kind;
    case 'landing':
    case 'fulltext':
    case 'cover':
    case 'other':
      return isPicture(link) ? 'picture' : undefined;
  }
}
