/**
 * The page of a work's pictures: one image, as large as the window and closer, the way to the next, and where
 * it comes from. Each part of the image is an address, so that it can be looked at without script as well.
 */
import { shortened } from '../../../catalogue/text/bounds.ts';
import type { Thing } from '../../../catalogue/things.ts';
import type { Work } from '../../../catalogue/work.ts';
import { ALL_OF_IT, piecesAddress, writeViewAddress } from '../../addresses/view-address.ts';
import type { Part, ViewAddress } from '../../addresses/view-address.ts';
import { ASSETS } from '../../assets.ts';
import type { ShownImage, View } from '../../enquiries/views.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Visit } from '../../visit.ts';
import { marked } from '../site/marked.ts';
import type { MarkedText } from '../site/marked.ts';
import { boxOf, canZoom, piecesOf } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { provenanceOf } from './things.ts';
import type { Provenance } from './things.ts';

interface Onward {
  readonly href: string;
  readonly label: string;
}

/** Another page or image of the work, by its name. */
interface NamedView {
  readonly href: string;
  readonly name: MarkedText;
  readonly current: boolean;
}

export interface ShownFigure {
  readonly name: string;
  readonly windowName: string;
  readonly viewBox: string;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly (Piece & { readonly href: string })[];
  /** For the script, which goes closer by itself; null on the page of a part. */
  readonly script: {
    readonly pieces: string;
    readonly size: string;
    readonly tile: string;
    readonly factors: string;
  } | null;
  /** Without script: parts of what is shown, what lies beside it, the way back to the whole. */
  readonly closer: readonly Onward[];
  readonly beside: readonly Onward[];
  readonly wider: readonly Onward[];
  readonly wholeFile: string | null;
}

export interface ShownPaging {
  readonly text: string;
  readonly previous: string | null;
  readonly next: string | null;
  readonly action: string;
  readonly thing: string;
  readonly page: number;
  readonly last: number;
  readonly names: readonly NamedView[];
  readonly listTitle: string;
  readonly tooMany: string | null;
}

export interface ViewPage {
  readonly title: MarkedText;
  readonly workHref: string;
  readonly figure: ShownFigure | null;
  /** Why there is nothing to see; '' when there is. */
  readonly fault: string;
  readonly from: Provenance | null;
  /** Name of the page in its sequence; '' when it has none. */
  readonly label: MarkedText;
  readonly paging: ShownPaging | null;
  readonly others: readonly NamedView[];
  readonly script: string;
}

const LONGEST_TITLE = 200;
/** Names of pages that are listed. */
const MOST_NAMES = 200;

/** @param views all that the work has; the one that is shown is among them, none when it has none */
export function presentView(
  work: Work,
  views: readonly Thing[],
  asked: ViewAddress & { readonly thing: string },
  view: View | undefined,
  labels: Labels,
  visit: Visit,
): ViewPage {
  const { t } = visit;
  const words = t.things.view;
  const title = shortened(work.title, LONGEST_TITLE);
  const thing = views.find(({ key }) => key === asked.thing);
  const hrefOf = (to: Partial<ViewAddress>): string => {
    const address = { ...asked, part: ALL_OF_IT, ...to };
    // The first has the address of the work's pictures itself.
    const isFirst = address.thing === views[0]?.key;
    return writeViewAddress(work.id, { ...address, thing: isFirst ? undefined : address.thing });
  };
  const paging = view === undefined ? null : pagingOf(view, asked, hrefOf, visit);
  const image = view === undefined || typeof view.image === 'string' ? null : view.image;
  const name = words.picture(title, paging?.text ?? '');
  return {
    title: marked(title, visit.lang),
    workHref: `/works/${encodeURIComponent(work.id)}`,
    figure: image === null ? null : figureOf(work, image, asked, name, hrefOf, visit),
    fault:
      view === undefined
        ? words.none
        : typeof view.image === 'string'
          ? words.faults[view.image]
          : '',
    from: thing === undefined ? null : provenanceOf(thing, labels, visit),
    label: marked(view?.labels[asked.page - 1] ?? '', visit.lang),
    paging,
    others:
      views.length < 2
        ? []
        : views.map(({ key, link }, i) => ({
            href: hrefOf({ thing: key, page: 1 }),
            name: marked(shortened(link.label ?? words.other(i + 1), LONGEST_TITLE), visit.lang),
            current: key === asked.thing,
          })),
    script: ASSETS.things,
  };
}

