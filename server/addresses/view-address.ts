/**
 * Addresses of what of a work is looked at or listened to: `/works/:id/view` and what stands behind it. A page
 * of ours names a thing by its key, a page of it, and of an image a part: zoomed 4 times it has 4 × 4 parts.
 */

/** Which part of an image is shown: all of it, or one of `zoom` × `zoom` parts. */
export interface Part {
  /** 1, 2, 4 … */
  readonly zoom: number;
  readonly column: number;
  readonly row: number;
}

export const ALL_OF_IT: Part = { zoom: 1, column: 0, row: 0 };

export interface ViewAddress {
  /** Key of the thing; undefined = the first that the work has. */
  readonly thing?: string | undefined;
  /** 1-based. */
  readonly page: number;
  readonly part: Part;
}

const MOST_ZOOM = 64;

/** What is no part or page is the whole of the first. */
export function readViewAddress(parameters: URLSearchParams): ViewAddress {
  const page = wholeNumber(parameters.get('page'));
  const zoom = wholeNumber(parameters.get('zoom'));
  const [column = NaN, row = NaN] = (parameters.get('part') ?? '').split('.').map(wholeNumber);
  const isPart =
    zoom >= 2 && zoom <= MOST_ZOOM && (zoom & (zoom - 1)) === 0 && column < zoom && row < zoom;
  return {
    thing: parameters.get('thing') ?? undefined,
    page: page >= 1 ? page : 1,
    part: isPart ? { zoom, column, row } : ALL_OF_IT,
  };
}

export function writeViewAddress(work: string, { thing, page, part }: ViewAddress): string {
  const parameters = new URLSearchParams();
  if (thing !== undefined) parameters.set('thing', thing);
  if (page > 1) parameters.set('page', String(page));
  if (part.zoom > 1) {
    parameters.set('zoom', String(part.zoom));
    parameters.set('part', `${part.column}.${part.row}`);
  }
  const query = parameters.toString();
  return `/works/${encodeURIComponent(work)}/view${query === '' ? '' : `?${query}`}`;
}

/** Of the pieces of a page, with a slash at its end. */
export function piecesAddress(work: string, thing: string, page: number): string {
  return `/works/${encodeURIComponent(work)}/view/${thing}/${page}/`;
}

export function playAddress(work: string, thing: string): string {
  return `/works/${encodeURIComponent(work)}/play/${thing}`;
}

export interface TileName {
  readonly factor: number;
  readonly column: number;
  readonly row: number;
}

/** `4-2-1` is the tile in column 2 and row 1 of those made four times smaller. */
export function readTile(name: string): TileName | undefined {
  const found = /^(\d{1,4})-(\d{1,6})-(\d{1,6})$/.exec(name);
  if (found === null) return undefined;
  const [, factor, column, row] = found.map(Number);
  return factor === undefined || column === undefined || row === undefined
    ? undefined
    : { factor, column, row };
}

export function tileName({ factor, column, row }: TileName): string {
  return `${factor}-${column}-${row}`;
}

/** NaN for what is none. */
export function wholeNumber(text: string | null | undefined): number {
  return /^\d{1,6}$/.test(text ?? '') ? Number(text) : NaN;
}
