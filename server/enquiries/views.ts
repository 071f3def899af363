/**
 * What a reader looks at large: the pages behind one thing of a work, and the pieces that each is shown by. A
 * reader names a thing of the work, a page and a piece of our grid; which address that comes to is found out
 * here from the record and from what its image service says, so that nobody can have us ask for anything else.
 */
import type { Thing, ViewFault } from '../../catalogue/things.ts';
import { readImageService, tileAddress, wholeAddress } from '../../formats/iiif/image-service.ts';
import type { ImageService, Size } from '../../formats/iiif/image-service.ts';
import { firstPicture, readIiif } from '../../formats/iiif/manifest.ts';
import type { Canvas } from '../../formats/iiif/manifest.ts';
import { pictureSize } from '../../harvesters/outbound/picture-size.ts';
import type { Picture } from '../../harvesters/outbound/pictures.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { readTile } from '../addresses/view-address.ts';

/** One image as it can be shown. */
export interface ShownImage extends Size {
  /** Whether there is a picture of the whole; else there are tiles alone. */
  readonly hasWhole: boolean;
  readonly tile: Size | null;
  readonly factors: readonly number[];
}

export interface View {
  readonly image: ShownImage | ViewFault;
  /** Of the sequence; one '' for a single picture, none while it cannot be read. */
  readonly labels: readonly string[];
  /** How many pages it has; more than there are labels of a very long one. */
  readonly total: number;
}

/** Where a page of a thing is. */
type Source =
  | { readonly kind: 'picture'; readonly address: string }
  | { readonly kind: 'service'; readonly service: ImageService };

interface Sequence {
  readonly pages: readonly (Canvas | Source)[];
  readonly total: number;
}

type ViewPorts = Pick<PortalDeps, 'largePictures' | 'jsonFiles'>;

export class Views {
  readonly #ports: ViewPorts;

  constructor(ports: ViewPorts) {
    this.#ports = ports;
  }

  /** @param page 1-based */
  async view(thing: Thing, page: number, wanted: AbortSignal): Promise<View> {
    const sequence = await this.#sequence(thing);
    if (typeof sequence === 'string') return { image: sequence, labels: [], total: 0 };
    const { pages, total } = sequence;
    const labels = pages.map((one) => ('label' in one ? one.label : ''));
    const { source: from } = thing.holding;
    const source = await this.#sourceOf(pages[page - 1], from);
    const image = typeof source === 'string' ? source : await this.#imageOf(source, from, wanted);
    return { image, labels, total };
  }

  /**
   * A piece of a page: `whole`, or a tile of its grid; undefined when there is none, or none to be had.
   *
   * @param page 1-based
   */
  async piece(
    thing: Thing,
    page: number,
    piece: string,
    wanted: AbortSignal,
  ): Promise<Picture | undefined> {
    const sequence = await this.#sequence(thing);
    if (typeof sequence === 'string') return undefined;
    const { source: from } = thing.holding;
    const source = await this.#sourceOf(sequence.pages[page - 1], from);
    if (typeof source === 'string') return undefined;
    const address = addressOf(source, piece);
    return address === null ? undefined : this.#ports.largePictures(address, wanted, from);
  }

  async #sequence({ kind, link, holding }: Thing): Promise<Sequence | ViewFault> {
    if (kind !== 'iiif') return { pages: [{ kind: 'picture', address: link.url }], total: 1 };
    const file = await this.#ports.jsonFiles(link.url, holding.source);
    if (file.kind !== 'file') return file.kind;
    const found = readIiif(file.json, file.address);
    switch (found.kind) {
      case 'manifest':
        return { pages: found.canvases, total: found.total };
      case 'service':
        return { pages: [found], total: 1 };
      case 'none':
        return 'unreadable';
    }
  }

  async #sourceOf(page: Canvas | Source | undefined, from: string): Promise<Source | ViewFault> {
    if (page === undefined) return 'beyond';
    if (!('label' in page)) return page;
    const { image } = page;
    switch (image.kind) {
      case 'none':
        return 'empty';
      case 'picture':
        return image;
      case 'member': {
        const file = await this.#ports.jsonFiles(image.address, from);
        if (file.kind !== 'file') return file.kind;
        const first = firstPicture(readIiif(file.json, file.address));
        return first === undefined ? 'empty' : this.#sourceOf(first, from);
      }
      case 'service': {
        const info = await this.#ports.jsonFiles(
          `${image.base.replace(/\/$/, '')}/info.json`,
          from,
        );
        if (info.kind !== 'file') return info.kind;
        const service = readImageService(info.json, image.base);
        return service === undefined ? 'unreadable' : { kind: 'service', service };
      }
    }
  }

  /** The picture of the whole is fetched beforehand: a page that cannot show it says so. */
  async #imageOf(
    source: Source,
    from: string,
    wanted: AbortSignal,
  ): Promise<ShownImage | ViewFault> {
    const whole = addressOf(source, WHOLE);
    const picture =
      whole === null ? undefined : await this.#ports.largePictures(whole, wanted, from);
    if (whole !== null && picture === undefined) return 'away';
    if (source.kind === 'service') {
      const { width, height, tile, factors } = source.service;
      return { width, height, tile, factors, hasWhole: picture !== undefined };
    }
    const size = picture === undefined ? undefined : pictureSize(picture);
    return size === undefined ? 'unreadable' : { ...size, hasWhole: true, tile: null, factors: [] };
  }
}

/** The piece that is the whole image at a size for a page. */
export const WHOLE = 'whole';

/** Null for what is no piece of it. */
function addressOf(source: Source, piece: string): string | null {
  if (source.kind === 'picture') return piece === WHOLE ? source.address : null;
  if (piece === WHOLE) return wholeAddress(source.service);
  const tile = readTile(piece);
  return tile === undefined ? null : tileAddress(source.service, tile);
}
