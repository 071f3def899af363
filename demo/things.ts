/**
 * What records of the demonstration lead to besides their descriptions, served beside their interfaces: small
 * and large pictures of photographs, the sound of songs, plans by a IIIF Image service of level 0, and the leaves
 * of an album by a manifest. All of it is drawn and composed here when it is asked for.
 */
import { composedSong } from './melody.ts';
import { DRAWN, drawnPlan, drawnView } from './picture.ts';
import type { DrawnSize } from './picture.ts';
import type { DemoEntry } from './records/entry.ts';

/** Beside the interface of a repository: `song/lh-031.wav`. */
export interface DemoThing {
  readonly path: string;
  /** What formats with room for it say of it. */
  readonly label: string;
}

/** Photographs that lie open have a small and a large picture; others have what they say. */
export function thingsOf({ id, online, type, thing }: DemoEntry): DemoThing[] {
  if (online !== true) return [];
  const drawing = thing === 'plan' ? `${PLAN}${id}` : id;
  const small = { path: `thumbnail/${drawing}.png`, label: '缩略图' };
  switch (thing) {
    case 'song':
      return [{ path: `song/${id}.wav`, label: '录音（演示）' }];
    case 'plan':
      return [small, { path: `iiif/plan/${id}/info.json`, label: '全图（演示）' }];
    case 'album':
      return [small, { path: `iiif/album/${id}/manifest.json`, label: '全册（演示）' }];
    default:
      return type === '照片' ? [small, { path: `image/${id}.png`, label: '大图（演示）' }] : [];
  }
}

export interface ServedThing {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Begins the name of a small picture of a plan. */
const PLAN = 'plan-';
const LARGE: DrawnSize = { width: 1_200, height: 900 };
/** Of an image of the service. */
const WHOLE: DrawnSize = { width: 4_800, height: 3_600 };
const TILE = 512;
const FACTORS = [1, 2, 4, 8, 16];
const SIZES: readonly DrawnSize[] = [4, 8, 16].map((factor) => ({
  width: WHOLE.width / factor,
  height: WHOLE.height / factor,
}));
const LEAVES = 6;

/** @param origin of this server, as the records name it */
export function servedThing({ pathname, origin }: URL): ServedThing | undefined {
  const [, repository = '', kind = '', ...rest] = pathname.split('/');
  const [name = ''] = rest;
  const id = /^([\w-]+)\.\w+$/.exec(name)?.[1];
  switch (kind) {
    case 'thumbnail':
      if (id?.startsWith(PLAN) === true) return image(drawnPlan(id.slice(PLAN.length)));
      return id === undefined ? undefined : image(drawnView(id));
    case 'image':
      return id === undefined ? undefined : image(drawnView(id, LARGE));
    case 'song':
      return id === undefined ? undefined : { type: 'audio/wav', bytes: composedSong(id) };
    case 'iiif':
      return servedIiif(`${origin}/${repository}/iiif`, rest);
    default:
      return undefined;
  }
}

function image(bytes: Buffer): ServedThing {
  return { type: 'image/png', bytes };
}

/** `plan|album / name / info.json|manifest.json`, or region, size, rotation and quality in their place. */
function servedIiif(
  base: string,
  [drawing = '', name = '', ...rest]: string[],
): ServedThing | undefined {
  if ((drawing !== 'plan' && drawing !== 'album') || !/^[\w-]+$/.test(name)) return undefined;
  const service = `${base}/${drawing}/${name}`;
  const [region = '', size = '', rotation, quality] = rest;
  if (rest.length === 1 && region === 'info.json') return json(infoOf(service));
  if (rest.length === 1 && region === 'manifest.json') return json(manifestOf(base, name));
  if (rotation !== '0' || quality !== 'default.png') return undefined;
  const part = /^(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})$/.exec(region)?.slice(1).map(Number);
  const [x = 0, y = 0, width = WHOLE.width, height = WHOLE.height] = part ?? [];
  const [w = 0, h = 0] = size === 'max' ? [] : size.split(',').map(Number);
  // A service of level 0: tiles and sizes that it names, and nothing else.
  const isTile = part !== undefined && w > 0 && w <= TILE && h > 0 && h <= TILE;
  const isSize = region === 'full' && SIZES.some((one) => one.width === w && one.height === h);
  if (!isTile && !isSize) return undefined;
  const scale = DRAWN.width / WHOLE.width;
  const box = { x: x * scale, y: y * scale, width: width * scale, height: height * scale };
  const draw = drawing === 'plan' ? drawnPlan : drawnView;
  return image(draw(name, { width: w, height: h }, box));
}

function json(value: object): ServedThing {
  return { type: 'application/ld+json', bytes: Buffer.from(JSON.stringify(value)) };
}

function infoOf(id: string): object {
  return {
    '@context': 'http://iiif.io/api/image/3/context.json',
    id,
    type: 'ImageService3',
    protocol: 'http://iiif.io/api/image',
    profile: 'level0',
    ...WHOLE,
    sizes: SIZES,
    tiles: [{ width: TILE, height: TILE, scaleFactors: FACTORS }],
    preferredFormats: ['png'],
    extraFormats: ['png'],
  };
}

function manifestOf(base: string, name: string): object {
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: `${base}/album/${name}/manifest.json`,
    type: 'Manifest',
    label: { zh: ['演示数据：画面由程序绘成'] },
    items: Array.from({ length: LEAVES }, (_, i) => {
      const canvas = `${base}/album/${name}/canvas/${i + 1}`;
      const service = `${base}/album/${name}-${i + 1}`;
      return {
        id: canvas,
        type: 'Canvas',
        label: { zh: [`第 ${i + 1} 开`] },
        ...WHOLE,
        items: [
          {
            id: `${canvas}/page`,
            type: 'AnnotationPage',
            items: [
              {
                id: `${canvas}/annotation`,
                type: 'Annotation',
                motivation: 'painting',
                target: canvas,
                body: {
                  id: `${service}/full/1200,900/0/default.png`,
                  type: 'Image',
                  format: 'image/png',
                  ...WHOLE,
                  service: [{ id: service, type: 'ImageService3', profile: 'level0' }],
                },
              },
            ],
          },
        ],
      };
    }),
  };
}
