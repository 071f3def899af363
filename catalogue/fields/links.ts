export interface Link {
  readonly url: string;
  readonly kind:
    'landing' | 'fulltext' | 'cover' | 'thumbnail' | 'iiif' | 'audio' | 'video' | 'other';
  readonly label?: string;
  /** Short name of what is there: MP3, PDF. */
  readonly format?: string;
  /** How long or how large, as printed. */
  readonly length?: string;
}

/**
 * What an address in a record leads to, by what the record says of it and by how it is written. Only a
 * picture that the record itself calls a small one is ever fetched and shown.
 */

/** What a record says beside an address. */
export interface LinkWords {
  /** 856$3, $y or $z. */
  readonly label?: string | undefined;
  /** A media type or the like: 856$q. */
  readonly format?: string | undefined;
  /** As printed: 856$s in bytes, 306 or an extent as a time. */
  readonly length?: string | undefined;
}

const THUMBNAIL = /缩略图|縮略圖|缩微图|小图|thumbnail/iu;
const COVER = /封面|cover/iu;
const FULL_TEXT = /全文|full ?text/iu;
const AUDIO = /\.(mp3|wav|flac|m4a|ogg|oga|aac|wma)$/iu;
const VIDEO = /\.(mp4|m4v|webm|mov|avi|mkv|mpe?g|wmv|m3u8)$/iu;
const PICTURE = /\.(?:jpe?g|png|gif|webp)$/iu;
const PICTURE_FORMAT = /^(?:jpe?g|png|gif|webp)$/iu;

/**
 * @param url one that `isWebAddress` accepts
 * @param otherwise what it is when nothing says more
 */
export function readLink(url: string, otherwise: Link['kind'], words: LinkWords = {}): Link {
  const { label, length } = words;
  const { pathname, search } = new URL(url);
  const format = words.format ?? endingOf(pathname);
  return {
    url,
    kind: kindOf(pathname, search, label ?? '', format?.toLowerCase() ?? '') ?? otherwise,
    ...(label === undefined ? {} : { label }),
    ...(format === undefined ? {} : { format: shortFormat(format) }),
    ...(length === undefined ? {} : { length }),
  };
}

/** Ending of an address that says what sound or film is there: `mp3`; undefined for any other. */
export function recordingIn(url: string): string | undefined {
  return endingOf(new URL(url).pathname);
}

function endingOf(pathname: string): string | undefined {
  return AUDIO.exec(pathname)?.[1] ?? VIDEO.exec(pathname)?.[1];
}

/** Whether there is a picture itself, and not a page about it: by the words of the record, or as it is written. */
export function isPicture({ url, format = '' }: Link): boolean {
  return PICTURE_FORMAT.test(format) || PICTURE.test(new URL(url).pathname);
}

function kindOf(
  path: string,
  search: string,
  label: string,
  format: string,
): Link['kind'] | undefined {
  if (THUMBNAIL.test(label)) return 'thumbnail';
  if (/thumb/iu.test(path + search) && (PICTURE.test(path) || !/\.\w{2,4}$/u.test(path))) {
    return 'thumbnail';
  }
  if (
    /\biiif\b/iu.test(label) ||
    /\/(?:info\.json|collection\.json|manifest(?:\.json)?)$/iu.test(path)
  )
    return 'iiif';
  if (format.startsWith('audio/') || AUDIO.test(path)) return 'audio';
  if (format.startsWith('video/') || VIDEO.test(path)) return 'video';
  if (COVER.test(label)) return 'cover';
  return FULL_TEXT.test(label) ? 'fulltext' : undefined;
}

/** audio/mpeg and mp3 as readers know them. */
function shortFormat(format: string): string {
  const [, name = format] =
    /^(?:audio|video|image|application)\/(?:x-)?([\w.+-]+)$/iu.exec(format) ?? [];
  return name.toUpperCase().replace(/^MPEG$/u, /^audio/iu.test(format) ? 'MP3' : 'MPEG');
}
