/**
 * A service of the IIIF Image API, versions 1 to 3, as its `info.json` tells of it, and the addresses of the
 * pieces that a viewer needs of it: the whole at a size for a page, and the tiles of its own grid. A service of
 * level 0 has these alone, written in one way; to ask the others for nothing else lets them keep what they made.
 */
import { countOf, listOf, objectOf, textOf } from './json.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface ImageService extends Size {
  /** Address of the service, without `/info.json` and without a slash at its end. */
  readonly base: string;
  readonly version: 1 | 2 | 3;
  /** False for level 0, which has nothing but what it lists. */
  readonly isFree: boolean;
  /** Of the grid; null when there is none. */
  readonly tile: Size | null;
  /** By how much tiles are made smaller, 1 = not at all; the smallest first. */
  readonly factors: readonly number[];
  /** Sizes of the whole that are there, the smallest first. */
  readonly sizes: readonly Size[];
  /** Longest side that it gives. */
  readonly mostSide: number;
  readonly mostArea: number;
  readonly format: 'jpg' | 'png' | 'webp';
}

/** A tile of the grid at one factor. */
export interface Tile {
  readonly factor: number;
  readonly column: number;
  readonly row: number;
}

const LARGEST_SIDE = 1_000_000;
const LARGEST_TILE = 4_096;
const LARGEST_FACTOR = 1_024;
const MOST_FACTORS = 12;
const MOST_SIZES = 50;
/** The grid of a service that names none and cuts whatever it is asked for. */
const OWN_TILE = 512;
/** Width of the whole on a page, px. */
const PAGE_WIDTH = 1_600;
/** Of an image that can only be had as a whole, at its own size. */
const LARGEST_AREA = 40_000_000;

/**
 * @param base where it was found, without `/info.json`; what it says of its own address does not count
 * @returns undefined for what is none, or is of another version
 */
export function readImageService(json: unknown, base: string): ImageService | undefined {
  const info = objectOf(json);
  const width = countOf(info['width'], LARGEST_SIDE);
  const height = countOf(info['height'], LARGEST_SIDE);
  const version = versionOf(info);
  if (width === undefined || height === undefined || version === undefined) return undefined;
  const profiles = listOf(info['profile']);
  const limits = version === 3 ? info : objectOf(profiles[1]);
  const isFree = /level[12]/.test(textOf(profiles[0]));
  const mostSide = Math.min(
    countOf(limits['maxWidth'], LARGEST_SIDE) ?? LARGEST_SIDE,
    countOf(limits['maxHeight'], LARGEST_SIDE) ??
      countOf(limits['maxWidth'], LARGEST_SIDE) ??
      LARGEST_SIDE,
  );
  return {
    base: base.replace(/\/$/, ''),
    version,
    width,
    height,
    isFree,
    ...gridOf(
      version === 1 ? firstGrid(info, isFree) : info['tiles'],
      { width, height },
      isFree,
      mostSide,
    ),
    sizes: listOf(info['sizes'])
      .slice(0, MOST_SIZES)
      .flatMap((one) => sizeOf(one) ?? [])
      .sort((a, b) => a.width - b.width),
    mostSide,
    mostArea: countOf(limits['maxArea'], Number.MAX_SAFE_INTEGER) ?? Number.MAX_SAFE_INTEGER,
    format: formatOf(info['preferredFormats']),
  };
}

/** Version 1 has it in values of its own; its level 0 gives no parts. */
function firstGrid(info: Readonly<Record<string, unknown>>, isFree: boolean): object {
  const { tile_width: width, tile_height: height, scale_factors: scaleFactors } = info;
  return isFree ? { width, height, scaleFactors } : {};
}

function versionOf(info: Readonly<Record<string, unknown>>): ImageService['version'] | undefined {
  const said = [...listOf(info['@context']).slice(-1), info['type'], ...listOf(info['profile'])]
    .map(textOf)
    .join(' ');
  if (/image\/3\/|ImageService3/.test(said)) return 3;
  if (/image\/2\/|ImageService2/.test(said)) return 2;
  // Before iiif.io; 1.0 has no context, and need not name its level.
  const isFirst = said.includes('library.stanford.edu/iiif/image-api/');
  return isFirst || listOf(info['qualities']).includes('native') ? 1 : undefined;
}

