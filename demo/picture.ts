/**
 * Pictures for the demonstration, drawn where they are asked for: a view of a wall and water in the brown of old
 * prints, and a plan of streets and a river, another for each record. Any part can be drawn at any size, as a
 * service of images does it. They picture nothing that exists.
 */
import { crc32, deflateSync } from 'node:zlib';

export interface DrawnSize {
  readonly width: number;
  readonly height: number;
}

export interface DrawnBox extends DrawnSize {
  readonly x: number;
  readonly y: number;
}

/** The space that is drawn in; a drawing of this size is a small picture. */
export const DRAWN: DrawnSize = { width: 240, height: 180 };

type Drawing = (x: number, y: number, seed: number) => number;

/** @returns a PNG in shades of brown, always the same for the same name */
export function drawnView(name: string, size: DrawnSize = DRAWN, box?: DrawnBox): Buffer {
  return drawn(viewAt, name, size, box);
}

/** @returns the same of a plan of a town */
export function drawnPlan(name: string, size: DrawnSize = DRAWN, box?: DrawnBox): Buffer {
  return drawn(planAt, name, size, box);
}

function drawn(
  at: Drawing,
  name: string,
  { width, height }: DrawnSize,
  box: DrawnBox = { x: 0, y: 0, ...DRAWN },
): Buffer {
  const seed = crc32(name);
  const rows = Buffer.alloc(height * (width + 1));
  for (let row = 0; row < height; row++) {
    // Each row of a PNG begins with its filter: none.
    const start = row * (width + 1) + 1;
    const y = box.y + (row / height) * box.height;
    for (let column = 0; column < width; column++) {
      const light = at(box.x + (column / width) * box.width, y, seed);
      rows[start + column] = Math.max(0, Math.min(255, Math.round(light)));
    }
  }
  return png({ width, height }, rows);
}

function viewAt(x: number, y: number, seed: number): number {
  const skyline = DRAWN.width + (seed % 97);
  const hill = 70 + 18 * Math.sin((x + skyline) / 31) + 9 * Math.sin((x + seed) / 11);
  const merlon = Math.floor((x + skyline) / 9) % 2 === 0 ? 6 : 0;
  const wall = 104 - merlon - ((seed >>> 8) % 12);
  const water = 132;
  const grain = ((Math.floor(x) * 73 + Math.floor(y) * 151 + seed) % 17) - 8;
  if (y > water) return 150 + 12 * Math.sin(y / 3 + x / 40) + grain;
  if (y > wall) return 84 + ((x % 8) + (y % 5) < 2 ? -14 : 0) + grain;
  return (y > hill ? 128 : 205 - y / 3) + grain;
}

/** Streets of three widths, the narrow ones for whoever comes close; a river, and a wall around it all. */
function planAt(x: number, y: number, seed: number): number {
  const river = 90 + 26 * Math.sin((x + (seed % 61)) / 37) + 8 * Math.sin(x / 9);
  if (Math.abs(y - river) < 5) return 176;
  const fromWall = Math.hypot((x - 120) / 108, (y - 90) / 80);
  if (Math.abs(fromWall - 1) < 0.018) return 60;
  if (fromWall > 1) return 226 - ((Math.floor(x) + Math.floor(y * 3)) % 7 === 0 ? 14 : 0);
  for (const [apart, half, dark] of [
    [40, 0.9, 236],
    [10, 0.3, 232],
    [2.5, 0.07, 224],
  ] as const) {
    const across = (x + 3 * Math.sin(y / 23) + (seed % 7)) % apart;
    const along = (y + 2 * Math.sin(x / 19) + (seed % 5)) % apart;
    if (across < half * 2 || along < half * 2) return dark;
  }
  return 196 + ((Math.floor(x / 2.5) * 31 + Math.floor(y / 2.5) * 17 + seed) % 13) - 6;
}

function png({ width, height }: DrawnSize, rows: Buffer): Buffer {
  const palette = Array.from({ length: 256 }, (_, i) => [
    Math.min(255, Math.round(i * 1.02)),
    Math.round(i * 0.92),
    Math.round(i * 0.76),
  ]).flat();
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  // Eight bits for each point, which are numbers of the palette.
  size.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(rows, { level: 3 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
