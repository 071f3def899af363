/**
 * The tile map of the libraries: a square for each district about where it lies, placed by hand. It claims no
 * boundaries and is no map: what it says is said in words by each tile, its number by digits and shade. A library
 * that has no place here (of another city) stands beside it.
 */
import type { LibraryFacts } from '../../enquiries/federation.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Messages } from '../../i18n/languages.ts';

export interface MapTile {
  readonly href: string;
  /** 秦淮 */
  readonly name: string;
  readonly works: string;
  /** What a screen reader says: what is seen, and the full name. */
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** So that the name fits its tile, and the same for all. */
  readonly nameSize: number;
  /** Opacity of the shade over the tile. */
  readonly shade: string;
  readonly isCity: boolean;
}

export interface CityMap {
  readonly width: number;
  readonly height: number;
  readonly tile: { readonly width: number; readonly height: number };
  readonly tiles: readonly MapTile[];
  /** Libraries without a place on it. */
  readonly beside: readonly {
    readonly href: string;
    readonly name: string;
    readonly works: string;
  }[];
}

/** Column from the west and row from the north, by code of the library. */
const PLACES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  320116: [1, 0], // 六合
  320111: [0, 1], // 浦口
  320106: [1, 1], // 鼓楼
  320102: [2, 1], // 玄武
  320113: [3, 1], // 栖霞
  320100: [0, 2], // 金陵图书馆, the library of the city: in 建邺
  320105: [1, 2], // 建邺
  320104: [2, 2], // 秦淮
  320114: [1, 3], // 雨花台
  320115: [2, 3], // 江宁
  320117: [2, 4], // 溧水
  320118: [2, 5], // 高淳
};
const CITY = '320100';
/** Its tile stands beside that of the district. */
const CITY_LIES_IN = '320105';

const TILE = { width: 100, height: 76 };
const GAP = 6;
const COLUMNS = 4;
const ROWS = 6;
/** Units of the drawing; the name may be so wide, and only what is longer than most is smaller than the others. */
const NAME = { size: 29, shared: 14, width: 84 };
/** Shade of the library with most works: text on it keeps its contrast. */
const DARKEST = 0.36;

/**
 * How far two libraries lie apart: steps over the tiles, across and down. Tiles, not kilometres, and no way that
 * anybody could go: it says no more than which of two districts is the nearer one.
 *
 * @returns undefined where one of them has no place
 */
export function tilesBetween(one: string, other: string): number | undefined {
  const [from, to] = [one, other].map((code) => PLACES[code === CITY ? CITY_LIES_IN : code]);
  if (from === undefined || to === undefined) return undefined;
  return Math.abs(from[0] - to[0]) + Math.abs(from[1] - to[1]);
}

export function presentMap(
  libraries: readonly LibraryFacts[],
  labels: Labels,
  t: Messages,
): CityMap {
  const most = Math.max(1, ...libraries.map(({ works }) => works));
  const tiles: MapTile[] = [];
  const beside: CityMap['beside'][number][] = [];
  for (const { library, works } of libraries) {
    const href = `/libraries/${encodeURIComponent(library.code)}`;
    const place = PLACES[library.code];
    const count = t.libraries.worksCount(works);
    if (place === undefined) {
      beside.push({ href, name: labels.libraryName(library.code), works: count });
      continue;
    }
    const [column, row] = place;
    const name = t.home.mapName(labels.libraryShort(library.code));
    tiles.push({
      href,
      name,
      works: t.number(works),
      label: t.home.mapLabel(name, count, labels.libraryName(library.code)),
      x: column * (TILE.width + GAP),
      y: row * (TILE.height + GAP),
      nameSize: sizeOf(name),
      shade: ((DARKEST * works) / most).toFixed(2),
      isCity: library.code === CITY,
    });
  }
  const shared = Math.max(NAME.shared, Math.min(...tiles.map(({ nameSize }) => nameSize)));
  // As it is read: from the north, and from the west.
  tiles.sort((a, b) => a.y - b.y || a.x - b.x);
  return {
    width: COLUMNS * (TILE.width + GAP) - GAP,
    height: ROWS * (TILE.height + GAP) - GAP,
    tile: TILE,
    tiles: tiles.map((tile) => ({ ...tile, nameSize: Math.min(tile.nameSize, shared) })),
    beside,
  };
}

/** At which a name alone fits its tile. */
function sizeOf(name: string): number {
  return Math.min(NAME.size, Math.floor(NAME.width / widthOf(name)));
}

/** In Han of the same size. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? 1 : 0.66), 0);
}
