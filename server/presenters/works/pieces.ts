/**
 * A part of an image as an SVG draws it: the whole picture beneath, and above it those tiles that are fine
 * enough for a page. The script of the viewer goes on from there; without it each part is a page of its own.
 */
import type { ShownImage } from '../../enquiries/views.ts';
import { tileName } from '../../addresses/view-address.ts';
import type { Part } from '../../addresses/view-address.ts';

/** A picture in the coordinates of the image. */
export interface Piece {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Px that a page shows of a part, at least, where the image has as many. */
const FINE = 1_000;
/** Tiles of one page; where there would be more, coarser ones are taken. */
const MOST_TILES = 80;
/** A part is no smaller than this; px of the image. */
const SMALLEST_PART = 300;

export function boxOf({ width, height }: ShownImage, { zoom, column, row }: Part): Box {
  return {
    x: (width / zoom) * column,
    y: (height / zoom) * row,
    width: width / zoom,
    height: height / zoom,
  };
}

/** Whether parts of this part are worth a page. */
export function canZoom({ width, height }: ShownImage, zoom: number): boolean {
  return Math.max(width, height) / (zoom * 2) >= SMALLEST_PART && zoom < 64;
}

export function piecesOf(image: ShownImage, part: Part): Piece[] {
  const { width, height, hasWhole } = image;
  const whole: Piece[] = hasWhole ? [{ name: 'whole', x: 0, y: 0, width, height }] : [];
  // The whole is made for a page; tiles are for what is closer.
  return hasWhole && part.zoom === 1 ? whole : [...whole, ...tilesOf(image, boxOf(image, part))];
}

function tilesOf(image: ShownImage, box: Box): Piece[] {
  const { tile, factors, width, height } = image;
  if (tile === null) return [];
  const fine = factors.findLastIndex((one) => Math.max(box.width, box.height) / one >= FINE);
  for (const factor of factors.slice(Math.max(0, fine))) {
    const [w, h] = [tile.width * factor, tile.height * factor];
    const [left, top] = [Math.floor(box.x / w), Math.floor(box.y / h)];
    const right = Math.ceil(Math.min(box.x + box.width, width) / w);
    const bottom = Math.ceil(Math.min(box.y + box.height, height) / h);
    if ((right - left) * (bottom - top) > MOST_TILES) continue;
    return Array.from({ length: (right - left) * (bottom - top) }, (_, i) => {
      const column = left + (i % (right - left));
      const row = top + Math.floor(i / (right - left));
      return {
        name: tileName({ factor, column, row }),
        x: column * w,
        y: row * h,
        width: Math.min(w, width - column * w),
        height: Math.min(h, height - row * h),
      };
    });
  }
  return [];
}
