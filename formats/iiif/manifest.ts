/**
 * Whatever a link of kind `iiif` leads to: a manifest of the Presentation API 2 or 3, a collection of them, one image
 * service, or nothing that can be shown. Of a collection each member is a page, for which its first picture stands; a
 * collection within one is left out. A sequence is read page by page; a page without an image that may be asked for
 * keeps its place, so that page 3 stays page 3.
 */
import { readImageService } from './image-service.ts';
import type { ImageService } from './image-service.ts';
import { addressOf, listOf, objectOf, textOf } from './json.ts';

/** What a page of a sequence shows. */
export type CanvasImage =
  | { readonly kind: 'service'; readonly base: string }
  /** An image that has no service. */
  | { readonly kind: 'picture'; readonly address: string }
  /** A member of a collection, whose first picture it is: where its manifest lies. */
  | { readonly kind: 'member'; readonly address: string }
  | { readonly kind: 'none' };

export interface Canvas {
  /** '' when it has none. */
  readonly label: string;
  readonly image: CanvasImage;
}

export type Iiif =
  | {
      readonly kind: 'manifest';
      readonly canvases: readonly Canvas[];
      /** How many there are; more than are read of a very long one. */
      readonly total: number;
    }
  | { readonly kind: 'service'; readonly service: ImageService }
  | { readonly kind: 'none' };

/** Pages that are read of one sequence. */
export const MOST_CANVASES = 2_000;
/** UTF-16 units. */
const LONGEST_LABEL = 200;

type Json = Readonly<Record<string, unknown>>;

/** @param address where it came from */
export function readIiif(json: unknown, address: string): Iiif {
  const given = objectOf(json);
  const service = readImageService(given, baseOf(address));
  if (service !== undefined) return { kind: 'service', service };
  const members = membersOf(given);
  if (members.length > 0) return manifestOf(members);
  // Version 3 has its canvases in `items`, version 2 in those of its first sequence.
  const isThird = textOf(given['type']) === 'Manifest';
  const pages = listOf(
    isThird ? given['items'] : objectOf(listOf(given['sequences'])[0])['canvases'],
  );
  if (pages.length === 0) return { kind: 'none' };
  return {
    ...manifestOf(
      pages.slice(0, MOST_CANVASES).map((page) => {
        const canvas = objectOf(page);
        return { label: labelOf(canvas['label']), image: imageOf(bodiesOf(canvas, isThird)) };
      }),
    ),
    total: pages.length,
  };
}

function manifestOf(canvases: readonly Canvas[]): Iiif & { kind: 'manifest' } {
  return { kind: 'manifest', canvases: canvases.slice(0, MOST_CANVASES), total: canvases.length };
}

/** Manifests that a collection names: in `items` of version 3, in `manifests` or `members` of version 2. */
function membersOf(given: Json): Canvas[] {
  const kind = textOf(given['type']) || textOf(given['@type']);
  if (!/^(?:sc:)?Collection$/.test(kind)) return [];
  const named = [given['items'], given['manifests'], given['members']].flatMap(listOf);
  return named.flatMap((one) => {
    const member = objectOf(one);
    const isManifest = /^(?:sc:)?Manifest$/.test(textOf(member['type']) || textOf(member['@type']));
    const address = addressOf(member['id'] ?? member['@id']);
    return isManifest && address !== ''
      ? [{ label: labelOf(member['label']), image: { kind: 'member', address } as const }]
      : [];
  });
}

/** The first picture of a manifest; undefined where it has none of its own. */
export function firstPicture(found: Iiif): Canvas | undefined {
  return found.kind === 'manifest'
    ? found.canvases.find(({ image }) => image.kind === 'service' || image.kind === 'picture')
    : undefined;
}

/** Of the image service whose `info.json` lies there. */
export function baseOf(address: string): string {
  const url = new URL(address);
  return `${url.origin}${url.pathname.replace(/\/info\.json$/, '')}`;
}

/** What is painted on a canvas, the first that there is to choose from. */
function bodiesOf(canvas: Json, isThird: boolean): readonly Json[] {
  const painted = isThird
    ? listOf(objectOf(listOf(canvas['items'])[0])['items']).map((one) => objectOf(one)['body'])
    : listOf(canvas['images']).map((one) => objectOf(one)['resource']);
  return painted.slice(0, 10).flatMap((one) =>
    listOf(one)
      .slice(0, 10)
      .flatMap((body) => {
        const choice = objectOf(body);
        const chosen = choice['default'] ?? listOf(choice['items'])[0];
        return chosen === undefined ? [choice] : [objectOf(chosen)];
      }),
  );
}

function imageOf(bodies: readonly Json[]): CanvasImage {
  for (const body of bodies) {
    const kind = textOf(body['type']) || textOf(body['@type']);
    if (kind !== '' && !/image/i.test(kind)) continue;
    for (const one of listOf(body['service']).slice(0, 10)) {
      const service = objectOf(one);
      const base = addressOf(service['id'] ?? service['@id']);
      if (base !== '' && isImageService(service)) return { kind: 'service', base };
    }
    const address = addressOf(body['id'] ?? body['@id']);
    if (address !== '') return { kind: 'picture', address };
  }
  return { kind: 'none' };
}

function isImageService(service: Json): boolean {
  const said = [
    service['type'],
    service['@type'],
    service['@context'],
    ...listOf(service['profile']),
  ];
  return said.some((one) => /image/i.test(textOf(one)));
}

/** Chinese where there is a choice of languages. */
function labelOf(label: unknown): string {
  const said = listOf(label)[0];
  const byLanguage = objectOf(said);
  const value =
    byLanguage['@value'] ??
    Object.entries(byLanguage).find(([lang]) => lang.startsWith('zh'))?.[1] ??
    Object.values(byLanguage)[0] ??
    said;
  return textOf(listOf(value)[0])
    .replace(/\p{Bidi_Control}|\p{Cc}/gu, ' ')
    .trim()
    .slice(0, LONGEST_LABEL);
}