type HrefOf = (to: Partial<ViewAddress>) => string;

function pagingOf(
  { labels, total }: View,
  { thing, page }: ViewAddress & { readonly thing: string },
  hrefOf: HrefOf,
  { lang, t }: Visit,
): ShownPaging | null {
  const words = t.things.view;
  const last = labels.length;
  if (last < 2) return null;
  return {
    text: page <= last ? words.page(page, total) : '',
    previous: page > 1 ? hrefOf({ page: Math.min(page - 1, last) }) : null,
    next: page < last ? hrefOf({ page: page + 1 }) : null,
    action: hrefOf({ thing: undefined, page: 1 }),
    thing,
    page,
    last,
    names: labels.slice(0, MOST_NAMES).map((label, i) => ({
      href: hrefOf({ page: i + 1 }),
      name: marked(label === '' ? words.unnamed(i + 1) : label, lang),
      current: i + 1 === page,
    })),
    listTitle: words.list(Math.min(last, MOST_NAMES), last),
    tooMany: total > last ? words.tooMany(last) : null,
  };
}

function figureOf(
  work: Work,
  image: ShownImage,
  { thing, page, part }: ViewAddress & { readonly thing: string },
  name: string,
  hrefOf: HrefOf,
  { t }: Visit,
): ShownFigure {
  const words = t.things.view;
  const at = piecesAddress(work.id, thing, page);
  const box = boxOf(image, part);
  const { tile, factors, width, height } = image;
  const isWhole = part.zoom === 1;
  const shown = isWhole ? name : words.part(name, part.zoom, part.column + 1, part.row + 1);
  return {
    name: shown,
    windowName: words.window(shown),
    viewBox: [box.x, box.y, box.width, box.height].join(' '),
    width: Math.round(box.width),
    height: Math.round(box.height),
    pieces: piecesOf(image, part).map((piece) => ({ ...piece, href: at + piece.name })),
    script: isWhole
      ? {
          pieces: at,
          size: `${width} ${height}`,
          tile: tile === null ? '' : `${tile.width} ${tile.height}`,
          factors: factors.join(' '),
        }
      : null,
    closer: canZoom(image, part.zoom)
      ? words.corners.map((label, i) => ({ label, href: hrefOf({ part: cornerOf(part, i) }) }))
      : [],
    beside: besides(part).map(([side, beside]) => ({
      label: words.sides[side],
      href: hrefOf({ part: beside }),
    })),
    wider: isWhole
      ? []
      : [
          ...(part.zoom > 2
            ? [{ label: words.zoomOut, href: hrefOf({ part: aroundOf(part) }) }]
            : []),
          { label: words.whole, href: hrefOf({}) },
        ],
    wholeFile: image.hasWhole ? `${at}whole` : null,
  };
}

function cornerOf({ zoom, column, row }: Part, corner: number): Part {
  return {
    zoom: zoom * 2,
    column: column * 2 + (corner % 2),
    row: row * 2 + Math.floor(corner / 2),
  };
}

function aroundOf({ zoom, column, row }: Part): Part {
  return { zoom: zoom / 2, column: Math.floor(column / 2), row: Math.floor(row / 2) };
}

function besides({ zoom, column, row }: Part): ['left' | 'right' | 'up' | 'down', Part][] {
  const all: ['left' | 'right' | 'up' | 'down', Part][] = [
    ['left', { zoom, column: column - 1, row }],
    ['right', { zoom, column: column + 1, row }],
    ['up', { zoom, column, row: row - 1 }],
    ['down', { zoom, column, row: row + 1 }],
  ];
  const isInside = (at: number): boolean => at >= 0 && at < zoom;
  return all.filter(([, part]) => isInside(part.column) && isInside(part.row));
}
