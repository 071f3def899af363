/** What stands around every page, and pages that tell of an error: English. */
import type { Messages } from '../zh.ts';

export const site: Messages['site'] = {
  name: 'Nanjing Shared Library',
  tagline: 'Union search of local documents',
  description:
    'One search over the local documents of the libraries of Nanjing: gazetteers, genealogies, yearbooks, historical accounts, photographs, rubbings, oral history.',
  skip: 'Skip to content',
  demonstration:
    'Demonstration data: holdings, call numbers and shelves are fictitious and say nothing about the libraries’ real stock.',
  menu: 'Menu',
  toWords: 'Go to the search box',
  mainNavigation: 'Main',
  displaySettings: 'Display settings',
  textSize: 'Type',
  contrast: 'Contrast',
  textStandard: 'Standard',
  textLarge: 'Large',
  contrastStandard: 'Standard',
  contrastHigh: 'High',
  chosen: ' (current)',
  organiser: 'Organised by',
  telephone: 'Telephone',
  accessibility: 'Accessibility',
  about: 'About',
  help: 'Help',
  status: 'Harvest status',
  and: ', ',
  colon: ': ',
  demonstrationName: 'Demonstration data',
  wideTable: (name: string) => `${name} (table, scrolls sideways)`,
  none: 'none',
  external: ' (external site)',
  breadcrumb: 'You are here',
};

export const nav: Messages['nav'] = {
  home: 'Home',
  search: 'Search',
  browse: 'Browse',
  libraries: 'Libraries',
  collections: 'Collections',
  shelf: 'Shelf',
  status: 'Status',
  help: 'Help',
};

export const errors: Messages['errors'] = {
  notFound: 'No such page',
  notFoundHint:
    'The address may be mistyped, or the page has moved. Begin at the home page, or search.',
  badAddress: 'The address is malformed',
  badAddressHint:
    'The address contains characters that cannot be read. Please check it, or begin at the home page.',
  tooLong: 'The address is too long',
  tooLongHint:
    'An address may have 16,000 characters; this one has more. Please shorten the query or choose fewer filters.',
  tooMany: 'Too many requests',
  tooManyHint: (seconds) =>
    `There were too many requests from your network address within a minute. So that other readers are served as well, please wait ${seconds} seconds. Programs that fetch data should go slower.`,
  damaged: 'Data is damaged, this page cannot be shown',
  damagedHint:
    'A part of a data file is damaged; other pages work as usual. Please tell the administrator: doctor says which file it is, and restore puts a backup in its place.',
  badMethod: 'The address does not take this kind of request',
  badMethodHint: (method, allowed) => `${method} came; the address takes ${allowed}.`,
  bodyTooLarge: 'The body of the request is too long',
  bodyTooLargeHint: (most) =>
    most === 0
      ? 'The address takes no body; please send the request without one.'
      : `The address takes a body of ${most} bytes at most, its length told by Content-Length.`,
  form: 'This form is no longer valid',
  formHint:
    'You may have stayed too long, signed out, or signed in again elsewhere; or your browser keeps no cookies of this site. Nothing was changed. Please go back, open the form anew and send it again; what you typed is still there when you use the Back button of your browser.',
  formBack: 'Back to the page before',
  plainHttp: 'Staff pages open over https only',
  plainHttpHint:
    'This visit was not encrypted, and a password would be readable on the way, so nothing was opened. Please use the address that begins with https://. Administrators: put a reverse proxy (nginx, Caddy) that takes https in front of the portal, let it pass on the original Host and say https in X-Forwarded-Proto, and set portal.trustedProxies to the number of proxies. On the machine itself http://localhost works.',
  broken: 'Something went wrong',
  brokenHint:
    'The fault is ours and has been recorded. Please try again later; if it persists, tell the library this number.',
  id: 'Number',
  time: 'Time',
  home: 'To the home page',
};
