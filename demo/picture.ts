/**
 * Small pictures for photographs of the demonstration: a drawn view of a wall and water in the brown of old
 * prints, another for each record. They picture nothing that exists.
 */
import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 240;
const HEIGHT = 180;

/** @returns a PNG in shades of brown, always the same for the same name */
export function drawnView(name: string): Buffer {
  const seed = crc32(name);
  const skyline = WIDTH + (seed % 97);
  const rows: number[] = [];
  for (let y = 0; y < HEIGHT; y++) {
    // Each row of a PNG begins with its filter: none.
    rows.push(0);
    for (let x = 0; x < WIDTH; x++) {
      const hill = 70 + 18 * Math.sin((x + skyline) / 31) + 9 * Math.sin((x + seed) / 11);
      const merlon = Math.floor((x + skyline) / 9) % 2 === 0 ? 6 : 0;
      const wall = 104 - merlon - ((seed >>> 8) % 12);
      const water = 132;
      const grain = ((x * 73 + y * 151 + seed) % 17) - 8;
      const light =
        y > water
          ? 150 + 12 * Math.sin(y / 3 + x / 40)
          : y > wall
            ? 84 + ((x % 8) + (y % 5) < 2 ? -14 : 0)
            : y > hill
              ? 128
              : 205 - y / 3;
      rows.push(Math.max(0, Math.min(255, Math.round(light + grain))));
    }
  }
  const palette = Array.from({ length: 256 }, (_, i) => [
    Math.min(255, Math.round(i * 1.02)),
    Math.round(i * 0.92),
    Math.round(i * 0.76),
  ]).flat();
  const size = Buffer.alloc(13);
  size.writeUInt32BE(WIDTH, 0);
  size.writeUInt32BE(HEIGHT, 4);
  // Eight bits for each point, which are numbers of the palette.
  size.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(Buffer.from(rows))),
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
