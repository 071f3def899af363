/** What of a work is looked at and listened to, on its page and on the page of its pictures. */
import type { Messages } from '../zh.ts';
import { n } from './number.ts';

export const things: Messages['things'] = {
  heading: 'Look and listen online',
  look: 'Look at it',
  lookNotes: {
    iiif: 'can be enlarged step by step, and leafed through',
    picture: 'can be enlarged',
    small: 'a small picture only',
  },
  larger: (title) => `Larger picture: ${title}`,
  listen: (title) => `Listen: ${title}`,
  watch: (title) => `Watch: ${title}`,
  captionsUnknown: 'The source does not say whether there are captions.',
  cannotPlay: (format) =>
    `Browsers cannot play ${format} files; please open the source and use a player of your own.`,
  atSource: (library) => `Open at the source (${library})`,
  playFault:
    'It cannot be played now: the source does not answer, gives no file that can be played, or too many are played from your address at once. Please try again later, or open the source.',
  tooManyPlayed: 'Too many recordings are played from your address',
  tooManyPlayedHint: (most, seconds) =>
    `So that others can listen and watch as well, ${most} recordings or films are played at once from one address. Please stop one, and try again in ${seconds} seconds.`,
  allPlayed: 'Too many are listening and watching now',
  allPlayedHint: (seconds) =>
    `All places for recordings and films are taken. Please try again in ${seconds} seconds, or open the source.`,
  moreThings: (shown) => `${n(shown)} are listed here; the others are under Holdings and access.`,
  rights: 'Rights',
  view: {
    title: (title) => `Larger picture: ${title}`,
    back: 'Back to the work',
    page: (page, total) => `image ${n(page)} of ${n(total)}`,
    picture: (title, page) => (page === '' ? title : `${title}, ${page}`),
    part: (picture, zoom, column, row) =>
      `${picture}, enlarged ${zoom} times, row ${row}, column ${column}`,
    previous: 'Previous image',
    next: 'Next image',
    pages: 'Images',
    goTo: 'Number of the image',
    go: 'Go',
    list: (shown, all) =>
      shown < all ? `Names of the first ${n(shown)} images` : 'Names of the images',
    unnamed: (page) => `Image ${n(page)}`,
    tooMany: (read) =>
      `This volume is very long: the first ${n(read)} images can be seen here, the others at the source.`,
    others: 'Other images of this work',
    other: (number) => `Image ${n(number)}`,
    tools: 'Zoom',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    reset: 'Whole image',
    keys: 'Two fingers or + enlarge, − makes smaller, the arrow keys move, 0 shows the whole.',
    window: (title) => `Image: ${title}; can be enlarged and moved`,
    closer: 'Enlarge',
    corners: ['upper left', 'upper right', 'lower left', 'lower right'],
    beside: 'Move',
    sides: { left: 'left', right: 'right', up: 'up', down: 'down' },
    whole: 'Whole image',
    wholeFile: 'Open this image alone',
    source: 'Look at the source',
    imageFault:
      'Some of the image cannot be had now: the source does not answer. Please try again later, or look at the source.',
    none: 'This work has no image that can be shown here. Images are shown only while the library gives them to everybody online; the page of the work says how to get it.',
    faults: {
      away: 'The image cannot be had now: the source does not answer, or it is too large. Please look at the source, or try again later.',
      unreadable: 'What the source gives is no image that we can show. Please look at the source.',
      empty: 'There is no image on this page.',
      beyond: 'There is no such image.',
    },
  },
};