function sizeOf(value: unknown): Size | undefined {
  const { width, height } = objectOf(value);
  const [w, h] = [countOf(width, LARGEST_SIDE), countOf(height, LARGEST_SIDE)];
  return w === undefined || h === undefined ? undefined : { width: w, height: h };
}

function gridOf(
  said: unknown,
  whole: Size,
  isFree: boolean,
  mostSide: number,
): Pick<ImageService, 'tile' | 'factors'> {
  const grid = objectOf(listOf(said)[0]);
  const width = countOf(grid['width'], LARGEST_TILE);
  const factors = [
    ...new Set(
      listOf(grid['scaleFactors'])
        .slice(0, MOST_FACTORS)
        .flatMap((one) => countOf(one, LARGEST_FACTOR) ?? []),
    ),
  ].sort((a, b) => a - b);
  if (width !== undefined && factors.length > 0 && width <= mostSide) {
    return { tile: { width, height: countOf(grid['height'], LARGEST_TILE) ?? width }, factors };
  }
  if (!isFree) return { tile: null, factors: [] };
  const side = Math.min(OWN_TILE, mostSide);
  const own = [1];
  while (
    side * (own.at(-1) ?? 1) < Math.max(whole.width, whole.height) &&
    own.length < MOST_FACTORS
  )
    own.push((own.at(-1) ?? 1) * 2);
  return { tile: { width: side, height: side }, factors: own };
}

/** Every service gives JPEG, unless it says that something else is better. */
function formatOf(preferred: unknown): ImageService['format'] {
  const known = ['jpg', 'png', 'webp'] as const;
  const wished = listOf(preferred).slice(0, 10);
  return (
    known.find((one) => one === wished.find((name) => known.some((it) => it === name))) ?? 'jpg'
  );
}

/** Address of the whole at a size for a page; null where it can only be had in tiles. */
export function wholeAddress(service: ImageService): string | null {
  const { sizes, isFree, width, height, factors, tile } = service;
  const listed = sizes.findLast((size) => size.width <= PAGE_WIDTH && size.width >= PAGE_WIDTH / 4);
  if (listed !== undefined) return requested(service, 'full', listed);
  if (isFree) {
    const scale = Math.min(
      1,
      PAGE_WIDTH / width,
      service.mostSide / Math.max(width, height),
      Math.sqrt(service.mostArea / (width * height)),
    );
    return requested(service, 'full', {
      width: Math.max(1, Math.floor(width * scale)),
      height: Math.max(1, Math.floor(height * scale)),
    });
  }
  const last = factors.at(-1);
  if (tile !== null && last !== undefined) {
    const isOne = tile.width * last >= width && tile.height * last >= height;
    return isOne ? tileAddress(service, { factor: last, column: 0, row: 0 }) : null;
  }
  const smallest = sizes.find((size) => size.width * size.height <= LARGEST_AREA);
  if (smallest !== undefined) return requested(service, 'full', smallest);
  return width * height <= LARGEST_AREA ? requested(service, 'full', { width, height }) : null;
}

/** Address of a tile; null when the grid has no such tile. */
export function tileAddress(service: ImageService, { factor, column, row }: Tile): string | null {
  const { tile, width, height } = service;
  if (tile === null || !service.factors.includes(factor)) return null;
  const x = column * tile.width * factor;
  const y = row * tile.height * factor;
  if (x >= width || y >= height) return null;
  const w = Math.min(tile.width * factor, width - x);
  const h = Math.min(tile.height * factor, height - y);
  const region = w === width && h === height ? 'full' : `${x},${y},${w},${h}`;
  return requested(
    service,
    region,
    { width: Math.ceil(w / factor), height: Math.ceil(h / factor) },
    region === 'full' ? { width, height } : undefined,
  );
}

/** In the one way in which each version writes it (1.1 section 4, 2.1 section 4.7, 3.0 section 4.7). */
function requested(
  { base, version, width, height, format }: ImageService,
  region: string,
  size: Size,
  whole: Size = { width, height },
): string {
  const isAll = region === 'full' && size.width === whole.width && size.height === whole.height;
  const own = version === 3 ? `${size.width},${size.height}` : `${size.width},`;
  const all = version === 3 ? 'max' : 'full';
  const quality = version === 1 ? 'native' : 'default';
  return `${base}/${region}/${isAll ? all : own}/0/${quality}.${format}`;
}
