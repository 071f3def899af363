/** Citations, files, the shelf: English. */
import type { Messages } from '../zh.ts';
import { n } from './number.ts';

export const taking: Messages['taking'] = {
  title: 'Take along',
  ways: 'Download, subscribe',
  citation: 'Reference (GB/T 7714—2025)',
  address: 'Permanent link',
  copyCitation: 'Copy reference',
  copyAddress: 'Copy link',
  copied: 'Copied',
  qr: (title) => `QR code: permanent link of ${title}`,
  files: 'Download the description',
  formats: {
    ris: 'EndNote, NoteExpress, Zotero',
    bib: 'BibTeX, JabRef, LaTeX',
    enw: 'EndNote',
    txt: 'References GB/T 7714',
    mrc: 'Library systems, CNMARC',
    marcxml: 'Library systems, MARCXML',
    jsonld: 'Data, JSON-LD',
    csv: 'Sheet for Excel, WPS',
  },
  format: (who, extension) => `${who} (.${extension})`,
  choose: (title) => `Choose: ${title}`,
  hits: (total, most) =>
    total > most
      ? `With nothing ticked, the first ${n(most)} of the ${n(total)} works found (${n(most)} at most at a time); else only those ticked.`
      : `With nothing ticked, all ${n(total)} works found; else only those ticked.`,
  as: 'Format',
  download: 'Download',
};

export const shelf: Messages['shelf'] = {
  title: 'Shelf',
  named: (name) => `Shelf: ${name}`,
  put: 'Put on the shelf',
  takeOff: 'Take off the shelf',
  takeOffThis: (title) => `Take off the shelf: ${title}`,
  added: 'Added. On the shelf: {n}.',
  removed: 'Taken off. On the shelf: {n}.',
  nothingChosen: 'Please tick the works to be added first.',
  nothingTicked:
    'No work was ticked, so nothing was put on the shelf. Go back to the results, tick some and press “Put on the shelf” again.',
  full: (most) =>
    `The shelf holds ${n(most)} works at most, and these do not fit; download or take off some first.`,
  total: (count) => `${n(count)} works`,
  own: 'This is your shelf. It is kept in this browser alone: no account is needed, we store nothing of it, and clearing browsing data clears it too.',
  other: 'This list is in its address; it is not your shelf.',
  putAll: 'Put all on my shelf',
  blocked:
    'The browser does not let this site keep data (a private window, perhaps), so the shelf cannot be kept. Bookmark or copy the address below: it always leads to this list.',
  gone: (count) => `${n(count)} no longer in the catalogue are left out.`,
  moved: (count) => `${n(count)} were joined with other records; the joined works are listed.`,
  surplus: (count, most) =>
    `Too many works in the address: a shelf holds ${n(most)}, and the last ${n(count)} are left out.`,
  strange: (count) => `${n(count)} parts of the address name no work and are left out.`,
  empty: 'The shelf is empty',
  emptyHint:
    'Tick works among search results, or open a work and go to “Take along”, and press “Put on the shelf”. The shelf is kept in your browser, without an account.',
  emptyWithout:
    'Without script, what you put on it is written in the address: bookmark or send that address to keep or share the shelf.',
  toSearch: 'Search',
  ways: 'Download and share',
  share: 'Share and keep',
  address: 'Address of the shelf',
  addressHint: 'Whoever opens it sees the same list, without an account.',
  name: 'Name of the shelf (optional)',
  rename: 'Set the name',
  files: 'Download all',
  print: 'Print',
  clear: 'Clear the shelf',
  clearHint: 'After clearing, “Back” in the browser still shows this list.',
  holders: 'Held by',
};
