/**
 * What pages show of things that lie with the libraries: pictures, tiles, recordings and their descriptions, fetched
 * through the guarded dispatcher and served by us, so that no reader's browser asks another host.
 *
 * An address that a record names leads inside at one place alone: the host and port of the interface that the very
 * record came from, where the operator opened its range. Nobody's record leads to the host of another.
 */
import path from 'node:path';
import { insideOf } from '../harvesters/connect.ts';
import type { ConnectOptions } from '../harvesters/connect.ts';
import { JsonFiles } from '../harvesters/outbound/json-files.ts';
import { Media } from '../harvesters/outbound/media.ts';
import { createOutbound } from '../harvesters/outbound/outbound.ts';
import type { Inside } from '../harvesters/outbound/outbound.ts';
import { LARGE_PICTURES, Pictures, SMALL_PICTURES } from '../harvesters/outbound/pictures.ts';
import type { PictureLimits } from '../harvesters/outbound/pictures.ts';
import type { PortalDeps } from './portal-deps.ts';

export type Fetched = Pick<PortalDeps, 'pictures' | 'largePictures' | 'jsonFiles' | 'media'>;

interface Fetchers {
  readonly pictures: Pictures;
  readonly largePictures: Pictures;
  readonly jsonFiles: JsonFiles;
  readonly media: Media;
}

/**
 * @param dataFolder copies lie in folders of their own in it
 * @param onMade told of every file and folder that was made
 * @param baseUrlOf of a source, by its id; undefined for one that is none any more
 */
export function fetchedThings(
  dataFolder: string,
  options: ConnectOptions,
  onMade: (file: string) => void,
  baseUrlOf: (source: string) => string | undefined,
): Fetched {
  const { exemptOrigins, certificates = {}, contact } = options;
  const fetchersOf = (inside?: Inside): Fetchers => {
    const outbound = createOutbound({ inside, exemptOrigins, certificates });
    const scope = inside?.origin ?? '';
    const picturesOf = (name: string, limits: PictureLimits): Pictures =>
      new Pictures({
        folder: path.join(dataFolder, name),
        limits,
        outbound,
        scope,
        contact,
        onMade,
      });
    return {
      pictures: picturesOf('pictures', SMALL_PICTURES),
      largePictures: picturesOf('large-pictures', LARGE_PICTURES),
      jsonFiles: new JsonFiles({ outbound, contact }),
      media: new Media({ outbound, contact }),
    };
  };
  const outside = fetchersOf();
  const within = new Map<string, Fetchers>();
  const whoAsks = (address: string, source: string): Fetchers => {
    const baseUrl = baseUrlOf(source) ?? '';
    if (!URL.canParse(baseUrl)) return outside;
    const inside = insideOf(options, baseUrl);
    if (inside.ranges.length === 0 || URL.parse(address)?.origin !== inside.origin) return outside;
    const known = within.get(baseUrl) ?? fetchersOf(inside);
    within.set(baseUrl, known);
    return known;
  };
  return {
    pictures: (address, wanted, source) => whoAsks(address, source).pictures.of(address, wanted),
    largePictures: (address, wanted, source) =>
      whoAsks(address, source).largePictures.of(address, wanted),
    jsonFiles: (address, source) => whoAsks(address, source).jsonFiles.of(address),
    media: (address, range, wanted, source) =>
      whoAsks(address, source).media.of(address, range, wanted),
  };
}
