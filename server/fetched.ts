/**
 * What pages show of things that lie with the libraries: pictures, tiles, recordings and their descriptions, fetched
 * through the guarded dispatcher and served by us, so that no reader's browser asks another host.
 */
import path from 'node:path';
import type { ConnectOptions } from '../harvesters/connect.ts';
import { JsonFiles } from '../harvesters/outbound/json-files.ts';
import { Media } from '../harvesters/outbound/media.ts';
import { createOutbound } from '../harvesters/outbound/outbound.ts';
import { LARGE_PICTURES, Pictures, SMALL_PICTURES } from '../harvesters/outbound/pictures.ts';
import type { PictureLimits } from '../harvesters/outbound/pictures.ts';
import type { PortalDeps } from './portal-deps.ts';

/**
 * @param dataFolder copies lie in folders of their own in it
 * @param onMade told of every file and folder that was made
 */
export function fetchedThings(
  dataFolder: string,
  { exemptOrigins, certificates = {}, contact }: ConnectOptions,
  onMade: (file: string) => void,
): Pick<PortalDeps, 'pictures' | 'largePictures' | 'jsonFiles' | 'media'> {
  // What is opened inside is opened for harvests: an address in a record never leads there.
  const outbound = createOutbound({ exemptOrigins, certificates });
  const picturesOf = (folder: string, limits: PictureLimits): Pictures =>
    new Pictures({ folder: path.join(dataFolder, folder), limits, outbound, contact, onMade });
  const pictures = picturesOf('pictures', SMALL_PICTURES);
  const largePictures = picturesOf('large-pictures', LARGE_PICTURES);
  const jsonFiles = new JsonFiles({ outbound, contact });
  const media = new Media({ outbound, contact });
  return {
    pictures: (address, wanted) => pictures.of(address, wanted),
    largePictures: (address, wanted) => largePictures.of(address, wanted),
    jsonFiles: (address) => jsonFiles.of(address),
    media: (address, range, wanted) => media.of(address, range, wanted),
  };
}
